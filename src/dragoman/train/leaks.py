"""Training sentences and the sentences of an evaluation file → which of them are too alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

OPENING, RUN = 8, 10
"""Words that must not be shared: the first eight, or any run of ten."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A training sentence that shares words with an evaluation sentence."""

    trained: str
    held_out: str
    shared: str


def leaks(trained: Iterable[str], held_out: Iterable[str]) -> Iterator[Leak]:
    """Each training sentence that opens like an evaluation sentence or shares a long run of words with one."""
    seen: dict[tuple[str, ...], str] = {}
    for sentence in held_out:
        seen |= dict.fromkeys(_runs(sentence), sentence)
    for sentence in trained:
        run = next((run for run in _runs(sentence) if run in seen), None)
        if run is not None:
            yield Leak(trained=sentence, held_out=seen[run], shared=" ".join(run))


def _runs(sentence: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(sentence)]
    if len(words) >= OPENING:
        yield ("^", *words[:OPENING])
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])
