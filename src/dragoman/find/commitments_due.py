"""What is to be done, and the times in it → the date by which it is due (EDTF) and the words that say so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dragoman.find.commitments_clause import Unit
from dragoman.find.commitments_scene import Scene
from dragoman.model import edtf
from dragoman.model.findings import Time
from dragoman.model.span import Span
from dragoman.parse import Word

LINK = re.compile(
    r"(?:^|\W)(?P<link>by|until|till|(?:no|not) later than|before|within|as early as|as soon as|from|after|since)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SAME = re.compile(r"(?:the |that )?(?:same|next|following|very) (?:day|night|week)|that day", re.IGNORECASE)
DATED = frozenset({"nummod", "compound", "amod", "nmod", "poss"})
BY = frozenset({"by", "until", "till", "no later than", "not later than"})
FROM = frozenset({"as early as", "as soon as", "from"})
Due = tuple[str | None, Span | None]


def due(scene: Scene, unit: Unit, *, until_is_by: bool = True) -> Due:
    """The date of the thing to be done; None with the words where they name no day (`within a week`).

    What runs from a condition (`within a week, if …`) has no date yet.  What is postponed until a day is due on that
    day, not by it: `until_is_by` is False there.
    """
    best: tuple[int, Due] | None = None
    for span, time in _near(scene, unit):
        if time.type == "SET" or _told(scene, unit, span):
            continue
        link, begin = _link(scene.parse.text, time)
        if link in ("since", "after") or (time.type == "DURATION" and time.edtf is None and link != "within"):
            continue
        if link in ("until", "till") and not until_is_by:
            link = ""
        rank = 0 if link in BY or link in ("before", "within") else 1 if span.start > unit.verb.start else 2
        bound = unit.condition is not None and (link == "within" or SAME.match(time.text) is not None)
        found = (None if bound else _value(_last_of(scene, time), link), Span(begin, time.end))
        if best is None or rank < best[0]:
            best = (rank, found)
    return best[1] if best is not None else (None, None)


def _near(scene: Scene, unit: Unit) -> list[tuple[Span, Time]]:
    """The times in the words of the thing to be done, then those before its subject (`By May the army will …`)."""
    found = [item for item in scene.times.overlapping(unit.what) if item[0].start >= unit.what.start]
    words = scene.parse.words
    if not any(c.tag == "MD" for c in unit.verb.children):
        return found
    for c in unit.verb.children:
        if c.dep in ("prep", "npadvmod", "advmod", "nmod") and words[c.right].end <= unit.what.start:
            found += scene.times.overlapping(Span(words[c.left].start, words[c.right].end))
    return found


def _last_of(scene: Scene, time: Time) -> Time:
    """`By July or August`: the later of the two."""
    after = scene.parse.text[time.end : time.end + 4]
    other = scene.times.at(time.end + 4) if after == " or " else None
    if other is None or other.edtf is None or time.edtf is None or other.type != "DATE" or other.edtf < time.edtf:
        return time
    return replace(other, text=time.text)


def _told(scene: Scene, unit: Unit, span: Span) -> bool:
    """Does the time belong to something else: the name of a document, a relative clause, a talk that is over?"""
    word = scene.parse.word_at(span.start)
    papers = scene.promises.words["papers"]
    while word is not None and word is not unit.verb and word.head is not word:
        if word.dep in DATED and (word.head.lower in papers or _year_of_noun(word, span)):
            return True
        if word.dep in ("prep", "pobj") and word.head.lower in papers:
            return True
        if word.dep == "relcl" or (word.dep == "acl" and word.tag == "VBN" and word is not unit.verb):
            return True
        word = word.head
    return False


def _year_of_noun(word: Word, span: Span) -> bool:
    """`The 1899 award`: a bare year before a noun names the thing, not the day on which it is due."""
    year = word.text.isdigit() and len(word.text) == 4 and span == word.span
    return year and word.head.pos in ("NOUN", "PROPN") and word.head.i > word.i


def _link(text: str, time: Time) -> tuple[str, int]:
    """The preposition of a time, inside it or right before it, and where the words begin that say when it is due."""
    first = time.text.split(" ", 1)[0].lower()
    if first in BY | {"before", "within", "after"}:
        return first, time.start
    opening = max(0, time.start - 24)
    match = LINK.search(text[opening : time.start])
    if match is None:
        return "", time.start
    return match["link"].lower(), opening + match.start("link")


def _value(time: Time, link: str) -> str | None:
    """The date under its preposition: `by` and `before` leave the beginning open, `from` the end."""
    value = time.edtf
    if value is None or not edtf.valid(value):
        return None
    if value.startswith(".."):
        return value
    first, last = edtf.bounds(value)
    if link in BY or (link == "before" and re.match(r"(?:the\s+)?end of", time.text)) or link == "within":
        whole = "end of" in time.text or "/" in value
        return f"../{last}" if whole and last is not None else f"../{value}"
    if link == "before" and first is not None:
        return f"../{first - timedelta(days=1)}"
    if link in FROM and "/" not in value:
        return f"{value}/.."
    return value
