"""A pronoun and those told before it → whom the grammar of its own sentence makes it mean, if it settles that."""

from __future__ import annotations

from dragoman.find.actors_cast import BODIES, Cast, Member, Told
from dragoman.find.actors_objects import GENDERS, barred, doers, is_object
from dragoman.parse import Word

MANY = frozenset({"they", "them", "their"})
NEUTER = frozenset({"it", "its"})
SEVERAL = frozenset({"group", "armed_group", "armed_force", "organisation"})


def by_grammar(cast: Cast, pronoun: Word, speech: frozenset[str], shunned: set[int]) -> Member | None:
    """Whoever a like pronoun meant in this sentence, whose words the clause gives, or who does what the clause tells.

    `shunned` are members (by identity) whom the pronoun cannot mean.
    """
    here = [t for t in cast.told if t.word.sentence == pronoun.sentence and t.word.i < pronoun.i and not t.quoted]
    out = shunned | (barred(here, pronoun) if is_object(pronoun) else set())
    fits = [t for t in here if id(t.member) not in out and agrees(t.member, pronoun)]
    return _whose_words(fits, pronoun, speech) or _like_pronoun(fits, pronoun) or _doer(fits, pronoun)


def agrees(member: Member, pronoun: Word) -> bool:
    """Is the member of the pronoun's number, gender and nature?"""
    if member.parts or member.tie:
        return False
    if (gender := GENDERS.get(pronoun.lower)) is not None:
        return member.kind == "person" and not member.many and member.gender in (None, gender)
    if pronoun.lower in NEUTER:
        return not member.many and (member.kind in BODIES or member.kind == "state")
    return member.many or member.kind in SEVERAL


def _like_pronoun(fits: list[Told], pronoun: Word) -> Member | None:
    """`She said he had accepted her proposal`: who was `she` in this sentence, no possessor, is so again."""
    gender = GENDERS.get(pronoun.lower)
    if gender is None:
        return None
    if pronoun.head.dep == "parataxis":
        return None
    like = [t.member for t in fits if GENDERS.get(t.word.lower) == gender and t.word.dep != "poss"]
    return like[-1] if like and all(m is like[-1] for m in like) else None


def _whose_words(fits: list[Told], pronoun: Word, speech: frozenset[str]) -> Member | None:
    """`The driver told the mayor that he was tired`: the subject of the verb of speech above the pronoun's clause."""
    verb = pronoun.head
    if pronoun.dep not in ("nsubj", "nsubjpass"):
        return None
    while verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    if verb.dep != "ccomp" or verb.head.lemma not in speech or verb.head.i > pronoun.i:
        return None
    subjects = doers(verb.head)
    found = {id(t.member): t.member for t in fits if t.word in subjects}
    joined = any(w.dep == "conj" for w in subjects)
    return next(iter(found.values())) if len(found) == 1 and not joined else None


def _doer(fits: list[Told], pronoun: Word) -> Member | None:
    """`families who moved their nets`, `herders may pass as long as they leave`: the one who acts in the clause.

    Of a possessive it is the subject of its own clause, of a subject that of the clause above its adverbial one.
    """
    verb = pronoun.head
    if pronoun.dep == "poss":
        while verb.pos not in ("VERB", "AUX") and verb.head is not verb:
            if verb.dep in ("nsubj", "nsubjpass", "appos"):
                return None
            verb = verb.head
    elif pronoun.dep in ("nsubj", "nsubjpass") and verb.dep == "advcl":
        verb = verb.head
        while verb.pos == "ADV" and verb.head is not verb:
            verb = verb.head
    else:
        return None
    subjects = doers(verb)
    if pronoun.dep != "poss" and verb.dep == "xcomp":
        subjects = [*subjects, *doers(verb.head)]  # `asked A to wait until it …`: either may be meant
    found = {id(t.member): t.member for t in fits if t.word in subjects}
    joined = any(w.dep == "conj" for w in subjects)
    return next(iter(found.values())) if len(found) == 1 and not joined else None
