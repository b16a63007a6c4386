"""Parse and roster → the actors of the report, each with all its mentions."""

from __future__ import annotations

from dragoman.find.actors_cast import Cast
from dragoman.find.actors_names import find_hits, find_runs
from dragoman.find.actors_phrases import find_phrases
from dragoman.find.actors_scene import Scene
from dragoman.knowledge.roster import Roster
from dragoman.model.findings import Actor, Unresolved
from dragoman.model.quotation import Quotation
from dragoman.parse import Parse


def find_actors(parse: Parse, roster: Roster, quotations: tuple[Quotation, ...]) -> tuple[Actor, ...]:
    """All actors in order of their first mention, as `find_cast` lays them."""
    return find_cast(parse, roster, quotations)[0]


def find_cast(
    parse: Parse, roster: Roster, quotations: tuple[Quotation, ...]
) -> tuple[tuple[Actor, ...], tuple[Unresolved, ...]]:
    """All actors in order of their first mention, and the pronouns and titles of those whom the text does not tell.

    Names of the roster come first, then names of persons that title, apposition or the parser support, then phrases
    by office, trade or body, then pronouns; each is laid to a member of the cast or makes a new one.
    """
    hits = find_hits(parse, roster)
    runs = find_runs(parse, roster, hits)
    phrases = find_phrases(parse, roster, hits, runs)
    scene = Scene(parse, roster, hits, Cast(parse.text), quotations)
    return scene.play(runs, phrases)
