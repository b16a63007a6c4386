"""A text → its paragraphs, and the sentence around a span, as citations count and quote them; no parser needed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from dragoman.model.span import Span

WRAPPED = 40, 100
"""Lines that are cut by a fixed width end between these columns; measured on wire copy wrapped at 60 to 80."""

BREAKS = dict.fromkeys(map(ord, "\r\x0c\x85\u2028\u2029"), "\n")
"""What ends a line besides the line feed: old Mac files have a carriage return alone."""

BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
LINE = re.compile(r"[^\n]*\S")

CITY = r"[A-Z][A-Z .'’/-]+[A-Z](?:, [A-Z][^–—.\n(,-]{1,25})?"
TOWN = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
DAY = r",? (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?"
WIRE = r" \([^()\n]{2,40}\)"
LEAD = re.compile(
    rf"(?:(?:{CITY}(?:{DAY})?(?:{WIRE})?|{TOWN}(?:{DAY}(?:{WIRE})?|{WIRE})) ?(?:[–—]|--?(?= ))"
    r"|\d{1,2}[:.]\d\d(?: ?[A-Za-z.]{2,4})? ?(?:[–—:]|-+(?= ))"
    r"|(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[•*·])(?: [A-Z][^.:!?\n]{1,60}[.:](?= [A-Z“\"]))?)\s+"
)
"""What stands before the first sentence of a paragraph: a dateline, the time of an entry, a number with its heading."""

STOP = re.compile(r"(?P<word>[^\s.]*)(?P<mark>[.!?…]+)[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\Wa-z_])")
ABBREVIATED = re.compile(
    r"adm|brig|capt|col|dr|fr|gen|gov|hon|jr|lt|maj|mr|mrs|ms|no|prof|rep|rev|sen|sgt|sr|st|vs|"
    r"jan|feb|mar|apr|aug|sept?|oct|nov|dec|[A-Z]",
)
"""A full stop after one of these, or after a single capital (U.S., J.), does not end a sentence."""


def paragraphs(text: str) -> list[Span]:
    """Paragraphs in order, without white space at their edges; the headline of a text is its first.

    A line is a paragraph, except where the text is wrapped at a fixed width and blank lines part the paragraphs.

    >>> text = "Talks resume\\n\\n He came. \\nShe left."
    >>> [span.of(text) for span in paragraphs(text)]
    ['Talks resume', 'He came.', 'She left.']
    """
    found: list[Span] = []
    plain = text.replace("\r\n", " \n").translate(BREAKS)
    for match in BLOCK.finditer(plain):
        whole = Span(match.start(), match.start() + len(match.group().rstrip()))
        lines = [Span(whole.start + m.start(), whole.start + m.end()) for m in LINE.finditer(whole.of(plain))]
        if len(lines) > 1 and _wrapped([line.of(text) for line in lines]):
            found.append(whole)
        else:
            found.extend(Span(s.end - len(s.of(text).lstrip()), s.end) for s in lines)
    return found


def lead(paragraph: str) -> str:
    """The dateline, time of an entry, or number and heading before its first sentence; "" if nothing follows it.

    >>> lead("RÚNA, May 3 – He came."), lead("23:50 - He came."), lead("2. Gas. It stopped."), lead("He came.")
    ('RÚNA, May 3 – ', '23:50 - ', '2. Gas. ', '')
    """
    match = LEAD.match(paragraph)
    return match[0] if match and match.end() < len(paragraph) else ""


def paragraph_at(spans: Sequence[Span], offset: int) -> int:
    """The number, counted from 1, of the paragraph in which an offset lies (or after which it lies); 0 before all."""
    return bisect_right(spans, offset, key=lambda span: span.start)


def sentence_around(text: str, span: Span, spans: Sequence[Span] | None = None) -> Span:
    """From the start of the sentence in which a span begins to the end of that in which it ends, without its lead.

    >>> text = "Gen. Rao spoke. He left at ten. Nobody came."
    >>> sentence_around(text, Span(19, 23)).of(text), sentence_around(text, Span(5, 8)).of(text)
    ('He left at ten.', 'Gen. Rao spoke.')
    """
    spans = paragraphs(text) if spans is None else spans
    first, last = paragraph_at(spans, span.start) - 1, paragraph_at(spans, max(span.start, span.end - 1)) - 1
    if first < 0:
        return span
    opening = spans[first].start + len(lead(spans[first].of(text)))
    start, end = opening if opening <= span.start else spans[first].start, max(spans[last].end, span.end)
    for stop in _stops(text, spans[first]):
        if start < stop <= span.start:
            start = stop
    for stop in _stops(text, spans[last]):
        if stop >= span.end:
            end = stop
            break
    return Span(start, start + len(text[start:end].rstrip()))


@lru_cache(maxsize=256)
def _stops(text: str, paragraph: Span) -> tuple[int, ...]:
    """Offsets at which a new sentence begins inside the paragraph."""
    return tuple(
        match.end()
        for match in STOP.finditer(text, paragraph.start, paragraph.end)
        if match["mark"] != "." or not _abbreviated(match["word"])
    )


def _abbreviated(word: str) -> bool:
    word = word.lstrip("\"'“‘«([")
    return ABBREVIATED.fullmatch(word if len(word) == 1 else word.lower()) is not None


def _wrapped(lines: list[str]) -> bool:
    """Were these lines cut by a fixed width?  All but the last are of like length, and most break within a sentence.

    A headline above its text is of like length as well, but the text begins with a capital.
    """
    widths = [len(line.rstrip()) for line in lines[:-1]]
    open_ends = sum(not re.search(r"[.!?:;][\"'”’»)]*\s*$", line) for line in lines[:-1])
    goes_on = sum(not line.lstrip()[:1].isupper() for line in lines[1:])
    return (
        WRAPPED[0] <= max(widths) <= WRAPPED[1]
        and min(widths) >= 0.6 * max(widths)
        and min(open_ends, goes_on) >= 0.6 * len(widths)
    )
