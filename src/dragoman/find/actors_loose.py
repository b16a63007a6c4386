"""Subjects of verbs of speech that no name or title covers → unspecified actors, documents and elliptical speakers."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.roster import Roster
from dragoman.model.findings import ActorKind, MentionForm
from dragoman.model.span import Span
from dragoman.parse import Parse, Word
from dragoman.syntax import noun_phrase

PAIR = "two parties told before"
ORDINALS = frozenset({"second", "third", "fourth", "fifth"})


@dataclass(slots=True, frozen=True)
class Loose:
    """A speaker without name or title of the roster: words `first` to `last` around `word`."""

    first: int
    last: int
    word: Word
    kind: ActorKind
    form: MentionForm
    many: bool
    why: str


def find_loose(parse: Parse, roster: Roster, covered: set[int]) -> list[Loose]:
    """Nouns and stand-ins that speak and are not covered yet, in order."""
    found = []
    for word in parse.words:
        if word.tag == "NNS" and word.i not in covered and _is_pair(roster, word):
            found.append(Loose(word.left, word.i, word, "group", "title", True, PAIR))
            continue
        cited = word.dep == "pobj" and word.head.lower == "to" and word.head.head.lower == "according"
        if (word.dep != "nsubj" and not cited) or word.i in covered or not word.text[0].isalnum():
            continue
        shows = cited or word.head.lemma in roster.contexts["showing"]
        paper = word.lemma.lower() in roster.contexts["papers"] and shows
        if not paper and word.head.lemma not in roster.contexts["saying"]:
            continue
        item = _read(parse, roster, word)
        if item is not None and (
            item.form == "elliptical" or not covered & set(range(item.first, item.last + 1)) - {item.word.i}
        ):
            found.append(item)
    return found


def _is_pair(roster: Roster, word: Word) -> bool:
    """`the two countries`, `both nations`: two parties told before, whatever they do."""
    counted = any(c.lower in ("both", "two") for c in word.children) and word.right == word.i
    return counted and word.lemma.lower() in roster.contexts["pairs"]


def _read(parse: Parse, roster: Roster, word: Word) -> Loose | None:
    verb = word.head.lemma
    if _is_aged(parse, word):
        return Loose(word.left, word.i, word, "person", "title", False, f"person of an age who {verb}s")
    if word.lower in roster.contexts["stand_ins"]:
        of = next((c for c in word.children if c.dep == "prep" and c.lower == "of" and c.i == word.i + 1), None)
        last = of.right if of is not None and of.right - of.i <= 6 else word.i
        many = word.lower not in ("one", "another")
        return Loose(word.left, last, word, "unspecified", "elliptical", many, f"stand-in that {verb}s")
    if (ordinal := _ordinal(parse, word)) is not None:
        return Loose(ordinal.i - 1, ordinal.i, word, "unspecified", "elliptical", False, f"stand-in that {verb}s")
    if word.pos not in ("NOUN", "PROPN") or word.lemma.lower() in roster.contexts["lifeless"]:
        return None
    words = parse.words_in(Span(*noun_phrase(parse, word)))
    first, last = words[0].i, words[-1].i
    bracket = next((w.i for w in words if w.text in ("(", ",") and w.i > word.i), None)
    last = bracket - 1 if bracket is not None else last
    if last - first > 12 or any(w.entity in ("DATE", "TIME", "MONEY", "PERCENT") for w in (word,)):
        return None
    if word.lemma.lower() in roster.contexts["papers"]:
        return Loose(first, last, word, "document", "title", False, f"document: {word.lemma}")
    many = word.tag in ("NNS", "NNPS")
    if word.pos == "PROPN":
        while first < word.i and parse.words[first].pos == "DET":
            first += 1
        return Loose(first, last, word, "unspecified", "name", many, f"name as subject of {verb}")
    return Loose(first, last, word, "unspecified", "title", many, f"noun as subject of {verb}")


def _ordinal(parse: Parse, word: Word) -> Word | None:
    """`a second, also anonymous, said`: the ordinal that stands for somebody, however its clause is read."""
    first = word.left
    if first + 2 > len(parse.words) - 1 or parse.words[first].lower not in ("a", "the"):
        return None
    second, behind = parse.words[first + 1], parse.words[first + 2]
    return second if second.lower in ORDINALS and behind.text == "," and behind.i <= word.right + 1 else None


def _is_aged(parse: Parse, word: Word) -> bool:
    """`the 61-year-old`: a person by age alone."""
    before = [w.lower for w in parse.words[max(0, word.i - 4) : word.i]]
    return word.lower == "old" and "year" in before and parse.words[word.left].lower == "the"
