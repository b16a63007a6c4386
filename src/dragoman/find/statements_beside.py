"""A quotation and the cue beside it → the noun of whoever speaks: no word of the quotation, nobody addressed."""

from __future__ import annotations

from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_lists import own_subject
from dragoman.find.statements_near import issuer, speaks_by
from dragoman.find.statements_subjects import can_speak, subject_of
from dragoman.knowledge.reporting import Reporting
from dragoman.model.span import Span
from dragoman.parse import Word

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HEADS = frozenset({"NOUN", "PROPN", "PRON"})
INNER = frozenset({"compound", "poss", "nmod", "amod", "pobj", "npadvmod", "appos", "conj"})
WINDOW = 30
"""Words from the cue to its speaker: `said the prefect`, `the harbour master of Tórshavn, Jákup Dam, told`."""


def quote_speaker(field: Field, verb: Word, content: tuple[Span, ...], reporting: Reporting) -> Word | None:
    """The subject of the cue; where the tree takes it from the quotation or finds none, the noun that stands beside."""
    behind = content[0].start < verb.start
    if (
        behind
        and own_subject(verb) is None
        and verb.lemma != "be"
        and (near := _before(field, verb, content)) is not None
    ):
        return near
    found = subject_of(field, verb, reporting)
    if found is not None and (by := _by(found, verb, reporting)) is not None:
        return by
    outside = found is not None and field.level(found) <= field.level(verb) and not _inside(found, content)
    if found is not None and outside and (verb.tag != "VBG" or can_speak(found, reporting)) and found.lower != "it":
        return found
    if verb.tag == "VBG" and (told := _told_before(field, verb, reporting)) is not None:
        return told
    beside = _before(field, verb, content) or _after(field, verb, content)
    if beside is not None and (by := _by(beside, verb, reporting)) is not None:
        return by
    return beside or (found if outside else None)


def _by(found: Word, verb: Word, reporting: Reporting) -> Word | None:
    """Whose words they are where a text or a word for them is the subject: `issued a statement saying`."""
    if verb.tag == "VBG" and found is verb.head:
        by = issuer(found)
        return by if by is not None and can_speak(by, reporting) else None
    return speaks_by(found, reporting) if verb.lemma == "be" else None


def _inside(word: Word, content: tuple[Span, ...]) -> bool:
    return any(span.start <= word.start < span.end for span in content)


def _told_before(field: Field, verb: Word, reporting: Reporting) -> Word | None:
    """`Rau told the council …, adding: “…”`: the subject of the nearest finite verb before the participle."""
    sentence = field.parse.sentence_of(verb)
    for n in range(verb.i - 1, sentence.first - 1, -1):
        word = field.words[n]
        if word.tag in FINITE and word.tag != "MD" and field.level(word) == 0:
            own = own_subject(word)
            if own is not None and field.level(own) == 0 and can_speak(own, reporting):
                return own
    return None


def _before(field: Field, verb: Word, content: tuple[Span, ...]) -> Word | None:
    """The first noun of the words that run up to the cue from the quotation or the sentence's beginning."""
    run: list[Word] = []
    for n in range(verb.i - 1, max(verb.i - WINDOW, -1), -1):
        word = field.words[n]
        if (
            field.level(word) > field.level(verb)
            or _inside(word, content)
            or word.text in ".;:?!"
            or word.tag in FINITE
        ):
            break
        run.append(word)
    return _head_of(run[::-1])


def _after(field: Field, verb: Word, content: tuple[Span, ...]) -> Word | None:
    """The first noun behind the cue, up to a stop."""
    run: list[Word] = []
    for n in range(verb.i + 1, min(verb.i + WINDOW, len(field.words))):
        word = field.words[n]
        if field.level(word) > field.level(verb) or _inside(word, content) or word.text in ",.;:?!":
            break
        run.append(word)
    if not run or run[0].pos == "ADP":
        return None
    return _head_of(run)


def _head_of(run: list[Word]) -> Word | None:
    """The noun that no other noun of the run governs: `master` of `the harbour master of Tórshavn, Jákup Dam`."""
    inside = {word.i for word in run}
    for word in run:
        if word.pos in HEADS and word.pos not in NOT_WORDS:
            governed = word.dep in INNER and word.head.i in inside
            if not governed and word.entity not in ("DATE", "TIME"):
                return word
    named = next((word for word in run if word.dep == "nsubj" and word.text[0].isupper()), None)
    return named or next((word for word in run if word.pos == "NUM" and word.entity not in ("DATE", "TIME")), None)
