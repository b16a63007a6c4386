"""Names with their titles → those that surely are of persons, and the single names that are part of a fuller one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dragoman.find.actors_joins import Persona
from dragoman.find.actors_names import Hits, Run
from dragoman.find.actors_signs import is_holder
from dragoman.knowledge.roster import Roster
from dragoman.parse import Parse, Word
from dragoman.syntax import SUBJECTS


@dataclass(frozen=True, slots=True)
class Certain:
    """A report, and the names that stand beside a plural title by the head of the title."""

    parse: Parse
    roster: Roster
    hits: Hits
    beside: dict[int, list[int]]

    def kept(self, personas: list[Persona]) -> list[Persona]:
        """Those that title, place or label make persons, and single names that are part of a fuller one of them."""
        words = self.parse.words
        sure = [p for p in personas if p.run.sure or p.titles]
        heads = {p.run.head.i: self._has_plural_title(p) for p in sure}
        for p in personas:
            head = p.run.head
            joined = head.dep == "conj" and head.head.i in heads and p.run.last > p.run.first
            if not joined and p.run.last > p.run.first and self._joins_a_person(p, sure):
                sure.append(p)
            if joined and p not in sure and (p.run.hint or heads[head.head.i]):
                sure.append(p)
                heads[head.i] = heads[head.head.i]
        self._go_on_to_speak(personas, sure)
        spoken = {words[p.run.last].text for p in personas if p.run.spoken and p.run.last == p.run.first}
        alone = [words[p.run.last] for p in personas if p.run.last == p.run.first]
        acting = {w.text for w in alone if w.dep in SUBJECTS or self._acts_beside(w)}
        sure += [
            p for p in personas
            if p not in sure and p.run.last > p.run.first and not p.run.spot and p.run.hint
            and words[p.run.last].text in acting
        ]  # fmt: skip
        sure += [
            p for p in personas
            if p not in sure and p.run.last > p.run.first and not p.run.spot
            and any(w.text in spoken for w in words[p.run.first + 1 : p.run.last + 1])
        ]  # fmt: skip
        surnames = {w.text for p in sure for w in words[p.run.first + 1 : p.run.last + 1] if w.text[0].isupper()}
        listed = {i for heads in self.beside.values() for i in heads}
        surnames |= {words[p.run.first].text for p in sure if p.run.head.i in listed}
        firsts = Counter(words[p.run.first].text for p in sure if p.run.last > p.run.first)
        lasts = {words[p.run.last].text for p in sure}
        kept = [
            p for p in personas
            if p in sure or words[p.run.last].text in (lasts if p.run.last > p.run.first else surnames)
            or (p.run.last == p.run.first and firsts[words[p.run.last].text] == 1 and self._goes_by_it(p.run.head))
        ]  # fmt: skip
        taken = {i for p in kept for i in range(p.first, p.last + 1)} | set(self.hits.at)
        for w in words:
            if w.text in surnames and w.i not in taken and w.pos in ("NOUN", "ADJ", "VERB", "PROPN"):
                kept.append(Persona(w.i, w.i, Run(w.i, w.i, w, False)))
        return kept

    def _acts_beside(self, word: Word) -> bool:
        """`Novak and Okoro were washing tools`: the second of two names that are subjects."""
        return word.dep == "conj" and word.head.dep in SUBJECTS and word.head.tag == "NNP"

    def _goes_by_it(self, word: Word) -> bool:
        """`Pak Il-nam … met Pak`, `Ri is a colonel`: the first part of one name alone, where a person stands."""
        return word.entity == "PERSON" or is_holder(word, self.roster)

    def _joins_a_person(self, persona: Persona, sure: list[Persona]) -> bool:
        """`April Tavar and Jan Novak`: two names joined as subjects are both of persons if one is."""
        second = next((c for c in persona.run.head.children if c.dep == "conj"), None)
        return second is not None and any(p.run.head is second and p.run.last > p.run.first for p in sure)

    def _go_on_to_speak(self, personas: list[Persona], sure: list[Persona]) -> None:
        """`Sutrisno said` behind `the minister, Sutrisno,`; `Katrín said` behind `the premier, Katrín Jónsdóttir`."""
        words = self.parse.words
        alone = {words[p.run.last].text for p in sure if p.run.first == p.run.last}
        first = {words[p.run.first].text for p in sure if p.run.first < p.run.last}
        for p in personas:
            text = words[p.run.last].text
            if p.run.first == p.run.last and p not in sure and (text in alone or (p.run.spoken and text in first)):
                sure.append(p)

    def _has_plural_title(self, persona: Persona) -> bool:
        before = self.parse.words[persona.run.first - 1] if persona.run.first else None
        title = self.roster.titles.get(before.lower) if before is not None else None
        return title is not None and title.plural
