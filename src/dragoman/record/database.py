"""A path → an open database, for writing or only for reading; whatever goes wrong becomes a RecordError in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from dragoman import __version__
from dragoman.errors import RecordError
from dragoman.record import dialect, migrations, schema

WORDS = {
    sqlite3.SQLITE_NOTADB: "is no Dragoman record (not an SQLite database); give another file",
    sqlite3.SQLITE_CORRUPT: "is damaged; take the last good copy, `dragoman verify` says whether one is whole",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this report was stored; free some space and run again",
    sqlite3.SQLITE_READONLY: "no permission to write; change the permissions or give another file",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; does the folder exist, and may you write there?",
    sqlite3.SQLITE_PERM: "no permission; change the permissions or give another file",
    sqlite3.SQLITE_BUSY: "another program is writing to it; run the command again when that one is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; run the command again when that one is done",
    sqlite3.SQLITE_IOERR: "the disk reports an error (full, or removed?); nothing of this report was stored",
    sqlite3.SQLITE_TOOBIG: "the report is too big for the database (over 1 GB)",
}
"""What SQLite's result codes mean for the person at the keyboard."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the database reports into a RecordError that names the file and says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise RecordError(f"{path}: {WORDS.get(code, f'the database says: {cause}')}") from error


@contextmanager
def for_writing(path: Path) -> Iterator[Engine]:
    """The record at a path, made if there is none, brought up to date if it is older.

    Raises RecordError where the file is no record, is newer than this program, or cannot be written.
    """
    if path.is_dir():
        raise RecordError(f"{path}: is a folder; name a file, such as {path / 'dragoman.db'}")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}; make it first, or name another file")
    engine = _engine(path, writing=True)
    try:
        with in_words(path):
            with engine.begin() as connection:
                _make_ready(connection, path)
            with closing(_connect(path, writing=True)) as plain:
                dialect.share(plain)
        yield engine
    finally:
        engine.dispose()


def for_reading(path: Path) -> Engine:
    """The record at a path, in a way that cannot change it.

    Raises RecordError where there is none, or where it is not of this program's schema.
    """
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "there is no record"
        raise RecordError(f"{path}: {what}; `dragoman read REPORTS --into {path.name or 'dragoman.db'}` makes one")
    engine = _engine(path, writing=False)
    with in_words(path), engine.connect() as connection:
        found = stored_version(connection, path)
        migrations.require(found, str(path), schema.VERSION)
        if found < schema.VERSION:
            raise RecordError(
                f"{path}: was made by an older Dragoman (schema version {found}, this one reads {schema.VERSION}); "
                "open it once for writing: `dragoman read REPORT --into FILE` brings it up to date"
            )
    return engine


def stored_version(connection: Connection, path: Path) -> int:
    """The schema version of the database; RecordError where it is no record."""
    present = set(inspect(connection).get_table_names())
    if "meta" in present and "findings" in present:
        value = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "schema_version"))
        if value is not None and value.isdigit():
            return int(value)
    what = "holds other tables than a Dragoman record" if present else "is empty, no Dragoman record"
    raise RecordError(f"{path}: {what}; give another file")


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _engine(path: Path, *, writing: bool) -> Engine:
    """An engine on the file; connections are not kept, so that nothing holds the file when the work is done."""
    engine = create_engine("sqlite://", creator=lambda: _connect(path, writing=writing), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: dialect.begin(connection, writing=writing))
    return engine


def _connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """Open the file; a record that lies where nothing may be written, with no writer about, is opened as immutable."""
    place = quote(str(path.resolve()))
    if writing:
        connection = sqlite3.connect(f"file:{place}?mode=rwc", uri=True)
        dialect.prepare(connection)
        return connection
    connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    try:
        dialect.prepare(connection)
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        connection.close()
        unwritable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not unwritable or Path(f"{path}-wal").exists():
            raise
        connection = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
        dialect.prepare(connection)
    return connection


def _make_ready(connection: Connection, path: Path) -> None:
    if not inspect(connection).get_table_names():
        _create(connection)
        return
    found = stored_version(connection, path)
    migrations.require(found, str(path), schema.VERSION)
    for done in migrations.bring_up(connection, found, schema.VERSION):
        _set_version(connection, done)


def _create(connection: Connection) -> None:
    schema.tables.create_all(connection)
    dialect.create_extras(connection)
    meta = {"schema_version": str(schema.VERSION), "made_by": f"dragoman {__version__}", "created": now()}
    connection.execute(schema.meta.insert(), [{"name": name, "value": value} for name, value in meta.items()])
    write_dictionary(connection)


def write_dictionary(connection: Connection) -> None:
    """Fill the table `dictionary` from the comments of the schema."""
    rows = []
    for table in schema.tables.sorted_tables:
        rows.append({"place": table.name, "words": table.comment})
        rows.extend({"place": f"{table.name}.{column.name}", "words": column.comment} for column in table.columns)
    connection.execute(schema.dictionary.delete())
    connection.execute(schema.dictionary.insert(), rows)


def _set_version(connection: Connection, version: int) -> None:
    meta = schema.meta
    connection.execute(meta.update().where(meta.c.name == "schema_version").values(value=str(version)))
    write_dictionary(connection)
