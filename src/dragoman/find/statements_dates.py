"""The times of a text → the dates of sayings that it tells outright: at a cue, of an entry, an occasion, a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_lists import own_subject
from dragoman.find.statements_settings import Mentions, actors_at, hangs_on, is_after, time_of
from dragoman.knowledge.occasions import Occasions
from dragoman.model import edtf
from dragoman.model.findings import Time
from dragoman.model.span import Cover, Span
from dragoman.parse import Word
from dragoman.syntax import child

DAY = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
PRESENT = frozenset({"VBZ", "VBP"})
JOINT = re.compile(
    r"\b(?:communiqu[eé]|joint (?:statement|declaration|press statement)|agreed minutes|protocol)\b", re.I
)
MEETING = frozenset({"meet", "sign", "gather", "convene", "hold", "conclude", "adopt"})
MINUTES = frozenset({"minutes", "communiqué", "communique", "declaration", "protocol", "conclusions"})
OPENING = frozenset({"speak", "talk", "hold", "give", "address", "brief", "deliver", "appear"})
RECEIVING = frozenset({"receive", "welcome", "meet", "see", "speak", "talk", "sit", "interview", "visit", "reach"})
"""Verbs of an interview with the outlet itself: `she received us in Gao`, `we met her there`."""

OUTLET = frozenset({"we", "us", "i", "me"})
RELEASED = frozenset({"written_statement", "communique"})
"""A release speaks for whoever speaks first in it: its heading names a town, not the speaker."""

COVERING = re.compile(r"\b(?:cover(?:s|ed|ing)?|for|report of|during) (?:the )?(?:\w+day,? )?$", re.I)
SIGNED = 60
"""Characters behind a name in which a signed quotation gives its place and day."""

THEN = re.compile(
    r"\bat (?:the|that) time\b|\b(?:moments|minutes|hours|shortly|soon) (?:after|later)|\bafterwards?\b"
    r"|\blater (?:that|in the) (?:day|evening|night)\b|\bthe same (?:day|evening|night)\b",
    re.I,
)


class Opening(NamedTuple):
    """Somebody began to speak on an occasion: `Rau spoke to reporters in Lomé on Monday`."""

    start: int
    speakers: tuple[str, ...]
    occasion: str
    time: Time | None
    to_us: bool


class Dates:
    """The dates that the text gives to sayings, to itself and to its occasions."""

    def __init__(self, field: Field, times: Cover[Time], mentions: Mentions, occasions: Occasions) -> None:
        self.field, self.times, self.mentions, self.occasions = field, times, mentions, occasions
        published = field.parse.report.published
        self.published = published if published is not None and DAY.fullmatch(published) else None
        self.day = date.fromisoformat(self.published) if self.published is not None else None
        self.titles = [p.span for p in field.parse.paragraphs if p.kind == "title"]
        self.issued = self._issued()
        self.covered = self._covered()
        self.chaired = self._chaired()

    def own(self, draft: Draft | None) -> Time | None:
        """The time in the clause of the cue, or of the cue of which this goes on."""
        while draft is not None:
            if draft.verb is None and draft.speaker_span is not None and not draft.cue:
                return self._signed(draft.speaker_span)
            found = time_of(self.field, draft, self.times, draft.content, self.occasions)
            if found is not None:
                return found
            draft = draft.follows
        return None

    def _signed(self, speaker: Span) -> Time | None:
        """The day behind a name that stands under a quotation: `“…” – Ana Rau in Lima on Friday`."""
        word = self.field.parse.words_in(speaker)[-1]
        rest = Span(speaker.start, min(self.field.parse.sentence_of(word).span.end, speaker.end + SIGNED))
        words = self.field.parse.words_in(rest)
        if any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words):
            return None
        return next((time for _, time in self.times.inside(rest) if self._is_told_day(time)), None)

    def until_printed(self, time: Time) -> str | None:
        """The day or days of a time, cut at publication: `this week` is over when the paper comes out."""
        if time.edtf is None or "T" in time.edtf:
            return time.edtf and time.edtf[:10]
        first, last = edtf.bounds(time.edtf)
        cut = first is not None and last is not None and self.day is not None and first <= self.day < last
        return edtf.interval(first, self.day) if cut and "~" not in time.edtf else time.edtf

    def stamp(self, draft: Draft) -> Time | None:
        """The clock time before the paragraph of a live entry, where the cue is in the present or there is none."""
        if draft.verb is not None and not is_present(draft):
            return None
        number = self.paragraph(draft)
        paragraph = self.field.parse.paragraphs[number].span
        before = Span(paragraph.start, self.field.openings[number])
        if before.end <= before.start or not self.field.text[before.start].isdigit():
            return None
        stamps = (t for _, t in self.times.inside(before) if t.type == "TIME" and t.edtf is not None)
        return next((t for t in stamps if t.edtf is not None and len(t.edtf) >= 10), None)

    def paragraph(self, draft: Draft) -> int:
        """The number of the paragraph in which a draft is told."""
        word = draft.verb or self.field.parse.words_in(draft.content[0])[0]
        return self.field.parse.paragraph_of(word)

    def then(self, text: str, start: int, end: int) -> Time | None:
        """`said at the time`: the date told last between two places."""
        if THEN.search(text) is None:
            return None
        here = [t for _, t in self.times.inside(Span(start, end)) if t.edtf is not None and t.type in ("DATE", "TIME")]
        return here[-1] if here and not is_after(here[-1].edtf or "", self.published) else None

    def minutes(self, draft: Draft) -> Time | None:
        """The day of the meeting, told before in the paragraph, whose minutes or communiqué speak."""
        if draft.speaker is None or draft.speaker.lower not in MINUTES:
            return None
        paragraph = self.field.parse.paragraphs[self.field.parse.paragraph_of(draft.speaker)].span
        found = None
        for span, time in self.times.inside(Span(paragraph.start, draft.speaker.start)):
            word = self.field.parse.word_at(span.start)
            verb = word and next((v for v in _verbs(word) if v.lemma in MEETING), None)
            if verb is not None and self._is_told_day(time):
                found = time
        return found

    def openings(self) -> list[Opening]:
        """Every sentence that tells that somebody began to speak on some occasion, with its day."""
        found: list[Opening] = []
        for verb in self.field.words:
            if verb.tag != "VBD" or not (verb.lemma in OPENING or verb.lemma in RECEIVING) or self.field.level(verb):
                continue
            noun, to_us = _interviewed(verb)
            if noun is None and verb.lemma in OPENING:
                noun = own_subject(verb)
            if noun is None or not (speakers := actors_at(self.field, self.mentions, noun)):
                continue
            clause = self.field.parse.sentence_of(verb).span
            told = self.occasions.told(self.field.text[verb.start : clause.end])
            if told is None and not to_us:
                continue
            days = ((span, time) for span, time in self.times.inside(clause) if self._is_told_day(time))
            when = next((time for span, time in days if hangs_on(self.field, span, verb, self.occasions)), None)
            found.append(Opening(verb.start, speakers, "interview" if to_us or told is None else told[0], when, to_us))
        return found

    def _is_told_day(self, time: Time) -> bool:
        told = time.type in ("DATE", "TIME") and time.edtf is not None and DAY.match(time.edtf) is not None
        return told and not is_after(time.edtf or "", self.published)

    def _issued(self) -> Time | None:
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
                    return time
        return None

    def _in_titles(self) -> Iterator[tuple[Span, Time]]:
        """The days told in the headings above the text."""
        for title in self.titles[:2]:
            yield from ((title, time) for _, time in self.times.inside(title) if self._is_told_day(time))

    def _covered(self) -> Time | None:
        """The day that a daily report covers: `Daily report 41, covering Thursday, 18 September`."""
        for title, time in self._in_titles():
            words = title.of(self.field.text)
            named = self.occasions.titled(words)
            if named == "report" and COVERING.search(words[: time.start - title.start]):
                return time
        return None

    def _chaired(self) -> tuple[frozenset[str], str, Time] | None:
        """Who speaks throughout by the headings, on what occasion and day: `Briefing by the Spokesperson, 10 June`."""
        for title, time in self._in_titles():
            named = self.occasions.titled(title.of(self.field.text))
            if named is not None and named != "report":
                inside = (item for span in self.titles[:2] for item in self.mentions.inside(span))
                who = frozenset(actor for _, (actor, _) in inside) if named not in RELEASED else frozenset()
                return who, named, time
        return None


def is_present(draft: Draft) -> bool:
    """Is the cue in the simple present?"""
    return draft.verb is not None and draft.verb.tag in PRESENT


def is_aside(draft: Draft) -> bool:
    """Does the cue stand in a relative clause, as background?"""
    return draft.verb is not None and draft.verb.dep == "relcl"


def is_earlier(draft: Draft) -> bool:
    """Does the cue stand in the pluperfect, before what the text tells?"""
    return draft.verb is not None and any(c.dep == "aux" and c.lower == "had" for c in draft.verb.children)


def _interviewed(verb: Word) -> tuple[Word | None, bool]:
    """Who spoke with the outlet, and whether anybody did: `she received us`, `we met her`, `he spoke to us`."""
    if verb.lemma not in RECEIVING:
        return None, False
    subject = own_subject(verb)
    heard = [c for c in verb.children if c.dep == "dobj"]
    heard += [h for c in verb.children if c.dep == "prep" and c.lower in ("to", "with") if (h := child(c, "pobj"))]
    if subject is not None and any(h.lower in OUTLET for h in heard):
        return subject, True
    if subject is not None and subject.lower in OUTLET and heard:
        return heard[0], True
    return None, False


def _verbs(word: Word) -> Iterator[Word]:
    """The verbs above a word, from the nearest up."""
    while word.head is not word:
        word = word.head
        if word.pos == "VERB":
            yield word
