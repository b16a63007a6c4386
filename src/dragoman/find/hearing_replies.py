"""Parse and statements → for a question its answerer, for an answer whom it answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.model.findings import Statement
from dragoman.model.quotation import Quotation
from dragoman.model.span import Span
from dragoman.parse import Parse

ANSWERING = frozenset({"reply", "answer", "respond", "retort", "rejoin"})
CLOSING = " ”’\"'»"


def hearers(parse: Parse, statements: tuple[Statement, ...]) -> dict[str, tuple[str, ...]]:
    """By id of a statement whom it is said to, where a reply or the one before it shows that."""
    found: dict[str, tuple[str, ...]] = {}
    outer = [s for s in statements if s.within is None]
    for before, after in pairwise(outer):
        if (
            before.speakers
            and before.speakers == after.speakers
            and _paragraph(parse, after) == _paragraph(parse, before)
        ):
            found[after.id] = before.addressees or found.get(before.id, ())
        if before.speakers == after.speakers or _paragraph(parse, after) - _paragraph(parse, before) > 1:
            continue
        replied = before.addressees == after.speakers or _answers(parse, after)
        if replied and len(before.speakers) == 1:
            found[after.id] = before.speakers
        if (replied or _is_asked(parse, before, after)) and len(after.speakers) == 1:
            found[before.id] = after.speakers
    return found


def _paragraph(parse: Parse, statement: Statement) -> int:
    word = next(iter(parse.words_in(statement.content[0])), None)
    return parse.paragraph_of(word) if word is not None else 0


def _answers(parse: Parse, statement: Statement) -> bool:
    return any(word.lemma in ANSWERING for span in statement.cue for word in parse.words_in(span))


def _is_asked(parse: Parse, before: Statement, after: Statement) -> bool:
    """A question, and words without a cue at once behind it."""
    asked = before.content[-1].of(parse.text).rstrip(CLOSING).endswith("?")
    return asked and not before.cue and not after.cue and before.kind == after.kind == "direct"


def questions(
    parse: Parse, quotations: tuple[Quotation, ...], statements: tuple[Statement, ...]
) -> Iterator[tuple[Span, str]]:
    """What an interviewer or author asks in words of his own, with the statement that answers it."""
    starts = {s.quoted[0].start: s.id for s in statements if s.kind == "direct" and s.quoted and s.within is None}
    for asking, answer in pairwise(parse.turns):
        if asking.role == "asks" and answer.role != "asks" and (said := starts.get(answer.body[0].start)):
            yield from ((span, said) for span in asking.body)
    ends = {span.end for s in statements for span in s.content}
    for quotation in quotations:
        said = starts.get(quotation.inner.start)
        last = quotation.outer.start - 1
        while last > 0 and parse.text[last] == " ":
            last -= 1
        word = parse.word_at(last) if said is not None and parse.text[last] == "?" else None
        if said is not None and word is not None and word.end not in ends:
            yield parse.sentence_of(word).span, said
