"""Parse and statements → for a question its answerer, for an answer whom it answers."""

from __future__ import annotations

from itertools import pairwise

from dragoman.model.findings import Statement
from dragoman.parse import Parse, Word

ANSWERING = frozenset({"reply", "answer", "respond", "retort", "rejoin"})


def hearers(parse: Parse, statements: tuple[Statement, ...]) -> dict[str, tuple[str, ...]]:
    """By id of a statement whom it is said to, where a reply or the one before it shows that."""
    found: dict[str, tuple[str, ...]] = {}
    outer = [s for s in statements if s.within is None]
    for before, after in pairwise(outer):
        if len(before.speakers) != 1 or len(after.speakers) != 1 or before.speakers == after.speakers:
            continue
        if _paragraph(parse, after) - _paragraph(parse, before) > 1:
            continue
        if before.addressees == after.speakers or _answers(parse, after) or _is_interview(parse, before, after):
            found.setdefault(after.id, before.speakers)
            found[before.id] = after.speakers
    return found


def _paragraph(parse: Parse, statement: Statement) -> int:
    word = _first(parse, statement)
    return parse.paragraph_of(word) if word is not None else 0


def _first(parse: Parse, statement: Statement) -> Word | None:
    return next(iter(parse.words_in(statement.content[0])), None)


def _answers(parse: Parse, statement: Statement) -> bool:
    return any(word.lemma in ANSWERING for span in statement.cue for word in parse.words_in(span))


def _is_interview(parse: Parse, before: Statement, after: Statement) -> bool:
    """A question, and words without a cue at once behind it."""
    asked = before.content[-1].of(parse.text).rstrip(" ”’\"'»").endswith("?")
    return asked and not before.cue and not after.cue and before.kind == after.kind == "direct"
