"""A reporting verb in the passive → what is told of its subject: `was accused by X of Y`, `is said to Y`."""

from __future__ import annotations

from dragoman.find.statements_background import without_asides
from dragoman.find.statements_extent import Match, is_setting, trailing
from dragoman.find.statements_field import Field
from dragoman.find.statements_infinitives import UNNAMED, to_clause
from dragoman.knowledge.reporting import Cue, Frame
from dragoman.parse import Word
from dragoman.syntax import agent, child, children

NO_THING = frozenset({"it", "there", "this", "that", "who", "which", "what", "whom"})


def passive(field: Field, verb: Word, cue: Cue, frame: Frame) -> Match | None:
    """What a frame that takes an object finds where that object is the subject."""
    thing = next((c for c in verb.children if c.dep == "nsubjpass"), None)
    if thing is None or thing.i > verb.i:
        return None
    if frame.shape == "clause":
        return _raised(field, verb, cue, thing)
    if thing.lower in NO_THING or frame.particle:
        return None
    if frame.shape == "object infinitive" and not frame.preposition:
        inner = to_clause(verb)
        if inner is None or inner.lemma in UNNAMED:
            return None
        return Match(
            trailing(field, verb, inner.left, inner.right), (verb,), thing, f"passive {verb.lemma} + infinitive"
        )
    if frame.shape == "object preposition":
        by = agent(verb)
        if by is None and not (cue.act in ("accuse", "label") and frame.preposition in ("of", "as", "with")):
            return None
        near = [*children(verb, "prep", "dative"), *(children(by, "prep") if by is not None else ())]
        wanted = (c for c in near if c.lower == frame.preposition and c.i > verb.i and not is_setting(c))
        part = next((c for c in wanted if c.head is verb or child(c, "pcomp") is not None), None)
        return _of(field, verb, thing, part, f"passive {verb.lemma} {frame.preposition}")
    if frame.shape == "label":
        return _of(field, verb, thing, child(verb, "oprd", "attr", "xcomp", "acomp"), f"passive {verb.lemma} A B")
    if frame.shape == "object" and agent(verb) is not None and child(verb, "oprd", "xcomp", "ccomp") is None:
        return Match(_phrase(field, verb, thing), (verb,), None, f"passive {verb.lemma}", thing)
    return None


def _raised(field: Field, verb: Word, cue: Cue, thing: Word) -> Match | None:
    """`The camp is said to lie behind the hill`."""
    inner = to_clause(verb)
    if inner is None or not cue.raised or thing.lower == "there":
        return None
    return _of(field, verb, thing, inner, f"passive {verb.lemma} to")


def _of(field: Field, verb: Word, thing: Word, part: Word | None, rule: str) -> Match | None:
    if part is None or part.i < verb.i:
        return None
    return Match(_phrase(field, verb, thing) + trailing(field, verb, part.left, part.right), (verb,), None, rule, thing)


def _phrase(field: Field, verb: Word, thing: Word) -> list[int]:
    """The subject's words without what the outlet adds to it."""
    first, _ = field.segment(verb)
    low = max(thing.left, first)
    apart = [c.left - 1 for c in thing.children if c.dep in ("appos", "relcl", "acl") and c.i > thing.i]
    high = min([thing.right, *(n - 1 for n in apart if field.words[n].text == ",")])
    return without_asides(field, list(range(low, high + 1)), field.level(verb))
