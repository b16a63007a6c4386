"""Candidates for lengths of time, repeated times, quarters, decades and vague references → their value."""

from __future__ import annotations

import re

from dragoman.find.times_context import Context
from dragoman.find.times_dates import edged
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_relative import amount, base_of, inner, ordinal, quarter_before, spanned
from dragoman.find.times_values import Value, add, add_months, at_grain, duration, edtf_of
from dragoman.model import edtf

WHOSE = frozenset({"his", "her", "their", "my", "our", "your", "its"})
PAPER = frozenset({"the", "its", "their", "of"})
"""Words before `minutes` that make them those of a meeting."""


def counted(c: Candidate, x: Context) -> Value | None:
    """`five days`, `the past three months`, `the first nine months`, `eight-year`."""
    del x
    unit, age = c.pick("UQS"), c.pick("L")
    old = "old" in (age.lower if age else "", c.after.lower if c.after else "")
    if old and unit is not None and unit.value == "Y":
        return None
    if unit is not None and unit.letter == "S":
        return Value("SET", f"XXXX-{unit.value}", None, "unresolved", "seasons counted")
    return spanned(c, unit, amount(c)) if unit else None


def length(c: Candidate, x: Context) -> Value | None:
    """`a year`, `a day-long`, `decades-long`, `two nights`."""
    del x
    if c.pick("P"):
        return Value("DURATION", duration(amount(c), "D"), None, "unresolved", "nights")
    unit = c.pick("U")
    if unit is None:
        return None
    before = c.before
    if c.pick("a") and before is not None and before.lower in ("times", "twice", "once"):
        return Value("SET", duration("1", unit.value), None, "unresolved", "per unit")
    many = "X" if unit.lower.endswith("s") else "1"
    return Value("DURATION", duration(many, unit.value), None, "unresolved", "length of time")


def units(c: Candidate, x: Context) -> Value | None:
    """`weeks`, `months of talks`, `recent years`: a plural without a number."""
    del x
    unit, said = c.pick("U"), c.pick("rR")
    if unit is None or not unit.lower.endswith("s") or unit.value == "TS":
        return None
    before = c.before
    if said is None and (before is None or before.lower in ("working", "business", "_") or before.lower.endswith("'")):
        return None
    if unit.value == "TM" and said is None and before is not None and before.lower in PAPER:
        return None
    return Value("DURATION", duration("X", unit.value), None, "unresolved", "some units")


def repeated(c: Candidate, x: Context) -> Value | None:
    """`every Friday`, `Fridays`, `daily`, `each year`."""
    first = c.run[0]
    if first.letter == "V":
        if x.text[first.start].isupper() and c.after is not None and x.text[c.after.start].isupper():
            return None  # the Daily Monitor
        return Value("SET", first.value, None, "unresolved", first.lower)
    if first.letter == "G":
        return Value("SET", f"XXXX-WXX-{first.value}", None, "unresolved", "every such weekday")
    last = c.run[-1]
    if last.letter == "U":
        many = amount(c)
        return Value(
            "SET", duration("1" if many == "X" else many, last.value), None, "unresolved", f"every {last.lower}"
        )
    value = {
        "W": f"XXXX-WXX-{last.value}",
        "M": f"XXXX-{last.value}",
        "S": f"XXXX-{last.value}",
        "P": f"XXXX-XX-XXT{last.value}",
    }
    return Value("SET", value.get(last.letter, "XXXX-WXX-WE"), None, "unresolved", f"every {last.lower}")


def reference(c: Candidate, x: Context) -> Value | None:
    """`now`, `recently`, `the future`, `the past`."""
    del x
    token = c.run[-1]
    if token.letter == "R":
        return Value("DATE", token.value, None, "unresolved", token.lower)
    if token.lower == "past" and not (c.after is not None and c.after.letter in "_UqnMWSQ"):
        return Value("DATE", "PAST_REF", None, "unresolved", "the past")
    return None


