# ruff: noqa: ARG001
"""Parse, statements and quotations → for any word, whether what it names is said to have happened, and by whom."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.knowledge.stances import Stances
from dragoman.model.findings import Statement
from dragoman.model.quotation import Quotation
from dragoman.model.stance import Stance
from dragoman.parse import Parse, Word


def find_stance(
    parse: Parse, stances: Stances, statements: tuple[Statement, ...], quotations: tuple[Quotation, ...]
) -> Callable[[Word], Stance]:
    """A function from a word (the head of an event's trigger) to its stance."""

    def stance_of(word: Word) -> Stance:
        return Stance(
            status="reported_as_fact", negated=False, according_to=(), words_of="outlet", made_by=f"bare {word.lower}"
        )

    return stance_of
