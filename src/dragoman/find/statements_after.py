"""Times of a text → the day after which a thing was said, since it tells of what had happened by then.

Nobody speaks of a blast on Tuesday before Tuesday: what tells of it, or stands behind it in the paragraph, was said
between that day and publication.  Only days told as past, and none far back, since an old day says nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from dragoman.find.statements_field import Field
from dragoman.find.statements_settings import governor
from dragoman.model import edtf
from dragoman.model.findings import Time
from dragoman.model.span import Cover, Span
from dragoman.parse import Word

FRESH = timedelta(days=14)
"""A day farther back than this says little: news of a thing follows within days.  Chosen on the development records."""

DEICTIC = ("today", "tonight", "this ", "that ", "overnight", "now")
"""In quoted words the speaker's own day, which need not be that of publication."""

AHEAD = frozenset({"for", "by", "until", "till", "before", "since", "from", "due", "scheduled"})
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Past(NamedTuple):
    """A day on which something happened, and the words that tell it."""

    day: date
    span: Span
    words: str

    def until(self, last: date) -> str:
        """From that day to another, in EDTF; the day itself where they are one."""
        return edtf.interval(self.day, last)


class Pasts:
    """The days that the text tells as past and that are fresh at publication, in order."""

    def __init__(self, field: Field, times: Cover[Time], published: date | None) -> None:
        self.published = published
        found = (self._past(field, span, time) for span, time in times) if published is not None else ()
        self.known = [past for past in found if past is not None]
        self._cover = Cover((past.span, past) for past in self.known)
        self.spent: set[Span] = set()
        """Days of sayings, which tell nothing of what was said beside them."""

    def inside(self, spans: tuple[Span, ...]) -> Past | None:
        """The latest day told in what is said."""
        here = [past for span in spans for _, past in self._cover.inside(span)]
        return max(here, key=lambda past: past.day, default=None)

    def before(self, start: int, end: int) -> Past | None:
        """The day told last between two places of the text, other than of a saying."""
        here = [past for _, past in self._cover.inside(Span(start, end)) if past.span not in self.spent]
        return here[-1] if here else None

    def first_of(self, span: Span) -> Past | None:
        """The earliest day told in a stretch."""
        here = (past for _, past in self._cover.inside(span) if past.span not in self.spent)
        return min(here, key=lambda past: past.day, default=None)

    def _past(self, field: Field, span: Span, time: Time) -> Past | None:
        if time.edtf is None or time.type not in ("DATE", "TIME") or time.direction == "future":
            return None
        first, last = edtf.bounds(time.edtf)
        if first is None or last is None or last - first > timedelta(days=7) or self.published is None:
            return None
        if last > self.published or self.published - last > FRESH:
            return None
        word = field.parse.word_at(span.start)
        deictic = last == self.published and time.text.lower().startswith(DEICTIC)
        if word is not None and deictic and (field.level(word) or time.text[:4].lower() == "that"):
            return None
        if word is None or not _is_past(field, word, span, time.type == "TIME"):
            return None
        return Past(last, span, time.text)


def is_ahead(field: Field, time: Time) -> bool:
    """Does a preposition make the time a term: `by Friday`, `for the 21st`?"""
    word = field.parse.word_at(time.start)
    return word is not None and (_lies_ahead(field, word, False) or word.lower in AHEAD)


def _lies_ahead(field: Field, word: Word, by_clock: bool) -> bool:
    before = field.words[word.i - 1].lower if word.i else ""
    if before in ("the", "this", "that") and word.i > 1:
        before = field.words[word.i - 2].lower
    return before in AHEAD and not (by_clock and before == "before")


def _is_past(field: Field, word: Word, span: Span, by_clock: bool) -> bool:
    """Is the time told of something that took place, neither a term nor a plan?"""
    if _lies_ahead(field, word, by_clock):
        return False
    verb = governor(word, span)
    while verb.head is not verb and verb.pos not in ("VERB", "AUX"):
        verb = verb.head
    if verb.pos not in ("VERB", "AUX"):
        return True
    return verb.tag in ("VBD", "VBN", "VBG") and not any(
        c.dep in ("aux", "auxpass") and (c.tag in ("MD", "VBZ", "VBP") and c.lemma != "have") for c in verb.children
    )
