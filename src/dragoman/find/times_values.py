"""Partial dates and amounts of units → TIMEX3 values, and TIMEX3 values → EDTF: arithmetic without a text."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.model import edtf
from dragoman.model.findings import Direction, TimeType

SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBERED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d(?::\d\d(?::\d\d)?)?)?)?)?")


class Value(NamedTuple):
    """What an expression means: TIMEX3 type and value, EDTF, anchor, and the rule in words.

    `edge` is START, MID or END where the words say so; `day` is the very day counted to (three weeks before, say).
    `sense` is the side on which it lies where no dates tell it.
    """

    type: TimeType
    value: str
    edtf: str | None
    anchor: str
    why: str
    edge: str = ""
    day: date | None = None
    sense: Direction | None = None


def edtf_of(value: str) -> str | None:
    """The EDTF date or interval of a TIMEX3 value, None for what names no dates.

    >>> edtf_of("2024-W20"), edtf_of("2024-SU"), edtf_of("2024-Q2"), edtf_of("2024-05-14TNI"), edtf_of("P3D")
    ('2024-05-13/2024-05-19', '2024-22', '2024-04/2024-06', '2024-05-14', None)
    """
    if NUMBERED.fullmatch(value):
        day, clock, time = value.partition("T")
        if clock and time.startswith("24"):
            return day
        return value if edtf.valid(value) else None
    if DAY.match(value):
        return value[:10]
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{match[1]}-{SEASON[match[2]]}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return f"{monday + timedelta(5 if match[3] else 0)}/{monday + timedelta(6)}"
    if match := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
        size = 3 if match[2] == "Q" else 6
        last = int(match[3]) * size
        return f"{match[1]}-{last - size + 1:02d}/{match[1]}-{last:02d}"
    if match := re.fullmatch(r"\d{2,3}", value):
        scale = 4 - len(value)
        return f"{int(value) * 10**scale:04d}/{(int(value) + 1) * 10**scale - 1:04d}"
    return None


def week(day: date) -> str:
    """The ISO week of a day: `1998-W02`."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, amount: int, unit: str) -> date:
    """The day some units on; unit is D, W, W2 (fortnight), M, Q, Y, DE or CE.  Raises ValueError beyond the calendar.

    >>> add(date(2024, 1, 31), 1, "M"), add(date(2024, 5, 15), -3, "W")
    (datetime.date(2024, 2, 29), datetime.date(2024, 4, 24))
    """
    try:
        if unit in ("D", "W", "W2"):
            return day + timedelta(days=amount * {"D": 1, "W": 7, "W2": 14}[unit])
        return add_months(day, amount * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
    except OverflowError as error:
        raise ValueError(str(error)) from error


def at_grain(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that a day lies in.

    >>> at_grain(date(2024, 5, 15), "M"), at_grain(date(2024, 5, 15), "W"), at_grain(date(2024, 5, 15), "DE")
    ('2024-05', '2024-W20', '202')
    """
    text = day.isoformat()
    if unit in ("W", "W2"):
        return week(day)
    if unit == "Q":
        return f"{text[:4]}-Q{(day.month + 2) // 3}"
    return text[: {"D": 10, "M": 7, "Y": 4, "DE": 3, "CE": 2}[unit]]


def duration(amount: str, unit: str) -> str:
    """`P3D`, `PT72H`, `PXW`, `P18M`; half a unit as `P0.5Y`.

    >>> duration("3", "D"), duration("72", "TH"), duration("X", "W"), duration("1", "W2"), duration("2", "Q")
    ('P3D', 'PT72H', 'PXW', 'P2W', 'P6M')
    """
    scale, code = {"W2": (2, "W"), "Q": (3, "M")}.get(unit, (1, unit))
    if amount == "X":
        scaled = "X"
    else:
        number = float(amount) * scale
        scaled = str(int(number)) if number == int(number) else f"{number:g}"
    return f"PT{scaled}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{scaled}{code}"


def part(span: str, edge: str) -> str | None:
    """The first or last day of an EDTF date, for `the beginning of` and `the end of`.

    >>> part("2024-05", "END"), part("2024", "START")
    ('2024-05-31', '2024-01-01')
    """
    first, last = edtf.bounds(span)
    if edge == "END":
        return last.isoformat() if last else None
    return first.isoformat() if first else None


def half(span: str, number: int) -> str | None:
    """The first or second half of a month or year in EDTF."""
    first, last = edtf.bounds(span)
    if first is None or last is None:
        return None
    precise = edtf.precision(span)
    if precise == "month":
        return f"{first}/{first.replace(day=15)}" if number == 1 else f"{first.replace(day=16)}/{last}"
    if precise == "year":
        return f"{first:%Y}-01/{first:%Y}-06" if number == 1 else f"{first:%Y}-07/{first:%Y}-12"
    return None


def week_of(span: str, number: int) -> str | None:
    """The first (1), second … or last (-1) seven days of a month in EDTF.

    >>> week_of("2024-06", 1), week_of("2024-06", -1)
    ('2024-06-01/2024-06-07', '2024-06-24/2024-06-30')
    """
    first, last = edtf.bounds(span)
    if first is None or last is None or edtf.precision(span) != "month":
        return None
    begin = last - timedelta(6) if number < 0 else first + timedelta(7 * (number - 1))
    end = min(last, begin + timedelta(6))
    return f"{begin}/{end}" if begin <= end else None
