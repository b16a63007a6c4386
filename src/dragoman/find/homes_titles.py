"""Titles and names of bodies → the country of what stands in them: a state, a place, a body, a person."""

from __future__ import annotations

from dragoman.find.homes_words import NAMED, SETS, STATE, Sign, Told
from dragoman.knowledge.roster import NO_STATE
from dragoman.model.findings import Actor, ActorMention
from dragoman.parse import Word
from dragoman.syntax import negation

BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
LINKS = {"of": 0, "from": 1, "in": 2, "at": 2}
"""Prepositions in a title, the surest first: the governor of X, a man from X, the police in X."""
FOR = {**LINKS, "for": 0}
BEING = frozenset({"be", "become", "remain"})
OWN = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "aide", "deputy", "lawyer", "office", "brother", "sister", "widow",
    "wife", "son", "daughter", "father", "mother", "husband", "cousin", "uncle", "nephew", "niece",
})  # fmt: skip
"""What a person has of his or her own country."""


class Titles:
    """Lays to each open actor the country that its titles tell, until nothing more can be told."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.ties: dict[str, list[tuple[int, Sign]]] = {}

    def read(self) -> None:
        """Countries spread from titles to those whose titles name them."""
        for _ in range(4):
            before = len(self.told.open)
            for actor in [self.told.actors[who] for who in self.told.actors if who in self.told.open]:
                self._one(actor)
            if len(self.told.open) == before:
                return

    def _one(self, actor: Actor) -> None:
        found: dict[int, dict[str, str]] = {}
        if actor.id not in self.ties:
            titled = [m for m in actor.mentions if m.form in NAMED]
            self.ties[actor.id] = [tie for mention in titled for tie in self._ties(actor, mention)]
        for rank, sign in self.ties[actor.id]:
            if sign.what in self.told.world or (sign.what == "state" and sign.country in NO_STATE):
                self.told.close(actor.id, self.told.world.get(sign.what, sign.country))
                return
            if country := self.told.country.get(sign.what, sign.country):
                found.setdefault(rank, {}).setdefault(country, sign.named)
        if found:
            best = found[min(found)]
            if len(best) == 1:
                ((country, named),) = best.items()
                self.told.settle(actor.id, country, f"its title names {named}")

    def _ties(self, actor: Actor, mention: ActorMention) -> list[tuple[int, Sign]]:
        """What the words of the mention, and what hangs on them, tell of the actor."""
        words = self.told.parse.words_in(mention.span)
        heads = self.told.heads(words)
        if not words or (actor.kind != "person" and words[0].lower in SETS):
            return []
        last = words[-1].i
        for head in heads:
            for c in head.children:
                if c.dep == "prep" and c.lower in self._links(actor) and c.right <= last + 6 and head.dep != "appos":
                    last = max(last, c.right)
        found = []
        at = {w.i for w in heads}
        for sign in self.told.signs(words[0].i, last, actor.id):
            inner = self.told.parse.words_in(sign.span)
            if (
                actor.made_by.startswith("name")
                and sign.what == "place"
                and sign.span.of(self.told.parse.text) in actor.name
            ):
                continue
            rank = self._rank(inner, at, words[0].i, actor, sign)
            if rank is not None:
                found.append((rank, sign))
        return found + [(0, s) for head in heads for s in self._led(head, actor)]

    def _rank(self, inner: list[Word], heads: set[int], first: int, actor: Actor, sign: Sign) -> int | None:
        """How sure the words belong to the head: None where they do not, or tell nothing there."""
        inside = {w.i for w in inner}
        word = next((w for w in reversed(inner) if w.head is w or w.head.i not in inside), inner[-1])
        rank, owned, links = 0, False, self._links(actor)
        for _ in range(6):
            if word.i in heads and word.i not in inside:
                break
            if word.dep in BEFORE:
                owned, word = owned or word.dep == "poss", word.head
            elif word.dep == "pobj" and word.head.lower == "on" and self._is_body(sign):
                word = word.head.head
            elif word.dep == "pobj" and word.head.lower in links:
                rank, word = max(rank, links[word.head.lower]), word.head.head
                if word.i < first:  # hung on the verb before: `told a man from X`
                    break
            elif word.dep == "conj" and word.head is not word:
                word = word.head
            else:
                return None
        else:
            return None
        if sign.what not in ("state", "place") and not self._shares(actor, sign, owned):
            return None
        inside_it = sign.what in self.told.actors
        if rank == 2 and not inside_it and not self.told.is_local(actor) and not self._is_seat(actor, sign):
            return None
        elsewhere = rank == 1 and self.told.is_abroad(actor) and sign.what not in self.told.world
        return None if elsewhere else rank

    def _is_body(self, sign: Sign) -> bool:
        """`The only woman on the committee`: one sits on a body, and is only an expert on a state."""
        return sign.what in self.told.actors and self.told.actors[sign.what].kind == "organisation"

    def _links(self, actor: Actor) -> dict[str, int]:
        """Prepositions that tie; `for` too where it tells whom somebody speaks or deals for."""
        speaks = actor.kind == "person" and not self.told.homes["for"].isdisjoint(self.told.terms(actor))
        return FOR if speaks else LINKS

    def _is_seat(self, actor: Actor, sign: Sign) -> bool:
        """`The Interior Ministry in Phnom Penh`, `the minister in Athens`: a body or office of state in a capital."""
        seated = actor.kind == "organisation" or not self.told.homes["seated"].isdisjoint(self.told.terms(actor))
        if not seated or actor.sector != "GOV" or self.told.is_abroad(actor):
            return False
        return any(place.kind == "capital" for _, (place, _) in self.told.places.overlapping(sign.span))

    def _shares(self, actor: Actor, sign: Sign, owned: bool) -> bool:
        """Is whoever is named in the title of the same country as its bearer?"""
        other, terms = self.told.actors[sign.what], self.told.terms(actor)
        if not self.told.homes["facing"].isdisjoint(terms):
            return False
        if other.kind == "person":
            return owned and bool(terms & OWN or actor.sector in STATE) and actor.kind != "group"
        if other.kind == "group" or (owned and actor.kind == "group" and actor.sector in (None, "CVL")):
            return False
        return sign.what in self.told.world or not (self.told.is_abroad(actor) and actor.kind == "group")

    def _led(self, head: Word, actor: Actor) -> list[Sign]:
        """`who will lead the Thai side`, `who sits on the panel for Ghana`: whose is what is led or spoken for."""
        if actor.kind != "person":
            return []
        found = []
        for c in head.children:
            if c.dep == "relcl":
                found += self._spoken_for(c, actor) + self._being(c, actor)
            if c.dep == "relcl" and c.lemma in self.told.roster.contexts["leading"]:
                led = next((d for d in c.children if d.dep == "dobj"), None)
                if led is not None:
                    near = self.told.signs(led.left, self._reach(c, led), actor.id)
                    found += list(near)
        return found

    def _reach(self, verb: Word, led: Word) -> int:
        """The last word of what tells where or of whom that is which is led: `who heads the Asian bureau in Tokyo`."""
        behind = [c.right for c in (*led.children, *verb.children) if c.dep == "prep" and c.lower in LINKS]
        return max((last for last in behind if led.i < last <= led.i + 6), default=led.i)

    def _being(self, verb: Word, actor: Actor) -> list[Sign]:
        """`who is both Egypt's sports minister and …`, `who became interior minister of Brod`: whose office it is."""
        if verb.lemma not in BEING or negation(verb) is not None:
            return []
        office = next((c for c in verb.children if c.dep in ("attr", "oprd") and c.pos == "NOUN"), None)
        if office is None or self.told.roster.titles.get(office.lower) is None:
            return []
        last = max((c.right for c in office.children if c.dep == "prep" and c.lower == "of"), default=office.i)
        return list(self.told.signs(office.left, last, actor.id))

    def _spoken_for(self, verb: Word, actor: Actor) -> list[Sign]:
        """`who sits on the panel for Ghana`."""
        if verb.lemma not in self.told.homes["acting for"]:
            return []
        held = [c for c in verb.children if c.dep == "prep"] + [
            c for prep in verb.children for thing in prep.children if prep.dep == "prep" for c in thing.children
        ]
        things = [thing for c in held if c.lower == "for" for thing in c.children if thing.dep == "pobj"]
        words = self.told.parse.words
        near = ((t, sign) for t in things for sign in self.told.signs(verb.i, t.i, actor.id))
        return [sign for thing, sign in near if sign.span.start >= words[thing.left].start]
