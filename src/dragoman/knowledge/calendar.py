"""Names of months, weekdays, seasons, holidays and cue words of direction → look-up for times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files

WORDS, HOLIDAYS = "words/times.toml", "words/holidays.toml"
FEASTS, CUES = "words/movable_feasts.csv", "words/directions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase of time expressions: its kind (month, unit, relative …) and its TIMEX3 value or offset.

    `capital`: it counts only where it is written with a capital.
    """

    kind: str
    value: str
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A named day: how its date is found in a given year."""

    rule: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """Names of months, weekdays, seasons, holidays and cue words of direction → look-up for times.

    `terms` has the single words; `phrases` those of several words, by their first, longest first, each cut as the
    finder cuts text (letters, digits and signs apart).  `cues` has words by kind, with their forms;
    `feasts` the days of movable feasts; `names` words that make a date part of a name, by the side on which they stand.
    """

    terms: Mapping[str, Term]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Term], ...]]
    holidays: Mapping[str, Holiday]
    feasts: Mapping[str, tuple[tuple[date, date], ...]]
    cues: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]

    def holiday(self, name: str, year: int) -> tuple[date, date] | None:
        """First and last day of a holiday in that year, or None where its date is not known."""
        entry = self.holidays[name]
        if entry.rule == "fixed":
            day = date.fromisoformat(f"{year:04d}-{entry.date}")
            return day, day
        if entry.rule == "span":
            first, last = (date.fromisoformat(f"{year:04d}-{day}") for day in entry.date.split())
            return first, last
        if entry.rule == "ethiopian":
            found = ethiopian(date.fromisoformat(f"{year:04d}-{entry.date}"))
            return found, found
        if entry.rule in ("easter", "orthodox"):
            sunday = (easter if entry.rule == "easter" else orthodox_easter)(year)
            days = [sunday + timedelta(days=int(day)) for day in entry.date.split()]
            return days[0], days[-1]
        if entry.rule == "weekday":
            month, weekday, number = map(int, entry.date.split())
            found = nth_weekday(year, month, weekday, number)
            return found, found
        return next((days for days in self.feasts.get(entry.date, ()) if days[0].year == year), None)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (anonymous Gregorian computus, as in Meeus, Astronomical Algorithms).

    >>> easter(1998)
    datetime.date(1998, 4, 12)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches in the Gregorian calendar (Julian computus, Meeus).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def ethiopian(day: date) -> date:
    """A fixed day of the Ethiopian calendar, a day later between its leap day in September and our own in February.

    >>> ethiopian(date(2023, 9, 27)), ethiopian(date(2024, 1, 19)), ethiopian(date(2024, 9, 27))
    (datetime.date(2023, 9, 28), datetime.date(2024, 1, 20), datetime.date(2024, 9, 27))
    """
    return day + timedelta(days=int(day.year % 4 == (3 if day.month > 2 else 0)))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second … weekday (1 is Monday) of a month; -1 is the last.

    >>> nth_weekday(2024, 5, 1, -1)
    datetime.date(2024, 5, 27)
    """
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def cut(text: str) -> tuple[str, ...]:
    """Letters, runs of digits and single signs apart, in lower case: `new year's` is new, year, ', s."""
    pieces: list[str] = []
    previous = ""
    for char in text.lower().replace("’", "'"):
        kind = "a" if char.isalpha() else "0" if char.isdigit() else " " if char.isspace() else char
        if kind in "a0" and kind == previous:
            pieces[-1] += char
        elif kind != " ":
            pieces.append(char)
        previous = kind
    return tuple(pieces)


def forms(verb: str) -> set[str]:
    """A word with its regular endings, since a lemmatiser may take `hoped` for `hop`.

    >>> sorted(forms("hope"))
    ['hope', 'hoped', 'hopes', 'hoping']
    """
    stem = verb.removesuffix("e")
    return {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}


@cache
def load() -> Calendar:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    pairs: list[tuple[str, Term]] = []
    cues: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    try:
        for entry in files.table(WORDS)["term"]:
            term = Term(kind=entry["kind"], value=entry["value"], capital=entry.get("case") == "capital")
            pairs += [(word, term) for word in entry["words"]]
        for entry in files.table(WORDS)["name"]:
            names.setdefault(entry["side"], set()).update(entry["words"])
        holidays = {}
        for entry in files.table(HOLIDAYS)["holiday"]:
            for name in entry["names"]:
                holidays[name] = Holiday(rule=entry["rule"], date=entry["date"])
                pairs.append((name, Term(kind="holiday", value=name, capital=not name.startswith("the "))))
        for entry in files.table(CUES)["cue"]:
            cues.setdefault(entry["kind"], set()).update(forms(entry["word"]))
    except KeyError as error:
        raise KnowledgeError(f"data/{WORDS}, {HOLIDAYS} or {CUES}: an entry lacks {error}") from error
    terms, phrases = _indexed(pairs)
    return Calendar(
        terms=MappingProxyType(terms),
        phrases=MappingProxyType(phrases),
        holidays=MappingProxyType(holidays),
        feasts=MappingProxyType(_feasts()),
        cues=MappingProxyType({kind: frozenset(words) for kind, words in cues.items()}),
        names=MappingProxyType({side: frozenset(words) for side, words in names.items()}),
    )


def _indexed(
    pairs: list[tuple[str, Term]],
) -> tuple[dict[str, Term], dict[str, tuple[tuple[tuple[str, ...], Term], ...]]]:
    terms: dict[str, Term] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for word, term in pairs:
        pieces = cut(word)
        if len(pieces) == 1:
            terms.setdefault(pieces[0], term)
        else:
            phrases.setdefault(pieces[0], []).append((pieces, term))
    return terms, {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()}


def _feasts() -> dict[str, tuple[tuple[date, date], ...]]:
    found: dict[str, list[tuple[date, date]]] = {}
    for row in files.rows(FEASTS, ("feast", "first", "last")):
        try:
            days = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        except ValueError as error:
            raise KnowledgeError(f"data/{FEASTS}: {error}") from error
        found.setdefault(row["feast"], []).append(days)
    return {feast: tuple(sorted(days)) for feast, days in found.items()}
