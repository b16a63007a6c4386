"""Offices told without a name, and the cast once all is told → the one person below who holds each of them."""

from __future__ import annotations

from dragoman.find.actors_cast import BODIES, Member
from dragoman.find.actors_phrases import Phrase
from dragoman.find.actors_titles import PEERS, Titles, covers, path
from dragoman.parse import Word

HIGH = frozenset(
    {"president", "premier", "prime minister", "leader", "chancellor", "king", "queen", "chief", "governor"}
)
APPOINTED = frozenset({"oprd", "attr"})


class Later(Titles):
    """Lays offices in headlines, and those whose holder is named later, to their holders."""

    def _named_later(self) -> None:
        """`The chief negotiator left. … Chief negotiator Ana Novak said`: an office alone, then its holder."""
        waiting = [
            m for m in self.cast.members
            if m.kind == "person" and m.definite and not (m.named or m.many or m.tie or m.parts) and m.mentions
        ]  # fmt: skip
        for member in waiting:
            covered = frozenset().union(*(self.roster.offices.get(term, frozenset()) for term in member.terms))
            fits = [m for m in self.cast.members if m.named and self._takes_up(m, member, covered)]
            fits = fits or self._peer_later(member)
            if len(fits) == 1:
                self._lay_to(fits[0], member)

    def _peer_later(self, told: Member) -> list[Member]:
        """`her Rwandan counterpart`, and later `Rwanda's Jean Habyara`: all of that nation named without an office."""
        if told.term not in PEERS or told.country is None:
            return []
        return [
            m for m in self.cast.members
            if m.named and m.kind == "person" and not (m.many or m.tie or m.terms or m.office)
            and m.country == told.country and (m.gender == told.gender or None in (m.gender, told.gender))
        ]  # fmt: skip

    def _takes_up(self, member: Member, told: Member, covered: frozenset[str]) -> bool:
        """Is the member first named after the office was told, of its nation, never beside it, and its holder?"""
        if not member.mentions or member.tie or member.parts or min(member.mentions) < min(told.mentions):
            return False
        if member.gender and told.gender and member.gender != told.gender:
            return False
        same = any(a and set(a) <= set(b) for a in told.cores for b in member.cores)
        whose = told.serves <= member.serves or not member.serves
        nations = told.country == member.country or (same and None in (told.country, member.country))
        if not (nations and whose and self._could_be(member, told, covered)):
            return False
        here = {t.word.sentence for t in self.cast.told if t.member is told}
        return not any(t.member is member and t.word.sentence in here for t in self.cast.told)

    def _appointed(self, phrase: Phrase) -> bool:
        """`Novak was named UN envoy`: the office is one more of Novak's, and nobody else."""
        head = phrase.head
        verb = head.head.head if head.dep == "pobj" and head.head.lower == "as" else head.head
        office = head.dep in APPOINTED or (head.dep == "pobj" and head.head.lower == "as")
        if not office or phrase.title.kind != "person" or phrase.title.plural:
            return False
        if verb.lemma not in self.roster.contexts["appointing"]:
            return False
        roles = ("nsubjpass",) if any(c.dep == "auxpass" for c in verb.children) else ("dobj",)
        roles = ("nsubj",) if verb.lemma in ("become", "serve") else roles
        whom = next((c for c in verb.children if c.dep in roles), None)
        member = next((t.member for t in self.cast.told if t.word is whom), None)
        if member is None or member.kind != "person" or member.many or not member.named:
            return False
        member.terms.add(phrase.title.term)
        member.cores.append(self._core(phrase))
        member.serves |= self._served(phrase)
        self._tell(member, phrase.first, phrase.last, "title", path(self._words(phrase), member), phrase.head)
        return True

    def _groups_without_names(self) -> None:
        """`Rebels take town` over `the March Front`: the one armed group named, in all or in the lead, is meant."""
        classes = self.roster.contexts["classes"]
        lead = next((n for n, p in enumerate(self.parse.paragraphs) if p.kind != "title"), 0)
        named = [m for m in self.cast.members if m.kind == "armed_group" and m.named and m.mentions]
        first = {id(t.member) for t in self.cast.told if t.paragraph <= lead}
        fits = named if len(named) == 1 else [m for m in named if id(m) in first]
        for member in list(self.cast.members):
            bare = (
                member.kind == "armed_group" and not member.named and member.entry is None and member.terms <= classes
            )
            if not bare or len(fits) != 1 or member.country or any(len(c) > 1 for c in member.cores) or member.parts:
                continue
            above = any(t.member is member and t.paragraph < lead for t in self.cast.told)
            if above and member.mentions:
                self._lay_to(fits[0], member)

    def _called_themselves(self) -> None:
        """`The Resistance, as Hezbollah calls itself`: both names are of one."""
        words = self.parse.words
        for word in words:
            if word.lower not in ("itself", "themselves") or word.head.lemma != "call" or word.dep != "dobj":
                continue
            opens = min((c.i for c in word.head.children if c.lower == "as"), default=0)
            subject = next((c for c in word.head.children if c.dep == "nsubj"), None)
            named = self.member_ending.get(opens - 2) if opens > 1 and words[opens - 1].text == "," else None
            bearer = next((t.member for t in self.cast.told if t.word is subject), None)
            if named is None or bearer is None or named is bearer or not (named.mentions and bearer.mentions):
                continue
            kept, lost = (bearer, named) if bearer.entry is not None else (named, bearer)
            if lost.entry is None and "person" not in (kept.kind, lost.kind):
                self._lay_to(kept, lost)

    def _headline(self) -> None:
        """`Army to leave, says minister`: somebody unnamed in the headline is the one named below whom it fits."""
        titles = {n for n, p in enumerate(self.parse.paragraphs) if p.kind == "title"}
        told = [t for t in self.cast.told if t.paragraph in titles or self._is_label(t.word)]
        below = {id(t.member) for t in self.cast.told if t not in told}
        for member in {id(t.member): t.member for t in told}.values():
            if member.named or member.many or member.tie or member.parts or id(member) in below:
                continue
            if member.kind != "person":
                self._body_below(member)
                continue
            covered = frozenset().union(*(self.roster.offices.get(term, frozenset()) for term in member.terms))
            fits = [m for m in self.cast.members if m.named and self._could_be(m, member, covered)]
            if len(fits) > 1:
                lead = {
                    id(t.member) for t in self.cast.told if t.paragraph <= max(titles) + 2 and t.paragraph not in titles
                }
                fits = [m for m in fits if id(m) in lead]
            fits = fits or self._only_one_below(member, max(titles, default=-1) + 1)
            fits = fits or [
                m for m in self.cast.members if m.definite and not m.named and self._could_be(m, member, covered)
            ]
            if len(fits) == 1:
                self._lay_to(fits[0], member)

    def _lay_to(self, kept: Member, member: Member) -> None:
        who = kept.first_text
        member.mentions = {s: (f, f"{s.of(self.parse.text)} ← {who}") for s, (f, _) in member.mentions.items()}
        self.cast.absorb(kept, member)

    def _is_label(self, word: Word) -> bool:
        """`THE PRESIDENT: …` at the start of a line: a turn."""
        behind = self.parse.words[word.i + 1] if word.i + 1 < len(self.parse.words) else None
        paragraph = self.parse.paragraphs[self.parse.paragraph_of(word)]
        opens = self.parse.text[paragraph.span.start : word.start].strip().lower() in ("", "the")
        return opens and behind is not None and behind.text == ":"

    def _only_one_below(self, member: Member, lead: int) -> list[Member]:
        """`Premier to resign` over `Ana Rau said …`: the only person named, without a title, who opens the text."""
        named = [m for m in self.cast.members if m.kind == "person" and m.named and not m.many and not m.parts]
        if len(named) != 1 or named[0].terms or named[0].office:
            return []
        people = [
            t for t in self.cast.told
            if t.subject and t.paragraph == lead and not t.quoted and t.member.kind == "person"
        ]  # fmt: skip
        return named if people and people[0].member is named[0] and self._is_led(member) else []

    def _is_led(self, member: Member) -> bool:
        """Is it told as one holder of an office: `premier`, `the Nigerian leader`, and no `officer`?"""
        return bool(member.terms & HIGH)

    def _body_below(self, member: Member) -> None:
        """`Union: …` over `the miners' union`: a bare noun is the one body below that bears it."""
        bare = [c for c in member.cores if len(c) == 1]
        if member.kind not in BODIES or not bare or member.country:
            return
        fits = [
            m for m in self.cast.members
            if m is not member and m.kind == member.kind and not m.many and not m.parts
            and any(c and c[-1] == bare[0][0] for c in m.cores)
        ]  # fmt: skip
        if len(fits) == 1:
            self._lay_to(fits[0], member)

    def _could_be(self, member: Member, told: Member, covered: frozenset[str]) -> bool:
        """Is the member a person of no other state, whose office the words told before name or cover?"""
        if member.kind != "person" or member.many or (member.country and told.country not in (None, member.country)):
            return False
        return covers(covered, member.terms) or any(set(a) <= set(b) for a in told.cores if a for b in member.cores)
