"""Parse and calendar → time expressions with TIMEX3 value, EDTF, anchor and direction."""

from __future__ import annotations

import re
from datetime import date

from dragoman.find.times_ahead import placed
from dragoman.find.times_context import Context, Noted, span_of
from dragoman.find.times_deadlines import deadline
from dragoman.find.times_numeric import order_of
from dragoman.find.times_patterns import Candidate, candidates
from dragoman.find.times_rules import meaning
from dragoman.find.times_values import Value
from dragoman.knowledge.calendar import Calendar
from dragoman.model import edtf
from dragoman.model.findings import Direction, Time
from dragoman.model.quotation import Quotation
from dragoman.parse import Parse

COVERING = re.compile(r"\b(?:cover(?:s|ing)|report(?:ing)? (?:for|of|on)|period of|events of)\s*:?\s*$", re.I)


def find_times(parse: Parse, calendar: Calendar, quotations: tuple[Quotation, ...]) -> tuple[Time, ...]:
    """All time expressions in order of the text, anchored on `parse.report.published` where they are relative."""
    return tuple(time for time, _ in understood(parse, calendar, quotations))


def understood(
    parse: Parse, calendar: Calendar, quotations: tuple[Quotation, ...] = (), lean: Direction | None = None
) -> list[tuple[Time, Value]]:
    """Every time with what it was read from; a date that nothing places lies on the side of `lean`, else nearest."""
    context = Context(parse, calendar, quotations, meaning, lean)
    found = list(candidates(parse.text, calendar))
    context.survey(found)
    context.order = order_of(found)
    times: list[tuple[Time, Value]] = []
    for candidate in found:
        value = meaning(candidate, context)
        if value is None:
            continue
        value = placed(candidate, deadline(candidate, value, context), context)
        made = _time(f"t{len(times) + 1}", candidate, value, context)
        times.append((made, value))
        note = Noted(made.id, span_of(candidate), context.sentence(candidate), value)
        context.note(note)
        if (
            context.covered is None
            and len(note.point) == 10
            and COVERING.search(parse.text[max(0, made.start - 30) : made.start])
        ):
            context.covered = note
    return times


def _time(name: str, c: Candidate, value: Value, x: Context) -> Time:
    span = span_of(c)
    return Time(
        id=name,
        start=span.start,
        end=span.end,
        text=span.of(x.text),
        type=value.type,
        value=value.value,
        edtf=value.edtf,
        anchor=value.anchor,
        direction=_side(value.edtf, x.published) if value.edtf else value.sense,
        made_by=value.why,
    )


def _side(span: str | None, published: date | None) -> Direction | None:
    """Where dates lie as seen from the day of publication."""
    if span is None or published is None:
        return None
    first, last = edtf.bounds(span)
    if last is not None and last < published:
        return "past"
    if first is not None and first > published:
        return "future"
    if first is None:
        return "future"
    return "same"
