"""A text and its paragraphs → the turns of an interview or transcript: whose turn it is, and what is said.

Turns stand without quotation marks, so a label before them (`Q:`, `JOENSEN:`, `The Spokesperson:`) or the change
between questions and answers is all that shows them.  Words that label other things than turns stand in
`words/turns.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from dragoman.knowledge import files
from dragoman.model.span import Span

LABEL = re.compile(
    r"(?:[-–—•*] ?|\d{1,2}[:.]\d\d ?[–—-]? )?(?P<label>[A-Z](?:[\w.’'-]|, (?=[A-Z])| (?=\S)){0,45}?)"
    r"(?: \((?P<who>[^()\n]{2,50})\))? ?:\s+(?=\S)"
)
CAPITALISED = re.compile(r"(?:[A-Z][\w.’'-]*,?|of|the|de|al|ag|bin|van|von|da|do|la|el|and|for)")
DIRECTION = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
QUOTED = re.compile('["“”„«»‘]')
SELF = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b(?!\.)")
PERSON = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
LONGEST_QUESTION = 400
"""Characters of an unlabelled question; longer paragraphs that end with a question mark are an author's own."""

Role = Literal["asks", "answers", "speaks"]


class Turn(NamedTuple):
    """One turn: the label without its colon (None where there is none), the paragraphs spoken, its part in the talk.

    `asks` and `answers` are the parts of an interview; who `speaks` is named by the label.
    """

    label: Span | None
    body: tuple[Span, ...]
    role: Role


def turns(text: str, paragraphs: list[Span]) -> tuple[Turn, ...]:
    """The turns in order; none in a text that is no interview or transcript.

    >>> text = "Q: Is it over?\\nA: (Laughs.) It sleeps."
    >>> [(t.role, t.body[0].of(text)) for t in turns(text, [Span(0, 14), Span(15, 38)])]
    [('asks', 'Is it over?'), ('answers', 'It sleeps.')]
    """
    labelled = {n: match for n, span in enumerate(paragraphs) if (match := _label(text, span)) is not None}
    if _is_transcript([match["label"] for match in labelled.values()]):
        return _labelled(text, paragraphs, labelled)
    return _unlabelled(text, paragraphs)


def _label(text: str, span: Span) -> re.Match[str] | None:
    match = LABEL.match(text, span.start, span.end)
    if match is None:
        return None
    words = match["label"].split()
    known = match["label"].lower() in _roles()
    named = len(words) <= 6 and all(CAPITALISED.fullmatch(word) for word in words)
    return match if known or (named and match["label"].lower() not in _furniture()) else None


def _is_transcript(labels: list[str]) -> bool:
    """Do the labels change and come again?  Two parts of an interview do, and so do names of which one is repeated."""
    kinds = {label.lower() for label in labels}
    parts = {_roles().get(kind) for kind in kinds}
    return {"asks", "answers"} <= parts or (len(labels) >= 3 and 2 <= len(kinds) < len(labels))


def _labelled(text: str, paragraphs: list[Span], labelled: dict[int, re.Match[str]]) -> tuple[Turn, ...]:
    found: list[Turn] = []
    going_on = False
    spaced = any(n - 1 in labelled and _is_gap(text, paragraphs[n - 1], paragraphs[n]) for n in labelled)
    for n, span in enumerate(paragraphs):
        match = labelled.get(n)
        if match is not None:
            role = _roles().get(match["label"].lower(), "speaks")
            body = _without_direction(text, Span(match.end(), span.end))
            found.append(Turn(Span(*match.span("label")), (body,), role))
            going_on = True
        elif going_on and _goes_on(text, paragraphs[n - 1], span, spaced):
            found[-1] = found[-1]._replace(body=(*found[-1].body, span))
        else:
            going_on = False
    return tuple(found)


def _is_gap(text: str, before: Span, span: Span) -> bool:
    """Does a blank line stand between two paragraphs?"""
    return text[before.end : span.start].count("\n") > 1


def _goes_on(text: str, before: Span, span: Span, spaced: bool) -> bool:
    """Does an unlabelled paragraph belong to the turn before it?

    On the next line it does where blank lines part the turns; else if it says `I`.
    """
    if spaced and not _is_gap(text, before, span):
        return True
    return SELF.search(span.of(text)) is not None and QUOTED.search(span.of(text)) is None


def _unlabelled(text: str, paragraphs: list[Span]) -> tuple[Turn, ...]:
    """Paragraphs that ask, each with the paragraphs up to the next: two or more, one asking `you`, none `I`."""
    asking = [n for n, span in enumerate(paragraphs) if n and _asks(text, span)] if "?" in text else []
    asking = [n for n in asking if n + 1 < len(paragraphs) and n + 1 not in asking]
    if paragraphs and _asks(text, paragraphs[0]) and len(paragraphs) > 1:
        asking.insert(0, 0)
    questions = " ".join(paragraphs[n].of(text) for n in asking)
    if len(asking) < 2 or not PERSON.search(questions) or SELF.search(questions):
        return ()
    found: list[Turn] = []
    for n, following in zip(asking, [*asking[1:], asking[-1] + 2]):
        body = paragraphs[n + 1 : following]
        found.append(Turn(None, (paragraphs[n],), "asks"))
        if not any(QUOTED.match(span.of(text)) for span in body):
            found.append(Turn(None, tuple(body), "answers"))
    heard = " ".join(span.of(text) for turn in found if turn.role == "answers" for span in turn.body)
    return tuple(found) if SELF.search(heard) else ()


def _asks(text: str, span: Span) -> bool:
    words = span.of(text)
    return words.endswith("?") and len(words) <= LONGEST_QUESTION and QUOTED.search(words) is None


def _without_direction(text: str, span: Span) -> Span:
    """The words spoken, without `(She pours tea.)` before them."""
    match = DIRECTION.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


@cache
def _roles() -> dict[str, Role]:
    return {entry["word"].lower(): entry["role"] for entry in files.table("words/turns.toml")["label"]}


@cache
def _furniture() -> frozenset[str]:
    """Labels of lists and lines, and the kickers of headlines (`Interview: …`)."""
    entries = (*files.table("words/turns.toml")["furniture"], *files.table("words/headlines.toml")["kicker"])
    return frozenset(entry["word"].lower() for entry in entries)
