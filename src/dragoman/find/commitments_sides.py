"""A person who speaks for others (spokesman, minister, negotiator) → the side that his `we will` binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model.findings import Actor, ActorMention
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word
from dragoman.syntax import ancestors, child, children

SIDES = frozenset({"state", "organisation", "armed_force", "armed_group", "group"})
NOT_SIDES = frozenset({"document", "outlet"})
LINKS = frozenset({"of", "for", "from"})
Found = Cover[tuple[Actor, ActorMention]]


class Sides:
    """For whom each person of a report speaks, as his title or the country of his office says."""

    def __init__(self, parse: Parse, actors: tuple[Actor, ...], cover: Found, offices: frozenset[str]) -> None:
        self.parse, self.cover, self.offices = parse, cover, offices
        self.actors = {a.id: a for a in actors}

    def speaks_for(self, speakers: Iterable[str]) -> tuple[str, ...]:
        """The sides of those who have one; whoever speaks for nobody else stands for himself.

        A spokesman whose side the report does not name binds nobody: he does not promise for himself.
        """
        found: list[str] = []
        for speaker in speakers:
            actor = self.actors.get(speaker)
            found += [speaker] if actor is None or not self.is_voice(actor) else self.side(actor)
        return tuple(dict.fromkeys(found))

    def of_spokesmen(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """A spokesman's promise is that of his side, where the report names it."""
        found: list[str] = []
        for party in parties:
            actor = self.actors.get(party)
            spoken = actor is not None and "spokes" in (actor.office or "").lower()
            found += (self.side(actor) if actor is not None and spoken else []) or [party]
        return tuple(dict.fromkeys(found))

    def unnamed(self, speakers: Iterable[str]) -> bool:
        """Do they speak for a side that the report does not name with them: `a spokeswoman`, `the minister`?"""
        voices = [self.actors[i] for i in speakers if i in self.actors]
        return bool(voices) and all(self.is_voice(a) and a.country is None and not self.side(a) for a in voices)

    def is_voice(self, actor: Actor) -> bool:
        """Does the person hold an office whose holder speaks for others?"""
        office = set((actor.office or "").lower().replace("-", " ").split())
        return actor.kind == "person" and bool(office & self.offices)

    def side(self, actor: Actor) -> list[str]:
        """The one side named in his title, else the one actor of the report whom country or sector tie to him."""
        for mention in actor.mentions:
            if mention.form in ("title+name", "title") and (named := self._named(actor, mention)):
                return named
        states = [a.id for a in self.actors.values() if a.kind == "state" and a.country == actor.country is not None]
        if len(states) == 1 and actor.sector in ("GOV", "MIL"):
            return states
        rebels = [a.id for a in self.actors.values() if a.kind == "armed_group" and actor.sector == a.sector == "REB"]
        return rebels if len(rebels) == 1 else []

    def _named(self, actor: Actor, mention: ActorMention) -> list[str]:
        """Sides whose own mention stands in his title: `Brod's foreign minister`, `spokesman for the rebels`."""
        found = []
        for word in _describing(self.parse.words_in(Span(mention.start, mention.end)), self.offices):
            near = [(span, a) for span, (a, _) in self.cover.overlapping(word.span) if a.id != actor.id]
            near = [(span, a) for span, a in near if a.kind in SIDES and span.end <= mention.end]
            if near:
                found.append(min(near, key=lambda item: item[0].end - item[0].start)[1].id)
        return list(dict.fromkeys(found))[:1]


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
