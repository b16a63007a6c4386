"""Names of persons with their titles → members of the cast with office, nation, sector and gender."""

from __future__ import annotations

from dragoman.find.actors_cast import Member
from dragoman.find.actors_joins import Persona
from dragoman.find.actors_phrases import Phrase
from dragoman.find.actors_stage import Stage
from dragoman.model.findings import MentionForm


class Persons(Stage):
    """Lays personas to members."""

    def _persona(self, persona: Persona) -> None:
        words = self.parse.words[persona.run.first : persona.run.last + 1]
        text = self.parse.text[words[0].start : words[-1].end]
        member = self.cast.person(words)
        known = member is not None
        if member is None:
            if self.cast.ambiguous(words):
                return
            titles = [t.title.term for t in persona.titles]
            why = f"name with title {titles[0]}" if titles else "name of a person by the parser and its place"
            member = self.cast.new_person(words, text, why)
        path = f"{text} ← {member.first_text}" if known else text
        for title in persona.titles:
            self._give_office(member, title)
        form: MentionForm = "title+name" if persona.titles else "name"
        self._tell(member, persona.first, persona.last, form, path, persona.run.head)

    def _give_office(self, member: Member, phrase: Phrase) -> None:
        """What the title says of its holder: office as stated, nation, sector, gender."""
        owner = self._owner(phrase)
        nation = phrase.nation.country if phrase.nation else (owner.country if owner else None)
        title = phrase.title
        honorific = title.sector is None and title.term.rstrip(".") in ("mr", "mrs", "ms", "miss", "sir", "mister")
        member.gender = member.gender or title.gender
        if honorific:
            return
        member.country = member.country or nation
        if title.term == "counterpart" and owner is not None:
            member.office = member.office or self._text(phrase)
            member.sector = member.sector or owner.sector
            member.cores.extend(owner.cores[:1])
            return
        core = self._core(phrase)
        if core and core not in member.cores:
            member.cores.append(core)
        stated = self._text(phrase)
        if member.office is None or (
            title.sector != "MIL" and member.sector == "MIL" and member.term in self.roster.contexts["ranks"]
        ):
            member.office, member.term = stated, title.term
        former = self.roster.contexts["former"] & set(phrase.core)
        sector = "ELI" if former else title.sector or self._sector_of(owner, phrase)
        member.sector = member.sector or sector
