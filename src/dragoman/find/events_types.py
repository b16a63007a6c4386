"""A cue's type and the stance of its word → the PLOVER type and mode that the record keeps.

The status says whether a thing happened, so the type stays that of the thing, with PLOVER's two exceptions: a meeting
or a joint act that lies ahead is an undertaking (AGREE), and one's own refusal to cooperate is REJECT.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.find.events_cues import Hit
from dragoman.model.findings import EventType, Status
from dragoman.model.stance import Stance
from dragoman.parse import Word

AHEAD = frozenset({"scheduled", "pledged", "possible"})
REFUSED_MODE = {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "RETREAT": "yield", "CONCEDE": "yield"}
HARM = frozenset({"kill", "wound", "die"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


class Kept(NamedTuple):
    """What the record keeps of a hit."""

    type: EventType | None
    mode: str | None
    status: Status
    negated: bool
    why: str

    @property
    def refused(self) -> bool:
        """Is it a refusal, made by the very words that tell it?"""
        return self.type == "REJECT" and bool(self.why)


def keep(hit: Hit, stance: Stance, talks: frozenset[str]) -> Kept:
    """Type, mode, status and negation of a happening, by PLOVER's rules of modality.

    Negated is only what is told not to have happened: `urged them not to fire` calls for something.  What talks are
    about is open, whatever becomes of the talks; `talks` are the nouns for them.
    """
    kind, mode, status = hit.cue.type, hit.cue.mode, stance.status
    if kind in COOPERATIVE and _is_topic(hit.word, talks):
        return Kept(kind, mode, "possible", False, "topic of talks")
    if stance.negated and kind in COOPERATIVE and status in ("scheduled", "pledged") and _refuses(hit.word):
        vowed = any(c.dep == "aux" and c.lower == "to" for c in hit.word.children)
        kept: Status = "pledged" if vowed and status == "pledged" else "reported_as_fact"
        return Kept("REJECT", REFUSED_MODE.get(kind), kept, False, "future cooperation refused: REJECT")
    if kind == "CONSULT" and status in AHEAD and not stance.negated:
        return Kept("AGREE", None, status, False, "meeting ahead: AGREE")
    if kind == "COOPERATE" and status in ("scheduled", "pledged") and not stance.negated:
        return Kept("AGREE", None, status, False, "joint act promised: AGREE")
    return Kept(kind, mode, status, stance.negated and status in ("reported_as_fact", "claimed"), "")


def tells(hit: Hit, kept: Kept, charged: bool) -> bool:
    """Is it a happening of its own?  Not where words only play with words, nor where a question or nobody is behind it.

    A charge needs somebody who is charged; a request that may be made has not been made; `nobody was hurt` is a count.
    """
    word = hit.word
    if kept.negated and hit.cue.family in HARM and kept.status in ("reported_as_fact", "claimed"):
        return False
    if word.dep == "ccomp" and any(c.dep == "nsubj" and c.tag == "WP" for c in word.children):
        return False
    if word.pos not in ("VERB", "AUX"):
        return True
    if hit.cue.type == "ACCUSE" and hit.cue.mode == "allege" and not charged:
        return False
    return not (hit.cue.type in ("REQUEST", "ACCUSE") and hit.cue.mode != "investigate"
                and kept.status in ("possible", "called_for"))  # fmt: skip


def _is_topic(noun: Word, talks: frozenset[str]) -> bool:
    """`talks on a prisoner exchange`."""
    return noun.dep == "pobj" and noun.head.lower in ("on", "about", "over") and noun.head.head.lemma in talks


def _refuses(verb: Word) -> bool:
    """`We will not discuss it`: the one who speaks is the one who will not."""
    return verb.pos == "VERB" and any(c.dep == "neg" for c in verb.children)
