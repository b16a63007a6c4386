"""The headline → drafts by its own grammar: `Union: talks are dead`, `… dead, says union`, `… – minister`.

A headline has its own order of words and few full clauses, so these forms are read from the order of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.find.statements_field import NOT_WORDS, Draft, Field
from dragoman.find.statements_settings import Mentions, actors_at
from dragoman.find.statements_sources import draft
from dragoman.find.statements_subjects import disagree
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.model.span import Span
from dragoman.parse import Word

DASHES = frozenset({"–", "—", "―", "-", "--", "|"})
STAMP = re.compile(r"\d{1,2}[:.]\d\d\b")
LONGEST_NAME = 6
"""Words of a speaker beside a colon or dash; longer ones are half of a sentence."""

LEAST_SAID = 3
"""Words of what is said, so that `Sudan: a timeline` says nothing."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def titles(field: Field, reporting: Reporting, mentions: Mentions) -> Iterator[Draft]:
    """The statements that a headline sums up by a speaker at its edge."""
    for paragraph in field.parse.paragraphs:
        if paragraph.kind == "title":
            words = [w for w in field.parse.words_in(paragraph.span) if w.start >= field.opening(w)]
            forms = (form(field, reporting, mentions, words) for form in (_behind, _before, _verb))
            if (made := next((draft for draft in forms if draft is not None), None)) is not None:
                yield made
        elif STAMP.match(field.text, paragraph.span.start):
            made = _entry(field, reporting, mentions, field.parse.words_in(paragraph.span)[1:])
            if made is not None:
                yield made


def _entry(field: Field, reporting: Reporting, mentions: Mentions, words: list[Word]) -> Draft | None:
    """`14:55 Ankara: a routine patrol.`: behind the clock of a live entry a name before a colon speaks."""
    while words and (words[0].pos in NOT_WORDS or words[0].lower == "now"):
        words = words[1:]
    cut = next((n for n, w in enumerate(words[: LONGEST_NAME + 1]) if w.text == ":"), 0)
    stop = next((n for n, w in enumerate(words) if n > cut and w.tag == "." and _outside(field, w)), len(words))
    said = words[cut + 1 : stop]
    if not cut or len([w for w in said if w.pos not in NOT_WORDS]) < LEAST_SAID or field.level(said[0]):
        return None
    if any(w.tag in FINITE and _outside(field, w) and _cue(reporting, w) is not None for w in said):
        return None
    made = _made(field, said, words[:cut], None, mentions, reporting)
    named = Span(words[0].start, words[cut - 1].end)
    return replace(made, speaker_span=named, made_by="live entry: name before a colon") if made is not None else None


def _behind(field: Field, reporting: Reporting, mentions: Mentions, words: list[Word]) -> Draft | None:
    """`…, says Union`, `…, Union says`, `… – minister`."""
    cut = next(
        (n for n in reversed(range(len(words))) if words[n].text in {",", *DASHES} and _outside(field, words[n])), 0
    )
    said, rest = words[:cut], [w for w in words[cut + 1 :] if w.pos not in NOT_WORDS]
    if all(field.level(w) for w in said if w.pos not in NOT_WORDS):
        return None
    if len(said) < LEAST_SAID or not rest or field.level(rest[0]):
        return None
    first, last = _cue(reporting, rest[0]), _cue(reporting, rest[-1])
    if first is not None and len(rest) > 1:
        return _made(field, said, rest[1:], (rest[0], first), mentions, reporting)
    if last is not None and len(rest) > 1:
        return _made(field, said, rest[:-1], (rest[-1], last), mentions, reporting)
    return _made(field, said, rest, None, mentions, reporting) if words[cut].text in DASHES else None


def _before(field: Field, reporting: Reporting, mentions: Mentions, words: list[Word]) -> Draft | None:
    """`Union: talks are dead`; where all that follows stands in marks, other rules see to it."""
    cut = next((n for n, w in enumerate(words[: LONGEST_NAME + 1]) if w.text == ":"), 0)
    said = words[cut + 1 :]
    if not cut or len([w for w in said if w.pos not in NOT_WORDS]) < LEAST_SAID or field.level(said[0]):
        return None
    if not _tells(said) or said[-1].text == "?":
        return None
    return _made(field, said, words[:cut], None, mentions, reporting)


def _verb(field: Field, reporting: Reporting, mentions: Mentions, words: list[Word]) -> Draft | None:
    """`Kenya says border to reopen`: no clause to a parser, but one to a reader."""
    verbs = (n for n, w in enumerate(words[1 : LONGEST_NAME + 1], 1) if w.tag in FINITE and _cue(reporting, w))
    at = next((n for n in verbs if not disagree(words[n - 1], words[n])), 0)
    cue = _cue(reporting, words[at])
    said = words[at + 1 :]
    if not at or cue is None or len(said) < LEAST_SAID or said[0].tag in ("IN", "TO", "DT") or not _tells(said):
        return None
    return _made(field, said, words[:at], (words[at], cue), mentions, reporting, confidence=0.75)


def _tells(said: list[Word]) -> bool:
    """Has it a verb, so that it says something?"""
    return any(w.tag in FINITE or w.tag in ("VBN", "VB", "VBG") for w in said)


def _outside(field: Field, word: Word) -> bool:
    return field.level(word) == 0


def _cue(reporting: Reporting, word: Word) -> Cue | None:
    """The verb as one that carries a clause: `says`, `warned`."""
    cues = reporting.cues(word.lemma.lower(), word.lower)
    return next((c for c in cues if c.takes("clause") and not c.attitude), None)


def _made(
    field: Field, said: list[Word], name: list[Word], cue: tuple[Word, Cue] | None, mentions: Mentions,
    reporting: Reporting, confidence: float = 0.92,
) -> Draft | None:  # fmt: skip
    speaker = _speaker(field, name, mentions, reporting)
    if speaker is None or any(w.tag in FINITE for w in name):
        return None
    rule = f"headline with {cue[0].lower}" if cue else "headline: name at its edge"
    return draft(
        field, [w.i for w in said], 0, cue=(cue[0],) if cue else (), verb=None, speaker=speaker,
        act=cue[1].act if cue else "assert", rule=rule,
        confidence=confidence if cue else 0.8, neutral=cue is None or cue[1].act == "assert",
    )  # fmt: skip


def _speaker(field: Field, name: list[Word], mentions: Mentions, reporting: Reporting) -> Word | None:
    """The head of a short phrase that names somebody who can speak: its last word before a preposition."""
    end = next((n for n, w in enumerate(name) if w.tag == "IN" or w.text == ","), len(name))
    if not 0 < end <= LONGEST_NAME:
        return None
    head = name[end - 1]
    known = actors_at(field, mentions, head) or head.lemma.lower() in reporting.people | reporting.speakers
    return head if known else None
