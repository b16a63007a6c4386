"""Parse, statements, events, actors and times → pledges, plans, deadlines, calls, demands, hopes with who and due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from dragoman.find.commitments_clause import units
from dragoman.find.commitments_due import due
from dragoman.find.commitments_modals import (
    MODALS,
    expiry_drafts,
    given_drafts,
    is_to_drafts,
    modal_drafts,
    paper_drafts,
)
from dragoman.find.commitments_nouns import deadline_drafts, noun_drafts
from dragoman.find.commitments_plans import opening_drafts, predicate_drafts
from dragoman.find.commitments_scene import Draft, Scene
from dragoman.find.commitments_words import verb_drafts
from dragoman.knowledge.promises import Promises
from dragoman.model.findings import Actor, Commitment, CommitmentKind, Event, Statement, Time
from dragoman.model.sides import Sides
from dragoman.model.span import Span
from dragoman.parse import Parse, Word
from dragoman.syntax import SUBJECTS, trim

BY_ACT = {"pledge": "pledge", "demand": "demand", "call_for": "call", "propose": "proposal"}
"""Acts of statements whose whole content is something to be done; hopes and threats need a word of their own."""


def find_commitments(
    parse: Parse,
    promises: Promises,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],  # noqa: ARG001 - what an event and a commitment have to do with each other is a link
    actors: tuple[Actor, ...],
    sides: Sides,
    times: tuple[Time, ...],
) -> tuple[Commitment, ...]:
    """All commitments in order of the text."""
    scene = Scene(parse, promises, statements, actors, sides, times)
    drafts = list(_by_word(scene))
    kept = _settle(scene, drafts)
    kept = _settle(scene, [*kept, *_by_act(scene)])
    kept.sort(key=lambda draft: draft.what[0])
    return tuple(
        Commitment(
            id=f"c{n}",
            kind=cast(CommitmentKind, draft.kind),
            who=draft.who,
            to=draft.to,
            what=draft.what,
            condition=draft.condition,
            due=draft.due,
            due_span=draft.due_span,
            statements=draft.statements,
            made_by=draft.made_by,
        )
        for n, draft in enumerate(kept, 1)
    )


def _by_word(scene: Scene) -> Iterator[Draft]:
    """Drafts of every word that may promise, ask or plan; a headline says again what the body says."""
    promises, lists = scene.promises, scene.promises.words
    forms = MODALS.union(promises.verbs, promises.predicates, lists["promise_nouns"], lists["call_nouns"], {"deadline"})
    lemmas = lists["opening"].union(lists["expiring"], lists["paper_verbs"], {"be"})
    for word in scene.parse.words:
        lower = word.lower
        if lower not in forms and word.lemma not in lemmas:
            continue
        if scene.in_title and scene.parse.paragraph_of(word) == 0:
            continue
        if lower in MODALS and word.tag == "MD":
            yield from modal_drafts(scene, word)
        if word.lemma == "be":
            yield from is_to_drafts(scene, word)
        for promise in promises.verbs.get(lower, ()):
            yield from verb_drafts(scene, word, promise)
        if (lower in lists["promise_nouns"] or lower in lists["call_nouns"]) and word.pos == "NOUN":
            yield from noun_drafts(scene, word)
        if lower == "deadline":
            yield from deadline_drafts(scene, word)
        if (predicate := promises.predicates.get(lower)) is not None:
            yield from predicate_drafts(scene, word, predicate)
        if word.dep == "ROOT" and word.pos == "NOUN" and word.lemma in lists["expiring"]:
            yield from expiry_drafts(scene, word)
        if word.pos == "VERB":
            if word.lemma in lists["opening"]:
                yield from opening_drafts(scene, word)
            if word.lemma in lists["expiring"]:
                yield from expiry_drafts(scene, word)
            elif word.lemma in lists["paper_verbs"]:
                if word.lemma in ("give", "have"):
                    yield from given_drafts(scene, word)
                yield from paper_drafts(scene, word)


def _by_act(scene: Scene) -> Iterator[Draft]:
    """Statements that pledge, demand or propose without a word of the lists: all they say is to be done."""
    for statement in scene.statements:
        if not statement.content or len(statement.content) > 2:
            continue
        content, imperative = _imperative(scene, statement)
        kind = "demand" if imperative else BY_ACT.get(statement.act)
        if kind is None:
            continue
        if scene.in_title and content.start < scene.parse.paragraphs[0].span.end:
            continue
        inside = scene.parse.words_in(content)
        verb = next((w for w in inside if w.head is w or not content.covers(w.head.span)), None)
        if verb is None or inside[0].lower == "to":
            continue
        if not imperative and not _speaks_of_deeds(scene, kind, verb, inside):
            continue
        unit = units(scene, verb)[0]
        value, span = due(scene, type(unit)(verb=verb, what=content, condition=unit.condition))
        bound = unit.condition is not None and kind == "pledge"
        yield Draft(
            kind="conditional_pledge" if bound else kind,
            what=(content,),
            condition=(unit.condition,) if bound and unit.condition is not None else (),
            who=scene.sides.speaks_for(statement.speakers) if kind == "pledge" else (),
            to=scene.promised_to(statement),
            due=value,
            due_span=span,
            statements=(statement.id,),
            made_by=f"statement, act {statement.act}",
            rank=2,
        )


def _speaks_of_deeds(scene: Scene, kind: str, verb: Word, inside: list[Word]) -> bool:
    """Does the content say that something will or should be done, in its mood or in a noun (`restraint`)?"""
    if verb.lower in scene.promises.words["actions"]:
        return True
    if kind == "pledge" and verb.lemma in scene.promises.words["not_deeds"] and _states(verb):
        return False
    moods = scene.promises.words["will_words" if kind == "pledge" else "should_words"]
    bare = verb.tag == "VB" and verb.pos == "VERB" and not any(c.tag == "MD" for c in verb.children)
    return bare or any(w.lower in moods for w in inside)


def _states(verb: Word) -> bool:
    """`It will be a shock`, but not `we will be ready`."""
    return not any(c.lower in ("ready", "prepared", "willing") for c in verb.children)


def _orders(scene: Scene, verb: Word) -> bool:
    """Does a verb without a subject order something: `return our men`, `stop`; not `let us`, `write it down`?"""
    if verb.pos != "VERB" or verb.tag not in ("VB", "VBP") or any(c.dep in ("aux", *SUBJECTS) for c in verb.children):
        return False
    lists = scene.promises.words
    after = scene.parse.words[verb.i + 1 : verb.right + 1]
    ours = any(w.lower in lists["first_person_owner"] or w.lower in ("us", "me") for w in after[:3])
    return (ours and verb.lemma not in lists["not_orders"]) or verb.lemma in lists["order_verbs"]


def _imperative(scene: Scene, statement: Statement) -> tuple[Span, bool]:
    """The sentence of a direct statement that orders (`First show us the lists`), else all its first words."""
    if statement.kind == "direct":
        for content in statement.content:
            for word in scene.parse.words_in(content):
                if (word.head is word or not content.covers(word.head.span)) and _orders(scene, word):
                    sentence = scene.parse.sentence_of(word).span
                    span = Span(max(sentence.start, content.start), min(sentence.end, content.end))
                    return trim(scene.parse.text, span), True
    return statement.content[0], False


def _settle(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Of drafts about the same words the best ranked, then the longest, stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.rank, -sum(s.end - s.start for s in d.what))):
        if not any(_same(draft, other) for other in kept) and _room(scene, draft):
            kept.append(draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    """Do the two speak of the same words: does half of the shorter lie in the longer?  A deadline may lie in a call."""
    if "deadline" in (one.kind, other.kind) and one.kind != other.kind and max(one.rank, other.rank) < 2:
        return False
    mine, theirs = [*one.what, *one.condition], [*other.what, *other.condition]
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in theirs)
    return 2 * shared >= min(_length(mine), _length(theirs))


def _length(spans: list[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _room(scene: Scene, draft: Draft) -> bool:
    """Are there words at all in what is to be done?"""
    return all(any(c.isalpha() for c in span.of(scene.parse.text)) for span in draft.what)
