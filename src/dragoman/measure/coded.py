"""A sentence → source, target and PLOVER type of every event in it, as machine coders of events are tested."""

from __future__ import annotations

from functools import cache
from typing import Any

from dragoman import settings
from dragoman.knowledge import library
from dragoman.knowledge.library import Library
from dragoman.model.findings import Actor
from dragoman.model.report import Report
from dragoman.parse import parse
from dragoman.reader import read_parsed


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """`{"id", "events": [[source, target, type], …]}` for a case `{"id", "text"[, "published"]}`.

    Source and target are the actors' codes, country and sector joined (`KENMIL`), or their names where they have none;
    an event without a type or without both parties is left out.
    """
    report = Report(id=str(case["id"]), text=case["text"], published=case.get("published") or case.get("date"))
    reading = read_parsed(*next(parse([report])), _library())
    codes = {actor.id: _code(actor) for actor in reading.actors}
    triples = [
        [codes[source], codes[target], event.type]
        for event in reading.events
        if event.type is not None
        for source in event.actors
        for target in _targets(event.actors, event.recipients, source)
    ]
    return {"id": case["id"], "events": [list(t) for t in dict.fromkeys(tuple(triple) for triple in triples)]}


@cache
def _library() -> Library:
    return library.load(settings.load().cache)


def _targets(actors: tuple[str, ...], recipients: tuple[str, ...], source: str) -> tuple[str, ...]:
    """Recipients; in a mutual event each of the others."""
    return recipients or tuple(other for other in actors if other != source)


def _code(actor: Actor) -> str:
    return f"{actor.country or ''}{actor.sector or ''}" or actor.name
