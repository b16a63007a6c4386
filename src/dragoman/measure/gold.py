"""Files → gold documents, readings and reports to read: the one place where the forms of gold are known.

Gold is a JSON, JSON Lines or TOML file (`marked.py`) or a folder of them; every document has `id` and `text` (cases:
`input` or `expr`), and the marks of its task: `attributions`, `timex`, `toponyms`, `events`, or a record in `gold`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import MeasureError
from dragoman.measure import marked
from dragoman.measure.match import Row
from dragoman.model.report import Report

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WRITTEN_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})\w*[ -,]+(\d{4})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SUFFIXES = (".json", ".jsonl", ".toml")
DATE_FIELDS = ("published", "dct", "date", "ref")
MARKS = {
    "statements": "attributions",
    "times": "timex",
    "places": "toponyms",
    "status": "events",
    "record": "gold",
    "relations": "label_root",
    "actors": "expected",
    "dates": "expr",
    "coded": "expected",
}


def documents(path: Path, task: str) -> dict[str, Row]:
    """{id: gold document} of a file or folder.

    Raises MeasureError where the file is missing, a line is no JSON, or a document lacks what the task needs.
    """
    names = (
        sorted(p for p in path.iterdir() if p.suffix in SUFFIXES and p.stem != "SOURCES") if path.is_dir() else [path]
    )
    found: dict[str, Row] = {}
    for name in names:
        for number, document in enumerate(_documents(name), 1):
            if missing := [key for key in ("id", MARKS[task]) if key not in document]:
                raise MeasureError(f"{name}: document {number}: no {' and no '.join(missing)}: no gold for {task}")
            found[document["id"]] = document
    if not found:
        raise MeasureError(f"{path}: no gold documents ({', '.join(SUFFIXES)}) there")
    return found


def _documents(path: Path) -> Iterator[Row]:
    return iter(marked.documents(path)) if path.suffix == ".toml" else objects(path)


def objects(path: Path) -> Iterator[Row]:
    """The objects of a JSON or JSON Lines file, in order."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MeasureError(f"{path}: {error}") from error
    lines = [text] if path.suffix == ".json" else text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                made = json.loads(line)
            except json.JSONDecodeError as error:
                raise MeasureError(f"{path}:{number}: not JSON: {error}") from error
            yield from made if isinstance(made, list) else [made]


def readings(path: Path) -> dict[str, Row]:
    """{report id: reading} of a JSON Lines file that `dragoman read --json` wrote."""
    found = {}
    for number, reading in enumerate(objects(path), 1):
        if "report" not in reading:
            raise MeasureError(f"{path}:{number}: no Reading: it has no `report`")
        found[reading["report"]["id"]] = reading
    return found


def reports(gold: Iterable[Row]) -> Iterator[Report]:
    """Gold documents as reports to read, the text unchanged, the date cut to what is stated."""
    for document in gold:
        text = next(document[key] for key in ("text", "input", "expr") if key in document)
        yield Report(id=document["id"], text=text, title=document.get("title"), published=published(document))


def published(document: Row) -> str | None:
    """The day of publication, from whichever field keeps it; None if there is none.

    >>> published({"dct": "19980108"}), published({"date": "8 Jan 1998"}), published({})
    ('1998-01-08', '1998-01-08', None)
    """
    raw = str(next((document[key] for key in DATE_FIELDS if document.get(key)), ""))
    if match := ISO_DAY.match(raw):
        return match.group()
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", raw):
        return "-".join(match.groups())
    if (match := WRITTEN_DAY.match(raw)) and match[2].lower() in MONTHS:
        return f"{match[3]}-{MONTHS.index(match[2].lower()) + 1:02d}-{int(match[1]):02d}"
    return None


def same_text(document: Row, reading: Row) -> None:
    """Raises MeasureError, saying where they part, unless the reading is of the gold text."""
    gold, found = document["text"], reading["report"].get("text", document["text"])
    if gold != found:
        at = next((i for i, (a, b) in enumerate(zip(gold, found)) if a != b), min(len(gold), len(found)))
        raise MeasureError(f"report {document['id']}: the reading's text parts from the gold text at character {at}")
