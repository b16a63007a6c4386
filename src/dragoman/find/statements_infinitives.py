"""A reporting verb and its infinitive → what is promised, asked or ordered, and of whom."""

from __future__ import annotations

from dragoman.find.statements_background import without_asides
from dragoman.find.statements_extent import Match, adjoins, is_setting, trailing
from dragoman.find.statements_field import Field
from dragoman.knowledge.reporting import Frame
from dragoman.parse import Word
from dragoman.syntax import child, children, is_passive

GRANTING = frozenset({"promise", "pledge", "offer", "swear"})
"""Verbs whose object hears the promise and does not carry it out: `promised the council to leave`."""

WISHING = frozenset({"want", "like", "need", "prefer"})
"""`wants the port reopened`: a participle does for an infinitive."""

FORESEEING = WISHING | {"expect"}
"""What is wanted or expected of somebody is not said to them: `expects the first boats to arrive`."""

UNNAMED = frozenset({"name", "identify", "quote"})
"""`asked not to be named` is no appeal but the outlet's account of its source."""


def infinitive(field: Field, verb: Word, frame: Frame) -> Match | None:
    """`promised to leave`, `urged both sides to leave`, `called on both sides to leave`."""
    if frame.shape == "infinitive":
        return _promised(field, verb)
    if frame.preposition:
        return _called_on(field, verb, frame.preposition)
    inner = to_clause(verb) or next((c for c in children(verb, "ccomp") if c.i > verb.i and has_to(c)), None)
    if inner is None and verb.lemma in WISHING:
        done = next((c for c in children(verb, "ccomp") if c.i > verb.i and c.tag in ("VBN", "VBD")), None)
        if done is not None and any(c.dep in ("nsubj", "nsubjpass") for c in done.children):
            return Match(trailing(field, verb, done.left, done.right), (verb,), None, f"{verb.lemma} + participle")
    receiver = child(verb, "dobj", "dative")
    if receiver is None and inner is not None:
        receiver = child(inner, "nsubj", "preconj")
    if receiver is not None and inner is None:
        inner = to_clause(receiver)
    if receiver is None or receiver.i < verb.i:
        return None
    made = _made(field, verb, inner, receiver, (verb,))
    if made is None or verb.lemma not in FORESEEING or receiver.left > made.content[0]:
        return made
    return made._replace(content=list(range(receiver.left, made.content[0])) + made.content, addressee=None)


def _promised(field: Field, verb: Word) -> Match | None:
    inner = to_clause(verb)
    if (
        inner is None
        or any(c.dep == "nsubj" for c in inner.children)
        or (inner.lemma == "know" and verb.lemma == "want")
    ):
        return None
    receiver = next((c for c in children(verb, "dobj", "dative") if verb.i < c.i < inner.i), None)
    if receiver is not None and verb.lemma not in GRANTING:
        return None
    return _made(field, verb, inner, receiver, (verb,))


def _called_on(field: Field, verb: Word, preposition: str) -> Match | None:
    if preposition == "for" and (clause := _for_clause(verb)) is not None:
        mark = next(c for c in clause.children if c.lower == "for")
        numbers = without_asides(field, list(range(mark.i + 1, clause.right + 1)), field.level(verb))
        return Match(numbers, (verb, mark), None, f"{verb.lemma} for + infinitive")
    near = (c for c in children(verb, "prep", "dative", "agent") if c.lower == preposition and c.i > verb.i)
    by = next(near, None)
    receiver = child(by, "pobj") if by is not None else None
    if by is None or receiver is None:
        return None
    inner = to_clause(verb) or to_clause(by) or to_clause(receiver)
    if inner is not None and preposition == "for":
        numbers = without_asides(field, list(range(receiver.left, inner.right + 1)), field.level(verb))
        return Match(numbers, (verb, by), None, f"{verb.lemma} for + infinitive")
    return _made(field, verb, inner, receiver, (verb, by))


def _made(field: Field, verb: Word, inner: Word | None, receiver: Word | None, cue: tuple[Word, ...]) -> Match | None:
    """From `to` (or `not to`) to the end of the infinitive, with what trails it."""
    if inner is None or inner.i < verb.i or (inner.lemma in UNNAMED and is_passive(inner)):
        return None
    start = inner.left
    if receiver is not None and start <= receiver.right and receiver.i < inner.i:
        to = next(c for c in inner.children if c.lower == "to" and c.dep == "aux")
        start = to.i - 1 if to.i and field.words[to.i - 1].lower == "not" else to.i
    last = inner.right
    deed = next((c for c in inner.children if c.dep == "conj" and c.tag in PAST and not has_to(c)), None)
    if deed is not None and verb.tag in PAST and not any(c.dep in ("aux", "auxpass", "nsubj") for c in deed.children):
        own = [c.right for c in inner.children if c.right < deed.left and c.dep not in ("cc", "punct", "conj")]
        last = max(inner.i, *own)
        return Match(trailing(field, verb, start, last), cue, receiver, f"{verb.lemma} + infinitive")
    for c in verb.children:
        if c.i > last and c.dep in TRAILING and adjoins(field, c, last) and not is_setting(c):
            last = c.right
    return Match(trailing(field, verb, start, last), cue, receiver, f"{verb.lemma} + infinitive")


PAST = frozenset({"VBD", "VBN"})
"""Of `urged both sides to wait and offered a team` the offer is no part of what was urged."""

TRAILING = frozenset({"advcl", "ccomp", "prep", "npadvmod"})


def has_to(word: Word) -> bool:
    """Is the verb an infinitive with `to`?"""
    return any(c.lower == "to" and c.dep == "aux" for c in word.children)


def _for_clause(verb: Word) -> Word | None:
    """`called for clearance to begin`, where the parser takes `for` as the head of the clause."""
    return next(
        (c for c in children(verb, "advcl", "xcomp", "ccomp") if c.i > verb.i and has_to(c)
         and any(d.dep == "mark" and d.lower == "for" for d in c.children)), None,
    )  # fmt: skip


def to_clause(word: Word) -> Word | None:
    """The infinitive with `to` below a word."""
    return next((c for c in word.children if c.dep in ("xcomp", "acl", "advcl", "ccomp", "relcl") and has_to(c)), None)
