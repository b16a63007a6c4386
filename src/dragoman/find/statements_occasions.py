"""Drafts in order of the text → on what occasion each thing was said, so far as the words round its cue name one."""

from __future__ import annotations

import re

from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_phrases import joint_speakers
from dragoman.find.statements_settings import Mentions
from dragoman.knowledge.occasions import Occasions
from dragoman.model.span import Span
from dragoman.parse import Word

ASIDE = re.compile(r",\s+(?=(?:in|at|during|on|by|through|via|over)\s)")


class Clauses:
    """For each draft the words round its cue: its clause without what is said, who says it, and other reports."""

    def __init__(self, field: Field, drafts: list[Draft]) -> None:
        self.field = field
        self._drafts: dict[int, list[Draft]] = {}
        self._found: dict[int, list[Span]] = {}
        for draft in drafts:
            if draft.verb is not None:
                self._drafts.setdefault(field.parse.sentence_of(draft.verb).first, []).append(draft)

    def stretches(self, draft: Draft) -> list[Span]:
        """The stretches of the clause, in order; none for a draft without a verb."""
        if id(draft) not in self._found:
            self._found[id(draft)] = self._cut(draft) if draft.verb is not None else []
        return list(self._found[id(draft)])

    def _cut(self, draft: Draft) -> list[Span]:
        assert draft.verb is not None
        first, last = self.field.segment(draft.verb)
        low, high = self._bounds(draft, self.field.words[first].start, self.field.words[last].end)
        found: list[Span] = []
        away = [*draft.content, *self._speaker(draft)]
        for other in self._drafts[self.field.parse.sentence_of(draft.verb).first]:
            away += [] if any(span.covers(draft.verb.span) for span in other.content) else other.content
        for span in sorted(away):
            if span.start > low:
                found.append(Span(low, min(span.start, high)))
            low = max(low, span.end)
        if low < high:
            found.append(Span(low, high))
        return [span for span in found if span.start < span.end]

    def _speaker(self, draft: Draft) -> list[Span]:
        """Who speaks, as far as the first comma and preposition: `Rau, in a call with the king, said`."""
        if draft.speaker_span is None:
            return []
        aside = ASIDE.search(self.field.text, draft.speaker_span.start, draft.speaker_span.end)
        return [Span(draft.speaker_span.start, aside.start()) if aside is not None else draft.speaker_span]

    def told_in(self, draft: Draft) -> list[Draft]:
        """The draft itself and those whose cue stands in what it says."""
        if draft.verb is None:
            return [draft]
        near = self._drafts[self.field.parse.sentence_of(draft.verb).first]
        inside = [d for d in near if d.verb is not None and any(span.covers(d.verb.span) for span in draft.content)]
        return [draft, *inside]

    def _bounds(self, draft: Draft, low: int, high: int) -> tuple[int, int]:
        """Where the reports of others in the same sentence end before this one and begin behind it."""
        verb, own = draft.verb, draft.speaker_span
        assert verb is not None
        for other in self._drafts[self.field.parse.sentence_of(verb).first]:
            theirs = other.speaker_span
            if other is draft or other.verb is None or theirs is None or theirs == own:
                continue
            if any(span.overlaps(theirs) or span.covers(other.verb.span) for span in draft.content):
                continue
            if other.verb.i < verb.i and own is not None and theirs.end <= own.start:
                ends = [span.end for span in (*other.content, other.verb.span) if span.end <= own.start]
                low = max(low, *ends) if ends else low
            elif other.verb.i > verb.i and theirs.start >= max(verb.end, own.end if own is not None else 0):
                high = min(high, theirs.start)
        return low, high


def occasion_of(draft: Draft, clauses: Clauses, occasions: Occasions) -> str | None:
    """The kind of occasion that the clause of the cue names, else its speaker (`the letter said`) or its verb."""
    named: list[str] = []
    for piece in _pieces(draft, clauses, occasions):
        told = occasions.told(piece.of(clauses.field.text))
        if told is not None and _is_own(draft, clauses.field, piece.start + told[1].start(), told[1][0]):
            named.append(told[0])
    if named:
        return min(named, key=occasions.kinds.index)
    speaker = draft.speaker
    if speaker is not None and speaker.pos == "NOUN" and speaker.lemma in occasions.speakers:
        return occasions.speakers[speaker.lemma]
    return occasions.verbs.get(draft.verb.lemma) if draft.verb is not None else None


def _pieces(draft: Draft, clauses: Clauses, occasions: Occasions) -> list[Span]:
    """The stretches of the clause, and what a speaker's own phrase tells after a participle, the latter last."""
    found = clauses.stretches(draft)
    if draft.speaker_span is not None:
        reached = occasions.reached.search(draft.speaker_span.of(clauses.field.text))
        if reached is not None:
            found.append(Span(draft.speaker_span.start + reached.start(), draft.speaker_span.end))
    return found


def _is_own(draft: Draft, field: Field, at: int, words: str) -> bool:
    """Does an occasion belong to the cue, not to another verb beside it (`after he mocked her on Twitter`)?

    `told us` is an interview with the outlet, but not inside what somebody else says.
    """
    if draft.verb is None or (field.level(draft.verb) and words.rpartition(" ")[2].lower() in ("us", "me")):
        return draft.verb is None
    word = field.parse.word_at(at)
    while word is not None and word.pos not in ("VERB", "AUX") and word.head is not word:
        word = word.head
    if (
        word is None
        or word is draft.verb
        or word.tag not in ("VBD", "VBZ", "VBP")
        or word.dep not in ("advcl", "relcl")
    ):
        return True
    return word.left <= draft.verb.i <= word.right


def heard_by(draft: Draft, clauses: Clauses, occasions: Occasions, mentions: Mentions) -> tuple[str, ...]:
    """The actors to whom a letter, a call, a speech goes: `in a letter to the council`, `in a call with Rau`."""
    for stretch in clauses.stretches(draft):
        for word in clauses.field.parse.words_in(stretch):
            if word.lower in ("to", "with") and word.dep in ("prep", "dative") and word.head.lemma in occasions.sent:
                nouns = [head for noun in word.children if noun.dep == "pobj" for head in joint_speakers(noun)]
                found = [_longest(mentions, head, stretch) for head in nouns]
                if any(found):
                    return tuple(dict.fromkeys(actor for actor in found if actor is not None))
    return ()


def _longest(mentions: Mentions, head: Word, stretch: Span) -> str | None:
    """The actor whose longest mention holds a word and lies in the stretch."""
    here = [(span, actor) for span, (actor, _) in mentions.overlapping(head.span) if stretch.covers(span)]
    return max(here, key=lambda item: item[0].end - item[0].start)[1] if here else None
