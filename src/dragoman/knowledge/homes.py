"""Words that tell whose country somebody without a state in the name belongs to → look-up by list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files

TABLE = "words/homes.toml"
LISTS = frozenset(
    {
        "local",
        "abroad",
        "facing",
        "hosting",
        "against",
        "below",
        "dwelling",
        "for",
        "acting for",
        "heads",
        "seated",
        "unions",
        "organs",
        "conference cities",
    }
)

Homes = Mapping[str, frozenset[str]]


@cache
def load() -> Homes:
    """The lists by name.  Raises KnowledgeError where one lacks."""
    try:
        found = {entry["name"]: frozenset(entry["words"]) for entry in files.table(TABLE)["list"]}
    except KeyError as error:
        raise KnowledgeError(f"data/{TABLE}: an entry lacks {error}") from error
    if missing := LISTS - found.keys():
        raise KnowledgeError(f"data/{TABLE}: no list {', '.join(sorted(missing))}")
    return found
