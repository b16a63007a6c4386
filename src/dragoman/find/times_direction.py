"""A time expression in its parse → whether it lies ahead or behind, by the predicate that governs it, with the reason.

The order of evidence: a preposition of deadlines, a word of planning whatever its tense, a modal or an infinitive after
a word of commitment, the present tense of a verb for fixtures, the past tense.  Where nothing
speaks, the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.find.times_verbs import PRESENT, Cues, Sense, in_pluperfect, of_verb, told, undone
from dragoman.model.span import Span
from dragoman.parse import Parse, Word
from dragoman.syntax import ancestors

AT_FIRST = "planned at first:"
NO_CUE: Sense = (None, "no cue")
CONDITIONS = frozenset({"if", "unless", "once", "whether"})
VERBAL = frozenset({"VERB", "AUX"})
OVER = frozenset({"pass", "expire", "lapse", "elapse", "run"})
WAS = frozenset({"did", "had", "was", "were"})
STILL = frozenset({"still", "never"})
ATTENDED = frozenset({"at", "in", "during", "after", "since", "following"})
NOT_DONE = re.compile(r",? (?:and|but)(?: then)? (?:did not|didn['’]t|never did)\s?[,.;]")
"""`planned to leave on Thursday and then did not`: a day that is over."""

CONDITIONED = re.compile(r" (?:if|unless)\b")
NO_LATER = (["no", "later"], ["not", "later"])


def direction(parse: Parse, span: Span, cues: Cues, a_day: bool = True, speech: Span | None = None) -> Sense:
    """`future` or `past` with the evidence in words, or None with the reason where the clause does not tell.

    `a_day`: the expression names a day, so that `for` before it looks ahead.  `speech`: the inside of the quotation in
    which it stands, since `he replied` outside tells nothing of `Ask me on Friday`.
    """
    words = parse.words_in(span)
    if not words:
        return NO_CUE
    sense = _direction(parse, words, cues, a_day, speech)
    above = ancestors(words[-1]) if sense[0] == "future" else ()
    plan = next((a for a in above if a.pos in VERBAL or a.lower == "due"), None)
    if plan is not None and told(plan, cues["moved"]) and parse.words[max(words[0].i - 1, 0)].lower == "from":
        return None, f"{AT_FIRST} {plan.lower} from"
    if plan is not None and any(c.lower in cues["at_first"] and c.dep == "advmod" for c in plan.children):
        return None, f"{AT_FIRST} {plan.lower}"
    return sense


def _direction(parse: Parse, words: Sequence[Word], cues: Cues, a_day: bool, speech: Span | None) -> Sense:
    """The same, of a plan that the text may tell to have been another."""
    first, last = words[0].i, words[-1].i
    top = next((w for w in words if w.head is w or not first <= w.head.i <= last), words[0])
    after = parse.words[last + 1].tag if last + 1 < len(parse.words) else ""
    before = parse.words[first - 1] if first and parse.words[first - 1].sentence == top.sentence else None
    if before is not None and (before.lower in cues["deadline"] or _no_later(parse, before)):
        return _deadline(before, top, cues, after)
    if before is not None and before.lower == "to" and told(parse.words[before.i - 1], cues["moved_noun"]):
        return "future", f"{parse.words[before.i - 1].lower} to"
    if (promise := _from_then(parse, words, cues)) is not None:
        return "future", promise
    if NOT_DONE.match(parse.text, words[-1].end):
        return "past", "and did not"
    if before is not None and before.lower == "since":
        return "past", "since"
    if before is not None and before.tag == "VBD" and before.lemma != "be":
        return "past", f"past: {before.lower}"
    if top.dep in ("pobj", "npadvmod") and (over := _held(top, cues)):
        return "past", f"planned, then: {over}"
    verb = top.head.head
    had = in_pluperfect(verb) and not undone(verb, cues)
    looks_ahead = before is not None and before.lower in cues["ahead"] and top.dep == "pobj" and after != "POS"
    if a_day and before is not None and looks_ahead and not had:
        return "future", f"{before.lower} a day"
    if top.dep == "pobj" and not had and _fixed_for(parse, before):
        return "future", "fixed for" if _is_fixed(verb) else "was fixed for"
    if speech is not None and CONDITIONED.match(parse.text, words[-1].end):
        return "future", "if, said of it"
    preposition = before if before is not None and before.pos in ("ADP", "SCONJ") else None
    return _climb(parse, top, preposition, cues, speech)


def _from_then(parse: Parse, words: Sequence[Word], cues: Cues) -> str | None:
    """`agreed to a pause beginning at noon on Friday`, for whatever the parser takes the word that ties the time."""
    first = words[0]
    for word in parse.words[max(first.i - 4, 0) : first.i]:
        if word.lower in cues["from_then"] and word.sentence == first.sentence:
            verb = next((a for a in ancestors(word) if a.pos == "VERB"), None)
            if verb is not None and verb.i < word.i and told(verb, cues["commit"]):
                return f"{verb.lower}, {word.lower}"
    return None


def _no_later(parse: Parse, than: Word) -> bool:
    """`no later than`, `not later than`: a deadline."""
    return than.lower == "than" and than.i > 1 and [w.lower for w in parse.words[than.i - 2 : than.i]] in NO_LATER


def _fixed_for(parse: Parse, before: Word | None) -> bool:
    """`foreseen for September`: a participle and `for` before a time."""
    return before is not None and before.lower == "for" and before.i > 0 and parse.words[before.i - 1].tag == "VBN"


def _called_off(noun: Word, cues: Cues) -> bool:
    """`Sunday vote postponed`, `scrapped the Sunday vote`: what is called off had not come."""
    verb = noun.head
    off = verb.lemma not in ("call", "put", "suspend") or any(c.dep == "prt" for c in verb.children)
    return noun.dep in ("nsubj", "nsubjpass", "dobj") and told(verb, cues["cancel"]) and off


def _is_fixed(verb: Word) -> bool:
    """`is foreseen for September`: told in the present, so that it lies ahead for sure."""
    return any(c.dep in ("aux", "auxpass") and c.lower not in WAS for c in verb.children)


def _heads(word: Word, speech: Span | None) -> Iterator[Word]:
    """Heads from the nearest up, to the edge of the quotation."""
    for head in ancestors(word):
        if speech is not None and not speech.start <= head.start < speech.end:
            return
        yield head


def _noun_before(preposition: Word | None, parse: Parse) -> Word | None:
    """The noun right before `on Friday`, to whatever the parser ties the day."""
    if preposition is None or not preposition.i:
        return None
    noun = parse.words[preposition.i - 1]
    return noun if noun.pos == "NOUN" else None


def _was(noun: Word, top: Word, cues: Cues) -> bool:
    """`Monday's attack`, `the attack on Monday`: what the text takes as known to have happened."""
    if not told(noun, cues["harm"]):
        return False
    return (top.dep == "poss" and top.head is noun) or any(c.lower in ("the", "this", "that") for c in noun.children)


def _held(top: Word, cues: Cues) -> str:
    """The verb of `the vote planned for Monday took place`, or `did not take place`: the day is over."""
    plan = next((a for a in ancestors(top) if a.pos in VERBAL or a.lower == "due"), None)
    if plan is None:
        return ""
    told_of = plan
    while told_of.dep in ("xcomp", "conj") and (told_of.head.tag in ("VBN", "VBD") or told_of.head.lower == "due"):
        told_of = told_of.head
    if told_of.dep in ("acl", "relcl", "amod", "appos") and told_of.head.pos in ("NOUN", "PROPN"):
        return _over(told_of.head, cues)
    return _belied(plan, cues)


def _belied(plan: Word, cues: Cues) -> str:
    """`were to leave on Monday but stayed`: the verb that tells what came of a plan in the past."""
    helpers = {c.lower for c in plan.children if c.dep in ("aux", "auxpass")}
    first = plan if plan.tag == "VBD" or helpers & WAS else plan.head
    if first.pos not in VERBAL or not (first.tag == "VBD" or helpers & WAS) or not _looked_ahead(plan, first, cues):
        return ""
    for verb in (c for c in first.children if c.dep == "conj" and c.tag == "VBD" and c.i > plan.i):
        speaks = any(c.dep in ("ccomp", "xcomp", "auxpass", "aux") and c.lower != "did" for c in verb.children)
        if not speaks and not told(verb, cues["cancel"]) and not told(verb, cues["commit"]):
            return verb.lower
    return ""


def _looked_ahead(plan: Word, first: Word, cues: Cues) -> bool:
    """Was it a plan: `was to`, `was due`, `was expected`, `had until`?"""
    to = any(c.lower == "to" and c.dep == "aux" for c in plan.children)
    return to or first.lemma == "have" or plan.lower == "due" or told(plan, cues["plan"])


def _over(noun: Word, cues: Cues) -> str:
    """The verb that says that what was planned took place, or that it did not."""
    verb = noun.head if noun.dep != "pobj" else noun.head.head
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.i < verb.i:  # of the trucks promised for May, nine came
        return verb.lower if verb.tag == "VBD" and told(verb, cues["happen"]) else ""
    if noun.dep in ("dobj", "pobj"):
        return verb.lower if verb.tag == "VBD" and told(verb, cues["attended"]) else ""
    if any(c.lower in STILL and c.dep in ("advmod", "neg") for c in verb.children):
        return f"{verb.lower}, still" if noun.dep in ("nsubj", "nsubjpass") else ""
    if noun.dep not in ("nsubj", "nsubjpass"):
        return ""
    helpers = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    missed = any(c.dep == "neg" for c in verb.children) and (helpers & WAS or verb.tag == "VBD")
    done = noun.dep == "nsubj" and told(verb, cues["happen"]) and (verb.tag == "VBD" or "did" in helpers)
    done = done or (noun.dep == "nsubjpass" and told(verb, cues["attended"]) and bool(helpers & WAS))
    return verb.lower if done or (missed and not told(verb, cues["cancel"])) else ""


def conditional(parse: Parse, span: Span) -> bool:
    """Does the expression stand in an `if` clause or in the clause that hangs on one?"""
    words = parse.words_in(span)
    if not words:
        return False
    for word in (words[-1], *ancestors(words[-1])):
        if word.pos not in VERBAL:
            continue
        for c in word.children:
            if c.lower in CONDITIONS and c.dep in ("mark", "advmod"):
                return True
            if (
                c.dep == "advcl"
                and c.i < word.i
                and any(g.lower in ("if", "unless") and g.dep == "mark" for g in c.children)
            ):
                return True
    return False


def _deadline(preposition: Word, top: Word, cues: Cues, after: str) -> Sense:
    """By, until and before point ahead, unless the governing verb tells what lasted or was done by then."""
    said = preposition.lower
    if after == "POS" and told(top.head, cues["event"]) and preposition.head.dep == "npadvmod":
        return "future", f"{preposition.head.lower} before {top.head.lower}"
    verb = next((a for a in ancestors(top) if a.pos in VERBAL), None)
    if verb is None:
        return "future", said
    if (told(verb, cues["plan"]) and not told(verb, cues["moved"])) or told(verb, cues["commit"]):
        if in_pluperfect(verb) and not undone(verb, cues):
            return "past", f"{said}, had {verb.lower}"
        return "future", f"{said}, {verb.lemma}"
    bare = verb.tag == "VBN" and not any(c.dep in ("aux", "auxpass") for c in verb.children)
    above = verb.head.head if verb.dep == "acl" and verb.head.dep == "dobj" else verb.head
    if bare and verb.dep in ("acl", "ccomp", "xcomp", "oprd") and told(above, cues["commit"]):
        return "future", f"{said}, {above.lemma} {verb.lower}"
    sense = of_verb(verb, None, None, cues)
    if said == "by" and sense is not None and sense[1].startswith("had "):
        return "past", f"by, {sense[1]}"
    lasted = told(verb, cues["lasting"]) or any(c.dep == "prt" and c.lower == "on" for c in verb.children)
    if sense is not None and sense[0] == "past" and (lasted or said not in ("until", "till")):
        return "past", f"{said}, {sense[1]}"
    return "future", f"{said}, {sense[1]}" if sense is not None and sense[0] == "future" else said


def _climb(parse: Parse, top: Word, preposition: Word | None, cues: Cues, speech: Span | None) -> Sense:
    """From the expression up: nouns of what was or will be, then the first verb that tells a time."""
    noun = passed = ""
    below: Word | None = None
    if top.pos in VERBAL and (sense := of_verb(top, None, preposition, cues)) is not None:
        return sense
    opens = top.dep == "nsubj" or (top.dep == "npadvmod" and top.head.i == top.i + 1)
    if opens and top.head.lemma == "be" and top.head.tag in PRESENT:
        return "future", f"{top.lower} {top.head.lower}"
    beside = _noun_before(preposition, parse)
    if beside is not None and _was(beside, top, cues):
        return "past", f"the {beside.lower}"
    for head in _heads(top, speech):
        if _purpose(head, top):
            return NO_CUE
        if head.pos in VERBAL or head.lower == "due":
            near = noun or _event_beside(beside, below, cues)
            sense = _at_verb(head, below, near, passed, preposition, cues)
            if sense is None and preposition is not None and (preposition.head is head or below is None):
                sense = _scheduled(parse, head, preposition, cues)
            if sense is not None:
                return sense
            below = head
            continue
        if (sense := _at_noun(head, top, noun, cues) or _mistagged(parse, head)) is not None:
            return sense
        if head.pos == "NOUN" and below is None:
            passed = passed or head.lower
        dated = told(head, cues["event"]) or (head.lemma == "date" and preposition is None)
        if dated and not noun and not _attended(head):
            noun = head.lemma
    if noun and below is None:
        return "future", f"event noun without a verb: {noun}"
    return _in_headline(parse, top, cues)


def _in_headline(parse: Parse, top: Word, cues: Cues) -> Sense:
    """`Mediators to Meet Tuesday`, whatever the parser makes of the capitals."""
    if _is_whole(parse, top):
        return NO_CUE
    words = parse.words_of(parse.sentence_of(top))
    after = [w for w in words if w.i > top.i][:3]
    if len(after) == 3 and after[0].pos == "NOUN" and after[1].lower == "to" and after[2].tag == "VB":
        return "future", f"{after[0].lower} to {after[2].lower}"
    finite = any(w.tag in ("VBD", "VBZ", "VBP", "VBN", "MD") for w in words)
    for to, verb in pairwise(words):
        if not finite and to.lower == "to" and verb.tag == "VB" and verb.i < top.i:
            return "future", f"to {verb.lower}"
        if to.lower == "to" and verb.i < top.i and (verb.lower in cues["happen"] or verb.lower in cues["commit"]):
            return "future", f"to {verb.lower}"
    return NO_CUE


def _scheduled(parse: Parse, verb: Word, preposition: Word, cues: Cues) -> Sense | None:
    """`On Friday they turn to borders.`, `Crews sail on Sunday.`: the present tense beside a day."""
    if any(c.dep == "ccomp" and c.i > verb.i for c in verb.children):
        return None
    if verb.dep == "ccomp" and verb.head.i < verb.i and not any(c.lower in CONDITIONS for c in verb.children):
        return None
    helper = next((c.lower for c in verb.children if c.dep == "auxpass" and c.tag in PRESENT), "")
    if verb.lemma == "be" and verb.tag in PRESENT and any(told(c, cues["state"]) for c in verb.children):
        return "future", f"{verb.lower} so on a day"
    if preposition.lower == "from" and helper:
        return "future", f"{helper} {verb.lower} from a day"
    between = [w for w in ancestors(preposition) if w.i > verb.i and w.pos not in ("ADP", "PROPN", "ADV")]
    if between and preposition.head is not verb:
        return None
    if verb.tag in PRESENT and verb.pos == "VERB" and _is_whole(parse, verb):
        return "future", f"present beside a day: {verb.lower}"
    return None


def _mistagged(parse: Parse, head: Word) -> Sense | None:
    """The same where the parser gives the sentence a noun with a subject for its verb: `moves` of `the court moves`."""
    if head.head is not head or head.pos != "NOUN" or not _is_whole(parse, head):
        return None
    deps = {c.dep for c in head.children}
    bare = "nsubj" in deps and not deps & {"cop", "det", "amod", "aux"}
    return ("future", f"present beside a day: {head.lower}") if bare else None


def _is_whole(parse: Parse, word: Word) -> bool:
    """Does the sentence end as one, and not as a headline?"""
    return parse.words_of(parse.sentence_of(word))[-1].text in (".", "”", '"')


def _purpose(verb: Word, top: Word) -> bool:
    """`Monday to discuss the deal`: what follows a day says what for, and nothing of when."""
    if verb.tag != "VB" or verb.head is not verb or top.head is not verb:
        return False
    to = next((c for c in verb.children if c.lower == "to" and c.dep == "aux"), None)
    return to is not None and top.i < to.i and not any(c.dep in ("nsubj", "nsubjpass") for c in verb.children)


def _event_beside(beside: Word | None, below: Word | None, cues: Cues) -> str:
    """The noun of an event right before the day, when the first verb above is reached."""
    fit = beside is not None and below is None and told(beside, cues["event"]) and not _attended(beside)
    return beside.lower if beside is not None and fit else ""


def _attended(noun: Word) -> bool:
    """`at its meeting on Friday`: where something was done, so that the verb tells the time and not the noun."""
    return noun.dep == "pobj" and noun.head.lower in ATTENDED


def _named_by_day(noun: Word, top: Word, cues: Cues) -> Sense | None:
    """`a planned Friday meeting`, `Sunday vote postponed`, `rebels reject Saturday talks`, `the accord of 3 April`."""
    linked = top.head if top.dep == "pobj" else None
    if told(noun, cues["paper"]) and (top.head is noun or (linked and linked.head is noun and linked.lower == "of")):
        return "past", f"{noun.lower} of that day"
    if top.head is not noun:
        return None
    if any(c.lower in cues["planned"] for c in noun.children):
        over = _over(noun, cues)
        return ("past", f"planned, then: {over}") if over else ("future", f"planned {noun.lower}")
    if not told(noun, cues["event"]):
        return None
    if _called_off(noun, cues):
        return "future", f"{noun.lower} called off"
    present = noun.dep == "dobj" and noun.head.tag in PRESENT and not told(noun.head, cues["looks_back"])
    return ("future", f"{noun.head.lower} {noun.lower}") if present else None


def _at_noun(head: Word, top: Word, noun: str, cues: Cues) -> Sense | None:
    """What a word above the expression that is no verb says of it."""
    if head.lower == "ahead" or (noun and head.lower in ("before", "until")):
        return "future", f"{head.lower} of {noun}".strip()
    if _was(head, top, cues):
        return "past", f"the {head.lower}"
    if (named := _named_by_day(head, top, cues)) is not None:
        return named
    if told(head, cues["deadline_noun"]) or told(head, cues["plan_noun"]):
        if head.dep == "nsubj" and head.head.tag in ("VBD", "VBN") and head.head.lemma in OVER:
            return "past", f"{head.lemma} {head.head.lower}"
        if told(head, cues["deadline_noun"]) and (over := _over(head, cues)):
            return "past", f"{head.lemma}, then: {over}"
        return "future", f"noun of what is ahead: {head.lemma}"
    if head.head is head and head.pos == "NOUN" and told(head, cues["happen"]):
        return "future", f"fixture: {head.lower}"
    return None


def _at_verb(
    verb: Word, below: Word | None, near: str, passed: str, preposition: Word | None, cues: Cues
) -> Sense | None:
    """What a verb above the expression says, by the noun between them (`near` of an event, `passed` any) first."""
    if below is None and near and told(verb, cues["commit"]):
        return "future", f"{verb.lemma} + {near}"
    if below is None and passed and verb.tag in PRESENT and told(verb, cues["commit"]):
        return "future", f"{verb.lemma} + {passed}"
    if below is None and passed and told(verb, cues["looks_back"]):
        return "past", f"{verb.lemma} what was: {passed}"
    return of_verb(verb, below, preposition if below is None else None, cues)
