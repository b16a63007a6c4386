"""Names, demonyms, titles and agent nouns → look-up for actors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Names, demonyms, titles and agent nouns → look-up for actors."""


@cache
def load() -> Roster:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Roster()
