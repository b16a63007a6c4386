"""Place names → candidate places with coordinates, compiled once to one fast file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Place names → candidate places with coordinates."""


@cache
def load(cache_dir: Path) -> Gazetteer:
    """The compiled gazetteer of that folder, compiled first where it is missing or of another version."""
    del cache_dir
    return Gazetteer()
