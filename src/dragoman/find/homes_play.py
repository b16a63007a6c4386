"""Places and actors around somebody → the one country where people live, or the one state that may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.homes_items import AWAY, Item, Items
from dragoman.find.homes_words import NAMED, SETS, STATE, Told
from dragoman.model.findings import Actor, ActorMention, Place, Statement
from dragoman.model.span import Cover, Span
from dragoman.parse import Word
from dragoman.syntax import child, children, subject

BODIES = frozenset({"organisation", "armed_force", "outlet"})
PASSING = frozenset({"be", "arrive", "visit", "fly", "travel", "go", "come", "land", "stay", "leave"})
"""Verbs that tell where somebody is now, not where at home."""

WITHIN = frozenset({"PTY", "OPP", "LAB", "EDU", "REL", "AGR", "MED"})
"""Sectors of bodies within a state, also where they are called an alliance, a federation or a party."""

COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "island"})


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
        self.reader = Items(told)
        self.items = sorted(self.reader.all())
        self.rows: dict[int, list[Item]] = {}
        for item in self.items:
            self.rows.setdefault(item.paragraph, []).append(item)
        self.common = self._reads_play(None)
        self.played: dict[str, tuple[dict[str, set[str]], set[str]]] = {}
        self.dateline = self._reads_dateline()
        first = next((n for n, p in enumerate(self.parse.paragraphs) if p.kind == "paragraph"), 0)
        self.opening = [i for i in self.items if i.paragraph <= first]
        self.lead = {i.country for i in self.opening if i.what not in AWAY}
        self.home = self._reads_home()
        self.told_of = {c for _, (p, _) in told.places if (c := p.country)} | {i.country for i in self.items}

    def read(self) -> None:
        """Everyone still open, by all his or her mentions together."""
        found = []
        for who in sorted(self.told.open):
            actor = self.told.actors[who]
            mentions = [m for m in actor.mentions if m.form in NAMED]
            home = (self._home(actor, mentions) or self._only_country(actor, mentions)) if mentions else None
            if home is not None:
                found.append((who, *home))
        for who, country, why in found:
            self.told.settle(who, country, why)

    def _reads_dateline(self) -> str | None:
        """The country that the report is from; a town where others meet tells none, unless its own state acts too."""
        datelines = (p for _, (p, m) in self.told.places if m.use == "dateline" and p.country)
        place = next(datelines, None)
        if place is None or place.name.casefold() not in self.told.homes["conference cities"]:
            return place.country if place is not None else None
        acts = any(i.country == place.country and i.what in ("state", "force", "people") for i in self.items)
        return place.country if acts else None

    def _reads_home(self) -> str | None:
        """The country that the report is of: where it is from; if one only meets there, the only one it opens with."""
        if self.dateline in self.lead or (self.dateline in self.common[0] and not self.lead):
            return self.dateline
        stands = {i.country for i in self.opening if i.what not in AWAY and i.what != "soil"}
        return stands.pop() if len(stands) == len(self.lead) == 1 else None

    def _home(self, actor: Actor, mentions: list[ActorMention]) -> tuple[str, str] | None:
        words = [w for m in mentions if (w := self._head(m)) is not None]
        if self.told.is_local(actor):
            near = {c for m, w in zip(mentions, words) if (c := self._soil(actor, m, w))}
            if len(near) == 1:
                return near.pop(), "lives or serves at the place told there"
            if near:
                return None
            if actor.sector not in STATE:
                return self._on_the_one_soil(actor, mentions)
        elif actor.kind == "group" and actor.sector not in STATE and (home := self._on_the_one_soil(actor, mentions)):
            return home
        elif actor.sector in WITHIN and len(seats := {c for w in words for c in self._seated(w)}) == 1:
            return seats.pop(), "acts in the place told there"
        if not self._is_of_state(actor, mentions):
            return None
        for votes, why in (
            ([self._left(actor, w) for w in words], "the one state in play"),
            ([self._near(actor, w) for w in self._introducing(actor, words)], "the one state told around it"),
        ):
            kept = {vote for vote in votes if vote}
            if len(kept) == 1:
                return kept.pop(), why
            if kept:
                return None
        return self._of_the_report(actor, words)

    def _only_country(self, actor: Actor, mentions: list[ActorMention]) -> tuple[str, str] | None:
        """Who serves no state, in a report that tells of one country, or in paragraphs that tell of its own."""
        terms = self.told.terms(actor)
        within = actor.kind == "organisation" and (actor.sector in WITHIN or self._is_named_union(actor))
        dwells = actor.kind == "group" and not self.told.homes["dwelling"].isdisjoint(terms)
        abroad = self.told.is_abroad(actor) and not within
        if actor.sector in STATE or abroad or not self.told.homes["facing"].isdisjoint(terms):
            return None
        if any((not (within or dwells) and self._beside_the_world(m)) or self._is_anothers(actor, m) for m in mentions):
            return None
        if len(self.told_of) == 1 and (self.dateline or len(self.items) > 1):
            return next(iter(self.told_of)), "the report tells of no other country"
        if self.home is None or any(self._is_from_elsewhere(m) for m in mentions):
            return None
        here = {self.parse.paragraph_of(w) for w in self.parse.words_in(mentions[0].span)[:1]}
        passing = {"abroad"} if actor.kind != "person" else set()
        near = {i.country for paragraph in here for i in self.rows.get(paragraph, ()) if i.what not in passing}
        opens = {i.country for i in self.opening if i.what != "host"}
        told = near == {self.home} or (not near and opens <= {self.home})
        return (self.home, "told only beside the country the report is of") if told else None

    def _is_from_elsewhere(self, mention: ActorMention) -> bool:
        """`A villager from Kamayangwa`: of a place that is not known; a Federation of Labour bears a name."""
        words = self.parse.words_in(mention.span)
        inside = {w.i for w in words}
        held = (w for w in words if w.dep == "pobj" and w.tag == "NNP" and w.head.i in inside)
        return any(w.head.head.pos != "PROPN" for w in held)

    def _is_named_union(self, actor: Actor) -> bool:
        """`General Federation of Workers`: by a name of its own, and no word for more than one state."""
        words = {w.lower() for w in actor.name.split()}
        return actor.name[0].isupper() and words & self.told.homes["abroad"] <= self.told.homes["unions"]

    def _introducing(self, actor: Actor, words: list[Word]) -> list[Word]:
        """Where a report comes from a country in play, only the first mention of a person leaves open whose he is."""
        return words[:1] if actor.kind == "person" and self.dateline in self.common[0] else words

    def _on_the_one_soil(self, actor: Actor, mentions: list[ActorMention]) -> tuple[str, str] | None:
        """Those who dwell where the report is from, if its soil is told of, or in the one country in play."""
        if self.told.homes["dwelling"].isdisjoint(self.told.terms(actor)) or self.told.is_abroad(actor):
            return None
        words = self.parse.words_in(mentions[0].span)
        if len(self.common[0]) > 1 and any(w.tag == "NNP" for w in words):  # of a place not known
            return None
        if self.home is not None:
            here = self._around(actor, self.parse.paragraph_of(words[0]))
            if not {i.country for i in here if i.what in ("soil", "people")} - {self.home}:
                return self.home, "lives where the report is from"
        there = {self.dateline or "", *self.common[0]} - {""}
        return (there.pop(), "lives in the one country told of") if len(there) == 1 else None

    def _is_of_state(self, actor: Actor, mentions: list[ActorMention]) -> bool:
        """A body or an official of some state, one alone."""
        terms = self.told.terms(actor)
        if self.told.is_abroad(actor) or not terms or not self.told.homes["facing"].isdisjoint(terms):
            return False
        if any(self._of_the_country(m) for m in mentions):
            return True
        first = mentions[0].text.lower().split()[0]
        if any(self._is_anothers(actor, m) for m in mentions):
            return False
        if (actor.sector not in STATE and actor.id not in self.told.voices) or first in SETS:
            return False
        if actor.kind == "person" and any(self._beside_the_world(m) for m in mentions):
            return False
        if actor.kind == "person":
            return actor.sector != "MIL" or any(m.form in ("name", "title+name") for m in mentions)
        return actor.kind in BODIES and (not self._is_many(mentions[0]) or self.told_of == {self.home})

    def _is_the_country(self, word: Word) -> bool:
        return any(c.dep == "poss" and c.lower in COUNTRY for c in word.children)

    def _before(self, actor: Actor, here: int) -> set[str]:
        """The countries of the last paragraph above that has any."""
        for above in range(here - 1, max(here - 4, -1), -1):
            if found := {i.country for i in self._around(actor, above) if i.what not in AWAY}:
                return found
        return set()

    def _beside_the_world(self, mention: ActorMention) -> bool:
        """Does the sentence, or the paragraph above it, name a body of several states, whom the person may serve?"""
        word = self.parse.word_at(mention.start)
        if word is None:
            return False
        sentence = self.parse.sentence_of(word)
        above = self.parse.paragraphs[sentence.paragraph].span.start
        there = self.told.mentions.inside(Span(above, sentence.span.end))
        return any(other.id in self.told.world and naming.form in ("name", "title") for _, (other, naming) in there)

    def _is_anothers(self, actor: Actor, mention: ActorMention) -> bool:
        """`the Front's representative`: of a body whose country is not known."""
        return any(
            other.id != actor.id
            and naming.form != "pronoun"
            and self.told.country[other.id] is None
            and other.kind in ("organisation", "armed_group", "outlet")
            for span, (other, naming) in self.told.mentions.inside(mention.span)
            if span != mention.span
        )

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

    # where people live

    def _soil(self, actor: Actor, mention: ActorMention, word: Word) -> str | None:
        """The country of the place in the clause, else in the sentence, else in the sentence before."""
        verb = word.head if word.dep in ("nsubj", "nsubjpass", "dobj", "agent") else None
        if verb is not None and actor.kind == "person" and verb.lemma in PASSING:
            return None
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
            others = {i.country for i in level if i.what in ("soil", "state")}
            if soil:
                return soil.pop() if len(soil) == len(others) == 1 else None
            if len(others) > 1:
                return None
        return None

    def _seated(self, word: Word) -> Iterator[str]:
        """`In Zagreb the Social Democrats said`: the country of a place told first, if a state of it is in play."""
        before = (
            [c for c in children(word.head, "prep") if c.i < word.i and c.lower == "in"] if word.dep == "nsubj" else []
        )
        for held in filter(None, (child(prep, "pobj") for prep in before)):
            for _, (place, _) in self.told.places.overlapping(held.span):
                if place.country and "state" in self.common[0].get(place.country, ()):
                    yield place.country

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
                if place.country and mention.use == "location" and self.reader.sort(mention, span) == "soil":
                    yield place

    def _around(self, actor: Actor, paragraph: int) -> list[Item]:
        """What stands in a paragraph outside the words that the actor says."""
        own = self.said.get(actor.id)
        return [i for i in self.rows.get(paragraph, ()) if not (own and own.overlapping(i.span))]

    # whose state

    def _against(self, word: Word) -> set[str]:
        """States that the actor accuses, summons or asks as the subject, or whose own doing has it for its object."""
        verb = word.head
        found: set[str] = set()
        if word.dep == "dobj" and verb.pos == "VERB" and (doer := subject(verb)) is not None:
            span = Span(self.parse.words[doer.left].start, self.parse.words[doer.right].end)
            return {i.country for i in self.items if i.span.overlaps(span) and i.what in ("state", "force")}
        if verb.lemma not in self.told.homes["against"] or word.dep != "nsubj":
            return found
        for c in verb.children:
            if c.dep in ("dobj", "dative", "appos", "oprd", "ccomp"):
                first = c.left if c.dep != "ccomp" else c.i
                span = Span(self.parse.words[first].start, c.end)
                found |= {i.country for i in self.items if i.span.overlaps(span) and i.what != "host"}
        return found

    def _in_play(self, actor: Actor) -> tuple[dict[str, set[str]], set[str]]:
        """The same for all who say nothing with a country in it."""
        if actor.id not in self.said:
            return self.common
        if actor.id not in self.played:
            self.played[actor.id] = self._reads_play(actor)
        return self.played[actor.id]

    def _reads_play(self, actor: Actor | None) -> tuple[dict[str, set[str]], set[str]]:
        """Countries that are more than hosts, with what brings each into play, and those in what the actor says."""
        found: dict[str, set[str]] = {}
        said, own = self.said.get(actor.id) if actor is not None else None, set()
        for item in self.items:
            if said and said.overlapping(item.span):
                own.add(item.country)
            elif item.what not in AWAY:
                found.setdefault(item.country, set()).add(item.what)
        return found, own

    def _left(self, actor: Actor, word: Word) -> str | None:
        """The only state in play, but for those the actor turns against."""
        play, own = self._in_play(actor)
        if self.dateline and self.dateline not in play and len(play) == 1 and actor.kind == "person":
            return None
        against = self._against(word)
        left = [c for c in play if c not in against]
        if len(left) != 1 or (not against and left[0] in own and play[left[0]] <= {"state"}):
            return None
        shown = play[left[0]]
        return None if shown == {"group"} or (actor.sector == "MIL" and shown == {"soil"}) else left[0]

    def _near(self, actor: Actor, word: Word) -> str | None:
        """The one country of the paragraph, told before the actor by a state or its people, or by soil and no rival."""
        here = self.parse.paragraph_of(word)
        around = [i for i in self._around(actor, here) if i.what not in AWAY and not i.span.overlaps(word.span)]
        found = {i.country for i in around}
        if not found and self.parse.sentence_of(word).paragraph and self._is_the_country(word):
            found = self._before(actor, here)
            around = [i for i in self.items if i.country in found]
        if len(found) != 1 or found & self._against(word):
            return None
        country = found.pop()
        away = self.dateline in self.common[0] and country != self.dateline
        if away and self.dateline in self._in_play(actor)[1]:
            return None
        before = [i for i in around if i.span.start < word.start or (not away and i.sentence == word.sentence)]
        if (
            actor.sector == "MIL"
            and not any(i.what in ("state", "people") for i in before)
            and not self._apart(country)
        ):
            return None
        return country if before else None

    def _apart(self, country: str) -> bool:
        """Does no paragraph of the report tell of this country and another one?"""
        mine = [i for i in self.items if i.country == country]
        here = {i.paragraph for i in mine}
        return len({i.span.of(self.parse.text) for i in mine}) > 1 and not any(
            i.paragraph in here and i.country != country for i in self.items if i.what not in AWAY
        )

    def _of_the_report(self, actor: Actor, words: list[Word]) -> tuple[str, str] | None:
        """A body without a state, in a report of a country in play, is that country's."""
        home = self.home
        if home != self.dateline and (home in self._in_play(actor)[1] or any(home in self._against(w) for w in words)):
            return None
        shown = self.common[0].get(home or "", set())
        if home is None or ("state" not in shown and ("soil" not in shown or actor.sector == "MIL")):
            return None
        if actor.sector == "MIL" and any(self._forces(actor, w) - {home} for w in words):
            return None
        terms = self.told.terms(actor)
        rivals = (self.told.country[a.id] for a in self.told.actors.values() if self.told.terms(a) & terms)
        if any(c not in (None, home) for c in rivals):
            return None
        return home, "the report is from there"

    def _forces(self, actor: Actor, word: Word) -> set[str]:
        """The countries whose forces the paragraph tells of."""
        return {i.country for i in self._around(actor, self.parse.paragraph_of(word)) if i.what == "force"}
