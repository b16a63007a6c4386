"""Candidates with a clock time or a part of a day → their moment, on the day that the text tells."""

from __future__ import annotations

import re
from datetime import timedelta

from dragoman.find import times_dates as dates
from dragoman.find import times_days as days
from dragoman.find.times_context import Context, Noted
from dragoman.find.times_patterns import Candidate, Token
from dragoman.find.times_values import Value

RISING = frozenset({"dawn", "daybreak", "sunrise", "first light", "dusk", "sunset", "nightfall"})
PARTS = {"X": "deictic", "d": "part_of_day", "r": "part_of_day"}
HALVES = frozenset({"MO", "AF", "EV", "NI"})
SMALL_HOURS = 5
"""`three at night` is before dawn, `nine at night` before midnight."""

MIDNIGHT = "24:00"
HOUR_AFTER = frozenset({"at", "until", "till", "by", "before", "after", "since", "from", "around"})


def clock(c: Candidate, x: Context) -> Value | None:
    """A clock time, on the day beside it, the day that the report covers, that of a live blog, or the day just told."""
    told = dates.clock_of(c)
    if told is None or int(told[:2]) > 24:
        return None
    if "M" in c.letters or "m" in c.letters:
        return dates.full_date(c, x)
    if "W" in c.letters:
        return days.weekday(c, x)
    if c.letters.endswith("dO"):
        return dates.with_time(c, days.day_of_month(c._replace(first=c.last - 2, letters="dO"), x))
    day = c.pick("X")
    base, label = x.anchor()
    if day is not None and base is not None:
        found = base + timedelta(day.shift)
        return dates.timed(Value("DATE", found.isoformat(), found.isoformat(), label, f"clock time {day.lower}"), told)
    return _clock_alone(c, x, told)


def _clock_alone(c: Candidate, x: Context, told: str) -> Value:
    sentence = x.sentence(c)
    note = x.last(10, sentence) or x.covered
    if note is None and not x.blog:
        note = _recent(c, x)
    if note is not None:
        return dates.timed(
            Value("DATE", note.point, note.point, f"earlier:{note.id}", "clock time on the day told"), told
        )
    if x.blog and x.published:
        day = x.published.isoformat()
        return dates.timed(Value("DATE", day, day, "published", "clock time in a live blog"), told)
    if told == MIDNIGHT and x.published and not x.narrative and x.direction(c)[0] == "future":
        day = x.published.isoformat()
        return dates.timed(Value("DATE", day, day, "published", "the coming midnight"), told)
    return dates.unresolved("TIME", f"XXXX-XX-XXT{told}", "clock time without a day")


def _recent(c: Candidate, x: Context) -> Noted | None:
    """The day told in the sentences right before, where the predicate does not put it on the other side."""
    sentence, recent = x.sentence(c), x.last(10)
    if recent is None:
        return None
    near = sentence - recent.sentence <= 2 or x.paragraph(sentence) == x.paragraph(recent.sentence)
    return recent if near and _fits(recent.point, c, x) else None


def _fits(day: str, c: Candidate, x: Context) -> bool:
    """Does the day told before lie on the side on which the predicate puts the clock time?"""
    sense = x.direction(c)[0]
    if x.published is None or x.narrative or sense is None:
        return True
    return day >= x.published.isoformat() if sense == "future" else day <= x.published.isoformat()


def hour_of_part(c: Candidate, x: Context) -> Value | None:
    """`at 7 tomorrow morning`, `until 6 on Monday evening`, `at nine in the morning`: the part of day tells which."""
    number, part = c.pick("nq"), c.pick("P")
    if number is None or part is None or part.value not in HALVES or not number.value.isdigit():
        return None
    hours = int(number.value)
    if not 1 <= hours <= 12:
        return None
    late = part.value in ("AF", "EV") or (part.value == "NI" and hours > SMALL_HOURS)
    told = f"{hours % 12 + (12 if late else 0):02d}:00"
    if c.letters.endswith("idP"):
        return _clock_alone(c, x, told)
    at = next(i for i, t in enumerate(c.run) if t.letter in "XWdr")
    rest = c._replace(first=c.first + at, letters=c.letters[at:])
    found = x.meaning(rest._replace(rule="weekday" if "W" in rest.letters else PARTS[rest.letters[0]]))
    return dates.timed(found._replace(value=found.value[:10]), told) if found and found.edtf else found


def hour(c: Candidate, x: Context) -> Value | None:
    """`at midnight`, `until noon`: a clock time like any other; other parts of the day alone are none."""
    part, before = c.run[0], c.before
    told = dates.HOUR.get(part.lower)
    if before is None or before.lower not in HOUR_AFTER:
        return None
    if told is not None:
        return _clock_alone(c, x, told)
    return _dawn(c, x) if part.lower in RISING and before.lower in ("at", "before", "until") else None


def _dawn(c: Candidate, x: Context) -> Value | None:
    """`at dawn`, `before nightfall`: on the day told in the sentence, else past on the day of the report."""
    token, note = c.run[0], x.last(10, x.sentence(c)) or _recent(c, x)
    if note is not None:
        day, anchor = note.point, f"earlier:{note.id}"
    elif x.published and not x.narrative and x.direction(c)[0] == "past":
        day, anchor = x.published.isoformat(), "published"
    else:
        return dates.unresolved("TIME", f"XXXX-XX-XXT{token.value}", "part of a day not told")
    return Value("TIME", f"{day}T{token.value}", day, anchor, f"{token.lower} of the day told")


def clock_range(c: Candidate, x: Context) -> Value | None:
    """`between 06:00 and 18:00`: from the one to the other on one day."""
    first, second = c.all("C")[:2]
    at = c.run.index(second)
    begin = clock(Candidate("clock", c.first, c.first + at - 1, c.letters[: at - 1], c.tokens), x)
    end = dates.clock_of(Candidate("clock", c.first + at, c.last, c.letters[at:], c.tokens))
    if "W" in c.letters or "X" in c.letters or "M" in c.letters:
        begin = clock(Candidate("clock", c.first + at, c.last, c.letters[at:], c.tokens), x)
        begin = (
            dates.timed(begin._replace(value=begin.value[:10], edtf=begin.value[:10]), clock_text(first))
            if begin
            else None
        )
    if begin is None or end is None or not begin.edtf:
        return begin
    upto = f"{begin.value[:10]}T{end}"
    return begin._replace(
        edtf=f"{begin.edtf}/{upto}" if begin.value < upto else begin.edtf, why=f"from to: {begin.why}"
    )


def clock_text(token: Token) -> str:
    """`HH:MM` of a clock time in figures."""
    hour, minute = re.split(r"[:.]", token.value)[:2]
    return f"{int(hour):02d}:{minute}"


def moment(c: Candidate, x: Context) -> Value | None:
    """`the night of 9 August`, `noon on Friday`, `the evening of the 21st`."""
    if "M" in c.letters or "m" in c.letters:
        return dates.full_date(c, x)
    if "W" in c.letters:
        return days.weekday(c, x)
    if "X" in c.letters:
        day, (base, label) = c.pick("X"), x.anchor()
        if base is None or day is None:
            return None
        found = base + timedelta(day.shift)
        return dates.with_time(c, dates.point(found.isoformat(), day.lower, label))
    return dates.with_time(c, days.day_of_month(c, x))
