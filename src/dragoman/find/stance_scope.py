"""Operators and tree → which operator governs a word, and how."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.find.stance_tree import NOUNLIKE, SUBJECTS, VERBLIKE, has_aux, is_infinitive, is_subjunctive, marked
from dragoman.knowledge.stances import Operator, Stances, Table
from dragoman.parse import Word
from dragoman.syntax import is_passive

VERB_SCOPE = frozenset({"ccomp", "xcomp", "dobj", "oprd", "prep", "nsubjpass", "pcomp", "advcl"})
NOUN_SCOPE = frozenset({"acl", "ccomp", "prep", "xcomp", "relcl"})
NOUN_PREPOSITIONS = frozenset({"of", "for", "to", "on", "against"})
VERB_PREPOSITIONS = frozenset({"for", "to", "on", "of", "against", "from", "in"})
PREPOSITIONS = frozenset({"prep", "agent", "dative", "advmod", "prt", "mark"})
GIVEN_PREPOSITIONS = frozenset({"for", "of"})
UNTIL = frozenset({"until", "till", "to", "for"})
DATES = frozenset({"DATE", "TIME"})
SEEMING = frozenset({"be", "seem", "remain", "become", "look", "appear"})


class Governor(NamedTuple):
    """The word that an operator is, the effect on the word in its scope, and that where the operator is negated."""

    word: Word
    effect: str
    refused: str | None = None


class Scope:
    """The operators of the data file, looked up on the tree."""

    def __init__(self, stances: Stances) -> None:
        self._s = stances

    def operators(self, word: Word) -> tuple[Operator, ...]:
        """The operators a word may be, by what stands beside it."""
        if word.pos in VERBLIKE:
            return self._verb(word)
        if word.pos == "ADJ" or word.tag in ("JJ", "RB"):
            return self._s.adjectives.get(word.lower, ())
        if word.pos in NOUNLIKE:
            return entry(self._s.nouns, word)
        return ()

    def operator(self, word: Word) -> Operator | None:
        """The first operator a word may be, or None."""
        return next(iter(self.operators(word)), None)

    def _verb(self, word: Word) -> tuple[Operator, ...]:
        seconds = self._s.phrases.get(word.lemma)
        if seconds is not None:
            for child in word.children:
                if child.lower in seconds and (child.dep in PREPOSITIONS or child.dep == "acomp"):
                    return seconds[child.lower]
        if any(c.dep == "prt" for c in word.children):
            return ()
        found = entry(self._s.verbs, word)
        if not found and word.dep in ("acomp", "amod"):
            found = self._s.adjectives.get(word.lower, ())
        return found

    def governor(self, word: Word) -> Governor | None:
        """The operator in whose scope the word stands directly, and its effect on it."""
        head, dep = word.head, word.dep
        if dep == "prep" or head is word:
            return None
        if (special := self._special(word)) is not None:
            return special
        preposition = None
        if dep in ("pobj", "pcomp") and head.dep in PREPOSITIONS and head.head is not head:
            preposition, head = head.lower, head.head
            if head.tag == "RB" and head.dep == "advmod" and head.head is not head:
                head = head.head
            if head.dep == "dobj" and self._listed(head.head, preposition):
                head = head.head
        for operator in self.operators(head):
            if self._reaches(operator, head, word, preposition):
                return self._effect(operator, head, word)
        return None

    def _effect(self, operator: Operator, head: Word, word: Word) -> Governor:
        effect = operator.effect
        if operator.infinitive and (is_infinitive(word) or is_subjunctive(word)):
            effect = operator.infinitive
        elif is_subjunctive(word) and effect in ("claim", "possible"):
            effect = "call"
        if operator.dated and self._until(head, word):
            effect = operator.dated
        if operator.past and "VBD" in (head.tag, head.head.tag):
            effect = operator.past
        return Governor(head, effect, operator.refused)

    def _until(self, head: Word, word: Word) -> bool:
        """Does a date stand behind the operator: `postponed until 5 June`, `expected to visit on Tuesday`?"""
        for verb in (head, word):
            for child in verb.children:
                if child.entity in DATES and child.i > head.i and child.dep in ("npadvmod", "nmod"):
                    return True
                near = child.dep == "prep" and child.i > head.i and (child.lower in UNTIL or verb is word)
                if near and any(c.entity in DATES for c in child.children):
                    return True
        return False

    def _special(self, word: Word) -> Governor | None:
        """`is to meet`, `ought to meet`, `it is possible that …`, `asked whether …`, `provided that …`."""
        head, dep = word.head, word.dep
        if dep == "xcomp" and is_infinitive(word):
            if head.lemma == "be" and not any(c.lower in ("yet", "about") for c in head.children):
                return Governor(head, "plan")
            if head.tag == "MD" and (modal := self._s.modals.get(head.lower)) is not None:
                return Governor(head, modal[0].effect)
        if dep in ("ccomp", "xcomp", "csubj", "advcl", "acl") and (found := self._predicate(word)) is not None:
            return found
        if dep in ("ccomp", "pcomp", "advcl"):
            before = (head, *(c for c in head.children if word.left - 2 <= c.i < word.i))
            if any(w.lower in ("provided", "providing") and w.dep in ("prep", "advcl") for w in before):
                return Governor(head, "possible")
            if marked(word, "whether", "if"):
                return Governor(head, "possible")
        return None

    def _predicate(self, word: Word) -> Governor | None:
        """The predicate that a clause stands behind: `it is possible that …`, `it is not true, she said, that …`."""
        head = word.head
        if head.lemma not in SEEMING and word.dep == "ccomp" and marked(word, "that"):
            before = (c for c in head.children if c.dep == "ccomp" and c.i < word.i and c.lemma == "be")
            head = next((c for c in before if any(s.lower == "it" for s in c.children)), head)
        for child in head.children if head.lemma in SEEMING else ():
            if child.dep in ("acomp", "attr", "oprd") and child.i < word.i:
                for operator in self.operators(child):
                    if self._reaches(operator, child, word, None, extraposed=True):
                        return self._effect(operator, child, word)
        return None

    def _listed(self, verb: Word, preposition: str) -> bool:
        """Does the verb name this preposition itself (`accused the rebels of …`)?"""
        return any(preposition in operator.prepositions for operator in self.operators(verb))

    def _reaches(
        self, operator: Operator, head: Word, word: Word, preposition: str | None, *, extraposed: bool = False
    ) -> bool:
        """Does the operator's scope hold a child in that position?"""
        dep = "prep" if preposition else word.dep
        noun = head.pos in NOUNLIKE
        if operator.after and not (head.dep == "pobj" and head.head.lower in operator.after):
            return False
        if operator.over and self._kind(word).isdisjoint(operator.over):
            return False
        if extraposed:
            return not operator.scope or dep in operator.scope
        if dep not in (operator.scope or (NOUN_SCOPE if noun else VERB_SCOPE)):
            return False
        if preposition:
            usual = (
                NOUN_PREPOSITIONS if noun else GIVEN_PREPOSITIONS if operator.effect == "fact" else VERB_PREPOSITIONS
            )
            return preposition in (operator.prepositions or usual)
        if dep == "advcl":
            return is_infinitive(word) and operator.effect in ("call", "plan", "pledge", "avoid", "manage", "possible")
        if dep in ("dobj", "nsubjpass"):
            return not (word.dep == "dobj" and operator.effect == "claim" and word.pos == "PROPN")
        relative = dep in ("relcl", "acl")
        return not relative or is_infinitive(word) or opened(word, "that") or is_subjunctive(word)

    def _kind(self, word: Word) -> set[str]:
        """The effects that a noun has as an operator itself; `plain` where it has none."""
        own = {operator.effect for operator in entry(self._s.nouns, word)} if word.pos in NOUNLIKE else set()
        return own or {"plain"}

    def undone(self, noun: Word) -> bool:
        """Is a plan or an attempt given up, foiled or said to have failed or not to have been carried out?"""
        if noun.dep in ("nsubj", "nsubjpass"):
            return True
        found = self.governor(noun)
        if found is not None and found.effect == "avoid":
            return True
        return any(
            operator.effect == "avoid"
            for child in noun.children
            if child.dep == "amod"
            for operator in self._s.adjectives.get(child.lower, ())
        )

    def phrase(self, before: list[Word]) -> Operator | None:
        """The preposition of up to four words that ends these words (`in the event of`), if it is an operator."""
        for operator in self._s.prepositions.get(before[-1].lower, ()) if before else ():
            words = operator.word.split(" ")
            if [w.lower for w in before[-len(words) :]] == words:
                return operator
        return None

    def carrier(self, word: Word) -> Word | None:
        """The light verb that carries an event noun: `talks took place`, `held talks`.

        `The inquiry requested by the envoy had begun`: the parser may take the participle for the verb.
        """
        head = word.head
        if word.dep == "attr" or word.pos not in NOUNLIKE:
            return None
        if head.pos in VERBLIKE and head.lemma in self._s.carriers and word.dep in ("nsubj", "nsubjpass", "dobj"):
            return head
        if word.dep == "nsubj" and any(c.dep == "agent" for c in head.children) and not is_passive(head):
            after = (c for c in head.head.children if c.i > head.i and c.lemma in self._s.carriers)
            return next((c for c in after if has_aux(c) and not any(s.dep in SUBJECTS for s in c.children)), None)
        return None

    def carries(self, verb: Word) -> bool:
        """Is it a light verb?"""
        return verb.lemma in self._s.carriers

    def planned(self, word: Word) -> Word | None:
        """The light verb below another: `talks were to have been held`, `talks failed to take place`."""
        if word.dep not in ("nsubj", "nsubjpass") or word.head.pos not in VERBLIKE:
            return None
        if word.head.lemma in self._s.carriers and word.head.lemma not in ("be", "have"):
            return None
        above = [word.head, *(c for c in word.head.children if c.dep == "acomp")]
        below = (c for verb in above for c in verb.children if c.dep == "xcomp" and is_infinitive(c))
        return next((c for c in below if c.lemma in self._s.carriers), None)

    def link(self, clause: Word, words: list[Word]) -> Operator | None:
        """The conjunction that opens an adverbial clause, if it is an operator; `words` are those of the parse."""
        for child in clause.children:
            if child.dep in ("mark", "advmod") and child.i < clause.i:
                for operator in self._s.links.get(child.lower, ()):
                    parts = operator.word.split(" ")
                    first = child.i - len(parts) + 1
                    if len(parts) == 1 or [w.lower for w in words[max(0, first) : child.i + 1]] == parts:
                        return operator
        provided = clause.lower in ("provided", "providing") and clause.dep in ("prep", "advcl")
        return next(iter(self._s.links.get("provided", ())), None) if provided else None


def opened(clause: Word, word: str) -> bool:
    """Does the conjunction open the clause, even where the parser takes it for an object (`the demand that …`)?"""
    if marked(clause, word):
        return True
    return any(c.lower == word and c.dep == "dobj" and c.i == clause.left for c in clause.children) and any(
        c.dep == "dobj" and c.lower != word for c in clause.children
    )


def entry(table: Table, word: Word) -> tuple[Operator, ...]:
    """The entries of a word's lemma; a lemma cut short (`hop` for hopes) is tried with its e."""
    found = table.get(word.lemma, ())
    return found if found or word.lower == word.lemma else table.get(word.lemma + "e", ())
