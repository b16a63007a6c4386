"""Candidates that count from another day (last week, three days later, that autumn) → their date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.find import times_dates as dates
from dragoman.find.times_clock import clock
from dragoman.find.times_context import Context, Noted, day_of
from dragoman.find.times_dates import DISCOURSE, edged, number, unresolved
from dragoman.find.times_feasts import season
from dragoman.find.times_patterns import PATTERN, Candidate, Token
from dragoman.find.times_values import (
    CLOCK_UNITS,
    Value,
    add,
    at_grain,
    duration,
    edtf_of,
    half,
    part,
    week,
    week_of,
)
from dragoman.model import edtf

LATER = {"later": 1, "afterwards": 1, "afterward": 1, "thereafter": 1, "on": 1, "hence": 1, "earlier": -1, "before": -1,
         "previously": -1, "beforehand": -1, "after": 1, "following": 1}  # fmt: skip
BOUND = frozenset({"for", "of", "to", "on", "when", "before", "that"})
HALF = re.compile(r"j-?a-?h")
RECENT = 6
SAME_QUARTER = "the same quarter a year before"
LASTING = frozenset({"for", "over", "within", "throughout"})


def deictic(c: Candidate, x: Context) -> Value | None:
    """`today`, `yesterday evening`, `overnight`, `tonight`."""
    token = c.pick("X")
    if token is None:
        return None
    if x.narrative and token.value == "0":
        return Value("DATE", "PRESENT_REF", None, "unresolved", "today in a history")
    base, label = x.anchor()
    if base is None:
        return unresolved("DATE", "XXXX-XX-XX", f"{token.lower} without a day of publication")
    day = base + timedelta(token.shift)
    if token.lower == "overnight":
        return Value(
            "TIME", f"{day}TNI", day.isoformat(), label, "overnight: the night to that day", day=day - timedelta(1)
        )
    if token.value.endswith("TNI"):
        return Value("TIME", f"{day}TNI", day.isoformat(), label, token.lower)
    found = Value("DATE", day.isoformat(), day.isoformat(), label, token.lower)
    return edged(c, dates.with_time(c, found))


def base_of(said: Token | None, c: Candidate, x: Context, length: int = 4) -> tuple[date | None, str]:
    """The day a relative word counts from: in discourse the date told before, else the day of publication."""
    article = c.run[0].letter == "d"
    told = said is not None and (said.lower in DISCOURSE or (said.lower in ("next", "previous") and article))
    if told or x.narrative:
        beside = x.notes[-1] if x.notes and x.notes[-1].sentence == x.sentence(c) and told else None
        if beside is not None and 0 < len(beside.point) < length:
            return None, "unresolved"  # `in the summer of 2022 … the same day`
        note = x.last(length)
        if note is not None:
            return day_of(note.point), f"earlier:{note.id}"
        open_ended = said is not None and said.lower in ("next", "previous", "following", "subsequent")
        if told and (not open_ended or (said and said.value == "1" and x.direction(c)[0] == "past")):
            return None, "unresolved"
    return x.anchor()


def relative(c: Candidate, x: Context) -> Value | None:
    """`last week`, `early next year`, `that month`, `the following day`, `last October`, `this weekend`."""
    said, unit = c.pick("rR"), c.pick("UKQMmSs")
    if unit is None or (said is not None and said.letter == "R" and said.lower not in ("current", "recent", "future")):
        return None
    if said is None and unit.letter == "U":
        return edged(c, _this(unit, c, x))
    if c.run[0].letter == "d" and said is not None and said.lower == "last" and c.after and c.after.lower in BOUND:
        return None  # the last day for candidates to register
    if unit.letter in "Mm":
        return edged(c, _relative_month(c, x, said, unit))
    if unit.letter in "Ss":
        return season(c, x)
    if unit.letter == "K":
        return edged(c, _weekend(c, x, said))
    plural = unit.lower.endswith("s") and unit.lower != "series"
    stretch = c.before is not None and c.before.lower in LASTING and c.run[0].letter == "d"
    if said is not None and unit.value == "W2" and c.run[0].letter == "d":
        return Value("DURATION", duration("1", unit.value), None, "unresolved", f"the {said.lower} {unit.lower}")
    if said is not None and (plural or (c.run[0].letter == "d" and (said.lower == "past" or stretch))):
        if said.letter == "R" or plural:
            return Value("DURATION", duration("X", unit.value), None, "unresolved", f"{said.lower} {unit.lower}")
        return Value("DURATION", duration("1", unit.value), None, "unresolved", f"the {said.lower} {unit.lower}")
    if unit.value in CLOCK_UNITS or (said is not None and said.lower == "recent"):
        return None
    needed = {"D": 10, "W": 10, "M": 7}.get(unit.value, 4)
    base, label = base_of(said, c, x, needed)
    if base is None:
        return unresolved(
            "DATE",
            {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit.value, "XXXX"),
            "nothing told to count from",
        )
    shift = int(said.value) if said is not None and said.value in ("-1", "1") and said.lower != "latest" else 0
    day = add(base, shift, unit.value)
    value = at_grain(day, unit.value)
    why = f"{said.lower if said else 'this'} {unit.lower}"
    return edged(c, Value("DATE", value, edtf_of(value), label, why, day=day))


def _reason(c: Candidate, x: Context) -> str:
    """What puts the time ahead; of a deadline, the verb that it hangs on."""
    sense, why = x.direction(c)
    return why if sense == "future" else ""


def _this(unit: Token, c: Candidate, x: Context) -> Value | None:
    """`the year`, `the month`: that of an earlier date of the sentence, else of publication."""
    if unit.value in CLOCK_UNITS or unit.lower.endswith("s"):
        return None
    base, label = x.anchor()
    note = x.last(4, x.sentence(c))
    told = unit.value in ("Y", "M", "W") and note and len(note.point) >= {"Y": 4, "M": 7, "W": 10}[unit.value]
    if note and told and not (x.behind(note) and x.from_now(_reason(c, x))):
        base, label = day_of(note.point), f"earlier:{note.id}"
    if base is None:
        return unresolved("DATE", "XXXX", "nothing told to count from")
    value = at_grain(base, unit.value)
    return Value("DATE", value, edtf_of(value), label, f"the {unit.lower}")


def _relative_month(c: Candidate, x: Context, said: Token | None, unit: Token) -> Value | None:
    month = int(unit.value)
    base, label = base_of(said, c, x)
    if base is None or said is None:
        return dates.yearless(c, x, month, None)
    if (year := c.pick("Y")) is not None:
        value = f"{year.value}-{month:02d}"
        return Value("DATE", value, value, "explicit", "month and year named")
    shift = {"-1": -1 if month >= base.month else 0, "1": 1 if month <= base.month else 0}.get(said.value, 0)
    value = f"{base.year + shift:04d}-{month:02d}"
    return Value("DATE", value, value, label, f"{said.lower} {unit.lower}")


def _weekend(c: Candidate, x: Context, said: Token | None) -> Value | None:
    base, label = base_of(said, c, x, 10)
    if base is None:
        return unresolved("DATE", "XXXX-WXX-WE", "weekend without a day to count from")
    sense, why = (None, "") if said else x.direction(c)
    shift = int(said.value) if said and said.value in ("-1", "1") else 0
    if shift == 1 and base.isoweekday() < 5:
        shift = 0 if said and said.lower == "coming" else 1
    if said is None and sense != "future" and base.isoweekday() < 6:
        shift = -1
    value = f"{week(base + timedelta(7 * shift))}-WE"
    reason = said.lower if said else f"{sense or 'most recent'}: {why}"
    return Value("DATE", value, edtf_of(value), label, f"weekend, {reason}")


def part_of_day(c: Candidate, x: Context) -> Value | None:
    """`this morning`, `last night`, `that evening`, `the next morning`."""
    if c.pick("X"):
        return clock(c, x)
    said, token = c.pick("rR"), c.pick("P")
    if said is None or token is None or said.letter == "R":
        return None
    base, label = base_of(said, c, x, 10)
    if base is None or (said.value == "that" and not label.startswith("earlier")):
        return unresolved("TIME", f"XXXX-XX-XXT{token.value}", "part of a day not told")
    day = base + timedelta(int(said.value) if said.value in ("-1", "1") else 0)
    return edged(c, Value("TIME", f"{day}T{token.value}", day.isoformat(), label, f"{said.lower} {token.lower}"))


def exact(many: str, unit: str) -> tuple[int, str]:
    """A number of units with a half as whole ones of the next smaller unit: 2.5 years are 30 months."""
    if "." not in many:
        return int(many), unit
    size, smaller = {"Y": (12, "M"), "DE": (10, "Y"), "M": (30, "D"), "W": (7, "D")}.get(unit, (1, unit))
    return int(float(many) * size), smaller


def amount(c: Candidate) -> str:
    """The number of units: figures, X where it is vague; 1 for `a`."""
    numbers = [t for t in c.run if t.letter in "qnk"]
    if not numbers:
        return "1" if c.pick("a") else "X"
    if numbers[0].letter in "nk":
        return numbers[0].value.replace(",", "")
    if numbers[0].value.isdigit() and HALF.search(c.letters):
        return f"{numbers[0].value}.5"
    values = [t.value for t in numbers if t.letter == "q"]
    tens = len(values) > 1 and all(v.isdigit() for v in values[:2]) and int(values[0]) in range(20, 100, 10)
    return str(int(values[0]) + int(values[1])) if tens and int(values[1]) < 10 else values[0]


def ago(c: Candidate, x: Context) -> Value | None:
    """`two weeks ago`, `three days later`, `a year earlier`, `Three years ago today`."""
    unit, how, many = c.pick("U"), next((t for t in reversed(c.run) if t.letter in "AleR"), None), amount(c)
    if unit is None or how is None:
        return None
    if many == "X" and not unit.lower.endswith("s"):
        many = "1"
    sign = -1 if how.letter == "A" else LATER.get(how.lower.removesuffix(" in"), 0)
    if sign < 0 and unit.value == "Y" and (many == "1" or "-" in c.letters) and (told := quarter_before(x)):
        return told
    told_before = c.run[0].letter == "d" and unit.value not in CLOCK_UNITS
    if sign == 0 or (how.lower in ("after", "following") and not told_before):
        return spanned(c, unit, many)
    joined = "j" in c.letters and not HALF.search(c.letters)
    if many == "1" and "U" in c.letters[: c.letters.find("j")] and HALF.search(c.letters):
        many = "1.5"
    if many == "X" or unit.value in CLOCK_UNITS or joined:
        if unit.value in CLOCK_UNITS and many != "X":
            return spanned(c, unit, many)
        ref = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Value("DATE", ref, None, "unresolved", f"{many if many != 'X' else 'some'} {unit.lower} {how.lower}")
    base, label = x.anchor()
    if how.letter != "A":
        note = _told_before(c, x, {"D": 10, "W": 10, "W2": 10, "M": 7}.get(unit.value, 4))
        base, label = (day_of(note.point), f"earlier:{note.id}") if note else (None, "unresolved")
    if base is None:
        return spanned(c, unit, many)
    number, step = exact(many, unit.value)
    day = add(base, sign * number, step)
    units = c.all("U")
    finer = units[1].value if len(units) > 1 and c.letters.endswith("rU") else unit.value
    value = day.isoformat() if c.pick("X") else at_grain(day, finer)
    if c.letters.endswith("rM"):  # twenty years ago this May
        value = f"{day.year:04d}-{c.run[-1].value}"
    return Value("DATE", value, edtf_of(value), label, f"{many} {unit.lower} {how.lower}", day=day)


def _told_before(c: Candidate, x: Context, length: int) -> Noted | None:
    """The day last told; under a predicate that looks ahead the last one ahead, if there is one near."""
    note = x.last(length)
    if note is None or not x.behind(note) or not x.from_now(_reason(c, x)):
        return note
    recent = (n for n in reversed(x.notes[-RECENT:]) if len(n.point) >= length and not x.behind(n))
    return next(recent, note)


def quarter_before(x: Context) -> Value | None:
    """In a report on quarters, `a year ago` is the same quarter of the year before."""
    note = next((n for n in reversed(x.notes[-RECENT:]) if "-Q" in n.value.value), None)
    match = re.fullmatch(r"(\d{4})-(Q\d)", note.value.value) if note else None
    if match is None or note is None:
        return None
    back = 0 if note.value.why == SAME_QUARTER else 1
    value = f"{int(match[1]) - back}-{match[2]}"
    return Value("DATE", value, edtf_of(value), f"earlier:{note.id}", SAME_QUARTER)


def spanned(c: Candidate, unit: Token, many: str) -> Value:
    """The bare stretch of time, where what it counts from is not told."""
    del c
    return Value("DURATION", duration(many, unit.value), None, "unresolved", "length of time")


def inner(c: Candidate, first: int, x: Context, last: int | None = None) -> Value | None:
    """What the rest of a candidate from that token means by itself."""
    end = c.last if last is None else c.first + last
    letters = "".join(t.letter for t in c.tokens[c.first + first : end])
    match = PATTERN.match(letters)
    if match is None or match.end() < len(letters):
        return None
    x.outer = c
    try:
        return x.meaning(Candidate(match.lastgroup or "", c.first + first, end, letters, c.tokens))
    finally:
        x.outer = None


def offset(c: Candidate, x: Context) -> Value | None:
    """`a week before March 10`, `two days after Christmas`."""
    unit, how = c.pick("U"), next((t for t in c.run if t.letter in "leb"), None)
    many = amount(c._replace(last=c.first + c.run.index(unit))) if unit else "X"
    if "d" in c.letters[:1]:
        many = "1"
    if unit is None or how is None or how.lower not in ("before", "after", "following", "from"):
        return spanned(c, unit, many) if unit else None
    at = c.run.index(how) + 1
    found = inner(c, at, x)
    base = edtf.day(found.edtf) if found and found.edtf else None
    if found is not None and found.value == "PRESENT_REF":
        base, label = x.anchor()
        found = found._replace(anchor=label)
    if base is None or many == "X" or unit.value in CLOCK_UNITS:
        return spanned(c, unit, many)
    day = add(base, int(many) * (-1 if how.lower == "before" else 1), unit.value)
    anchor = found.anchor if found else "unresolved"
    return Value("DATE", day.isoformat(), day.isoformat(), anchor, f"{many} {unit.lower} {how.lower} a date", day=day)


def edge(c: Candidate, x: Context) -> Value | None:
    """`the end of the month`, `the beginning of 2024`, `year-end`, `end of year`."""
    token = c.pick("E")
    if token is None:
        return _middle(c, x)
    at = c.run.index(token)
    if "'" in c.letters:
        said = c.pick("r")
        head = c._replace(last=c.first + c.run.index(c.pick("U") or c.run[0]) + 1, letters="rU")
        found = relative(head, x) if said else _this(c.pick("U") or c.run[0], c, x)
    elif c.letters.startswith("U"):
        found = _this(c.run[0], c, x)
        if found and found.edtf and (last := edtf.bounds(found.edtf)[1]):
            found = found._replace(value=last.isoformat())
    else:
        at += 2 if at + 1 < len(c.run) and c.run[at + 1].letter in "f-" else 1
        rest = c.letters[at:]
        found = _this(c.run[at + (rest[0] == "d")], c, x) if rest in ("U", "dU") else inner(c, at, x)
    if found is None:
        return None
    narrowed = found.edtf
    if found.edtf and token.value in ("START", "END") and edtf.day(found.edtf) is None:
        narrowed = part(found.edtf, token.value)
    return found._replace(edtf=narrowed, edge=token.value, why=f"{token.lower} of: {found.why}")


def _middle(c: Candidate, x: Context) -> Value | None:
    """`by mid-month`, `until mid-year`: the month or year in which the report stands."""
    said, unit = c.pick("e"), c.pick("U")
    if said is None or unit is None or said.value != "MID" or unit.value not in ("W", "M", "Y"):
        return None
    return edged(c, _this(unit, c, x))


def range_of(c: Candidate, x: Context) -> Value | None:
    """`the second half of October`, `the first week of June`, `the last day of May`."""
    which, size = c.run[1 if c.run[0].letter == "d" else 0], c.pick("hU")
    if size is None:
        return None
    at = c.run.index(size) + 2
    rest = c.letters[at:]
    found = _this(c.run[at + (rest[0] == "d")], c, x) if rest in ("U", "dU") else inner(c, at, x)
    if found is None or found.type != "DATE":
        return None
    order = -1 if which.value == "-1" else int(which.value) if which.value.isdigit() else 0
    narrowed, value = None, found.value
    if found.edtf and order and "/" not in found.edtf:
        if size.letter == "h" and order in (1, 2, -1):
            narrowed = half(found.edtf, 2 if order == -1 else order)
            value = f"{value}-H{order}" if len(value) == 4 and order > 0 else value
        elif size.letter == "U" and size.value == "W":
            narrowed = week_of(found.edtf, order)
        elif size.letter == "U" and size.lower == "day":
            first, last = edtf.bounds(found.edtf)
            day = last if order < 0 else first + timedelta(order - 1) if first else None
            narrowed = value = day.isoformat() if day else value
    if size.lower == "days":
        narrowed = found.edtf
    return found._replace(value=value, edtf=narrowed, why=f"{which.lower} {size.lower} of: {found.why}")


def ordinal(c: Candidate) -> int:
    """The number of an ordinal in the candidate, 0 if there is none."""
    token = c.pick("oO")
    return number(token) if token else 0
