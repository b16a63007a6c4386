"""Number words and casualty nouns and verbs → look-up for figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Number words and casualty nouns and verbs → look-up for figures."""


@cache
def load() -> Counts:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Counts()
