"""Parse, words of offices, and actors → for whom each person of the report speaks."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.promises import Promises
from dragoman.model.findings import Actor, ActorMention
from dragoman.model.sides import Sides
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word
from dragoman.syntax import ancestors, child, children, negation, subject

PARTIES = frozenset({"state", "organisation", "armed_force", "armed_group", "group"})
LINKS = frozenset({"of", "for", "from"})
Found = Cover[tuple[Actor, ActorMention]]


def find_sides(parse: Parse, promises: Promises, actors: tuple[Actor, ...]) -> Sides:
    """The voices among the actors; the side of one is named in his title, or the only one tied to him by country.

    Whoever leads speaks for others only where his title says whom: a governor is not yet a side.
    """
    speaking, leading = promises.words["speaking_offices"], promises.words["leading_offices"]
    cover: Found = Cover((m.span, (a, m)) for a in actors for m in a.mentions)
    sides = dict(_acting_for(parse, cover, promises.words["speaking_for"]))
    voices = {a.id for a in actors if _holds(a, speaking)}
    for actor in actors:
        side = _in_title(parse, cover, speaking | leading, actor) if _holds(actor, speaking | leading) else None
        if side is None and actor.id in voices:
            side = _by_country(actors, actor)
        if side is None and actor.country is not None and _is_named_as_theirs(parse, actor):
            side = _state(actors, actor.country)
        if side is not None:
            sides.setdefault(actor.id, side)
    return Sides(actors={a.id: a for a in actors}, voices=frozenset(voices | set(sides)), side=sides)


def _holds(actor: Actor, offices: frozenset[str]) -> bool:
    """Is it a person with one of these offices?"""
    office = set((actor.office or "").lower().replace("-", " ").split())
    return actor.kind == "person" and bool(office & offices)


def _acting_for(parse: Parse, cover: Found, verbs: frozenset[str]) -> Iterator[tuple[str, str]]:
    """A person who `has negotiated for the Front` or says something `speaking for the rebels`, with that side."""
    for verb in parse.words:
        if verb.lemma not in verbs or verb.pos != "VERB" or negation(verb) is not None:
            continue
        held = next((child(c, "pobj") for c in verb.children if c.dep == "prep" and c.lower == "for"), None)
        doer = verb.head if verb.dep in ("acl", "relcl") else subject(verb.head if verb.dep == "advcl" else verb)
        if held is None or doer is None:
            continue
        persons = {a.id for _, (a, _) in cover.overlapping(doer.span) if a.kind == "person"}
        parties = {
            a.id for span, (a, _) in cover.overlapping(held.span) if a.kind in PARTIES and span.start > held.head.start
        }
        if len(persons) == len(parties) == 1:
            yield persons.pop(), parties.pop()


def _in_title(parse: Parse, cover: Found, offices: frozenset[str], voice: Actor) -> str | None:
    """The side named in one of his titles."""
    titles = [m for m in voice.mentions if m.form in ("title+name", "title")]
    return next((side for m in titles if (side := _named(parse, cover, offices, voice, m)) is not None), None)


def _is_named_as_theirs(parse: Parse, actor: Actor) -> bool:
    """`Rwanda's Jean Habyara said`: whoever is named as a state's, without an office, speaks for it."""
    words = (w for m in actor.mentions if m.form == "name" for w in parse.words_in(m.span))
    owners = (c for w in words for c in w.children if c.dep == "poss" and c.i < w.i)
    return actor.kind == "person" and any(owner.entity == "GPE" for owner in owners)


def _state(actors: tuple[Actor, ...], country: str) -> str | None:
    """The one state of the report that is this country."""
    states = [a.id for a in actors if a.kind == "state" and a.country == country]
    return states[0] if len(states) == 1 else None


def _by_country(actors: tuple[Actor, ...], voice: Actor) -> str | None:
    """The one actor of the report whom country or sector tie to him."""
    state = _state(actors, voice.country) if voice.country is not None else None
    if state is not None and voice.sector in ("GOV", "MIL"):
        return state
    rebels = [a.id for a in actors if a.kind == "armed_group" and voice.sector == a.sector == "REB"]
    return rebels[0] if len(rebels) == 1 else None


def _named(parse: Parse, cover: Found, offices: frozenset[str], voice: Actor, mention: ActorMention) -> str | None:
    """The side whose own mention stands in his title: `Brod's foreign minister`, `spokesman for the rebels`."""
    for word in _describing(parse.words_in(Span(mention.start, mention.end)), offices):
        near = [(span, a) for span, (a, _) in cover.overlapping(word.span) if a.id != voice.id]
        near = [(span, a) for span, a in near if a.kind in PARTIES and span.end <= mention.end]
        if near:
            return min(near, key=lambda item: item[0].end - item[0].start)[1].id
    return None


def _describing(words: list[Word], offices: frozenset[str]) -> Iterator[Word]:
    """What stands beside the office's noun: its owner, the noun before it, what `of` and `for` bring."""
    for office in words:
        if office.lower not in offices:
            continue
        for c in office.children:
            if c.dep in ("poss", "compound", "amod", "nmod"):
                yield c
                yield from (d for d in children(c, "poss", "compound", "amod", "nmod"))
            elif c.dep == "prep" and c.lower in LINKS and (held := child(c, "pobj")) is not None:
                yield held
        if office.dep == "compound":
            yield from (d for above in ancestors(office) for d in children(above, "poss", "compound") if d.i < office.i)
