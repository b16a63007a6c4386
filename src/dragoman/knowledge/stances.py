"""Operators of modality, negation and plan → look-up for status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files
from dragoman.model.findings import Status

FILE = "words/stances.toml"
CLASSES = ("verb", "noun", "adjective", "adverb", "modal", "link", "negator", "carrier")
EFFECTS: dict[str, Status | None] = {
    "claim": "claimed", "deny": "denied", "call": "called_for", "pledge": "pledged", "plan": "scheduled",
    "possible": "possible", "future": "scheduled", "duty": "called_for", "avoid": "reported_as_fact",
    "manage": "reported_as_fact", "fact": "reported_as_fact", "carry": None,
}  # fmt: skip
"""What an operator makes of the words in its scope; `avoid` also turns the negation round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A word that decides whether what stands in its scope is said to have happened.

    `scope` holds dependency labels of the children it reaches (empty: those usual for its class); `prepositions` limits
    a reach through a preposition to these; `infinitive` is the effect on an infinitive where it is another one (`told
    them to leave`).
    """

    word: str
    effect: str
    scope: frozenset[str]
    prepositions: frozenset[str]
    infinitive: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Operators by class of word and lemma (or lower-case form, for modals, links and negators)."""

    verbs: Mapping[str, Operator]
    nouns: Mapping[str, Operator]
    adjectives: Mapping[str, Operator]
    adverbs: Mapping[str, Operator]
    modals: Mapping[str, Operator]
    links: Mapping[str, Operator]
    negators: Mapping[str, Operator]
    carriers: Mapping[str, Operator]


def _operator(entry: dict[str, Any]) -> Operator:
    if entry.get("effect") not in EFFECTS:
        raise KnowledgeError(f"data/{FILE}: {entry.get('word')!r} has no effect among {', '.join(EFFECTS)}")
    return Operator(
        word=entry["word"],
        effect=entry["effect"],
        scope=frozenset(entry.get("scope", ())),
        prepositions=frozenset(entry.get("prepositions", ())),
        infinitive=entry.get("infinitive"),
    )


@cache
def load() -> Stances:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    content = files.table(FILE)
    tables = {f"{name}s": {entry["word"]: _operator(entry) for entry in content.get(name, ())} for name in CLASSES}
    return Stances(**tables)
