"""A verb of the parse → what it says of a time that hangs on it or on its complement: ahead, behind, or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model.findings import Direction
from dragoman.parse import Word
from dragoman.syntax import ancestors

Cues = Mapping[str, frozenset[str]]
Sense = tuple[Direction | None, str]

MOVES_TO = frozenset({"to", "until", "till", "for", "from"})
NEEDS_PARTICIPLE = frozenset({"set", "book", "target", "tip", "slate", "plan", "schedule", "expect", "time", "fix",
                              "foresee", "list", "pencil", "earmark", "peg", "mean"})  # fmt: skip
CONDITIONAL = frozenset({"would", "could", "might", "should", "’d", "'d"})
CERTAIN = frozenset({"will", "shall", "’ll", "'ll"})
AWAY = frozenset({"off", "out", "up", "aside", "about"})
NEWS = frozenset({"has", "have", "is", "are", "was", "were"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRESENT = frozenset({"VBZ", "VBP"})


def told(word: Word, cues: frozenset[str]) -> bool:
    """Is the word one of these, by its lemma or its form?"""
    return word.lemma in cues or word.lower in cues


def of_verb(verb: Word, below: Word | None, preposition: Word | None, cues: Cues) -> Sense | None:
    """What a verb says of a time that hangs on it or on its complement `below`; None: that is for its head to say."""
    if verb.lower == "due" and verb.dep == "acomp":
        verb = verb.head
    helpers = {c.lower: c for c in verb.children if c.dep in ("aux", "auxpass")}
    perfect = any(h in helpers for h in ("have", "had", "has", "having", "’ve", "'ve"))
    modal = next((c for c in helpers.values() if c.tag == "MD"), None)
    if modal is not None:
        if perfect and modal.lower not in CERTAIN:
            return "past", f"{modal.lower} have {verb.lower}"
        if modal.lower in CONDITIONAL and _told_in_pluperfect(verb) and not undone(verb, cues):
            return "past", f"had {verb.head.lower}: {modal.lower} {verb.lower}"
        return "future", f"{modal.lower} {verb.lower}"
    if _plans(verb, below, preposition, cues):
        if _given_up(verb):
            return "past", f"{verb.lower} and did not"
        if in_pluperfect(verb) and not undone(verb, cues):
            return "past", f"had been {verb.lower}"
        return "future", f"plan: {verb.lower}"
    if verb.lemma == "be" and (below is None or below.i < verb.i) and (due := _is_to(verb)) is not None:
        return _infinitive(due, cues)
    if below is None and verb.lemma == "be" and any(c.lower == "to" and c.i == verb.i + 1 for c in verb.children):
        return "future", f"{verb.lower} to"
    if below is not None and told(verb, cues["commit"]) and _promised(below, cues):
        return "future", f"{verb.lemma} + {below.lower}"
    if "to" in helpers and (verb.tag == "VB" or "be" in helpers):
        return ("past", f"to have {verb.lower}") if perfect else _infinitive(verb, cues)
    return _tense(verb, helpers, perfect, cues)


def _promised(below: Word, cues: Cues) -> bool:
    """What a word of commitment governs: `agreed to leave`, `agreed to a pause starting on Monday`."""
    if below.tag == "VBG" and below.dep == "acl":
        return told(below, cues["happen"])
    return below.dep in ("xcomp", "ccomp", "advcl", "conj")


def in_pluperfect(verb: Word) -> bool:
    """A plan in the pluperfect, or one told of under it: `had turned down a visit planned for Monday`."""
    above = verb.head.head if verb.dep in ("acl", "relcl") and verb.head.dep in ("dobj", "pobj") else verb
    return any(c.lower == "had" and c.dep == "aux" for w in (verb, above) for c in w.children)


def _told_in_pluperfect(verb: Word) -> bool:
    """`had said that results would be out by Monday`: a day that should be over."""
    above = verb.head
    return verb.dep == "ccomp" and any(c.lower == "had" and c.dep == "aux" for c in above.children)


def _is_to(verb: Word) -> Word | None:
    """`sign` of `are to sign`, unless it is `to have signed`."""
    due = next((c for c in verb.children if c.dep == "xcomp" and c.i > verb.i), None)
    helpers = {c.lower for c in due.children if c.dep in ("aux", "auxpass")} if due is not None else set()
    return due if "to" in helpers and "have" not in helpers else None


def _plans(verb: Word, below: Word | None, preposition: Word | None, cues: Cues) -> bool:
    if verb.lower == "due" or any(c.lower == "due" and c.dep == "acomp" for c in verb.children):
        return True
    if not told(verb, cues["plan"]):
        return False
    if verb.tag in PRESENT and verb.lemma in ("expect", "plan"):
        return True
    if any(c.dep == "prt" and c.lower in AWAY for c in verb.children) and verb.lemma == "set":
        return False
    if verb.lemma in ("set", "fix") and preposition is not None and preposition.lower == "in":
        return any(c.lower in ("is", "are", "be", "been") for c in verb.children)
    if told(verb, cues["moved"]):
        return preposition is not None and preposition.lower in MOVES_TO
    if told(verb, NEEDS_PARTICIPLE) or verb.tag == "VBN":
        return below is not None or (verb.tag == "VBN" and (preposition is None or preposition.lower != "since"))
    return False


def _shares(verb: Word, helpers: dict[str, Word]) -> bool:
    """`put` of `to be signed in July and put to a vote in May`: a participle under the helpers of the one before."""
    if verb.dep != "conj" or helpers or any(c.dep in SUBJECTS for c in verb.children):
        return False
    first = verb.head if verb.head.lower != "is" else next((c for c in verb.head.children if c.dep == "xcomp"), verb)
    said = {c.lower for c in first.children if c.dep in ("aux", "auxpass")}
    open_ended = "be" in said or (first.lower == "be" and bool(said))
    return open_ended and (verb.tag == "VBN" or verb.lower == first.lower[-2:] or first.tag == "VBN")


def _given_up(verb: Word) -> bool:
    """`planned to leave on Monday and did not`: what the text says did not happen."""
    return any(c.dep == "conj" and c.lower == "did" and any(g.dep == "neg" for g in c.children) for c in verb.children)


def undone(verb: Word, cues: Cues) -> bool:
    """Is the plan cancelled, by the verb above or beside it, so that its day had not come?"""
    return any(told(a, cues["cancel"]) for a in ancestors(verb)) or any(
        c.dep == "conj" and told(c, cues["cancel"]) and _is_now(c) for c in verb.children
    )


def _is_now(verb: Word) -> bool:
    """`has been scrapped`, `was delayed`: told with the news."""
    return any(
        c.lower in ("has", "have", "is", "are", "was", "were") and c.dep in ("aux", "auxpass") for c in verb.children
    )


def _infinitive(verb: Word, cues: Cues) -> Sense | None:
    """To + verb: ahead after words of commitment, `be to`, a noun or in a headline; else the governing verb decides."""
    head = verb.head
    said = f"to {verb.lower}"
    if _given_up(head) or _given_up(verb):
        return "past", f"{head.lower} {said}, and did not"
    if head is verb:
        return "future", said
    above = head.head.children if head.pos == "ADJ" else []
    if any(c.lower == "had" and c.dep == "aux" for c in (*head.children, *above)):
        return ("future" if undone(verb, cues) else "past"), f"had {head.lower} {said}"
    if head.tag == "MD":
        return "future", f"{head.lower} {said}"
    if head.lemma == "be" and verb.dep in ("xcomp", "acl", "ccomp"):
        return "future", f"{head.lower} {said}"
    if told(head, cues["implicative"]):
        return None
    if told(head, cues["commit"]) or told(head, cues["plan"]) or head.lower == "due":
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
        if verb.dep == "ccomp" and told(verb, cues["happen"]) and not any(c.dep == "advcl" for c in verb.children):
            return "future", f"plan told: was {verb.lower}"
        return ("past", f"past: {verb.lower}") if helpers.keys() & {"was", "were"} or perfect else None
    if perfect:
        return "past", f"past: have {verb.lower}"
    if verb.tag == "VBN" and present:
        return ("future", f"present: {present} {verb.lower}") if told(verb, cues["happen"]) else None
    if (verb.tag == "VBN" and "be" in helpers) or _shares(verb, helpers):
        return None
    if verb.tag in ("VBD", "VBN"):
        return "past", f"past: {verb.lower}"
    mistagged = verb.tag == "VB" and verb.head is verb and not helpers and {c.dep for c in verb.children} & SUBJECTS
    if mistagged or verb.tag in PRESENT:
        if told(verb, cues["happen"]):
            return "future", f"present of a fixture: {verb.lower}"
        fixed = cues["event"] | cues["deadline_noun"]
        if verb.lemma == "be" and any(c.dep == "nsubj" and c.lemma in fixed for c in verb.children):
            return "future", f"present of a fixture: {verb.lower}"
    alone = verb.head is verb or (verb.dep == "ccomp" and verb.head.lemma not in ("make", "let", "help", "see"))
    if verb.tag == "VB" and alone and not helpers and not any(c.dep == "nsubj" for c in verb.children):
        return "future", f"imperative: {verb.lower}"
    return None
