"""A verb, adjective or noun of promising, asking or planning, and what follows it → drafts of commitments."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.commitments_clause import Unit, phrase, units
from dragoman.find.commitments_due import due
from dragoman.find.commitments_make import make
from dragoman.find.commitments_plans import CLAUSES, for_time, has_to, infinitive, is_meeting
from dragoman.find.commitments_scene import Draft, Scene
from dragoman.knowledge.promises import Promise
from dragoman.parse import Word
from dragoman.syntax import SUBJECTS, child, children, is_passive, subject

PERSONS = frozenset({"them", "him", "her", "who", "whom"})
EMPTY = PERSONS | {"it", "that", "this", "what", "which", "nothing", "so", "anything"}
MOODS = frozenset({"should", "must", "shall", "may", "ought"})
FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall", "'d", "’d"})
POLITE = frozenset({"would", "'d", "’d"})
"""`I would urge both sides to stop` urges them."""

CAREFUL = frozenset({"ask", "push", "press", "hope"})
PREPOSITIONS = {"on_to": "on", "to_to": "to", "with_to": "with"}


def verb_drafts(scene: Scene, word: Word, promise: Promise) -> Iterator[Draft]:
    """What a verb of the list promises, asks or plans here; nothing where it is negated or nothing fitting follows."""
    if word.pos not in ("VERB", "AUX", "ADJ", "NOUN") or word.tag[:2] not in ("VB", "JJ"):
        return
    if not scene.is_open(word) or _will_ask(scene, word, promise):
        return
    if "for_time" in promise.takes and (found := for_time(scene, word)) is not None:
        yield from make(scene, word, [found], promise.kind, _done_by(scene, word), (), f"verb {promise.word} + date")
        return
    if word.lower in scene.promises.predicates and is_passive(word):
        return
    for take in TAKES:
        if take in promise.takes and (read := TAKES[take](scene, word, promise)) is not None:
            found_units, owed_by, rule = read
            yield from _drafts(scene, word, promise, found_units, owed_by, rule)
            return


def _will_ask(scene: Scene, word: Word, promise: Promise) -> bool:
    """`said her government would ask for more time`: a pledge to ask, by who says it, and no asking yet."""
    if promise.kind not in ("call", "demand", "proposal"):
        return False
    statement = scene.statement_at(word.span)
    will = next((c for c in word.children if c.tag == "MD" and c.lower in FUTURE - {"shall"}), None)
    if will is not None and is_passive(word):
        return True  # `the Red Cross would be asked to run it`: nobody has asked yet
    if will is None or statement is None or (statement.kind == "direct" and will.lower in POLITE):
        return False
    return scene.is_speaker(subject(word), statement)


def _drafts(
    scene: Scene, word: Word, promise: Promise, found: list[Unit], asked: Word | None, rule: str
) -> Iterator[Draft]:
    statement = scene.statement_at(word.span)
    done = is_passive(word) or rule == "participle"
    made = _done_by(scene, word) if done else scene.promiser(subject(word), statement)
    other = scene.parties(asked, statement)
    kind = promise.kind
    if kind == "agreed":
        doer = subject(word)
        many = doer is not None and (
            doer.tag in ("NNS", "NNPS") or doer.lower == "they" or child(doer, "conj") is not None
        )
        kind = _agreed(scene, found[0], made, many=many)
    elif rule == "participle" and _under_paper(scene, word):
        kind = "obligation"
    who = {"subject": made, "object": other}.get(promise.who, ())
    to = made if promise.who == "object" else other
    yield from make(scene, word, found, kind, who, to, f"verb {promise.word} + {rule}")


def _agreed(scene: Scene, unit: Unit, made: tuple[str, ...], *, many: bool) -> str:
    """They agreed to meet: a plan.  Two agreed to do something: both owe it.  One agreed: a pledge."""
    if unit.condition:
        return "conditional_pledge"
    if is_meeting(scene, unit.verb):
        return "scheduled"
    return "obligation" if many or len(made) > 1 else "pledge"


def _under_paper(scene: Scene, word: Word) -> bool:
    """promised by the northern side in the agreement of 2013"""
    papers = scene.promises.words["papers"] - {"it"}
    return any(w.lower in papers for w in scene.parse.words[word.i : word.right + 1])


def _done_by(scene: Scene, word: Word) -> tuple[str, ...]:
    by = child(word, "agent")
    return scene.parties(child(by, "pobj")) if by is not None else ()


def _own_subject(verb: Word) -> Word | None:
    return next((c for c in verb.children if c.dep in SUBJECTS), None)


Read = tuple[list[Unit], Word | None, str]


def _to(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """promised to reopen"""
    done, held = infinitive(word), child(word, "dobj")
    if done is None or _own_subject(done) is not None or (is_passive(word) and promise.who != "none"):
        return None
    if held is not None and (done.dep == "advcl" or promise.word == "commit"):
        return None
    return units(scene, done), child(word, "dobj", "dative"), f"infinitive {done.lemma}"


def _whom_to(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """urged both sides to let; were instructed to report"""
    done = infinitive(word)
    if done is None:
        held = child(word, "dobj")
        done = infinitive(held) if held is not None else None
    if done is None:
        return None
    whom = subject(word) if is_passive(word) else _own_subject(done) or child(word, "dobj", "dative")
    if promise.word == "want" and (whom is None or not scene.parties(whom)):
        return None
    if whom is None or (whom.lower in EMPTY - PERSONS):
        return None
    return units(scene, done), whom, f"whom, infinitive {done.lemma}"


def _that(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """promised that the convoy would pass; demanded that he leave"""
    said = _clause(word)
    if said is None:
        return None
    if promise.kind == "pledge" and not _mood(said, FUTURE):
        return None
    bare = any(c.dep == "auxpass" and c.lower == "be" for c in said.children)
    asked = _mood(said, MOODS | FUTURE) or said.tag in ("VB", "VBP") or bare
    if promise.kind in ("demand", "call", "proposal") and not asked:
        return None
    return units(scene, said, whole=True), None, "clause"


def _that_should(scene: Scene, word: Word, _: Promise) -> Read | None:
    if (unread := _unread(scene, word)) is not None:
        return unread
    said = _clause(word)
    bare = said is not None and _subjunctive(said) and not any(c.tag == "MD" for c in said.children)
    if said is None or not (bare or _mood(said, MOODS)):
        return None
    return units(scene, said, whole=True), None, "clause with should"


def _unread(scene: Scene, word: Word) -> Read | None:
    """`that the minister resign`, where the parser took the bare verb for a noun."""
    said = next((c for c in children(word, "ccomp") if c.pos == "NOUN" and c.i > word.i), None)
    mark = child(said, "mark") if said is not None else None
    if said is None or mark is None or child(said, "compound") is None or child(said, "cop", "aux") is not None:
        return None
    return [phrase(scene, mark.i + 1, said.right, said)], None, "clause without should"


def _subjunctive(verb: Word) -> bool:
    """that he leave"""
    doer = _own_subject(verb)
    return verb.tag == "VB" or (
        verb.tag == "VBP" and doer is not None and doer.tag in ("NN", "NNP") and not child(doer, "conj")
    )


def _that_will(scene: Scene, word: Word, _: Promise) -> Read | None:
    said = _clause(word)
    if said is None or not _mood(said, FUTURE):
        return None
    return units(scene, said, whole=True), None, "clause with will"


def _that_will_if(scene: Scene, word: Word, _: Promise) -> Read | None:
    said = _clause(word)
    if said is None or not _mood(said, FUTURE) or said.lemma not in scene.promises.words["threat_verbs"]:
        return None
    found = [unit for unit in units(scene, said) if unit.condition]
    return (found, None, "will, if") if found else None


def _whom_that(scene: Scene, word: Word, _: Promise) -> Read | None:
    said = _clause(word)
    whom = child(word, "dobj", "dative")
    if said is None or whom is None or not _mood(said, FUTURE):
        return None
    return units(scene, said), whom, "whom, clause"


def _gerund(scene: Scene, word: Word, _: Promise) -> Read | None:
    """proposed sending observers"""
    done = next((c for c in children(word, "xcomp", "dobj", "pcomp") if c.tag == "VBG" and c.i > word.i), None)
    return (units(scene, done), None, "gerund") if done is not None and done.pos == "VERB" else None


def _object(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """demanded an apology; promised theirs for the 21st"""
    held = child(word, "dobj")
    if held is None and word.tag == "VBN" and word.dep == "acl" and promise.who == "subject":
        return ([phrase(scene, word.head.left, word.right, word)], None, "participle") if child(word, "agent") else None
    if held is None or held.lower in EMPTY or held.i < word.i or is_passive(word):
        return None
    if held.entity in ("PERSON", "GPE", "NORP", "MONEY") and promise.kind != "demand":
        return None
    last = word.right if not [c for c in word.children if c.dep in ("conj", "advcl", "ccomp")] else held.right
    return [phrase(scene, held.left, max(held.right, last))], child(word, "dative"), "object"


def _object_action(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """requested the release; the inquiry requested by the envoy"""
    actions = scene.promises.words["actions"]
    if word.dep == "acl" and child(word, "agent") is not None and word.head.lower in actions and word.head.i < word.i:
        return [phrase(scene, word.head.left, word.right, word)], None, "participle"
    held = child(word, "dobj")
    return _object(scene, word, promise) if held is not None and held.lower in actions else None


def _object_due(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """wants an answer by Friday"""
    read = _object(scene, word, promise)
    return read if read is not None and due(scene, read[0][0])[0] is not None else None


def _for(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """called for an inquiry; called for clearance to begin"""
    for c in word.children:
        if c.i < word.i:
            continue
        if c.dep == "prep" and c.lower == "for":
            held = child(c, "pobj", "pcomp")
            if held is None or held.lower in EMPTY or scene.times.at(held.start) is not None:
                return None
            if promise.word in CAREFUL and held.lower not in scene.promises.words["actions"]:
                return None
            inner = infinitive(word)
            last = max(c.right, inner.right) if inner is not None and inner.i > c.i else c.right
            return [phrase(scene, held.left, last)], None, "for"
        mark = next((m for m in c.children if m.lower == "for" and m.i < c.i), None)
        if mark is not None and c.dep in CLAUSES:
            return [phrase(scene, mark.i + 1, c.right)], None, "for, infinitive"
    return None


def _on(scene: Scene, word: Word, _: Promise) -> Read | None:
    link = next((c for c in children(word, "prep") if c.lower == "on" and c.i == word.i + 1), None)
    held = child(link, "pobj") if link is not None else None
    if held is None or held.lower not in scene.promises.words["actions"]:
        return None
    return [phrase(scene, held.left, held.right)], None, "on"


def _preposition_to(scene: Scene, word: Word, promise: Promise) -> Read | None:
    """called on both sides to leave; appealed to them to stop"""
    allowed = {PREPOSITIONS[take] for take in promise.takes if take in PREPOSITIONS}
    link = next((c for c in word.children if c.dep in ("prep", "prt", "dative") and c.lower in allowed), None)
    held = child(link, "pobj") if link is not None else child(word, "dobj")
    if link is None or held is None:
        return None
    done = infinitive(word) or infinitive(held)
    if done is None or done.i < held.i:
        return None
    return units(scene, done), held, f"{link.lower} whom, infinitive {done.lemma}"


def _whom_with(scene: Scene, word: Word, _: Promise) -> Read | None:
    link = next((c for c in children(word, "prep") if c.lower == "with"), None)
    done = child(link, "pcomp") if link is not None else None
    whom = subject(word) if is_passive(word) else child(word, "dobj")
    return (units(scene, done), whom, "whom, with") if done is not None and whom is not None else None


def _oneself(scene: Scene, word: Word, _: Promise) -> Read | None:
    held, done = child(word, "dobj"), None
    if held is not None and held.lower.endswith(("self", "selves")):
        link = next((c for c in children(word, "prep") if c.lower == "to"), None)
        done = child(link, "pcomp") if link is not None else infinitive(word)
    return (units(scene, done), None, "oneself to") if done is not None else None


def _to_passive(scene: Scene, word: Word, _: Promise) -> Read | None:
    """is expected to travel"""
    done = infinitive(word)
    if done is None or not is_passive(word):
        return None
    return units(scene, done), subject(word), f"infinitive {done.lemma}"


def _clause(word: Word) -> Word | None:
    """The clause that a verb reports, with a subject of its own."""
    found = (c for c in word.children if c.dep == "ccomp" and c.i > word.i and _own_subject(c) is not None)
    return next((c for c in found if not has_to(c)), None)


def _mood(verb: Word, moods: frozenset[str]) -> bool:
    return any(c.dep in ("aux", "auxpass") and c.lower in moods for c in verb.children)


TAKES = {
    "oneself": _oneself,
    "on_to": _preposition_to,
    "to_to": _preposition_to,
    "with_to": _preposition_to,
    "whom_with": _whom_with,
    "whom_that": _whom_that,
    "whom_to": _whom_to,
    "to_passive": _to_passive,
    "to": _to,
    "gerund": _gerund,
    "that": _that,
    "that_should": _that_should,
    "that_will": _that_will,
    "that_will_if": _that_will_if,
    "for": _for,
    "on": _on,
    "object": _object,
    "object_action": _object_action,
    "object_due": _object_due,
}
