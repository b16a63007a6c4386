"""Candidates for weekdays and days of a month → the day, by their own words, else by the governing predicate."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.find.times_context import Context, day_of
from dragoman.find.times_dates import (
    checked,
    dated,
    edged,
    number,
    point,
    reference,
    unresolved,
    whole_day,
    with_time,
    yearless,
)
from dragoman.find.times_direction import AT_FIRST
from dragoman.find.times_patterns import Candidate, Token
from dragoman.find.times_values import Value, add_months
from dragoman.knowledge import calendar
from dragoman.model import edtf

BACKSHIFT = re.compile(r"\b(?:would|could|might|should)\b")
CLOSE = 2
"""Nobody calls a weekday so few days off the next one: on a Wednesday `next Thursday` is in the week after."""

COUNTED_ON = frozenset({"following", "subsequent", "preceding", "succeeding"})


def shared_day(c: Candidate, x: Context) -> Value | None:
    """`4` of `4 and 5 February 2030`: a day of the month named after it; `between 3 and 9 May` is a range."""
    at = next(i for i in range(c.last, len(c.tokens)) if c.tokens[i].letter in "Mm")
    year = next((t for t in c.tokens[at + 1 : at + 3] if t.letter not in ",."), None)
    month, day = int(c.tokens[at].value), number(c.pick("nO") or c.run[0])
    if year is not None and year.letter == "Y":
        return checked(int(year.value), month, day, "explicit", "day of the month named after it")
    return yearless(c, x, month, day)


def day_range(c: Candidate, x: Context) -> Value | None:
    """`14 to 17 August`, `May 15-20, 2025`."""
    month, days = c.pick("Mm"), c.all("nO")
    if month is None or len(days) < 2 or ("j" in c.letters and number(days[1]) != number(days[0]) + 1):
        return None
    found = dated(c, x, int(month.value), number(days[0]))
    if found is None or not found.edtf or number(days[1]) <= number(days[0]):
        return None
    end = f"{found.value[:8]}{number(days[1]):02d}"
    return found._replace(edtf=f"{found.value}/{end}", why="range of days") if edtf.valid(end) else None


def weekday(c: Candidate, x: Context) -> Value | None:
    """A weekday, by its own words (next, last), else by the predicate that governs it."""
    token = c.pick("Ww")
    if token is None:
        return None
    number, said = int(token.value), c.pick("rR")
    if said and "U" in c.letters:
        base, label = reference(said, x)
        if base is None or said.value == "that":
            return unresolved("DATE", f"XXXX-WXX-{number}", "weekday of a week not told")
        week_day = base + timedelta(7 * int(said.value) + number - base.isoweekday())
        return with_time(
            c, Value("DATE", week_day.isoformat(), week_day.isoformat(), label, f"weekday of {said.lower} week")
        )
    base, label = x.anchor()
    note = x.last(10)
    back = said is not None and said.lower == "previous" and note is not None and x.sentence(c) - note.sentence <= 1
    if said and (said.lower in COUNTED_ON or back):
        base, label = (day_of(note.point), f"earlier:{note.id}") if note else (None, "unresolved")
    if base is None or (said is None and x.hypothetical(c)):
        return with_time(c, unresolved("DATE", f"XXXX-WXX-{number}", "weekday without a day to count from"))
    found, why = _weekday(number, said, base, c, x)
    if said and said.value == "that" and (note := x.last(10)):
        base, label = day_of(note.point) or base, f"earlier:{note.id}"
        found, why = base + timedelta((number - base.isoweekday()) % 7), "that weekday"
    return with_time(c, edged(c, Value("DATE", found.isoformat(), found.isoformat(), label, why)))


def _weekday(number: int, said: Token | None, base: date, c: Candidate, x: Context) -> tuple[date, str]:
    """The day, and why that one."""
    ahead, behind = (number - base.isoweekday()) % 7, (base.isoweekday() - number) % 7
    if said and (said.value == "-1" or said.lower == "this past"):
        return base - timedelta(behind or 7), f"weekday, past: {said.lower}"
    if said and said.lower == "next" and 0 < ahead <= CLOSE and not x.narrative:
        return base + timedelta(ahead + 7), "weekday, future: next"
    if said and said.value == "1":
        return base + timedelta(ahead or 7), f"weekday, future: {said.lower}"
    if x.narrative:
        return base + timedelta(ahead), "weekday after the last date told"
    sense, why = x.direction(c)
    if sense is None and c.before is not None and c.before.letter == "(" and _beside_yesterday(c):
        return base - timedelta(behind or 7), "weekday, past: beside yesterday"
    if why.startswith(AT_FIRST):
        return base + timedelta(ahead if ahead < behind else -behind), f"weekday, nearest: {why}"
    if sense == "future" and (day := _after_what_was_said(number, why, base, c, x)) is not None:
        return day, f"weekday after the day of speech: {why}"
    if sense == "future" or (said and said.lower in ("this", "this coming") and sense is None):
        return base + timedelta(ahead), f"weekday, future: {why}"
    return base - timedelta(behind), f"weekday, {sense or 'most recent'}: {why}"


def _after_what_was_said(number: int, why: str, base: date, c: Candidate, x: Context) -> date | None:
    """`told us on Sunday that it would be safe by Tuesday`, read on Thursday: the Tuesday after that Sunday."""
    note = x.last(10, x.sentence(c))
    said = day_of(note.point) if note is not None else None
    if said is None or not 0 < (base - said).days < 7 or not BACKSHIFT.search(why):
        return None
    day = said + timedelta((number - said.isoweekday()) % 7 or 7)
    return day if day < base else None


def _beside_yesterday(c: Candidate) -> bool:
    """`yesterday (Friday)`: a day that is over."""
    return c.first > 1 and c.tokens[c.first - 2].letter == "X" and c.tokens[c.first - 2].shift < 0


def nth_weekday(c: Candidate, x: Context) -> Value | None:
    """`the first Monday of June 2024`; without a year or a verb that places it, it is a day of every year."""
    which, token, month = c.run[1 if c.run[0].letter == "d" else 0], c.pick("W"), c.pick("Mm")
    order = -1 if which.value == "-1" else number(which) if which.letter in "oO" else 0
    if token is None or month is None or not order:
        return None
    found = dated(c, x, int(month.value), None)
    if found is None or not found.edtf or (found.anchor == "published" and "nearest" in found.why):
        return unresolved("DATE", f"XXXX-{month.value}-XX", "a weekday of a month in no year told")
    day = calendar.nth_weekday(int(found.value[:4]), int(found.value[5:7]), int(token.value), order)
    return found._replace(
        value=day.isoformat(), edtf=day.isoformat(), why=f"{which.lower} {token.lower} of: {found.why}"
    )


def day_of_month(c: Candidate, x: Context) -> Value | None:
    """`the 21st`: of the month last told, else of the report's."""
    token = c.pick("nO")
    if token is None or not 1 <= number(token) <= 31 or (c.after is not None and c.after.lower in ("century", "floor")):
        return None
    note = x.last(7)
    base = day_of(note.point) if note else x.published
    label = f"earlier:{note.id}" if note else "published"
    if base is None:
        return None
    why = "day of the month told before" if note else "day of this month"
    found = checked(base.year, base.month, number(token), label, why)
    return found if x.narrative or not x.published else _on_its_side(found, number(token), c, x, x.published)


def _on_its_side(found: Value | None, day: int, c: Candidate, x: Context, base: date) -> Value | None:
    """The same day of the month nearest the report where the predicate puts it on the other side of the report."""
    sense, why = x.direction(c)
    told = edtf.day(found.edtf) if found is not None and found.edtf else None
    if (
        sense is None
        or (sense == "past" and x.last(7))
        or (told is not None and (told > base if sense == "future" else told <= base))
    ):
        return found
    months = [add_months(base.replace(day=1), n) for n in (-1, 0, 1)]
    days = [made for m in months if (made := whole_day(m.year, m.month, day))]
    chosen = [d for d in days if d > base][:1] if sense == "future" else [d for d in days if d <= base][-1:]
    return point(chosen[0].isoformat(), f"day of the month, {sense}: {why}", "published") if chosen else found
