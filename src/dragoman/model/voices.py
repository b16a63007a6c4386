"""A text and its statements → for any stretch of it, who says so, and whose words stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.model.findings import Statement
from dragoman.model.span import Cover, Span

OUTLET, MIXED = "outlet", "mixed"
EDITORIAL = re.compile(r"\[[^\[\]\n]*\](?!\w)")
"""What an editor put into a quotation; `[T]he` only changes a letter of the speaker's own word."""


class Voices:
    """Which statements a stretch stands in, innermost first, and in whose words it is told."""

    def __init__(self, text: str, statements: Iterable[Statement]) -> None:
        known = tuple(statements)
        self._content = Cover((span, s) for s in known for span in s.content)
        self._quoted = Cover((span, s) for s in known for span in s.quoted)
        self._inserted = Cover(
            (Span(m.start(), m.end()), m[0])
            for span, _ in self._quoted
            for m in EDITORIAL.finditer(text, span.start, span.end)
        )
        self._size = {s.id: sum(span.end - span.start for span in s.content) for s in known}
        self._depth = _depths(known)

    def statements(self, span: Span) -> list[Statement]:
        """The statements whose content a stretch touches; a relayed one comes before the one that relays it."""
        return self._inner_first(s for _, s in self._content.overlapping(span))

    def quoting(self, span: Span) -> list[Statement]:
        """The statements whose quoted words cover a stretch; a relayed one comes before the one that relays it."""
        return self._inner_first(s for at, s in self._quoted.overlapping(span) if at.covers(span))

    def depth(self, statement: str) -> int:
        """How many statements relay this one, itself among them."""
        return self._depth[statement]

    def words_of(self, span: Span) -> str:
        """`outlet`, or the id of the speaker in whose quoted words the whole stretch stands.

        `mixed` where it stands partly in quoted words, or where not one known speaker alone said them.  What an editor
        put in square brackets is the outlet's.
        """
        quoted = self._quoted.overlapping(span)
        if not quoted or any(at.covers(span) for at, _ in self._inserted.overlapping(span)):
            return OUTLET
        if self._inserted.overlapping(span) or not any(at.covers(span) for at, _ in quoted):
            return MIXED
        speakers = self.quoting(span)[0].speakers
        return speakers[0] if len(speakers) == 1 else MIXED

    def _inner_first(self, over: Iterable[Statement]) -> list[Statement]:
        once = {s.id: s for s in over}
        if len(once) < 2:
            return list(once.values())
        return sorted(once.values(), key=lambda s: (-self._depth[s.id], self._size[s.id], s.id))


def _depths(statements: Iterable[Statement]) -> dict[str, int]:
    """How many statements relay each one."""
    outer = {s.id: s.within for s in statements}
    depths: dict[str, int] = {}
    for name in outer:
        seen: set[str] = set()
        at: str | None = name
        while at is not None and at not in seen:
            seen.add(at)
            at = outer.get(at)
        depths[name] = len(seen)
    return depths
