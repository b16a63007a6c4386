"""Words of a parse → relative clauses between commas, and the verb with which their sentence goes on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.parse import Word
from dragoman.syntax import SUBJECTS, agent

PRONOUNS = frozenset({"who", "which"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
TAKEN = frozenset({"acl", "conj", "advcl", "ccomp", "relcl", "dep"})
"""What the parser makes of the main verb where it has read the sentence as a noun with a long relative clause."""


class Aside(NamedTuple):
    """`, which denies the charge,`: the noun, the verb of the clause, the last word of the clause.

    `resumed` is the main verb of the sentence where the tree does not tie it to the noun:
    `China, which has offered to host the talks, called for calm`.
    """

    noun: Word
    verb: Word
    last: int
    resumed: Word | None


def asides(words: list[Word]) -> Iterable[Aside]:
    """All of them in order of the text; `who` or `which` must be the subject and stand behind a comma."""
    for word in words:
        if word.lower not in PRONOUNS or word.dep not in SUBJECTS or word.head.dep != "relcl":
            continue
        verb, noun = word.head, word.head.head
        if noun.i >= word.i or verb.left != word.i or words[word.i - 1].text != ",":
            continue
        resumed = _resumed(words, noun, verb)
        last = resumed.left if resumed is not None else verb.right + 1
        while resumed is not None and words[last].text != ",":
            last -= 1
        if resumed is not None or (last < len(words) and words[last].text == ","):
            yield Aside(noun, verb, last - 1, resumed)


def _resumed(words: list[Word], noun: Word, verb: Word) -> Word | None:
    """The verb behind a later comma that lies below the relative clause though the noun has no other verb."""
    if noun.head is not noun or noun.pos not in ("NOUN", "PROPN"):
        return None
    for n in range(verb.right, verb.i + 1, -1):
        word = words[n]
        if word.tag not in FINITE or word.dep not in TAKEN or agent(word) is not None:
            continue
        before = words[n - 2] if words[n - 1].pos == "ADV" else words[n - 1]
        if before.text == "," and not any(c.dep in SUBJECTS or c.dep in ("aux", "mark") for c in word.children):
            return word
    return None
