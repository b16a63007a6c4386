"""What a relative time expression is understood by: day of publication, genre, what was dated before, the parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dragoman.find.times_direction import NO_CUE, conditional, direction
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_values import POINT, Value
from dragoman.find.times_verbs import Sense
from dragoman.knowledge.calendar import Calendar
from dragoman.model import edtf
from dragoman.model.findings import Direction
from dragoman.model.quotation import Quotation
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word
from dragoman.syntax import ancestors

NARRATIVE_DATES = 6
NARRATIVE_SHARE = 4
"""A text is narrative with at least six dates that name their year, four times as many as deictic ones (today, Monday);
chosen on histories from Wikipedia against newswire, where either number may vary by half without a change."""

SHORT_HISTORY = 3
"""A short text is one with three, if nothing in it is deictic and it speaks of no later year."""

AHEAD = re.compile(r"\b(?:will|is to|are to)\b|['’]ll\b")
NOW = re.compile(r"(?:\w+, )?(?:will|shall|must|ought|should|may|can|is|are|['’]ll|plan: (?:is|are|expects?|plans?))\b")
"""Reasons for a side that speak from the day of publication, whatever other days the text tells."""

OPENING = 12
"""A year within as many characters of the sentence's start opens it (`In 1975, …`, `During 1975 …`)."""

JOINED = re.compile(
    r",?\s+(?:and|or|then|and then|but|if not)\s+(?:(?:then|again|perhaps|possibly|probably|maybe|even|also)\s+)?"
    r"(?:(?:on|in|into|until|at|by)\s+)?|,\s+"
)
EXPLICIT = frozenset({"iso", "slash", "date", "month_year", "year", "era", "season", "edge"})
DEICTIC = frozenset({"weekday", "deictic", "part_of_day", "ago"})


Meaning = Callable[[Candidate, "Context"], Value | None]


class Noted(NamedTuple):
    """A time expression already understood: its id, place, sentence and meaning."""

    id: str
    span: Span
    sentence: int
    value: Value

    @property
    def point(self) -> str:
        """Year, month and day so far as they are told: `1998`, `1998-02`, `1998-02-13`, or nothing."""
        match = POINT.match(self.value.value)
        return match[0] if match and self.value.type in ("DATE", "TIME") else ""


