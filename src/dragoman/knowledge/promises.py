"""Words of promise, plan, demand and hope → look-up for commitments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files

TABLE = "words/promises.toml"
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A word by which something is promised, asked or planned.

    `kind` is a kind of commitment or `agreed`; `takes` names what may follow; `who` is `subject`, `object` or `none`.
    """

    word: str
    kind: str
    takes: frozenset[str]
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """`verbs` and `predicates` (adjectives and participles after `be`) by each form in lower case; `words` by list."""

    verbs: dict[str, tuple[Promise, ...]]
    predicates: dict[str, Promise]
    words: dict[str, frozenset[str]]


@cache
def load() -> Promises:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    table = files.table(TABLE)
    try:
        verbs: dict[str, tuple[Promise, ...]] = {}
        for entry in table["verb"]:
            for form in entry.get("forms") or forms(entry["word"]):
                verbs[form] = (*verbs.get(form, ()), _promise(entry))
        return Promises(
            verbs=verbs,
            predicates={entry["word"]: _promise(entry) for entry in table["predicate"]},
            words={key: frozenset(words) for key, words in table["words"].items()},
        )
    except KeyError as error:
        raise KnowledgeError(f"data/{TABLE}: an entry lacks {error}") from error


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb.

    >>> forms("promise"), forms("plan")
    (('promise', 'promises', 'promised', 'promising'), ('plan', 'plans', 'planned', 'planning'))
    >>> forms("deny")
    ('deny', 'denies', 'denied', 'denying')
    """
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    doubled = len(verb) == 4 and verb[-1] not in VOWELS + "wxyhk" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    stem = verb + verb[-1] if doubled else verb
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, plural, stem + "ed", stem + "ing"


def _promise(entry: dict[str, Any]) -> Promise:
    return Promise(word=entry["word"], kind=entry["kind"], takes=frozenset(entry.get("takes", ())), who=entry["who"])
