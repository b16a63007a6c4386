"""Shipped office holders and loaded sources → one SQLite file of actors, their names and their offices."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from calendar import month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.knowledge import actor_files, files, roster
from dragoman.knowledge.actor_files import Row
from dragoman.knowledge.offices import office_name
from dragoman.knowledge.roster import Roster, compact, pieces

LAYOUT = 1
"""Raised by one when the tables below change, so that older compiled files are made anew."""

OFFICIALS = "actors/officials.csv"
TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE actor (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, acronym TEXT, wikidata TEXT, base TEXT);
CREATE TABLE name (key TEXT, actor INTEGER, text TEXT, use TEXT, sought INTEGER);
CREATE TABLE office (actor INTEGER, title TEXT, plain TEXT, country TEXT, code TEXT, sector TEXT, start TEXT,
                     end TEXT, source TEXT, licence TEXT, retrieved TEXT, note TEXT);
CREATE TABLE first (word TEXT PRIMARY KEY, length INTEGER) WITHOUT ROWID;
CREATE TABLE title (text TEXT, term TEXT, plural INTEGER, kind TEXT, sector TEXT, gender TEXT, before_name INTEGER);
"""
INDICES = """
CREATE INDEX name_by_key ON name (key);
CREATE INDEX office_by_actor ON office (actor);
CREATE INDEX office_by_post ON office (country, plain);
"""
SHORTEST = 2
PORTION = 5_000
MONTHS = frozenset(month_name)
AGENTIVE = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "men", "women")
"""Endings by which an English noun names a person."""


@dataclass(slots=True, eq=False)
class Held:
    """An actor with all rows of it, as it is being put together."""

    rows: list[Row] = field(default_factory=list)
    wikidata: str = ""


def shipped() -> list[Row]:
    """The office holders that come with the package; none where there is no such table."""
    if not (files.DATA / OFFICIALS).is_file():
        return []
    about = files.table("actors/SOURCES.toml").get("officials", {})
    return [
        Row(
            id=row["wikidata"] or f"{compact(row['name'])}/{row['country']}", name=row["name"], aliases=row["aliases"],
            kind="person", country=row["country"], sector=row["sector"], office=row["office"], start=row["start"],
            end=row["end"], wikidata=row["wikidata"], note=row["note"], source="shipped",
            licence=about.get("licence", ""), retrieved=about.get("retrieved", ""), origin=OFFICIALS,
        )
        for row in files.rows(OFFICIALS, ("name", "office"))
    ]  # fmt: skip


