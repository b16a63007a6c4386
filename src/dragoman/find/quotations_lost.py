"""A quotation that lost its closing mark, and the words of its paragraph → where it ended, so far as one can tell."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.quotation import Quotation
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

SAYING = frozenset({"say", "tell", "add", "reply", "warn", "insist", "explain", "announce", "declare", "state"})
"""Verbs by which an attribution shows itself inside a quotation that has lost its closing mark."""

LONGEST_ATTRIBUTION = 8
"""Words from the comma to the cue: `the deputy head of the mission said`."""


def end_of_lost(parse: Parse, lost: Quotation, goes_on: bool) -> int:
    """The offset at which it ended: an attribution, or the end of the sentence whose clause it finishes.

    `goes_on` says that the next paragraph opens with the same mark: then only words that lay what stands before them
    to somebody by name end it, since a quotation over paragraphs has no closing mark either.
    """
    words = parse.words_in(lost.inner)
    clause = not goes_on and bool(words) and words[0].text[0].islower()
    for n, word in enumerate(words):
        if clause and word.tag == ".":
            break
        if word.text == "," and _attributed(words[n + 1 : n + 2 + LONGEST_ATTRIBUTION], goes_on):
            return word.end
    if clause:
        end = min(parse.sentence_of(words[0]).span.end, lost.inner.end)
        return lost.inner.start + len(parse.text[lost.inner.start : end].rstrip(" .\n"))
    return lost.inner.end


def cut(quotation: Quotation, end: int) -> Quotation:
    """The quotation up to an offset."""
    if quotation.inner.end <= end:
        return quotation
    inner, outer = Span(quotation.inner.start, end), Span(quotation.outer.start, end)
    return replace(quotation, inner=inner, outer=outer, closed=False)


def _attributed(words: list[Word], named: bool) -> bool:
    """Do the words say who said what stands before: `said Anna Rau`, `the army said.`?"""
    n = next((n for n, w in enumerate(words) if w.lemma in SAYING and w.tag in ("VBD", "VBZ")), None)
    if n is None:
        return False
    beside = words[:n] or words[1:5]
    closed = n == 0 or (n + 1 < len(words) and words[n + 1].text in ".,")
    if not closed or any(w.pos in ("VERB", "PUNCT", "SCONJ") for w in words[:n]):
        return False
    return any(w.pos == "PROPN" or (not named and w.pos in ("NOUN", "PRON")) for w in beside)
