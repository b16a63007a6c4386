"""Words of what is said → the same without background: relative clauses, glosses and brackets that the outlet adds."""

from __future__ import annotations

from dragoman.find.statements_field import Field

GLOSSES = frozenset({"name", "word", "term"})
GOING_ON = frozenset({"IN", "TO", "VBD", "VBZ", "VBP", "MD", "RB"})
"""Tags of words with which a clause goes on behind an aside."""

DASHES = frozenset({"–", "—", "―", "--"})
LONGEST_ASIDE = 25
"""Words between two dashes: `– 1.6 million members of an entire nation –` has seven."""

WH = frozenset({"who", "whom", "whose", "which", "where"})


def without_asides(field: Field, numbers: list[int], level: int) -> list[int]:
    """Leave out background: relative clauses after a comma or a mark, glosses and brackets at the end."""
    kept = set(numbers)
    for n in numbers:
        word = field.words[n]
        if word.dep != "relcl" or n not in kept or field.level(word) != level or not word.left:
            continue
        before, pronoun = field.words[word.left - 1], field.words[word.left]
        parted = before.i in kept and (before.text == "," or before.tag == "''")
        if pronoun.tag == "IN" and word.left < word.i:
            pronoun = field.words[word.left + 1]
        if parted and pronoun.lower in WH and field.level(pronoun) == level:
            kept -= set(range(word.left, word.right + 1))
    return sorted(_without_gloss(field, _without_brackets(field, kept), level))


def over_dashes(field: Field, numbers: list[int], end: int) -> list[int]:
    """The words and what goes on behind an aside: `to ban all ships – ninety of them – from the port`."""
    last = numbers[-1] if numbers else end
    if last + 2 >= end or field.words[last + 1].text not in DASHES:
        return numbers
    level = field.level(field.words[last])
    stop = min(last + 2 + LONGEST_ASIDE, end)
    second = next((n for n in range(last + 2, stop) if field.words[n].text in DASHES), None)
    if second is None or field.words[second + 1].tag not in GOING_ON:
        return numbers
    comma = (
        n for n in range(second + 1, end + 1) if field.words[n].text in ",;" and field.level(field.words[n]) == level
    )
    return numbers + list(range(second + 1, next(comma, end + 1)))


def _without_gloss(field: Field, kept: set[int], level: int) -> set[int]:
    """`…, the Khmer name for the temple`: the outlet explains a word."""
    last = max(kept, default=-1)
    for n in range(last, max(last - 10, -1), -1):
        if n not in kept or field.level(field.words[n]) != level:
            return kept
        if field.words[n].text == "," and any(field.words[m].lower in GLOSSES for m in range(n + 1, last + 1)):
            return {m for m in kept if m < n} if field.words[n + 1].lower in ("the", "a", "their") else kept
    return kept


def _without_brackets(field: Field, kept: set[int]) -> set[int]:
    last = max(kept, default=-1)
    while last in kept and field.words[last].text in ".,;":
        last -= 1
    if last < 0 or field.words[last].text != ")":
        return kept
    opening = next((n for n in range(last, max(last - 12, -1), -1) if field.words[n].text == "("), None)
    if opening is None or opening - 1 not in kept:
        return kept
    return {n for n in kept if n < opening}
