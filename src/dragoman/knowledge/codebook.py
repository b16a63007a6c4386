"""PLOVER types, modes and contexts with their cues → look-up for events."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """PLOVER types, modes and contexts with their cues → look-up for events."""


@cache
def load() -> Codebook:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Codebook()
