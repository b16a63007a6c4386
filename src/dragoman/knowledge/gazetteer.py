"""Place names → candidate places with coordinates, looked up in one compiled file."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge import files, gazetteer_build
from dragoman.knowledge.gazetteer_names import key, variants
from dragoman.model.findings import PlaceName

KEPT = 20_000
"""Names whose candidates are kept in memory (about 20 MB where all are full)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place as the gazetteer files it.

    `country` is ISO 3166-1 alpha-3 as filed, `admin1` the code of the first-level division inside it; `theatre` are
    the countries that a place without a country speaks for; `filed` says whether the name looked up is the one it is
    filed under (and not a further name), `exact` whether it was found as written (and not by a variant); `noted`
    whether the overlay has names for it.
    """

    id: int
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str
    population: int
    geonames: int | None
    theatre: tuple[str, ...]
    noted: bool = False
    filed: bool = True
    exact: bool = True


class Gazetteer:
    """Names of places; every look-up is by key, so that case, accents and apostrophes do not matter.

    `version` names the sources and goes with every resolution.  `starts` maps the first word of each name worth
    looking for in any text to the number of words of the longest such name.  `words` are those around a name that tell
    its use, by kind, and `nouns` the kinds of entry that a noun fits (`data/places/uses.toml`).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        self._found: dict[str, tuple[Entry, ...]] = {}
        rows = self._ask("SELECT key, value FROM about")
        self.version = str(dict(rows)["version"])
        self.sweep: dict[str, bool] = {name: bool(caps) for name, caps in self._ask("SELECT key, caps FROM sweep")}
        self.starts: dict[str, int] = {}
        for name in self.sweep:
            first = name.partition(" ")[0]
            self.starts[first] = max(self.starts.get(first, 0), name.count(" ") + 1)
        self._demonyms = dict(self._ask("SELECT key, place FROM demonym"))
        self._opening = frozenset(name[:n] for name in self._demonyms for n, sign in enumerate(name) if sign == " ")
        self._placed: dict[int, Entry] = {}
        self._used: dict[int, tuple[PlaceName, ...]] = {}
        for place, name, language, by in self._ask("SELECT place, name, language, used_by FROM used ORDER BY number"):
            used_by = tuple(by.split("|")) if by else ()
            self._used[place] = (
                *self._used.get(place, ()), PlaceName(name=name, language=language, used_by=used_by)
            )  # fmt: skip
        self._capitals = dict(self._ask("SELECT country, place FROM capital"))
        self.short = {
            text: (place, bool(alone)) for text, place, alone in self._ask("SELECT text, place, alone FROM short")
        }
        self.words: dict[str, frozenset[str]] = {}
        for row in files.table("places/uses.toml")["word"]:
            self.words[row["kind"]] = self.words.get(row["kind"], frozenset()) | {row["word"]}
        self.nouns = {row["noun"]: frozenset(row["of"]) for row in files.table("places/uses.toml")["noun"]}
        self.capitals = frozenset(self._capitals.values())

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """All places of that name, the most populous first; by a variant spelling where none has it as written."""
        name_key = key(name)
        found = self._found.get(name_key)
        if found is None:
            found = self._look_up(name_key, exact=True)
            for variant in () if found else variants(name_key):
                found = found or self._look_up(variant, exact=False)
            if len(self._found) >= KEPT:
                self._found.clear()
            self._found[name_key] = found
        return found

    def demonym(self, word: str) -> Entry | None:
        """The country or region whose adjective the word is: `Jordanian`, `Kashmiri`."""
        place = self._demonyms.get(key(word))
        return self.place(place) if place is not None else None

    def opens_demonym(self, word: str) -> bool:
        """May a demonym of several words begin with this one, with its capital: `South` of `South Sudanese`?"""
        return word[0].isupper() and key(word) in self._opening

    def capital(self, country: Entry) -> Entry | None:
        """The seat of government of a country, as GeoNames has it."""
        place = self._capitals.get(country.country or "")
        return self.place(place) if place is not None else None

    def place(self, number: int) -> Entry:
        """The place of that number: a country, a capital or another of the few that adjectives lead to."""
        if number not in self._placed:
            rows = self._ask(f"SELECT {COLUMNS}, 1 FROM place WHERE id = ?", number)
            self._placed[number] = _entry(rows[0], exact=True)
        return self._placed[number]

    def names(self, entry: Entry) -> tuple[PlaceName, ...]:
        """What a place is called by whom, so far as the overlay knows; in the order of the overlay."""
        return self._used.get(entry.id, ())

    def _look_up(self, name_key: str, *, exact: bool) -> tuple[Entry, ...]:
        rows = self._ask(
            f"SELECT {COLUMNS}, name.filed FROM name JOIN place ON place.id = name.place WHERE key = ? "
            "ORDER BY population DESC, id",
            name_key,
        )
        return tuple(_entry(row, exact=exact) for row in rows)

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the file; a connection is not carried over a fork."""
        if self._connection is None or self._process != os.getpid():
            self._process = os.getpid()
            uri = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        return self._connection.execute(question, values).fetchall()


COLUMNS = "id, place.name, kind, latitude, longitude, country, admin1, population, geonames, theatre, noted"


def _entry(row: tuple[Any, ...], *, exact: bool) -> Entry:
    number, name, kind, latitude, longitude, country, admin1, population, geonames, theatre, noted, filed = row
    return Entry(
        id=number, name=name, kind=kind, latitude=latitude, longitude=longitude, country=country, admin1=admin1,
        population=population, geonames=geonames, theatre=tuple(theatre.split("|")) if theatre else (),
        noted=bool(noted), filed=bool(filed), exact=exact,
    )  # fmt: skip


@cache
def load(cache_dir: Path) -> Gazetteer:
    """The compiled gazetteer of that folder, compiled first (about ten seconds) where it is missing or of another
    version.

    Where the folder cannot be written, the file is made in a temporary folder and a warning says so.  Raises
    KnowledgeError where that fails too.
    """
    return Gazetteer(gazetteer_build.compiled(cache_dir))
