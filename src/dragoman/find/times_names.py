"""Candidates → whether they are part of a name (`4 May Street`, `the Sunday Times`, `Mr. May`) and no time at all."""

from __future__ import annotations

from dragoman.find.times_context import Context
from dragoman.find.times_patterns import Candidate, Token
from dragoman.parse import Word

IN_NAMES = frozenset({"date", "weekday", "month", "holiday", "season", "day_of_month"})
MONTHS = frozenset({"may", "march", "august"})
TOLD = frozenset({"say", "tell", "add", "warn", "ask", "reply", "insist", "argue", "urge", "call", "deny"})


def is_name(c: Candidate, x: Context) -> bool:
    """Is the candidate part of the name of a street, a paper, an armed group, a person?"""
    if c.rule == "deictic" and len(c.run) == 1 and c.before is not None and c.before.letter == "_":
        return _joined(c.run[0], c.before.end, x) and x.text[c.before.start].isupper()  # Radio Today
    if c.rule not in IN_NAMES or "Y" in c.letters:
        return False
    if _joined(c.after, c.run[-1].end, x) and c.after is not None and c.after.lower in x.calendar.names["after"]:
        return not (c.rule in ("date", "weekday", "month") and _on_the_day(c))
    before = c.before
    if before is not None and before.lower in x.calendar.names["before"] and x.text[before.start].isupper():
        return c.rule in ("weekday", "holiday")
    if c.rule == "season" and c.letters in ("S", "dS") and x.text[c.run[-1].start].isupper():
        return _joined(c.after, c.run[-1].end, x)  # the Winter Palace
    return c.rule == "month" and len(c.run) == 1 and c.run[0].lower in MONTHS and _is_person_or_march(c, x)


def _joined(after: Token | None, end: int, x: Context) -> bool:
    """Does a word with a capital follow after one space?"""
    return after is not None and after.start == end + 1 and x.text[after.start].isupper()


def _on_the_day(c: Candidate) -> bool:
    """`on Sunday Army units moved`: a day, and what comes next is no part of its name."""
    return c.before is not None and c.before.lower in ("on", "since", "until", "by", "last", "next", "from")


def _is_person_or_march(c: Candidate, x: Context) -> bool:
    """`Theresa May said`, `the Women's March`, `the March of the Just`, `the army would March`."""
    word = x.parse.word_at(c.run[0].start) if x.parse.words else None
    if word is None:
        return False
    if (
        c.run[0].lower == "march"
        and c.after is not None
        and c.after.letter == "f"
        and c.before
        and c.before.letter == "d"
    ):
        return True
    if word.entity == "PERSON" or word.pos in ("VERB", "AUX"):
        return True
    if word.dep == "nsubj" and (word.head.lemma in TOLD or any(g.dep == "ccomp" for g in word.head.children)):
        return True
    surname = word.head if word.dep == "compound" and word.head.i == word.i + 1 and word.head.pos == "PROPN" else None
    if surname is not None and (c.before is None or c.before.letter in "_.|,*"):
        return True
    return _has_first_name(word, x)


def _has_first_name(word: Word, x: Context) -> bool:
    """`Theresa May`, `the Long March`: a capital right before it, of one name with it."""
    if not word.i:
        return False
    first = x.parse.words[word.i - 1]
    close = first.end + 1 == word.start and first.sentence == word.sentence and first.text[:1].isupper()
    return close and first.head is word and first.pos == "PROPN" and first.dep in ("compound", "poss", "amod")