def after_next(c: Candidate, x: Context) -> Value | None:
    """`the week after next`, `the year before last`."""
    unit, how, said = c.pick("U"), c.pick("l"), c.pick("r")
    shift = {("after", "next"): 2, ("before", "last"): -2}.get((how.lower, said.lower)) if how and said else None
    base, label = x.anchor()
    if unit is None or shift is None or base is None or unit.value not in ("W", "M", "Y"):
        return None
    value = at_grain(add(base, shift, unit.value), unit.value)
    return Value("DATE", value, edtf_of(value), label, f"{unit.lower} after or before the one beside this")


def quarter(c: Candidate, x: Context) -> Value | None:
    """`Q2 2023`, `the third quarter of 1997`, `the third quarter`, `the quarter`."""
    year, said, tag = c.pick("Y"), c.pick("rR"), c.pick("T")
    if year is None and [t.letter for t in c.tokens[c.last : c.last + 3]] == ["f", "d", "_"]:
        return None  # the third quarter of the town
    which = int(tag.value[1]) if tag else 4 if c.pick("o") and (c.pick("o") or c.run[0]).value == "-1" else ordinal(c)
    if year is not None and which:
        value = f"{year.value}-Q{which}"
        return Value("DATE", value, edtf_of(value), "explicit", "quarter and year named")
    base, label = base_of(said, c, x)
    if base is None or which > 4:
        return None
    if said is not None and c.letters.endswith("rU") and which and said.value in ("-1", "0", "1"):
        value = f"{base.year + int(said.value)}-Q{which}"
        return Value("DATE", value, edtf_of(value), label, f"quarter of {said.lower} year")
    if "U" in c.letters and (told := quarter_before(x)):
        return (
            told._replace(value=f"{told.value[:5]}Q{which}", edtf=edtf_of(f"{told.value[:5]}Q{which}"))
            if which
            else told
        )
    if (
        not which
        and said is None
        and (note := next((n for n in reversed(x.notes[-50:]) if "-Q" in n.value.value), None))
    ):
        return Value("DATE", note.value.value, note.value.edtf, f"earlier:{note.id}", "the quarter told before")
    if not which:
        shift = int(said.value) * 3 if said and said.value in ("-1", "1") else -3 if "U" not in c.letters else -15
        value = at_grain(add_months(base, shift), "Q")
        return Value("DATE", value, edtf_of(value), label, f"{said.lower if said else 'the'} quarter")
    now = (base.month + 2) // 3
    sense, why = x.direction(c)
    forward = which < now - (c.before is None or c.before.letter not in "it")
    number = base.year + (1 if sense == "future" and forward else -1 if sense == "past" and which > now else 0)
    if "U" in c.letters:
        number = base.year - 1
    value = f"{number}-Q{which}"
    return Value("DATE", value, edtf_of(value), label, f"quarter, {sense or 'most recent'}: {why}")


def decade(c: Candidate, x: Context) -> Value | None:
    """`the 1980s`, `the late '90s`."""
    token = c.pick("D")
    digits = re.sub(r"\D", "", token.value) if token else ""
    if len(digits) == 2:
        if c.before is not None and c.before.lower in WHOSE:
            return None  # a man in his 30s
        base, _ = x.anchor()
        digits = ("20" if base and int(digits) <= base.year % 100 else "19") + digits
    value = digits[:3]
    if c.pick("B"):
        return Value("DATE", f"BC{value}", None, "explicit", "decade before Christ")
    return edged(c, Value("DATE", value, edtf_of(value), "explicit", "decade named"))


def century(c: Candidate, x: Context) -> Value | None:
    """`the 19th century`."""
    del x
    unit, which = c.pick("U"), ordinal(c)
    if unit is None or unit.value != "CE" or not which:
        return None
    if (mark := c.pick("B")) is not None and mark.value.startswith("B"):
        return Value("DATE", f"BC{which - 1:02d}", None, "explicit", "century before Christ")
    value = f"{which - 1:02d}"
    return edged(c, Value("DATE", value, edtf_of(value), "explicit", "century named"))


