"""Actors whose words tell no sector, or one that a state has → the sector of the body or group that they are of."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.homes_words import NAMED, Told
from dragoman.knowledge.roster import NO_STATE, Entry, compact
from dragoman.model.findings import Actor
from dragoman.model.sides import Sides
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import child, children

ARMS = frozenset({"MIL", "SPY"})
"""What a state's people are and what words such as `military source` and `commander` say of a group's people too."""

BESIDE = frozenset({"of", "at", "from", "with"})
GROUPS = frozenset({"REB", "PRM"})


class Sectors:
    """Lays to actors the sector that their titles, what stands beside their names and their side tell."""

    def __init__(self, told: Told, sides: Sides) -> None:
        self.told, self.sides = told, sides

    def of(self, actor: Actor) -> tuple[str, str] | None:
        """The sector and from where; None where what the actor has stands."""
        if actor.kind not in ("person", "group", "armed_force"):
            return None
        if actor.sector is None and actor.made_by.startswith("people of "):
            return "CVL", "a people"
        if actor.sector in ARMS:
            group = next(self._groups(actor), None)
            return (group.sector, f"of {group.name}") if group is not None and group.sector else None
        if actor.sector == "GOV" and (body := next(self._owners(actor), None)) is not None:
            return (body.sector, f"of {body.name}") if body.sector else None
        if actor.sector is not None or actor.kind != "person":
            return None
        body = next(self._bodies(actor), None) or self._side(actor)
        if body is None:
            return None
        sector = body.sector or ("GOV" if body.kind == "state" else None)
        return (sector, f"of {body.name}") if sector else None

    def _owners(self, actor: Actor) -> Iterator[Actor]:
        """A body of several states by its pronoun: `The UN mission left.  Its envoy spoke`."""
        for mention in actor.mentions:
            if mention.form in ("title", "title+name"):
                for span, (other, naming) in self.told.mentions.inside(mention.span):
                    if naming.form == "pronoun" and other.sector in NO_STATE and span.start == mention.start:
                        yield other

    def _groups(self, actor: Actor) -> Iterator[Entry]:
        """Armed groups named in the titles: `a Houthi military source`."""
        roster = self.told.roster
        for mention in actor.mentions:
            if mention.form not in ("title", "title+name"):
                continue
            for word in self.told.parse.words_in(mention.span):
                if word.text[0].isupper() and compact(word.text) in roster.starts:
                    names = roster.names.get(compact(word.text), ())
                    yield from (n.entry for n in names[:1] if len(names) == 1 and n.entry.sector in GROUPS)

    def _bodies(self, actor: Actor) -> Iterator[Actor]:
        """`A of the interior ministry`: bodies beside the name."""
        for mention in actor.mentions:
            if mention.form != "name" or (head := self._head(mention.start, mention.end)) is None:
                continue
            for preposition in children(head, "prep"):
                thing = child(preposition, "pobj") if preposition.lower in BESIDE else None
                if thing is not None:
                    yield from (a for a in self._at(thing) if a.kind in ("organisation", "armed_force", "armed_group"))

    def _head(self, start: int, end: int) -> Word | None:
        inside = self.told.parse.words_in(Span(start, end))
        return next((w for w in inside if w.head not in inside or w.head is w), None)

    def _at(self, word: Word) -> Iterator[Actor]:
        for span, (actor, naming) in self.told.mentions.overlapping(word.span):
            if naming.form in NAMED and span.end == word.end and actor.sector not in NO_STATE:
                yield actor

    def _side(self, actor: Actor) -> Actor | None:
        side = self.sides.side.get(actor.id)
        return self.told.actors.get(side) if side is not None else None
