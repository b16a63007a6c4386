"""`they` or `them` beside a verb of any kind, and the cast told so far → the only plural that it can mean, or None."""

from __future__ import annotations

from dragoman.find.actors_cast import Cast, Member
from dragoman.find.actors_objects import barred, is_object
from dragoman.parse import Parse, Word
from dragoman.syntax import SUBJECTS

PLURALS = frozenset({"NNS", "NNPS"})
MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
REACH = 1
"""Sentences back, within the paragraph."""


def is_plural(word: Word) -> bool:
    """`they` as a subject, `them` as an object."""
    return (word.lower == "they" and word.dep in SUBJECTS) or (word.lower == "them" and is_object(word))


def only_plural(parse: Parse, cast: Cast, pronoun: Word) -> Member | None:
    """The one group told in this sentence or the last, where no other plural, of persons or things, stands by."""
    here = parse.paragraph_of(pronoun)
    floor = max(pronoun.sentence - REACH, parse.paragraphs[here].first)
    out = barred(cast.told, pronoun) if is_object(pronoun) else set()
    near = [
        t for t in cast.told
        if floor <= t.word.sentence <= pronoun.sentence and t.word.i < pronoun.i and t.word.dep != "poss"
        and t.word.pos != "PRON" and not t.quoted and id(t.member) not in out
    ]  # fmt: skip
    fits = {id(t.member): t.member for t in near if t.word.tag in PLURALS and t.member.kind != "state"}
    if len(fits) != 1:
        return None
    member = next(iter(fits.values()))
    own = {t.word.i for t in cast.told if t.member is member}
    first = min(t.word.i for t in near if t.member is member)
    start = parse.words_of(parse.sentences[parse.words[first].sentence])[0].i
    return None if any(_is_rival(w, own) for w in parse.words[start : pronoun.i]) else member


def _is_rival(word: Word, own: set[int]) -> bool:
    """Another plural noun, two nouns joined, or an earlier `they` that nobody was found for."""
    if word.i in own or word.entity in MEASURES:
        return False
    joined = word.dep == "conj" and word.pos in ("NOUN", "PROPN") and word.head.dep in SUBJECTS
    return joined or word.tag in PLURALS or word.lower in ("they", "them", "we", "you")
