"""The noun of a speaker → the phrase as written: title, apposition and joint speakers, without clauses and asides."""

from __future__ import annotations

from dragoman.find.statements_field import Field
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import SUBJECTS, children, trim

LOOSE_RIGHT = frozenset({"relcl", "punct", "cc", "advcl", "ccomp", "parataxis", "dep"})


def phrase_span(field: Field, noun: Word) -> Span:
    """A speaker as written: with title, apposition and joint speakers, without relative clauses and asides."""
    if (known := field.phrases.get(noun.i)) is None:
        known = field.phrases[noun.i] = _cut(field, noun)
    return known


def _cut(field: Field, noun: Word) -> Span:
    first, last = noun.i, noun.i
    sentence = field.parse.sentence_of(noun)
    home = field.quotation_at(noun)
    for c in noun.children:
        if c.dep in SUBJECTS:
            continue
        if c.i < noun.i and c.dep not in LOOSE_RIGHT and c.entity not in ("DATE", "TIME"):
            first = min(first, c.left)
        elif (
            c.i > noun.i
            and c.dep not in LOOSE_RIGHT
            and c.dep != "case"
            and not (c.dep == "acl" and field.words[c.left - 1].text == ",")
        ):
            last = max(last, _right(c))
    first = max(first, sentence.first)
    while first < noun.i and (
        field.quotation_at(field.words[first]) != home or field.words[first].start < field.opening(noun)
    ):
        first += 1
    n = noun.i
    while n < last and field.quotation_at(field.words[n + 1]) == home and field.words[n + 1].text != ";":
        n += 1
    n = _with_name(field, noun, n)
    return trim(field.text, Span(field.words[first].start, field.words[n].end), " \t\n,;:–—-")


def _with_name(field: Field, noun: Word, n: int) -> int:
    """`a spokeswoman, Claire Rau.`: the name that the parser left beside the title."""
    if noun.pos != "NOUN" or n + 2 >= len(field.words) or field.words[n + 1].text != ",":
        return n
    m = n + 2
    while m < len(field.words) and field.words[m].pos == "PROPN" and field.level(field.words[m]) == field.level(noun):
        m += 1
    named = m > n + 3 or (m == n + 3 and field.words[m - 1].entity == "PERSON")
    closed = m < len(field.words) and field.words[m].text in (",", ".", ";")
    return m - 1 if named and closed else n


def _right(word: Word) -> int:
    """The last word of a child, its relative clauses left out."""
    last = word.i
    for c in word.children:
        if c.dep not in LOOSE_RIGHT and c.i > word.i:
            last = max(last, _right(c))
    return last


def joint_speakers(noun: Word) -> list[Word]:
    """A speaker and those named beside it: Saudi Arabia and the United States."""
    found = [noun]
    for other in children(noun, "conj"):
        if other.pos in ("NOUN", "PROPN", "PRON"):
            found.extend(joint_speakers(other))
    return found
