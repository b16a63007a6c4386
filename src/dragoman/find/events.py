# ruff: noqa: ARG001
"""Parse, codebook, actors, places, times and stance → events with PLOVER type, parties, place, date and status."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.knowledge.codebook import Codebook
from dragoman.model.findings import Actor, Event, Place, Time
from dragoman.model.stance import Stance
from dragoman.parse import Parse, Word


def find_events(
    parse: Parse,
    codebook: Codebook,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    times: tuple[Time, ...],
    stance_of: Callable[[Word], Stance],
) -> tuple[Event, ...]:
    """All events in order of the text."""
    return ()
