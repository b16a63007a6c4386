"""Places in a text: half-open spans of Unicode code points, and an index that finds what covers an offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """`[start, end)` in code points into `report.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Does the other lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end


spanning = partial(tuple.__new__, Span)
"""A span from a pair of offsets, at half of what `Span(…)` costs: words and mentions are asked for theirs often."""


class Cover(Generic[T]):
    """Things that lie at spans, found again by offset or span; order of start, longest first.

    >>> cover = Cover([(Span(0, 5), "Yemen"), (Span(0, 18), "Yemen's government")])
    >>> cover.at(2), cover.at(7), cover.at(20)
    ("Yemen's government", "Yemen's government", None)
    """

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: (item[0].start, -item[0].end))
        self._starts = [span.start for span, _ in self._items]
        self._longest = max([end - start for (start, end), _ in self._items], default=0)

    def __iter__(self) -> Iterator[tuple[Span, T]]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def overlapping(self, span: Span) -> list[tuple[Span, T]]:
        """Everything that shares a character with the span."""
        start, end = span
        low = bisect_right(self._starts, start - self._longest)
        high = bisect_right(self._starts, end - 1, low)
        return [item for item in self._items[low:high] if item[0].end > start] if low < high else []

    def inside(self, span: Span) -> list[tuple[Span, T]]:
        """Everything that lies wholly inside the span."""
        return [item for item in self.overlapping(span) if span.covers(item[0])]

    def at(self, offset: int) -> T | None:
        """The longest thing that covers the offset, or None."""
        found = self.overlapping(Span(offset, offset + 1))
        if len(found) == 1:
            return found[0][1]
        return max(found, key=lambda item: item[0].end - item[0].start)[1] if found else None
