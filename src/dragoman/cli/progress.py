"""How far a run has come → a bar on stderr, or nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Watch(Protocol):
    """What is told about a run as it goes."""

    def step(self, size: int, reports: int) -> None:
        """So many bytes more are done, and so many reports in all."""

    def say(self, line: str) -> None:
        """Print a line on stderr without tearing the bar."""


class Silent:
    """The twin of the bar that shows nothing but what is said."""

    def step(self, size: int, reports: int) -> None:
        """Nothing to show."""

    def say(self, line: str) -> None:
        """Print the line on stderr."""
        print(line, file=sys.stderr)


class Bar:
    """A bar by bytes, since reports differ in length a hundredfold."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def step(self, size: int, reports: int) -> None:
        """Move the bar."""
        self._progress.update(self._task, advance=size, description=f"{reports} reports")

    def say(self, line: str) -> None:
        """Print the line above the bar."""
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def watch(total: int | None, quiet: bool) -> Iterator[Watch]:
    """A bar if stderr is a terminal and quiet is not wanted; `total` in bytes, None where it is unknown."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    text = TextColumn("reading: {task.description}")
    columns = (text, BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, progress.add_task("0 reports", total=total))
