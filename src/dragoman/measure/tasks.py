"""Name of a measure → how it is scored, or for cases how each is answered; the table behind `dragoman measure`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from dragoman.measure import places, record, statements, status, times
from dragoman.measure.match import Figures, Row

Scorer = Callable[[dict[str, Row], dict[str, Row]], Figures]
Answerer = Callable[[dict[str, Any]], dict[str, Any]]

SCORED: dict[str, Scorer] = {
    "statements": statements.score,
    "times": times.score,
    "places": places.score,
    "status": status.score,
    "record": record.score,
}
ANSWERED = ("relations", "actors", "dates", "coded")


def answerer(task: str) -> Answerer:
    """The function that turns one case of a task into its answer; loaded on demand, since it brings the parser."""
    made: Answerer = import_module(f"dragoman.measure.{task}").answer
    return made
