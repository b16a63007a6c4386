"""Parse and statements → for any word, whether what it names is said to have happened, and by whom."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.find.stance_path import Path
from dragoman.knowledge.stances import Stances
from dragoman.model.findings import Statement
from dragoman.model.stance import Stance
from dragoman.model.voices import Voices
from dragoman.parse import Parse, Word


def find_stance(parse: Parse, stances: Stances, statements: tuple[Statement, ...]) -> Callable[[Word], Stance]:
    """A function from a word (the head of an event's trigger) to its stance."""
    voices = Voices(parse.text, statements)
    path = Path(parse, stances, lambda word: voices.statements(word.span))

    def stance_of(word: Word) -> Stance:
        over = voices.statements(word.span)
        state = path.state(word)
        return Stance(
            status=state.status,
            negated=state.negated,
            according_to=tuple(s.id for s in over),
            words_of=voices.words_of(word.span),
            made_by=" + ".join((*(f"{s.act} {s.id}" for s in over[:1]), *state.why)) or f"bare {word.lower}",
        )

    return stance_of
