"""Drafts, statements and parties → the same drafts, with those who take part as words of other clauses tell."""

from __future__ import annotations

from dragoman.find.events_merge import Draft
from dragoman.find.events_parties import Parties
from dragoman.find.events_settings import Tellers
from dragoman.find.events_slots import container, deep_object, deep_subject
from dragoman.parse import Parse, Word

OWN = frozenset({"we", "i", "us", "me"})
ATTENDED = frozenset({"after", "in", "during", "at", "following", "before"})
TALKS = frozenset({"meet", "phone"})
AIMED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SANCTION"})
DATES = frozenset({"DATE", "TIME"})
CLAIMING = frozenset({"claim", "accept", "admit", "take", "acknowledge"})
DONE_TO = frozenset({"dobj", "pobj"})


def share(drafts: list[Draft], parties: Parties, tellers: Tellers) -> list[Draft]:
    """All drafts in order; its own clause comes first, but who says it is told by the statement."""
    shared: list[Draft] = []
    by_word: dict[int, Draft] = {}
    for draft in drafts:
        draft = _own(_said(draft, tellers), parties, tellers)
        draft = _claimed(_attended(draft, parties), parties)
        draft = _asked(_beside(draft, by_word), by_word)
        by_word[draft.hit.word.i] = draft
        shared.append(draft)
    return shared


def linger(parse: Parse, drafts: list[Draft], told: set[int]) -> list[Draft]:
    """The drafts, with the places that the words just before tell; `told` are the sentences with one of their own.

    An attack that is denied next in the paragraph is the one at the place just told; what is agreed after talks in a
    town is agreed there.
    """
    placed: list[Draft] = []
    scene: Draft | None = None
    for draft in drafts:
        word = draft.hit.word
        if draft.kept.type == "ASSAULT" and draft.kept.status == "denied" and draft.place is None and scene is not None:
            near = 1 <= word.sentence - scene.hit.word.sentence <= 2 and word.sentence not in told
            if near and parse.paragraph_of(word) == parse.paragraph_of(scene.hit.word):
                draft = draft._replace(place=scene.place)
        if draft.kept.type == "ASSAULT" and draft.place is not None and not draft.title:
            scene = draft
        placed.append(draft)
    at = {verb.i: d.place for d in drafts if d.place is not None and (verb := _attending(d)) is not None}
    return [
        d._replace(place=at[d.hit.word.i]) if d.place is None and d.kept.type == "AGREE" and d.hit.word.i in at else d
        for d in placed
    ]


def _attending(draft: Draft) -> Word | None:
    """The verb of those who act in or after talks."""
    noun = container(draft.hit.word)
    if draft.hit.cue.family not in TALKS or noun.dep != "pobj" or noun.head.lower not in ATTENDED:
        return None
    return noun.head.head if noun.head.head.pos == "VERB" else None


def _said(draft: Draft, tellers: Tellers) -> Draft:
    """`denied it and blamed the rebels`: a deed of saying is done by those who make the statement."""
    if draft.hit.word.pos != "VERB" or draft.hit.cue.actor != (("subj",),):
        return draft
    speakers = tellers.speakers(draft.hit.word)
    if not speakers:
        return draft
    return draft._replace(actors=speakers, recipients=tuple(r for r in draft.recipients if r not in speakers))


def _own(draft: Draft, parties: Parties, tellers: Tellers) -> Draft:
    """`We will not discuss it`, `They attacked us`: where no actor is named for the word, the speaker."""
    word = draft.hit.word
    if word.pos != "VERB" or not draft.stance.according_to:
        return draft
    speakers = tellers.behind(draft.stance.according_to[0])
    if not draft.actors and draft.hit.cue.actor and _is_own(deep_subject(word), parties):
        return draft._replace(actors=speakers)
    if not draft.recipients and draft.hit.cue.recipient and _is_own(deep_object(word), parties):
        return draft._replace(recipients=tuple(s for s in speakers if s not in draft.actors))
    return draft


def _is_own(word: Word | None, parties: Parties) -> bool:
    return word is not None and word.lower in OWN and not parties.ids([word])


def _attended(draft: Draft, parties: Parties) -> Draft:
    """`agreed after nine days of talks`: who acts after or in talks took part in them."""
    verb = _attending(draft)
    if verb is None or (draft.actors and not any(c.lower == "with" for c in draft.hit.word.children)):
        return draft
    present = parties.subject(verb)
    return draft._replace(actors=tuple(dict.fromkeys((*present, *draft.actors)))) if present else draft


def _over(preposition: Word) -> Word:
    """The word that a preposition hangs on, past a date or participle between (`accused a group on Tuesday of`)."""
    above = preposition.head
    while preposition.lower == "of" and (above.dep == "acl" or (above.dep == "pobj" and above.entity in DATES)):
        above = above.head
    return above.head if preposition.lower == "of" and above.dep == "dobj" and above is not preposition.head else above


def _claimed(draft: Draft, parties: Parties) -> Draft:
    """`claimed responsibility for the bombing`."""
    noun = draft.hit.word
    through = noun.dep == "pobj" and noun.head.lower == "for" and noun.head.head.lemma == "responsibility"
    verb = noun.head.head.head
    if draft.actors or not through or noun.head.head.dep != "dobj" or any(c.dep == "neg" for c in verb.children):
        return draft
    return draft._replace(actors=parties.subject(verb)) if verb.lemma in CLAIMING else draft


def _beside(draft: Draft, told: dict[int, Draft]) -> Draft:
    """`summoned the envoy and demanded an apology`: what is told in one go is aimed at the same one."""
    word = draft.hit.word
    first = told.get(word.head.i) if word.dep == "conj" and word.pos == "VERB" else None
    if draft.recipients or first is None or {first.hit.cue.type, draft.hit.cue.type} - AIMED:
        return draft
    same = set(first.actors) == set(draft.actors)
    return draft._replace(recipients=first.recipients) if same else draft


def _asked(draft: Draft, told: dict[int, Draft]) -> Draft:
    """`demanded an apology of Chad`, `accused Chad of an attack`: what one is asked for or charged with is one's own.

    An apology is due to the asker.
    """
    noun = draft.hit.word
    if draft.actors or noun.pos != "NOUN" or noun.dep not in DONE_TO or not draft.hit.cue.actor:
        return draft
    above = noun.head if noun.dep == "dobj" else _over(noun.head)
    asking = told.get(above.i)
    if asking is None or not asking.recipients:
        return draft
    asked = asking.hit.cue.type == "REQUEST" and draft.kept.status == "called_for"
    charged = asking.hit.cue.mode == "allege" and noun.dep == "pobj" and noun.head.lower == "of"
    if not asked and not charged:
        return draft
    due = asking.actors if draft.hit.cue.type == "CONCEDE" and not draft.recipients else draft.recipients
    return draft._replace(actors=asking.recipients, recipients=tuple(d for d in due if d not in asking.recipients))
