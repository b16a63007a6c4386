"""Parse and operators → the status of any word, composed down the dependency path from the root of its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dragoman import syntax
from dragoman.find.stance_scope import (
    COMPLEMENTS,
    SUBJECTS,
    Scope,
    governs,
    is_asserted,
    is_given,
    is_presupposed,
    is_purpose,
    stands_alone,
)
from dragoman.knowledge.stances import EFFECTS, Stances
from dragoman.model.findings import Statement, Status
from dragoman.parse import Parse, Word

RANK: dict[Status, int] = {
    "reported_as_fact": 0, "claimed": 1, "scheduled": 2, "pledged": 2, "called_for": 3, "possible": 4, "denied": 5,
}  # fmt: skip
"""How far from fact each status is: of two operators on one path the farther counts ("may agree to meet": possible)."""

ACTS = {"deny": "deny", "call_for": "call", "demand": "call"}
PROMISES = frozenset({"pledge", "offer", "announce"})
DOUBTS = frozenset({"warn", "threaten", "hope", "expect", "propose"})
FIRST = frozenset({"i", "we", "our", "my"})
SPEAKER = frozenset({"i", "we", "he", "she", "it", "they"})
INDEPENDENT = frozenset({"relcl", "appos", "parataxis", "acl:relcl"})
HIGH = 40


class State(NamedTuple):
    """Status and negation at a word, with the operators that made it, from the root down."""

    status: Status
    negated: bool
    why: tuple[str, ...]

    def under(self, status: Status, why: str) -> State:
        """The state in the scope of an operator: the status farther from fact wins."""
        if RANK[status] < RANK[self.status] or (status == self.status and not why):
            return self
        return State(status, self.negated and status != "denied", (*self.why, why))

    def turned(self, why: str) -> State:
        """The state with its negation turned round."""
        return State(self.status, not self.negated, (*self.why, why))


class Path:
    """States of the words of one parse; each is computed once."""

    def __init__(self, parse: Parse, stances: Stances, over: Callable[[Word], list[Statement]]) -> None:
        self.parse = parse
        self.scope = Scope(stances)
        self.over = over
        self._states: dict[int, State] = {}
        self._outer: dict[int, State] = {}

    def state(self, word: Word) -> State:
        """The state of what the word names, its own auxiliaries, negation and adjectives included."""
        if word.i not in self._states:
            self._states[word.i] = self._own(word, self._inherited(word))
        return self._states[word.i]

    def base(self, word: Word) -> State:
        """What holds without any operator: claimed inside a statement, else reported as fact."""
        return State("claimed" if self.over(word) else "reported_as_fact", False, ())

    def _inherited(self, word: Word) -> State:
        """What the words above make of this one."""
        if word.i not in self._outer:
            state = self._from_head(word)
            if state.status == "reported_as_fact" and self.over(word):
                state = State("claimed", state.negated, state.why)
            self._outer[word.i] = self._by_act(word, state)
        return self._outer[word.i]

    def _from_head(self, word: Word) -> State:
        head, dep = word.head, word.dep
        if head is word or (dep in INDEPENDENT and self.scope.governor(word) is None):
            return self.base(word)
        if dep == "relcl":
            return self._argument(word)
        if dep == "conj":
            return self._coordinated(word)
        if dep == "advcl":
            return self._adverbial(word)
        if dep in SUBJECTS or dep in COMPLEMENTS:
            return self._argument(word)
        return self.state(head) if dep in ("compound", "amod", "poss", "nmod", "prt") else self.base(word)

    def _coordinated(self, word: Word) -> State:
        """A coordinated verb with a subject or tense of its own stands beside the first one, else in its scope.

        `He denied that they had crossed and called for calm`: the parser hangs the call on the crossing, but a
        statement ends before it, and with it all that governs it.
        """
        here = self.over(word)
        if any(statement not in here for statement in self.over(word.head)):
            return self.base(word)
        own = any(c.dep in SUBJECTS or c.dep in ("aux", "auxpass") for c in word.children)
        finite = word.tag in ("VBD", "VBZ", "VBP") and word.head.tag not in ("VBD", "VBZ", "VBP")
        if word.pos in ("VERB", "AUX") and (own or finite):
            return self._inherited(word.head)
        if word.pos in ("VERB", "AUX") and word.tag in ("VBD", "VBZ", "VBP", "VBN") and word.head.tag == word.tag:
            outer = self._inherited(word.head)
            return outer if word.tag != "VBN" and self.state(word.head).negated else self.state(word.head)
        return self.state(word.head)

    def _adverbial(self, word: Word) -> State:
        """Conditions are open; purposes are open; `after` and `when` tell facts unless the main clause lies ahead."""
        link = self.scope.link(word)
        if link is not None:
            timed = link.word in ("once", "until", "before", "after")
            if timed and not self._ahead(word):
                return self.base(word)
            return self.base(word).under("possible", f"{link.word} + clause")
        if word.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in word.children):
            operator = self.scope.governor(word)
            if operator is not None:
                return self._applied(word, operator[0], operator[1])
            return self.state(word.head).under("possible", "purpose")
        if word.tag == "VBG" and not any(c.dep == "mark" or c.dep in SUBJECTS for c in word.children):
            return self.state(word.head)
        return self.base(word)

    def _ahead(self, word: Word) -> bool:
        """Is the clause, or the one it hangs on, about what is still to come?"""
        main = self.state(word.head)
        return RANK[main.status] >= 2 or word.tag in ("VBZ", "VBP")

    def _argument(self, word: Word) -> State:
        """Complements take what their operator does to them; what lies behind (`after the talks`) is given."""
        if stands_alone(self.parse, word) or is_given(word):
            return self.base(word)
        found = self.scope.governor(word)
        if found is not None:
            return self._applied(word, *found)
        carrier = self.scope.planned(word) or self.scope.carrier(word)
        if carrier is not None:
            return self._carried(word, carrier)
        if word.dep in SUBJECTS:
            return self.base(word)
        if (is_presupposed(word) and not governs(word)) or is_asserted(word):
            return self.base(word)
        if is_purpose(word):
            return self.base(word).under("possible", "infinitive of a noun")
        return self.state(word.head)

    def _carried(self, word: Word, carrier: Word) -> State:
        """What holds of the light verb; `talks were to be held but were called off` did not take place."""
        if word.dep == "nsubjpass" or carrier.dep == "xcomp":
            for other in carrier.children:
                operator = self.scope.operator(other) if other.dep == "conj" else None
                if operator is not None and operator.effect == "avoid" and not self.scope.negation(other):
                    return self.base(word).turned(f"{other.lower} ({word.lower})")
        return self.state(carrier)

    def _applied(self, word: Word, operator: Word, effect: str) -> State:
        """The state of the operator with its effect on the word in its scope."""
        above = self.state(operator)
        why = f"{operator.lemma} + {word.dep}"
        if effect == "fact":
            return self.base(word)
        if effect == "avoid":
            return above.turned(why)
        if effect == "deny" and above.negated:
            return State(above.status, False, (*above.why, why))
        status = self._future(word) if effect == "future" else EFFECTS[effect]
        if status is None or effect == "manage":
            return above
        if above.negated and effect in ("call", "pledge", "plan"):
            status = "possible"
        return State(above.status, False, above.why).under(status, why)

    def _by_act(self, word: Word, state: State) -> State:
        """Heads of what a statement says take its act: a denied thing is denied, a thing called for called for."""
        for statement in self.over(word)[:1]:
            effect = ACTS.get(statement.act)
            if effect and statement.kind != "direct" and self._is_top(word, statement):
                status = EFFECTS[effect]
                if status is not None and status != state.status:
                    return state.under(status, f"act {statement.act}")
        return state

    def _is_top(self, word: Word, statement: Statement) -> bool:
        """Is the word the head of the statement's content?"""
        if word.dep in ("relcl", "advcl", "appos"):
            return False
        head = word.head
        return head is word or not any(s.start <= head.start < s.end for s in statement.content)

    def _own(self, word: Word, state: State) -> State:
        """Apply what hangs on the word itself: modals, negation, adverbs, adjectives, a condition beside it."""
        if word.pos in ("VERB", "AUX") or any(c.dep in SUBJECTS for c in word.children):
            state = self._verbal(word, state)
        if word.pos in ("NOUN", "PROPN", "PRON") or word.dep in ("dobj", "pobj", "nsubj"):
            state = self._nominal(word, state)
            found = self.scope.governor(word)
            if found is not None and found[1] == "avoid" and state.status == "scheduled":
                return State(self.base(word).status, True, state.why)
        return state

    def _verbal(self, word: Word, state: State) -> State:
        for effect, why in self.scope.modals(word):
            if RANK[state.status] == 2 and (effect == "future" or why.startswith(("would", "'d", "’d"))):
                continue
            if effect == "future":
                state = state.under(self._future(word), why)
            elif effect == "pledge":
                state = state.under("pledged", why)
            elif effect == "duty":
                state = state.under("called_for" if self.over(word) else "scheduled", why)
            elif not (effect == "possible" and state.status in ("pledged", "denied") and "would" in why):
                state = state.under(*self._would(word, why))
        if RANK[state.status] < 2 and self.scope.timetabled(word):
            state = state.under("scheduled", "present tense + date")
        for effect, why in self.scope.adverbs(word):
            status = EFFECTS[effect]
            state = state.turned(why) if effect == "avoid" else state.under(status, why) if status else state
        if RANK[state.status] >= 2 and self.scope.conditional(word) and state.status not in ("pledged", "denied"):
            state = state.under("possible", "under a condition")
        if self._is_order(word):
            state = state.under("called_for", "imperative")
        no = self.scope.negation(word) or ("without" if word.dep == "pcomp" and word.head.lower == "without" else None)
        return state.turned(no) if no else state

    def _would(self, word: Word, why: str) -> tuple[Status, str]:
        """`would` after a reporting verb is a future seen from the past."""
        past = bool(self.over(word)) or (word.head is not word and word.dep in ("ccomp", "conj"))
        if why.startswith(("would", "'d", "’d")) and past and not self.scope.conditional(word):
            return self._future(word), why
        return "possible", why

    def _future(self, word: Word) -> Status:
        """A future is pledged where its speaker is its doer, open in a warning or a hope, else scheduled."""
        over = self.over(word)
        act = over[0].act if over else None
        doer = syntax.subject(word)
        if act in DOUBTS:
            return "possible"
        if act in ("pledge", "offer"):
            return "pledged"
        if doer is not None and doer.lower in FIRST:
            return "pledged"
        if over and over[0].kind != "direct" and doer is not None and doer.lower in SPEAKER:
            return "pledged"
        if act == "announce" or not over or self.scope.dated(self.parse, word):
            return "scheduled"
        return "possible"

    def _is_order(self, word: Word) -> bool:
        """An imperative in somebody's words: `First show us the list.`"""
        if word.tag not in ("VB", "VBP") or word.dep not in ("ROOT", "ccomp") or not self.over(word):
            return False
        if any(c.dep in SUBJECTS or c.dep in ("aux", "mark") for c in word.children):
            return False
        return not any(w.dep in SUBJECTS for w in self.parse.words[word.left : word.i] if w.head is word)

    def _nominal(self, word: Word, state: State) -> State:
        for effect, why in self.scope.attributes(word):
            status = EFFECTS[effect]
            if effect == "avoid":
                state = state.turned(why)
            elif status and effect != "fact":
                state = state.under(status, why)
        return state
