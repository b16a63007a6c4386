"""Parse and statements → for any word, whether what it names is said to have happened, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dragoman.find.stance_path import Path
from dragoman.knowledge.stances import Stances
from dragoman.model.findings import Statement, Time
from dragoman.model.span import Cover, Span
from dragoman.model.stance import Stance
from dragoman.model.voices import Voices
from dragoman.parse import Parse, Word


def find_stance(
    parse: Parse, stances: Stances, statements: tuple[Statement, ...], times: tuple[Time, ...] = ()
) -> Callable[[Word], Stance]:
    """A function from a word (the head of an event's trigger) to its stance."""
    voices = Voices(parse.text, statements)
    coming = Cover((Span(t.start, t.end), t) for t in times if t.direction == "future" and t.type in ("DATE", "TIME"))

    @cache
    def around(word: Word) -> list[Statement]:
        """The statements that a word stands in, asked for anew at every step of its path."""
        return voices.statements(word.span)

    def ahead(noun: Word) -> bool:
        """Does the noun itself carry a day that is still to come: `Friday's vote`, `the summit on 3 May`?"""
        if not len(coming):
            return False
        near = [c for c in noun.children if c.dep in ("poss", "compound", "nmod", "npadvmod", "amod")]
        near += [o for c in noun.children if c.dep == "prep" and c.i > noun.i for o in c.children if o.dep == "pobj"]
        if noun.dep == "nsubj" and noun.head.lemma == "be":
            near += [o for c in noun.head.children if c.dep == "prep" for o in c.children if o.dep == "pobj"]
        return any(coming.overlapping(c.span) for c in near)

    path = Path(
        parse,
        stances,
        around,
        lambda word: bool(voices.quoting(word.span)),
        ahead,
    )

    def stance_of(word: Word) -> Stance:
        over = around(word)
        state = path.state(word)
        return Stance(
            status=state.status,
            negated=state.negated,
            according_to=tuple(s.id for s in over),
            words_of=voices.words_of(word.span),
            made_by=" + ".join((*(f"{s.act} {s.id}" for s in over[:1]), *filter(None, state.why)))
            or f"bare {word.lower}",
        )

    return stance_of
