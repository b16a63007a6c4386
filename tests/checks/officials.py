"""The words of organs of state: with each a body of the state speaks for it, and without it no more."""

import re
from collections.abc import Iterator

from dragoman.knowledge import files
from dragoman.record.entries import Who
from dragoman.record.officials import speaks_for


def official(phrase: str) -> bool:
    """Does somebody of that office speak for Ostrava?"""
    return speaks_for(Who("Eva Rey", "person", "OST", "GOV", phrase), "Ostrava")


def organs(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        word, example = row["word"], row["example"]
        changed = re.sub(rf"\b{re.escape(word)}\b", "rebel", example.lower())
        yield f"{example!r} is an office of state", official(example)
        yield f"{word!r} stands in {example!r}, which another word makes none", not official(changed)


CHECKS = {"words/state_organs.csv": organs}
