"""Words and codebook → the cue of each word that names a happening, and the words it takes with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dragoman import syntax
from dragoman.find.events_slots import CONTAINERS, container, fill, kinds, modifiers, prepositional
from dragoman.knowledge.codebook import Codebook, Condition, Cue
from dragoman.parse import Parse, Word

PROMISES = frozenset({"pledge", "promise", "undertake", "vow"})
NAMING = frozenset({"VERB", "NOUN", "PROPN"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})


class Hit(NamedTuple):
    """A word that names a happening: `taken` are nouns and verbs that belong to it, `carrier` the light verb."""

    word: Word
    cue: Cue
    taken: tuple[Word, ...]
    carrier: Word | None


class Cues:
    """The codebook's cues, looked up on the words of a parse."""

    def __init__(self, codebook: Codebook) -> None:
        self._book = codebook

    def hits(self, parse: Parse) -> list[Hit]:
        """All words that name a happening, in order; a noun that its verb's frame holds belongs to the verb."""
        likely = (word for word in parse.words if word.pos in NAMING or word.tag in VERBS)
        found = [hit for word in likely if (hit := self._hit(word)) is not None]
        taken = {word.i for hit in found for word in hit.taken}
        names = {hit.word.i for hit in found}
        return [hit for hit in found if hit.word.i not in taken and not _is_barred(hit.word, names)]

    def _hit(self, word: Word) -> Hit | None:
        if word.pos == "VERB" or (word.tag in VERBS and word.dep not in ("aux", "auxpass")):
            return self._verb(word) if not _is_label(word) else None
        if word.pos == "NOUN" or (word.pos == "PROPN" and word.dep != "compound"):
            return self._noun(word) if not _is_label(word) else None
        return None

    def _verb(self, verb: Word) -> Hit | None:
        cues = _look_up(self._book.verbs, verb)
        if not cues or (verb.dep == "amod" and verb.i < verb.head.i):
            return None
        particles = {c.lower: c for c in verb.children if c.dep in ("prt", "advmod", "prep")}
        for cue in cues:
            if cue.particle and cue.particle not in particles:
                continue
            if all(self._holds(verb, condition) for condition in cue.conditions):
                if cue.type == "REJECT" and any(c.dep == "neg" for c in verb.children):
                    return None
                return Hit(verb, cue, self._taken(verb, cue), None)
        return None

    def _taken(self, verb: Word, cue: Cue) -> tuple[Word, ...]:
        """Objects that the frame names, and the complement of a refusal, are part of this happening."""
        taken: list[Word] = []
        for condition in cue.conditions:
            if cue.type == "REQUEST" or condition.absent or not condition.words:
                continue
            if condition.slot == "obj":
                taken += fill(verb, "obj")
                taken += [w for noun in taken if noun.lemma in CONTAINERS for w in prepositional(noun, "of")]
            elif condition.slot == "subj" and not cue.actor:
                taken += fill(verb, "subj")
        if cue.type == "REJECT":
            taken += [c for c in verb.children if c.dep == "xcomp"]
            if cue.particle:
                taken += fill(verb, "of")
        return tuple(w for w in taken if w.pos != "PROPN")

    def _noun(self, noun: Word) -> Hit | None:
        cues = self._book.nouns.get(noun.lower) or _look_up(self._book.nouns, noun)
        if not cues or noun.dep in ("compound", "amod", "nmod") or noun.entity == "DATE":
            return None
        carrier = self._carrier(noun)
        if carrier is None and noun.dep == "pobj" and (_is_name(noun) or self._is_kind(noun)):
            return None
        for cue in cues:
            if all(self._holds(noun, condition) for condition in cue.conditions):
                return Hit(noun, cue, (), carrier)
        return None

    def _is_kind(self, noun: Word) -> bool:
        """`prisoners of war`, `victims of torture`: a bare noun behind `of` says what kind of people they are."""
        bare = not noun.children and noun.head.lower == "of"
        return bare and noun.head.head.lemma in self._book.sets["captives"]

    def _carrier(self, noun: Word) -> Word | None:
        """The light verb whose object or passive subject the noun is."""
        outer = container(noun)
        head = outer.head
        if outer.dep in ("dobj", "nsubjpass") and head.pos in ("VERB", "AUX") and head.lemma in self._book.carriers:
            return head
        if (
            outer.dep == "pobj"
            and outer.head.lower == "in"
            and outer.head.head.lemma in ("take", "engage", "participate")
        ):
            return outer.head.head
        if outer.dep == "nsubj" and (head.lemma in self._book.carriers or head.lemma in ("take", "occur")):
            return head if head.lemma == "take" or syntax.child(head, "dobj") is None else None
        if outer.dep in ("nsubj", "nsubjpass"):
            return self._waiting(head)
        return None

    def _waiting(self, verb: Word) -> Word | None:
        """`talks are due to start`, `talks are expected to resume`: the light verb that waits below."""
        above = [verb, *(c for c in verb.children if c.dep in ("acomp", "xcomp"))]
        below = (c for word in above for c in word.children if c.dep == "xcomp" and _has_to(c))
        return next((c for c in below if c.lemma in self._book.carriers), None)

    def _holds(self, word: Word, condition: Condition) -> bool:
        found = self._found(word, condition)
        return not found if condition.absent else found

    def _found(self, word: Word, condition: Condition) -> bool:
        slot, words = condition.slot, condition.words
        if slot == "participle":
            return word.dep == "acl" and word.tag == "VBN"
        if slot == "mod":
            return bool(words & modifiers(word))
        if slot == "inf":
            clauses = [c for c in word.children if c.dep in COMPLEMENTS and c.tag == "VB" and _has_to(c)]
            return any(not words or c.lemma in words for c in clauses)
        there = fill(word, slot) if slot in ("obj", "subj") else prepositional(word, slot)
        if (
            not there
            and not words
            and any(c.lower == slot and any(d.dep == "pcomp" for d in c.children) for c in word.children)
        ):
            return True
        if not there and slot not in ("obj", "subj"):
            there = fill(word, slot)
        return any(not words or words & kinds(w) for w in there) or (
            bool(there) and any(words & kinds(m) for w in there for m in w.children if m.dep == "compound")
        )


