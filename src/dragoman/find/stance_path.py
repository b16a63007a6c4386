"""Parse and operators → the status of any word, composed down the dependency path from the root of its sentence."""

from __future__ import annotations

from collections.abc import Callable

from dragoman import syntax
from dragoman.find.stance_marks import Marks, is_nominal
from dragoman.find.stance_scope import Governor, Scope
from dragoman.find.stance_state import RANK, State
from dragoman.find.stance_tree import (
    NOUNLIKE,
    SUBJECTS,
    VERBLIKE,
    governs,
    has_aux,
    inverted,
    is_asked,
    is_asserted,
    is_definite,
    is_given,
    is_headed,
    is_infinitive,
    is_listed,
    is_participle,
    is_presupposed,
    is_purpose,
    is_question,
    is_unreal,
    stands_alone,
)
from dragoman.knowledge.stances import EFFECTS, Stances
from dragoman.model.findings import Statement, Status
from dragoman.parse import Parse, Word

ACTS = {"deny": "deny", "call_for": "call", "demand": "call"}
DOUBTS = frozenset({"warn", "threaten", "hope", "expect", "propose"})
MOVED = frozenset({"condemn", "praise", "welcome", "regret"})
"""What one condemns or welcomes is taken for granted."""

ASSERTING = frozenset({"assert", "announce", "accuse", "deny", "pledge", "reject", "warn", "label"})
FIRST = frozenset({"i", "we", "our", "my"})
SPEAKER = frozenset({"i", "we", "he", "she", "it", "they"})
INDEPENDENT = frozenset({"relcl", "appos", "parataxis", "acl:relcl"})
COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "dobj", "prep", "pobj", "pcomp", "acl", "acomp", "attr", "oprd", "agent", "dative"}
)
FINITE_PAST = frozenset({"VBD", "VBZ", "VBP"})
OPEN = frozenset({"call", "pledge", "plan", "possible", "claim"})
TIMED = frozenset({"once", "until", "before", "after", "when", "as soon as"})
WOULD = ("would", "'d", "’d")


