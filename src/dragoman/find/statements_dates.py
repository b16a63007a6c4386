"""Drafts in order and the times of the text → when each thing was said.

In turn: a date that governs the cue; the day of the entry, for live entries; that of the same speaker's statement
before it in the paragraph; the day of the dated occasion on which the speaker spoke (an interview, a news
conference) or of the communiqué; else `..` to publication, which says no more than that nobody prints tomorrow's words.
"""

from __future__ import annotations

import re

from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_settings import HABITUAL, Mentions, actors_at, governor, is_after, time_of
from dragoman.find.statements_subjects import own_subject
from dragoman.model.findings import Act, Time
from dragoman.model.span import Cover, Span
from dragoman.syntax import child

DAY = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
PRESENT = frozenset({"VBZ", "VBP"})
TALKS = frozenset({"interview", "press_conference", "press_briefing", "speech"})
JOINT = re.compile(
    r"\b(?:communiqu[eé]|joint (?:statement|declaration|press statement)|agreed minutes|protocol)\b", re.I
)
MEETING = frozenset({"meet", "sign", "gather", "convene", "hold", "conclude", "adopt"})
SPEAKING = frozenset({"speak", "talk"})
HEARERS = frozenset({"us", "me", "reporters", "journalists"})


class Dates:
    """The dates of saying, asked in order of the text; it remembers who spoke when."""

    def __init__(self, field: Field, times: Cover[Time], mentions: Mentions) -> None:
        self.field, self.times = field, times
        published = field.parse.report.published
        self.published = published if published is not None and len(published) == 10 else None
        self.bound = f"../{self.published}" if self.published is not None else None
        self.issued = self._issued()
        self.talks = self._spoken(mentions)
        self.last: tuple[Draft, tuple[str, ...], str] | None = None

    def of(self, draft: Draft, speakers: tuple[str, ...], act: Act, occasion: str | None, *, inner: bool) -> str | None:
        """When it was said, in EDTF; None for what is said time and again and for what has no bound."""
        present = draft.verb is not None and draft.verb.tag in PRESENT
        if act in HABITUAL or (inner and present and draft.kind == "indirect" and self._quoted(draft)):
            return None
        aside = draft.verb is not None and draft.verb.dep == "relcl"
        own = self._own(draft) or self._stamp(draft, present)
        if own is not None and own[:2] != ".." and not aside:
            if occasion in TALKS and speakers:
                self.talks.setdefault(speakers, own)
            if not inner:
                self.last = (draft, speakers, own)
        if own is not None or aside or inner:
            return own if own is not None else self.bound
        found = self._carried(draft, speakers, present) or self._talk(draft, speakers, present) or self.issued
        if found is not None:
            self.last = (draft, speakers, found)
        else:
            self.last = None
        return found or self.bound

    def _own(self, draft: Draft | None) -> str | None:
        """A date in the clause of the cue, or of the cue of which this goes on."""
        while draft is not None:
            found = time_of(self.field, draft, self.times, draft.content)
            if found is not None:
                return found
            draft = draft.follows
        return None

    def _stamp(self, draft: Draft, present: bool) -> str | None:
        """The day of a live entry: its clock time stands before the paragraph and its cue is in the present."""
        if not present or draft.verb is None:
            return None
        paragraph = self.field.parse.paragraphs[self.field.parse.paragraph_of(draft.verb)].span
        before = Span(paragraph.start, self.field.opening(draft.verb))
        if before.end <= before.start or not self.field.text[before.start].isdigit():
            return None
        times = [t for _, t in self.times.inside(before) if t.type == "TIME" and t.edtf is not None]
        return times[0].edtf[:10] if times and times[0].edtf is not None and len(times[0].edtf) >= 10 else None

    def _carried(self, draft: Draft, speakers: tuple[str, ...], present: bool) -> str | None:
        """The date of the same speaker's statement right before it in the paragraph, told in the same tense."""
        if self.last is None or not speakers or self.last[1] != speakers:
            return None
        before = self.last[0]
        if present and before.verb is not None and before.verb.tag not in PRESENT:
            return None
        here = self.field.parse.words_in(draft.content[0])[0]
        there = self.field.parse.words_in(before.content[0])[0]
        return self.last[2] if self.field.parse.paragraph_of(here) == self.field.parse.paragraph_of(there) else None

    def _talk(self, draft: Draft, speakers: tuple[str, ...], present: bool) -> str | None:
        """The day of the talk with this speaker, for what stands in the present or goes on without a cue."""
        if not speakers or not (present or draft.verb is None):
            return None
        return self.talks.get(speakers)

    def _issued(self) -> str | None:
        """The day of a communiqué: in its heading, in a line without a verb below it, or of the meeting it tells of."""
        parse = self.field.parse
        if not parse.paragraphs or not JOINT.search(parse.paragraphs[0].span.of(self.field.text)):
            return None
        for paragraph in parse.paragraphs[:3]:
            words = parse.words_in(paragraph.span)
            root = parse.sentences[paragraph.last - 1].root
            told = [w for w in words if w.tag in ("VBD", "VBZ", "VBP", "MD")]
            for _, time in self.times.inside(paragraph.span):
                if time.type != "DATE" or time.edtf is None or not DAY.fullmatch(time.edtf):
                    continue
                if (not told or root.lemma in MEETING) and not is_after(time.edtf, self.published):
                    return time.edtf
        return None

    def _spoken(self, mentions: Mentions) -> dict[tuple[str, ...], str]:
        """`The brigadier spoke to us in the port on Thursday`: who gave an interview, and when."""
        found: dict[tuple[str, ...], str] = {}
        for verb in self.field.words:
            if verb.lemma not in SPEAKING or verb.tag != "VBD" or self.field.level(verb):
                continue
            heard = [child(c, "pobj") for c in verb.children if c.dep == "prep" and c.lower in ("to", "with")]
            own = own_subject(verb)
            if own is None or not any(h is not None and h.lower in HEARERS for h in heard):
                continue
            speakers = actors_at(self.field, mentions, own)
            for span, time in self.times.overlapping(self.field.parse.sentence_of(verb).span):
                word = self.field.parse.word_at(span.start)
                if time.edtf is None or word is None or not speakers or not DAY.fullmatch(time.edtf):
                    continue
                if governor(word, span) is verb and not is_after(time.edtf, self.published):
                    found.setdefault(speakers, time.edtf)
        return found

    def _quoted(self, draft: Draft) -> bool:
        """Does the cue stand inside quotation marks?"""
        return draft.verb is not None and self.field.level(draft.verb) > 0
