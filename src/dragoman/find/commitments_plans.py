"""Words of planning (due, expected, planned, the next round opens) → drafts of what is scheduled, and who comes."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.commitments_clause import Unit, phrase, units
from dragoman.find.commitments_due import due
from dragoman.find.commitments_make import make
from dragoman.find.commitments_scene import Draft, Scene
from dragoman.knowledge.promises import Promise
from dragoman.model import edtf
from dragoman.parse import Word
from dragoman.syntax import SUBJECTS, child, children, is_passive, negation, subject

CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "oprd", "conj", "dep")
UNTIL = frozenset({"for", "until", "till", "to"})
PLANNED = frozenset({"planned"})
PRESENT = frozenset({"VBZ", "VBP"})
PLACES = frozenset({"in", "at", "back", "for"})


def predicate_drafts(scene: Scene, word: Word, promise: Promise) -> Iterator[Draft]:
    """What `is due to`, `were ready to`, `is supposed to` say is to be done."""
    if promise.word in scene.promises.words["awaited"]:
        yield from _awaited(scene, word)
    done = infinitive(word) or (infinitive(word.head) if word.dep in ("acomp", "attr", "oprd") else None)
    if done is None or done.i < word.i or done.i - word.i > 8 or not scene.is_open(word):
        return
    copula = word if is_passive(word) or child(word, "aux", "auxpass") is not None else word.head
    doer = subject(copula)
    if doer is None and (copula.dep == "relcl" or word.dep in ("acl", "amod")):
        doer = copula.head if copula.dep == "relcl" else word.head
    if doer is None or doer.lower in ("much", "there") or negation(copula) is not None or _over(scene, copula, doer):
        return
    if promise.kind == "expectation" and done.lemma in scene.promises.words["not_deeds"]:
        return
    statement = scene.statement_at(word.span)
    who = scene.promiser(doer, statement) if promise.who == "subject" and not is_passive(done) else ()
    who = who or (gathered(scene, doer) if promise.kind == "scheduled" else ())
    yield from make(scene, word, units(scene, done), promise.kind, who, (), f"{promise.word} to {done.lemma}")


def opening_drafts(scene: Scene, verb: Word) -> Iterator[Draft]:
    """The next round opens in Brod on 2 June: a plan told in the present tense, where its day lies ahead."""
    about = subject(verb)
    lists = scene.promises.words
    if about is None or verb.tag not in PRESENT or verb.dep in ("advcl", "relcl") or negation(verb) is not None:
        return
    if about.lower not in lists["gatherings"] or not scene.is_open(verb):
        return
    found = [phrase(scene, about.left, max(verb.right, about.i), verb)]
    if _ahead(scene, found[0]):
        yield from make(scene, verb, found, "scheduled", gathered(scene, about), (), f"{verb.lemma}, present + date")


def _awaited(scene: Scene, word: Word) -> Iterator[Draft]:
    """The ministers are expected in Brod on Monday: a plan, where the text names the place and the day."""
    verb = word if is_passive(word) else word.head
    about = subject(verb)
    if about is None or negation(verb) is not None or infinitive(word) or _over(scene, verb, about):
        return
    if not any(c.dep == "prep" and c.lower in PLACES and c.i > word.i for c in (*word.children, *verb.children)):
        return
    found = phrase(scene, about.left, max(verb.right, word.right), verb)
    if verb.lemma in ("be", word.lemma) and scene.is_open(word) and _ahead(scene, found):
        who = scene.parties(about, scene.statement_at(word.span)) or gathered(scene, about)
        yield from make(scene, word, [found], "scheduled", who, (), f"{word.lower} in a place + date")


def _ahead(scene: Scene, unit: Unit) -> bool:
    """Is it due on a day that is not over when the report comes out?"""
    value, _ = due(scene, unit)
    if value is None or not edtf.valid(value):
        return False
    last, published = edtf.bounds(value)[1], scene.parse.report.published
    return last is None or published is None or str(last) >= published[:10]


def _over(scene: Scene, verb: Word, about: Word) -> bool:
    """Is the plan no longer one: told in the past perfect, or called off in the same breath?"""
    if scene.statement_at(verb.span) is None and any(c.dep == "aux" and c.lower == "had" for c in verb.children):
        return True
    if verb.dep in ("relcl", "acl") and about.dep in SUBJECTS and negation(about.head) is not None:
        return True  # the visit planned for Monday did not take place
    beside = [verb, *children(verb, "conj"), about.head, *children(about.head, "conj")]
    return any(_called_off(scene, other) for other in beside if other.pos == "VERB")


def _called_off(scene: Scene, verb: Word) -> bool:
    off = verb.lemma != "call" or any(c.lower == "off" for c in verb.children)
    return verb.lemma in scene.promises.words["cancelling"] and is_passive(verb) and off


def gathered(scene: Scene, about: Word) -> tuple[str, ...]:
    """Talks between A and B, a meeting of the ministers: those who come together."""
    if about.lower not in scene.promises.words["gatherings"]:
        return ()
    links = [c for c in children(about, "prep") if c.lower in ("between", "of")]
    return next((who for c in links if (who := scene.parties(child(c, "pobj")))), ())


def is_meeting(scene: Scene, verb: Word) -> bool:
    """Do people come together, as in `meet`, `be held`, `take place`?"""
    if verb.lemma == "take":
        return (held := child(verb, "dobj")) is not None and held.lower in ("place", "part", "effect")
    return verb.lemma in scene.promises.words["meeting_verbs"]


def for_time(scene: Scene, word: Word) -> Unit | None:
    """elections are scheduled for 22 December; a visit planned for Wednesday; moved to the first week of May"""
    for c in children(word, "prep"):
        held = child(c, "pobj")
        links = UNTIL | {"on"} if word.lower in scene.promises.predicates or word.lower in PLANNED else UNTIL
        if c.lower not in links or held is None or c.i < word.i:
            continue
        near = scene.times.overlapping(held.span)
        time = next((t for _, t in near if t.type in ("DATE", "TIME")), None)
        about = subject(word) if is_passive(word) else word.head if word.dep == "acl" else None
        if about is not None and about.tag in ("WDT", "WP") and word.dep == "relcl":
            about = word.head
        if time is not None and about is not None and about.lower not in ("date", "deadline"):
            if _over(scene, word, about):
                return None
            return phrase(scene, about.left, max(c.right, held.i), word)
    return None


def infinitive(word: Word) -> Word | None:
    """The infinitive that depends on a word: `to reopen`."""
    return next((c for c in word.children if c.dep in CLAUSES and c.i > word.i and has_to(c)), None)


def has_to(verb: Word) -> bool:
    """Is the verb an infinitive with `to`?"""
    return any(c.lower == "to" and c.dep == "aux" for c in verb.children)
