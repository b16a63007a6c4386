"""Reporting verbs, nouns and patterns → look-up for statements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Reporting verbs, nouns and patterns → look-up for statements."""


@cache
def load() -> Reporting:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Reporting()
