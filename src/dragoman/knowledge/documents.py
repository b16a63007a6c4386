"""Nouns of agreements and bodies → look-up for agreements and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files
from dragoman.model.findings import AgreementKind

TABLE = "words/documents.toml"
PLURALS = {"treaty": "treaties", "communiqué": "communiqués", "minutes": "minutes"}

Stands = Literal["alone", "modified", "dated", "listed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun that may name a document or a body; `needs` are words beside it that make it one, `bars` that do not."""

    noun: str
    family: str
    kind: str
    stands: Stands
    needs: frozenset[str]
    bars: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """Look-ups by the noun as it stands, singular or plural, in lower case; `names` by the name as written.

    `tell` holds the words that part what is there from what is wished for, by the name of their list.
    """

    agreements: dict[str, Noun]
    bodies: dict[str, Noun]
    names: dict[str, str]
    tell: dict[str, frozenset[str]]


@cache
def load() -> Documents:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    table = files.table(TABLE)
    try:
        return Documents(
            agreements=_nouns(table["agreement"]),
            bodies=_nouns(table["body"]),
            names={name: entry["kind"] for entry in table["name"] for name in entry["names"]},
            tell={key: frozenset(words) for key, words in table["tell"].items() if isinstance(words, list)},
        )
    except KeyError as error:
        raise KnowledgeError(f"data/{TABLE}: an entry lacks {error}") from error


def agreement_kind(noun: Noun) -> AgreementKind:
    """The kind of a document of this noun that exists."""
    return cast(AgreementKind, noun.kind)


def _nouns(entries: list[dict[str, Any]]) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for entry in entries:
        word = entry["noun"]
        noun = Noun(
            noun=word,
            family=entry.get("family", word),
            kind=entry.get("kind", "body"),
            stands=entry.get("stands", "modified"),
            needs=frozenset(entry.get("with", ())),
            bars=frozenset(entry.get("not_with", ())),
        )
        found[word] = noun
        found[PLURALS.get(word) or (word if word.endswith("s") else word + "s")] = noun
    return found
