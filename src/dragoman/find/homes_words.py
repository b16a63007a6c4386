"""Parse, actors and places → who still lacks a country, and what stands where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman.knowledge.homes import Homes
from dragoman.knowledge.roster import NO_STATE, Entry, Roster, compact
from dragoman.model.findings import Actor, ActorMention, Place, PlaceMention
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word

CLOSED = frozenset({"state", "outlet", "document"})
NAMED = frozenset({"name", "title+name", "title", "metonym"})
STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
SETS = frozenset(
    {"two", "three", "four", "both", "either", "neither", "each", "all", "several", "some", "many", "few", "other"}
)


WORDS = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile(r"\b(?:foreign|european|international) (?=minist|affairs|secretar|office|policy|trade|relations)")
"""What deals with abroad stays at home: the foreign ministry."""


class Sign(NamedTuple):
    """Words that show a country: where they stand, which, and what they are: `state`, `place`, or an actor's id."""

    span: Span
    country: str | None
    what: str
    named: str


class Told:
    """What the report says of countries, and what is known of each actor so far."""

    def __init__(
        self, parse: Parse, roster: Roster, homes: Homes, actors: tuple[Actor, ...], places: tuple[Place, ...]
    ) -> None:
        self.parse, self.roster, self.homes = parse, roster, homes
        self.actors = {actor.id: actor for actor in actors}
        self.country = {actor.id: actor.country for actor in actors}
        self.why: dict[str, str] = {}
        self.world: dict[str, str | None] = {}
        """Those who are no state's, with PLOVER's code for what they are of, where it has one."""
        self.places: Cover[tuple[Place, PlaceMention]] = Cover(
            (m.span, (place, m)) for place in places for m in place.mentions
        )
        self.mentions: Cover[tuple[Actor, ActorMention]] = Cover((m.span, (a, m)) for a in actors for m in a.mentions)
        self.open: set[str] = set()
        self.lent: set[str] = set()
        self.voices: set[str] = set()
        """Outlets of the state: `state television`."""
        self._terms: dict[str, frozenset[str]] = {}
        self._abroad: dict[str, bool] = {}
        for actor in actors:
            self._sort(actor)

    def _sort(self, actor: Actor) -> None:
        """Is the actor one whose country the report may tell?"""
        if actor.country is not None and actor.made_by.startswith("noun: ") and self._is_lent(actor):
            self.country[actor.id] = None
            self.lent.add(actor.id)
            self.open.add(actor.id)
            return
        if actor.kind == "outlet" and actor.made_by.startswith("noun: state "):
            self.voices.add(actor.id)
        elif actor.kind in CLOSED and actor.sector != "PRE" and not _is_unlisted_outlet(actor):
            return
        if actor.country is not None:
            return
        if actor.made_by.startswith(("roster: ", "people of ")):
            entry = self._entry(actor.made_by.split(": ")[-1] if ": " in actor.made_by else actor.made_by[10:])
            if entry is not None and entry.sector == "PRE" and entry.code:
                self.settle(
                    actor.id, entry.code, f"{entry.name} lies where ISO 3166 has {entry.code}, no word on its status"
                )
            elif entry is not None and _is_of_some_state(entry):
                self.open.add(actor.id)
            elif entry is None or entry.kind != "state":
                self.world[actor.id] = entry.code if entry is not None and entry.code in NO_STATE else None
        elif actor.sector in NO_STATE:
            self.world[actor.id] = actor.sector
        else:
            self.open.add(actor.id)

    def _is_lent(self, actor: Actor) -> bool:
        """`their enemies`: is the country that of the possessor, who stands over against these?"""
        if self.homes["facing"].isdisjoint(self.terms(actor)) or "; known" in actor.made_by:
            return False
        shown = (p.country for m in actor.mentions if m.form in NAMED for _, (p, _) in self.places.overlapping(m.span))
        return actor.country not in set(shown)

    def _entry(self, name: str) -> Entry | None:
        return next((n.entry for n in self.roster.named(name.split(";")[0])), None)

    def settle(self, who: str, country: str, why: str) -> None:
        """The country of an actor, and from where."""
        self.country[who] = country
        self.why[who] = why
        self.open.discard(who)

    def close(self, who: str, code: str | None) -> None:
        """Somebody of a body of several states is of that, and no state's."""
        self.open.discard(who)
        self.world[who] = code

    def terms(self, actor: Actor) -> frozenset[str]:
        """Last words of title, office or noun: what the actor is."""
        if actor.id not in self._terms:
            self._terms[actor.id] = frozenset(_last(phrase) for phrase in _phrases(actor))
        return self._terms[actor.id]

    def is_abroad(self, actor: Actor) -> bool:
        """Does a word of the title say that the actor stands for others, or stays elsewhere?"""
        if actor.id not in self._abroad:
            self._abroad[actor.id] = self._reads_abroad(actor)
        return self._abroad[actor.id]

    def _reads_abroad(self, actor: Actor) -> bool:
        if actor.made_by.startswith("roster: "):  # a House of Representatives stays at home
            return False
        texts = [m.text for m in actor.mentions if m.form in ("title", "title+name")]
        if actor.kind != "person":
            texts.append(actor.name)
        if actor.kind == "organisation" and not self.homes["organs"].isdisjoint(actor.name.lower().split()):
            return False
        text = FOREIGN.sub(" ", " ".join((*texts, actor.office or "", *self.terms(actor))).lower())
        abroad, words = self.homes["abroad"], WORDS.findall(text)
        joined = (f"{one}-{other}" for one, other in pairwise(words))
        return any(w in abroad or w.removesuffix("s") in abroad for w in (*words, *joined))

    def is_local(self, actor: Actor) -> bool:
        """Does the actor live or serve where he or she is told of?"""
        if self.is_abroad(actor):
            return False
        texts = " ".join(m.text for m in actor.mentions if m.form != "pronoun").lower()
        below = not self.homes["below"].isdisjoint(texts.split()) and actor.sector in STATE
        return below or not self.homes["local"].isdisjoint(self.terms(actor))

    def signs(self, first: int, last: int, but: str) -> Iterator[Sign]:
        """What shows a country among these words, an actor itself left out; longer names hide what they contain."""
        words = self.parse.words
        span = Span(words[first].start, words[last].end)
        taken = list(self._hyphened(span))
        for named, entry in self._disputed(first, last):
            taken.append(named)
            yield Sign(named, entry.code, "state", entry.name)
        inside = self.mentions.inside(span)
        spans = [named for named, _ in inside]
        for named, (actor, mention) in inside:
            if spans.count(named) > 1:
                continue
            if actor.id != but and not any(t.overlaps(named) for t in taken) and named != span:
                yield Sign(named, self.country[actor.id], actor.id, mention.text)
        for named, (place, at) in self.places.overlapping(span):
            if not any(t.overlaps(named) for t in taken) and at.use != "dateline":
                yield Sign(named, place.country, "place", place.name)

    def _hyphened(self, span: Span) -> Iterator[Span]:
        """`Russian-backed`, `Oslo-brokered`: whose help it is tells not whose it is; `Oslo-based` does."""
        for named, _ in self.places.overlapping(span):
            if self.parse.text.startswith("-", named.end) and not self.parse.text.startswith("-based", named.end):
                yield named

    def _disputed(self, first: int, last: int) -> Iterator[tuple[Span, Entry]]:
        """Names and adjectives of de facto entities, which hold those of states: `Turkish Cypriot`."""
        words = self.parse.words
        for i in range(first, last + 1):
            if not words[i].text[0].isupper():
                continue
            limit = self.roster.starts.get(compact(words[i].text), 0)
            for j in range(min(i + limit, last + 1) - 1, i - 1, -1):
                spelled = "".join(compact(w.text) for w in words[i : j + 1])
                names = self.roster.names.get(spelled, ())
                if names:
                    if len(names) == 1 and names[0].entry.sector == "PRE" and names[0].entry.code:
                        yield Span(words[i].start, words[j].end), names[0].entry
                    break

    def heads(self, words: list[Word]) -> list[Word]:
        """The words whose head lies outside the group, and what is apposed to them."""
        inside = {w.i for w in words}
        return [w for w in words if w.head is w or w.head.i not in inside or w.dep == "appos"]


def _is_of_some_state(entry: Entry) -> bool:
    """`House of Representatives`, `Government of National Unity`: what several states have under one name."""
    return entry.kind == "organisation" and entry.sector in STATE and not (entry.country or entry.code)


def _is_unlisted_outlet(actor: Actor) -> bool:
    """`Radio Daljir`: the lists have the outlets that report of other countries."""
    return actor.kind == "outlet" and not actor.made_by.startswith(("roster: ", "noun: "))


def _last(phrase: str) -> str:
    for link in (" of ", " for ", " in ", " from ", ",", " who ", " to "):
        phrase = phrase.split(link)[0]
    return phrase.lower().split()[-1] if phrase.split() else ""


def _phrases(actor: Actor) -> Iterator[str]:
    """Title, office and noun of an actor."""
    first = actor.made_by.split(";")[0]
    for opening in ("noun: ", "name with title ", "roster: "):
        if first.startswith(opening):
            yield first.removeprefix(opening)
    if actor.office:
        yield actor.office
