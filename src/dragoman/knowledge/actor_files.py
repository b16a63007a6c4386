"""The folder of loaded actors: one readable CSV a source ↔ rows, each with its source, licence and retrieval date."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import get_args
from unicodedata import combining, normalize

from dragoman.errors import InputError, KnowledgeError
from dragoman.model import edtf
from dragoman.model.findings import ActorKind

KINDS = frozenset(get_args(ActorKind)) - {"document"} | {"title"}
"""What a row may be of; a `title` is an agent noun, no actor."""

SKIPPED = ".skipped.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a loaded source: an actor, or one term of an actor in one office.

    Rows of one `id` are of one actor.  `aliases` are parted by |; `country` is alpha-3, `code` PLOVER's for bodies
    without a country; dates are EDTF (empty: unknown, `..`: open).  `origin` is the file and line it was read from.
    """

    id: str
    name: str
    aliases: str = ""
    kind: str
    country: str = ""
    code: str = ""
    sector: str = ""
    office: str = ""
    start: str = ""
    end: str = ""
    wikidata: str = ""
    note: str = ""
    source: str = ""
    licence: str = ""
    retrieved: str = ""
    origin: str = ""


COLUMNS = tuple(field.name for field in fields(Row))
CELLS = attrgetter(*COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A line that was skipped: where it stands, and what would be right."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One source in the folder, in numbers."""

    name: str
    licence: str
    retrieved: str
    rows: int
    actors: int
    offices: int
    titles: int
    skipped: int
    file: Path


def file_of(folder: Path, source: str) -> Path:
    """The CSV of a source: its name in small letters and digits.  Raises InputError where nothing is left of it.

    >>> file_of(Path("actors"), "Ministers of Côte d’Ivoire (2024)").as_posix()
    'actors/ministers-of-cote-d-ivoire-2024.csv'
    """
    plain = (c for c in normalize("NFKD", source.lower()) if not combining(c))
    slug = "-".join("".join(c if c.isalnum() else " " for c in plain).split())
    if not slug:
        raise InputError(source or "(empty)", "a source needs a name with letters or digits; give one with --source")
    return folder / f"{slug[:100]}.csv"


def write(folder: Path, source: str, rows: Iterable[Row], problems: Iterable[Problem] = ()) -> Path:
    """Keep the rows of a source in its file, in place of what was there; what was skipped lies beside it."""
    path = file_of(folder, source)
    folder.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(map(CELLS, rows))
    _replace(path, text.getvalue())
    skipped = path.with_suffix(SKIPPED)
    if told := "".join(f"{problem}\n" for problem in problems):
        _replace(skipped, told)
    else:
        skipped.unlink(missing_ok=True)
    return path


def _replace(path: Path, text: str) -> None:
    """Write a file in one step: nobody ever reads half of it."""
    handle, made = tempfile.mkstemp(prefix="writing-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(made).replace(path)
    finally:
        Path(made).unlink(missing_ok=True)


def paths(folder: Path | None) -> list[Path]:
    """The CSV files of the folder, sorted; none where there is no folder."""
    return sorted(folder.glob("*.csv")) if folder is not None and folder.is_dir() else []


def read(path: Path) -> Iterator[Row]:
    """The rows of a file as `write` keeps them.

    People may edit these files: raises KnowledgeError, naming file and line, where one is no longer well-formed.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.reader(file)
            if tuple(next(table, [])) != COLUMNS:
                raise KnowledgeError(f"{path}:1: the columns must be {','.join(COLUMNS)}; load it instead")
            for cells in table:
                if len(cells) != len(COLUMNS):
                    raise KnowledgeError(f"{path}:{table.line_num}: {len(cells)} cells, there must be {len(COLUMNS)}")
                row = Row(**dict(zip(COLUMNS, cells)))
                if wrong := fault(row):
                    raise KnowledgeError(f"{path}:{table.line_num}: {wrong}")
                yield row
    except (UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: {error}; it must be a CSV file in UTF-8") from error


def fault(row: Row) -> str | None:
    """What is wrong with a row and what would be right; None where nothing is."""
    if not row.name.strip():
        return "the name must not be empty"
    if row.kind not in KINDS:
        return f"the kind {row.kind!r} must be one of {', '.join(sorted(KINDS))}"
    for name, date in (("start", row.start), ("end", row.end)):
        if date not in edtf.OPEN and ("/" in date or not edtf.valid(date)):
            return f"the {name} {date!r} must be a date such as 2019, 2019-06 or 2019-06-03, or empty where not known"
    if row.start not in edtf.OPEN and row.end not in edtf.OPEN:
        first, last = edtf.bounds(row.start)[0], edtf.bounds(row.end)[1]
        if first is not None and last is not None and last < first:
            return f"the end {row.end} lies before the start {row.start}"
    return None


def sources(folder: Path | None) -> list[Loaded]:
    """What is loaded, source by source."""
    found = []
    for path in paths(folder):
        rows = list(read(path))
        skipped = path.with_suffix(SKIPPED)
        found.append(
            Loaded(
                name=_joined(row.source for row in rows) or path.stem,
                licence=_joined(row.licence for row in rows),
                retrieved=_joined(row.retrieved for row in rows),
                rows=len(rows),
                actors=len({row.id for row in rows if row.kind != "title"}),
                offices=sum(1 for row in rows if row.office or row.start or row.end),
                titles=sum(row.kind == "title" for row in rows),
                skipped=len(skipped.read_text(encoding="utf-8").splitlines()) if skipped.is_file() else 0,
                file=path,
            )
        )
    return found


def _joined(values: Iterable[str]) -> str:
    return ", ".join(sorted({value for value in values if value}))


def forget(folder: Path, source: str) -> Path:
    """Remove a source, by its name or that of its file.  Raises InputError where it is not loaded."""
    held = paths(folder)
    for path in held:
        if path in (file_of(folder, source), folder / source, folder / f"{source}.csv"):
            path.unlink()
            path.with_suffix(SKIPPED).unlink(missing_ok=True)
            return path
    there = ", ".join(path.stem for path in held) or "none"
    raise InputError(source, f"no such source is loaded; there are: {there}")


def digest(folder: Path | None) -> str:
    """Eight hexadecimal digits that change with any loaded row; empty where nothing is loaded."""
    found = paths(folder)
    total = hashlib.sha256()
    for path in found:
        total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:8] if found else ""
