"""What SQL databases do not agree on: settings of a connection, full-text search, append-only tables.

All else in the record is SQLAlchemy Core; a dialect for PostgreSQL would hold the same functions.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, column, delete, insert, literal_column, select, table

PRAGMAS = "PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 10000", "PRAGMA synchronous = NORMAL"
"""A writer waits up to ten seconds for another one; a transaction holds one reading, well below a second."""

SEARCH = """CREATE VIRTUAL TABLE search USING fts5(
  words, what UNINDEXED, reading UNINDEXED, finding UNINDEXED, start UNINDEXED, stop UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2')"""
APPEND_ONLY = """CREATE TRIGGER {name}_no_{verb} BEFORE {verb} ON {name}
BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"""
GUARDS = [f"{name}_no_{verb}" for name in ("log", "reviews") for verb in ("UPDATE", "DELETE")]
"""The triggers that keep these tables append-only."""

ROWS_A_READING = 1 << 20
"""The rows of one reading in the search table have adjacent numbers, so that they can be taken out without a scan."""

search = table(
    "search",
    column("rowid"), column("words"), column("what"), column("reading"), column("finding"), column("start"),
    column("stop"),
)  # fmt: skip


def prepare(connection: sqlite3.Connection) -> None:
    """Set up a fresh connection: transactions begin only where we say so, references must lead somewhere."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def share(connection: sqlite3.Connection) -> None:
    """Let others read while somebody writes (write-ahead log); the file remembers it."""
    connection.execute("PRAGMA journal_mode = WAL")


def begin(connection: Connection, *, writing: bool) -> None:
    """Open a transaction; a writer takes its lock at once, so that what it has read stays true until it commits."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def create_extras(connection: Connection) -> None:
    """The search table, and triggers that keep log and reviews append-only."""
    connection.exec_driver_sql(SEARCH)
    for guard in GUARDS:
        name, _, verb = guard.split("_")
        connection.exec_driver_sql(APPEND_ONLY.format(name=name, verb=verb))


def add_to_search(connection: Connection, reading: int, rows: Sequence[dict[str, Any]]) -> None:
    """Index a reading's rows of `words`, `what` (paragraph, name or a kind), `finding`, `start` and `stop`."""
    first = reading * ROWS_A_READING
    numbered = [{"rowid": first + n, "reading": reading, **row} for n, row in enumerate(rows)]
    if numbered:
        connection.execute(insert(search), numbered)


def search_holds(connection: Connection, reading: int, rows: Sequence[dict[str, Any]]) -> bool:
    """Does the index hold just these rows of a reading, in their order?"""
    first = reading * ROWS_A_READING
    s = search.c
    columns = s.words, s.what, s.finding, s.start, s.stop
    mine = select(*columns).where(s.rowid.between(first, first + ROWS_A_READING - 1)).order_by(s.rowid)
    names = [column.name for column in columns]
    return [tuple(row) for row in connection.execute(mine)] == [tuple(row[name] for name in names) for row in rows]


def guards_missing(connection: Connection) -> list[str]:
    """The triggers that keep log and reviews append-only and are not there."""
    present = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    return [name for name in GUARDS if name not in present]


def remove_from_search(connection: Connection, reading: int) -> None:
    """Take all rows of a reading out of the index."""
    first = reading * ROWS_A_READING
    connection.execute(delete(search).where(search.c.rowid.between(first, first + ROWS_A_READING - 1)))


def matching(words: str) -> ColumnElement[bool]:
    """The condition that a row of the search table holds these words (see `query`)."""
    return literal_column("search").op("MATCH", return_type=None)(words)


def found_in(what: str, words: str) -> Select[Any]:
    """Reading and finding of every row of one sort that holds the words."""
    return select(search.c.reading, search.c.finding).where(matching(words), search.c.what == what)


def excerpt() -> ColumnElement[str]:
    """Some thirty words around what was found, which itself stands between « and »."""
    return literal_column("snippet(search, 0, '«', '»', '…', 30)", type_=Text)


def query(words: str) -> str | None:
    """People's words as the index wants them: all must occur; "…" is a phrase, a star at the end a beginning.

    None where there is no letter or digit to look for.

    >>> query('ceasefire "joint commission" monitor*')
    '"ceasefire" "joint commission" "monitor"*'
    """
    found = []
    for phrase, word in re.findall(r'"([^"]*)"?|([^\s"]+)', words):
        term = phrase or word
        if re.search(r"\w", term):
            star = "*" if word.endswith("*") else ""
            found.append(f'"{term.rstrip("*")}"{star}')
    return " ".join(found) or None


def phrase(words: str) -> str | None:
    """The words side by side, as a name has them; None where there is no letter or digit.

    >>> phrase("Saint-Exupéry"), phrase("?")
    ('"Saint-Exupéry"', None)
    """
    return '"{}"'.format(words.replace('"', " ").strip()) if re.search(r"\w", words) else None
