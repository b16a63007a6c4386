"""Names of months, weekdays, seasons, holidays and cue words of direction → look-up for times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Names of months, weekdays, seasons, holidays and cue words of direction → look-up for times."""


@cache
def load() -> Calendar:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Calendar()
