"""The words of organs of state and of private roles: with each an actor is what the list says, without it no more."""

import re
from collections.abc import Iterator

from dragoman.knowledge import files
from dragoman.query.public import public
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


def private(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        word, example = row["word"], row["example"]
        changed = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", "chair", example.lower())
        yield f"{example!r} is no public role", not public(Who("Eva Rey", "person", None, None, example))
        yield f"{word!r} makes {example!r} private", public(Who("Eva Rey", "person", None, None, changed))


CHECKS = {"words/state_organs.csv": organs, "words/private_roles.csv": private}
