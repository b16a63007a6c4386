"""Places and actors of a report → what brings a country into play: soil, a state, its people, or a mere host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dragoman.find.homes_words import Told
from dragoman.knowledge.roster import NO_STATE
from dragoman.model.findings import Actor, PlaceMention
from dragoman.model.span import Span
from dragoman.parse import Word

AWAY = frozenset({"host", "abroad"})


class Item(NamedTuple):
    """Something that brings a country into play: soil, a state or its people, or where one only meets."""

    span: Span
    sentence: int
    paragraph: int
    country: str
    what: Literal["soil", "state", "force", "group", "people", "host", "abroad"]


class Items:
    """Reads the items of a report off its places and actors."""

    def __init__(self, told: Told) -> None:
        self.told, self.parse = told, told.parse

    def all(self) -> Iterator[Item]:
        acting = {span for span, (actor, _) in self.told.mentions if actor.kind == "state"}
        for span, (place, mention) in self.told.places:
            if (
                span not in acting
                and place.country
                and (mention.use == "location" or (mention.use == "modifier" and place.kind == "country"))
            ):
                word = self.parse.word_at(span.start)
                if word is not None and not self.parse.text.startswith("-", span.end):
                    yield self._item(span, word, place.country, self.sort(mention, span))
        for span, (actor, naming) in self.told.mentions:
            country = self.told.country[actor.id]
            word = self.parse.word_at(span.start)
            if country is None or word is None or naming.form == "pronoun" or actor.kind == "outlet":
                continue
            yield self._item(span, word, country, "abroad" if self._is_elsewhere(actor) else _what(actor))

    def _is_elsewhere(self, actor: Actor) -> bool:
        """An ambassador, a guest: of a country, but not where the report is."""
        facing = self.told.homes["facing"]
        return actor.kind in ("person", "group") and (
            self.told.is_abroad(actor) or not facing.isdisjoint(self.told.terms(actor))
        )

    def _item(
        self,
        span: Span,
        word: Word,
        country: str,
        what: Literal["soil", "state", "force", "group", "people", "host", "abroad"],
    ) -> Item:
        return Item(span, word.sentence, self.parse.paragraph_of(word), country, what)

    def sort(self, mention: PlaceMention, span: Span) -> Literal["soil", "people", "host", "abroad"]:
        if mention.use == "modifier":
            noun = self._outer(span).head.lemma.lower()
            return "abroad" if noun in self.told.homes["facing"] or noun in self.told.homes["abroad"] else "people"
        if any(n.use == "seat" and n.entry.code in NO_STATE for n in self.told.roster.named(mention.text)):
            return "host"
        head = self._outer(span)
        over = head.head if head.dep == "pobj" else head
        hosting = self.told.homes["hosting"]
        for _ in range(3):
            if over.dep in ("prep", "pobj", "acl", "relcl", "agent") or over.pos in ("ADP", "ADV"):
                over = over.head
            if over.lemma.lower() in hosting:
                return "host"
            if over.pos == "NOUN" and over.dep == "pobj":
                over = over.head.head
        around = [c for c in over.children if c.dep in ("nsubj", "nsubjpass", "dobj")]
        return "host" if over.pos == "VERB" and any(c.lemma.lower() in hosting for c in around) else "soil"

    def _outer(self, span: Span) -> Word:
        words = self.parse.words_in(span)
        inside = {w.i for w in words}
        return next((w for w in reversed(words) if w.head is w or w.head.i not in inside), words[-1])


def _what(actor: Actor) -> Literal["state", "force", "group", "people"]:
    """What an actor brings into play."""
    if actor.kind == "armed_group":
        return "group"
    if actor.sector == "MIL" or actor.kind == "armed_force":
        return "force"
    return "people" if actor.kind in ("group", "person") else "state"
