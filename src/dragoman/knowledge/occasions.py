"""Names of occasions of saying → the kind of occasion that a clause, a speaking noun or a verb tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.knowledge import files

FILE = "words/occasions.toml"
WITH = (
    "at", "in", "during", "from", "via", "through", "over", "on", "by", "told", "tells", "telling", "to", "addressing",
    "addressed", "opening", "closing", "giving", "gave", "opened", "closed", "holding", "held",
)  # fmt: skip
"""Prepositions and verbs with which an occasion stands where its entry names none."""

ELSEWHERE = (
    "after", "before", "ahead", "outside", "following", "since", "that", "who", "and", "reply", "response", "reaction",
    "answer", "addition", "reference",
)  # fmt: skip
"""Words that lead away from the occasion: `in response to the letter`, `at the gate before the hearing`."""

WORD = re.compile(r"[^\s,;:.…“”\"]+")
NOT_ALONE = frozenset({"to", "with", "between", "x", "minister"})

DATED = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
LONGER = rf"(?! (?:of|for) (?-i:[A-Z])| on (?!{DATED})(?-i:[A-Z]))"
"""What makes a short name part of a longer one: `the Council on Foreign Relations`."""

BETWEEN = rf"(?:(?!(?:{'|'.join(ELSEWHERE)})\b)[^\s,;:…]+ ){{0,6}}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasions:
    """Patterns in the order in which they are tried, each with words of which a text must hold one.

    `speakers` and `verbs` lead from a noun that speaks, or a verb of saying, to the kind; `reached` finds the
    participle in a speaker's own phrase from which on it may tell the occasion; `at_word` leads from a word to the
    numbers of the patterns of which it is one; `sent` are
    words that with `to` or `with` lead to the hearer, `nouns` the last words of the occasions' names,
    `issued` participles that date them, `faced` verbs whose object is spoken to.
    """

    kinds: tuple[str, ...]
    patterns: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]
    at_word: dict[str, frozenset[int]]
    speakers: dict[str, str]
    verbs: dict[str, str]
    reached: re.Pattern[str]
    sent: frozenset[str]
    nouns: frozenset[str]
    issued: frozenset[str]
    faced: frozenset[str]

    def told(self, text: str) -> tuple[str, re.Match[str]] | None:
        """The first kind whose pattern a clause holds, and where."""
        words = WORD.findall(text.lower())
        if self.at_word.keys().isdisjoint(words):
            return None
        for n in sorted(frozenset().union(*(self.at_word[word] for word in words if word in self.at_word))):
            kind, _, pattern = self.patterns[n]
            if (found := pattern.search(text)) is not None:
                return kind, found
        return None

    def titled(self, text: str) -> str | None:
        """The kind that a heading names, without a preposition: `Highlights of the noon briefing`."""
        found = (self.told(f"{before}{text}") for before in ("", "at ", "in "))
        return next((told[0] for told in found if told is not None and told[1].start() == 0), None)


@cache
def load() -> Occasions:
    """The object from the package's data file."""
    table = files.table(FILE)
    entries = table["occasion"]
    at_word: dict[str, frozenset[int]] = {}
    for n, entry in enumerate(entries):
        at_word |= {word: at_word.get(word, frozenset()) | {n} for word in _keys(entry)}
    return Occasions(
        kinds=tuple(entry["kind"] for entry in entries),
        patterns=tuple((entry["kind"], _keys(entry), _pattern(entry)) for entry in entries),
        at_word=at_word,
        speakers={noun: entry["kind"] for entry in entries for noun in entry.get("speakers", ())},
        verbs={verb: entry["kind"] for entry in entries for verb in entry.get("verbs", ())},
        nouns=frozenset(n.split()[-1] for entry in entries for n in entry.get("nouns", ())) - NOT_ALONE,
        issued=frozenset(table["issued"]),
        faced=frozenset(table["faced"]),
        sent=frozenset(table["sent"]),
        reached=re.compile(rf"\b(?:{_either(table['reached'])})\b"),
    )


def _keys(entry: dict[str, Any]) -> frozenset[str]:
    """The last word of each noun and phrase."""
    return frozenset(words.split()[-1] for words in (*entry.get("nouns", ()), *entry.get("phrases", ())))


def _pattern(entry: dict[str, Any]) -> re.Pattern[str]:
    ways = [rf"(?:{_either(entry.get('by', WITH))}) {BETWEEN}(?:{_either(entry['nouns'])})"] if "nouns" in entry else []
    ways += [_either(entry["phrases"])] if "phrases" in entry else []
    alone = LONGER if entry.get("alone") else ""
    return re.compile(rf"\b(?:{'|'.join(ways)})(?![\w’'-]){alone}", re.I)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
