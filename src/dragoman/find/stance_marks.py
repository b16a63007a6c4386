"""A word on the tree → what hangs on it and bears on its status: auxiliaries, adverbs, negation, conditions."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.stance_scope import DATES, SEEMING, Scope
from dragoman.find.stance_tree import NOUNLIKE, SUBJECTS, VERBLIKE, has_aux, is_infinitive
from dragoman.knowledge.stances import Stances
from dragoman.parse import Parse, Word

TIMETABLED = frozenset(
    {"meet", "expire", "visit", "arrive", "return", "vote", "elapse", "take", "start", "begin", "open"}
)
UNCONDITIONAL = frozenset({"until", "before", "after", "when", "rather than"})
ABLE = frozenset({"can", "ca", "could"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re"})


class Marks:
    """What hangs on words, by the operators of the data file."""

    def __init__(self, stances: Stances, scope: Scope, parse: Parse) -> None:
        self._s = stances
        self._scope = scope
        self._parse = parse

    def conditional(self, verb: Word) -> str | None:
        """The conjunction of a condition that hangs on the verb, if one does."""
        for child in verb.children:
            if child.dep == "advcl":
                link = self._scope.link(child, self._parse.words)
                if link is not None and link.effect == "possible" and link.word not in UNCONDITIONAL:
                    return link.word
        return None

    def modals(self, verb: Word) -> Iterator[tuple[str, str]]:
        """Effects of the verb's auxiliaries; `is to meet` plans."""
        shared = verb
        while shared.dep == "conj" and shared.head.pos in VERBLIKE and not has_aux(shared) and shared.tag == "VB":
            shared = shared.head
        for child in shared.children:
            if child.dep != "aux" or self._parted(child, shared):
                continue
            if (found := self._s.modals.get(child.lower)) is not None:
                yield found[0].effect, child.lower
            elif child.lemma == "be" and is_infinitive(shared):
                yield "future", "be to"

    def adverbs(self, verb: Word) -> Iterator[tuple[str, str]]:
        """Effects of the adverbs that hang on the verb."""
        for child in verb.children:
            if child.dep in ("advmod", "npadvmod", "neg") and (found := self._s.adverbs.get(child.lower)) is not None:
                yield found[0].effect, child.lower
            elif child.lower == "longer" and any(c.lower == "no" for c in child.children):
                yield "avoid", "no longer"

    def negation(self, word: Word) -> str | None:
        """What negates a verb or its subject, or None."""
        for child in word.children:
            if child.dep in ("neg", "advmod", "preconj") and child.lower not in ("no", "none"):
                if child.lower in self._s.negators and not self._parted(child, word):
                    return child.lower
            elif child.lower == "nor" and child.i < word.i:
                return "nor"
            elif child.dep in ("nsubj", "nsubjpass") and (no := self._no(child)) is not None:
                return no
        if word.dep == "conj" and any(c.lower == "nor" and word.head.i < c.i < word.i for c in word.head.children):
            return "nor"
        return None

    def _parted(self, mark: Word, verb: Word) -> bool:
        """`They could not: gunmen blocked the road`: what stands before a colon belongs to the clause before."""
        return any(w.text in (":", ";") for w in self._parse.words[mark.i + 1 : verb.i])

    def _no(self, noun: Word) -> str | None:
        """`nobody`, `no side`, `neither party`, `not one of`: what empties a noun phrase."""
        if noun.lower in ("nobody", "none", "nothing", "neither"):
            return noun.lower
        found = (c for c in noun.children if c.dep in ("det", "neg", "preconj") or c.lower == "not")
        return next((c.lower for c in found if c.lower in ("no", "neither", "not")), None)

    def unable(self, verb: Word, no: str) -> bool:
        """`could not seize the bridge` tells that it was not seized; `could not have` only that it is unlikely."""
        forms = {c.lower for c in verb.children if c.dep == "aux"}
        return no != "nor" and not forms.isdisjoint(ABLE) and "have" not in forms

    def attributes(self, noun: Word) -> Iterator[tuple[str, str]]:
        """Effects on a noun of its determiner, its adjectives, its predicate and its participles."""
        carried = noun.dep in ("nsubj", "nsubjpass") and self._scope.carries(noun.head)
        for child in noun.children:
            if child.dep in ("det", "neg") and child.lower in ("no", "neither") and not carried:
                yield "avoid", child.lower
            elif child.dep == "amod" and (found := self._s.adjectives.get(child.lower)) is not None:
                yield found[0].effect, child.lower
            elif child.dep == "acl" and child.tag == "VBN" and (verbs := self._scope.operators(child)):
                yield from self._participle(noun, child, verbs[0].effect)
        yield from self._predicated(noun)

    def _participle(self, noun: Word, verb: Word, effect: str) -> Iterator[tuple[str, str]]:
        """`a visit planned for Monday`, `the attack reported by the mission`."""
        if effect in ("call", "plan", "pledge", "possible", "claim", "avoid"):
            yield effect, f"{verb.lower} (of {noun.lower})"

    def _predicated(self, noun: Word) -> Iterator[tuple[str, str]]:
        """`the attack is likely`, `called the claim false`."""
        if noun.dep not in ("nsubj", "nsubjpass", "dobj"):
            return
        if noun.dep == "nsubj" and noun.head.pos == "ADJ" and (found := self._s.adjectives.get(noun.head.lower)):
            yield found[0].effect, noun.head.lower
        if noun.dep == "nsubj" and noun.head.lemma not in SEEMING:
            return
        for child in noun.head.children:
            if child.dep in ("acomp", "oprd") and child.i > noun.i:
                for operator in self._s.adjectives.get(child.lower, ()):
                    yield operator.effect, child.lower

    def timetabled(self, verb: Word) -> bool:
        """`meets on Friday`, `expires at noon on Monday`, `are meeting on Friday`: a timetable in the present tense."""
        going = verb.tag == "VBG" and any(c.dep == "aux" and c.lower in PRESENT for c in verb.children)
        if not going and (
            verb.tag not in ("VBZ", "VBP") or not (verb.lemma in TIMETABLED or self._scope.carries(verb))
        ):
            return False
        on = (c for c in verb.children if c.dep == "prep" and c.lower in ("on", "at") and c.i > verb.i)
        return verb.lemma != "be" and any(w.entity in DATES for c in on for w in c.children)

    def dated(self, verb: Word) -> bool:
        """Does a date stand in the clause of the verb?"""
        return any(w.entity in DATES for w in self._parse.words[verb.left : verb.right + 1])

    def settled(self, verb: Word) -> str | None:
        """What coordinated with the verb says that it came to nothing: `were to be held but were called off`."""
        for other in verb.children:
            if other.dep == "conj" and not self.negation(other):
                for operator in self._scope.operators(other):
                    if operator.effect == "avoid" and not operator.over:
                        return other.lower
        return None

    def is_order(self, word: Word) -> bool:
        """The form of an imperative: `First show us the list.`"""
        if word.tag not in ("VB", "VBP") or word.dep not in ("ROOT", "ccomp"):
            return False
        if any(c.dep in SUBJECTS or c.dep in ("aux", "mark") for c in word.children):
            return False
        return not any(w.dep in SUBJECTS for w in self._parse.words[word.left : word.i] if w.head is word)


def is_nominal(word: Word) -> bool:
    """Does the word stand as a noun?"""
    return word.pos in NOUNLIKE or word.dep in ("dobj", "pobj", "nsubj")
