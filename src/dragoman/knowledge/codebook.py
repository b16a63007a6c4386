"""PLOVER types, modes and contexts with their cues → look-up for events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files
from dragoman.model.findings import EventType

SCHEME = "codes/plover.toml"
VERBS, NOUNS, SETS = "words/event_verbs.csv", "words/event_nouns.csv", "words/event_words.toml"
REQUIRED = ("word", "example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A PLOVER type: its quad class (1 verbal cooperation … 4 material conflict), scale, and modes with their scale."""

    name: EventType
    quad: int
    scale: float
    gloss: str
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must stand beside a cue: in `slot` (`obj`, `subj`, `mod`, a preposition …) one of `words`, or anything."""

    slot: str
    words: frozenset[str]
    absent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb or noun that names a happening.

    `actor` and `recipient` are alternatives tried in order, each a tuple of slots read together.
    `family` ties words for one kind of happening (`meet`, `talks`, `session`).
    """

    word: str
    name: str
    particle: str
    conditions: tuple[Condition, ...]
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The scheme, and cues by lemma, the most demanding first.

    `carriers` are verbs that only carry an event noun; `idle` verbs never make a promise by themselves; `outcomes` tell
    whether a thing came about (`It never happened`).
    """

    kinds: Mapping[str, Kind]
    contexts: frozenset[str]
    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    sets: Mapping[str, frozenset[str]]
    carriers: frozenset[str]
    idle: frozenset[str]
    outcomes: frozenset[str]


@cache
def load() -> Codebook:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    scheme = files.table(SCHEME)
    kinds = {entry["name"]: _kind(entry) for entry in scheme["type"]}
    if set(kinds) != set(get_args(EventType)):
        raise KnowledgeError(f"data/{SCHEME}: the types are not PLOVER's sixteen")
    contexts = frozenset(entry["name"] for entry in scheme["context"])
    words = files.table(SETS)
    sets = {entry["name"]: frozenset(entry["words"]) for entry in words["set"]}
    verbs, nouns = (
        _by_word([_cue(row, file, kinds, contexts, sets) for row in files.rows(file, REQUIRED)])
        for file in (VERBS, NOUNS)
    )
    return Codebook(
        kinds=kinds,
        contexts=contexts,
        verbs=verbs,
        nouns=nouns,
        sets=sets,
        carriers=frozenset(words["carriers"]["verbs"]),
        idle=frozenset(words["idle"]["verbs"]),
        outcomes=frozenset(words["outcomes"]["verbs"]),
    )


def _kind(entry: dict[str, Any]) -> Kind:
    return Kind(
        name=entry["name"],
        quad=entry["quad"],
        scale=float(entry["scale"]),
        gloss=entry["gloss"],
        modes={mode["name"]: float(mode["scale"]) for mode in entry.get("mode", ())},
    )


def _by_word(cues: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue.word, []).append(cue)
    return {word: tuple(sorted(own, key=_demand, reverse=True)) for word, own in found.items()}


def _demand(cue: Cue) -> tuple[bool, int, int, int]:
    """More named conditions come first, and of equals the narrower."""
    named = sum(bool(c.words) and not c.absent for c in cue.conditions)
    return bool(cue.particle), named, len(cue.conditions), -sum(len(c.words) for c in cue.conditions)


def _cue(
    row: dict[str, str], file: str, kinds: Mapping[str, Kind], contexts: frozenset[str], sets: dict[str, frozenset[str]]
) -> Cue:
    word, _, particle = row["word"].partition(" ")
    kind, mode, about = row["type"], row["mode"], tuple(row["contexts"].split())
    if kind and kind not in kinds:
        raise KnowledgeError(f"data/{file}: {row['word']}: no type {kind}")
    if mode and mode not in kinds[kind].modes:
        raise KnowledgeError(f"data/{file}: {row['word']}: {kind} has no mode {mode}")
    if unknown := set(about) - contexts:
        raise KnowledgeError(f"data/{file}: {row['word']}: no context {', '.join(unknown)}")
    verb = file == VERBS
    return Cue(
        word=word,
        name=" ".join(filter(None, ("verb" if verb else "noun", row["word"], row["frame"]))),
        particle=particle,
        conditions=tuple(_condition(part, sets, row["word"]) for part in row["frame"].split(";") if part.strip()),
        type=kinds[kind].name if kind else None,
        mode=mode or None,
        contexts=about,
        actor=_slots(row["actor"] or ("subj" if verb else "by|poss|mod|subj")),
        recipient=_slots(row["recipient"] or ("obj" if verb else "of|on|against")),
        family=row["family"] or row["word"],
    )


def _slots(text: str) -> tuple[tuple[str, ...], ...]:
    """`between|of+with`: alternatives by `|`, slots read together by `+`; `-` is nobody."""
    return () if text == "-" else tuple(tuple(part.split("+")) for part in text.split("|"))


def _condition(text: str, sets: dict[str, frozenset[str]], word: str) -> Condition:
    slot, _, wanted = text.strip().partition("=")
    words: set[str] = set()
    for item in filter(None, wanted.split("|")):
        if item.startswith("@"):
            if item[1:] not in sets:
                raise KnowledgeError(f"data/{VERBS}: {word}: no set {item}")
            words |= sets[item[1:]]
        else:
            words.add(item)
    return Condition(slot=slot.removeprefix("no "), words=frozenset(words), absent=slot.startswith("no "))
