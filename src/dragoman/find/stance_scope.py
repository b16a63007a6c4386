"""Operators and tree → which operator governs a word, and what hangs on the word itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.knowledge.stances import Operator, Stances
from dragoman.parse import Parse, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "dobj", "prep", "pobj", "pcomp", "acl", "acomp", "attr", "oprd", "agent", "dative"}
)
TIMETABLED = frozenset({"meet", "expire", "visit", "arrive", "return", "vote", "elapse"})
PAST_PREPOSITIONS = frozenset({"after", "since", "following", "during", "despite", "amid"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "advcl"})
NOUNLIKE = frozenset({"NOUN", "PROPN", "PRON"})
VERBLIKE = frozenset({"VERB", "AUX"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"})
VERB_SCOPE = frozenset({"ccomp", "xcomp", "dobj", "oprd", "prep", "nsubjpass", "pcomp", "advcl"})
NOUN_SCOPE = frozenset({"acl", "ccomp", "prep", "xcomp", "relcl"})
NOUN_PREPOSITIONS = frozenset({"of", "for", "to", "on", "against"})
VERB_PREPOSITIONS = frozenset({"for", "to", "on", "of", "against", "from", "in"})


def is_presupposed(word: Word) -> bool:
    """A definite noun phrase takes its thing for granted: `discussed the attack`, `their meeting`."""
    return word.pos in NOUNLIKE and any(
        (c.dep == "det" and c.lower in DEFINITE) or c.dep == "poss" for c in word.children
    )


def is_given(word: Word) -> bool:
    """What is told as known: `after the talks`, `the talks held in May`, `where the talks collapsed`."""
    if word.dep == "pobj" and word.head.lower in PAST_PREPOSITIONS:
        return True
    if word.dep == "acl" and word.tag in ("VBN", "VBD", "VBG") and not marked(word, "that"):
        return True
    finite = word.tag in ("VBD", "VBZ", "VBP")
    return finite and any(c.dep == "advmod" and c.lower in ("where", "when", "why", "how") for c in word.children)


def is_asserted(word: Word) -> bool:
    """`not a line of what he signs`: a clause that stands for a noun says its own thing."""
    return word.dep == "pcomp" and word.tag in ("VBD", "VBZ", "VBP")


def is_purpose(word: Word) -> bool:
    """`nothing left to sign`, `a plan to sign`: open, but not after `the first to sign`."""
    left = word.dep == "xcomp" and word.head.lower == "left" and word.head.dep == "acl"
    if (word.dep not in ("acl", "relcl") and not left) or word.tag != "VB" or not is_infinitive(word):
        return False
    named = {c.lower for c in (word.head, *word.head.children)}
    return named.isdisjoint(("first", "last", "only", "second", "next", "latest"))


def stands_alone(parse: Parse, word: Word) -> bool:
    """A clause parted by a semicolon from the verb of saying after it is no part of what is said."""
    if word.dep != "ccomp" or word.i > word.head.i:
        return False
    return any(w.text == ";" for w in parse.words[word.i : word.head.i])


def governs(word: Word) -> bool:
    """Does a definite noun still stand under its verb because a clause completes it (`the promise to leave`)?"""
    return any(c.dep in ("acl", "ccomp") for c in word.children)


class Scope:
    """The operators of the data file, looked up on the tree."""

    def __init__(self, stances: Stances) -> None:
        self._s = stances

    def operator(self, word: Word) -> Operator | None:
        """The operator a word is, or None."""
        if word.pos in VERBLIKE:
            return self._verb(word)
        if word.pos == "ADJ" or word.tag in ("JJ", "RB"):
            return self._s.adjectives.get(word.lower)
        if word.pos in NOUNLIKE:
            return entry(self._s.nouns, word)
        return None

    def _verb(self, word: Word) -> Operator | None:
        particle = next((c.lower for c in word.children if c.dep == "prt"), None)
        if particle is not None:
            return self._s.verbs.get(f"{word.lemma} {particle}")
        found = entry(self._s.verbs, word)
        if found is None and word.dep in ("acomp", "amod"):
            found = self._s.adjectives.get(word.lower)
        return found

    def governor(self, word: Word) -> tuple[Word, str] | None:
        """The operator in whose scope the word stands directly, and its effect on it."""
        head, dep = word.head, word.dep
        if dep == "prep":
            return None
        if (special := self._special(word)) is not None:
            return special
        preposition = None
        if dep in ("pobj", "pcomp") and head.dep in ("prep", "agent", "dative") and head.head is not head:
            preposition, head = head.lower, head.head
            if head.dep == "dobj" and self._listed(head.head, preposition):
                head = head.head
        operator = self.operator(head)
        if operator is not None and self._reaches(operator, head, word, preposition):
            infinitive = operator.infinitive and is_infinitive(word)
            return head, operator.infinitive if infinitive and operator.infinitive else operator.effect
        return None

    def _special(self, word: Word) -> tuple[Word, str] | None:
        """`is to meet`, `ought to meet`, `asked whether`, `provided that`."""
        head, dep = word.head, word.dep
        if dep == "xcomp" and is_infinitive(word):
            if head.lemma == "be":
                return head, "plan"
            if head.tag == "MD" and (modal := self._s.modals.get(head.lower)) is not None:
                return head, modal.effect
        if dep in ("ccomp", "pcomp", "advcl"):
            before = (head, *(c for c in head.children if word.left - 2 <= c.i < word.i))
            if any(w.lower in ("provided", "providing") and w.dep in ("prep", "advcl") for w in before):
                return head, "possible"
            if marked(word, "whether", "if"):
                return head, "possible"
        return None

    def _listed(self, verb: Word, preposition: str) -> bool:
        """Does the verb name this preposition itself (`accused the rebels of …`)?"""
        operator = self.operator(verb)
        return operator is not None and preposition in operator.prepositions

    def _reaches(self, operator: Operator, head: Word, word: Word, preposition: str | None) -> bool:
        """Does the operator's scope hold a child in that position?"""
        dep = "prep" if preposition else word.dep
        noun = head.pos in NOUNLIKE
        if dep not in (operator.scope or (NOUN_SCOPE if noun else VERB_SCOPE)):
            return False
        if preposition:
            return preposition in (operator.prepositions or (NOUN_PREPOSITIONS if noun else VERB_PREPOSITIONS))
        if dep == "advcl":
            return is_infinitive(word) and operator.effect in ("call", "plan", "pledge", "avoid")
        if dep in ("dobj", "nsubjpass"):
            return not (word.dep == "dobj" and operator.effect == "claim" and word.pos == "PROPN")
        return dep not in ("relcl", "acl") or is_infinitive(word) or marked(word, "that")

    def carrier(self, word: Word) -> Word | None:
        """The light verb that carries an event noun: `talks took place`, `held talks`."""
        head = word.head
        if word.dep == "attr" or word.pos not in NOUNLIKE:
            return None
        if head.pos in VERBLIKE and head.lemma in self._s.carriers and word.dep in ("nsubj", "nsubjpass", "dobj"):
            return head
        return None

    def planned(self, word: Word) -> Word | None:
        """The light verb below `be`: `talks were to have been held`."""
        if word.dep != "nsubj" or word.head.lemma != "be":
            return None
        below = (c for c in word.head.children if c.dep == "xcomp" and is_infinitive(c))
        return next((c for c in below if c.lemma in self._s.carriers), None)

    def link(self, clause: Word) -> Operator | None:
        """The conjunction that opens an adverbial clause, if it is an operator."""
        for child in clause.children:
            if child.dep in ("mark", "advmod") and child.i < clause.i and child.lower in self._s.links:
                return self._s.links[child.lower]
        provided = clause.lower in ("provided", "providing") and clause.dep in ("prep", "advcl")
        return self._s.links.get("provided") if provided else None

    def conditional(self, verb: Word) -> bool:
        """Does an if-clause hang on the verb, or on the verb it is coordinated with?"""
        for child in verb.children:
            if child.dep == "advcl":
                link = self.link(child)
                if link is not None and link.word not in ("unless", "until", "before", "after"):
                    return True
        return False

    def modals(self, verb: Word) -> Iterator[tuple[str, str]]:
        """Effects of the verb's auxiliaries; `is to meet` plans."""
        shared = verb
        while shared.dep == "conj" and shared.head.pos in VERBLIKE and not has_aux(shared) and shared.tag == "VB":
            shared = shared.head
        for child in shared.children:
            if child.dep == "aux" and (found := self._s.modals.get(child.lower)) is not None:
                yield found.effect, child.lower
            elif child.dep == "aux" and child.lemma == "be" and is_infinitive(shared):
                yield "future", "be to"

    def adverbs(self, verb: Word) -> Iterator[tuple[str, str]]:
        """Effects of the adverbs that hang on the verb."""
        for child in verb.children:
            if child.dep in ("advmod", "npadvmod") and (found := self._s.adverbs.get(child.lower)) is not None:
                yield found.effect, child.lower

    def negation(self, word: Word) -> str | None:
        """What negates a verb or its subject, or None."""
        for child in word.children:
            if child.dep in ("neg", "advmod", "preconj") and child.lower not in ("no", "none"):
                if child.lower in self._s.negators:
                    return child.lower
            elif child.dep in ("nsubj", "nsubjpass") and (no := self._no(child)) is not None:
                return no
        if word.dep == "conj" and any(c.lower == "nor" and word.head.i < c.i < word.i for c in word.head.children):
            return "nor"
        return None

    def _no(self, noun: Word) -> str | None:
        """`nobody`, `no side`, `neither party`, `not one of`: what empties a noun phrase."""
        if noun.lower in ("nobody", "none", "nothing", "neither"):
            return noun.lower
        found = (c for c in noun.children if c.dep in ("det", "neg", "preconj") or c.lower == "not")
        return next((c.lower for c in found if c.lower in ("no", "neither", "not")), None)

    def attributes(self, noun: Word) -> Iterator[tuple[str, str]]:
        """Effects on a noun of its determiner, its adjectives, its predicate and its participles."""
        carried = noun.dep in ("nsubj", "nsubjpass") and noun.head.lemma in self._s.carriers
        for child in noun.children:
            if child.dep in ("det", "neg") and child.lower in ("no", "neither") and not carried:
                yield "avoid", child.lower
            elif child.dep == "amod" and (found := self._s.adjectives.get(child.lower)) is not None:
                yield found.effect, child.lower
            elif child.dep == "acl" and child.tag == "VBN" and (verb := self._s.verbs.get(child.lemma)) is not None:
                yield verb.effect, f"{child.lower} (of {noun.lower})"
        if noun.dep == "pobj" and noun.head.lower == "without":
            yield "avoid", "without"
        if noun.dep == "nsubj" and noun.head.lemma == "be":
            yield from self._predicated(noun)

    def _predicated(self, noun: Word) -> Iterator[tuple[str, str]]:
        """`the attack is likely`, `the visit is possible`."""
        for child in noun.head.children:
            if child.dep == "acomp" and (found := self._s.adjectives.get(child.lower)) is not None:
                yield found.effect, child.lower

    def timetabled(self, verb: Word) -> bool:
        """`meets on Friday`, `expires at noon on Monday`: a timetable in the present tense."""
        if verb.tag not in ("VBZ", "VBP") or not (verb.lemma in TIMETABLED or verb.lemma in self._s.carriers):
            return False
        on = (c for c in verb.children if c.dep == "prep" and c.lower in ("on", "at") and c.i > verb.i)
        return verb.lemma != "be" and any(w.entity in ("DATE", "TIME") for c in on for w in c.children)

    def dated(self, parse: Parse, verb: Word) -> bool:
        """Does a date stand in the clause of the verb?"""
        return any(w.entity in ("DATE", "TIME") for w in parse.words[verb.left : verb.right + 1])


def entry(table: Mapping[str, Operator], word: Word) -> Operator | None:
    """The entry of a word's lemma; a lemma cut short (`hop` for hopes) is tried with its e."""
    return table.get(word.lemma) or (table.get(word.lemma + "e") if word.lower != word.lemma else None)


def is_infinitive(word: Word) -> bool:
    """`to meet`: a base form with `to`, or a form of have or be with it."""
    return any(c.dep == "aux" and c.lower == "to" for c in word.children)


def marked(clause: Word, *words: str) -> bool:
    """Does one of these conjunctions open the clause?"""
    return any(c.dep == "mark" and c.lower in words for c in clause.children)


def has_aux(word: Word) -> bool:
    """Has the verb an auxiliary of its own?"""
    return any(c.dep in ("aux", "auxpass") for c in word.children)
