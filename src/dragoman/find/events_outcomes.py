"""Drafts and the sentences after them → which of the things planned or promised are told not to have come about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman import syntax
from dragoman.find.events_merge import Draft
from dragoman.find.events_settings import Tellers
from dragoman.knowledge.codebook import Codebook
from dragoman.model.findings import Status
from dragoman.model.stance import Stance
from dragoman.parse import Parse, Word

OPEN = frozenset({"scheduled", "pledged", "called_for"})
POINTING = frozenset({"it", "that", "this", "they", "he", "she"})
EMPTY = frozenset({"none", "neither", "nobody", "nothing"})
ELLIPTICAL = frozenset({"do", "have", "be", "can", "could"})
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "acomp", "attr", "prep", "aux", "auxpass", "agent"})


def settle(parse: Parse, codebook: Codebook, drafts: list[Draft], stance_of: Callable[[Word], Stance]) -> list[Draft]:
    """The drafts, those that came to nothing as facts that did not happen: `It never happened`, `They did not`."""
    if not any(draft.kept.status in OPEN for draft in drafts):
        return drafts
    settled = [_moved(draft, drafts) for draft in drafts]
    for word in parse.words:
        if word.pos not in ("VERB", "AUX") or (subject := _subject(word)) is None:
            continue
        before = _before(parse, settled, word)
        if before is None or not _is_outcome(word, subject, settled[before], codebook):
            continue
        stance = stance_of(word)
        if stance.negated and stance.status in ("reported_as_fact", "claimed"):
            undone = _undone(settled[before], stance.status, f"then: {subject.lower} … {word.lower}")
            owners = tuple(dict.fromkeys((*undone.stance.according_to, *stance.according_to)))
            settled[before] = undone._replace(stance=replace(undone.stance, according_to=owners))
    return settled


def deny(drafts: list[Draft], tellers: Tellers) -> list[Draft]:
    """The drafts, those that a clause about them denies as denied: `sheltered them, which the army denies doing`."""
    by_word = {draft.hit.word.i: n for n, draft in enumerate(drafts)}
    settled = list(drafts)
    for denial, statements in tellers.denials():
        if denial.dep != "relcl" or not any(c.dep == "xcomp" and c.lemma == "do" for c in denial.children):
            continue
        n = next((by_word[w.i] for w in syntax.ancestors(denial) if w.i in by_word), None)
        if n is None or settled[n].kept.status not in ("reported_as_fact", "claimed"):
            continue
        draft = settled[n]
        owners = tuple(dict.fromkeys((*draft.stance.according_to, *statements)))
        kept = draft.kept._replace(status="denied", negated=False, why=f"which … {denial.lower} doing")
        settled[n] = draft._replace(kept=kept, stance=replace(draft.stance, according_to=owners))
    return settled


def _undone(draft: Draft, status: Status, why: str) -> Draft:
    """The draft as something that did not happen, with the type of the thing itself."""
    cue = draft.hit.cue
    return draft._replace(kept=draft.kept._replace(type=cue.type, mode=cue.mode, status=status, negated=True, why=why))


def _moved(draft: Draft, drafts: list[Draft]) -> Draft:
    """`They were to meet last week. The session was moved to May`: on the first day it did not take place."""
    if draft.kept.status != "scheduled" or draft.when is None:
        return draft
    for other in drafts:
        again = other.hit.word
        near = again.i > draft.hit.word.i and again.sentence - draft.hit.word.sentence <= 2
        same = other.hit.cue.family == draft.hit.cue.family and other.kept.status == "scheduled"
        apart = other.when is not None and other.when.value != draft.when.value
        if near and same and apart and again.dep == "nsubjpass" and again.head.tag in ("VBN", "VBD"):
            return _undone(draft, "reported_as_fact", f"then: {again.lower} … {again.head.lower}")
    return draft


def _subject(verb: Word) -> Word | None:
    found = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass") and c.i < verb.i), None)
    return found if found is not None and found.lower in POINTING | EMPTY else None


def _before(parse: Parse, drafts: list[Draft], word: Word) -> int | None:
    """The last thing still open that is told before the verb, in its sentence or the one before."""
    found = None
    for number, draft in enumerate(drafts):
        at = draft.hit.word
        if at.i < word.i and draft.kept.status in OPEN and 0 <= word.sentence - at.sentence <= 1 and not draft.title:
            found = number if found is None or at.i > drafts[found].hit.word.i else found
    if found is None:
        return None
    at = drafts[found].hit.word
    return found if parse.paragraph_of(at) == parse.paragraph_of(word) and at.head is not word else None


def _is_outcome(word: Word, subject: Word, draft: Draft, codebook: Codebook) -> bool:
    """Does the verb speak of the thing: a verb of coming about, its own verb again, or an auxiliary in its stead?"""
    if word.lemma in codebook.outcomes:
        return subject.lower not in ("they", "he", "she")
    if word.lemma == draft.hit.word.lemma and word is not draft.hit.word:
        return subject.lower in EMPTY
    return word.lemma in ELLIPTICAL and not any(c.dep in COMPLEMENTS and c.i > word.i for c in word.children)
