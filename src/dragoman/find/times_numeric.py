"""Candidates written in figures alone (2024-05-13, 13/05/2025, 9.11.2029, 11/9) → their date, or why it stays open."""

from __future__ import annotations

import re
from datetime import date

from dragoman.find import times_dates as dates
from dragoman.find.times_context import Context
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_values import Value
from dragoman.model import edtf

DATED = frozenset({"on", "by", "until", "till", "since", "from", "before", "after", "dated", "between", "and", "to"})
"""Words before `11/9` that make it a day."""

NAMED = frozenset({"of", "the", "a", "this", "that"})
"""Words before `11/9` in `the accord of 11/9`, `the 11/9 accord`; a fraction may stand there too."""

AROUND_THE_CLOCK = "24/7"
SMALL = 10
"""`2/3` and the like, two numbers up to ten of which the first is the smaller, may be fractions."""


def iso(c: Candidate, x: Context) -> Value | None:
    """`2024-05-13`, `2024-05-13T14:30`."""
    del x
    text = c.run[0].value
    return dates.point(text, "date in figures") if edtf.valid(text) else None


def slash(c: Candidate, x: Context) -> Value | None:
    """`13/05/2025`, `05/13/2025`, `9.11.2029`: with points the day is first; with strokes other dates in figures of the
    text decide, else the reading near the report's own day; else it is ambiguous."""
    a, b, year = map(int, re.split(r"[/.]", c.run[0].value))
    if year < 100:
        year += 2000 if year < 70 else 1900
    order = "day" if "." in c.run[0].value else x.order
    readings = {made for m, d in _readings(a, b, order) if (made := dates.whole_day(year, m, d))}
    if len(readings) > 1 and x.published:
        readings = {r for r in readings if r <= x.published} or readings
        readings = {r for r in readings if abs((r - x.published).days) <= 31} or readings
    if len(readings) == 1:
        return dates.point(readings.pop().isoformat(), "date in figures")
    if not readings:
        return None
    why = f"ambiguous: {_either(readings)}, only the year is sure"
    return Value("DATE", f"{year:04d}", f"{year:04d}", "explicit", why)


def numeric(c: Candidate, x: Context) -> Value | None:
    """`on 11/9`: a day where only one order names one or the text's other dates tell the order; else ambiguous."""
    text, before = c.run[0].value, c.before
    a, b = map(int, text.split("/"))
    if before is None or text == AROUND_THE_CLOCK:
        return None
    if before.letter not in "Ww," and before.lower not in DATED and not (before.lower in NAMED and not a < b <= SMALL):
        return None
    leap = 2000
    readings = {made for m, d in _readings(a, b, x.order) if (made := dates.whole_day(leap, m, d))}
    if len(readings) == 1:
        only = readings.pop()
        found = dates.yearless(c, x, only.month, only.day)
        return found._replace(why=f"{found.why}, in figures") if found else None
    if not readings:
        return None
    return dates.unresolved("DATE", "XXXX-XX-XX", f"ambiguous: {_either(readings)}")


def order_of(found: list[Candidate]) -> str:
    """`day` or `month`: what stands first in the dates in figures that leave no doubt; empty where none does."""
    orders = set()
    for c in found:
        if c.rule in ("slash", "numeric"):
            a, b, *year = re.split(r"[/.]", c.run[0].value)
            if (year or c.before is not None) and "." not in c.run[0].value:
                orders |= {"day"} if int(a) > 12 >= int(b) else {"month"} if int(b) > 12 >= int(a) else set()
    return orders.pop() if len(orders) == 1 else ""


def _readings(a: int, b: int, order: str) -> list[tuple[int, int]]:
    """Month and day: both ways round, or the one that the order tells."""
    return [(b, a)] if order == "day" and b <= 12 else [(a, b)] if order == "month" and a <= 12 else [(a, b), (b, a)]


def _either(readings: set[date]) -> str:
    return " or ".join(f"{day.day} {day:%B}" for day in sorted(readings))