class Context:
    """The report's day, its genre, and the expressions understood so far; `resolve` adds to `notes` as it goes."""

    def __init__(
        self,
        parse: Parse,
        calendar: Calendar,
        quotations: tuple[Quotation, ...],
        meaning: Meaning,
        lean: Direction | None = None,
    ) -> None:
        self.lean = lean
        self._meaning = meaning
        self.parse = parse
        self.text = parse.text
        self.calendar = calendar
        self.notes: list[Noted] = []
        self._latest: dict[int, Noted] = {}
        self.outer: Candidate | None = None
        self.story: Noted | None = None
        self.narrative = False
        self.blog = False
        self.order = ""
        self.covered: Noted | None = None
        self.quoted = Cover([(q.inner, q) for q in quotations])
        self._sentence_starts = [s.span.start for s in parse.sentences]

    def meaning(self, c: Candidate) -> Value | None:
        """What a candidate means, for rules that look at a part of another."""
        return self._meaning(c, self)

    @cached_property
    def published(self) -> date | None:
        """The day of publication; None where it is unknown or known only to the month or year."""
        known = self.parse.report.published
        return edtf.day(known) if known and edtf.valid(known) else None

    def survey(self, found: list[Candidate]) -> None:
        """Tell the genre from all candidates: a history, a live blog, or news."""
        full = sum(c.rule in EXPLICIT and ("Y" in c.letters or c.rule == "era") for c in found)
        near = sum(c.rule in DEICTIC and (c.rule != "ago" or "A" in c.letters) for c in found)
        self.narrative = full >= NARRATIVE_DATES and full >= NARRATIVE_SHARE * max(near, 1)
        self.narrative = self.narrative or (full >= SHORT_HISTORY and near == 0 and self._is_history(found))
        self.blog = sum(c.rule == "clock" and self.opens_line(c) for c in found) >= 3

    def _is_history(self, found: list[Candidate]) -> bool:
        """No year but of long ago, one of them in the first date, and no word of what will be or was last week."""
        years = [int(y.value) for c in found if c.rule in EXPLICIT and (y := c.pick("Y"))]
        latest = (self.published.year if self.published else 2200) - 2
        recent = any(
            c.rule in ("relative", "part_of_day") and c.letters[0] == "r" and c.run[0].value in ("-1", "0", "1")
            for c in found
        )
        opens = any(c.pick("Y") for c in found[:1])
        return bool(years) and opens and max(years) <= latest and not recent and not AHEAD.search(self.text)

    def note(self, found: Noted) -> None:
        """Remember an expression; the story moves to its date, but not to a bare year told in passing."""
        first = not self.notes or self.paragraph(self.notes[-1].sentence) != self.paragraph(found.sentence)
        first = first or self.opens_sentence(found)
        self.notes.append(found)
        self._latest |= {length: found for length in (4, 7, 10) if len(found.point) >= length}
        if not found.point or found.value.why.startswith("year of the range"):
            return
        if len(found.point) > 4 or self.story is None or first:
            self.story = found

    def opens_sentence(self, found: Noted) -> bool:
        """Does the expression stand at the head of its sentence?"""
        starts = self._sentence_starts
        return bool(starts) and found.span.start - starts[found.sentence] <= OPENING

    def opens_line(self, c: Candidate) -> bool:
        """Does the expression begin its line?"""
        start = c.run[0].start
        before = self.text[max(0, start - 20) : start].rstrip(" \t")
        return not before or before.endswith("\n")

    def anchor(self) -> tuple[date | None, str]:
        """The day that relative expressions count from, and its label."""
        if not self.narrative:
            return self.published, "published" if self.published else "unresolved"
        note = self.last(4)
        first = day_of(note.point) if note else None
        return (first, f"earlier:{note.id}") if note and first else (None, "unresolved")

    def last(self, length: int, sentence: int | None = None) -> Noted | None:
        """The latest date told at least to the year (4), month (7) or day (10), in that sentence if one is given."""
        note = self._latest.get(length)
        return note if note is not None and (sentence is None or note.sentence == sentence) else None

    def sentence(self, c: Candidate) -> int:
        """The number of the sentence in which the expression stands."""
        return max(bisect_right(self._sentence_starts, c.run[0].start) - 1, 0)

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph of a sentence."""
        return self.parse.sentences[sentence].paragraph if self.parse.sentences else 0

    def direction(self, c: Candidate) -> Sense:
        """Ahead or behind, by the governing predicate."""
        if not self.parse.words:
            return NO_CUE
        if (chained := self._chained(c)) is not None:
            return chained
        span = span_of(self.outer or c)
        quotation = self.quoted.at(span.start)
        speech = quotation.inner if quotation is not None else None
        return direction(self.parse, span, self.calendar.cues, c.rule in ("weekday", "date"), speech)

    def _chained(self, c: Candidate) -> Sense | None:
        """`on Tuesday and Wednesday`: the side of the day just told, where no verb of its own follows."""
        note, start = self.notes[-1] if self.notes else None, c.run[0].start
        if note is None or not self.published or len(note.point) < 7 or note.sentence != self.sentence(c):
            return None
        if not JOINED.fullmatch(self.text, note.span.end, start):
            return None
        word = self.parse.word_at(start)
        verb = next((a for a in ancestors(word) if a.pos == "VERB"), None) if word is not None else None
        first, last = edtf.bounds(note.point)
        if verb is None or (verb.start > start and not self._reports(verb, note)) or first is None or last is None:
            return None
        why = f"beside {note.span.of(self.text)}"
        return ("future", why) if first > self.published else ("past", why) if last < self.published else None

    def _reports(self, verb: Word, note: Noted) -> bool:
        """`… until Tuesday and perhaps into Wednesday, an official said`: the day just told stands in what is said."""
        return any(c.dep == "ccomp" and c.start < note.span.start for c in verb.children)

    def from_now(self, why: str) -> bool:
        """Does the reason for a side speak from the day of publication?"""
        return NOW.match(why) is not None

    def behind(self, note: Noted) -> bool:
        """News in which what was told is over, or is the day itself."""
        last = edtf.bounds(note.point)[1] if note.point else None
        return bool(self.published and not self.narrative and last and last <= self.published)

    def hypothetical(self, c: Candidate) -> bool:
        """Inside a quotation, in a condition or what hangs on one: `If yours go on Sunday …`."""
        own = c.after is not None and c.after.lower in ("if", "unless")
        return not own and self.quoted.at(c.run[0].start) is not None and conditional(self.parse, span_of(c))


def span_of(c: Candidate) -> Span:
    """From the first to the last character of a candidate."""
    return Span(c.run[0].start, c.run[-1].end)


def day_of(point: str) -> date | None:
    """The first day of a year, month or day; None where there is no such day."""
    try:
        return edtf.bounds(point)[0]
    except ValueError:
        return None
