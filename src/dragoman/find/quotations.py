"""Text and paragraphs → the stretches between quotation marks, straight, curly, single, angled or low-high, and turns.

A missing mark never spoils more than its own paragraph: what is still open at the end of a paragraph is closed there
and says so.  A single mark opens a quotation only where it cannot be an apostrophe.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from dragoman.find.quotations_lost import cut, end_of_lost
from dragoman.model.quotation import Quotation
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse
from dragoman.turns import Turn

MARK = re.compile("[\"“”„‟«»‹›'‘’‚]")
SINGLES = re.compile("['‘’]")
REACH = 2_000
"""Characters in which the close of a single mark is looked for; longer quotations use double marks."""

SINGLE = frozenset("'‘’‚")
CLOSES = {
    "“": "”“", "”": "”", "„": "“”‟", "‟": "”“", '"': '"', "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’",
    "'": "'",
}  # fmt: skip
"""Which marks may close what another opened."""

MIXED = {"“": '"', "„": '"', '"': "”"}
"""Marks of another style that close where no proper one does: half of a text went through a word processor."""

ALIKE = {"“", '"'}
"""Either may go on from a paragraph that the other opened."""

SHORTENED = re.compile(r"(?:\d\ds\b|tis\b|twas\b|em\b|til\b|n\b|cause\b|bout\b)", re.I)
"""Words that begin with an apostrophe: the '90s, 'em, rock 'n' roll."""

BEFORE = frozenset(" \t\n\xa0\u202f\u2009([{—–-/…" + "\"“”„«»‹›'‘’‚")
AFTER = frozenset(" \t\n\xa0\u202f\u2009)]}—–-/…,.;:!?" + "\"“”„«»‹›'‘’‚")


class _Open(NamedTuple):
    start: int
    mark: str
    follows: bool


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """All quotations in order of the text, outer before inner; a turn of a transcript is one without marks."""
    found = [quotation for turn in parse.turns if turn.role != "asks" for quotation in _spoken(turn)]
    left_open = ""
    for number, paragraph in enumerate(parse.paragraphs):
        here = _scan(parse.text, paragraph.span, left_open)
        lost = next((q for q in here if not q.closed and q.depth == 0 and q.outer.end == paragraph.span.end), None)
        left_open = lost.mark if lost is not None else ""
        if lost is not None:
            after = parse.paragraphs[number + 1].span.start if number + 1 < len(parse.paragraphs) else None
            end = end_of_lost(parse, lost, after is not None and parse.text[after] == lost.mark)
            if end < lost.inner.end:
                here, left_open = [cut(q, end) for q in here if q.inner.start < end], ""
        found.extend(here)
    return tuple(sorted(_deeper(found), key=lambda q: (q.outer.start, -q.outer.end))) if parse.turns else tuple(found)


def _spoken(turn: Turn) -> list[Quotation]:
    return [
        Quotation(outer=span, inner=span, mark="", closed=True, follows=n > 0, depth=0)
        for n, span in enumerate(turn.body)
    ]


def _deeper(found: list[Quotation]) -> list[Quotation]:
    """Quotations inside a turn as one level deeper."""
    turns = Cover([(q.outer, q) for q in found if not q.mark])
    return [
        replace(q, depth=q.depth + 1)
        if q.mark and any(span.covers(q.inner) for span, _ in turns.overlapping(q.inner))
        else q
        for q in found
    ]


def _scan(text: str, span: Span, left_open: str) -> list[Quotation]:
    """The quotations of one paragraph; `left_open` is the mark that the paragraph before did not close."""
    stack: list[_Open] = []
    found: list[Quotation] = []
    for match in MARK.finditer(text, span.start, span.end):
        at, mark = match.start(), match[0]
        if (depth := _closing(text, span, at, mark, stack)) is not None:
            for lost in reversed(range(depth + 1, len(stack))):
                _add(found, text, stack[lost], at, False, lost)
            _add(found, text, stack[depth], at, True, depth)
            del stack[depth:]
        elif _opens(text, span, at, mark):
            same = next((n for n, opened in enumerate(stack) if opened.mark == mark), None)
            if same is not None:
                for lost in reversed(range(same, len(stack))):
                    _add(found, text, stack[lost], at, False, lost)
                del stack[same:]
            stack.append(_Open(at, mark, at == span.start and (mark == left_open or {mark, left_open} == ALIKE)))
    for lost in reversed(range(len(stack))):
        if stack[lost].mark not in SINGLE or stack[lost].start == span.start:
            _add(found, text, stack[lost], span.end, False, lost)
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _add(found: list[Quotation], text: str, opened: _Open, at: int, closed: bool, depth: int) -> None:
    """One more quotation, unless nothing but blanks stands between its marks."""
    inner = Span(opened.start + 1, at)
    words = inner.of(text)
    if not words.strip():
        return
    blank_before = len(words) - len(words.lstrip())
    inner = Span(inner.start + blank_before, inner.start + len(words.rstrip()))
    outer = Span(opened.start, at + 1 if closed else inner.end)
    found.append(
        Quotation(outer=outer, inner=inner, mark=opened.mark, closed=closed, follows=opened.follows, depth=depth)
    )


def _closing(text: str, span: Span, at: int, mark: str, stack: list[_Open]) -> int | None:
    """The depth of the quotation that this mark closes, or None."""
    depth = next((n for n in reversed(range(len(stack))) if mark in CLOSES[stack[n].mark]), None)
    if depth is None and stack and mark == MIXED.get(stack[-1].mark) and not _proper_later(text, span, at, stack[-1]):
        depth = len(stack) - 1
    if depth is None or at == span.start:
        return None
    before, after = text[at - 1], text[at + 1] if at + 1 < span.end else " "
    if mark in SINGLE:
        if before.isspace() or after.isalnum() or _possessive(text, span, at):
            return None
    elif mark in '"“' and (before.isspace() or before in "([") and after.isalnum():
        return None
    return depth


def _proper_later(text: str, span: Span, at: int, opened: _Open) -> bool:
    """Does a mark of the same style close the quotation further on, before another opens?"""
    for match in MARK.finditer(text, at + 1, span.end):
        if match[0] in CLOSES[opened.mark] and not text[match.start() - 1].isspace():
            return True
        if match[0] not in SINGLE and _opens(text, span, match.start(), match[0]):
            return False
    return False


def _possessive(text: str, span: Span, at: int) -> bool:
    """Is this single mark the apostrophe of `the soldiers’ fate`, inside a quotation that another mark closes?"""
    if text[at - 1] not in "sxzSXZ" or not re.match(r"[ \xa0][a-z]", text[at + 1 : at + 3]):
        return False
    for match in SINGLES.finditer(text, at + 1, min(span.end, at + REACH)):
        n = match.start()
        after = text[n + 1] if n + 1 < span.end else " "
        if not text[n - 1].isalnum() and not text[n - 1].isspace() and after in AFTER:
            return True
        if text[n - 1].isspace() and after.isalnum():
            return False
    return any(_may_close(text, span, m.start()) for m in SINGLES.finditer(text, at + 1, min(span.end, at + REACH)))


def _may_close(text: str, span: Span, n: int) -> bool:
    """Can a single mark further on be the close, a word's end that is no second possessive?"""
    after = text[n + 1] if n + 1 < span.end else " "
    again = text[n - 1] in "sxzSXZ" and re.match(r"[ \xa0][a-z]", text[n + 1 : n + 3])
    return not text[n - 1].isspace() and after in AFTER and not again


def _opens(text: str, span: Span, at: int, mark: str) -> bool:
    """Can this mark open a quotation?  It stands before a word and not inside or behind one."""
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if mark in "“„‟«‚":
        return mark != "‚" or (before in BEFORE and after.isalnum())
    if before not in BEFORE or (after.isspace() and mark != "»") or after in ",;:)]":
        return False
    if mark in "'‘’":
        if SHORTENED.match(text, at + 1) or mark == "’":
            return False
        return at == span.start or _closed_later(text, span, at, mark)
    return mark in '"‹»›' or (mark == "”" and after.isalnum())


def _closed_later(text: str, span: Span, at: int, mark: str) -> bool:
    """Does a mark further on in the paragraph look like the close of this single one?"""
    for match in SINGLES.finditer(text, at + 1, min(span.end, at + REACH)):
        n = match.start()
        if match[0] not in CLOSES[mark]:
            continue
        after = text[n + 1] if n + 1 < span.end else " "
        if not text[n - 1].isspace() and after in AFTER:
            return True
    return False
