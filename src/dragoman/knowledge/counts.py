"""Number words and casualty nouns and verbs → look-up for figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import files

FILE = "words/counts.toml"
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Kinds of figure by the words that tell them, rules of bounds by phrase, and number words.

    `verbs` count their object, `subjects` their subject, `adjectives` what they are said of, `participles` the noun or
    number before them; `nouns` are themselves counted, `remains` where somebody finds or returns them.
    """

    verbs: Mapping[str, str]
    subjects: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    participles: Mapping[str, str]
    bounds: Mapping[str, str]
    vague: frozenset[str]
    none: frozenset[str]
    tolls: frozenset[str]
    remains: frozenset[str]
    findings: frozenset[str]
    people: frozenset[str]
    numbers: Mapping[str, int]
    opening: frozenset[str]

    def may_open(self, lower: str) -> bool:
        """May a number, a vague number or a word for none begin with this word?"""
        return lower in self.opening or lower[0].isdecimal() or "-" in lower

    def number(self, text: str) -> int | None:
        """The value of one written number: `37`, `2,500`, `twenty-three`; None for anything else.

        >>> load().number("Twenty-three"), load().number("2,500"), load().number("3.5")
        (23, 2500, None)
        """
        low = text.lower()
        if low in self.numbers:
            return self.numbers[low]
        if low[:1].isdecimal():
            return int(low.replace(",", "")) if DIGITS.fullmatch(low) else None
        first, dash, second = low.partition("-")
        ten, unit = self.numbers.get(first, 0), self.numbers.get(second, 0)
        return ten + unit if dash and ten >= 20 and ten % 10 == 0 and 0 < unit < 10 else None


@cache
def load() -> Counts:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    table = files.table(FILE)
    cues = table["cue"]
    number = table["number"][0]
    values = {word: n for n, word in enumerate(number["units"])}
    values |= {word: 10 * n for n, word in enumerate(number["tens"]) if word}

    def by_word(key: str) -> dict[str, str]:
        return {word: cue["kind"] for cue in cues for word in cue[key]}

    def plain(key: str) -> frozenset[str]:
        return frozenset(word for entry in table[key] for word in entry["words"])

    return Counts(
        verbs=by_word("verbs"),
        subjects=by_word("subjects"),
        nouns=by_word("nouns"),
        adjectives=by_word("adjectives"),
        participles=by_word("participles"),
        bounds={phrase: bound["rule"] for bound in table["bound"] for phrase in bound["words"]},
        vague=plain("vague"),
        none=plain("none"),
        tolls=plain("toll"),
        remains=plain("remains"),
        findings=frozenset(verb for entry in table["remains"] for verb in entry["verbs"]),
        people=frozenset(table["people"]["words"]),
        numbers=values,
        opening=plain("vague") | plain("none") | values.keys(),
    )
