"""Compiled actors and offices → look-ups by name and date, by post and date, and the roster of a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from dragoman.knowledge import actor_files, known_build, roster
from dragoman.knowledge.offices import Office, Source, Standing, office_name, standing
from dragoman.knowledge.roster import Entry, Name, Roster, Title, Use, compact
from dragoman.model.findings import ActorKind

KEPT = 20_000
"""Names whose look-ups are kept in memory for one date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody or something that shipped or loaded rows tell of; `offices` in the order of the rows."""

    id: int
    name: str
    kind: ActorKind
    acronym: str | None
    wikidata: str | None
    base: str | None
    offices: tuple[Office, ...]
    codes: tuple[str | None, ...]

    def at(self, when: str | None) -> Standing:
        """Sector and the row that tells it, at an EDTF date (None: not known when)."""
        return standing(self.offices, when, person=self.kind == "person")

    @property
    def country(self) -> str | None:
        """The one country that all rows name; None where they name several or none."""
        found = {office.country for office in self.offices if office.country}
        return found.pop() if len(found) == 1 else None


class Actors:
    """All that is known of actors beside the roster; every look-up is by compact name or by post."""

    def __init__(self, connection: sqlite3.Connection, digest: str) -> None:
        self._connection = connection
        self.digest = digest
        self._base: dict[str, Entry] = {}
        self._states: dict[str, tuple[str, ...]] = {}
        self._beside: dict[str | None, Roster] = {}
        self._found: dict[str, tuple[Known, ...]] = {}
        self.starts: dict[str, int] = dict(self._ask("SELECT word, length FROM first"))
        self.titles = {compact(row[0]): _title(row[1:]) for row in self._ask("SELECT * FROM title")}
        self.title_ends: dict[str, int] = {}
        for (text,) in self._ask("SELECT text FROM title"):
            words = text.replace("-", " - ").replace("'", " ' ").split()
            last = compact(words[-1])
            self.title_ends[last] = max(self.title_ends.get(last, 0), len(words))

    def named(self, name: str) -> tuple[Known, ...]:
        """All that rows know by this name, whatever its case, dots and accents."""
        key = compact(name)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= KEPT:
                self._found.clear()
            numbers = self._ask("SELECT DISTINCT actor FROM name WHERE key = ? ORDER BY actor", key)
            found = self._found[key] = tuple(self._known(number) for (number,) in numbers)
        return found

    def holders(self, country: str, title: str, when: str) -> tuple[Office, ...]:
        """Who certainly held an office of a country at an EDTF date; `title` in any of its forms."""
        plain = office_name(title, self._names_of(country))
        rows = self._ask(f"{OFFICES} WHERE country = ? AND plain = ?", country, plain)
        return tuple(office for row in rows if (office := _office(row)).held(when) == "yes")

    def is_post(self, stated: str, office: Office) -> bool:
        """Is an office as a text states it (`Kenya’s foreign minister`) the post of that term?"""
        return bool(office.plain) and office_name(stated, self._names_of(office.country)) == office.plain

    def _names_of(self, country: str | None) -> tuple[str, ...]:
        if not self._states:
            self._states = known_build.state_names(roster.load())
        return self._states.get(country or "", ())

    def beside(self, base: Roster, when: str | None) -> Roster:
        """The roster with loaded names and titles, their sectors as of an EDTF date; what it has itself goes before."""
        if not self.starts and not self.titles:
            return base
        if when not in self._beside:
            if not self._base:
                self._base = {name.entry.id: name.entry for names in base.names.values() for name in names}
                self._starts = _most(self.starts, base.starts)
                self._ends = _most(self.title_ends, base.title_ends)
            if len(self._beside) >= DATES:
                self._beside.clear()
            self._beside[when] = replace(
                base, names=_Names(base.names, self, when), starts=self._starts, title_ends=self._ends,
                titles={**self.titles, **base.titles},
            )  # fmt: skip
        return self._beside[when]

    def sought(self, key: str, when: str | None) -> tuple[Name, ...]:
        """Loaded names of bodies under a compact spelling, with the sector that their entry has at the date."""
        rows = self._ask("SELECT actor, text, use FROM name WHERE key = ? AND sought ORDER BY actor", key)
        return tuple(
            Name(entry=self._entry(self._known(actor), when), text=text, use=cast(Use, use), careful=False)
            for actor, text, use in rows
        )

    def _entry(self, known: Known, when: str | None) -> Entry:
        if known.base is not None and known.base in self._base:
            return self._base[known.base]
        now = known.at(when)
        return Entry(
            id=f"l:{known.id}", name=known.name, kind=known.kind,
            country=(now.by.country if now.by is not None else None) or known.country, sector=now.sector,
            code=next((code for code in known.codes if code), None), acronym=known.acronym,
        )  # fmt: skip

    def _known(self, number: int) -> Known:
        name, kind, acronym, wikidata, base = self._ask(
            "SELECT name, kind, acronym, wikidata, base FROM actor WHERE id = ?", number
        )[0]
        rows = self._ask(f"{OFFICES} WHERE actor = ? ORDER BY office.rowid", number)
        return Known(
            id=number, name=name, kind=kind, acronym=acronym, wikidata=wikidata, base=base,
            offices=tuple(_office(row) for row in rows), codes=tuple(row[-1] or None for row in rows),
        )  # fmt: skip

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(question, values).fetchall()


DATES = 64
"""Dates whose rosters are kept: reports of one run are of few."""

OFFICES = (
    "SELECT actor.name, title, plain, country, sector, start, end, source, licence, retrieved, wikidata, note, code"
    " FROM office JOIN actor ON actor.id = office.actor"
)


class _Names(Mapping[str, tuple[Name, ...]]):
    """Names of the roster, then loaded ones as of a date."""

    def __init__(self, base: Mapping[str, tuple[Name, ...]], actors: Actors, when: str | None) -> None:
        self._base, self._actors, self._when = base, actors, when
        self._found: dict[str, tuple[Name, ...]] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """As a dict's: the shipped names of a spelling, else the loaded ones."""
        if (held := self._base.get(key)) is not None:
            return held
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= KEPT:
                self._found.clear()
            found = self._found[key] = self._actors.sought(key, self._when)
        return found or default

    def __getitem__(self, key: str) -> tuple[Name, ...]:
        if (found := self.get(key)) is None:
            raise KeyError(key)
        return cast(tuple[Name, ...], found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)


def _most(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: max(one.get(key, 0), other.get(key, 0)) for key in {**one, **other}}


def _title(row: tuple[Any, ...]) -> Title:
    term, plural, kind, sector, gender, before = row
    many: ActorKind = roster.MANY.get(sector, "group") if plural and kind == "person" else kind
    return Title(
        term=term, kind=many, sector=sector, before_name=bool(before), gender=gender, plural=bool(plural)
    )  # fmt: skip


def _office(row: tuple[Any, ...]) -> Office:
    holder, title, plain, country, sector, start, end, source, licence, retrieved, wikidata, note, _ = row
    return Office(
        holder=holder, title=title, plain=plain, country=country or None, sector=sector or None, start=start, end=end,
        source=Source(name=source, licence=licence, retrieved=retrieved), wikidata=wikidata, note=note,
    )  # fmt: skip


@cache
def load(cache_dir: Path, folder: Path | None = None) -> Actors:
    """Shipped office holders and the sources in the folder, compiled into `cache_dir` on first use."""
    return Actors(known_build.compiled(cache_dir, folder), actor_files.digest(folder))
