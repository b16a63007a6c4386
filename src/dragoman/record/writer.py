"""Readings → the record: one reading, one transaction, every quotation checked; nothing is overwritten unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from dragoman.errors import CitationError, QuestionError
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.record import database, dialect, schema
from dragoman.record.rows import Rows, days, rows_of
from dragoman.record.seal import seal

Kind = Literal["new", "unchanged", "new_version", "reread"]
METADATA = "title", "url", "outlet", "published", "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a reading: `new` report, `unchanged`, `new_version` of the text or its metadata, or `reread` by
    another reader version; `findings` counts what is stored of it now, `why` says in words what had changed."""

    kind: Kind
    report: str
    version: int
    findings: int
    why: str = ""


@contextmanager
def open_writer(path: Path) -> Iterator[Writer]:
    """The record at a path, open for writing; made if there is none, brought up to date if it is older.

    Raises RecordError where the file is no record, is newer than this program, or cannot be written.
    """
    with database.for_writing(path) as engine, database.in_words(path), engine.connect() as connection:
        yield Writer(connection, path)


class Writer:
    """Stores readings and reviews; each call is one transaction, which leaves all or nothing."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def write(self, reading: Reading, *, again: bool = False) -> Outcome:
        """Store a reading; the same text read by the same reader changes nothing, unless `again` is wanted.

        Raises CitationError where a quotation does not stand in the text, RecordError where the database fails; then
        nothing of this reading is stored and the writer can go on with the next.
        """
        report = reading.report
        _check(report)
        with database.in_words(self._path), self._connection.begin():
            stored = _current(self._connection, report.id)
            if stored is None:
                return self._store(reading, "new", 1, "")
            if why := _changed(stored, report):
                return self._store(reading, "new_version", stored["version"] + 1, why)
            if stored["made_by"] == reading.made_by and not again:
                return Outcome(
                    kind="unchanged", report=report.id, version=stored["version"], findings=stored["findings"]
                )
            return self._reread(reading, stored)

    def knows(self, report: Report, made_by: str) -> bool:
        """Would writing a reading of this report by this reader change nothing?  Asked before the work of reading."""
        with database.in_words(self._path), self._connection.begin():
            stored = _current(self._connection, report.id)
        return stored is not None and not _changed(stored, report) and stored["made_by"] == made_by

    def review(self, report: str, finding: str, *, who: str, what: str, why: str) -> None:
        """Keep what a person decided about a finding (`s3`) of a report; earlier decisions stay.

        Raises QuestionError where the report has no such finding, or who, what or why is empty.
        """
        if not (who.strip() and what.strip() and why.strip()):
            raise QuestionError("a review needs who decided, what, and why")
        f, r, v = schema.findings, schema.readings, schema.reports
        wanted = (
            select(f.c.kind, f.c.anchor, f.c.content, f.c.json)
            .join(r, r.c.number == f.c.reading)
            .join(v, v.c.current == r.c.version)
            .where(v.c.id == report, f.c.id == finding)
        )
        with database.in_words(self._path), self._connection.begin():
            row = self._connection.execute(wanted).mappings().first()
            if row is None:
                raise QuestionError(
                    f"report {report!r} has no finding {finding!r}; `dragoman show {report}` lists them"
                )
            values = {"report": report, "who": who, "decided": database.now(), "what": what, "why": why}
            judged = {"kind": row["kind"], "anchor": row["anchor"], "content": row["content"], "judged": row["json"]}
            self._connection.execute(schema.reviews.insert().values(**values, **judged))
            self._log("review", report, {"finding": finding, "who": who, "what": what, "why": why})

    def _store(self, reading: Reading, kind: Kind, version: int, why: str) -> Outcome:
        """A new report, or a new version of one, with its reading."""
        report, connection = reading.report, self._connection
        rows = rows_of(reading)
        if version == 1:
            connection.execute(schema.reports.insert().values(id=report.id))
        number = connection.scalar(select(schema.reports.c.number).where(schema.reports.c.id == report.id))
        _store_bytes(connection, report)
        made = connection.execute(schema.versions.insert().values(_version_row(report, number or 0, version)))
        (current,) = made.inserted_primary_key or (0,)
        reports = schema.reports
        connection.execute(reports.update().where(reports.c.number == number).values(current=current))
        self._store_reading(reading, current, rows)
        details = {"version": version, "sha256": report.sha256, "made_by": reading.made_by, "why": why}
        details["reading"] = seal(reading)
        self._log(kind, report.id, details)
        return Outcome(kind=kind, report=report.id, version=version, findings=len(rows.findings), why=why)

    def _reread(self, reading: Reading, stored: dict[str, Any]) -> Outcome:
        """Put a reading in the place of one by another reader; reviews stay where they are."""
        rows = rows_of(reading)
        if stored["reading"] is not None:
            readings = schema.readings
            self._connection.execute(readings.delete().where(readings.c.number == stored["reading"]))
            dialect.remove_from_search(self._connection, stored["reading"])
        self._store_reading(reading, stored["number"], rows)
        why = f"read by {reading.made_by}, before by {stored['made_by']}"
        details = {"version": stored["version"], "why": why, "reading": seal(reading)}
        self._log("reread", reading.report.id, details)
        return Outcome(
            kind="reread", report=reading.report.id, version=stored["version"], findings=len(rows.findings), why=why
        )

    def _store_reading(self, reading: Reading, version: int, rows: Rows) -> None:
        values = {"made_by": reading.made_by, "read": database.now(), "warnings": list(reading.warnings)}
        made = self._connection.execute(schema.readings.insert().values(version=version, **values))
        (number,) = made.inserted_primary_key or (0,)
        for name in ("findings", "citations", "roles", "names"):
            if entries := [{"reading": number, **row} for row in getattr(rows, name)]:
                self._connection.execute(schema.tables.tables[name].insert(), entries)
        dialect.add_to_search(self._connection, number, rows.search)

    def _log(self, what: str, report: str, details: dict[str, Any]) -> None:
        """Add a line that carries the hash of the line before, so that a later change or gap shows."""
        log = schema.log
        last = self._connection.execute(
            select(log.c.number, log.c.chain).order_by(log.c.number.desc()).limit(1)
        ).first()
        number, before = (last.number + 1, last.chain) if last else (1, "")
        moment = database.now()
        values = {"number": number, "moment": moment, "what": what, "report": report, "details": details}
        self._connection.execute(log.insert().values(**values, chain=chain(before, values)))


def chain(before: str, values: dict[str, Any]) -> str:
    """The hash that ties a line of the log to the one before it."""
    line = json.dumps([before, values], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(line.encode()).hexdigest()


def _check(report: Report) -> None:
    """The text must be storable, and the bytes those of the hash, unless only the hash came with the text."""
    try:
        as_text = report.text.encode()
    except UnicodeEncodeError as error:
        raise CitationError(
            f"report {report.id!r}: the text holds half a character at {error.start} (a lone surrogate), which no file "
            "can hold; nothing of it was stored"
        ) from error
    if hashlib.sha256(report.received).hexdigest() != report.sha256 and report.received != as_text:
        raise CitationError(f"report {report.id!r}: the received bytes do not have the SHA-256 {report.sha256!r}")


def _current(connection: Connection, id: str) -> dict[str, Any] | None:
    """The current version of a report and who read it, or None."""
    reports, versions, readings, findings = schema.reports, schema.versions, schema.readings, schema.findings
    counted = select(func.count()).where(findings.c.reading == readings.c.number).scalar_subquery()
    wanted = (
        select(versions, readings.c.made_by, readings.c.number.label("reading"), counted.label("findings"))
        .join(reports, reports.c.current == versions.c.number)
        .outerjoin(readings, readings.c.version == versions.c.number)
        .where(reports.c.id == id)
    )
    row = connection.execute(wanted).mappings().first()
    return dict(row) if row else None


def _changed(stored: dict[str, Any], report: Report) -> str:
    """What differs between a report and its stored version, in words; "" where nothing does."""
    if stored["text"] != report.text:
        return "the text has changed"
    different = [name for name in METADATA if stored[name] != getattr(report, name)]
    return f"{' and '.join(different)} changed" if different else ""


def _store_bytes(connection: Connection, report: Report) -> None:
    received = schema.received
    if connection.scalar(select(received.c.sha256).where(received.c.sha256 == report.sha256)) is None:
        whole = hashlib.sha256(report.received).hexdigest() == report.sha256
        connection.execute(
            received.insert().values(
                sha256=report.sha256,
                bytes=report.received if whole else None,
                media_type=report.media_type,
                first_received=database.now(),
            )
        )


def _version_row(report: Report, number: int, version: int) -> dict[str, Any]:
    first, last = days(f"report {report.id!r}", report.published)
    kept = {name: getattr(report, name) for name in (*METADATA, "text", "published_basis", "source", "media_type")}
    return {
        **kept, "report": number, "version": version, "text_sha256": hashlib.sha256(report.text.encode()).hexdigest(),
        "received": report.sha256, "published_first": first, "published_last": last, "notes": list(report.notes),
        "stored": database.now(),
    }  # fmt: skip
