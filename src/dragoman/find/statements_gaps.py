"""A report and the words behind it → a second report that leaves out its verb: `A call it a war, B a raid`."""

from __future__ import annotations

from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.model.span import Span
from dragoman.parse import Word

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST_NAME = 7
"""Words in the second speaker's name: `a Red Crescent official`, `the northern army's command`."""


def gapped(
    field: Field, verb: Word, numbers: list[int], cue: tuple[Word, ...]
) -> tuple[list[int], Word, Span, list[int]] | None:
    """The first content cut at the comma, the second speaker, its name and its content, or None.

    Only with verbs that set a value beside a thing (`places X inside`, `calls X a Y`) or take a preposition
    (`spoke of three dead, an official of seven`): what follows the second name must begin as the first value does.
    """
    if not numbers:
        return None
    _, last = field.segment(verb)
    level = field.level(verb)
    for n in range(verb.i + 2, last - 1):
        if field.words[n].text != "," or field.level(field.words[n]) != level:
            continue
        found = _second(field, n + 1, last, level, cue)
        if found is not None:
            speaker, content = found
            name = Span(field.words[n + 1].start, speaker.end)
            return [m for m in numbers if m < n], speaker, name, content
    return None


def _second(field: Field, first: int, last: int, level: int, cue: tuple[Word, ...]) -> tuple[Word, list[int]] | None:
    """A name and a value up to the end of the clause, without a verb of their own."""
    words = field.words
    end = last
    while end > first and words[end].pos in NOT_WORDS and field.level(words[end]) == level:
        end -= 1
    if any(words[n].tag in FINITE for n in range(first, end + 1)):
        return None
    preposition = cue[-1].lower if len(cue) > 1 and cue[-1].dep in ("prep", "dative") else ""
    n = first
    while n <= min(end, first + LONGEST_NAME) and words[n].pos in ("PROPN", "NOUN", "ADJ", "DET", "PART"):
        if n > first and not preposition and (words[n].pos == "DET" or field.level(words[n]) > level):
            break
        n += 1
    if n == first or n > end:
        return None
    head = words[n - 1]
    if head.pos not in ("PROPN", "NOUN"):
        return None
    value = words[n]
    if preposition:
        return (head, list(range(n + 1, end + 1))) if value.lower == preposition and n < end else None
    if head.pos == "PROPN" and (value.pos in ("DET", "NUM") or field.level(value) > level):
        return head, list(range(n, end + 1))
    return None
