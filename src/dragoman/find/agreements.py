# ruff: noqa: ARG001
"""Parse, actors and times → agreements (documents, processes) and bodies (commissions, working groups, missions)."""

from __future__ import annotations

from dragoman.knowledge.documents import Documents
from dragoman.model.findings import Actor, Agreement, Body, Time
from dragoman.parse import Parse


def find_agreements(
    parse: Parse, documents: Documents, actors: tuple[Actor, ...], times: tuple[Time, ...]
) -> tuple[tuple[Agreement, ...], tuple[Body, ...]]:
    """All agreements and all bodies, each in order of first mention."""
    return (), ()
