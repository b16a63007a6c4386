"""Name of a measure → how it is scored, or for cases how each is answered; the table behind `dragoman measure`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from dragoman.encoder.model import Encoder
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


def answerer(task: str, encoder: Encoder | None = None) -> Answerer:
    """The function that turns one case of a task into its answer; loaded on demand, since it brings the parser.

    Relations are answered by the encoder where one is given, else by the cues alone.
    """
    made: Any = import_module(f"dragoman.measure.{task}").answer
    answer: Answerer = partial(made, encoder=encoder) if task == "relations" else made
    return answer
