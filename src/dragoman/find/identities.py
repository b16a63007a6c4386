"""Actors of a report and what is known of actors → the same actors, with what the text leaves open filled in.

What the text says stands: an office, country or sector that it states is never replaced.  A name alone is not enough to
say who somebody is: the country must be the one that the text gives the person, or one that acts in the report, or the
office one that he or she is known to have held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.knowledge.known import Actors, Known
from dragoman.knowledge.offices import Office, office_name
from dragoman.model import edtf
from dragoman.model.findings import Actor

PERSONS = ("person", "unspecified")


def find_identities(actors: tuple[Actor, ...], known: Actors, published: str | None) -> tuple[Actor, ...]:
    """The actors in their order; country, sector as of the day of publication and Wikidata id where one person, body or
    group known by the name fits, and nothing where two do."""
    when = published if published and edtf.valid(published) else None
    acting = {actor.country for actor in actors if actor.country and actor.kind != "person"}
    return tuple(_filled(actor, known, when, acting) for actor in actors)


def _filled(actor: Actor, known: Actors, when: str | None, acting: set[str]) -> Actor:
    found = _the_one(actor, known.named(actor.name), acting)
    if found is None:
        return actor
    now = found.at(when)
    country = (now.by.country if now.by is not None else None) or found.country
    made = replace(
        actor,
        kind=found.kind if actor.kind == "unspecified" else actor.kind,
        country=actor.country or country,
        sector=actor.sector or now.sector,
        wikidata=actor.wikidata or found.wikidata,
    )
    if made == actor:
        return actor
    told = now.by.words if now.by is not None else f"no term ({found.offices[0].source.name})"
    return replace(made, made_by=f"{actor.made_by}; known: {told}")


def _the_one(actor: Actor, found: Iterable[Known], acting: set[str]) -> Known | None:
    """The one that fits; None where none does or two do."""
    person = actor.kind == "person"
    alike = [k for k in found if k.kind in PERSONS or actor.kind == "unspecified"] if person or not found else [
        k for k in found if k.kind != "person" or actor.kind == "unspecified"
    ]  # fmt: skip
    fits = [k for k in alike if _supported(actor, k, acting)]
    return fits[0] if len(fits) == 1 else None


def _supported(actor: Actor, known: Known, acting: set[str]) -> bool:
    """Does more than the name speak for it, and nothing against it?"""
    countries = {office.country for office in known.offices if office.country}
    if actor.country is not None and countries:
        return actor.country in countries
    if known.kind != "person" and actor.kind == known.kind:
        return True
    if _same_office(actor, known.offices):
        return True
    return " " in actor.name and actor.country is None and bool(countries & acting)


def _same_office(actor: Actor, offices: Iterable[Office]) -> bool:
    return bool(actor.office) and office_name(actor.office or "") in {office_name(o.title) for o in offices if o.title}