def fingerprint(folder: Path | None) -> str:
    """Twelve letters that change with any shipped or loaded row, or with how they are put together."""
    digest = hashlib.sha256(f"{LAYOUT} {actor_files.digest(folder)}".encode())
    own = Path(__file__).parent
    for path in (*sorted((files.DATA / "actors").glob("*.*")), *(own / n for n in ("known_build.py", "offices.py"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def compiled(cache_dir: Path, folder: Path | None) -> sqlite3.Connection:
    """A connection to the compiled file of that folder's sources, made first where there is none.

    Where the file cannot be kept, it is made in memory.  Raises KnowledgeError where a source is malformed.
    """
    path = cache_dir / f"actors-{fingerprint(folder)}.sqlite"
    if (found := _open(path)) is not None:
        return found
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        _make(path, folder)
    except (OSError, sqlite3.OperationalError):
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(memory, folder)
        return memory
    for old in cache_dir.glob("actors-*.sqlite"):
        if old != path:
            try:
                old.unlink()
            except OSError:
                continue
    made = _open(path)
    assert made is not None
    return made


def _open(path: Path) -> sqlite3.Connection | None:
    """The file, where it was made to its end: the line in `about` is the last to be written."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        if connection.execute("SELECT value FROM about WHERE key = 'whole'").fetchone() is not None:
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def _make(path: Path, folder: Path | None) -> None:
    """Everything into a file of our own, which takes its name in one step."""
    handle, made = tempfile.mkstemp(prefix="making-", suffix=".sqlite", dir=path.parent)
    os.close(handle)
    connection = sqlite3.connect(made)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        _fill(connection, folder)
        connection.close()
        Path(made).replace(path)
    finally:
        connection.close()
        Path(made).unlink(missing_ok=True)


@dataclass(slots=True)
class Tables:
    """Rows of the tables, written a portion at a time."""

    connection: sqlite3.Connection
    actors: list[tuple[object, ...]] = field(default_factory=list)
    names: list[tuple[object, ...]] = field(default_factory=list)
    offices: list[tuple[object, ...]] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)

    def write(self) -> None:
        """Everything gathered so far."""
        self.connection.executemany("INSERT INTO actor VALUES (?,?,?,?,?,?)", self.actors)
        self.connection.executemany("INSERT INTO name VALUES (?,?,?,?,?)", self.names)
        self.connection.executemany("INSERT INTO office VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", self.offices)
        for rows in (self.actors, self.names, self.offices):
            rows.clear()


def _fill(connection: sqlite3.Connection, folder: Path | None) -> None:
    connection.executescript(TABLES)
    base, tables = roster.load(), Tables(connection)
    rows = [*shipped(), *(row for path in actor_files.paths(folder) for row in actor_files.read(path))]
    states = state_names(base)
    for number, held in enumerate(gathered(row for row in rows if row.kind != "title"), 1):
        _actor(tables, number, held, base, states)
        if len(tables.actors) >= PORTION:
            tables.write()
    tables.write()
    connection.executemany("INSERT INTO first VALUES (?,?)", tables.starts.items())
    titles = {text: made for row in rows if row.kind == "title" for text, made in _title(row, base)}
    connection.executemany("INSERT INTO title VALUES (?,?,?,?,?,?,?)", [(t, *made) for t, made in titles.items()])
    connection.executescript(INDICES)
    connection.execute("INSERT INTO about VALUES ('whole', 'yes')")
    connection.commit()


def gathered(rows: Iterable[Row]) -> Iterator[Held]:
    """Rows by actor: of one Wikidata id, of one id in a source, or of one name, kind and country.

    Two of one name whose Wikidata ids differ stay two.
    """
    found: dict[tuple[str, ...], Held] = {}
    order: list[Held] = []
    for row in rows:
        keys = [("id", row.source, row.id), ("name", compact(row.name), row.kind, row.country)]
        if row.wikidata:
            keys.insert(0, ("wikidata", row.wikidata))
        same = (found[key] for key in keys if key in found)
        held = next((h for h in same if row.wikidata in ("", h.wikidata or row.wikidata)), None)
        if held is None:
            held = Held()
            order.append(held)
        held.rows.append(row)
        held.wikidata = held.wikidata or row.wikidata
        for key in keys:
            found.setdefault(key, held)
    yield from order


def state_names(base: Roster) -> dict[str, tuple[str, ...]]:
    """Names and adjectives of each country, by its code: what a title may say of whose it is."""
    found: dict[str, list[str]] = {}
    for names in base.names.values():
        for name in names:
            if name.entry.kind == "state" and name.entry.country and name.use in ("name", "adjective"):
                found.setdefault(name.entry.country, []).append(name.text)
    return {country: tuple(texts) for country, texts in found.items()}


def _actor(tables: Tables, number: int, held: Held, base: Roster, states: dict[str, tuple[str, ...]]) -> None:
    first = held.rows[0]
    keys = {text: compact(text) for row in held.rows for text in (row.name, *row.aliases.split("|"))}
    looked_for = first.kind not in ("person", "unspecified")
    base_id = _same(first, base) if looked_for else None
    acronym = next((text for text in keys if text.isupper() and len(text) <= 8 and text != first.name), None)
    tables.actors.append((number, first.name, first.kind, acronym, held.wikidata or None, base_id))
    for text, key in keys.items():
        if len(key) < SHORTEST:
            continue
        sought = looked_for and _may_be_sought(text, key, base)
        use = "acronym" if text == acronym else "metonym" if first.kind == "state" and text != first.name else "name"
        tables.names.append((key, number, text, use, int(sought)))
        if sought:
            word, length = pieces(text)
            tables.starts[word] = max(tables.starts.get(word, 0), length)
    for row in held.rows:
        plain = office_name(row.office, states.get(row.country, ())) if row.office else ""
        tables.offices.append(
            (number, row.office, plain, row.country, row.code, row.sector, row.start, row.end, row.source, row.licence,
             row.retrieved, row.note)
        )  # fmt: skip


def _same(row: Row, base: Roster) -> str | None:
    """The id of the one shipped entry that goes by the row's name, where no country speaks against it."""
    found = {n.entry.id: n.entry for n in base.named(row.name) if n.use in ("name", "acronym")}
    if len(found) != 1:
        return None
    entry = next(iter(found.values()))
    return entry.id if not row.country or not entry.country or row.country == entry.country else None


def _may_be_sought(text: str, key: str, base: Roster) -> bool:
    """Is the name neither one that the package knows, nor an agent noun, a forename by itself, a number or a date?"""
    if key in base.names or key in base.titles or key in base.genders:
        return False
    return not all(word.isdigit() or word.rstrip("thndrs").isdigit() or word in MONTHS for word in text.split())


def _title(row: Row, base: Roster) -> Iterator[tuple[str, tuple[str, int, str, str | None, str | None, int]]]:
    """Singular and plural of a noun; nothing where the package has it or its kind cannot be told."""
    kind, gender, before = kind_of(row.name, base)
    if kind is None:
        return
    for text, plural in ((row.name, 0), *((alias, 1) for alias in row.aliases.split("|") if alias)):
        if compact(text) not in base.titles and compact(text):
            yield text, (row.name, plural, kind, row.sector or None, gender, int(before))


def kind_of(noun: str, base: Roster) -> tuple[str | None, str | None, bool]:
    """Kind, gender and whether it may stand before a name, by the noun's head; no kind where that does not tell."""
    head = noun.split(" of ")[0].split()
    for start in range(len(head)):
        if (title := base.title(" ".join(head[start:]))) is not None:
            return ("group" if title.plural and title.kind == "person" else title.kind), title.gender, title.before_name
    person = bool(head) and head[-1].endswith(AGENTIVE)
    return ("person" if person else None), None, False
