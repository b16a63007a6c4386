"""Actors of a report and what is known of actors → the same actors, with what the text leaves open filled in.

What the text says stands: an office, country or sector that it states is never replaced.  A name alone is not enough to
say who somebody is: the country must be the one that the text gives the person, or one that acts in the report, or the
office one that he or she is known to have held.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.knowledge.known import Actors, Known
from dragoman.model import edtf
from dragoman.model.findings import Actor

RIVAL = "rival"
"""How the note of a term begins that more than one claims: nobody is misnamed then."""

PERSONS = ("person", "unspecified")


def find_identities(actors: tuple[Actor, ...], known: Actors, published: str | None) -> tuple[Actor, ...]:
    """The actors in their order; country, sector as of the day of publication and Wikidata id where one person, body or
    group known by the name fits, and nothing where two do."""
    when = published if published and edtf.valid(published) else None
    acting = {actor.country for actor in actors if actor.country and actor.kind != "person"}
    return tuple(_filled(actor, known, when, acting) for actor in actors)


def find_misnomers(actors: tuple[Actor, ...], known: Actors, published: str | None) -> tuple[str, ...]:
    """Notes on offices that somebody else surely held on the day of publication, while the person who is called by one
    held another and never that one.  The text stays as it is."""
    when = published if published and edtf.valid(published) else None
    acting = {actor.country for actor in actors if actor.country and actor.kind != "person"}
    notes = []
    for actor in actors:
        if when is None or actor.kind != "person" or not actor.office or actor.sector == "ELI":
            continue
        found = _the_one(actor, known, acting)
        if found is None or any(known.is_post(actor.office, office) for office in found.offices):
            continue
        held = [office for office in found.offices if office.title and office.held(when) == "yes"]
        others = [o for own in held[:1] if own.country for o in known.holders(own.country, actor.office, when)]
        if others and not any(office.note.startswith(RIVAL) for office in (*held, *others)):
            then = " and ".join(office.holder for office in others)
            told = f"the text calls {actor.name} {actor.office!r}"
            notes.append(f"{told}; known is {held[0].words}, and that office was then held by {then}")
    return tuple(notes)


def _filled(actor: Actor, known: Actors, when: str | None, acting: set[str]) -> Actor:
    found = _the_one(actor, known, acting)
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
    told = now.by.words if now.by is not None else f"no office on that day ({found.offices[0].source.name})"
    return replace(made, made_by=f"{actor.made_by}; known: {told}")


def _the_one(actor: Actor, known: Actors, acting: set[str]) -> Known | None:
    """The one that fits; None where none does or two do."""
    found = known.named(actor.name)
    if actor.kind != "unspecified":
        person = actor.kind == "person"
        found = tuple(k for k in found if (k.kind in PERSONS if person else k.kind != "person"))
    fits = [k for k in found if _supported(actor, k, known, acting)]
    return fits[0] if len(fits) == 1 else None


def _supported(actor: Actor, found: Known, known: Actors, acting: set[str]) -> bool:
    """Does more than the name speak for it, and nothing against it?"""
    countries = {office.country for office in found.offices if office.country}
    if actor.country is not None and countries:
        return actor.country in countries
    if found.kind != "person" and actor.kind == found.kind:
        return True
    if any(known.is_post(actor.office or "", office) for office in found.offices):
        return True
    return " " in actor.name and actor.country is None and bool(countries & acting)
