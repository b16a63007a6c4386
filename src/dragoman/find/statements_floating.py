"""Quotations without a cue → what they go on from, or statements whose speaker stands before or behind, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_named import source_span
from dragoman.find.statements_near import named_person, person, sentence_before, sentence_behind, signature, summed_up
from dragoman.find.statements_quotes import Group
from dragoman.knowledge.reporting import Reporting
from dragoman.model.span import Span
from dragoman.parse import Word

OWNERS = frozenset({"his", "her", "their"})
ENDS = ".?!…”’\"'»“"
CLOSING = "”’\"'»“"
OPENING = " \n\xa0“‘\"'„«‹"
Whose = Callable[[Draft], object]


class Source(NamedTuple):
    """Whose words they are: those of an earlier draft, or of a noun, or of nobody known; and why.

    `joined` says that they are more of what the earlier draft says; `cue` is a word that names the saying.
    """

    rule: str
    draft: Draft | None = None
    noun: Word | None = None
    joined: bool = False
    cue: tuple[Word, ...] = ()


NOBODY = Source("nobody beside it is singled out")


class Floats:
    """The quotations of a report that no cue carries, taken in order of the text, each after those before it.

    `whose` tells two drafts of one speaker from those of two.
    """

    def __init__(self, field: Field, reporting: Reporting, drafts: list[Draft], whose: Whose) -> None:
        self.field, self.reporting, self.whose = field, reporting, whose
        self.drafts = drafts
        self.known: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.known.setdefault(self._paragraph(draft), []).append(draft)

    def take(self, group: Group) -> None:
        """Join the group to the draft that it goes on from, or make a draft of it."""
        content = tuple(self.field.quotations[n].inner for n in group.quotations)
        source = self._source(group, content)
        if source is NOBODY and not self._is_speech(group):
            return
        if source.joined and source.draft is not None:
            self._join(source.draft, content, source.rule)
            return
        before = source.draft
        if before is not None and before.follows is not None:
            before = before.follows
        noun = source.noun if before is None else before.speaker
        span = source_span(self.field, noun, None) if noun is not None else None
        made = Draft(
            cue=source.cue,
            verb=None,
            speaker=noun,
            speaker_span=span if before is None else before.speaker_span,
            content=content,
            quoted=content,
            kind="direct",
            act="assert",
            neutral=True,
            addressee=None,
            follows=before,
            confidence=0.8 if before is not None else 0.65 if noun is not None else 0.5,
            made_by=f"floating quotation, {source.rule}",
        )
        self._add(made)

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.known.setdefault(self._paragraph(draft), []).append(draft)

    def _join(self, draft: Draft, content: tuple[Span, ...], rule: str) -> None:
        """The draft again with more content, in the place of the old one."""
        more = replace(
            draft,
            content=(*draft.content, *content),
            quoted=(*draft.quoted, *content),
            made_by=draft.made_by if draft.made_by.endswith(rule) else f"{draft.made_by}, {rule}",
        )
        self.known[self._paragraph(draft)].remove(draft)
        self.drafts.remove(draft)
        self._add(more)

    def _paragraph(self, draft: Draft) -> int:
        last = Span(draft.content[-1].end - 1, draft.content[-1].end)
        return self.field.parse.paragraph_of(self.field.parse.words_in(last)[0])

    def _source(self, group: Group, content: tuple[Span, ...]) -> Source:
        """The first answer in turn: behind a sentence of the paragraph, at its start, by what stands behind."""
        field = self.field
        start = field.quotations[group.quotations[0]].outer.start
        number = field.parse.paragraph_of(field.parse.words_in(content[0])[0])
        begin = max(field.parse.paragraphs[number].span.start, field.openings[number])
        before = field.text[begin:start].strip()
        found = self._signed(group, number) or (self._opening(group, number, start) if not before else None)
        if before and before[-1] in ENDS + ":":
            found = self._after_sentence(group, number, start)
        return found or self._behind(group, number) or NOBODY

    def _after_sentence(self, group: Group, number: int, start: int) -> Source | None:
        """In the paragraph: the report right before it, an answer, the person whom the sentence before is about."""
        colon = self.field.text[:start].rstrip().endswith(":")
        word = self.field.parse.word_at(len(self.field.text[:start].rstrip()) - 1) if colon else None
        sentence = self.field.parse.sentence_of(word) if word else sentence_before(self.field, start, number)
        if sentence is None:
            return None
        here = sorted((d for d in self.known.get(number, ()) if _end(d) <= start), key=_end)
        said = [d for d in here if _touches(d, sentence.span)]
        if said:
            if self._several(said):
                return Source("two speak in the sentence before")
            last = said[-1]
            return (
                Source("continued", last, joined=True)
                if _told_last(last)
                else Source("speaker of the sentence before", last)
            )
        if sentence.span.of(self.field.text).rstrip().endswith("?"):
            return self._answer(number, start)
        if colon and not self._is_speech(group):
            return None
        about = person(self.field, sentence, self.reporting)
        if about is not None and (owner := self._owner_who_spoke(about, here)) is not None:
            return Source("speaker of whose kin the sentence before tells", owner)
        return Source("subject of the sentence before", noun=about) if about is not None else None

    def _owner_who_spoke(self, about: Word, here: list[Draft]) -> Draft | None:
        """`His nephew was among the dead. “They shot …”`: he who was quoted before in the paragraph goes on."""
        owned = any(c.dep == "poss" and c.lower in OWNERS for c in about.children)
        quoted = [d for d in here if d.kind != "indirect" and d.speaker is not None]
        return quoted[-1] if owned and quoted else None

    def _is_speech(self, group: Group) -> bool:
        """Has the quotation a verb of its own, or a paragraph?  `a banner: “Hands off”` has neither."""
        quotation = self.field.quotations[group.quotations[0]]
        words = self.field.parse.words_in(quotation.inner)
        paragraph = self.field.parse.paragraphs[self.field.parse.paragraph_of(words[0])].span
        alone = quotation.outer.start == paragraph.start and quotation.outer.end >= paragraph.end
        return alone or any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words)

    def _opening(self, group: Group, number: int, start: int) -> Source | None:
        """At the start of a paragraph: a dialogue, the one quoted in the paragraph before, or whom that is about."""
        earlier = sorted(self.known.get(number - 1, ()), key=_end)
        quoted = [d for d in earlier if d.kind != "indirect"]
        if (turn := self._turn(group, number)) is not None:
            return turn
        chosen = [d for d in quoted or self._main(earlier) if d.speaker is not None]
        if chosen:
            if self._several(chosen):
                return Source("two speak in the paragraph before")
            last = chosen[-1]
            if last.kind == "direct" and last.cue and self._goes_on(last, number - 1):
                return Source("continued", last, joined=True)
            return Source("speaker of the paragraph before", last)
        sentence = sentence_before(self.field, start, number - 1) if number else None
        if sentence is None or any(d.speaker is not None for d in earlier):
            return None
        about = named_person(self.field, sentence, self.reporting)
        return Source("subject of the sentence before", noun=about) if about is not None else None

    def _main(self, drafts: list[Draft]) -> list[Draft]:
        """Those told in main clauses, if one is; a speaker deep in a sentence gives way to that of the sentence."""
        main = [d for d in drafts if d.verb is not None and d.verb.head is d.verb]
        return main or drafts[-1:]

    def _goes_on(self, draft: Draft, number: int) -> bool:
        """Does the paragraph end with the quotation or its attribution?"""
        paragraph = self.field.parse.paragraphs[number]
        last = self.field.parse.sentences[paragraph.last - 1].span
        return _touches(draft, last) and not draft.content[-1].of(self.field.text).rstrip(CLOSING).endswith("?")

    def _turn(self, group: Group, number: int) -> Source | None:
        """In a dialogue of two: a question goes back to the one who asked, an answer to the other."""
        spoke = [
            d for n in range(number - 4, number) for d in sorted(self.known.get(n, ()), key=_end) if d.kind == "direct"
        ]
        asked = [d for d in spoke if self._asks(d.content[-1])]
        if not asked or len({self.whose(d) for d in spoke}) != 2:
            return None
        other = next(d for d in spoke if self.whose(d) != self.whose(asked[-1]))
        if self._asks(self.field.quotations[group.quotations[-1]].inner):
            return Source("question of the one who asked before", asked[-1])
        return Source("answer of the other", other) if spoke[-1] is asked[-1] else None

    def _asks(self, span: Span) -> bool:
        return span.of(self.field.text).rstrip(CLOSING).endswith("?")

    def _answer(self, number: int, start: int) -> Source:
        """Who answers the outlet's other questions, else the one who spoke here or in the two paragraphs above."""
        answered = [d for told in self.known.values() for d in told if d.speaker is not None and self._answers(d)]
        if answered and not self._several(answered):
            return Source("answer of the one who answers the other questions", min(answered, key=_end))
        spoke = [d for n in range(number - 2, number + 1) for d in self.known.get(n, ()) if _end(d) <= start]
        if not spoke or self._several(spoke):
            return Source("answer of somebody the text does not single out")
        return Source("answer of the one who spoke before", max(spoke, key=_end))

    def _answers(self, draft: Draft) -> bool:
        """Is it quoted right behind a question of the outlet's own?"""
        before = self.field.text[: draft.content[0].start].rstrip(OPENING)
        word = self.field.parse.word_at(len(before) - 1) if before else None
        return draft.kind == "direct" and word is not None and word.text == "?" and self.field.level(word) == 0

    def _behind(self, group: Group, number: int) -> Source | None:
        """What follows in the paragraph: a sentence that points back, or one about a person by name."""
        sentence = sentence_behind(self.field, self.field.quotations[group.quotations[-1]].outer.end, number)
        if sentence is None:
            return None
        found = summed_up(self.field, sentence, self.reporting)
        if found is not None:
            return Source("pointed back to in the sentence behind", noun=found[0], cue=(found[1],))
        about = named_person(self.field, sentence, self.reporting)
        return Source("subject of the sentence behind", noun=about) if about is not None else None

    def _signed(self, group: Group, number: int) -> Source | None:
        """The name on a line of its own below: `– Anna Rau`."""
        end = self.field.quotations[group.quotations[-1]].outer.end
        if self.field.text[end : self.field.parse.paragraphs[number].span.end].strip():
            return None
        noun = signature(self.field, number + 1)
        return Source("name behind a dash in the next line", noun=noun) if noun is not None else None

    def _several(self, drafts: list[Draft]) -> bool:
        """Do the drafts name more than one speaker?"""
        return len({self.whose(draft) for draft in drafts}) > 1


def floating(
    field: Field, groups: list[Group], drafts: list[Draft], whose: Whose, reporting: Reporting
) -> Iterator[Draft]:
    """The drafts again, those that go on with all they say, and one for every other quotation without a cue."""
    floats = Floats(field, reporting, list(drafts), whose)
    for group in groups:
        if group.verb is None:
            floats.take(group)
    yield from floats.drafts


def _end(draft: Draft) -> int:
    return draft.content[-1].end


def _told_last(draft: Draft) -> bool:
    """Is it a quotation, or a clause with quoted words, whose attribution stands behind it?"""
    if draft.kind == "direct" and draft.cue:
        return True
    return draft.kind == "mixed" and bool(draft.cue) and draft.cue[0].start > _end(draft)


def _touches(draft: Draft, span: Span) -> bool:
    return any(s.overlaps(span) for s in [*draft.content, *(w.span for w in draft.cue)])
