"""Candidates with a month, a year, a weekday or a clock time → their date."""

from __future__ import annotations

import re
from datetime import date

from dragoman.find.times_context import Context, Noted, day_of
from dragoman.find.times_patterns import Candidate, Token
from dragoman.find.times_values import Value, edtf_of
from dragoman.find.times_verbs import Sense
from dragoman.model import edtf
from dragoman.parse import Word

FAR, NEAR = 250, 60
"""A day without a year that would lie more than 250 days off on the side of the tense is the one on the other side if
that lies within 60 days: `agreed to leave by 10 October` told in September, `the deadline of 1 July` told in August."""

LATE = re.compile(r"(?:by|before|until|till|no later|was|were|plan: (?:was|were))\b")
NEAR_BEHIND = 115
"""What a plan puts more than 250 days ahead is rather what it had put within the last months."""

SURE = re.compile(r"(?:will|shall|['’]ll|is|are|(?!was )\w+s to|fixture|present of|present beside|beside)\b|fixed for")
"""Reasons that leave no doubt that a day lies ahead, however far."""

BESIDE = 6
"""Characters between two times of which the second tells the first more closely: `five years later, on 5 December`."""

DISCOURSE = frozenset({"following", "that", "those", "that same", "the same", "same", "the very same", "subsequent",
                       "ensuing", "preceding", "succeeding", "this very"})  # fmt: skip
MONTHS_ROUND = -7
"""December to January is a new year, August to March is the same one told out of order; chosen on histories of wars."""

RANGE = re.compile(r"[-tj]d?e?-?(?:[nO]f?[Mm]\.?|[Mm]\.?(?:[nO](?![A-Za-z]))?)(?:,?Y|f?d?rU)")
HOUR = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
DAY_FIRST = re.compile(r"(?:[nO]f?|of)$")


def full_date(c: Candidate, x: Context) -> Value | None:
    """A day and month in words, with or without year, weekday, part of day or clock time."""
    month = c.pick("Mm")
    day = _day(c)
    if month is None or day is None:
        return None
    found = dated(c, x, int(month.value), day)
    return with_time(c, found) if found else None


def _day(c: Candidate) -> int | None:
    """The number of the day beside the month."""
    at = next(i for i, t in enumerate(c.run) if t.letter in "Mm")
    ahead = DAY_FIRST.search(c.letters[:at])
    numbers = [t for t in (c.run[:at] if ahead else c.run[at + 1 :]) if t.letter in "nOo"]
    return number(numbers[-1 if ahead else 0]) if numbers else None


def number(token: Token) -> int:
    """The number that a figure, an ordinal in figures or a number word stands for."""
    digits = re.match(r"\d+", token.value or token.lower)
    return int(digits[0]) if digits else 0


def dated(c: Candidate, x: Context, month: int, day: int | None) -> Value | None:
    """A month, or a day of it, in the year that is named or meant."""
    year = c.pick("kY") if "B" in c.letters else c.pick("Y")
    if year is not None and "B" in c.letters and c.run[-1].value.startswith("B"):
        return Value("DATE", f"BC{int(year.value):04d}-{month:02d}", None, "explicit", "month before Christ")
    if year is not None:
        return checked(int(year.value), month, day, "explicit", "month and year named")
    if "U" in c.letters:
        said = c.pick("rR")
        if (unit := c.pick("U")) is None or unit.value != "Y" or said is None:
            return None
        base, label = reference(said, x)
        if base is None:
            return unresolved("DATE", f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "no year to count from")
        shift = int(said.value) if said.value in ("-1", "0", "1") else 0
        return checked(base.year + shift, month, day, label, f"month of {said.lower} year")
    return yearless(c, x, month, day)


def reference(said: Token, x: Context) -> tuple[date | None, str]:
    """What `last`, `that`, `the same` count from: the day of publication, or the latest date told."""
    if said.value == "that" or (x.narrative and said.lower not in ("this", "current")):
        note = x.last(4)
        return (day_of(note.point), f"earlier:{note.id}") if note else (None, "unresolved")
    return x.anchor()


def checked(year: int, month: int, day: int | None, anchor: str, why: str) -> Value | None:
    """That month or day, or None where there is none."""
    if not 1 <= month <= 12:
        return None
    text = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return Value("DATE", text, text, anchor, why) if edtf.valid(text) else None


