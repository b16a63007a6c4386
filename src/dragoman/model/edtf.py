"""EDTF strings (ISO 8601-2, the part of level 1 that the contract uses) → first and last day, precision, comparison.

A point is `2019`, `2019-06`, `2019-06-03`, a time of a day (`2019-06-03T14:30`, seconds and offset as in ISO 8601), a
season (`2019-21` spring to `2019-24` winter), a decade (`201X`) or a century (`20XX`), each with `~`, `?` or `%` after
it where it is approximate, uncertain or both.  An interval is two points around `/`; an open end is `..`, an unknown
one empty.  Years run from 0001 to 9999.  Seasons are those of the northern hemisphere by whole months; winter begins in
December of its year and ends in February of the next.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Bounds = tuple[date | None, date | None]
Precision = Literal["time", "day", "month", "season", "year", "decade", "century", "interval"]

CLOCK = r"T(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?"
POINT = re.compile(
    rf"(?:(?P<year>\d{{4}})(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}})(?P<clock>{CLOCK})?)?)?|(?P<some>\d{{3}}X|\d{{2}}XX))"
    r"(?P<mark>[~?%])?"
)
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
OPEN = ("", "..")


def valid(edtf: str) -> bool:
    """Is this a string of the subset that names real days, an interval not ending before it begins?

    >>> valid("2024-02-29"), valid("2023-02-29"), valid("../2024-05-31"), valid("next week")
    (True, False, True, False)
    """
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """First and last day that the string covers; None where it is open or unknown on that side.

    Raises ValueError where the string is outside the subset.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("../2024-05-31")
    (None, datetime.date(2024, 5, 31))
    """
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if begin in OPEN and end in OPEN:
        raise ValueError(f"{edtf!r} is open at both ends")
    first = None if begin in OPEN else _point(begin)[0]
    last = None if end in OPEN else _point(end)[1]
    if first is not None and last is not None and last < first:
        raise ValueError(f"{edtf!r} ends before it begins")
    return first, last


def overlap(one: str, other: str) -> bool:
    """Do the two share a day?

    >>> overlap("2024-05", "2024-05-31/2024-06-02"), overlap("2023", "2024-01-01/..")
    (True, False)
    """
    (a, b), (c, d) = bounds(one), bounds(other)
    return not ((b is not None and c is not None and b < c) or (d is not None and a is not None and d < a))


def within(inner: str, outer: str) -> bool:
    """Does every day of the one lie in the other?

    >>> within("2024-05-15", "2024-05"), within("2024", "2024-05"), within("2024-05-01/..", "2024-01-01/..")
    (True, False, True)
    """
    (a, b), (c, d) = bounds(inner), bounds(outer)
    return (c is None or (a is not None and a >= c)) and (d is None or (b is not None and b <= d))


def day(edtf: str) -> date | None:
    """The one day that the string names, or None where it names more than a day.

    >>> day("2024-05-15T10:00"), day("2024-05")
    (datetime.date(2024, 5, 15), None)
    """
    first, last = bounds(edtf)
    return first if first is not None and first == last else None


def precision(edtf: str) -> Precision:
    """How finely the string tells the time; an interval is an `interval`, whatever its ends.

    >>> precision("2024-05"), precision("2024-22~"), precision("202X"), precision("2024-05-01/2024-05-07")
    ('month', 'season', 'decade', 'interval')
    """
    bounds(edtf)
    if "/" in edtf:
        return "interval"
    parts = _match(edtf).groupdict()
    if some := parts["some"]:
        return "century" if some.endswith("XX") else "decade"
    if parts["clock"]:
        return "time"
    if parts["day"]:
        return "day"
    if parts["month"]:
        return "season" if int(parts["month"]) in SEASONS else "month"
    return "year"


def past(edtf: str, as_of: date) -> bool:
    """Is the last day over before that day begins?  What is open at its end is never past.

    >>> past("../2024-05-31", date(2024, 6, 1)), past("2024-06", date(2024, 6, 15))
    (True, False)
    """
    last = bounds(edtf)[1]
    return last is not None and last < as_of


def interval(first: date | None, last: date | None) -> str:
    """The days from first to last as the shortest string: a day, a whole month or year, or an interval.

    >>> interval(date(2024, 5, 1), date(2024, 5, 31)), interval(None, date(2024, 5, 31))
    ('2024-05', '../2024-05-31')
    """
    if first is None or last is None:
        if first is last:
            raise ValueError("an interval needs a day at one end")
        return f"{first or '..'}/{last or '..'}"
    if first == last:
        return first.isoformat()
    for short in (first.isoformat()[:4], first.isoformat()[:7]):
        if _point(short) == (first, last):
            return short
    return f"{first}/{last}"


def _match(text: str) -> re.Match[str]:
    match = POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no EDTF date")
    return match


def _point(text: str) -> tuple[date, date]:
    """First and last day of a point; ValueError where there is no such day."""
    parts = _match(text).groupdict()
    if some := parts["some"]:
        return date(int(some.replace("X", "0")) or 1, 1, 1), date(int(some.replace("X", "9")), 12, 31)
    year, month, number = int(parts["year"]), int(parts["month"] or 0), int(parts["day"] or 0)
    if number:
        only = date(year, month, number)
        return only, only
    if parts["month"] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month in SEASONS:
        begin = date(year, SEASONS[month], 1)
        after = date(year + 1, 3, 1) if month == 24 else date(year, SEASONS[month] + 3, 1)
        return begin, after - timedelta(days=1)
    if parts["day"] is not None or not 1 <= month <= 12:
        raise ValueError(f"{text!r} names no month or day")
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
