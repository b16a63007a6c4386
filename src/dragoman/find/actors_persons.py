"""Names of persons with their titles → members of the cast with office, nation, sector and gender."""

from __future__ import annotations

from dragoman.find.actors_cast import Member, name_parts
from dragoman.find.actors_joins import Persona, is_outlet
from dragoman.find.actors_phrases import POSSESSIVES, Phrase
from dragoman.find.actors_stage import Stage
from dragoman.knowledge.roster import Title, compact
from dragoman.model.findings import MentionForm
from dragoman.parse import Word


class Persons(Stage):
    """Lays personas to members."""

    def _persona(self, persona: Persona) -> None:
        words = self.parse.words[persona.run.first : persona.run.last + 1]
        text = self.parse.text[words[0].start : words[-1].end]
        member = self.cast.person(words, next((t.title.gender for t in persona.titles if t.title.gender), None))
        known = member is not None
        if member is None:
            if self.cast.ambiguous(words):
                tied = [m.name for m in self.cast.surnames[name_parts(words)[0]]]
                member = self.cast.add(Member(name=text, kind="person", tie=f"{len(tied)} fit: {', '.join(tied)}"))
                self._tell(member, persona.first, persona.last, "name", text, persona.run.head)
                return
            member = self._awaited(persona, words, text)
        if member is None:
            titles = [t.title.term for t in persona.titles]
            why = f"name with title {titles[0]}" if titles else "name of a person by the parser and its place"
            member = self.cast.new_person(words, text, why)
            member.gender = self.roster.genders.get(compact(words[0].text)) if len(words) > 1 else None
            if is_outlet(self.parse.words, persona.run, self.roster):
                member.kind, member.sector, member.gender = "outlet", "JRN", None
        if known and len(text.split()) > len(member.name.split()):
            member.name = text
            self.cast.enrol(member, words)
        member.short = member.short or " " not in text
        path = f"{text} ← {member.first_text}" if known else text
        self._nation_beside(member, persona)
        self._shared_title(member, persona)
        for title in persona.titles:
            self._give_office(member, title)
        self._leads(member, persona.run.head)
        self._led_by(member, persona.run.head)
        form: MentionForm = "title+name" if persona.titles else "name"
        self._tell(member, persona.first, persona.last, form, path, persona.run.head)
        if self._apart(persona):
            self._tell(member, persona.run.first, persona.run.last, "name", path, persona.run.head)
        self.member_ending[persona.run.last] = member
        for title in persona.titles:
            if title.term_last != persona.run.first - 1:
                self._tell(member, title.first, title.last, "title", f"{self._text(title)} ← {text}", title.head)

    def _apart(self, persona: Persona) -> bool:
        """Is the name parted by a comma from a title, so that it stands by itself too?  `Ana Novak, the envoy`."""
        run, words = persona.run, self.parse.words
        return persona.last > run.last or (persona.first < run.first and words[run.first - 1].text == ",")

    def _awaited(self, persona: Persona, words: list[Word], text: str) -> Member | None:
        """`the envoy` told before its holder's name: the one unnamed member of just that office takes the name."""
        titles = [t for t in persona.titles if t.definite or t.owner_word is not None or self._is_bare_office(t)]
        cores = [self._core(t) for t in titles]
        waiting = [
            m
            for m in self.cast.members
            if m.kind == "person" and m.definite and not m.named and any(core in m.cores for core in cores if core)
        ]
        if len(waiting) > 1:  # a counterpart holds that office as well, but is not called by it
            waiting = [m for m in waiting if m.term in {t.title.term for t in titles}]
        if len(waiting) != 1:
            return None
        member = waiting[0]
        member.name, member.named = text, True
        self.cast.enrol(member, words)
        return member

    def _is_bare_office(self, title: Phrase) -> bool:
        """`Foreign Minister` straight before a name, of a state that the office told before has named."""
        return title.nation is None and title.capital and title.title.sector == "GOV" and len(self._core(title)) > 1

    def _nation_beside(self, member: Member, persona: Persona) -> None:
        """`Niger's A`, `A of Spain`: the nation of a person by whose name a state stands."""
        words, first, last = self.parse.words, persona.first, persona.run.last
        hit = None
        if first > 1 and words[first - 1].tag == "POS":
            hit = self.hits.at.get(first - 2)
        elif last + 2 < len(words) and words[last + 1].lower in ("of", "from"):
            hit = self.hits.at.get(last + 3 if words[last + 2].lower == "the" else last + 2)
        entry = hit.names[0].entry if hit is not None and len(hit.names) == 1 else None
        if entry is not None and entry.kind == "state":
            member.country = member.country or entry.country

    def _shared_title(self, member: Member, persona: Persona) -> None:
        """`Presidents A and B`: a plural title before names is the title of each."""
        words, first, head = self.parse.words, persona.run.first, persona.run.head
        title = self.roster.titles.get(compact(words[first - 1].text)) if first else None
        if first > 1 and (longer := self.roster.titles.get(compact(words[first - 2].text + words[first - 1].text))):
            title = longer
        nations: list[str | None] = []
        if title is None or not title.plural or title.kind not in ("group", "armed_force"):
            title, nations = (
                self.shared.get(head.head.i, (None, [])) if head.dep == "conj" else self._apposed_group(head)
            )
            title = None if persona.titles else title
        if title is None:
            return
        self.shared[head.i] = (title, nations[1:])
        member.country = member.country or next(iter(nations), None)
        member.terms.add(title.term)
        member.cores.append(tuple(compact(w) for w in title.term.split()))

    def _apposed_group(self, head: Word) -> tuple[Title | None, list[str | None]]:
        """`the ministers of B and C, A and D`: the plural title before the names, and its nations in their order."""
        phrase = self.phrase_at.get(head.head.i) if head.dep == "appos" else None
        if phrase is None or not phrase.title.plural or phrase.title.kind not in ("group", "armed_force"):
            return None, []
        inside = range(phrase.first, max(phrase.last, phrase.head.right) + 1)
        hits = [self.hits.at[i] for i in inside if i in self.hits.at and self.hits.at[i].first == i]
        states = [h.names[0].entry.country for h in hits if len(h.names) == 1 and h.names[0].entry.kind == "state"]
        return phrase.title, states if len(states) > 1 else []

    def _leads(self, member: Member, head: Word) -> None:
        """`A, who leads the delegation of B`: office and nation as stated."""
        for child in head.children:
            if child.dep != "relcl" or child.lemma not in self.roster.contexts["leading"] or member.office:
                continue
            led = next((c for c in child.children if c.dep == "dobj"), None)
            phrase = self.phrase_at.get(led.i) if led is not None else None
            if phrase is not None:
                led_core = self._core(phrase)
                member.cores.extend([("head", *led_core), ("leader", *led_core)])
                member.side = phrase.nation
                member.office = f"{child.text} {self._words(phrase)}"
                member.country = member.country or (phrase.nation.country if phrase.nation else None)

    def _led_by(self, member: Member, head: Word) -> None:
        """`The delegation of B was led by A`: A is its head."""
        by, leading = head.head, self.roster.contexts["leading"]
        led: Word | None = None
        if by.dep == "agent" and by.head.lemma in leading:
            led = next((c for c in by.head.children if c.dep == "nsubjpass"), None)
        elif by.lower == "by" and by.head.pos == "NOUN":  # `…, that of B by A`, the verb left out
            before = self.parse.words[self.parse.sentence_of(head).first : by.head.i]
            led = by.head if any(w.tag == "VBN" and w.lemma in leading for w in before) else None
        phrase = self.phrase_at.get(led.i) if led is not None else None
        if phrase is not None:
            core = self._core(phrase)
            member.cores.extend([("head", *core), ("leader", *core)])
            member.country = member.country or (phrase.nation.country if phrase.nation else None)

    def _give_office(self, member: Member, phrase: Phrase) -> None:
        """What the title says of its holder: office as stated, nation, sector, gender."""
        owner = self._owner(phrase)
        nation = phrase.nation.country if phrase.nation else (owner.country if owner else None)
        title = phrase.title
        member.terms.add(title.term.rstrip("."))
        member.serves |= self._served(phrase)
        honorific = title.sector is None and title.term.rstrip(".") in ("mr", "mrs", "ms", "miss", "sir", "mister")
        member.gender = title.gender or member.gender
        if honorific:
            return
        if not (member.office and self.roster.contexts["former"] & set(phrase.core)):
            member.country = member.country or nation
            member.side = member.side or phrase.nation
        if title.term == "counterpart" and owner is not None:
            member.office = member.office or self._text(phrase)
            member.sector = member.sector or owner.sector
            member.cores.extend(owner.cores[:1])
            member.terms |= owner.terms
            return
        core = self._core(phrase)
        if core and core not in member.cores:
            member.cores.append(core)
        stated = self._text(phrase)
        former = self.roster.contexts["former"] & set(phrase.core)
        ranks = self.roster.contexts["ranks"]
        if member.office is None or (member.term in ranks and title.term not in ranks):
            member.office, member.term = stated, title.term
        elif member.term == title.term and not former and _is_fuller(stated, member.office):
            member.office = stated
        sector = "ELI" if former else self._code_of(phrase) or title.sector or self._sector_of(owner, phrase)
        member.sector = member.sector or sector


def _is_fuller(stated: str, office: str) -> bool:
    """`Azerbaijan's president` says all of `President`, and more; whose it is told by a name, not by `its`."""
    mine, theirs = ({compact(word) for word in text.split()} for text in (stated, office))
    return theirs < mine and not mine & POSSESSIVES
