"""Actors with their spans → who takes part in a happening."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.find.events_slots import container, fill, follow, prepositional
from dragoman.knowledge.codebook import Cue
from dragoman.model.findings import Actor
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

BROKERS = frozenset({"mediate", "broker", "facilitate", "chair", "host", "sponsor"})


class Parties:
    """Who the words are: actor ids by the head word of each mention; several where they share it, as `we` of two."""

    def __init__(self, parse: Parse, actors: Iterable[Actor]) -> None:
        self._by_head: dict[int, dict[str, Span]] = {}
        self.named: set[int] = set()
        for actor in actors:
            for mention in actor.mentions:
                words = parse.words_in(mention.span)
                for word in heads(words):
                    held = self._by_head.setdefault(word.i, {})
                    if not held or mention.span in held.values():
                        held[actor.id] = mention.span
                if actor.kind in ("organisation", "outlet", "document", "armed_group") and mention.form == "name":
                    self.named |= {w.i for w in words if w.text[:1].isupper()}

    def ids(self, words: Iterable[Word]) -> tuple[str, ...]:
        """Actors that the words are heads of, in order, each once."""
        found: dict[str, None] = {}
        for word in words:
            found |= dict.fromkeys(self._by_head.get(follow(word).i, ()))
        return tuple(found)

    def fill(self, word: Word, alternatives: tuple[tuple[str, ...], ...], carrier: Word | None) -> tuple[str, ...]:
        """Actors in the first alternative that names any; slots of one alternative are read together."""
        for slots in alternatives:
            words = [w for slot in slots for w in fill(word, slot, carrier)]
            if not words and (outer := container(word)) is not word:
                words = [w for slot in slots for w in fill(outer, slot, carrier)]
            if found := self.ids(words):
                return found
        return ()

    def both(self, word: Word, cue: Cue, carrier: Word | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actors and recipients of a happening; nobody is both."""
        actors = self.fill(word, cue.actor, carrier)
        recipients = self.fill(word, cue.recipient, None)
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
