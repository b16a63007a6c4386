"""Commitments with a day, and what later reports tell → what is due or past its day, in order of the day.

Nothing here says that a promise was kept or broken: a later event that may be what was promised is laid beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import edtf
from dragoman.model.findings import Commitment
from dragoman.query.answers import Line
from dragoman.query.differences import stems
from dragoman.query.parties import Parties

LATE = timedelta(days=31)
"""So long after its day an event may still be the promised one, come late."""
ALIKE = 2
"""How many words and parties a commitment and a later event of its type must share to be laid side by side."""

AGREED, MEETING = "AGREE", "CONSULT"
"""PLOVER files a meeting that is still to come under AGREE; that it took place is told as CONSULT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something owed by a day: `days` are those left, below 0 once it has passed; `later` may show that it was done."""

    line: Line
    last: date
    days: int
    later: Line | None

    @property
    def late(self) -> bool:
        """Did what may be the promised event come after the day?"""
        first = edtf.bounds(self.later.when)[0] if self.later and self.later.when else None
        return first is not None and first > self.last


def dues(commitments: Iterable[Line], events: Sequence[Line], parties: Parties, as_of: date) -> list[Due]:
    """What has a last day, in order of it; the same words for the same day are told once, from the first report.

    What lay in the past already when its report appeared is history, not a promise, and is left out.
    """
    found: dict[tuple[date, frozenset[str]], Due] = {}
    for line in sorted(commitments, key=lambda line: (line.report.published or "9999", line.at)):
        last = edtf.bounds(line.when)[1] if line.when else None
        published = edtf.bounds(line.report.published)[0] if line.report.published else None
        if last is None or (published is not None and last < published):
            continue
        shown = later(line, last, events, parties) if published else None
        found.setdefault((last, stems(line.words)), Due(line=line, last=last, days=(last - as_of).days, later=shown))
    return sorted(found.values(), key=lambda due: (due.last, due.line.ref))


def later(line: Line, last: date, events: Sequence[Line], parties: Parties) -> Line | None:
    """An event told of as a fact in a later report, of the promised type or in its word: it may be what was promised.

    It must fall between the promise and a month after its day, and share words or parties with it; the likest is taken.
    Where the type of what was promised is not known, shared words decide alone.
    """
    types = {event.type for event in promised(line, events)}
    wanted = (types - {None, AGREED}) | ({MEETING} if AGREED in types else set())
    words = stems(line.words) - stems(_due_words(line)) - stems(parties.names())
    sides = parties.all((*line.by, *line.to, *line.named))
    best: tuple[int, Line] | None = None
    for event in events:
        if event.status != "reported_as_fact" or event.negated or event.type == AGREED:
            continue
        if (not types or event.type in wanted or stems(event.quote) & words) and _between(event, line, last):
            shared = len(words & stems(event.words)) + len(sides & parties.all((*event.by, *event.to)))
            if shared >= ALIKE and (best is None or shared > best[0]):
                best = shared, event
    return best[1] if best else None


def promised(line: Line, events: Sequence[Line]) -> list[Line]:
    """The events that the commitment itself speaks of."""
    if not isinstance(line.finding, Commitment):
        return []
    what = line.finding.what
    return [e for e in events if e.report.id == line.report.id and any(span.covers(e.at) for span in what)]


def _due_words(line: Line) -> str:
    """The words that name the day, which say nothing of what was promised."""
    span = line.finding.due_span if isinstance(line.finding, Commitment) else None
    return line.quote[span.start - line.at.start : span.end - line.at.start] if span else ""


def _between(event: Line, line: Line, last: date) -> bool:
    """Is the event told of later than the promise, and does its date lie after it and not long after the day?"""
    told, promise = event.report.published, line.report.published
    if not (told and promise and event.when) or told <= promise:
        return False
    first, end = edtf.bounds(event.when)
    begun = edtf.bounds(promise)[0]
    return first is not None and end is not None and begun is not None and begun <= end and first <= last + LATE
