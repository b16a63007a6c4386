"""A noun of promising, or `deadline`, and what stands around it → drafts of commitments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.find.commitments_clause import phrase, units
from dragoman.find.commitments_due import due
from dragoman.find.commitments_scene import Draft, Scene
from dragoman.find.commitments_words import make
from dragoman.parse import Word
from dragoman.syntax import children, is_passive, subject


def noun_drafts(scene: Scene, word: Word) -> Iterator[Draft]:
    """repeated its pledge to hold elections; made a promise to return: a pledge of the subject."""
    done = next((c for c in children(word, "acl", "relcl", "xcomp") if any(d.lower == "to" for d in c.children)), None)
    verb = word.head
    if done is None or done.i < word.i or done.tag != "VB" or word.dep != "dobj" or is_passive(verb):
        return
    if verb.lemma not in scene.promises.words["renewing"] or not scene.is_open(verb):
        return
    who = scene.promiser(subject(verb), scene.statement_at(word.span))
    yield from make(scene, word, units(scene, done), "pledge", who, (), f"{verb.lemma} a {word.lower} to {done.lemma}")


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
