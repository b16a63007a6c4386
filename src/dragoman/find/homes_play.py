"""Places and actors around somebody → the one country where people live, or the one state that may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dragoman.find.homes_words import NAMED, SETS, STATE, Told
from dragoman.model.findings import Actor, ActorMention, Place, PlaceMention, Statement
from dragoman.model.span import Cover, Span
from dragoman.parse import Word
from dragoman.syntax import child, children

BODIES = frozenset({"organisation", "armed_force"})
COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "island"})


class Item(NamedTuple):
    """Something that brings a country into play: soil, a state or its people, or where one only meets."""

    span: Span
    sentence: int
    paragraph: int
    country: str
    what: Literal["soil", "state", "force", "people", "host"]


class Play:
    """Lays a country to those who have none by what stands around them."""

    def __init__(self, told: Told, statements: tuple[Statement, ...]) -> None:
        self.told, self.parse = told, told.parse
        self.said: dict[str, Cover[None]] = {}
        said: dict[str, list[tuple[Span, None]]] = {}
        for statement in statements:
            for who in statement.speakers:
                said.setdefault(who, []).extend((span, None) for span in statement.content)
        self.said = {who: Cover(spans) for who, spans in said.items()}
        self.items = sorted(self._items())
        self.dateline = next((p.country for _, (p, m) in told.places if m.use == "dateline"), None)

    def read(self) -> None:
        """Everyone still open, by all his or her mentions together."""
        found = []
        for who in sorted(self.told.open):
            actor = self.told.actors[who]
            mentions = [m for m in actor.mentions if m.form in NAMED]
            if mentions and (home := self._home(actor, mentions)) is not None:
                found.append((who, *home))
        for who, country, why in found:
            self.told.settle(who, country, why)

    def _home(self, actor: Actor, mentions: list[ActorMention]) -> tuple[str, str] | None:
        words = [w for m in mentions if (w := self._head(m)) is not None]
        if self.told.is_local(actor):
            near = {c for m, w in zip(mentions, words) if (c := self._soil(actor, m, w))}
            if len(near) == 1:
                return near.pop(), "lives or serves at the place told there"
            if near or actor.sector not in STATE:
                return None
        if not self._is_of_state(actor, mentions):
            return None
        for votes, why in (
            ([self._left(actor, w) for w in words], "the one state in play"),
            ([self._near(actor, w) for w in words], "the one state told around it"),
        ):
            kept = {vote for vote in votes if vote}
            if len(kept) == 1:
                return kept.pop(), why
            if kept:
                return None
        return self._at_the_dateline(actor)

    def _is_of_state(self, actor: Actor, mentions: list[ActorMention]) -> bool:
        """A body or an official of some state, one alone."""
        terms = self.told.terms(actor)
        if self.told.is_abroad(actor) or not terms or not self.told.homes["facing"].isdisjoint(terms):
            return False
        if any(self._of_the_country(m) for m in mentions):
            return True
        first = mentions[0].text.lower().split()[0]
        if actor.sector not in STATE or first in SETS:
            return False
        if actor.kind == "person":
            return actor.sector != "MIL" or any(m.form in ("name", "title+name") for m in mentions)
        return actor.kind in BODIES and not self._is_many(mentions[0])

    def _is_the_country(self, word: Word) -> bool:
        return any(c.dep == "poss" and c.lower in COUNTRY for c in word.children)

    def _before(self, actor: Actor, here: int) -> set[str]:
        """The countries of the last paragraph above that has any."""
        for above in range(here - 1, max(here - 4, -1), -1):
            if found := {i.country for i in self._around(actor, above) if i.what != "host"}:
                return found
        return set()

    def _of_the_country(self, mention: ActorMention) -> bool:
        """`the country's leaders`, `the nation's army`."""
        words = self.parse.words_in(mention.span)
        return any(w.dep == "poss" and w.lower in COUNTRY for w in words)

    def _is_many(self, mention: ActorMention) -> bool:
        """`soldiers`, `officers`: some, who may be anybody's."""
        head = self._head(mention)
        title = self.told.roster.titles.get(head.lower) if head is not None else None
        return title is not None and title.plural and title.term != mention.text.lower().split()[-1]

    def _head(self, mention: ActorMention) -> Word | None:
        heads = self.told.heads(self.parse.words_in(mention.span))
        return next((w for w in heads if w.dep != "appos"), heads[0] if heads else None)

    # what stands where

    def _items(self) -> Iterator[Item]:
        for span, (place, mention) in self.told.places:
            if place.country and mention.use in ("location", "modifier"):
                word = self.parse.word_at(span.start)
                if word is not None:
                    yield self._item(span, word, place.country, self._sort(mention, span))
        for span, (actor, naming) in self.told.mentions:
            country = self.told.country[actor.id]
            word = self.parse.word_at(span.start)
            if country is None or word is None or naming.form == "pronoun" or actor.kind == "outlet":
                continue
            force = actor.sector == "MIL" or actor.kind in ("armed_force", "armed_group")
            people = actor.kind in ("group", "person")
            yield self._item(span, word, country, "force" if force else "people" if people else "state")

    def _item(
        self, span: Span, word: Word, country: str, what: Literal["soil", "state", "force", "people", "host"]
    ) -> Item:
        return Item(span, word.sentence, self.parse.paragraph_of(word), country, what)

    def _sort(self, mention: PlaceMention, span: Span) -> Literal["soil", "people", "host"]:
        if mention.use == "modifier":
            return "people"
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

    # where people live

    def _soil(self, actor: Actor, mention: ActorMention, word: Word) -> str | None:
        """The country of the place in the clause, else in the sentence, else in the sentence before."""
        verb = word.head if word.dep in ("nsubj", "nsubjpass", "dobj", "agent") else None
        if verb is not None:
            there = {p.country for c in verb.children if c.dep == "prep" for p in self._places(c)}
            if len(there) == 1:
                return there.pop()
            if there:
                return None
        here = self.parse.paragraph_of(word)
        near = [i for i in self._around(actor, here) if not i.span.overlaps(mention.span)]
        for back in range(6):
            level = [i for i in near if i.sentence == word.sentence - back]
            soil = {i.country for i in level if i.what == "soil"}
            others = {i.country for i in level if i.what != "host"}
            if soil:
                return soil.pop() if len(soil) == len(others) == 1 else None
            if len(others) > 1:
                return None
        return None

    def _places(self, prep: Word) -> Iterator[Place]:
        held = child(prep, "pobj")
        if held is None:
            return
        for further in children(held, "prep"):
            yield from self._places(further)
        if prep.lower in (
            "in",
            "at",
            "near",
            "outside",
            "around",
            "across",
            "inside",
            "throughout",
        ):
            over = Span(held.start, held.end)
            for span, (place, mention) in self.told.places.overlapping(over):
                if place.country and mention.use == "location" and self._sort(mention, span) == "soil":
                    yield place

    def _around(self, actor: Actor, paragraph: int) -> list[Item]:
        """What stands in a paragraph outside the words that the actor says."""
        own = self.said.get(actor.id)
        return [i for i in self.items if i.paragraph == paragraph and not (own and own.overlapping(i.span))]

    # whose state

    def _against(self, word: Word) -> set[str]:
        """States that the actor accuses, summons or asks in the clause it is the subject of."""
        verb = word.head
        if word.dep != "nsubj" or verb.lemma not in self.told.homes["against"]:
            return set()
        found: set[str] = set()
        for c in verb.children:
            if c.dep in ("dobj", "dative", "appos", "oprd", "ccomp"):
                first = c.left if c.dep != "ccomp" else c.i
                span = Span(self.parse.words[first].start, c.end)
                found |= {i.country for i in self.items if i.span.overlaps(span) and i.what != "host"}
        return found

    def _in_play(self, actor: Actor) -> tuple[dict[str, set[str]], set[str]]:
        """Countries that are more than hosts, with what brings each into play, and those in what the actor says."""
        found: dict[str, set[str]] = {}
        said, own = self.said.get(actor.id), set()
        for item in self.items:
            if said and said.overlapping(item.span):
                own.add(item.country)
            elif item.what != "host":
                found.setdefault(item.country, set()).add(item.what)
        return found, own

    def _left(self, actor: Actor, word: Word) -> str | None:
        """The only state in play, but for those the actor turns against."""
        play, own = self._in_play(actor)
        if self.dateline and self.dateline not in play and len(play) == 1 and actor.kind == "person":
            return None
        against = self._against(word)
        if not against and len(play) > 1:
            home = [c for c, what in play.items() if "soil" in what and what & {"force", "state"}]
            others = {c for c, what in play.items() if what & {"soil", "force"}}
            return home[0] if len(home) == len(others) == 1 and self._outsiders(set(play) - set(home)) else None
        left = [c for c in play if c not in against]
        if len(left) != 1 or (not against and left[0] in own and play[left[0]] <= {"state"}):
            return None
        return left[0]

    def _outsiders(self, others: set[str]) -> bool:
        """Do these states only speak and mediate in the report?"""
        contexts = self.told.roster.contexts
        peaceful = contexts["speech"] | contexts["diplomacy"] | contexts["address"] | self.told.homes["hosting"]
        for span, (actor, _) in self.told.mentions:
            if actor.kind == "state" and actor.country in others:
                word = self._outer(span)
                verb = word.head if word.dep in ("nsubj", "nsubjpass", "conj", "agent", "poss") else None
                while verb is not None and verb.dep == "conj" and verb.head is not verb:
                    verb = verb.head
                if verb is not None and verb.pos == "VERB" and verb.lemma not in peaceful:
                    return False
        return True

    def _near(self, actor: Actor, word: Word) -> str | None:
        """The one country of the paragraph, told before the actor by a state or its people, or by soil and no rival."""
        here = self.parse.paragraph_of(word)
        around = [i for i in self._around(actor, here) if i.what != "host" and not i.span.overlaps(word.span)]
        found = {i.country for i in around}
        if not found and self.parse.sentence_of(word).paragraph and self._is_the_country(word):
            found = self._before(actor, here)
            around = [i for i in self.items if i.country in found]
        if len(found) != 1 or found & self._against(word):
            return None
        before = [i for i in around if i.span.start < word.start or i.sentence == word.sentence]
        country = found.pop()
        if (
            actor.sector == "MIL"
            and not any(i.what in ("state", "people") for i in before)
            and not self._apart(country)
        ):
            return None
        return country if before else None

    def _apart(self, country: str) -> bool:
        """Does no paragraph of the report tell of this country and another one?"""
        here = {i.paragraph for i in self.items if i.country == country}
        return not any(i.paragraph in here and i.country != country for i in self.items if i.what != "host")

    def _at_the_dateline(self, actor: Actor) -> tuple[str, str] | None:
        """A body without a state, in a report from a country in play, is that country's."""
        home = self.dateline
        if home is None or "state" not in self._in_play(actor)[0].get(home, set()):
            return None
        terms = self.told.terms(actor)
        rivals = (self.told.country[a.id] for a in self.told.actors.values() if self.told.terms(a) & terms)
        if any(c not in (None, home) for c in rivals):
            return None
        return home, "the report is from there"
