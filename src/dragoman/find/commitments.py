# ruff: noqa: ARG001
"""Parse, statements, events, actors and times → pledges, plans, deadlines, calls, demands, hopes with who and due."""

from __future__ import annotations

from dragoman.knowledge.promises import Promises
from dragoman.model.findings import Actor, Commitment, Event, Statement, Time
from dragoman.parse import Parse


def find_commitments(
    parse: Parse,
    promises: Promises,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    actors: tuple[Actor, ...],
    times: tuple[Time, ...],
) -> tuple[Commitment, ...]:
    """All commitments in order of the text."""
    return ()
