"""An object or possessive pronoun and those told near it → whom the grammar of its clause leaves for it to mean."""

from __future__ import annotations

from dragoman.find.actors_cast import Told
from dragoman.parse import Word
from dragoman.syntax import SUBJECTS, conjuncts

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
OBJECTS = frozenset({"him", "her", "them", "it"})
OBJECT_ROLES = frozenset({"dobj", "dative", "pobj"})
PARTNERS = frozenset({"to", "with", "from", "for", "against", "of", "by"})
AROUND = frozenset({"around", "behind", "beside", "near", "above", "before", "over", "under", "about", "with"})
"""Prepositions behind which a pronoun may mean the subject of its own clause: `he looked about him`."""


def is_object(word: Word) -> bool:
    """`told him`, `asked of her`, `believed them`, `urged it`; no possessive `her`."""
    return word.lower in OBJECTS and word.dep in OBJECT_ROLES and word.tag == "PRP"


def of_people(word: Word, acts: frozenset[str]) -> bool:
    """Does `them` stand where people do: under a verb by which people are spoken to, or as `three of them` who act?"""
    if word.dep != "pobj":
        return word.head.lemma in acts
    above = word.head.head
    if word.head.lower == "of" and above.pos in ("NUM", "DET", "PRON", "NOUN"):
        return above.dep in SUBJECTS and above.head.lemma in acts
    return word.head.lower in PARTNERS and above.lemma in acts


def barred(near: list[Told], pronoun: Word) -> set[int]:
    """Members (by identity) that stand in the pronoun's own clause, beside which it can only mean another."""
    verb, close = _clause(pronoun)
    if verb is None:
        return set()
    acting = doers(verb) if close or verb.dep in ("acl", "relcl") else []
    found = {id(t.member) for t in near if t.word in acting}
    if close:
        found |= {id(t.member) for t in near if _clause(t.word)[0] is verb and t.word.dep in OBJECT_ROLES}
    return found


def rival_subject(near: list[Told], pronoun: Word) -> bool:
    """Is the subject of its clause a pronoun like it that nobody was found for, so that either may be meant?"""
    verb, _ = _clause(pronoun)
    told = {t.word.i for t in near}
    gender = GENDERS.get(pronoun.lower)
    return verb is not None and any(
        w.i not in told and (GENDERS.get(w.lower) == gender if gender else w.lower == "they") for w in doers(verb)
    )


def _clause(word: Word) -> tuple[Word | None, bool]:
    """The verb in whose clause the word is an object, and whether it is bound to differ from the verb's subject."""
    head = word.head
    while word.dep in ("conj", "appos") and head is not word:
        word, head = head, head.head
    if head.dep in ("prep", "dative", "agent") or head.pos == "ADP":
        while head.head.dep == "pobj" and not head.head.left < head.head.i:
            head = head.head.head  # `in front of him`, `on behalf of them`
        return (head.head, head.lower not in AROUND) if head.head.pos in ("VERB", "AUX") else (None, False)
    return (head, True) if head.pos in ("VERB", "AUX") else (None, False)


def doers(verb: Word) -> list[Word]:
    """The subject of a verb with what is joined to it: its own, or the one it shares or is controlled by."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = next((c for c in verb.children if c.dep in SUBJECTS), None)
        if own is not None:
            return [*conjuncts(own), verb.head] if verb.dep == "relcl" and own.tag in ("WP", "WDT") else conjuncts(own)
        if verb.dep in ("acl", "relcl"):
            return [verb.head]
        if verb.dep == "xcomp" and (whom := _told_to(verb)) is not None:
            return conjuncts(whom)
        if verb.dep == "pcomp" and verb.head.dep == "prep":
            verb = verb.head.head
        elif verb.dep in ("conj", "xcomp", "advcl", "ccomp"):
            verb = verb.head
    return []


def _told_to(verb: Word) -> Word | None:
    """`asked Novak to withdraw`: the object that is to act; who promises something acts himself."""
    if verb.head.lemma in ("promise", "vow", "threaten"):
        return None
    return next((c for c in verb.head.children if c.dep == "dobj" and c.i < verb.i), None)
