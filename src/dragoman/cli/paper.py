"""Lines and tables → the terminal, JSON Lines or CSV; what others wrote is shown, never obeyed."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.errors import RecordError

WIDTH = 100
"""Columns of output that goes to no terminal, unless COLUMNS says otherwise; tables can be read at this width."""
GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins like this for a formula; an apostrophe before it makes it text."""
HIDDEN = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "·"
)
"""Control characters and direction overrides, which could make a terminal show other words than the text has."""


def console() -> Console:
    """Standard output as Rich sees it: coloured where it is a terminal, plain and of a fixed width where it is not."""
    made = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not made.is_terminal:
        made.width = shutil.get_terminal_size((WIDTH, 24)).columns
    return made


def paragraph(out: Console, text: Text, indent: int = 0) -> None:
    """Print text with its lines broken at blanks, each indented, none ending in blanks."""
    for line in text.wrap(out, max(out.width - indent, 20)):
        line.rstrip()
        out.print(Text(" " * indent).append_text(line), no_wrap=True, overflow="ignore", crop=False)


def shown(words: str, style: str = "") -> Text:
    """Words of others as they may go to a terminal, character for character; whatever ends a line is a line feed."""
    return Text(words.replace("\r\n", " \n").replace("\r", "\n").translate(HIDDEN), style=style)


def table(head: Sequence[tuple[str, int | None]], rows: Iterable[Sequence[str | Text]]) -> Table:
    """A table with a name and, where it is fixed, a greatest width for each column."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    for name, width in head:
        if width is None:
            made.add_column(name, overflow="fold", ratio=1)
        else:
            made.add_column(name, overflow="fold", max_width=width)
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else shown(cell) for cell in row))
    return made


def write_json(rows: Iterable[Mapping[str, Any]], file: Path | None) -> None:
    """One JSON object a line, in UTF-8, on standard output or into the file."""
    _write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(), file)


def write_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], file: Path | None) -> None:
    """A table with a header; a file begins with a byte order mark, without which Excel misreads UTF-8."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(columns)
    writer.writerows([guarded(row.get(name)) for name in columns] for row in rows)
    _write(made.getvalue().encode("utf-8-sig" if file else "utf-8"), file)


def guarded(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> guarded("=1+1"), guarded(-5), guarded(None), guarded("plain")
    ("'=1+1", '-5', '', 'plain')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, str) and value.startswith(GUARDED):
        return f"'{value}"
    return str(value)


def _write(content: bytes, file: Path | None) -> None:
    if file is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise RecordError(f"{file}: cannot be written: {error.strerror}") from error