def fiscal(c: Candidate, x: Context) -> Value | None:
    """`fiscal 1998`, `the year 2000`, `the fiscal year`."""
    year = c.pick("Y")
    if year is not None:
        return Value("DATE", year.value, year.value, "explicit", "year named")
    base, label = x.anchor()
    if base is None:
        return None
    return Value("DATE", f"{base.year:04d}", None, label, "fiscal year of the report")


def stretch(c: Candidate, x: Context) -> Value | None:
    """`from May to July`, `from 1 September to 31 October 2030`: one interval."""
    at = next(i for i, t in enumerate(c.run) if t.letter == "t")
    ahead, first = inner(c, at + 1, x), inner(c, 0, x, at)
    if first is None or ahead is None or not first.edtf or not ahead.edtf:
        return None
    span = f"{first.edtf}/{ahead.edtf}"
    if not edtf.valid(span) and ahead.anchor == "published":
        span = f"{first.edtf}/{int(first.edtf[:4]) + (ahead.edtf[4:] < first.edtf[4:])}{ahead.edtf[4:]}"
    return first._replace(edtf=span, why=f"range: {first.why}") if edtf.valid(span) else first


def day_of(c: Candidate, x: Context) -> Value | None:
    """`the first of the month`, `the 15th of next month`."""
    unit, said = c.pick("U"), c.pick("rR")
    base, label = base_of(said, c, x, 7)
    if unit is None or unit.value != "M" or base is None:
        return None
    month = add_months(base.replace(day=1), int(said.value) if said and said.value in ("-1", "1") else 0)
    day = month.replace(day=ordinal(c)).isoformat()
    return Value("DATE", day, day, label, f"day of {said.lower if said else 'the'} month")


def week_with(c: Candidate, x: Context) -> Value | None:
    """`the week of 27 April`, `the week beginning 4 May`: the week with that day."""
    unit, found = c.pick("U"), inner(c, 3, x)
    day = edtf.day(found.edtf) if found and found.edtf else None
    if found is None or day is None or unit is None or unit.value != "W":
        return found
    value = at_grain(day, "W")
    return found._replace(value=value, edtf=edtf_of(value), why=f"week with: {found.why}", day=day)


def split_year(c: Candidate, x: Context) -> Value | None:
    """`the fiscal year 2029/30`, `in 2028-29`: from the one year to the next."""
    del x
    first = c.pick("Y")
    return (
        Value("DATE", first.value, f"{first.value}/{int(first.value) + 1}", "explicit", "year over two")
        if first
        else None
    )


def weekdays(c: Candidate, x: Context) -> Value | None:
    """`from Tuesday to Thursday`, `from Monday to Friday last week`: one interval."""
    first, last = c.all("W")
    found = inner(c, 0, x, 1) if len(c.run) == 3 else inner(c, 2, x)
    day = edtf.day(found.edtf) if found and found.edtf else None
    if found is None or day is None:
        return found
    length = (int(last.value) - int(first.value)) % 7
    begin = day if len(c.run) == 3 else add(day, -length, "D")
    return found._replace(
        value=begin.isoformat(), edtf=edtf.interval(begin, add(begin, length, "D")), why=f"range: {found.why}"
    )


def weekend_of(c: Candidate, x: Context) -> Value | None:
    """`the weekend of 3-4 September`, `the weekend of 3 September`: both its days."""
    found = inner(c, 3, x)
    day = edtf.day(found.edtf) if found and found.edtf else None
    if found is None or day is None:
        return found
    value = f"{at_grain(day, 'W')}-WE"
    return found._replace(value=value, edtf=edtf_of(value), why=f"weekend with: {found.why}")
