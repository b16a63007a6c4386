# ruff: noqa: ARG001
"""Parse and roster → the actors of the report, each with all its mentions."""

from __future__ import annotations

from dragoman.knowledge.roster import Roster
from dragoman.model.findings import Actor
from dragoman.model.quotation import Quotation
from dragoman.parse import Parse


def find_actors(parse: Parse, roster: Roster, quotations: tuple[Quotation, ...]) -> tuple[Actor, ...]:
    """All actors in order of their first mention."""
    return ()
