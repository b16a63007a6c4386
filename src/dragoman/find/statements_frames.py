"""A reporting verb, noun or adjective and its frames → what is said where no quotation or clause carries it."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.find.statements_clauses import clause_of, without_asides
from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.knowledge.reporting import Cue, Frame, Reporting
from dragoman.parse import Word
from dragoman.syntax import child, children, is_passive

NOBODYS = frozenset({"them", "him", "her", "us", "me", "you", "himself", "herself", "itself", "themselves"})
OWN = frozenset({"deny", "reject", "dispute", "refute", "call", "label", "describe", "put", "confirm"})


class Match(NamedTuple):
    """What a frame found: the words said, the words of the cue, who was spoken to, and the rule in words."""

    content: list[int]
    cue: tuple[Word, ...]
    addressee: Word | None
    rule: str


def match(field: Field, verb: Word, cue: Cue, reporting: Reporting) -> Match | None:
    """The first frame of the entry that fits the verb, or None."""
    particle = child(verb, "prt")
    for frame in cue.frames:
        if frame.particle and (particle is None or particle.lower != frame.particle):
            if not any(c.lower == frame.particle and c.dep in ("advmod", "prep", "prt") for c in verb.children):
                continue
        elif particle is not None and not frame.particle and frame.shape not in ("clause", "quote"):
            continue
        found = _match_frame(field, verb, cue, frame, reporting)
        if found is not None and found.content:
            if frame.particle:
                words = [c for c in verb.children if c.lower == frame.particle]
                return found._replace(cue=(*found.cue, *words[:1]))
            return found
    return None


def _match_frame(field: Field, verb: Word, cue: Cue, frame: Frame, reporting: Reporting) -> Match | None:
    if frame.shape == "clause":
        return _clause(field, verb, cue, reporting)
    if frame.shape == "quote" or is_passive(verb):
        return None
    if frame.shape in ("infinitive", "object infinitive"):
        return _infinitive(field, verb, frame)
    if frame.shape == "gerund":
        inner = next(
            (c for c in children(verb, "xcomp", "ccomp", "dobj", "pcomp") if c.tag == "VBG" and c.i > verb.i), None
        )
        return _made(field, verb, [inner], f"{verb.lemma} + gerund") if inner is not None else None
    if frame.shape == "preposition as":
        return _preposition_as(field, verb, frame)
    return _nominal(field, verb, frame)


def _clause(field: Field, verb: Word, cue: Cue, reporting: Reporting) -> Match | None:
    found = clause_of(field, verb, reporting)
    if found is None:
        return None
    addressee = None
    if cue.addressee or verb.lemma == "tell":
        addressee = next((c for c in children(verb, "dobj", "dative", "iobj") if c.i > verb.i), None)
    if addressee is None:
        to = next((c for c in children(verb, "prep", "dative") if c.lower == "to" and c.i > verb.i), None)
        addressee = child(to, "pobj") if to is not None and (not found[0] or to.i < found[0][0]) else None
    return Match(found[0], (verb,), addressee, f"verb {verb.lemma} + {found[1]}")


def _infinitive(field: Field, verb: Word, frame: Frame) -> Match | None:
    """`promised to leave`, `urged both sides to leave`, `called on both sides to leave`."""
    words, inner = field.words, None
    receiver: Word | None = None
    cue: tuple[Word, ...] = (verb,)
    if frame.shape == "infinitive":
        inner = _to_clause(verb)
        receiver = next(
            (c for c in children(verb, "dobj", "dative") if inner is not None and verb.i < c.i < inner.i), None
        )
        if receiver is not None and verb.lemma not in ("promise", "pledge", "offer", "swear"):
            return None
        if inner is not None and any(c.dep == "nsubj" for c in inner.children):
            return None
    elif frame.preposition:
        by = next(
            (c for c in children(verb, "prep", "dative", "agent") if c.lower == frame.preposition and c.i > verb.i),
            None,
        )
        receiver = child(by, "pobj") if by is not None else None
        if by is None or receiver is None:
            return None
        cue = (verb, by)
        inner = _to_clause(verb) or _to_clause(by) or _to_clause(receiver)
        if inner is not None and frame.preposition == "for":
            return Match(without_asides(field, list(range(receiver.left, inner.right + 1)), field.level(verb)), cue, None,
                         f"{verb.lemma} for + infinitive")  # fmt: skip
    else:
        inner = _to_clause(verb)
        if inner is None:
            nested = next((c for c in children(verb, "ccomp") if c.i > verb.i and _has_to(c)), None)
            inner = nested
        receiver = child(verb, "dobj", "dative")
        if receiver is None and inner is not None:
            receiver = child(inner, "nsubj")
        if receiver is not None and inner is None:
            inner = _to_clause(receiver)
        if receiver is None or receiver.i < verb.i:
            return None
    if inner is None or inner.i < verb.i:
        return None
    start = inner.left
    if receiver is not None and start <= receiver.right and receiver.i < inner.i:
        to = next(c for c in inner.children if c.lower == "to" and c.dep == "aux")
        start = to.i - 1 if to.i and words[to.i - 1].lower == "not" else to.i
    numbers = _trailing(field, verb, start, inner.right)
    return Match(numbers, cue, receiver, f"{verb.lemma} + infinitive")


def _has_to(word: Word) -> bool:
    return any(c.lower == "to" and c.dep == "aux" for c in word.children)


def _to_clause(word: Word) -> Word | None:
    """The infinitive with `to` below a word."""
    return next((c for c in word.children if c.dep in ("xcomp", "acl", "advcl", "ccomp", "relcl") and _has_to(c)), None)


def _preposition_as(field: Field, verb: Word, frame: Frame) -> Match | None:
    by = next((c for c in children(verb, "prep") if c.lower == frame.preposition), None)
    target = child(by, "pobj") if by is not None else None
    if by is None or target is None:
        return None
    label = next(
        (c for c in (*verb.children, *by.children, *target.children) if c.lower == "as" and c.i > target.i), None
    )
    if label is None:
        return None
    return Match(list(range(target.left, label.right + 1)), (verb, by), None, f"{verb.lemma} {by.lower} … as")


def _nominal(field: Field, verb: Word, frame: Frame) -> Match | None:
    """`denied the charge`, `called for calm`, `accused A of B`, `calls it a war`, `places the crater inside`."""
    target = next((c for c in children(verb, "dobj", "attr") if c.i > verb.i), None)
    label = next((c for c in children(verb, "oprd", "ccomp", "acomp", "xcomp") if c.i > verb.i), None)
    if frame.shape == "label":
        return _label(field, verb, target, label)
    if frame.shape == "preposition":
        return _preposition(field, verb, target, frame)
    if target is None or target.lower in NOBODYS and frame.shape == "object":
        return None
    if target.pos in ("PRON", "DET") and frame.shape == "object" and verb.lemma not in OWN:
        return None
    if frame.shape == "object":
        return None if _to_clause(verb) is not None else _made(field, verb, [target], f"{verb.lemma} + object", target)
    if frame.shape == "rest":
        more = [
            c for c in verb.children if c.i > target.right and c.dep in ("oprd", "npadvmod", "advmod", "advcl", "prep")
        ]
        return _made(field, verb, [target, *more], f"{verb.lemma} + object + place", target) if more else None
    places = (*verb.children, *target.children)
    by = next(
        (c for c in places if c.lower == frame.preposition and c.i > target.i and c.dep in ("prep", "dative", "prt")),
        None,
    )
    if by is None or (frame.preposition == "as" and child(by, "pobj", "amod", "pcomp", "prep") is None):
        return None
    return _made(field, verb, [target, by], f"{verb.lemma} … {frame.preposition}", target)


def _label(field: Field, verb: Word, target: Word | None, label: Word | None) -> Match | None:
    if label is None:
        return None
    if target is None:
        target = child(label, "nsubj")
        if target is None or target.i < verb.i:
            return None
    if label.tag.startswith("VB") or _has_to(label):
        return None
    if label.left < target.i:
        return _made(field, verb, [label], f"{verb.lemma} A B", target)
    return _made(field, verb, [target, label], f"{verb.lemma} A B", target)


def _preposition(field: Field, verb: Word, target: Word | None, frame: Frame) -> Match | None:
    by = next(
        (c for c in children(verb, "prep", "dative", "agent", "prt") if c.lower == frame.preposition and c.i > verb.i),
        None,
    )
    if by is None or target is not None and target.i < by.i:
        return None
    inner = child(by, "pobj", "pcomp")
    if inner is None:
        return None
    made = _made(field, verb, [inner], f"{verb.lemma} {frame.preposition} + noun", by)
    return made._replace(cue=(verb, by)) if made is not None else None


def _made(field: Field, verb: Word, parts: list[Word], rule: str, cuts: Word | None = None) -> Match | None:
    """The words from the first to the last part, with what trails them inside the clause."""
    first = min(min(part.left for part in parts), parts[0].i)
    if first < verb.i:
        first = min(
            (n for n in range(verb.i + 1, parts[0].i + 1) if field.words[n].pos not in NOT_WORDS), default=verb.i + 1
        )
        if cuts is not None and cuts.dep == "prep":
            first = max(first, cuts.i + 1)
    last = max(part.right for part in parts)
    return Match(_trailing(field, verb, first, last), (verb,), None, f"verb {rule}")


def _trailing(field: Field, verb: Word, first: int, last: int) -> list[int]:
    """Cut at the clause's end and before a coordinated report or an aside that the outlet adds."""
    _, end = field.segment(verb)
    last = min(last, end)
    level = field.level(verb)
    for n in range(first + 1, last):
        word = field.words[n]
        if word.text == "," and field.level(word) == level:
            after = field.words[n + 1]
            if after.dep in ("mark", "advmod") and after.lower in (
                "as",
                "after",
                "while",
                "though",
                "although",
                "when",
            ):
                last = n - 1
                break
            if after.tag == "VBG" and after.dep in ("advcl", "acl"):
                last = n - 1
                break
    return without_asides(field, list(range(first, last + 1)), level)
