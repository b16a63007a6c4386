"""A stretch between quotation marks, whatever it turns out to be: speech, a scare quote, a title."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between marks.

    `outer` includes the marks, `inner` does not; a turn of a transcript has no `mark`, and both are the same.  `closed`
    is False where the closing mark is missing; `follows` is True where the quotation goes on from the paragraph before,
    which left its own mark open.  `depth` is 0 for an outermost quotation, 1 for one inside it.
    """

    outer: Span
    inner: Span
    mark: str
    closed: bool
    follows: bool
    depth: int
