# ruff: noqa: ARG001
"""Parse, events and statements → counts of people killed, injured, captured, displaced, with their owners."""

from __future__ import annotations

from dragoman.knowledge.counts import Counts
from dragoman.model.findings import Event, Figure, Statement
from dragoman.parse import Parse


def find_figures(
    parse: Parse, counts: Counts, events: tuple[Event, ...], statements: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    """All figures in order of the text."""
    return ()
