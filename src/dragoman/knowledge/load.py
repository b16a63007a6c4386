"""Files of actors in any of the formats → rows with source, licence and date of retrieval, kept in a folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge import (
    actor_files,
    load_agents,
    load_dictionary,
    load_entities,
    load_table,
    load_wikidata,
)
from dragoman.knowledge.actor_files import Problem, Row
from dragoman.knowledge.load_codes import Scheme
from dragoman.knowledge.load_lines import lines

FORMATS = ("csv", "wikidata", "dictionary", "agents", "followthemoney")
OTHERS = {"verbs": "verb", "discards": "discard", "discard": "discard", "issues": "issue", "options": "option"}
"""Dictionaries of the same family that hold no actors, by a part of their file name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of a file; what is empty is taken from the file itself."""

    format: str = ""
    source: str = ""
    licence: str = ""
    retrieved: str = ""
    scheme: Scheme | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one source: its file in the folder, its rows, the lines that were skipped."""

    source: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    file: Path | None


def load(paths: list[Path], folder: Path, given: Given) -> Iterator[Outcome]:
    """Load files into the folder: each is a source under its own name, or all are the one that was named.

    A source that was there is replaced.  Nothing is written of a source without a row.  A file that cannot be read to
    its end is a problem, and what was read of it before is kept.
    """
    parts: dict[str, list[Row | Problem]] = {}
    for path in paths:
        source = given.source or path.name.removesuffix(path.suffix)
        items = parts.setdefault(source, [])
        try:
            items.extend(rows_of(path, replace(given, source=source)))
        except InputError as error:
            items.append(Problem(where=error.where, what=error.what))
    for source, found in parts.items():
        rows = tuple(item for item in found if isinstance(item, Row))
        problems = tuple(item for item in found if isinstance(item, Problem))
        file = actor_files.write(folder, source, rows, problems) if rows else None
        yield Outcome(source=source, rows=rows, problems=problems, file=file)


def rows_of(path: Path, given: Given) -> Iterator[Row | Problem]:
    """The rows of one file; what a row says of its own source goes before what is given for all."""
    form = given.format or format_of(path)
    saved = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date().isoformat()
    licence = given.licence or ("CC0-1.0" if form == "wikidata" else "not stated")
    for item in _read(path, form, given.scheme):
        if isinstance(item, Problem):
            yield item
        else:
            yield replace(
                item, source=item.source or given.source, licence=item.licence or licence,
                retrieved=item.retrieved or given.retrieved or saved,
            )  # fmt: skip


def check(path: Path, given: Given) -> None:
    """Raises InputError where the file cannot be loaded at all: it is missing, or its format cannot be told."""
    if not path.is_file():
        raise InputError(str(path), "no such file" if not path.exists() else "not a regular file")
    _read(path, given.format or format_of(path), given.scheme)


def _read(path: Path, form: str, scheme: Scheme | None) -> Iterator[Row | Problem]:
    match form:
        case "csv":
            return load_table.read(path)
        case "wikidata":
            return load_wikidata.read(path)
        case "dictionary":
            return load_dictionary.read(path, scheme)
        case "agents":
            return load_agents.read(path, scheme)
        case "followthemoney":
            return load_entities.read(path)
    raise InputError(str(path), f"no format {form!r}; there are: {', '.join(FORMATS)}")


def format_of(path: Path) -> str:
    """The format of a file, by its ending, and by its first line where that does not tell.

    Raises InputError where neither tells, or where it is a dictionary without actors.
    """
    ending, inside = path.suffix.lower(), path.name.lower().split(".")[1:]
    if ending in (".json", ".jsonl", ".ndjson", ".ijson", ".ftm"):
        return "followthemoney"
    if ending in (".csv", ".tsv"):
        first = next((text for _, text in lines(path) if text.strip() and not text.startswith("#")), "")
        head = next(csv.reader([first], delimiter="\t" if "\t" in first else ","), [])
        return "wikidata" if load_wikidata.is_one([cell.strip() for cell in head]) else "csv"
    if ending in (".txt", ".actors", ".agents", ""):
        if other := [OTHERS[part] for part in inside if part in OTHERS]:
            raise InputError(str(path), f"a dictionary of {other[0]}s holds no actors")
        if "agents" in inside or load_agents.is_one(path):
            return "agents"
        if "actors" in inside or any("[" in text for _, text in load_dictionary.plain(path)):
            return "dictionary"
    raise InputError(str(path), f"the format cannot be told; say it with --as: {', '.join(FORMATS)}")
