"""Pronoun or possessive, and the cast told so far → the member meant and the path to it, or None where two fit."""

from __future__ import annotations

from dragoman.find.actors_cast import BODIES, Cast, Member, Told
from dragoman.knowledge.roster import Roster
from dragoman.parse import Parse, Word

PERSONAL = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})


def antecedent(parse: Parse, cast: Cast, pronoun: Word) -> Member | None:
    """The member that a pronoun of the third person stands for, within the paragraph or the sentence before it."""
    lower = pronoun.lower
    fits = _fits_person if lower in PERSONAL else _fits_body if lower in NEUTER else _fits_many
    gender = PERSONAL.get(lower)
    near = _near(parse, cast, pronoun)
    told = [t for t in near if fits(t, gender) and t.word.i < pronoun.i]
    while told:
        sentence = told[-1].word.sentence
        level = [t for t in told if t.word.sentence == sentence]
        chosen = _one(level, pronoun)
        if chosen is not None or _several(level):
            return chosen
        told = [t for t in told if t.word.sentence != sentence]
    return None


def _near(parse: Parse, cast: Cast, pronoun: Word) -> list[Told]:
    """What was told before in this paragraph; for a pronoun in its first sentence also the last sentence before it."""
    paragraph = parse.paragraph_of(pronoun)
    first = parse.paragraphs[paragraph].first
    floor = first - 1 if pronoun.sentence == first and paragraph else first
    if floor < first and parse.paragraphs[parse.sentences[floor].paragraph].kind == "title":
        floor = first
    found = [t for t in cast.told if floor <= t.word.sentence <= pronoun.sentence]
    found.sort(key=lambda t: t.word.i)
    return found


def _one(level: list[Told], pronoun: Word) -> Member | None:
    """The one subject of the sentence, else the one member in it; the last subject before the pronoun's own clause."""
    subjects = {id(t.member): t.member for t in level if t.subject}
    if len(subjects) == 1:
        return next(iter(subjects.values()))
    if len(subjects) > 1:
        last = level and [t for t in level if t.subject][-1]
        same_clause = [t for t in level if t.subject and t.word.head is pronoun.head.head]
        if len(same_clause) == 1:
            return same_clause[0].member
        main = [t for t in level if t.subject and t.word.head.dep == "ROOT"]
        if len({id(t.member) for t in main}) == 1 and last and main[0].word.sentence != pronoun.sentence:
            return main[0].member
        return None
    members = {id(t.member): t.member for t in level}
    return next(iter(members.values())) if len(members) == 1 else None


def _several(level: list[Told]) -> bool:
    return len({id(t.member) for t in level}) > 1


def _fits_person(told: Told, gender: str | None) -> bool:
    member = told.member
    return member.kind == "person" and not member.many and member.gender in (None, gender)


def _fits_body(told: Told, _: str | None) -> bool:
    return not told.member.many and (told.member.kind in BODIES or told.member.kind == "state")


def _fits_many(told: Told, _: str | None) -> bool:
    return told.member.many or told.member.kind in ("group", "armed_group", "armed_force", "organisation")


def is_reference(word: Word, roster: Roster) -> bool:
    """A pronoun worth resolving: he, she as subjects; it, they as subjects of verbs of speech or state action."""
    if word.dep not in ("nsubj", "nsubjpass"):
        return False
    if word.lower in ("he", "she"):
        return True
    if word.lower in ("it", "they"):
        lemma = word.head.lemma
        return lemma in roster.contexts["speech"] or (word.lower == "they" and lemma in roster.contexts["diplomacy"])
    return False
