"""A time expression in its parse → whether it lies ahead or behind, by the predicate that governs it, with the reason.

The order of evidence: a preposition of deadlines, a word of planning whatever its tense, a modal or an infinitive after
a word of commitment, the present tense of a verb for fixtures, the past tense.  Where nothing speaks, the answer is None.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model.findings import Direction
from dragoman.model.span import Span
from dragoman.parse import Parse, Word
from dragoman.syntax import ancestors

Cues = Mapping[str, frozenset[str]]
Sense = tuple[Direction | None, str]
NO_CUE: Sense = (None, "no cue")
CONDITIONS = frozenset({"if", "unless", "once", "whether"})
MOVED = frozenset({"postpone", "defer", "delay", "move", "adjourn", "put", "reschedule", "bring", "push"})
MOVES_TO = frozenset({"to", "until", "till", "for"})
NEEDS_PARTICIPLE = frozenset({"set", "book", "target", "tip", "slate", "plan", "schedule", "expect", "time"})
VERBAL = frozenset({"VERB", "AUX"})


def direction(parse: Parse, span: Span, cues: Cues) -> Sense:
    """`future` or `past` with the evidence in words, or None with the reason where the clause does not tell."""
    words = parse.words_in(span)
    if not words:
        return NO_CUE
    first, last = words[0].i, words[-1].i
    top = next((w for w in words if w.head is w or not first <= w.head.i <= last), words[0])
    before = parse.words[first - 1] if first and parse.words[first - 1].sentence == top.sentence else None
    if before is not None and before.lower in cues["deadline"]:
        return _deadline(before, top, cues)
    if before is not None and before.tag == "VBD" and before.lemma != "be":
        return "past", f"past: {before.lower}"
    preposition = before if before is not None and before.pos in ("ADP", "SCONJ") else None
    return _climb(top, preposition, cues)


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
            if c.dep == "advcl" and any(g.lower in ("if", "unless") and g.dep == "mark" for g in c.children):
                return True
    return False


def _deadline(preposition: Word, top: Word, cues: Cues) -> Sense:
    """By, until and before point ahead, unless the governing verb tells what lasted or was done by then."""
    said = preposition.lower
    verb = next((a for a in ancestors(top) if a.pos in VERBAL), None)
    if verb is None:
        return "future", said
    if verb.lemma in cues["plan"] or verb.lemma in cues["commit"]:
        return "future", f"{said}, {verb.lemma}"
    sense = _of_verb(verb, None, None, cues)
    if sense is not None and sense[0] == "past" and (verb.lemma in cues["lasting"] or said not in ("until", "till")):
        return "past", f"{said}, {sense[1]}"
    return "future", said


def _climb(top: Word, preposition: Word | None, cues: Cues) -> Sense:
    """From the expression up: nouns of planned events, then the first verb that tells a time."""
    noun = ""
    below: Word | None = None
    if top.pos in VERBAL and (sense := _of_verb(top, None, preposition, cues)) is not None:
        return sense
    for head in ancestors(top):
        if head.lower == "ahead" or (noun and head.lower in ("before", "until")):
            return "future", f"{head.lower} of {noun}".strip()
        if head.lemma in cues["deadline_noun"]:
            return "future", f"deadline noun: {head.lemma}"
        if head.pos in VERBAL or head.lower == "due":
            if noun and below is None and head.lemma in cues["commit"]:
                return "future", f"{head.lemma} + {noun}"
            sense = _of_verb(head, below, preposition if below is None else None, cues)
            if sense is not None:
                return sense
            below = head
        elif head.lemma in cues["event"] and not noun:
            noun = head.lemma
    if noun and below is None:
        return "future", f"event noun without a verb: {noun}"
    return NO_CUE


def _of_verb(verb: Word, below: Word | None, preposition: Word | None, cues: Cues) -> Sense | None:
    """What a verb says of a time that hangs on it or on its complement `below`; None: that is for its head to say."""
    helpers = {c.lower: c for c in verb.children if c.dep in ("aux", "auxpass")}
    perfect = any(h in helpers for h in ("have", "had", "has", "having", "’ve", "'ve"))
    modal = next((c for c in helpers.values() if c.tag == "MD"), None)
    if modal is not None:
        if perfect:
            return "past", f"{modal.lower} have {verb.lower}"
        return "future", f"{modal.lower} {verb.lower}"
    if _plans(verb, below, preposition, cues):
        if "had" in helpers:
            return "past", f"had been {verb.lower}"
        return "future", f"plan: {verb.lower}"
    if below is not None and verb.lemma in cues["commit"] and below.dep in ("xcomp", "ccomp", "advcl", "conj"):
        return "future", f"{verb.lemma} + {below.lower}"
    if "to" in helpers and verb.tag == "VB":
        return ("past", f"to have {verb.lower}") if perfect else _infinitive(verb, cues)
    return _tense(verb, helpers, perfect, cues)


def _plans(verb: Word, below: Word | None, preposition: Word | None, cues: Cues) -> bool:
    if verb.lemma not in cues["plan"] and verb.lower != "due":
        return False
    if verb.lower == "due":
        return True
    if verb.lemma in MOVED:
        return preposition is not None and preposition.lower in MOVES_TO
    if verb.lemma in NEEDS_PARTICIPLE:
        return below is not None or (verb.tag == "VBN" and (preposition is None or preposition.lower != "since"))
    return False


def _infinitive(verb: Word, cues: Cues) -> Sense | None:
    """To + verb: ahead after words of commitment, `be to`, a noun or in a headline; else the governing verb decides."""
    head = verb.head
    said = f"to {verb.lower}"
    if head is verb:
        return "future", said
    if head.lemma == "be" and verb.dep in ("xcomp", "acl", "ccomp"):
        return "future", f"{head.lower} {said}"
    if head.lemma in cues["implicative"]:
        return None
    if head.lemma in cues["commit"] or head.lemma in cues["plan"] or head.lower == "due":
        return "future", f"{head.lower} {said}"
    if head.lemma == "go" and head.tag == "VBG":
        return "future", f"going {said}"
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN"):
        return "future", f"{head.lower} {said}"
    if verb.dep == "xcomp" and head.pos == "ADJ" and head.lower != "able":
        return "future", f"{head.lower} {said}"
    return None


def _tense(verb: Word, helpers: dict[str, Word], perfect: bool, cues: Cues) -> Sense | None:
    """Present of fixtures is ahead, past and perfect behind; bare infinitives and gerunds leave it to their head."""
    present = next((h for h in ("is", "are", "'s", "’s", "'re", "’re", "am") if h in helpers), "")
    if verb.tag == "VBG":
        if present:
            return "future", f"{present} {verb.lower}"
        return ("past", f"past: {verb.lower}") if helpers.keys() & {"was", "were"} or perfect else None
    if perfect:
        return "past", f"past: have {verb.lower}"
    if verb.tag == "VBN" and present:
        return ("future", f"present: {present} {verb.lower}") if verb.lemma in cues["happen"] else None
    if verb.tag == "VBN" and "be" in helpers:
        return None
    if verb.tag in ("VBD", "VBN"):
        return "past", f"past: {verb.lower}"
    if verb.tag in ("VBZ", "VBP"):
        if verb.lemma in cues["happen"]:
            return "future", f"present of a fixture: {verb.lower}"
        fixed = cues["event"] | cues["deadline_noun"]
        if verb.lemma == "be" and any(c.dep == "nsubj" and c.lemma in fixed for c in verb.children):
            return "future", f"present of a fixture: {verb.lower}"
    if verb.tag == "VB" and verb.head is verb and not any(c.dep == "nsubj" for c in verb.children):
        return "future", f"imperative: {verb.lower}"
    return None