class Path:
    """States of the words of one parse; each is computed once."""

    def __init__(
        self,
        parse: Parse,
        stances: Stances,
        over: Callable[[Word], list[Statement]],
        quoted: Callable[[Word], bool],
        ahead: Callable[[Word], bool],
    ) -> None:
        self.parse = parse
        self.scope = Scope(stances)
        self.marks = Marks(stances, self.scope, parse)
        self.over = over
        self.quoted = quoted
        self.ahead = ahead
        self._states: dict[int, State] = {}
        self._outer: dict[int, State] = {}
        self._asking: dict[int, bool] = {}

    def state(self, word: Word) -> State:
        """The state of what the word names, its own auxiliaries, negation and adjectives included."""
        if word.i not in self._states:
            self._states[word.i] = self._own(word, self._inherited(word))
        return self._states[word.i]

    def base(self, word: Word) -> State:
        """What holds without any operator: claimed inside a statement, else reported as fact."""
        return State("claimed" if self.over(word) else "reported_as_fact", False, ())

    def given(self, word: Word, why: str = "") -> State:
        """What holds of a thing taken for granted: the outlet knows it too, unless the very words are the speaker's."""
        reasons = (why,) if why else ()
        return State("claimed" if self.quoted(word) else "reported_as_fact", False, reasons, known=True)

    def _inherited(self, word: Word) -> State:
        """What the words above make of this one."""
        if word.i not in self._outer:
            state = self._from_head(word)
            if state.status == "reported_as_fact" and not state.known and self.over(word):
                state = state._replace(status="claimed")
            self._outer[word.i] = self._by_act(word, state)
        return self._outer[word.i]

    def _from_head(self, word: Word) -> State:
        head, dep = word.head, word.dep
        if head is word or (dep in INDEPENDENT and self.scope.governor(word) is None):
            return self._apart(word)
        if dep == "relcl":
            return self._argument(word)
        if dep == "conj":
            return self._coordinated(word)
        if dep == "advcl":
            return self._adverbial(word)
        if dep in SUBJECTS or dep in COMPLEMENTS:
            return self._argument(word)
        return self.state(head) if dep in ("compound", "amod", "poss", "nmod", "prt") else self.base(word)

    def _apart(self, word: Word) -> State:
        """A clause that no operator reaches; a relative one in what is called for or condemned is background."""
        over = self.over(word)
        if word.dep == "relcl" and is_given(word) and word.tag in ("VBZ", "VBP"):
            return self._known(word)
        if word.dep == "relcl" and word.tag in ("VBD", "VBN") and over and over[0].act not in ASSERTING:
            return self.given(word, "relative clause")
        return self.base(word)

    def _coordinated(self, word: Word) -> State:
        """A coordinated verb with a subject or tense of its own stands beside the first one, else in its scope.

        `He denied that they had crossed and called for calm`: the parser hangs the call on the crossing, but a
        statement ends before it, and with it all that governs it.
        """
        here = self.over(word)
        if any(statement not in here for statement in self.over(word.head)):
            return self.base(word)
        own = any(c.dep in SUBJECTS or c.dep in ("aux", "auxpass") for c in word.children)
        finite = word.tag in FINITE_PAST and word.head.tag not in FINITE_PAST
        if word.pos in VERBLIKE and (own or finite):
            return self._inherited(word.head)
        if word.pos in VERBLIKE and word.tag in (*FINITE_PAST, "VBN") and word.head.tag == word.tag:
            outer = self._inherited(word.head)
            return outer if word.tag != "VBN" and self.state(word.head).negated else self.state(word.head)
        return self.state(word.head)

    def _adverbial(self, word: Word) -> State:
        """Conditions are open; purposes are open; `after` and `when` tell facts unless the main clause lies ahead."""
        link = self.scope.link(word, self.parse.words)
        if link is not None:
            if link.effect == "avoid":
                return self._instead(word.head, link.word)
            if is_unreal(word):
                return self.base(word).turned(f"{link.word} + had")
            if link.word in TIMED and not self._is_ahead(word, link.word):
                return self.base(word)
            return self.base(word).under("possible", f"{link.word} + clause")
        if (front := inverted(word)) is not None:
            return self.base(word).turned("had + clause") if is_unreal(word) else State("possible", False, (front,))
        if (first := is_listed(word)) is not None:
            return self._inherited(first)
        if word.tag == "VB" and is_infinitive(word):
            found = self.scope.governor(word)
            if found is not None:
                return self._applied(word, found)
            return self.state(word.head).under("possible", "purpose")
        if word.tag == "VBG" and not any(c.dep == "mark" or c.dep in SUBJECTS for c in word.children):
            return self.state(word.head)
        return self.base(word)

    def _instead(self, head: Word, why: str) -> State:
        """`instead of withdrawing`, `without a word`: not done, so far as the main clause is told at all."""
        return State(self.state(head).status, True, (why,))

    def _is_ahead(self, word: Word, link: str) -> bool:
        """Is the clause, or its main clause, about what is to come?  `A man is hurt when a bomb explodes` is not."""
        past = (
            word.tag == "VBD"
            or (word.tag == "VBN" and not has_aux(word))
            or any(c.dep in ("aux", "auxpass") and c.tag == "VBD" for c in word.children)
        )
        present = word.tag in ("VBZ", "VBP") and link != "when"
        return not past and (present or RANK[self.state(word.head).status] >= 2)

    def _argument(self, word: Word) -> State:
        """Complements take what their operator does to them; what lies behind (`after the talks`) is given."""
        if stands_alone(self.parse, word):
            return self.base(word)
        if word.dep in ("pobj", "pcomp") and (found := self._phrased(word)) is not None:
            return found
        if is_given(word) or self._behind(word):
            return self._known(word)
        if is_participle(word):
            return self.given(word) if is_definite(word.head) else self.base(word)
        governor = self.scope.governor(word)
        if governor is not None:
            return self._applied(word, governor)
        carrier = self.scope.planned(word) or self.scope.carrier(word)
        if carrier is not None:
            return self._carried(word, carrier)
        if word.pos in NOUNLIKE and self.ahead(word):
            return State("scheduled", False, ("day ahead",))
        if is_presupposed(word) and not governs(word):
            return self.given(word)
        if word.dep in SUBJECTS or is_asserted(word):
            return self.base(word)
        if is_purpose(word):
            return self.base(word).under("possible", "infinitive of a noun")
        return self.state(word.head)

    def _known(self, word: Word) -> State:
        """What is given; `on Sunday, when the exercise begins` lies ahead."""
        coming = word.tag in ("VBZ", "VBP") and any(c.lower == "when" for c in word.children)
        return State("scheduled", False, ("when + present tense",)) if coming else self.given(word)

    def _behind(self, word: Word) -> bool:
        """`After the flood the session was moved`, whatever the parser hangs the noun on."""
        if word.pos not in NOUNLIKE:
            return False
        first, before = self.parse.words[word.left], self.parse.words[max(0, word.left - 1)]
        return any(w.i < word.i and w.lower in ("after", "following") for w in (first, before))

    def _phrased(self, word: Word) -> State | None:
        """What a preposition says of its object: `ahead of the vote`, `in the event of war`, `without talks`."""
        preposition = word.head
        before = self.parse.words[max(0, preposition.i - 3) : preposition.i + 1]
        operator = self.scope.phrase(before)
        if operator is None:
            return None
        above = preposition
        while above.head is not above and above.pos not in VERBLIKE:
            above = above.head
        if operator.effect == "avoid":
            return self._instead(above, operator.word) if above.pos in VERBLIKE else None
        status = EFFECTS[operator.effect]
        return self.base(word).under(status, operator.word) if status is not None else self.given(word)

    def _carried(self, word: Word, carrier: Word) -> State:
        """What holds of the light verb; `talks were to be held but were called off` did not take place."""
        if word.dep == "nsubjpass" or carrier.dep == "xcomp":
            fallen = self.marks.settled(carrier)
            if fallen is not None:
                return self.base(word).turned(f"{fallen} ({word.lower})")
        return self.state(carrier)

    def _applied(self, word: Word, found: Governor) -> State:
        """The state of the operator with its effect on the word in its scope."""
        operator, effect = found.word, found.effect
        above = self.state(operator)
        why = f"{operator.lemma} + {word.dep}"
        if effect == "fact":
            clause = word.dep == "ccomp" and word.tag != "VBG"
            return self.base(word) if clause else self.given(word, why)
        if above.negated and found.refused is not None:
            above, effect = State(above.status, False, above.why), found.refused
        elif above.negated and effect in OPEN:
            if operator.pos in NOUNLIKE and self.scope.undone(operator):
                return above
            effect = "possible"
        elif above.negated and effect == "deny":
            above, effect = State(above.status, False, above.why), "possible"
        if effect == "avoid":
            return above.turned(why)
        status = self._future(word) if effect == "future" else EFFECTS[effect]
        if status is None or effect == "manage":
            return above
        return State(above.status, False, above.why).under(status, why)

    def _by_act(self, word: Word, state: State) -> State:
        """Heads of what a statement says take its act: a denied thing is denied, a thing called for called for."""
        for statement in self.over(word)[:1]:
            if statement.kind == "direct" or not self._is_top(word, statement):
                continue
            effect = ACTS.get(statement.act)
            if effect and not self._is_aside(word):
                status = EFFECTS[effect]
                if status is not None and status != state.status and not (state.why and effect == "call"):
                    return state.under(status, f"act {statement.act}")
            elif statement.act in MOVED and state.status == "claimed" and word.dep != "ccomp":
                return self.given(word, f"act {statement.act}")
        return state

    def _is_aside(self, word: Word) -> bool:
        """`denied any role in the killing`: the thing stands behind a noun that is denied in its stead."""
        through = word.dep in ("pobj", "pcomp") and word.head.dep == "prep"
        noun = word.head.head
        return through and noun.pos in NOUNLIKE and self.scope.operator(noun) is None

    def _is_top(self, word: Word, statement: Statement) -> bool:
        """Is the word the head of the statement's content?"""
        if word.dep in ("relcl", "advcl", "appos"):
            return False
        head = word.head
        return head is word or not any(s.start <= head.start < s.end for s in statement.content)

    def _own(self, word: Word, state: State) -> State:
        """Apply what hangs on the word itself: modals, negation, adverbs, adjectives, a condition beside it."""
        if word.pos in VERBLIKE or any(c.dep in SUBJECTS for c in word.children):
            state = self._verbal(word, state)
        if is_nominal(word):
            state = self._nominal(word, state)
            found = self.scope.governor(word)
            if found is not None and found.effect == "avoid" and state.status == "scheduled":
                return State(self.base(word).status, True, state.why)
        return state

    def _verbal(self, word: Word, state: State) -> State:
        no = self.marks.negation(word)
        for effect, why in self.marks.modals(word):
            if no and effect == "possible" and self.marks.unable(word, no):
                continue
            state = self._modal(word, state, effect, why)
        present = word.tag in ("VBZ", "VBP") and self.ahead(word)
        if RANK[state.status] < 2 and (present or self.marks.timetabled(word) or is_headed(word)):
            state = state.under("scheduled", "present tense + date" if word.tag != "VB" else "to (heading)")
        for effect, why in self.marks.adverbs(word):
            status = EFFECTS[effect]
            state = state.turned(why) if effect == "avoid" else state.under(status, why) if status else state
        state = self._conditional(word, state)
        if RANK[state.status] < 4 and (is_asked(self.parse, word) or self._is_question(word)):
            state = state.under("possible", "question")
        if self.over(word) and self.marks.is_order(word):
            state = state.under("called_for", "imperative")
        return state.turned(no) if no else state

    def _is_question(self, word: Word) -> bool:
        """Does the word stand in a question that opens with its auxiliary, outside all clauses that hang on others?"""
        if word.sentence not in self._asking:
            self._asking[word.sentence] = is_question(self.parse, self.parse.sentences[word.sentence])
        if not self._asking[word.sentence] or word.dep in ("advcl", "relcl"):
            return False
        return not any(above.dep in ("advcl", "relcl") for above in syntax.ancestors(word))

    def _modal(self, word: Word, state: State, effect: str, why: str) -> State:
        """An auxiliary over what the clause above makes of the verb."""
        if RANK[state.status] == 2 and (effect == "future" or why.startswith(WOULD)):
            return state
        if effect == "future":
            return state.under(self._future(word), why)
        if effect == "pledge":
            return state.under("pledged", why)
        if effect == "duty":
            missed = any(c.lower == "have" and c.dep == "aux" for c in word.children) and why != "must"
            if missed:
                return self.base(word).turned(f"{why} have")
            set_down = why == "must" and not self.over(word) and self.marks.dated(word)
            return state.under("scheduled" if set_down else "called_for", why)
        if state.status in ("pledged", "denied") and "would" in why:
            return state
        return state.under(*self._would(word, why))

    def _conditional(self, word: Word, state: State) -> State:
        """A condition beside the verb leaves it open; of an unreal one it did not happen."""
        if state.status == "denied" or (RANK[state.status] < 2 and word.tag not in ("VBZ", "VBP")):
            return state
        if any(c.dep == "advcl" and is_unreal(c) for c in word.children):
            return self.base(word).turned("would have")
        link = self.marks.conditional(word)
        if link == "unless" and state.status == "pledged":
            return state
        return state.under("possible", f"under a condition ({link})") if link is not None else state

    def _would(self, word: Word, why: str) -> tuple[Status, str]:
        """`would` after a reporting verb is a future seen from the past."""
        past = bool(self.over(word)) or (word.head is not word and word.dep in ("ccomp", "conj", "acl"))
        if why.startswith(WOULD) and past and self.marks.conditional(word) is None:
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
        if act == "announce" or not over or self.marks.dated(word):
            return "scheduled"
        return "possible"

    def _nominal(self, word: Word, state: State) -> State:
        carrier = self.scope.carrier(word)
        told = carrier is not None and carrier.lemma not in ("be", "have") and RANK[state.status] < 2
        for effect, why in self.marks.attributes(word):
            status = EFFECTS[effect]
            if told and status is not None and RANK[status] >= 2:
                continue
            if effect == "avoid":
                state = state.turned(why)
            elif status and effect != "fact":
                state = state.under(status, why)
        return state
