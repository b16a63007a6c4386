"""Turns of interviews and transcripts, and actors → drafts: what is said at the microphone, without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.find.statements_field import Draft, Field
from dragoman.model.findings import Actor, ActorMention
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.turns import Turn

NAMED = frozenset({"name", "title+name", "title"})
ASKED = re.compile(
    r", (?:you|your|why|what|when|where|who|how|which|is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b"
)


def spoken(field: Field, actors: tuple[Actor, ...]) -> Iterator[Draft]:
    """One draft a turn; a question is one only where a name stands before it."""
    turns = field.parse.turns
    guest = _guest(field, actors) if any(turn.role == "answers" for turn in turns) else None
    for turn in turns:
        if turn.role == "asks":
            continue
        if turn.role == "speaks" and turn.label is not None:
            span, rule = turn.label, f"turn of {turn.label.of(field.text)}"
        elif guest is not None:
            span, rule = guest.span, f"answer of {guest.text}, who is interviewed"
        else:
            yield _draft(turn, None, None, "answer; the text does not let us tell whose")
            continue
        yield _draft(turn, _head(field.parse.words_in(span)), span, rule)


def _draft(turn: Turn, speaker: Word | None, span: Span | None, rule: str) -> Draft:
    return Draft(
        cue=(), verb=None, speaker=speaker, speaker_span=span, content=turn.body, quoted=turn.body, kind="direct",
        act="assert", neutral=True, addressee=None, follows=None, confidence=0.85 if speaker is not None else 0.7,
        made_by=rule,
    )  # fmt: skip


def _head(words: list[Word]) -> Word:
    """The head of a phrase: the word that hangs on none of the others."""
    inside = {word.i for word in words}
    return next((word for word in reversed(words) if word.head.i not in inside or word.head is word), words[-1])


def _guest(field: Field, actors: tuple[Actor, ...]) -> ActorMention | None:
    """Whoever is interviewed: the person a question calls by name, else the one the author names most or first."""
    turns = field.parse.turns
    people = [(m, actor) for actor in actors if actor.kind == "person" for m in actor.mentions]
    for turn in turns:
        if turn.role == "asks":
            start = turn.body[0].start
            for mention, _ in people:
                if mention.form in NAMED and mention.start <= start + 4 and _addressed(field, mention, start):
                    return mention
    bodies = [span for turn in turns for span in turn.body]
    told = [(m, a) for m, a in people if not any(span.covers(m.span) for span in bodies)]
    opening = bodies[0].start
    often = Counter(actor.id for _, actor in told)
    named = [(m, a) for m, a in told if m.form in NAMED and m.start < opening]
    if not named:
        return None
    return max(named, key=lambda item: (often[item[1].id], -item[0].start))[0]


def _addressed(field: Field, mention: ActorMention, start: int) -> bool:
    """`Dr Wilk, you walked out`: does the question begin with a name, and then ask?"""
    return mention.end > start and ASKED.match(field.text, mention.end) is not None
