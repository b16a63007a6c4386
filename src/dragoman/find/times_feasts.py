"""Candidates that name a season or a feast → its days, in the year named or meant."""

from __future__ import annotations

from datetime import date

from dragoman.find import times_dates as dates
from dragoman.find.times_context import Context, Noted, day_of
from dragoman.find.times_dates import DISCOURSE, edged, unresolved
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_values import SEASON_MONTH, Value, add_months, edtf_of
from dragoman.model import edtf

BY = frozenset({"in", "by", "until", "till", "before", "since"})


def season(c: Candidate, x: Context) -> Value | None:
    """`the summer of 2020`, `last autumn`, `this spring`, `that winter`, `summer`."""
    token, year, said = c.pick("Ss"), c.pick("Y"), c.pick("rR")
    if token is None:
        return None
    if "B" in c.letters and (number := c.pick("kY")) is not None:
        return Value("DATE", f"BC{int(number.value):04d}-{token.value}", None, "explicit", "season before Christ")
    if year is not None:
        value = f"{year.value}-{token.value}"
        return edged(c, Value("DATE", value, edtf_of(value), "explicit", "season and year named"))
    bare = said is None and "U" not in c.letters and token.letter == "s" and c.run[0].letter not in "de"
    if bare and (c.before is None or c.before.lower not in BY or (c.after is not None and c.after.letter in "-_")):
        return None
    base, label = (None, "unresolved")
    told_before = said is not None and (said.lower in DISCOURSE or (said.lower == "next" and c.run[0].letter == "d"))
    if said is not None and (said.value == "that" or x.narrative or told_before):
        note = x.last(4)
        base, label = (_begin(note), f"earlier:{note.id}") if note else (None, "unresolved")
        if base is not None and said.value != "1":
            return edged(c, _season(base.year, token.value, label, f"{said.lower} {token.lower}"))
        if base is None and told_before and said.value == "1":
            base, label = x.anchor()
    else:
        base, label = x.anchor()
    if base is None:
        return unresolved("DATE", f"XXXX-{token.value}", "season without a year")
    shift = 0
    if said is not None and "U" in c.letters and said.value in ("-1", "1"):
        return edged(c, _season(base.year + int(said.value), token.value, label, f"{token.lower} of {said.lower} year"))
    begins = date(base.year, SEASON_MONTH[token.value], 1)
    if said is not None and said.value == "-1":
        shift = 0 if add_months(begins, 3) <= base else -1
    elif said is not None and said.value == "1":
        shift = 0 if begins > base else 1
        note = x.last(4, x.sentence(c))
        if shift == 0 and note is not None and note.value.value == f"{base.year:04d}-{token.value}":
            shift = 1  # this summer, next summer
    elif said is None and not x.narrative:
        sense, _ = x.direction(c)
        due = sense == "future" and c.before is not None and c.before.lower in ("until", "till", "before", "by")
        if due and begins <= base:  # not before the autumn, told in November
            return edged(c, _season(base.year + 1, token.value, label, f"the next {token.lower}"))
        shift = {"future": int(add_months(begins, 3) <= base), "past": -int(begins > base)}.get(sense or "", 0)
    return edged(c, _season(base.year + shift, token.value, label, f"{said.lower if said else 'the'} {token.lower}"))


def _begin(note: Noted) -> date | None:
    """The first day of what was told, finer than its year where it is a season."""
    return edtf.bounds(note.value.edtf)[0] if note.value.edtf else day_of(note.point)


def _season(year: int, code: str, label: str, why: str) -> Value:
    value = f"{year:04d}-{code}"
    return Value("DATE", value, edtf_of(value), label, why)


def holiday(c: Candidate, x: Context) -> Value | None:
    """`Eid al-Adha`, `Christmas 2023`, `last Ramadan`: that of the year named or nearest in the direction meant."""
    token, year, said = c.pick("H"), c.pick("Y"), c.pick("r")
    if token is None:
        return None
    if year is not None:
        days = x.calendar.holiday(token.value, int(year.value))
        return _feast(days, "explicit", f"{token.lower} {year.value}")
    base, label = x.anchor()
    if base is None:
        return unresolved("DATE", "XXXX-XX-XX", f"{token.lower} without a year")
    entry = x.calendar.holidays[token.value]
    names = entry.date.split(" or ") if entry.rule == "either" else [token.value]
    years = (base.year - 1, base.year, base.year + 1)
    choices = sorted(d for y in years for name in names if (d := x.calendar.holiday(name, y)))
    if entry.rule == "either" and _is_person(c, x):
        return None
    if not choices:
        note = x.notes[-1] if x.notes else None
        beside = note is not None and note.value.edtf and 0 <= c.run[0].start - note.span.end <= dates.BESIDE
        if note is not None and beside:
            return note.value._replace(why=f"{token.lower} beside its date")
        return _feast(None, label, token.lower)
    behind, ahead = [d for d in choices if d[0] <= base], [d for d in choices if d[1] >= base]
    sense, why = {"-1": "past", "1": "future"}.get(said.value if said else ""), said.lower if said else ""
    if sense is None and not x.narrative:
        told, why = x.direction(c)
        sense = told
    close = min(choices, key=lambda d: abs((d[0] - base).days), default=None)
    if said is None and close and abs((close[0] - base).days) < dates.NEAR and sense == "past" and close[0] > base:
        sense = None
    far = sense == "future" and ahead and (ahead[0][0] - base).days > dates.FAR and not dates.SURE.match(why)
    if far and behind and (base - behind[-1][1]).days < dates.NEAR:
        sense, why = "past", f"just over: {why}"
    if sense == "past" and behind:
        behind = [d for d in behind if d[1] < base] or behind if said else behind
        return _feast(behind[-1], label, f"{token.lower}, past: {why}")
    if sense == "future" and ahead:
        return _feast(ahead[0], label, f"{token.lower}, future: {why}")
    return _feast(close, label, f"{token.lower}, nearest")


def _is_person(c: Candidate, x: Context) -> bool:
    word = x.parse.word_at(c.run[0].start) if x.parse.words else None
    return word is not None and word.entity == "PERSON"


def _feast(days: tuple[date, date] | None, label: str, why: str) -> Value:
    if days is None:
        return unresolved("DATE", "XXXX-XX-XX", f"{why}: date not known")
    span = edtf.interval(*days)
    return Value("DATE", days[0].isoformat(), span, label, why)
