"""Parse, words of promise, sides and statements → the same, a pledge where a voice tells what its own side will do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge.promises import Promises
from dragoman.model.findings import Actor, Statement
from dragoman.model.sides import Sides
from dragoman.model.span import Cover
from dragoman.parse import Parse, Word
from dragoman.syntax import child, is_passive, negation

WILL = frozenset({"will", "would"})
OPEN = frozenset({"assert", "announce"})
"""Acts that a cue leaves open; a warning or a denial is never a promise."""

NAMED = frozenset({"name", "metonym", "title"})


def find_pledges(
    parse: Parse, promises: Promises, sides: Sides, actors: tuple[Actor, ...], statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """`The minister said Kigali would cooperate`: whoever speaks for a state pledges what that state will do.

    The subject must be named as the side itself; its army or its people have a will of their own.  What others, told as
    `they` or `it`, will do is no pledge either, unless the cue itself says so.
    """
    statements = tuple(_without_others(parse, promises, sides, actors, statements))
    voiced = [s for s in statements if s.act in OPEN and s.kind != "direct" and len(s.content) == 1]
    if not voiced:
        return statements
    naming = Cover((m.span, a.id) for a in actors for m in a.mentions if a.kind != "person" and m.form in NAMED)
    found: dict[str, Statement] = {}
    for statement in voiced:
        own = set(sides.speaks_for(statement.speakers))
        verb = _verb(parse, statement)
        doer = child(verb, "nsubj") if verb is not None and own else None
        if verb is None or doer is None or not _is_promised(promises, verb):
            continue
        if any(who in own and span.end == doer.end for span, who in naming.overlapping(doer.span)):
            found[statement.id] = replace(statement, act="pledge")
    return tuple(found.get(s.id, s) for s in statements) if found else statements


def _without_others(
    parse: Parse, promises: Promises, sides: Sides, actors: tuple[Actor, ...], statements: tuple[Statement, ...]
) -> Iterator[Statement]:
    """`She said they would resume`, the talks or the parties: told, not promised."""
    pronouns = {m.span: a.id for a in actors for m in a.mentions if m.form == "pronoun"}
    for statement in statements:
        verb = _verb(parse, statement) if statement.act == "pledge" and statement.kind != "direct" else None
        doer = child(verb, "nsubj") if verb is not None else None
        who = pronouns.get(doer.span) if doer is not None and doer.lower in ("they", "it") else None
        own = {*statement.speakers, *sides.speaks_for(statement.speakers)}
        said = {w.lower for span in statement.cue for w in parse.words_in(span)}
        told = who is not None and own and who not in own and said.isdisjoint(promises.verbs)
        yield replace(statement, act="assert") if told else statement


def _verb(parse: Parse, statement: Statement) -> Word | None:
    """The verb of the clause that is said."""
    content = statement.content[0]
    return next((w for w in parse.words_in(content) if w.head is w or not content.covers(w.head.span)), None)


def _is_promised(promises: Promises, verb: Word) -> bool:
    """A deed of the side's own that is to come, and no harm."""
    if verb.lemma in promises.words["not_deeds"] or verb.lemma in promises.words["threat_verbs"]:
        return False
    will = any(c.tag == "MD" and c.lower in WILL for c in verb.children)
    done = any(c.dep == "aux" and c.lower == "have" for c in verb.children)
    return will and not done and not is_passive(verb) and negation(verb) is None
