"""Actors whose countries are told → the kind that number, country and the parser's label show beyond their noun."""

from __future__ import annotations

from dragoman.find.homes_words import NAMED, Told
from dragoman.knowledge.roster import compact
from dragoman.model.findings import Actor, ActorKind
from dragoman.parse import Word

LABELS: dict[str, ActorKind] = {"ORG": "organisation", "PERSON": "person"}
UNKNOWN = ("name as subject of ", "speaker of a statement")
"""How actors came about of which nothing but a name is known."""


def kind_of(told: Told, actor: Actor) -> ActorKind:
    """Two rangers are some people and no force; the government whose country is told is that state."""
    if actor.kind == "unspecified":
        return _labelled(told, actor)
    if not actor.made_by.startswith("noun: "):
        return actor.kind
    if actor.country and actor.kind == "organisation" and actor.name.lower() == "government":
        return "state"
    if actor.kind in ("armed_force", "armed_group", "organisation") and _is_some(told, actor):
        return "group"
    return actor.kind


def _is_some(told: Told, actor: Actor) -> bool:
    """`two rangers`, `eighteen delegations`, `rebel leaders`: so many of them, or those who lead."""
    head = _head(told, actor)
    if head is None or head.tag not in ("NNS", "NNPS"):
        return False
    term = actor.made_by.removeprefix("noun: ").split(";")[0]
    title = told.roster.titles.get(compact(term))
    if title is None:
        return False
    counted = any(c.dep == "nummod" and c.i < head.i for c in head.children)
    return counted or (title.kind == "person" and not told.homes["heads"].isdisjoint(told.terms(actor)))


def _labelled(told: Told, actor: Actor) -> ActorKind:
    """A name that only speaks is what the parser takes it for; of a label in capitals it knows nothing."""
    head = _head(told, actor) if actor.made_by.startswith(UNKNOWN) and not actor.name.isupper() else None
    if head is None or head.pos != "PROPN":
        return actor.kind
    return LABELS.get(head.entity, actor.kind)


def _head(told: Told, actor: Actor) -> Word | None:
    first = next((m for m in actor.mentions if m.form in NAMED), None)
    heads = told.heads(told.parse.words_in(first.span)) if first is not None else []
    return heads[0] if heads else None
