"""Actors with their spans → who takes part in a happening."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.find.events_slots import container, fill, follow, prepositional
from dragoman.knowledge.codebook import Codebook, Cue
from dragoman.model.findings import Actor, Place
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

BROKERS = frozenset({"mediate", "broker", "facilitate", "chair", "host", "sponsor"})


BELONGINGS = ("troops", "weapons", "shells", "drones", "ground", "domain")
AGAINST = (("against",), ("on",), ("at",))
FAVOURED = (("for",), ("to",))
TOWARDS = {
    "ASSAULT": AGAINST, "COERCE": AGAINST, "SANCTION": AGAINST, "PROTEST": AGAINST, "THREATEN": AGAINST,
    "MOBILIZE": AGAINST, "AID": FAVOURED, "SUPPORT": FAVOURED, "CONCEDE": FAVOURED,
}  # fmt: skip
"""Prepositions that lead to the one whom a happening of the type is aimed at, where its frame names none."""


class Parties:
    """Who the words are: actor ids by the head word of each mention; several where they share it, as `we` of two.

    An adjective of a country is its state where the state is an actor (`a Turkish strike`), and the arms and grounds of
    somebody who is one are his (`whose soldiers`, `on Syrian positions`).
    """

    def __init__(self, parse: Parse, actors: Iterable[Actor], places: Iterable[Place], book: Codebook) -> None:
        self._by_head: dict[int, dict[str, Span]] = {}
        self.named: set[int] = set()
        self._states: dict[int, str] = {}
        self._belongings = frozenset[str]().union(*(book.sets[name] for name in BELONGINGS))
        actors = tuple(actors)
        for actor in actors:
            for mention in actor.mentions:
                words = parse.words_in(mention.span)
                for word in heads(words):
                    held = self._by_head.setdefault(word.i, {})
                    if not held or mention.span in held.values():
                        held[actor.id] = mention.span
                if actor.kind in ("organisation", "outlet", "document", "armed_group") and mention.form == "name":
                    self.named |= {w.i for w in words if w.text[:1].isupper()}
        self._read_adjectives(parse, actors, places)

    def _read_adjectives(self, parse: Parse, actors: tuple[Actor, ...], places: Iterable[Place]) -> None:
        states: dict[str, str] = {}
        for actor in actors:
            if actor.kind == "state" and actor.country is not None:
                states.setdefault(actor.country, actor.id)
        for place in places:
            state = states.get(place.country or "") if place.kind == "country" else None
            if state is not None:
                words = (w for m in place.mentions if m.use == "modifier" for w in heads(parse.words_in(m.span)))
                self._states.update((w.i, state) for w in words)

    def ids(self, words: Iterable[Word]) -> tuple[str, ...]:
        """Actors that the words are heads of, in order, each once; else whose arms or grounds they are."""
        found: dict[str, None] = {}
        for word in map(follow, words):
            own = tuple(self._by_head.get(word.i, ()))
            found |= dict.fromkeys(own or (self._owners(word) if word.lemma in self._belongings else ()))
        return tuple(found)

    def _owners(self, noun: Word) -> tuple[str, ...]:
        """Whose a thing is: its possessor, the country of its adjective, the one behind `of`."""
        for child in noun.children:
            if child.dep == "poss":
                return tuple(self._by_head.get(follow(child).i, ()))
            if child.i < noun.i and child.i in self._states:
                return (self._states[child.i],)
        return tuple(name for word in prepositional(noun, "of") for name in self._by_head.get(follow(word).i, ()))

    def fill(self, word: Word, alternatives: tuple[tuple[str, ...], ...], carrier: Word | None) -> tuple[str, ...]:
        """Actors in the first alternative that names any; slots of one alternative are read together."""
        for slots in alternatives:
            words = [w for slot in slots for w in fill(word, slot, carrier)]
            if not words and (outer := container(word)) is not word:
                words = [w for slot in slots for w in fill(outer, slot, carrier)]
            if found := self.ids(words):
                return found
        return ()

    def subject(self, verb: Word) -> tuple[str, ...]:
        """Who does what a verb says."""
        return self.ids(fill(verb, "subj"))

    def both(self, word: Word, cue: Cue, carrier: Word | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actors and recipients of a happening; nobody is both."""
        actors = self.fill(word, cue.actor, carrier)
        if not actors and word.pos == "NOUN" and ("poss",) in cue.actor:
            actors = tuple(self._states[c.i] for c in word.children if c.i < word.i and c.i in self._states)
        towards = cue.recipient or TOWARDS.get(cue.type or "", ())
        recipients = self.fill(word, towards, None)
        return actors, tuple(r for r in recipients if r not in actors)

    def mediators(self, word: Word, carrier: Word | None) -> tuple[str, ...]:
        """`talks mediated by Oman`, `under the auspices of the union`."""
        found: list[Word] = []
        for at in (word, carrier):
            if at is None:
                continue
            for child in at.children:
                if child.dep == "acl" and child.lemma in BROKERS:
                    found += fill(child, "subj")
                elif child.dep == "prep" and child.lower == "under":
                    found += [w for c in child.children if c.lemma == "auspex" or c.lower == "auspices"
                              for w in prepositional(c, "of")]  # fmt: skip
        return self.ids(found)


def heads(words: list[Word]) -> list[Word]:
    """The words whose head lies outside the group."""
    inside = {w.i for w in words}
    return [w for w in words if w.head is w or w.head.i not in inside]
