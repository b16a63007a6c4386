"""A plural description, and the cast told so far → the members it stands for together: two ministers, both sides."""

from __future__ import annotations

from dragoman.find.actors_cast import Member, Told
from dragoman.find.actors_joins import Persona
from dragoman.find.actors_later import Later
from dragoman.find.actors_phrases import Phrase
from dragoman.find.actors_reference import is_apposed, verb_of
from dragoman.find.actors_titles import path
from dragoman.knowledge.roster import compact
from dragoman.parse import Word

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "either": 2, "neither": 2, "each": 2}
COUNTED = {"pair": 2, "duo": 2, "trio": 3}
MOST = 5
"""More than these are no set that a reader counts."""
SIDES = frozenset({"state", "organisation", "armed_group", "armed_force"})
ARMED = frozenset({"armed_group", "armed_force"})
NOT_SIDES = frozenset({"UNO", "IGO", "EUR", "NGO", "JRN"})
PARTIES = frozenset({"side", "party", "country", "government", "nation", "state", "neighbour", "neighbor", "capital"})
LANDS = PARTIES - {"side", "party"}
UNCOUNTED = frozenset({"CVL", "REF", "JRN"})
"""Residents, refugees and reporters are many more than those whom a text names."""


class Sets(Later):
    """Lays plural descriptions to the members they stand for."""

    def _together(self, phrase: Phrase) -> tuple[Member, str] | None:
        """The set of those told before who answer to the phrase, where just as many do."""
        title = phrase.title
        if title.term in COUNTED and phrase.definite and phrase.last == phrase.head.i:
            near = self._by_epithet(phrase, (title.term,))
            return self._told_as(near, phrase) if len(near) == COUNTED[title.term] else None
        if (
            not title.plural
            or phrase.nation is not None
            or phrase.owner_word is not None
            or phrase.last > phrase.head.i
        ):
            return None
        lowers = [w.lower for w in self.parse.words[phrase.first : phrase.head.i]]
        wanted = next((NUMBERS[w] for w in lowers if w in NUMBERS), None)
        if lowers[:1] not in (["the"], ["both"]) or (wanted is None and title.sector in UNCOUNTED):
            return None
        if self.roster.contexts["former"] & set(lowers) or "other" in lowers:
            return None
        if (before := self._set_before(phrase, wanted)) is not None:
            return before, path(self._words(phrase), before)
        found = self._named_together(phrase, wanted)
        return self._told_as(found, phrase) if found else None

    def _counted(self, phrase: Phrase) -> int | None:
        """How many `two ministers` and `the ministers of A and B` are."""
        if not phrase.title.plural:
            return None
        words = self.parse.words[phrase.first : phrase.head.i]
        told = next((NUMBERS[w.lower] for w in words if w.lower in NUMBERS), None)
        inside = {hit for i in range(phrase.first, phrase.last + 1) if (hit := self.hits.at.get(i)) is not None}
        nations = {hit.names[0].entry.country for hit in inside if hit.names[0].entry.country}
        return told or (len(nations) if len(nations) > 1 else None)

    def _set_before(self, phrase: Phrase, wanted: int | None) -> Member | None:
        """`The two ministers` → `the foreign ministers of A and B`, told before as just as many, under that title."""
        noun = compact(phrase.head.text)
        core = set(self._core(phrase)) - set(NUMBERS)
        fits = [
            m for m in self.cast.members
            if m.many and not m.parts and m.kind not in ("state", "document") and m.count is not None
            and (wanted or m.count) == m.count and any(c and c[-1] == noun and core <= set(c) for c in m.cores)
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def _named_together(self, phrase: Phrase, wanted: int | None) -> list[Member]:
        """Persons with that title: all of the report, of this paragraph and the one before, or of this one."""
        singular = tuple(compact(w) for w in phrase.title.term.split())
        modifiers = tuple(
            compact(w.text) for w in self.parse.words[phrase.first : phrase.term_first]
            if w.dep not in ("det", "predet", "nummod", "preconj") and w.lower not in NUMBERS
        )  # fmt: skip
        if phrase.title.term in self.roster.contexts["epithets"]:
            fits = [m for m in self.cast.members if self._may_bear(m, phrase) and m.named and not modifiers]
        else:
            fits = [m for m in self._bearers(phrase, (*modifiers, *singular)) if m.named] or self._untitled(wanted)
        here = self.parse.paragraph_of(phrase.head)
        for floor in (0, here - 1, here):
            told = {id(t.member) for t in self.cast.told if t.paragraph >= floor and not t.quoted}
            near = [m for m in fits if id(m) in told]
            if len(near) == wanted or (wanted is None and floor and 2 <= len(near) <= MOST):
                return near
        return []

    def _untitled(self, wanted: int | None) -> list[Member]:
        """All persons named, if none has a title and they are just as many."""
        named = [m for m in self.cast.members if m.kind == "person" and m.named and not m.many]
        return named if len(named) == wanted and not any(m.terms for m in named) else []

    def _sides(self, head: Word) -> list[Member]:
        """The two bodies or states that the report joins, if it joins no other two: `Kenya and Chad met`.

        In a report with an armed group one of the two is armed; without any pair it may be the only two who are.
        """
        here = self.parse.paragraph_of(head)
        armed = {id(t.member): t.member for t in self.cast.told if t.member.kind in ARMED and _side(t.member)}
        groups = any(m.kind == "armed_group" for m in armed.values())
        every = self._pairs()
        for floor in (0, here - 1):
            found = {key: pair for key, (pair, paragraph) in every.items() if paragraph >= floor}
            both = next(iter(found.values())) if len(found) == 1 else []
            if both and (not groups or any(m.kind == "armed_group" for m in both)):
                return both
        return list(armed.values()) if groups and len(armed) == 2 else []

    def _apposed_names(self, personas: list[Persona], phrases: list[Phrase]) -> None:
        """`the chiefs of X and Y, A and B,`: the plural is those who are named beside it."""
        for phrase in phrases:
            told = (t.member for t in self.cast.told if t.word is phrase.head)
            member = next(told, None) if phrase.title.plural else None
            if member is None or not member.many or member.parts:
                continue
            heads = {phrase.head.i}
            beside: list[Member] = []
            for persona in personas:
                head = persona.run.head
                listed = head.i in self.beside.get(phrase.head.i, ())
                if listed or (head.dep in ("appos", "conj") and head.head.i in heads and head.i > phrase.head.i):
                    heads.add(head.i)
                    beside += [t.member for t in self.cast.told if t.word is head and t.member.kind == "person"]
            counted = [NUMBERS[w.lower] for w in self.parse.words[phrase.first : phrase.head.i] if w.lower in NUMBERS]
            if counted and counted[0] != len(beside):
                continue
            if len(beside) > 1 and len({id(m) for m in beside}) == len(beside):
                member.parts = tuple(beside)
                names = ", ".join(m.first_text for m in beside)
                member.mentions = {
                    s: (f, f"{s.of(self.parse.text)} ← {names}") for s, (f, _) in member.mentions.items()
                }

    def _pairs(self) -> dict[frozenset[int], tuple[list[Member], int]]:
        """All pairs of parties joined by `and`, or as subject and object of one verb, each with its last paragraph."""
        found: dict[frozenset[int], tuple[list[Member], int]] = {}
        told = [t for t in self.cast.told if _side(t.member) and not t.quoted]
        at = {t.word.i: t for t in told}
        for n, second in enumerate(told):
            if second.word.dep == "conj":
                first = at.get(second.word.head.i) if not _is_third(second.word) else None
            else:
                verb = _clause(second.word)
                before = (t for t in told[:n] if t.word.sentence == second.word.sentence)
                acts = (t for t in before if _acts(t) is verb)
                first = next(acts, None) if not second.subject and second.word.dep != "poss" else None
            if first is not None and first.member is not second.member:
                pair = frozenset((id(first.member), id(second.member)))
                found[pair] = ([first.member, second.member], second.paragraph)
        return found

    def _pair(self, phrase: Phrase) -> tuple[Member, str] | None:
        """`both sides`, `the two countries`, `each side`: the two parties of the report, under one set."""
        lowers = {w.lower for w in self.parse.words[phrase.first : phrase.head.i]}
        many = lowers & {"both", "two", "either", "neither", "each"}
        if phrase.title.term not in self.roster.contexts["pairs"] or phrase.nation is not None:
            return None
        if not many and not (phrase.title.plural and phrase.definite and phrase.title.term in ("side", "party")):
            return None
        if phrase.title.plural and (together := self._together(phrase)) is not None:
            return together
        if phrase.title.term in PARTIES and many and "neither" not in lowers and (sides := self._sides(phrase.head)):
            return self._told_as(sides, phrase)
        member = self.cast.by_key.get("pair")
        if member is None:
            made = Member(name=self._text(phrase), kind="group", many=True, made_by="both sides")
            member = self.cast.add(made, "pair")
        return member, f"both: {phrase.title.term}"

    def _both_states(self, first: int, head: Word) -> Member | None:
        """`both countries`, `the two nations`: the parties under a noun of land."""
        lowers = {w.lower for w in self.parse.words[first : head.i]}
        if head.lemma not in PARTIES or not lowers & {"both", "two"}:
            return None
        sides = self._two_states(head) if head.lemma in LANDS else self._sides(head)
        return self._set(sides, self.parse.text[self.parse.words[first].start : head.end]) if sides else None

    def _two_states(self, head: Word) -> list[Member]:
        """The only two states that the report joins, in all or in this paragraph and the one before."""
        here = self.parse.paragraph_of(head)
        every = self._pairs().values()
        for floor in (0, here - 1):
            found = [pair for pair, last in every if last >= floor and all(m.kind == "state" for m in pair)]
            if len(found) == 1:
                return found[0]
        return []

    def _told_as(self, found: list[Member], phrase: Phrase) -> tuple[Member, str]:
        member = self._set(found, self._words(phrase))
        return member, path(self._words(phrase), member)

    def _set(self, parts: list[Member], text: str) -> Member:
        """One member for these together, the same one each time."""
        key = "set:" + ",".join(str(self.cast.members.index(m)) for m in parts)
        member = self.cast.by_key.get(key)
        if member is None:
            made = Member(name=text, kind="group", many=True, parts=tuple(parts), made_by="set of those named before")
            made.first_text = ", ".join(m.first_text or m.name for m in parts)
            member = self.cast.add(made, key)
        return member

    def _two_subjects(self, word: Word) -> Member | None:
        """`Kenya and Chad met. Both said so`: the two joined subjects of this sentence, else of the one before."""
        for sentence in (word.sentence, word.sentence - 1):
            told = [
                t for t in self.cast.told
                if t.subject and t.word.sentence == sentence and t.word.i < word.i and not t.quoted
                and not is_apposed(t.word)
            ]  # fmt: skip
            if not told:
                continue
            verb = verb_of(told[-1].word)
            both = list({id(t.member): t.member for t in told if verb_of(t.word) is verb}.values())
            if len(both) == 1 and both[0].many and word.lower == "both" and verb is not word.head:
                return both[0]
            if len(both) != 2 or any(m.parts or m.tie or m.many for m in both) or verb is word.head:
                return None
            return self._set(both, ", ".join(m.name for m in both))
        return None

    def _both_told(self, word: Word) -> Member | None:
        """`A accused Chad, a charge that B denied, but both said`: the only two persons in this sentence or the last.

        Without a person it may be two bodies or states, if no third is told.
        """
        for sentence in (word.sentence, word.sentence - 1):
            told = {
                id(t.member): t.member for t in self.cast.told
                if t.word.sentence == sentence and t.word.i < word.i and not t.quoted
                and (t.subject or _takes_part(t.word)) and t.paragraph == self.parse.paragraph_of(word)
            }.values()  # fmt: skip
            if not told:
                continue
            if any(m.parts or m.tie for m in told):
                return None
            people = [m for m in told if m.kind == "person"]
            both = people or [m for m in told if m.kind in SIDES]
            counts = len(both) == 2 and not any(m.many for m in both)
            return self._set(both, ", ".join(m.name for m in both)) if counts else None
        return None

    def _of_two(self, word: Word) -> Member | None:
        """`the former`, `the latter`: of the only two who were subjects in this paragraph before."""
        here = self.parse.paragraph_of(word)
        told = [t for t in self.cast.told if t.paragraph == here and t.subject and not t.quoted and t.word.i < word.i]
        both = list({id(t.member): t.member for t in told if not (t.member.parts or t.member.tie)}.values())
        if both:
            both = [m for m in both if (m.kind, m.many) == (both[-1].kind, both[-1].many)]
        if len(both) != 2:
            return None
        return both[0] if word.lower == "former" else both[1]


def _side(member: Member) -> bool:
    return member.kind in SIDES and not member.parts and (member.sector or "") not in NOT_SIDES


def _takes_part(word: Word) -> bool:
    """Is it an object of a verb, or told with it: `met his guest`, `spoke with his guest`?"""
    together = word.dep == "pobj" and word.head.lower == "with" and word.head.head.pos == "VERB"
    return word.dep in ("dobj", "dative") or together


def _clause(word: Word) -> Word:
    """The verb that a party stands with, through at most two prepositions."""
    head = verb_of(word)
    for _ in range(2):
        if head.dep == "prep":
            head = head.head
    return head


def _acts(told: Told) -> Word | None:
    """The verb of which it, or the official that it owns, is the subject: `Peru's envoy accused Chile`."""
    if told.subject:
        return _clause(told.word)
    owned = told.word.head if told.word.dep == "poss" else None
    return _clause(owned) if owned is not None and owned.dep == "nsubj" else None


def _is_third(word: Word) -> bool:
    """Is it one of three or more joined: `Brazil, Chile and Peru`?"""
    return word.head.dep == "conj" or any(c.dep == "conj" for c in word.children)
