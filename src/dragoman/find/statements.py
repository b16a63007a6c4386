# ruff: noqa: ARG001
"""Parse, quotations, actors, times and places → statements with speaker, cue, content, kind and act."""

from __future__ import annotations

from dragoman.knowledge.reporting import Reporting
from dragoman.model.findings import Actor, Place, Statement, Time
from dragoman.model.quotation import Quotation
from dragoman.parse import Parse


def find_statements(
    parse: Parse,
    reporting: Reporting,
    quotations: tuple[Quotation, ...],
    actors: tuple[Actor, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
) -> tuple[Statement, ...]:
    """All statements in order of the text."""
    return ()
