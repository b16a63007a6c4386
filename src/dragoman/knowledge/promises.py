"""Words of promise, plan, demand and hope → look-up for commitments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """Words of promise, plan, demand and hope → look-up for commitments."""


@cache
def load() -> Promises:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    return Promises()
