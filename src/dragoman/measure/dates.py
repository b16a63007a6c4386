"""A phrase and the day of a report → the day or days it means and how finely it tells them, as event coders ask."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from dragoman.find.times import understood
from dragoman.find.times_values import Value
from dragoman.knowledge import calendar
from dragoman.model import edtf
from dragoman.model.findings import Time
from dragoman.model.report import Report
from dragoman.parse import parse

Answer = tuple[date | None, date | None, str | None]
NOTHING: Answer = (None, None, None)
GRAINS = (
    (r"\d{4}-\d\d-\d\d(T.*)?", "day"),
    (r"\d{4}-W\d\d(-WE)?", "week"),
    (r"\d{4}-\d\d", "month"),
    (r"\d{4}-Q\d", "quarter"),
    (r"\d{2,4}", "year"),
)
JOINED = re.compile(r"\s*(?:to|through|until|till|and|-|–|—)\s*(?:the\s+)?")
FRIDAY = 4


def answer(case: dict[str, Any]) -> dict[str, str | None]:
    """A case with `id`, `expr` and `ref` → `id`, `start`, `end` (ISO days or None) and `granularity`."""
    start, end, grain = resolve_phrase(case["expr"], case["ref"])
    return {
        "id": case["id"],
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "granularity": grain,
    }


def resolve_phrase(expr: str, published: str) -> Answer:
    """First day, last day of a range, and grain (day, week, month, quarter, year); what has no such grain is refused.

    A date without its year lies behind unless the phrase says otherwise, since the phrases tell of events.

    >>> resolve_phrase("two weeks ago", "2025-05-16")
    (datetime.date(2025, 5, 2), None, 'week')
    """
    if not expr.strip():
        return NOTHING
    report = Report(id="phrase", text=expr, published=published)
    found = understood(next(parse([report]))[1], calendar.load(), lean="past")
    dated = [(t, v) for t, v in found if t.edtf and grain_of(v)]
    if not dated:
        return _undated(found, date.fromisoformat(published))
    if len(dated) > 1 and JOINED.fullmatch(expr[dated[0][0].end : dated[1][0].start]):
        return _range(dated)
    named = [pair for pair in dated if pair[0].anchor == "explicit" or "weekday" in pair[1].why] or dated
    time, value = named[0]
    if "range" in value.why and time.edtf:
        first, last = edtf.bounds(time.edtf)
        return first, last, grain_of(value)
    return _start(value), None, "week" if "week of" in value.why else grain_of(value)


def grain_of(value: Value) -> str | None:
    """The grain of a value, None for one that the form of answers does not know (season, half-year, long feast)."""
    if value.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d/.*", value.edtf) and re.fullmatch(r"\d{4}-\d\d-\d\d", value.value):
        return "day" if "range" in value.why else None
    return next((grain for form, grain in GRAINS if re.fullmatch(form, value.value)), None)


def _start(value: Value) -> date | None:
    """The day counted to, or the first day; the middle or the end where the words say so."""
    if value.day is not None and value.edtf and value.edge not in ("START", "MID", "END"):
        return value.day
    if not value.edtf:
        return None
    first, last = edtf.bounds(value.edtf)
    if first is None or last is None:
        return first or last
    if value.edge == "MID":
        return date(first.year, 7, 1) if grain_of(value) == "year" else first + timedelta((last - first).days // 2)
    if value.edge == "END":
        return first + timedelta(FRIDAY) if grain_of(value) == "week" else last
    return first


def _range(dated: list[tuple[Time, Value]]) -> Answer:
    """From the first to the last of two dates; a second weekday comes after the first."""
    (_, one), (_, other) = dated[:2]
    start, end = _start(one), edtf.bounds(other.edtf)[1] if other.edtf else None
    if start and end and end < start and "weekday" in other.why:
        end += timedelta(7)
    return start, end, grain_of(one)


def _undated(found: list[tuple[Time, Value]], published: date) -> Answer:
    """Ages in days count back; `a few days ago` tells no day, only that it is about a week."""
    for time, value in found:
        if (age := re.fullmatch(r"P(\d+)D", value.value)) and time.text.lower().endswith("old"):
            return published - timedelta(int(age[1])), None, "day"
        vague = value.value in ("PAST_REF", "FUTURE_REF") or value.value.startswith("PX")
        if vague and re.search(r"\bdays?\b", time.text):
            return None, None, "week"
    return NOTHING
