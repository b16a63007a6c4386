"""A folder or file of labelled sentences → examples: our own tables, or rows as public sets have them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.encoder.marks import Marked, from_parts, read_marks
from dragoman.encoder.roots import meant_by
from dragoman.errors import InputError

ALSO_CALLED = {
    "sentence": ("marked_sentence", "marked", "sentence", "text"),
    "root": ("root", "label_root", "gold_root"),
    "quad": ("quad", "label_quad", "gold_penta", "gold_quad"),
    "binary": ("binary", "label_binary", "gold_binary"),
}
"""Columns by the names under which they occur, the likeliest to hold marks first."""
OTHER_NAMES = {"DEMAND": "REQUEST", "COOPERATION": "COOPERATE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence and the types that its label allows: one, or several where only a wider class is told."""

    marked: Marked
    allowed: frozenset[str]
    form: str = ""


def read(data: Path) -> list[Example]:
    """Every labelled sentence of a `.tsv`, `.csv`, `.jsonl` file, or of all such in a folder, in order of name.

    Raises InputError, which names file and line, for a row without sentence or with an unknown label.
    """
    examples = []
    for path in paths(data):
        for number, row in enumerate(_rows(path), 2 - (path.suffix == ".jsonl")):
            try:
                examples.append(_example(row))
            except (KeyError, StopIteration) as error:
                raise InputError(f"{path}:{number}", f"no sentence or no known label: {error or row}") from error
    if not examples:
        raise InputError(str(data), "no labelled sentences: give a .tsv, .csv or .jsonl file, or a folder of them")
    return examples


def paths(data: Path) -> list[Path]:
    """The files that hold sentences."""
    found = sorted(data.iterdir()) if data.is_dir() else [data]
    return [path for path in found if path.suffix in (".tsv", ".csv", ".jsonl")]


def digest(data: Path) -> str:
    """SHA-256 over names and bytes of the files: which sentences the weights were made from."""
    summed = hashlib.sha256()
    for path in paths(data):
        summed.update(path.name.encode() + b"\0" + path.read_bytes())
    return summed.hexdigest()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as lines:
        if path.suffix == ".jsonl":
            yield from (json.loads(line) for line in lines if line.strip())
        elif path.suffix == ".csv":
            yield from csv.DictReader(lines)
        else:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _example(row: dict[str, Any]) -> Example:
    label = {key: next((row[n] for n in ALSO_CALLED[key] if row.get(n)), None) for key in ("root", "quad", "binary")}
    root = OTHER_NAMES.get(str(label["root"]), label["root"])
    return Example(
        marked=marked(row), allowed=meant_by(root, label["quad"], label["binary"]), form=str(row.get("form") or "")
    )


def marked(row: dict[str, Any]) -> Marked:
    """The sentence of a row with its marks, or with `source` and `target` told beside it."""
    sentence = str(next(row[name] for name in ALSO_CALLED["sentence"] if row.get(name)))
    found = read_marks(sentence)
    if found.source or found.target:
        return found
    return from_parts(sentence, row.get("source"), row.get("target"))
