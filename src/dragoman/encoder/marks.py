"""A sentence with `<s …>…</s>` and `<t …>…</t>` → its bare text and where source and target stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model.span import Span

MARK = re.compile(r"<(/?)([st])(?: ([a-z_]+))?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence in which `source` does something to `target`; either may be unknown."""

    text: str
    source: Span | None
    target: Span | None
    source_kind: str = "none"
    target_kind: str = "none"


def read_marks(sentence: str) -> Marked:
    """The bare text and the marked spans; of two marks of one sort the first counts.

    >>> read_marks("<s state>Chad</s> left <t>Niger</t>.").target
    Span(start=10, end=15)
    """
    bare: list[str] = []
    length = at = 0
    opened: dict[str, tuple[int, str]] = {}
    closed: dict[str, tuple[Span, str]] = {}
    for mark in MARK.finditer(sentence):
        bare.append(sentence[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        closing, side, kind = mark.groups()
        if not closing:
            opened[side] = (length, kind or "none")
        elif side in opened and side not in closed:
            start, kind = opened[side]
            closed[side] = (Span(start, length), kind)
    bare.append(sentence[at:])
    source, target = closed.get("s", (None, "none")), closed.get("t", (None, "none"))
    return Marked(text="".join(bare), source=source[0], target=target[0], source_kind=source[1], target_kind=target[1])


def from_parts(text: str, source: str | None, target: str | None) -> Marked:
    """A sentence whose source and target are told by their words; a phrase that the text lacks is unknown."""
    return Marked(text=text, source=_where(text, source), target=_where(text, target))


def _where(text: str, phrase: str | None) -> Span | None:
    start = text.find(phrase) if phrase else -1
    return Span(start, start + len(phrase)) if phrase and start >= 0 else None
