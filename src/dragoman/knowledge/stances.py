"""Operators of modality, negation and plan → look-up for status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files
from dragoman.model.findings import Status

FILE = "words/stances.toml"
EFFECTS: dict[str, Status | None] = {
    "claim": "claimed", "deny": "denied", "call": "called_for", "pledge": "pledged", "plan": "scheduled",
    "possible": "possible", "future": "scheduled", "duty": "called_for", "avoid": "reported_as_fact",
    "manage": "reported_as_fact", "fact": "reported_as_fact", "carry": None,
}  # fmt: skip
"""What an operator makes of the words in its scope; `avoid` also turns the negation round."""

CLASSES = (
    "verb", "noun", "adjective", "adverb", "modal", "link", "preposition", "negator", "carrier"
)  # fmt: skip
PHRASES = frozenset({"link", "preposition"})
WORDS = frozenset({"scope", "prepositions", "over", "after"})
OTHER = frozenset({"infinitive", "dated", "past", "refused"})
SHOWN = frozenset({"word", "effect", "example", "not_example", "negated", "status"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A word that decides whether what stands in its scope is said to have happened.

    `scope` holds dependency labels of the children it reaches (empty: those usual for its class); `prepositions` limits
    a reach through a preposition to these; `over` limits it to nouns that are operators of such an effect themselves
    (`dismissed reports`; `plain`: none); `after` asks for one of these prepositions before the word (`in the event`).
    Other effects hold on an infinitive (`told them to leave`), where a date stands behind (`postponed until June`), in
    the past tense (`was about to leave`), and where the operator is negated (`did not rule out talks`).
    """

    word: str
    effect: str
    scope: frozenset[str]
    prepositions: frozenset[str]
    over: frozenset[str]
    after: frozenset[str]
    infinitive: str | None
    dated: str | None
    past: str | None
    refused: str | None


Table = Mapping[str, tuple[Operator, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Operators by class and lemma; modals and negators by lower-case form, links and prepositions by their last word.

    `phrases` are the verbs of two words, by the first and then the second (`rule` → `out`).
    """

    verbs: Table
    nouns: Table
    adjectives: Table
    adverbs: Table
    modals: Table
    links: Table
    prepositions: Table
    negators: Table
    carriers: Table
    phrases: Mapping[str, Table]


def _operator(entry: dict[str, Any]) -> Operator:
    if unknown := entry.keys() - WORDS - OTHER - SHOWN:
        raise KnowledgeError(f"data/{FILE}: {entry.get('word')!r} has the unknown keys {', '.join(sorted(unknown))}")
    for key in ("effect", *OTHER):
        if (key == "effect" or key in entry) and entry.get(key) not in EFFECTS:
            raise KnowledgeError(f"data/{FILE}: {entry.get('word')!r} has no {key} among {', '.join(EFFECTS)}")
    return Operator(
        word=entry["word"],
        effect=entry["effect"],
        scope=frozenset(entry.get("scope", ())),
        prepositions=frozenset(entry.get("prepositions", ())),
        over=frozenset(entry.get("over", ())),
        after=frozenset(entry.get("after", ())),
        infinitive=entry.get("infinitive"),
        dated=entry.get("dated"),
        past=entry.get("past"),
        refused=entry.get("refused"),
    )


def _table(entries: Iterable[dict[str, Any]], *, by_last: bool = False) -> dict[str, tuple[Operator, ...]]:
    """Operators by word, or by the last word of each, the longest first (`in the event of` under `of`)."""
    found: dict[str, tuple[Operator, ...]] = {}
    for operator in sorted(map(_operator, entries), key=lambda o: -len(o.word)) if by_last else map(_operator, entries):
        key = operator.word.rpartition(" ")[2] if by_last else operator.word
        found[key] = (*found.get(key, ()), operator)
    return found


@cache
def load() -> Stances:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    content = files.table(FILE)
    tables = {f"{name}s": _table(content.get(name, ()), by_last=name in PHRASES) for name in CLASSES}
    phrases: dict[str, dict[str, tuple[Operator, ...]]] = {}
    for word, operators in tables["verbs"].items():
        first, _, second = word.partition(" ")
        if second:
            phrases.setdefault(first, {})[second] = operators
    return Stances(**tables, phrases=phrases)
