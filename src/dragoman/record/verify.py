"""The record → every citation that does not stand in its text, every hash that does not fit, every gap in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.model import restore
from dragoman.model.passages import paragraph_at, paragraphs
from dragoman.model.span import Span
from dragoman.record import database, dialect, seal
from dragoman.record.rows import days
from dragoman.record.schema import citations, findings, log, readings, received, reports, tables, versions
from dragoman.record.writer import chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the record that is not as it was stored: where, and what is wrong with it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How much was checked, and what was wrong."""

    versions: int
    citations: int
    log_lines: int
    problems: tuple[Problem, ...]


def verify(path: Path) -> Checked:
    """Check a record from end to end; it is only read.

    Raises RecordError where it cannot be opened at all.
    """
    engine = database.for_reading(path)
    try:
        with database.in_words(path), engine.connect() as connection:
            problems = [problem for check in CHECKS for problem in check(connection)]
            return Checked(
                versions=_size(connection, "versions"),
                citations=_size(connection, "citations"),
                log_lines=_size(connection, "log"),
                problems=tuple(problems),
            )
    finally:
        engine.dispose()


def _size(connection: Connection, name: str) -> int:
    return int(connection.scalar(select(func.count()).select_from(tables.tables[name])) or 0)


def _whole(connection: Connection) -> Iterator[Problem]:
    """The database's own checks: pages and indexes, and rows that point at rows that are not there."""
    for (line,) in connection.exec_driver_sql("PRAGMA quick_check"):
        if line != "ok":
            yield Problem(where="database", what=str(line))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(where=f"{table}, row {row}", what=f"points at a row of {parent} that is not there")


def _bytes(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(received.c.sha256, received.c.bytes)):
        if row.bytes is not None and (found := hashlib.sha256(row.bytes).hexdigest()) != row.sha256:
            yield Problem(where=f"received bytes {row.sha256}", what=f"their SHA-256 is {found}")


def _texts(connection: Connection) -> Iterator[Problem]:
    query = select(reports.c.id, versions.c.version, versions.c.text, versions.c.text_sha256)
    for row in connection.execute(query.join(reports, reports.c.number == versions.c.report)):
        found = hashlib.sha256(row.text.encode()).hexdigest()
        if found != row.text_sha256:
            yield Problem(where=_where(row), what=f"the text's SHA-256 is {found}, stored was {row.text_sha256}")


def _citations(connection: Connection) -> Iterator[Problem]:
    """Every stored quotation stands in its text, and is what its finding's JSON points at."""
    texts = (
        select(readings.c.number, reports.c.id, versions.c.version, versions.c.text)
        .join(versions, versions.c.number == readings.c.version)
        .join(reports, reports.c.number == versions.c.report)
    )
    for number in connection.scalars(select(readings.c.number).order_by(readings.c.number)).all():
        reading = connection.execute(texts.where(readings.c.number == number)).first()
        if reading is None:  # its version or report is not there, which the database's own check has told
            continue
        spans = paragraphs(reading.text)
        stored: dict[int, list[tuple[str, Span]]] = {}
        mine = (
            select(citations)
            .where(citations.c.reading == reading.number)
            .order_by(citations.c.finding, citations.c.number)
        )
        for row in connection.execute(mine).mappings():
            span = Span(row["start"], row["end"])
            stored.setdefault(row["finding"], []).append((row["role"], span))
            where = f"{_where(reading)}, finding {row['finding']}, {row['role']} at {span.start}–{span.end}"
            if span.of(reading.text) != row["quote"]:
                yield Problem(where=where, what=f"quotes {row['quote']!r}, the text has {span.of(reading.text)!r}")
            elif paragraph_at(spans, span.start) != row["paragraph"]:
                yield Problem(where=where, what=f"is said to stand in paragraph {row['paragraph']}")
        yield from _parts(connection, reading, stored)


def _readings(connection: Connection) -> Iterator[Problem]:
    """Every reading is the one that the log tells of, and all tables say what its findings say."""
    told = select(log.c.report, log.c.details).where(log.c.report.is_not(None)).order_by(log.c.number)
    seals = {(row.report, row.details.get("version")): row.details.get("reading") for row in connection.execute(told)}
    query = (
        select(versions, versions.c.received.label("sha256"), reports.c.id, readings.c.made_by, readings.c.warnings,
               readings.c.number.label("reading"), versions.c.number.label("stored"))
        .join(versions, versions.c.number == readings.c.version)
        .join(reports, reports.c.number == versions.c.report)
    )  # fmt: skip
    for number in connection.scalars(select(readings.c.number).order_by(readings.c.number)).all():
        row = connection.execute(query.where(readings.c.number == number)).mappings().first()
        found = seal.stored(connection, number, row) if row else None
        if row is None or found is None:  # which the checks before have told
            continue
        where = f"report {row['id']!r}, version {row['version']}"
        if (row["published_first"], row["published_last"]) != days(where, row["published"]):
            yield Problem(where=where, what="first and last day are not those of its date of publication")
        if seals.get((row["id"], row["version"])) not in (None, seal.seal(found)):
            yield Problem(where=where, what="its metadata or findings are not those that the log tells of")
        for place, what in seal.unlike(connection, number, found):
            yield Problem(where=f"{where}, {place}", what=what)


def _guards(connection: Connection) -> Iterator[Problem]:
    for name in dialect.guards_missing(connection):
        yield Problem(where="database", what=f"the guard {name} is gone, so that lines could be changed or taken out")


def _parts(connection: Connection, reading: Any, stored: dict[int, list[tuple[str, Span]]]) -> Iterator[Problem]:
    columns = findings.c.number, findings.c.kind, findings.c.id, findings.c.json
    for row in connection.execute(select(*columns).where(findings.c.reading == reading.number)):
        where = f"{_where(reading)}, {row.kind} {row.id}"
        try:
            parts = [(role, span) for role, span, _ in restore.finding(row.kind, row.json).parts]
        except (ValueError, TypeError) as error:
            yield Problem(where=where, what=f"cannot be restored: {error}")
            continue
        if parts != stored.get(row.number, []):
            yield Problem(where=where, what="its citations are not those of its parts")


def _log(connection: Connection) -> Iterator[Problem]:
    """Each line of the log carries the hash of the one before it."""
    before, expected = "", 1
    for row in connection.execute(select(log).order_by(log.c.number)).mappings():
        values = {name: row[name] for name in ("number", "moment", "what", "report", "details")}
        if row["number"] != expected or chain(before, values) != row["chain"]:
            yield Problem(where=f"log, line {row['number']}", what="does not follow from the line before it")
        before, expected = row["chain"], row["number"] + 1


def _where(row: Any) -> str:
    return f"report {row.id!r}, version {row.version}"


CHECKS = _whole, _guards, _bytes, _texts, _citations, _readings, _log
