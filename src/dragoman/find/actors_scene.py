"""Hits, runs and phrases in order of the text → the cast: who each of them is, and by which path."""

from __future__ import annotations

from dataclasses import replace

from dragoman.find import actors_use
from dragoman.find.actors_cast import Member
from dragoman.find.actors_certain import Certain
from dragoman.find.actors_grammar import by_grammar
from dragoman.find.actors_joins import Persona, acronyms, is_outlet, is_sheet, join
from dragoman.find.actors_lists import names_beside
from dragoman.find.actors_loose import PAIR, Loose, find_loose
from dragoman.find.actors_names import Hit, Run
from dragoman.find.actors_phrases import Phrase
from dragoman.find.actors_plurals import is_plural, only_plural
from dragoman.find.actors_reference import PERSONAL, REFERRING, antecedent, antecedent_in_words, is_reference
from dragoman.find.actors_sets import Sets
from dragoman.find.actors_titles import INDEFINITE, PEERS, path
from dragoman.find.actors_unlisted import Unlisted, find_unlisted
from dragoman.knowledge.roster import Entry, Name, compact
from dragoman.model.findings import Actor, MentionForm, Unresolved
from dragoman.parse import Word

Element = Persona | Phrase | Hit | Loose | Unlisted | Word


class Scene(Sets):
    """The report as a row of elements, played once from the first word to the last."""

    def play(self, runs: list[Run], phrases: list[Phrase]) -> tuple[tuple[Actor, ...], tuple[Unresolved, ...]]:
        """Lay every element to a member, in order of the text; what is laid to nobody comes second."""
        self.defined = acronyms(self.parse, self.hits, phrases)
        runs = [run for run in runs if self.parse.words[run.last].text not in self.defined]
        runs, self.beside = names_beside(self.parse, self.roster, self.hits, runs, phrases)
        runs = [replace(run, sure=True) if is_outlet(self.parse.words, run, self.roster) else run for run in runs]
        personas = Certain(self.parse, self.roster, self.hits, self.beside).kept(join(self.parse, runs, phrases))
        papers = self._with_their_nouns(personas)
        joined = {id(t) for p in personas for t in p.titles} | {id(p) for p in phrases if p.head.i in papers}
        self.phrase_at = {i: p for p in phrases for i in range(p.first, p.last + 1)}
        unlisted = find_unlisted(self.parse, self.roster, self.hits, runs, personas, phrases)
        self.covered = covered = self._covered(personas, phrases)
        covered.update(i for item in unlisted for i in range(item.first, item.last + 1))
        loose = find_loose(self.parse, self.roster, covered)
        elements: list[tuple[int, int, Element]] = [(p.first, 0, p) for p in personas]
        elements += [(p.first, 1, p) for p in phrases if id(p) not in joined]
        elements += [(h.first, 2, h) for h in self.hits.all]
        elements += [(item.first, 2, item) for item in unlisted]
        named = {p.run.head.head.i for p in personas if p.run.head.dep == "appos"}
        elements += [(item.word.i, 3, item) for item in loose if item.word.i not in named | papers]
        elements += [
            (w.i, 4, w)
            for w in self.parse.words
            if ((w.lower in REFERRING or w.text in self.defined) and self._refers(w)) or self._is_short_name(w)
        ]
        for _, _, element in sorted(elements, key=lambda e: e[:2]):
            self._lay(element)
        self._apposed_names(personas, phrases)
        self._called_themselves()
        self._named_later()
        self._groups_without_names()
        self._headline()
        return self.cast.actors(), self.cast.unresolved()

    def _with_their_nouns(self, personas: list[Persona]) -> set[int]:
        """`the Tbilisi daily Dilis Gazeti`: the noun before an outlet's name is part of what it is called."""
        found = set()
        for persona in personas:
            noun = self.parse.words[max(persona.run.first - 1, 0)]
            if is_sheet(noun, self.roster) and noun.sentence == persona.run.head.sentence and not persona.titles:
                found.add(noun.i)
                near = range(noun.i, max(noun.i - 4, -1), -1)
                persona.first = next((i for i in near if self.parse.words[i].pos == "DET"), persona.first)
        return found

    def _covered(self, personas: list[Persona], phrases: list[Phrase]) -> set[int]:
        found = set(self.hits.at) | {w.i for w in self.parse.words if w.text in self.defined}
        for p in personas:
            found.update(range(p.run.first, p.run.last + 1))
        for phrase in phrases:
            found.update(range(phrase.term_first, phrase.term_last + 1))
        return found

    def _refers(self, word: Word) -> bool:
        if word.text in self.defined and word.i not in self.hits.at:
            return True
        if not is_reference(word, self.roster):
            return is_plural(word) and not self._is_quoted(word)
        return word.lower in ("he", "she", "they", "him", "her", "them") or not self._is_quoted(word)

    def _lay(self, element: Element) -> None:
        if isinstance(element, Persona):
            self._persona(element)
        elif isinstance(element, Phrase):
            self._phrase(element)
        elif isinstance(element, Hit):
            self._hit(element)
        elif isinstance(element, Loose):
            self._loose(element)
        elif isinstance(element, Unlisted):
            self._unlisted(element)
        elif element.text in self.defined:
            self._acronym(element)
        elif element.text[0].isupper() and self._is_short_name(element):
            self._short_name(element)
        else:
            self._pronoun(element)

    def _hit(self, hit: Hit) -> None:
        reason = actors_use.stands_for_people(self.parse, self.roster, hit)
        word = actors_use.head_of(self.parse, hit)
        name = self._choose(hit)
        if name is None or self._is_a_persons(hit, word):
            return
        if name.use in ("adjective", "demonym", "people"):
            if not self._one_of_a_nation(hit, name, word) and reason:
                self._people(hit, name, word)
            return
        state = name.entry.kind == "state" or name.use in ("seat", "metonym") or name.entry.sector == "PRE"
        misread = reason is not None and reason.startswith(actors_use.MISREAD)
        if (state and not reason) or (not misread and self._is_swallowed(hit, name, word, state)):
            return
        member = self.cast.entry(name)
        for noun in name.entry.name.split():
            title = self.roster.titles.get(compact(noun))
            if title is not None and title.kind not in ("person", "group"):
                holders = self.cast.heads.setdefault(compact(noun), [])
                if member not in holders:
                    holders.append(member)
        form: MentionForm = "metonym" if name.use in ("seat", "metonym") else "name"
        text = self.parse.text[self.parse.words[hit.first].start : self.parse.words[hit.last].end]
        why = f"{text} ← {name.entry.name} ({name.use})"
        self._tell(member, hit.first, hit.last, form, f"{why}; {reason}" if state else why, word)
        self.member_ending[hit.last] = member
        if not state:
            self._named_behind(hit, member, word)

    def _is_a_persons(self, hit: Hit, word: Word) -> bool:
        """`Georgia` in a report on Georgia Novak: the name of a person told before, and a mention of that person."""
        spelled = compact(word.text)
        if hit.first < hit.last or not (spelled in self.cast.surnames or spelled in self.cast.forenames):
            return False
        member = self.cast.person([word])
        here = any(t.member is member and t.word.sentence == word.sentence for t in self.cast.told)
        if here and spelled in self.cast.forenames:
            return False  # `Paris Novak accused Paris`: whoever is told here already goes by the surname
        if member is not None:
            self._tell(member, hit.first, hit.last, "name", f"{word.text} ← {member.first_text}", word)
        return True

    def _choose(self, hit: Hit) -> Name | None:
        """The entry meant where several share the name: one that the report names elsewhere, else none."""
        if len(hit.names) == 1:
            return hit.names[0]
        defined = self.defined.get(self.parse.words[hit.last].text) if hit.first == hit.last else None
        if defined is not None and (member := self.member_ending.get(defined)) is not None:
            return next((n for n in hit.names if n.entry is member.entry), None)
        told = [n for n in hit.names if n.entry.id in self.certain]
        if len(told) == 1:
            return told[0]
        groups = [n for n in told if n.entry.kind == "armed_group"]
        return groups[0] if len(groups) == 1 and groups[0].use == "seat" else None

    def _is_swallowed(self, hit: Hit, name: Name, word: Word, state: bool) -> bool:
        """Inside the name of another body (`ASEAN Observer Team`), or an adjective (`Houthi fighters`)."""
        phrase = self.phrase_at.get(hit.first)
        before = word.dep in ("compound", "amod", "nmod") and word.head.i > word.i
        if phrase is not None and phrase.first <= hit.first and hit.last < phrase.head.i and before:
            if phrase.capital and phrase.title.kind not in ("person", "group"):
                return True
            plural = self.roster.names.get(compact(name.text) + "s", ())
            return state or any(n.entry is name.entry for n in plural)
        return before and state

    def _people(self, hit: Hit, name: Name, word: Word) -> None:
        if self.phrase_at.get(hit.first) is not None and self.phrase_at[hit.first].head.i != hit.last:
            return
        if actors_use.is_one(hit, word):
            first = min(c.i for c in word.children if c.dep == "det")
            text = self.parse.text[self.parse.words[first + 1].start : word.end]
            one = self.cast.add(Member(name=text, kind="person", country=name.entry.country, made_by="one of a nation"))
            self._tell(one, first, hit.last, "title", f"one of a nation: {name.entry.name}", word)
            return
        key = f"people:{name.entry.id}"
        member = self.cast.by_key.get(key)
        if member is None:
            text = " ".join(w.text for w in self.parse.words[hit.first : hit.last + 1])
            member = self.cast.add(
                Member(
                    name=text,
                    kind="group",
                    country=name.entry.country,
                    many=True,
                    made_by=f"people of {name.entry.name}",
                ),
                key,
            )
        first = hit.first - 1 if hit.first and self.parse.words[hit.first - 1].lower == "the" else hit.first
        self._tell(member, first, hit.last, "title", f"a people: {name.entry.name}", word)

    def _phrase(self, phrase: Phrase) -> None:
        if self._appointed(phrase):
            return
        member, why = (
            self._beside_person(phrase) or self._pair(phrase) or self._together(phrase) or self._resolve(phrase)
        )
        body = phrase.title.kind not in ("person", "group")
        namelike = (
            phrase.title.term in self.roster.contexts["bodies"]
            and not phrase.title.plural
            and len(self._core(phrase)) <= 1
        )
        form: MentionForm = "name" if body and (phrase.capital or namelike) else "title"
        self._tell(member, phrase.first, phrase.last, form, why, phrase.head)
        self.member_ending[phrase.last] = member

    def _resolve(self, phrase: Phrase) -> tuple[Member, str]:
        """The member that the phrase means, or a new one."""
        owner = self._owner(phrase)
        nation = phrase.nation.country if phrase.nation else (owner.country if owner else None)
        core = self._core(phrase)
        head = compact(phrase.head.text)
        known = self._known(phrase, core, owner)
        if known is not None:
            text = self._words(phrase)
            return known, path(text, known)
        key = self._key(phrase, core, owner)
        person = phrase.title.kind == "person"
        member = Member(
            name=self._text(phrase), kind=phrase.title.kind, country=nation, gender=phrase.title.gender,
            many=phrase.title.plural and phrase.title.kind != "armed_force", term=phrase.title.term,
            office=self._text(phrase) if person else None, made_by=f"noun: {phrase.title.term}",
            definite=phrase.definite or self._is_the_one(phrase), serves=self._served(phrase),
            count=self._counted(phrase), side=phrase.nation if person else None,
        )  # fmt: skip
        former = self.roster.contexts["former"] & set(phrase.core)
        sector = self._code_of(phrase) or phrase.title.sector or self._sector_of(owner, phrase)
        member.sector = "ELI" if former else sector
        member.cores.append(core)
        member.terms.add(phrase.title.term)
        if phrase.title.term in PEERS and owner is not None:
            member.cores.extend(owner.cores[:1])
            member.terms |= owner.terms
        self.cast.add(member, key, *self._name_in(phrase))
        if not person or not phrase.title.plural:
            self.cast.heads.setdefault(head, []).append(member)
        return member, f"noun: {phrase.title.term}"

    def _is_the_one(self, phrase: Phrase) -> bool:
        """`its ambassador`, `Kenya envoy`: an office whose owner is told, and no article before it."""
        first = self.parse.words[phrase.first].lower
        return first not in INDEFINITE and (phrase.nation is not None or phrase.owner_word is not None)

    def _known(self, phrase: Phrase, core: tuple[str, ...], owner: Member | None) -> Member | None:
        first = self.parse.words[phrase.first].lower
        title = phrase.title
        if title.kind == "person" and (body := self._body_beside(phrase)) is not None:
            return body
        if first in INDEFINITE:
            return None
        if title.kind == "person":
            return self._holder(phrase, core, owner)
        beside = self._armed_of(phrase) or self._named_with_label(phrase) or self._apposed_to(phrase)
        beside = beside or self._mission(phrase, core)
        same = beside or self.cast.by_key.get(self._key(phrase, core, owner))
        if same is not None:
            return same
        if phrase.nation is not None and (body := self._same_body(phrase, core)) is not None:
            return body
        nation = phrase.nation or (owner.side if owner is not None else None)
        if len(core) == 1 and core[0] in self.roster.contexts["of_state"] and nation is not None:
            return self._state_itself(nation, core[0])
        bare = phrase.nation is None and owner is None and phrase.owner is None
        bare = bare and phrase.last == phrase.head.i and (phrase.definite or not title.plural)
        if bare and len(core) == len(title.term.replace("-", " ").split()):
            return self._last_of(title.term, core, phrase)
        return None

    def _body_beside(self, phrase: Phrase) -> Member | None:
        """`Kenya, a guarantor of the accord`: an agent noun beside the name of a state or body is no person."""
        beside = phrase.head.head if phrase.head.dep == "appos" else None
        told = next((t.member for t in reversed(self.cast.told) if t.word is beside), None)
        return told if told is not None and told.kind in ("state", "organisation") and not told.many else None

    def _state_itself(self, nation: Entry, noun: str) -> Member:
        """`the Thai government`, `the Thai side` → Thailand, where no delegation of it was told."""
        held = self.cast.entry(Name(entry=nation, text=nation.name, use="name", careful=False))
        if held not in self.cast.heads.setdefault(noun, []):
            self.cast.heads[noun].append(held)
            held.cores.append((noun,))
        return held

    def _last_of(self, term: str, core: tuple[str, ...], phrase: Phrase) -> Member | None:
        """`the commission` → the only one told, else the last one of this or the former paragraph."""
        here = self.parse.paragraph_of(phrase.head)
        held = [m for m in self.cast.heads.get(compact(phrase.head.text), []) if set(core) <= _words_of(m)]
        if len(held) == 1:
            return held[0]
        if not held and (meant := self._alliance(phrase, here)) is not None:
            return meant
        near = [t for t in self.cast.told if t.member in held and t.paragraph >= here - 1]
        if near:
            return max(near, key=lambda t: t.word.i).member
        if term in self.roster.contexts["peaceful classes"] and not held:
            return self._last_body(phrase)
        if term not in self.roster.contexts["classes"] or held:
            return None
        if phrase.title.kind == "organisation" and (body := self._body_of_states(phrase)) is not None:
            return body
        told = [t for t in self.cast.told if t.member.kind == "armed_group" and t.member.named]
        near = [t for t in told if t.paragraph >= here - 1] or told
        return near[0].member if len({id(t.member) for t in near}) == 1 else None

    def _loose(self, item: Loose) -> None:
        words = self.parse.words
        text = self.parse.text[words[item.first].start : words[item.last].end]
        member = self.cast.by_key.get(f"n:{compact(text)}") if item.form == "name" else None
        alone = item.word.lower == "both" and item.last == item.word.i
        both = (self._two_subjects(item.word) or self._both_told(item.word)) if alone else None
        if (both := both or self._both_states(item.first, item.word)) is not None:
            self._tell(both, item.first, item.last, "title", path(text, both), item.word)
            return
        if item.why == PAIR:
            return
        if item.kind == "person" and item.word.lower == "old":
            near = self._told_here(item.word)
            member = near[0] if len(near) == 1 else self._tie(near, text, item.word)
            self._tell(member, item.first, item.last, "title", path(text, member), item.word)
            return
        if item.word.lower in ("former", "latter"):
            if (member := self._of_two(item.word)) is None:
                member = self._tie([], text, item.word)
            self._tell(member, item.first, item.last, "title", path(text, member), item.word)
            return
        if member is None:
            member = Member(name=text, kind=item.kind, named=item.form == "name", many=item.many, made_by=item.why)
            self.cast.add(member, f"n:{compact(text)}" if item.form == "name" else f"at:{item.word.i}")
        self._tell(member, item.first, item.last, item.form, item.why, item.word)
        self.member_ending[item.last] = member

    def _acronym(self, word: Word) -> None:
        member = self.member_ending.get(self.defined[word.text])
        if member is not None:
            member.named = True
            self._tell(member, word.i, word.i, "name", f"{word.text} ← {member.first_text} ({word.text})", word)

    def _pronoun(self, word: Word) -> None:
        if word.lower == "they" and not self._is_quoted(word) and (both := self._two_subjects(word)) is not None:
            self._tell(both, word.i, word.i, "pronoun", path(word.text, both), word)
            return
        if self._is_quoted(word):
            member = antecedent_in_words(self.parse, self.cast, word)
        else:
            told = is_reference(word, self.roster)
            member = antecedent(self.parse, self.cast, word, self.roster.contexts["speech"]) if told else None
            if member is None and is_plural(word):
                member = by_grammar(self.cast, word, self.roster.contexts["speech"], set())
                member = member or only_plural(self.parse, self.cast, word)
        if member is None:
            return
        gender = PERSONAL.get(word.lower)
        if gender is not None and (word.head.dep in ("ROOT", "conj") or self._alone(member, word)):
            member.gender = member.gender or gender
        last = max((t for t in self.cast.told if t.member is member), key=lambda t: t.word.i)
        chain = [word.text, last.word.text] if last.word.text != member.first_text else [word.text]
        self._tell(member, word.i, word.i, "pronoun", " ← ".join([*chain, member.first_text]), word)

    def _alone(self, member: Member, word: Word) -> bool:
        """Is no other person told in this paragraph, so that a pronoun tells the gender of this one?"""
        here = self.parse.paragraph_of(word)
        told = [t.member for t in self.cast.told if t.paragraph == here and t.member.kind == "person"]
        return all(m is member or m.many or m.gender not in (None, PERSONAL[word.lower]) for m in told)


def _words_of(member: Member) -> set[str]:
    """The words under which a body was told, or those of its name in the roster."""
    words = {word for core in member.cores for word in core}
    return words | {compact(w) for w in member.entry.name.split()} if member.entry is not None else words