def yearless(c: Candidate, x: Context, month: int, day: int | None) -> Value | None:
    """A month or day without its year: the year of the range or story that it stands in, or that nearest the report."""
    if (told := _year_of_range(c, x)) is not None:
        return checked(told[0], month, day, told[1], "year of the range")
    if x.narrative or not x.published:
        return _in_story(c, x, month, day)
    sense, why = x.direction(c)
    note = x.last(4, x.sentence(c))
    if note and sense != "future" and note.point[:4] != f"{x.published.year}" and _tells_year(note, c, x):
        return checked(int(note.point[:4]), month, day, f"earlier:{note.id}", "year of the sentence")
    choices = [
        (text, first, last)
        for year in (x.published.year - 1, x.published.year, x.published.year + 1)
        if edtf.valid(text := f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
        for first, last in [edtf.bounds(text)]
        if first and last
    ]
    if not choices:
        return None
    chosen = _nearest(choices, x.published, (sense, why), x.lean)
    kind = "day" if day else "month"
    return Value("DATE", chosen, chosen, "published", f"{kind} without year, {sense or 'nearest'}: {why}")


def _tells_year(note: Noted, c: Candidate, x: Context) -> bool:
    """A year told in full, or one counted to, at the head of the sentence or right before: `a year later, on 5 May`."""
    if note.value.anchor in ("explicit", "published"):
        return note.value.anchor == "explicit"
    return x.opens_sentence(note) or c.run[0].start - note.span.end <= BESIDE


def _year_of_range(c: Candidate, x: Context) -> tuple[int, str] | None:
    """The year after the second half: `March to April 2024`, `July and August of last year`."""
    letters = "".join(t.letter for t in c.tokens[c.last : c.last + 8])
    match = RANGE.match(letters)
    last = c.tokens[c.last + match.end() - 1] if match else None
    if match is None or last is None:
        return None
    if last.letter == "Y":
        return int(last.value), "explicit"
    said = c.tokens[c.last + match.end() - 2]
    base, label = reference(said, x)
    return (
        (base.year + int(said.value), label) if base and last.value == "Y" and said.value in ("-1", "0", "1") else None
    )


def _in_story(c: Candidate, x: Context, month: int, day: int | None) -> Value | None:
    """The year told in the sentence, else of the story so far, the next one where the months have come round again."""
    beside = x.last(4, x.sentence(c))
    if beside is not None and len(beside.point) == 4 and _tells_year(beside, c, x):
        return checked(int(beside.point), month, day, f"earlier:{beside.id}", "year of the sentence")
    if x.story is None:
        return unresolved("DATE", f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "no year told")
    year, name = int(x.story.point[:4]), x.story.id
    if len(x.story.point) > 4 and month - int(x.story.point[5:7]) <= MONTHS_ROUND:
        year += 1
    return checked(year, month, day, f"earlier:{name}", "year of the story")


def _nearest(choices: list[tuple[str, date, date]], base: date, told: Sense, lean: str | None) -> str:
    """The choice on the side that is meant, unless it is far off and the one on the other side near."""
    sense, why = told
    behind = [(c[0], max((base - c[2]).days, 0)) for c in choices if c[1] <= base]
    ahead = [(c[0], max((c[1] - base).days, 0)) for c in choices if c[2] >= base]
    if sense is None and lean is not None:
        return (ahead[0] if lean == "future" else behind[-1])[0]
    if why.startswith("had "):
        return min(behind[-1:] + ahead[:1], key=lambda c: c[1])[0]
    if sense == "future" and ahead and SURE.match(why):
        return ahead[0][0]
    if why == "since" and behind:
        return behind[-1][0]
    wanted, other = (ahead, behind[-1:]) if sense == "future" else (behind[-1:], ahead)
    near = NEAR_BEHIND if sense == "future" and LATE.match(why) else NEAR
    if sense is None or not wanted or (other and wanted[0][1] > FAR and other[0][1] < near):
        return min(behind[-1:] + ahead[:1], key=lambda c: c[1])[0]
    return wanted[0][0]


def month_year(c: Candidate, x: Context) -> Value | None:
    """`March 2023`, `late March of that year`."""
    month = c.pick("Mm")
    found = dated(c, x, int(month.value), None) if month else None
    return edged(c, found)


def month(c: Candidate, x: Context) -> Value | None:
    """A month alone; `May` and `March` that open a sentence before another word may be no month."""
    token = c.pick("Mm")
    if token is None or (token.lower in ("may", "march") and _opens_sentence(c) and len(c.run) == 1):
        return None
    return edged(c, yearless(c, x, int(token.value), None))


def _opens_sentence(c: Candidate) -> bool:
    return (c.before is None or c.before.letter in ".|*") and c.after is not None and c.after.letter == "_"


def edged(c: Candidate, found: Value | None) -> Value | None:
    """The value with `early`, `mid` or `late` noted."""
    edge = c.pick("e")
    return found._replace(edge=edge.value) if found and edge else found


def year(c: Candidate, x: Context) -> Value | None:
    """A year alone, where no counted noun follows."""
    token = c.pick("Y")
    if token is None:
        return None
    word = x.parse.word_at(token.start) if x.parse.words else None
    if (
        word is not None
        and word.dep in ("nummod", "compound")
        and word.head.tag == "NNS"
        and not _rules(word.head)
        and token.value.endswith("0")
    ):
        return None
    if c.after is not None and c.after.letter in "UpcCnkY":
        return None
    if len(c.run) == 1 and c.before is not None and _is_counted(c.before.letter, c.after.letter if c.after else ""):
        return None
    if (c.before is not None and c.before.lower in ("$", "€", "£", "no", "#", "/")) or not _is_year(c, token):
        return None
    return edged(c, Value("DATE", token.value, token.value, "explicit", "year named"))


def _is_counted(before: str, after: str) -> bool:
    """After another number, or like `2010 of them`."""
    return before in "nkY" or (before in ",_" and after == "f")


def _rules(noun: Word) -> bool:
    """Has the noun a subject, so that it is a verb mistaken: `the law of 1960 returns`?"""
    return any(g.dep in ("nsubj", "nsubjpass") for g in noun.children)


def _is_year(c: Candidate, token: Token) -> bool:
    """Years of our age may stand anywhere; others need a word that takes a year before them."""
    if "1800" <= token.value <= "2050":
        return True
    return (c.before is not None and c.before.letter in "ij(") or len(c.run) > 1


def era(c: Candidate, x: Context) -> Value | None:
    """`490 BC`, `AD 70`."""
    del x
    token, mark = c.pick("nkY"), c.pick("B")
    if token is None or mark is None or not token.value.isdigit():
        return None
    before = mark.value.startswith("B")
    value = f"BC{int(token.value):04d}" if before else f"{int(token.value):04d}"
    return Value("DATE", value, None if before else value, "explicit", "year of an era")


def with_time(c: Candidate, found: Value | None) -> Value | None:
    """The day with its clock time or part of day."""
    if found is None:
        return None
    if (told := clock_of(c)) is not None:
        return timed(found, told)
    part = c.pick("P")
    if part is None:
        return found
    if part.lower in HOUR:
        return timed(found, HOUR[part.lower])
    return found._replace(type="TIME", value=f"{found.value}T{part.value}")


def timed(day: Value, told: str) -> Value:
    """A day with a clock time."""
    value = f"{day.value}T{told}"
    return day._replace(type="TIME", value=value, edtf=edtf_of(value) if day.edtf else None)


def clock_of(c: Candidate) -> str | None:
    """`HH:MM` on the 24-hour clock, or None where the candidate has no clock time."""
    for at, t in enumerate(c.run):
        after = c.run[at + 1].letter if at + 1 < len(c.run) else ""
        if t.letter in "kY" and after in ("z", "c") and len(t.value) == 4:
            return f"{t.value[:2]}:{t.value[2:]}" if t.value < "2400" and t.value[2:] < "60" else None
        if t.letter == "C" or (t.letter in "nq" and after in ("p", "c")):
            hour, minute = [*re.split(r"[:.]", t.value), "00"][:2] if t.letter == "C" else (t.value, "00")
            half = c.run[at + 1].value.lower()[0] if after == "p" else ""
            if not hour.isdigit() or int(hour) > 24:
                return None
            hours = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
            return f"{hours:02d}:{minute}"
    return None


def point(text: str, why: str, anchor: str = "explicit") -> Value:
    """A day or clock time told in full."""
    return Value("TIME" if "T" in text else "DATE", text, edtf_of(text), anchor, why)


def unresolved(kind: str, value: str, why: str) -> Value:
    """An expression that the text does not let us date."""
    return Value("TIME" if kind == "TIME" else "DATE", value, None, "unresolved", why)


def whole_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
