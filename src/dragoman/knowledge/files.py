"""Data files of the package → checked rows; the one place that opens anything under `data/`.

A TOML file opens with a `[source]` table (`name`, `licence`, and `note`, `url` or `retrieved` where they apply) and
holds entries; a CSV file has its source in the `SOURCES.toml` of its folder, under its own file name.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError

DATA = Path(__file__).parent.parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file below `data/` (`words/reporting.toml`) as a dict, its source checked.

    Raises KnowledgeError where the file is missing, malformed or names no source.
    """
    path = DATA / name
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"data/{name}: {error}") from error
    source = content.get("source", {})
    if missing := [key for key in ("name", "licence") if not source.get(key)]:
        raise KnowledgeError(f"data/{name}: [source] lacks {' and '.join(missing)}")
    return content


@cache
def rows(name: str, required: tuple[str, ...] = ()) -> tuple[dict[str, str], ...]:
    """A CSV file below `data/` as dicts of stripped text, one a line; lines that begin with `#` are comments.

    Raises KnowledgeError where the file is missing, a line has the wrong number of cells or a required cell is empty.
    """
    path = DATA / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"data/{name}: {error}") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.reader(line for _, line in numbered)
    header = next(reader, [])
    found = []
    for cells in reader:
        number = numbered[reader.line_num - 1][0]
        if len(cells) != len(header):
            raise KnowledgeError(f"data/{name}:{number}: {len(cells)} cells, the header has {len(header)}")
        row = {key: cell.strip() for key, cell in zip(header, cells)}
        if empty := [key for key in required if not row.get(key)]:
            raise KnowledgeError(f"data/{name}:{number}: {' and '.join(empty)} must not be empty")
        found.append(row)
    return tuple(found)
