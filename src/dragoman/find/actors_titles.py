"""A title without a name, and the cast told so far → the one person who bears it, or a tie with its candidates."""

from __future__ import annotations

from dragoman.find.actors_bodies import Bodies
from dragoman.find.actors_cast import Member
from dragoman.find.actors_names import Hit
from dragoman.find.actors_phrases import Phrase
from dragoman.find.actors_reference import verb_of
from dragoman.knowledge.roster import Name, compact
from dragoman.parse import Word

INDEFINITE = frozenset({"a", "an", "another", "one", "some", "several", "other"})
SAME_SIDE = {"delegation": "side", "government delegation": "side"}
PEERS = frozenset({"counterpart", "colleague", "opposite number"})
STATE = frozenset({"GOV", "LEG", "JUD", "COP"})
MORE = frozenset({"add", "continue", "conclude"})
"""Verbs of one who has just spoken."""
BOTH_NUMBERS = ("sh", "ch", "ese", "ss", "s")
"""Endings of demonyms that do not tell one from many: the French, the Chinese."""


class Titles(Bodies):
    """Lays titles and demonyms to the persons told before."""

    def _holder(self, phrase: Phrase, core: tuple[str, ...], owner: Member | None) -> Member | None:
        """Who bears the title: the one told before whom it fits, a tie where two do, None where it is somebody new."""
        if phrase.title.term in PEERS:
            return self._peer(phrase, owner)
        if owner is not None and owner.kind == "person" and phrase.title.term in self.roster.contexts["epithets"]:
            return self._other_than(owner, phrase)
        if not (phrase.definite or owner or phrase.nation) or not core:
            return None
        if owner is not None and (owner.kind != "state" or phrase.nation is None):
            held = self.cast.by_key.get(self._key(phrase, core, owner)) or self._of_owner(core, owner)
            return held or self._serving(phrase, core, owner)
        phrase.core = core
        fits = self._bearers(phrase, core) or self._by_epithet(phrase, core)
        return self._salient(fits, phrase.head, self._words(phrase)) if fits else None

    def _key(self, phrase: Phrase, core: tuple[str, ...], owner: Member | None) -> str:
        first = self.parse.words[phrase.first].lower
        if first in INDEFINITE or (phrase.title.kind == "person" and owner is None):
            return f"at:{phrase.head.i}"
        whose = phrase.nation.id if phrase.nation else (owner.name if owner else "")
        if owner is not None and owner.kind == "person" and phrase.title.term in SAME_SIDE.values():
            whose = owner.side.id if owner.side is not None else owner.country or whose
        term = None if phrase.title.plural else SAME_SIDE.get(phrase.title.term)
        return f"b:{whose}:{term if term and whose else ' '.join(core)}"

    def _bearers(self, phrase: Phrase, core: tuple[str, ...]) -> list[Member]:
        """Persons whom the title fits: by all its words, else as a fuller title, else by a noun that covers theirs."""
        persons = [m for m in self.cast.members if self._may_bear(m, phrase)]
        wanted = set(core)
        same = [m for m in persons if any(wanted == set(c) for c in m.cores)] if len(core) > 1 else []
        fuller = [m for m in persons if any(wanted <= set(c) for c in m.cores)]
        if found := same or fuller:
            return found
        modifiers = wanted - {compact(w) for w in phrase.title.term.split()}
        if phrase.nation is not None and not modifiers and (bare := [m for m in persons if m.named and not m.terms]):
            return bare
        covered = self.roster.offices.get(phrase.title.term, frozenset())
        fits = [
            m for m in persons
            if covers(covered, m.terms) and all(word in _words_of_cores(m) for word in modifiers)
        ]  # fmt: skip
        return [m for m in fits if m.named] or [m for m in fits if m.definite]

    def _beside_person(self, phrase: Phrase) -> tuple[Member, str] | None:
        """`his father, a retired judge,`, `Novak, a Capuchin who …`: a trade beside a person says who that is."""
        words, first = self.parse.words, phrase.first
        if phrase.title.kind != "person" or phrase.title.plural or first < 2 or words[first - 1].text != ",":
            return None
        member = self.member_ending.get(first - 2)
        if phrase.head.dep != "appos" or words[first].lower not in ("a", "an") or member is None:
            return None
        if member.kind != "person" or member.many or member.parts or member.tie or not self._may_bear(member, phrase):
            return None
        if not any(t.member is member and t.word is phrase.head.head for t in self.cast.told):
            return None
        member.terms.add(phrase.title.term)
        member.cores.append(self._core(phrase))
        return member, path(self._words(phrase), member)

    def _by_epithet(self, phrase: Phrase, core: tuple[str, ...]) -> list[Member]:
        """`the host`, `the man`, `the warlord, 54,`: whoever this paragraph named before; such nouns bring nobody new.

        Other titles without a state are so read only where the text has named one person alone, and that one bare.
        """
        if not phrase.definite or phrase.nation is not None or phrase.last > phrase.head.i or len(core) != 1:
            return []
        here = self.parse.paragraph_of(phrase.head)
        told = {
            id(t.member) for t in self.cast.told if t.paragraph == here and t.word.i < phrase.head.i and not t.quoted
        }
        named = [m for m in self.cast.members if m.named and self._may_bear(m, phrase)]
        near = [m for m in named if id(m) in told]
        if phrase.title.term in self.roster.contexts["epithets"]:
            return near
        if phrase.title.sector in STATE or len(named) != 1 or not near or named[0].terms or named[0].office:
            return []
        before = phrase.head.sentence - 1
        return (
            near if any(t.subject and t.word.sentence == before and t.member is near[0] for t in self.cast.told) else []
        )

    def _told_here(self, word: Word) -> list[Member]:
        """Persons named in the last sentence of the paragraph that names any, outside quoted words."""
        here = self.parse.paragraph_of(word)
        told = [
            t for t in self.cast.told
            if here - 1 <= t.paragraph <= here and t.word.i < word.i and not t.quoted and t.member.named
            and t.member.kind == "person"
        ]  # fmt: skip
        last = max((t.word.sentence for t in told), default=-1)
        return list({id(t.member): t.member for t in told if t.word.sentence == last}.values())

    def _may_bear(self, member: Member, phrase: Phrase) -> bool:
        """A single person, of the nation told and of no other gender."""
        if member.kind != "person" or member.many or member.parts or member.tie:
            return False
        if phrase.title.gender is not None and member.gender not in (None, phrase.title.gender):
            return False
        if phrase.nation is None:
            return True
        if phrase.nation.country is None:
            return member.side is phrase.nation
        return member.country == phrase.nation.country

    def _of_owner(self, core: tuple[str, ...], owner: Member) -> Member | None:
        """`the mission's head` → whoever was told as `the head of the monitoring mission`, if one alone."""
        bodies = [set(c) for c in owner.cores] if owner.kind != "person" else []
        fits = [
            m for m in self.cast.members
            if m.kind == "person" and not m.many and not m.tie
            and any(set(core) | body == set(c) for body in bodies for c in m.cores)
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def _serving(self, phrase: Phrase, core: tuple[str, ...], owner: Member) -> Member | None:
        """`the UN envoy` → the one person told as an envoy or adviser of the United Nations."""
        covered = self.roster.offices.get(phrase.title.term, frozenset())
        fits = [
            m for m in self.cast.members
            if owner.entry is not None and owner.entry.id in m.serves and self._may_bear(m, phrase)
            and (covers(covered, m.terms) or any(set(core) <= set(c) for c in m.cores))
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def _salient(self, fits: list[Member], head: Word, text: str) -> Member:
        """Of several the one named, told in this paragraph alone, or going on to speak; else a tie."""
        fits = [m for m in fits if m.named] or fits
        apart = [m for m in fits if not self._beside(m, head)]
        fits = apart or fits
        if len(fits) == 1:
            return fits[0]
        here = self.parse.paragraph_of(head)
        near = {id(t.member) for t in self.cast.told if t.paragraph == here and t.word.i < head.i and not t.quoted}
        close = [m for m in fits if id(m) in near]
        if len(close) == 1:
            return close[0]
        if head.head.lemma in MORE and (last := self._spoke_last(head)) in fits and last is not None:
            return last
        return self._tie(fits, text, head)

    def _beside(self, member: Member, head: Word) -> bool:
        """Is the member another part of the same clause, as in `the minister told Novak`?"""
        verb = verb_of(head)
        return any(t.member is member and t.word is not head and verb_of(t.word) is verb for t in self.cast.told)

    def _spoke_last(self, head: Word) -> Member | None:
        speech = self.roster.contexts["speech"]
        paragraph = self.parse.paragraph_of(head)
        for told in reversed(self.cast.told):
            if told.paragraph != paragraph:
                return None
            if told.subject and not told.quoted and verb_of(told.word).lemma in speech:
                return told.member
        return None

    def _tie(self, fits: list[Member], text: str, head: Word) -> Member:
        """Nobody: one of these, and the text does not say which."""
        names = ", ".join(dict.fromkeys(m.name for m in fits))
        member = Member(
            name=text, kind="person", made_by="tie", tie=f"{len(fits)} fit: {names}" if fits else "nobody singled out"
        )
        return self.cast.add(member, f"at:{head.i}")

    def _peer(self, phrase: Phrase, owner: Member | None) -> Member | None:
        """`his Kenyan counterpart`, `her counterpart`: the one other person told of that nation, or of that office."""
        others = [
            m for m in self.cast.members
            if m is not owner and m.named and self._may_bear(m, phrase) and (phrase.nation or self._peers(m, owner))
        ]  # fmt: skip
        same = [m for m in others if self._peers(m, owner)]
        fits = same or others
        return fits[0] if len(fits) == 1 else None

    def _peers(self, member: Member, owner: Member | None) -> bool:
        """Do both hold an office of one name, in two states where states are told?"""
        if owner is None or member.country == owner.country is not None:
            return False
        return bool(member.terms & owner.terms)

    def _other_than(self, owner: Member, phrase: Phrase) -> Member:
        """`his host`, `her guest`: the one other person whom this paragraph named."""
        here = self.parse.paragraph_of(phrase.head)
        told = {id(t.member) for t in self.cast.told if t.paragraph == here and not t.quoted}
        others = [
            m for m in self.cast.members if m is not owner and m.named and id(m) in told and self._may_bear(m, phrase)
        ]
        return others[0] if len(others) == 1 else self._tie(others, self._words(phrase), phrase.head)

    def _one_of_a_nation(self, hit: Hit, name: Name, word: Word) -> bool:
        """`The Russian said`: the one person of that nation told before."""
        words, lower = self.parse.words, word.lower
        if not hit.first or words[hit.first - 1].lower != "the":
            return False
        if lower.endswith(BOTH_NUMBERS) or word.dep not in ("nsubj", "nsubjpass") or name.use == "people":
            return False
        fits = [
            m for m in self.cast.members
            if m.kind == "person" and not m.many and m.named and m.country == name.entry.country is not None
        ]  # fmt: skip
        if not fits and (only := self._only_nationless(word)) is not None:
            only.country, fits = name.entry.country, [only]
        if not fits:
            return False
        member = self._salient(fits, word, f"the {word.text}")
        self._tell(member, hit.first - 1, hit.last, "title", path(f"the {word.text}", member), word)
        return True

    def _only_nationless(self, word: Word) -> Member | None:
        """`Mediator Novak left. The Pole said`: the one person named so far, told here without a nation."""
        named = [m for m in self.cast.members if m.kind == "person" and m.named and not m.many]
        here = self.parse.paragraph_of(word)
        told = [t for t in self.cast.told if t.paragraph == here and t.member in named and t.subject]
        return named[0] if len(named) == 1 and told and named[0].country is None else None


def path(text: str, member: Member) -> str:
    """How a description led to its bearer, in words a person can read."""
    return text if member.tie else f"{text} ← {member.first_text or member.name}"


def covers(nouns: frozenset[str], terms: set[str]) -> bool:
    """Is a term, or what it ends in, among the nouns: `army spokesman` is a spokesman?"""
    return bool(nouns) and any(term in nouns or any(term.endswith(f" {noun}") for noun in nouns) for term in terms)


def _words_of_cores(member: Member) -> set[str]:
    return {word for core in member.cores for word in core}
