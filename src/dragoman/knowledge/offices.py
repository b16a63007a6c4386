"""Offices as dated intervals with their source → who held which on a day, and what sector that makes the holder.

A date is EDTF of any precision.  Empty is unknown, and an unknown end never means that the holder is still in office;
`..` as an end says that the office was held on the day on which the source was retrieved, `..` as a start that it was
so as far back as matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from dragoman.knowledge import files
from dragoman.model import edtf

Held = Literal["yes", "unknown", "before", "after"]
"""Was the office held: `before` means not yet, `after` no longer."""

OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors whose people are ELI once they have left: PLOVER's former officials."""

NAMES = "actors/office_names.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a row comes from, under which licence, and on which day it was retrieved (empty: not known)."""

    name: str
    licence: str
    retrieved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One term of one holder; an empty title is a role without a name, and without dates what holds at any time.

    `plain` is the title as `office_name` gives it, so that two lists that name one post otherwise can be compared.
    """

    holder: str
    title: str
    country: str | None
    sector: str | None
    start: str
    end: str
    source: Source
    plain: str = ""
    wikidata: str | None = None
    note: str = ""

    @property
    def undated(self) -> bool:
        """A role for all times, such as the last code of a dictionary's entry."""
        return not (self.title or self.start or self.end)

    @property
    def words(self) -> str:
        """The office, its term and its source, for `made_by` and notes."""
        term = f" {self.start or '?'}/{self.end or '?'}" if self.start or self.end else ""
        return f"{self.title or self.sector or 'no office'}{term} ({self.source.name})"

    def held(self, when: str) -> Held:
        """Was it held throughout the day, month or year?

        >>> source = Source(name="list", licence="CC0-1.0", retrieved="2023-05-01")
        >>> def office(start, end):
        ...     return Office(
        ...         holder="A", title="envoy", country=None, sector=None, start=start, end=end, source=source)
        >>> office("2019-03-01", "2021").held("2020-05"), office("2019", "2021").held("2021-06-01")
        ('yes', 'unknown')
        >>> office("2019", "").held("2022-01-01"), office("2019", "..").held("2022-01-01")
        ('unknown', 'yes')
        >>> office("2019", "..").held("2024-01-01"), office("2019", "2021").held("2022")
        ('unknown', 'after')
        """
        first, last = edtf.bounds(when)
        if first is None or last is None:
            return "unknown"
        begin = _bounds(self.start)
        end = _bounds(self.source.retrieved if self.end == ".." else self.end)
        if begin[0] is not None and last < begin[0]:
            return "before"
        if self.end != ".." and end[1] is not None and first > end[1]:
            return "after"
        began = self.start == ".." or (begin[1] is not None and first >= begin[1])
        lasts = end[0] is not None and last <= end[0]
        return "yes" if began and lasts else "unknown"


def _bounds(day: str) -> edtf.Bounds:
    """First and last day; None where they are open or not known."""
    return (None, None) if day in edtf.OPEN else edtf.bounds(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the offices of one actor say of a date: a sector, or None where they do not tell, and by which row."""

    sector: str | None
    by: Office | None
    held: Held = "unknown"


def standing(offices: Iterable[Office], when: str | None, *, person: bool) -> Standing:
    """The sector of an actor at a date (None: not known when).

    An office that certainly ran decides; of two, the one that does not end just then, else the first.  One that may
    have run decides nothing of a person.  A role for all times comes next.  Who has only left offices of state is ELI,
    up to the day on which the source was retrieved.
    """
    rows = list(offices)
    dated = [(row, row.held(when) if when else "unknown") for row in rows if not row.undated]
    certain = [row for row, held in dated if held == "yes"]
    if certain:
        going_on = [row for row in certain if row.end != when]
        by = (going_on or certain)[0]
        return Standing(sector=by.sector, by=by, held="yes")
    perhaps = [row for row, held in dated if held == "unknown"]
    always = next((row for row in rows if row.undated), None)
    sectors = {row.sector for row in perhaps}
    if perhaps:
        if sectors == {"ELI"} or (not person and len(sectors) == 1 and when is not None):
            return Standing(sector=perhaps[0].sector, by=perhaps[0])
        return Standing(sector=None, by=perhaps[0])
    if always is not None and always.sector:
        return Standing(sector=always.sector, by=always, held="yes")
    left = sorted((row for row, held in dated if held == "after"), key=_ended)
    if not left:
        return Standing(sector=None, by=None)
    former = person and left[-1].sector in OF_STATE and _vouched(left[-1].source, when)
    return Standing(sector="ELI" if former else None, by=left[-1], held="after")


def _ended(office: Office) -> date:
    return edtf.bounds(office.end)[1] or date.min


def _vouched(source: Source, when: str | None) -> bool:
    """Does the source reach that day?  Later, who had left may have come back without its knowing."""
    last = edtf.bounds(when)[1] if when else None
    reach = edtf.bounds(source.retrieved)[1] if source.retrieved and edtf.valid(source.retrieved) else None
    return last is None or reach is None or last <= reach


@cache
def _forms() -> tuple[dict[str, str], re.Pattern[str]]:
    """All forms of an office's name → its name here, and a pattern of small words to be left out."""
    table = files.table(NAMES)
    forms = {form: row["name"] for row in table["office"] for form in (row["name"], *row["forms"])}
    return forms, re.compile(rf"\b(?:{'|'.join(table['small']['words'])})\b")


@lru_cache(maxsize=1 << 14)
def office_name(title: str, country_names: tuple[str, ...] = ()) -> str:
    """One name for all forms of an office's title, without its country.

    >>> office_name("Minister of Foreign Affairs of Kenya", ("Kenya",)), office_name("Foreign Secretary")
    ('foreign minister', 'foreign minister')
    >>> office_name("Minister for Health"), office_name("the Prime Minister")
    ('health minister', 'prime minister')
    """
    forms, small = _forms()
    low = " ".join(title.lower().replace("-", " ").split()).removeprefix("the ")
    for name in sorted((n.lower() for n in country_names), key=len, reverse=True):
        low = re.sub(rf"(?: (?:of|for|in|to))?(?: the)?\b ?{re.escape(name)}(?:['’]s)?\b", "", f" {low}").strip()
    if low in forms:
        return forms[low]
    turned = re.fullmatch(r"(.*\b(?:minister|ministry)) (?:of|for) (.+)", low)
    if turned is not None:
        low = f"{turned[2]} {turned[1]}"
    low = " ".join(small.sub(" ", low).split())
    return forms.get(low, low)
