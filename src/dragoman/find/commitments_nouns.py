"""A noun of promising, or `deadline`, and what stands around it → drafts of commitments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.find.commitments_clause import phrase, units
from dragoman.find.commitments_due import due
from dragoman.find.commitments_make import make
from dragoman.find.commitments_scene import Draft, Scene
from dragoman.parse import Word
from dragoman.syntax import child, children, is_passive, subject


def noun_drafts(scene: Scene, word: Word) -> Iterator[Draft]:
    """repeated its pledge to hold elections: a pledge of the subject; renewed its call for talks: a call."""
    done = next((c for c in children(word, "acl", "relcl", "xcomp") if any(d.lower == "to" for d in c.children)), None)
    verb = word.head
    if word.lower in scene.promises.words["call_nouns"]:
        yield from _called(scene, word, verb)
        return
    if done is None or done.i < word.i or done.tag != "VB" or word.dep != "dobj" or is_passive(verb):
        return
    if verb.lemma not in scene.promises.words["renewing"] or not scene.is_open(verb):
        return
    who = scene.promiser(subject(verb), scene.statement_at(word.span))
    yield from make(scene, word, units(scene, done), "pledge", who, (), f"{verb.lemma} a {word.lower} to {done.lemma}")


def _called(scene: Scene, word: Word, verb: Word) -> Iterator[Draft]:
    """reiterated its demand that the troops leave; renewed a call for an inquiry, an appeal to both sides to stop"""
    if word.dep != "dobj" or verb.lemma not in scene.promises.words["renewing"] or is_passive(verb):
        return
    if not scene.is_open(verb):
        return
    kind = "demand" if word.lower == "demand" else "call"
    said = next((c for c in children(word, "acl", "ccomp", "relcl") if c.i > word.i and c.pos in ("VERB", "AUX")), None)
    link = next((c for c in children(word, "prep") if c.lower == "for"), None)
    held = child(link, "pobj") if link is not None else None
    if said is not None:
        found = units(scene, said, whole=not any(c.lower == "to" for c in said.children))
    elif held is not None:
        found = [phrase(scene, held.left, held.right)]
    else:
        return
    yield from make(scene, word, found, kind, (), (), f"{verb.lemma} a {word.lower}")


def deadline_drafts(scene: Scene, word: Word) -> Iterator[Draft]:
    """a deadline of 1 July for the release; the deadline for the withdrawal is 30 June: only where the day is named."""
    last = word.right
    if word.dep in ("nsubj", "nsubjpass") and word.head.lemma in ("be", "set", "fix", "expire"):
        last = max(last, *(c.right for c in children(word.head, "attr", "prep", "npadvmod")), last)
    unit = phrase(scene, word.left, last, word)
    day = due(scene, unit)[0]
    if day is None:
        return
    for draft in make(scene, word, [unit], "deadline", (), (), "noun deadline + date"):
        yield replace(draft, due=day if "/" in day else f"../{day}")
