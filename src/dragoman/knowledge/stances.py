"""Operators of modality, negation and plan → look-up for status."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Operators of modality, negation and plan → look-up for status."""


@cache
def load() -> Stances:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Stances()
