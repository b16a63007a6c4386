"""An adjective of the mind or a fixed predicate → whose it is and what is held: `is sure that`, `made clear that`."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.find.statements_background import without_asides
from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_lists import own_subject
from dragoman.find.statements_subjects import subject_of
from dragoman.knowledge.reporting import Cue, Frame, Reporting
from dragoman.parse import Word
from dragoman.syntax import child, children

COPULAS = frozenset({"be", "remain", "seem", "appear", "become", "feel", "sound", "stay", "get", "grow"})
EMPTY = frozenset({"it", "this", "that", "what", "there"})


class Held(NamedTuple):
    """The entry, who holds it, the verb it stands with, the words of the cue, and those of what is held."""

    cue: Cue
    speaker: Word
    verb: Word
    words: tuple[Word, ...]
    content: list[int]
    rule: str


def held(field: Field, word: Word, reporting: Reporting) -> Held | None:
    """What an adjective or the second half of a fixed predicate tells of its subject, or None."""
    fixed = reporting.predicates.get((word.head.lemma, word.lower))
    if fixed is not None and word.dep in ("acomp", "ccomp", "oprd", "xcomp", "amod"):
        return _fixed(field, word, word.head, fixed, reporting)
    entries = reporting.adjectives.get(word.lower, ())
    if not entries:
        return None
    verb = word.head if word.head.lemma in COPULAS and word.dep in ("acomp", "conj", "oprd") else word
    if verb is word and not any(c.dep == "auxpass" for c in word.children):
        return None
    speaker = own_subject(verb) or (subject_of(field, verb, reporting) if verb.dep in ("conj", "advcl") else None)
    if speaker is None or speaker.lower in EMPTY:
        return None
    below = word.children if verb is word else [*word.children, *verb.children]
    for cue in entries:
        for frame in cue.frames:
            content = _content(field, word, below, frame)
            if content:
                by = [c for c in below if frame.preposition and c.lower == frame.preposition and c.i > word.i][:1]
                words = (*((verb,) if verb is not word else ()), word, *by)
                what = "clause" if frame.shape == "clause" else frame.preposition or "infinitive"
                return Held(cue, speaker, verb, words, content, f"be {word.lower} + {what}")
    return None


def _fixed(field: Field, word: Word, verb: Word, cue: Cue, reporting: Reporting) -> Held | None:
    speaker = subject_of(field, verb, reporting)
    below = [*verb.children, *word.children, *(d for c in children(verb, "ccomp", "xcomp") for d in c.children)]
    content = _content(field, word, below, Frame("clause"))
    if speaker is None or speaker.lower in EMPTY or not content:
        return None
    return Held(cue, speaker, verb, (verb, word), content, f"{verb.lemma} {word.lower} + clause")


def _content(field: Field, word: Word, below: list[Word], frame: Frame) -> list[int]:
    """The words that a frame finds behind the adjective."""
    _, last = field.segment(word)
    behind = [c for c in below if word.i < c.i <= last]
    if frame.shape == "clause":
        clause = next((c for c in behind if c.dep in ("ccomp", "advcl", "acl") and _is_clause(c)), None)
        if clause is None:
            return []
        low = max(clause.left, word.i + 1)
        while low < clause.right and (field.words[low].lower == "that" or field.words[low].pos in NOT_WORDS):
            low += 1
        return without_asides(field, list(range(low, min(clause.right, last) + 1)), field.level(word))
    if frame.shape == "infinitive":
        inner = next((c for c in behind if c.dep in ("xcomp", "advcl") and _has_to(c) and own_subject(c) is None), None)
    else:
        by = next((c for c in behind if c.dep in ("prep", "agent") and c.lower == frame.preposition), None)
        inner = child(by, "pobj", "pcomp") if by is not None else None
    if inner is None:
        return []
    return without_asides(field, list(range(inner.left, min(inner.right, last) + 1)), field.level(word))


def _is_clause(word: Word) -> bool:
    """A `that`-clause, a question, or a clause with a subject; `if` and `because` tell when, not what."""
    marks = [c.lower for c in word.children if c.dep == "mark"]
    return "that" in marks or "whether" in marks or (not marks and own_subject(word) is not None and not _has_to(word))


def _has_to(word: Word) -> bool:
    return any(c.lower == "to" and c.dep == "aux" for c in word.children)
