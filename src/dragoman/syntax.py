"""Words of a parse → the phrases and roles that finders ask for: subjects, objects, clauses, noun phrases, negation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.span import Span
from dragoman.parse import Parse, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PASSIVE = frozenset({"nsubjpass", "auxpass", "csubjpass"})
LOOSE = frozenset({"relcl", "appos", "acl", "punct", "cc", "conj", "prep", "advcl"})
TIED = frozenset({"of", "for", "in", "on", "to", "between"})
EDGE = " \t\n,;:.-–—"


def ancestors(word: Word) -> Iterator[Word]:
    """Heads from the nearest to the root of the sentence."""
    while word.head is not word:
        word = word.head
        yield word


def children(word: Word, *deps: str) -> list[Word]:
    """Children with one of these dependency labels, in order of the text."""
    return [child for child in word.children if child.dep in deps]


def child(word: Word, *deps: str) -> Word | None:
    """The first child with one of these labels, or None."""
    for c in word.children:
        if c.dep in deps:
            return c
    return None


def conjuncts(word: Word) -> list[Word]:
    """The word and what is coordinated with it below, in order: `A, B and C` seen from A."""
    found = [word]
    for other in word.children:
        if other.dep == "conj":
            found.extend(conjuncts(other))
    return found


def subject(verb: Word) -> Word | None:
    """The verb's own subject, or that of the verb it is coordinated with or controlled by (`wants to go`)."""
    own = next((c for c in verb.children if c.dep in SUBJECTS), None)
    if own is not None:
        return own
    if verb.dep in ("conj", "xcomp") and verb.head is not verb:
        return subject(verb.head)
    return None


def is_passive(verb: Word) -> bool:
    """Does the verb stand in the passive?"""
    return not PASSIVE.isdisjoint([c.dep for c in verb.children])


def agent(verb: Word) -> Word | None:
    """`by X` of a passive: X, or None."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def negation(verb: Word) -> Word | None:
    """The word that negates a verb, its auxiliary or its subject (`no talks took place`), or None."""
    for c in verb.children:
        if c.dep == "neg" or c.lower in ("never", "nor"):
            return c
        if c.dep in SUBJECTS:
            if c.lower in ("nobody", "none", "nothing", "neither"):
                return c
            if (no := next((d for d in c.children if d.lower in ("no", "neither", "not")), None)) is not None:
                return no
    return None


def subtree(parse: Parse, word: Word) -> list[Word]:
    """The words from the first to the last below a word, in order of the text."""
    return parse.words[word.left : word.right + 1]


def subtree_span(parse: Parse, word: Word) -> Span:
    """From the first to the last word below a word, without punctuation at the edges."""
    return trim(parse.text, Span(parse.words[word.left].start, parse.words[word.right].end))


def noun_phrase(parse: Parse, noun: Word, *, of: bool = True) -> Span:
    """A noun with its determiners, adjectives and compounds, and with `of` its prepositional phrases.

    Relative clauses, appositions and coordinated nouns stay outside.
    """
    first, last = noun, noun
    for c in noun.children:
        if c.dep not in LOOSE and c.i < noun.i:
            first = min(first, parse.words[c.left], key=lambda w: w.i)
        elif c.i > noun.i and (c.dep in ("case", "nummod", "flat") or (of and c.dep == "prep" and c.lower in TIED)):
            last = max(last, parse.words[c.right], key=lambda w: w.i)
    return Span(first.start, last.end)


def trim(text: str, span: Span, edge: str = EDGE) -> Span:
    """The span without blanks and punctuation at its edges; unchanged where nothing would be left."""
    start, end = span
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start, end) if start < end else span
