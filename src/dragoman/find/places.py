# ruff: noqa: ARG001
"""Parse, gazetteer and actors → places with coordinates and the use of each mention."""

from __future__ import annotations

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.findings import Actor, Agreement, Place
from dragoman.parse import Parse


def find_places(
    parse: Parse, gazetteer: Gazetteer, actors: tuple[Actor, ...], agreements: tuple[Agreement, ...]
) -> tuple[Place, ...]:
    """All places in order of first mention."""
    return ()
