"""An actor as the record has it → whether he, she or it speaks for a state: by office and own name, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.knowledge import files
from dragoman.knowledge.roster import NO_STATE
from dragoman.record.entries import Who

OFFICIAL = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")
"""PLOVER sectors of those who may act for a state."""

KINDS = ("person", "organisation", "armed_force")
STEM = 5
"""So many letters of a name that no table of states knows stand in its adjective: Armenia, Armenian."""

LINKS = frozenset({"the", "of", "for", "and", "to"})
TOKEN = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")


def speaks_for(who: Who, state: str) -> bool:
    """Does the actor stand under the state of its country code, which the texts call by that name?

    A code alone never does it: it also files de facto entities, oppositions, armed groups and towns.  All words of a
    body's name, or of a person's office, must be the state's own or those of an organ of state; what says more than
    that (`local`, `de facto`, `in Rúna`) stands for itself.

    >>> speaks_for(Who("Ostravan Defence Ministry", "organisation", "OST", "GOV"), "Ostrava")
    True
    >>> speaks_for(Who("local Ostravan army", "armed_force", "OST", "MIL"), "Ostrava")
    False
    >>> speaks_for(Who("Eva Rey", "person", "OST", "GOV", "de facto president of Rúna"), "Ostrava")
    False
    """
    if who.country is None or who.country in NO_STATE:
        return False
    if who.kind == "state":
        return not _known(who.country) or not _left(who.name, who.country, state)
    if who.sector not in OFFICIAL or who.kind not in KINDS:
        return False
    if who.kind == "person":
        return not _left(who.office or "", who.country, state)
    bears_a_name = _left(who.name, None, "") != []
    return bears_a_name and not _left(who.name, who.country, state)


def _left(phrase: str, country: str | None, state: str) -> list[str]:
    """The words of a phrase that belong neither to the state nor to an organ of state."""
    words, longer = _organs()
    plain = re.sub(r"[’']s?\b", "", phrase.lower())
    rest = TOKEN.findall(longer.sub(" ", plain))
    own = _known(country) if country else frozenset()
    stems = tuple(token[:STEM] for token in TOKEN.findall(state.lower()) if token not in LINKS) if not own else ()
    return [
        w for w in rest if w not in LINKS and w not in words and w not in own and not w.startswith(stems or ("\0",))
    ]


@cache
def _organs() -> tuple[frozenset[str], re.Pattern[str]]:
    """Single words, and a pattern of those of several words."""
    entries = [row["word"] for row in files.rows("words/state_organs.csv", ("word", "example"))]
    longer = sorted((e for e in entries if " " in e), key=len, reverse=True)
    return frozenset(e for e in entries if " " not in e), re.compile(rf"\b(?:{'|'.join(map(re.escape, longer))})\b")


@cache
def _known(country: str) -> frozenset[str]:
    """The words of a state's names and adjectives; none where the table does not have it."""
    columns = ("name", "official", "aliases", "adjectives", "demonyms")
    rows = [r for r in files.rows("actors/states.csv") if r["country"] == country and r["status"] != "de_facto"]
    return frozenset(_tokens(row[column] for row in rows for column in columns)) - LINKS


def _tokens(phrases: Iterable[str]) -> Iterable[str]:
    return (token for phrase in phrases for token in TOKEN.findall(phrase.lower()))
