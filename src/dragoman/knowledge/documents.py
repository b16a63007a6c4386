"""Nouns of agreements and bodies → look-up for agreements and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """Nouns of agreements and bodies → look-up for agreements and bodies."""


@cache
def load() -> Documents:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Documents()
