"""A reading and what the tables hold of it → its hash for the log, and every stored row that it does not bear out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from dragoman.errors import CitationError
from dragoman.model import restore
from dragoman.model.reading import KINDS, REPORT_FIELDS, Reading, to_json
from dragoman.model.report import Report
from dragoman.record import dialect
from dragoman.record.rows import rows_of
from dragoman.record.schema import findings, names, roles


def seal(reading: Reading) -> str:
    """SHA-256 of the whole reading as the JSON contract has it; the log keeps it."""
    line = json.dumps(to_json(reading), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(line.encode()).hexdigest()


def stored(connection: Connection, number: int, version: Any) -> Reading | None:
    """The reading of that number as its findings' JSON has it; None where one cannot be restored."""
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    query = select(findings.c.kind, findings.c.json).where(findings.c.reading == number).order_by(findings.c.number)
    try:
        for row in connection.execute(query):
            found[row.kind].append(restore.finding(row.kind, row.json))
    except (KeyError, ValueError, TypeError):
        return None
    return Reading(
        report=Report(**{name: version[name] for name in REPORT_FIELDS}),
        **{kind: tuple(entries) for kind, entries in found.items()},
        made_by=version["made_by"],
        warnings=tuple(version["warnings"]),
    )


def unlike(connection: Connection, number: int, reading: Reading) -> Iterator[tuple[str, str]]:
    """What of the tables is not what the reading makes: where (`events e3`) and what, in words."""
    try:
        made = rows_of(reading)
    except CitationError as error:
        yield "its findings", str(error)
        return
    mine = select(findings).where(findings.c.reading == number).order_by(findings.c.number)
    for row, expected in zip(connection.execute(mine).mappings(), made.findings):
        for name, value in expected.items():
            if name != "json" and row[name] != value:
                yield f"{row['kind']} {row['id']}", f"{name} is {row[name]!r}, its finding says {value!r}"
    for name, table in (("roles", roles), ("names", names)):
        columns = [column for column in table.c if column.name != "reading"]
        there = {tuple(row) for row in connection.execute(select(*columns).where(table.c.reading == number))}
        wanted = {tuple(row[column.name] for column in columns) for row in getattr(made, name)}
        for entry in sorted(there ^ wanted, key=repr):
            what = "is in the table" if entry in there else "is missing from the table"
            yield name, f"{dict(zip((c.name for c in columns), entry))} {what}, which its findings do not bear out"
    if not dialect.search_holds(connection, number, made.search):
        yield "search", "the index does not hold the words of this reading"
