"""Words of a report's content → how far it goes: what trails it, what the outlet adds, what names the occasion."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.find.statements_background import over_dashes, without_asides
from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.parse import Word
from dragoman.syntax import child

REPORTING_TAILS = frozenset(
    {"say", "add", "call", "accuse", "claim", "insist", "argue", "warn", "urge", "note", "blame"}
)
PAST = frozenset({"VBD", "VBN"})
"""`directed both sides to leave, called for calm`: a past tense behind a comma goes on with the list of deeds."""

SETTINGS = frozenset(
    {
        "call", "statement", "letter", "interview", "conference", "briefing", "speech", "address", "post", "meeting",
        "talk", "report", "message", "tweet", "session", "hearing", "rally", "telegram", "email", "e-mail", "memo",
        "appearance", "exchange", "release", "testimony", "video", "filing", "broadcast", "debate", "ceremony",
    }
)  # fmt: skip


class Match(NamedTuple):
    """What a frame found: the words said, the words of the cue, who was spoken to, and the rule in words."""

    content: list[int]
    cue: tuple[Word, ...]
    addressee: Word | None
    rule: str
    object: Word | None = None


def adjoins(field: Field, word: Word, last: int) -> bool:
    """Does a phrase follow at once, or after a comma as `including` and `among them` do?"""
    between = [field.words[n] for n in range(last + 1, word.left)]
    if all(w.pos in NOT_WORDS and w.text not in ",;:–—" for w in between):
        return True
    return [w.text for w in between] == [","] and field.words[word.left].lower in ("including", "among")


def is_setting(word: Word) -> bool:
    """Is it the occasion of the saying (`in a telephone call`) rather than part of what is said?"""
    noun = child(word, "pobj")
    return word.lower in ("without", "despite") or (noun is not None and noun.lemma in SETTINGS)


def trailing(field: Field, verb: Word, first: int, last: int) -> list[int]:
    """Cut at the clause's end and before a coordinated report or an aside that the outlet adds."""
    _, end = field.segment(verb)
    last = min(last, end)
    level = field.level(verb)
    for n in range(first + 1, last):
        word = field.words[n]
        if word.text == "," and field.level(word) == level:
            after = field.words[n + 1]
            if after.dep in ("mark", "advmod", "prep") and after.lower in (
                "as",
                "after",
                "while",
                "though",
                "although",
                "when",
            ):
                last = n - 1
                break
            tail = after.tag == "VBG" and after.dep in ("advcl", "acl") and after.lemma in REPORTING_TAILS
            if tail or (after.tag in PAST and verb.tag in PAST and after.dep in ("conj", "dep", "acl", "advcl")):
                last = n - 1
                break
    return without_asides(field, over_dashes(field, list(range(first, last + 1)), end), level)
