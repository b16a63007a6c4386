"""Actors, places and times with their spans → who takes part in a happening, where and when."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.find.events_slots import container, fill, follow, prepositional
from dragoman.knowledge.codebook import Cue
from dragoman.model.findings import Actor, Place, Time
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

BROKERS = frozenset({"mediate", "broker", "facilitate", "chair", "host", "sponsor"})
WAITING = frozenset({"be", "schedule", "plan", "expect", "set", "slate", "due"})
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})


class Parties:
    """Who the words are: actor ids by the head word of each mention."""

    def __init__(self, parse: Parse, actors: Iterable[Actor]) -> None:
        self._by_head: dict[int, str] = {}
        self.named: set[int] = set()
        for actor in actors:
            for mention in actor.mentions:
                words = parse.words_in(mention.span)
                for word in heads(words):
                    self._by_head.setdefault(word.i, actor.id)
                if actor.kind in ("organisation", "outlet", "document", "armed_group") and mention.form == "name":
                    self.named |= {w.i for w in words if w.text[:1].isupper()}

    def ids(self, words: Iterable[Word]) -> tuple[str, ...]:
        """Actors that the words are heads of, in order, each once."""
        found: dict[str, None] = {}
        for word in words:
            actor = self._by_head.get(follow(word).i)
            if actor is not None:
                found[actor] = None
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


class Settings:
    """Dates and places by the happening that governs them."""

    def __init__(self, parse: Parse, owner: dict[int, int]) -> None:
        self._parse = parse
        self._owner = owner

    def times(self, times: Iterable[Time]) -> dict[int, list[Time]]:
        """Times with a date by number of the event in whose clause each stands."""
        found: dict[int, list[Time]] = {}
        for time in times:
            if time.edtf is not None and time.type in ("DATE", "TIME"):
                event = self._event_of(Span(time.start, time.end))
                if event is not None:
                    found.setdefault(event, []).append(time)
        return found

    def places(self, places: Iterable[Place]) -> dict[int, list[tuple[Span, str]]]:
        """Places where something is, by number of the event in whose clause each stands."""
        found: dict[int, list[tuple[Span, str]]] = {}
        for place in places:
            for mention in place.mentions:
                if mention.use == "location":
                    event = self._event_of(mention.span)
                    if event is not None:
                        found.setdefault(event, []).append((mention.span, place.id))
        return found

    def _event_of(self, span: Span) -> int | None:
        """Climb from the words of the span to the first happening inside their clause."""
        words = self._parse.words_in(span)
        for word in heads(words)[:1]:
            at = word
            while True:
                if at.i in self._owner:
                    return self._owner[at.i]
                if at.head is at or (at.dep in CLAUSES and at.pos in ("VERB", "AUX")):
                    return self._waiting(at)
                at = at.head
        return None

    def _waiting(self, verb: Word) -> int | None:
        """`is due on Monday to meet`: the one happening that waits below the verb."""
        if verb.lemma not in WAITING:
            return None
        below = [c for c in verb.children if c.dep in ("xcomp", "acomp", "attr")]
        below += [c for child in below for c in child.children if c.dep == "xcomp"]
        found = {self._owner[c.i] for c in below if c.i in self._owner}
        return found.pop() if len(found) == 1 else None


def heads(words: list[Word]) -> list[Word]:
    """The words whose head lies outside the group."""
    inside = {w.i for w in words}
    return [w for w in words if w.head is w or w.head.i not in inside]