def promises_another(hit: Hit, hits: list[Hit]) -> bool:
    """`promised to open four crossings`: the promise is told by the status of what is promised."""
    if hit.cue.family not in PROMISES:
        return False
    deeds = {h.word.i for h in hits}
    return any(c.dep == "xcomp" and c.i in deeds for c in hit.word.children)


def _look_up(table: Mapping[str, tuple[Cue, ...]], word: Word) -> tuple[Cue, ...]:
    """Cues of the lemma; a lemma cut short (`shell` is safe, `condemn` too, `smok` is not) is tried with its e."""
    found = table.get(word.lemma, ())
    return found if found or word.lower == word.lemma else table.get(word.lemma + "e", ())


def _has_to(verb: Word) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _is_barred(word: Word, names: set[int]) -> bool:
    """`bans them from travelling`: what a happening keeps somebody from is no happening of its own."""
    return word.tag == "VBG" and word.dep == "pcomp" and word.head.lower == "from" and word.head.head.i in names


def _is_name(noun: Word) -> bool:
    """`an inquiry by the Conference on the Great Lakes`: a body, not a meeting."""
    return noun.pos == "PROPN" and (noun.head.head.pos == "PROPN" or noun.head.lower == "by")


def _is_label(word: Word) -> bool:
    """Names that somebody gives a thing tell no happening: `called it an invasion`, `described as aggression`."""
    if word.dep in ("oprd", "appos") and word.pos in ("NOUN", "PROPN"):
        return word.dep == "oprd"
    return word.dep == "pobj" and word.head.lower == "as"
