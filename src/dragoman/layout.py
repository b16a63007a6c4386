"""The text of a report → its blocks (headline, paragraphs), each with the same-length string that the parser reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from dragoman.knowledge import files, reporting
from dragoman.model import passages
from dragoman.model.passages import paragraphs
from dragoman.model.span import Span
from dragoman.turns import Turn, turns

LONGEST = 8_000
"""Blocks are cut below this many characters, so that the parser's memory stays bounded whatever the text is."""

BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=\S)|\s+")
PART_OF_NAMES = frozenset({"states", "forces", "rights", "nations"})
"""Of the United States and their like, which a headline writes as it writes a verb."""

CAPITALISED = re.compile(r"\b[A-Z][a-z’']+\b")
LOWER = re.compile(r"\b[a-z][a-z’']+\b")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]")
"""Control, direction and joiner characters (Unicode Cc and Cf) and odd spaces, which the parser reads as blanks."""

EXTRA = re.compile(r"(?<=\s)\s+")
"""Blanks after the first of a run, which the parser would take for a word of their own."""

Kind = Literal["title", "lead", "label", "paragraph"]


class Block(NamedTuple):
    """A stretch of text that is parsed on its own: no sentence crosses its border.

    A lead (dateline, time of an entry, number and heading) and the label of a turn belong to the paragraph after it.
    """

    kind: Kind
    span: Span


def blocks(text: str, title: str | None = None) -> list[Block]:
    """Headline, leads and paragraphs in order; every visible character lies in exactly one block.

    A line is a paragraph, except where the text is wrapped at a fixed width and blank lines part the paragraphs.
    The first block is the headline if it equals the title, or if it is a short line without a full stop.
    """
    found: list[Block] = []
    spans = paragraphs(text)
    labels = _labels(text, turns(text, spans))
    for span in spans:
        kind: Kind = "title" if not found and _is_title(span.of(text), title) else "paragraph"
        label = labels.get(span.start)
        lead = label if label is not None else _lead(span.of(text), kind)
        if lead:
            found.append(Block("lead" if label is None else "label", Span(span.start, span.start + len(lead.rstrip()))))
        found.extend(Block(kind, piece) for piece in _pieces(text, Span(span.start + len(lead), span.end)))
    return found


def _labels(text: str, found: tuple[Turn, ...]) -> dict[int, str]:
    """What stands before the words of each labelled turn, by the start of its line."""
    starts = [(text.rfind("\n", 0, turn.label.start) + 1, turn.body[0].start) for turn in found if turn.label]
    return {end - len(text[start:end].lstrip()): text[start:end].lstrip() for start, end in starts}


def for_parser(text: str, block: Block, common: frozenset[str]) -> str:
    """The block's characters one for one, with breaks and control characters as blanks.

    In a headline, words that the body writes only in lower case lose their capital: taggers take capitals for names,
    and a hyphen between blanks is read as the dash it stands for.
    The label of a turn in capitals is read as a name is written.
    """
    read = CONTROL.sub(" ", block.span.of(text)).replace("\n", " ")
    if block.kind == "label" and read.isupper() and len(read.title()) == len(read) > len("Q.:"):
        return read.title()
    if block.kind == "title":
        read = read.replace(" - ", " – ")
        read = CAPITALISED.sub(lambda m: m[0].lower() if m[0].lower() in common else m[0], read)
    return read


def tight(read: str) -> tuple[str, list[int] | None]:
    """What the parser reads without the extra blanks, and where each character of that stood; None if nowhere else.

    >>> tight("with  the"), tight("with the")
    (('with the', [0, 1, 2, 3, 4, 6, 7, 8]), ('with the', None))
    """
    gaps = [gap.span() for gap in EXTRA.finditer(read)]
    if not gaps:
        return read, None
    edges = [0, *(edge for gap in gaps for edge in gap), len(read)]
    kept = [i for first, last in zip(edges[::2], edges[1::2]) for i in range(first, last)]
    return EXTRA.sub("", read), kept


def common_words(text: str, found: list[Block]) -> frozenset[str]:
    """Words that the body writes in lower case and never with a capital inside a sentence."""
    body = " ".join(block.span.of(text) for block in found if block.kind != "title")
    inside = {m[0].lower() for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z’']+\b", body)}
    return (frozenset(LOWER.findall(body)) | headline_words()) - inside


@cache
def headline_words() -> frozenset[str]:
    """Words of headlines that are no names, whether or not the body uses them: `Accuses`, `Hosts`, `Talks`."""
    words = {entry["word"] for entry in files.table("words/headlines.toml")["headline"]}
    deeds = {row["word"] for row in files.rows("words/event_verbs.csv", ("word",)) if row["word"].isalpha()}
    done = (form for verb in deeds for form in reporting.regular_forms(verb) if form.endswith("s"))
    says = (form for form in reporting.load().forms if form.endswith("s"))
    return frozenset((*words, *done, *says)) - PART_OF_NAMES


@cache
def _kickers() -> re.Pattern[str]:
    words = "|".join(re.escape(entry["word"]) for entry in files.table("words/headlines.toml")["kicker"])
    return re.compile(rf"(?:{words}) ?[:|–—-]\s+", re.IGNORECASE)


def _lead(paragraph: str, kind: Kind) -> str:
    """The lead of a paragraph or the kicker of a headline, with the blanks after it; empty if nothing follows."""
    if kind != "title":
        return passages.lead(paragraph)
    match = _kickers().match(paragraph)
    return match[0] if match and match.end() < len(paragraph) else ""


def _is_title(line: str, title: str | None) -> bool:
    if title and line.strip() == title.strip():
        return True
    return len(line) <= 150 and not re.search(r"[.!?:;,][\"'”’»)]*\s*$", line) and len(line.split()) >= 2


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span, cut where it is too long: after a sentence, else at a blank, else at the limit."""
    start = span.start
    while span.end - start > LONGEST:
        window = text[start : start + LONGEST]
        cuts = list(BREAK.finditer(window, LONGEST // 2))
        stops = [m for m in cuts if m[0].strip()]
        cut = (stops or cuts)[-1].end() if cuts else LONGEST
        piece = Span(start, start + len(window[:cut].rstrip()))
        if piece.end > piece.start:
            yield piece
        start += cut
    if span.of(text)[start - span.start :].strip():
        yield Span(start, span.end)
