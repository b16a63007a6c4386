"""Words of a sentence → numbers with their bounds: `at least three` is 3 and more, `between 3 and 5` is 3 to 5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.knowledge.counts import Counts
from dragoman.parse import Word

SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
LONGEST_BOUND = 3
"""Bounding phrases have at most this many words (`no fewer than`)."""


class Number(NamedTuple):
    """A number as the text gives it: from `first` to `last` word, `head` the word that the tree hangs it by."""

    first: Word
    last: Word
    head: Word
    low: int | None
    high: int | None
    rule: str


def numbers(words: list[Word], counts: Counts) -> Iterator[Number]:
    """Every number, vague number and word for none, in order."""
    at = 0
    while at < len(words):
        found = _number(words, at, counts) if words[at].lower == "a" or counts.may_open(words[at].lower) else None
        if found is None:
            at += 1
            continue
        number, at = found
        yield number


def _number(words: list[Word], at: int, counts: Counts) -> tuple[Number, int] | None:
    word = words[at]
    if word.lower in counts.vague:
        return Number(word, word, word, None, None, word.lower), at + 1
    if word.lower in counts.none:
        one = at + 1 < len(words) and word.lower == "no" and words[at + 1].lower == "one"
        last = words[at + 1] if one else word
        return Number(word, last, last if one else word, 0, 0, word.lower), at + 1 + one
    value, end = _value(words, at, counts)
    if value is None or (at > 0 and words[at - 1].text in ("$", "€", "£")):
        return None
    start, rule, phrase = _bound(words, at, counts)
    if rule == "range" and end + 1 < len(words) and words[end].lower == "and":
        top, after = _value(words, end + 1, counts)
        if top is not None:
            return Number(words[start], words[after - 1], words[after - 1], value, top, "between"), after
    if end + 1 < len(words) and words[end].lower in ("to", "-", "–", "or"):
        top, after = _value(words, end + 1, counts)
        if top is not None and top > value:
            return Number(words[start], words[after - 1], words[after - 1], value, top, "range"), after
    more = end + 1 < len(words) and words[end].lower == "or" and words[end + 1].lower == "more"
    low, high = _limits("at_least" if more else rule, value)
    return Number(words[start], words[end - 1], words[end - 1], low, high, phrase or "number"), end


def _value(words: list[Word], at: int, counts: Counts) -> tuple[int | None, int]:
    """The number that begins here and the place after it: `two hundred`, `1,200`, `twenty - three`."""
    value = counts.number(words[at].text)
    end = at + 1
    if words[at].lower == "a" and end < len(words) and words[end].lower in SCALES:
        return SCALES[words[end].lower], end + 1
    if value is None:
        return None, at
    joined = end + 1 < len(words) and words[end].text == "-" and value in range(20, 100, 10)
    if joined and (unit := counts.number(words[end + 1].text)) is not None and unit < 10:
        value, end = value + unit, end + 2
    while end < len(words) and words[end].lower in SCALES:
        value, end = value * SCALES[words[end].lower], end + 1
    return value, end


def _bound(words: list[Word], at: int, counts: Counts) -> tuple[int, str, str]:
    """Where the number's phrase begins, the rule of its bound and the phrase."""
    for size in range(min(LONGEST_BOUND, at), 0, -1):
        phrase = " ".join(w.lower for w in words[at - size : at])
        if phrase in counts.bounds:
            return at - size, counts.bounds[phrase], phrase
    return at, "same", ""


def _limits(rule: str, value: int) -> tuple[int | None, int | None]:
    return {
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "less_than": (None, value - 1),
        "at_most": (None, value),
    }.get(rule, (value, value))
