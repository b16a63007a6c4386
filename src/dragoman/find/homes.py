"""Actors without a country, and what the report shows of them → the same actors, with the country it tells.

In falling confidence: a state or place in a title, the body or person somebody belongs to, the side somebody speaks
for, the place where people live, the one state in play.  Where two fit, nobody gets either; a body of several states
has PLOVER's code for such in place of a country, and so have those who serve it; no country is ever inferred from that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dragoman.find.homes_kinds import kind_of
from dragoman.find.homes_play import Play
from dragoman.find.homes_sectors import Sectors
from dragoman.find.homes_titles import Titles
from dragoman.find.homes_words import Told
from dragoman.knowledge.homes import Homes
from dragoman.knowledge.roster import NO_STATE, Roster
from dragoman.model.findings import Actor, Place, Statement
from dragoman.model.sides import Sides
from dragoman.parse import Parse


def find_homes(
    parse: Parse,
    roster: Roster,
    homes: Homes,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    sides: Sides,
    statements: tuple[Statement, ...],
) -> tuple[Actor, ...]:
    """The actors in their order; whoever gets a country or sector says in `made_by` from where."""
    told = Told(parse, roster, homes, _each_alone(actors), places)
    sectors = Sectors(told, sides)
    if told.open or told.why or told.lent:
        _lay(told, sides, statements)
    return tuple(_coded(told, _sorted(told, _with_sector(_filled(actor, told), sectors))) for actor in actors)


def _each_alone(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors without the mentions that several share: `both sides` tells nothing of either."""
    bearers = Counter(m.span for actor in actors for m in actor.mentions)
    return tuple(
        actor
        if all(bearers[m.span] == 1 for m in actor.mentions)
        else replace(actor, mentions=tuple(m for m in actor.mentions if bearers[m.span] == 1) or actor.mentions)
        for actor in actors
    )


def _lay(told: Told, sides: Sides, statements: tuple[Statement, ...]) -> None:
    """Countries from the surest sign to the least sure, those that follow from each found one in between."""
    titles = Titles(told)
    titles.read()
    _from_sides(told, sides)
    titles.read()
    play = Play(told, statements)
    play.read()
    titles.read()


def _from_sides(told: Told, sides: Sides) -> None:
    """Whoever speaks for a state, a body or a group is of its country."""
    for who, side in sides.side.items():
        if who not in told.open or who not in told.actors:
            continue
        if country := told.country.get(side):
            told.settle(who, country, f"speaks for {told.actors[side].name}")
        elif side in told.world:
            told.close(who, told.world[side])


def _with_sector(actor: Actor, sectors: Sectors) -> Actor:
    if (told := sectors.of(actor)) is None:
        return actor
    return replace(actor, sector=told[0], made_by=f"{actor.made_by}; sector {told[0]}: {told[1]}")


def _sorted(told: Told, actor: Actor) -> Actor:
    kind = kind_of(told, actor)
    return actor if kind == actor.kind else replace(actor, kind=kind)


def _coded(told: Told, actor: Actor) -> Actor:
    """What is of no state has PLOVER's code in place of a country, and a sector only where it is told beside that."""
    code = told.world.get(actor.id)
    if actor.sector in NO_STATE:
        code = code or actor.sector
        actor = replace(actor, sector=None)
    if code is None or (actor.country is not None and not _is_of_another_office(actor)):
        return actor
    return replace(actor, country=code, made_by=f"{actor.made_by}; country {code}: of no state")


def _is_of_another_office(actor: Actor) -> bool:
    """Is the country that of terms in a list, and not of the text, which has the person in the service of a body?"""
    return actor.kind == "person" and "; known: " in actor.made_by


def _filled(actor: Actor, told: Told) -> Actor:
    country = told.country.get(actor.id)
    if country is None and actor.id in told.lent:
        return replace(actor, country=None, made_by=f"{actor.made_by}; country not told: that of who has them")
    if actor.id in told.lent:
        return replace(actor, country=country, made_by=f"{actor.made_by}; country {country}: {told.why[actor.id]}")
    if actor.country is not None or country is None:
        return actor
    return replace(actor, country=country, made_by=f"{actor.made_by}; country {country}: {told.why[actor.id]}")
