"""Names and nouns of bodies beside or near each other → one member where they mean one body."""

from __future__ import annotations

from dragoman.find.actors_cast import BODIES, Member
from dragoman.find.actors_joins import CLOSERS
from dragoman.find.actors_names import Hit
from dragoman.find.actors_persons import Persons
from dragoman.find.actors_phrases import Phrase
from dragoman.find.actors_unlisted import Unlisted
from dragoman.knowledge.roster import compact
from dragoman.parse import Word

RELATIVE = frozenset({"WDT", "WP", "WP$"})
MISSION = frozenset({"un", "unitednations", "united", "nations", "peacekeeping", "mission", "political", "observer"})


class Bodies(Persons):
    """Lays nouns of bodies to the bodies named beside them."""

    def _apposed_to(self, phrase: Phrase) -> Member | None:
        """`MONUSCO, the peacekeeping mission,`: the body named just before the comma."""
        if phrase.title.kind in ("person", "group") or phrase.head.dep != "appos" or phrase.title.plural:
            return None
        if not self._between_commas(phrase.first, phrase.last):
            return None
        member = self.member_ending.get(phrase.first - 2)
        return member if member is not None and member.named and member.kind in BODIES else None

    def _armed_of(self, phrase: Phrase) -> Member | None:
        """`the rebels of the FDLR`, `fighters from Boko Haram`: the group itself; three of its men are not."""
        owner = phrase.owner
        armed = phrase.title.kind == "armed_group" and owner is not None and owner.entry.kind == "armed_group"
        if not armed or owner is None or not phrase.title.plural:
            return None
        counted = any(c.dep == "nummod" or c.lower in ("some", "several", "many") for c in phrase.head.children)
        return self.cast.entry(owner) if not counted else None

    def _name_in(self, phrase: Phrase) -> tuple[str, ...]:
        """The key of the name that a phrase ends in: `Northern Front` in `the opposition Northern Front`."""
        words = self.parse.words[phrase.first : phrase.last + 1]
        named = next((i for i, w in enumerate(words) if w.tag in ("NNP", "NNPS") and w.text[0].isupper()), 0)
        name = words[named:]
        whole = len(name) > 1 and all(w.text[0].isupper() for w in name)
        if not whole or phrase.title.kind not in BODIES or phrase.title.plural:
            return ()
        return ("n:" + "".join(compact(w.text) for w in name),)

    def _named_with_label(self, phrase: Phrase) -> Member | None:
        """`the opposition Northern Front` where `the Northern Front` was told before."""
        return next((m for key in self._name_in(phrase) if (m := self.cast.by_key.get(key)) is not None), None)

    def _named_behind(self, hit: Hit, member: Member, word: Word) -> None:
        """`The peacekeeping mission, MONUSCO,`: what was told just before is this body."""
        if word.dep != "appos" or not self._between_commas(hit.first, hit.last):
            return
        before = self.member_ending.get(hit.first - 2)
        if before is not None and before is not member and before.entry is None and before.kind in BODIES:
            self.cast.absorb(member, before)
            self.member_ending[hit.first - 2] = member

    def _between_commas(self, first: int, last: int) -> bool:
        words = self.parse.words
        opened = first > 1 and words[first - 1].text in (",", "(", "—", "–")
        return opened and (last + 1 >= len(words) or words[last + 1].text in CLOSERS or words[last + 1].tag in RELATIVE)

    def _mission(self, phrase: Phrase, core: tuple[str, ...]) -> Member | None:
        """`the UN mission` → the only mission of the United Nations that the report names."""
        if phrase.definite and (led := self._led_mission(phrase)) is not None:
            return led
        if phrase.title.term != "mission" and core[-1:] != ("mission",):
            return None
        if phrase.nation is not None or not set(core) <= MISSION:
            return None
        if phrase.owner is not None and phrase.owner.entry.code != "UNO":
            return None
        named = {
            hit.names[0].entry.id: hit.names[0] for hit in self.hits.all
            if hit.names[0].entry.code == "UNO" and "Mission" in hit.names[0].entry.name
        }  # fmt: skip
        return self.cast.entry(next(iter(named.values()))) if len(named) == 1 else None

    def _same_body(self, phrase: Phrase, core: tuple[str, ...]) -> Member | None:
        """`Kenya's defence ministry` → `Defence Ministry` told before without a state, if no other state is in play, or
        in the headline alone; `the ministry in Nairobi` → the one ministry told as Kenya's."""
        nation = phrase.nation
        if nation is None or phrase.title.plural or phrase.title.kind != "organisation":
            return None
        held = self.cast.heads.get(compact(phrase.head.text), [])
        own = [m for m in held if m.country == nation.country is not None and m.entry is None and m.kind != "state"]
        if phrase.definite and len(core) == 1 and phrase.last > phrase.head.i and len(own) == 1:
            return own[0]
        bare = self.cast.by_key.get(f"b::{' '.join(core)}")
        if bare is None or bare.country is not None or bare.many or own or len(core) < 2:
            return None
        others = {m.country for m in self.cast.members if m.kind == "state" and m.country} - {nation.country}
        titles = [p.kind == "title" for p in self.parse.paragraphs]
        if others and not all(titles[t.paragraph] for t in self.cast.told if t.member is bare):
            return None
        bare.country = nation.country
        return bare

    def _unlisted(self, item: Unlisted) -> None:
        """A body that no list knows, the same each time its name is told, and whatever noun led to its name."""
        words = self.parse.words
        text = self.parse.text[words[item.first].start : words[item.last].end]
        key = f"n:{compact(text)}"
        member = self.cast.by_key.get(key)
        if member is None:
            many = item.kind == "group"
            member = self.cast.add(Member(name=text, kind=item.kind, named=True, many=many, made_by=item.why), key)
            before = self.member_ending.get(item.first - 1)
            if before is not None and before.entry is None and before.kind == item.kind and not before.many:
                self.cast.absorb(member, before)
        self._tell(member, item.first, item.last, "name", f"{text}: {item.why}", item.word)
        self.member_ending[item.last] = member

    def _is_short_name(self, word: Word) -> bool:
        """`the Tigers`: one word with a capital behind `the`, none of a longer name, that acts or is a plural."""
        if word.tag not in ("NNP", "NNPS") or not word.i or word.i in self.covered or not word.text[0].isupper():
            return False
        words, after = self.parse.words, word.i + 1
        if words[word.i - 1].lower != "the" or (after < len(words) and words[after].text[0].isupper()):
            return False
        if word.dep == "pobj" and word.head.lower in self.roster.contexts["place"]:
            return False
        return word.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss")

    def _short_name(self, word: Word) -> None:
        """The one body told before of whose name the word is a part."""
        fits = [
            m for m in self.cast.members
            if m.kind in BODIES and not m.many and m.mentions and word.text in m.name.split()
            and " " in m.name
        ]  # fmt: skip
        if len(fits) == 1:
            self._tell(fits[0], word.i - 1, word.i, "name", f"the {word.text} ← {fits[0].first_text}", word)

    def _last_body(self, phrase: Phrase) -> Member | None:
        """`the charity`, `the agency`: the one body told as a subject in the sentence before, or here."""
        here, sentence = self.parse.paragraph_of(phrase.head), phrase.head.sentence
        told = [
            t for t in self.cast.told
            if t.member.named and t.member.kind in ("organisation", "outlet") and t.word.i < phrase.head.i
        ]  # fmt: skip
        last = {id(t.member): t.member for t in told if t.word.sentence == sentence - 1 and t.subject and not t.quoted}
        near = last or {id(t.member): t.member for t in told if t.paragraph == here}
        return next(iter(near.values())) if len(near) == 1 else None

    def _body_of_states(self, phrase: Phrase) -> Member | None:
        """`wrote to the UN chief that the organisation …`: the one body of several states in the sentence so far."""
        entries = {
            hit.names[0].entry.id: hit.names[0] for hit in self.hits.all
            if len(hit.names) == 1 and hit.last < phrase.first and hit.names[0].entry.code in ("UNO", "IGO", "EUR")
            and self.parse.words[hit.first].sentence == phrase.head.sentence
        }  # fmt: skip
        return self.cast.entry(next(iter(entries.values()))) if len(entries) == 1 else None

    def _led_mission(self, phrase: Phrase) -> Member | None:
        """`the NATO-led mission`, `the EU-led force`: the one of the leader's forces told before."""
        words = self.parse.words
        if not {"led", "run"} & {w.lower for w in words[phrase.first : phrase.term_first]}:
            return None
        leaders = [
            self.hits.at[i].names[0].entry for i in range(phrase.first, phrase.term_first)
            if i in self.hits.at and words[i + 1].text == "-"
        ]  # fmt: skip
        told = {
            id(t.member): t.member for t in self.cast.told if t.member.entry is not None and t.word.i < phrase.first
        }
        fits = [
            m for m in told.values() for leader in leaders
            if m.entry is not None and m.entry is not leader and m.entry.code == leader.code is not None
            and (m.kind == "armed_force" or {"Mission", "Force", "Operation"} & set(m.name.split()))
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def _alliance(self, phrase: Phrase, here: int) -> Member | None:
        """`the alliance`, `the bloc` → the one body of several states named in this paragraph or the one before."""
        if phrase.title.term not in ("alliance", "bloc"):
            return None
        told = {
            id(t.member): t.member for t in self.cast.told
            if t.paragraph >= here - 1 and t.member.entry is not None and t.member.entry.code in ("IGO", "EUR")
        }  # fmt: skip
        return next(iter(told.values())) if len(told) == 1 else None
