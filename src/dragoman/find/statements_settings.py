"""A draft, its speaker and the other findings → actors, date and place of the saying, and its act."""

from __future__ import annotations

import re

from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_phrases import joint_speakers, phrase_span
from dragoman.knowledge.occasions import Occasions
from dragoman.knowledge.reporting import Reporting
from dragoman.model.findings import Act, Actor, ActorMention, Place, PlaceMention, Statement, Time
from dragoman.model.span import Cover, Span
from dragoman.parse import Word

STEPS = 6
"""How many nouns and prepositions may stand between a date and its verb: `in talks in Lomé on Monday`."""

Mentions = Cover[tuple[str, ActorMention]]

HABITUAL: frozenset[Act] = frozenset({"label"})
STANDING = frozenset({"place", "locate", "situate"})
"""Verbs of a view that stays: `Tavaria places the crater inside its territory`."""

OF_DEEDS: frozenset[Act] = frozenset({"condemn", "deny", "accuse", "welcome", "praise", "regret", "reject"})
"""Acts about deeds of a certain day: `condemned the killing of two surveyors on 12 January`."""


def mentions_of(actors: tuple[Actor, ...]) -> Mentions:
    """Every mention of every actor, found again by its place."""
    return Cover([(m.span, (actor.id, m)) for actor in actors for m in actor.mentions])


def actors_at(field: Field, mentions: Mentions, noun: Word) -> tuple[str, ...]:
    """The actors that a noun phrase names: the longest mention that holds its head, or all that share its span.

    A mention that begins behind the head's phrase or belongs to another noun does not count.
    """
    found: list[str] = []
    for head in joint_speakers(noun):
        phrase = phrase_span(field, head)
        here = [(span, actor) for span, (actor, _) in mentions.overlapping(head.span) if span.start <= head.start]
        if not here:
            here = [
                (c.span, actor)
                for c in head.children
                if c.dep == "appos"
                and phrase.covers(c.span)
                and not any(w.pos == "VERB" for w in field.words[head.i : c.left])
                for span, (actor, _) in mentions.overlapping(c.span)
            ]
        if not here:
            if head is noun:
                return ()
            continue
        longest = max(span.end - span.start for span, _ in here)
        for span, actor in here:
            if span.end - span.start == longest and actor not in found:
                found.append(actor)
    return tuple(found)


def time_of(
    field: Field, draft: Draft, times: Cover[Time], content: tuple[Span, ...], occasions: Occasions
) -> Time | None:
    """The date that governs the cue in its own clause, or None.

    Between a cue and what is said a date tells when it was said.  Right behind a noun that is condemned, denied or
    welcomed it may as well be the day of the deed, and a date after publication is never that of the saying.
    """
    verb = draft.verb
    if verb is None:
        return None
    first, last = field.segment(verb)
    open_end = draft.act in OF_DEEDS and draft.kind != "direct" and "clause" not in draft.made_by
    for span, time in times.overlapping(Span(field.words[first].start, field.words[last].end)):
        if time.edtf is None or time.type not in ("DATE", "TIME") or any(span.overlaps(c) for c in content):
            continue
        word = field.parse.word_at(span.start)
        if word is None or field.level(word) != field.level(verb):
            continue
        if is_after(time.edtf, field.parse.report.published) or (open_end and span.start >= content[-1].end):
            continue
        if _between(field, verb, span, content) or hangs_on(field, span, verb, occasions):
            return time
        joined_to = _joined_to(draft, verb)
        if joined_to is not None and governor(word, span) is joined_to and _near(field, joined_to, span):
            return time
    return None


def _joined_to(draft: Draft, verb: Word) -> Word | None:
    """The cue with which this one is joined: `said on Monday that many had fled since July and accused both armies`.

    Where the parser joins the second to a verb inside what the first says, the cue above is the speaker's own.
    """
    first, speaker = verb.head if verb.dep == "conj" else None, draft.speaker
    if first is None or speaker is None or first.dep != "ccomp":
        return first
    return first.head if speaker.dep == "nsubj" and speaker.head is first.head else first


def _near(field: Field, head: Word, span: Span) -> bool:
    """Does a date stand before the first of two joined cues or right behind it, and so with both?"""
    return span.end <= head.start or len(field.parse.words_in(Span(head.end, span.start))) <= 1


def is_after(edtf: str, published: str | None) -> bool:
    """Does a date begin after the day of publication?"""
    return published is not None and edtf[:4].isdigit() and edtf[: len(published)] > published[: len(edtf)]


def _between(field: Field, verb: Word, span: Span, content: tuple[Span, ...]) -> bool:
    """Does a date stand between the cue and what is said, in no clause of its own?"""
    if not verb.end <= span.start < content[0].start:
        return False
    words = field.parse.words_in(Span(verb.end, span.start))
    return not any(w.tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") for w in words)


def hangs_on(field: Field, span: Span, verb: Word, occasions: Occasions) -> bool:
    """Does a time phrase stand with the verb, itself or through a name or an occasion in between?

    `told a news conference in Lomé on Monday`, `in a statement of Monday it said`, `Rau, reached on Monday, said`,
    `in a letter dated 3 May`:
    parsers hang the day on the nearest noun.
    """
    word = field.parse.word_at(span.start)
    if word is None:
        return False
    above = governor(word, span)
    for _ in range(STEPS):
        if above is verb:
            return True
        through = above.pos == "PROPN" or above.lower in occasions.nouns or above.dep == "prep"
        through |= above.dep in ("dobj", "pobj", "dative") and verb.i < above.i < word.i
        if above.dep in ("acl", "advcl") and occasions.reached.fullmatch(above.lower):
            return verb is above.head or verb is above.head.head
        through |= above.dep == "acl" and above.lower in occasions.issued and above.head.lower in occasions.nouns
        if not through:
            return False
        if above.head is above:
            return False
        above = above.head
    return False


def governor(word: Word, span: Span) -> Word:
    """The verb that a time phrase stands with: up from its words, through one preposition."""
    while word.head is not word and span.start <= word.head.start < span.end:
        word = word.head
    if word.head.dep == "prep" and word.dep in ("pobj", "pcomp"):
        word = word.head
    return word.head


def place_of(field: Field, draft: Draft, places: Cover[tuple[str, PlaceMention]], occasions: Occasions) -> str | None:
    """The place of the saying: a location in a phrase of the cue's own or of its occasion, outside what is said."""
    verb = draft.verb
    if verb is None:
        return None
    for span, (place, mention) in places.inside(field.parse.sentence_of(verb).span):
        if mention.use != "location" or any(span.overlaps(c) for c in draft.content):
            continue
        word = field.parse.word_at(span.start)
        while word is not None and word.dep in ("compound", "pobj", "nmod", "amod") and word.head is not word:
            word = word.head
        if (
            word is not None
            and word.dep == "prep"
            and word.lower in ("in", "at", "from")
            and _leads(word, verb, occasions)
        ):
            return place
    return None


def _leads(preposition: Word, verb: Word, occasions: Occasions) -> bool:
    """Does the phrase belong to the cue: `said in Lomé`, `told the court in Lomé`, `at a summit in Lomé`?"""
    above = preposition.head
    for _ in range(STEPS):
        if above is verb:
            return preposition.lower != "from" or preposition.head is verb
        object_ = above.dep in ("dobj", "dative", "pobj") and above.i > verb.i
        participle = above.dep in ("advcl", "acl") and occasions.reached.fullmatch(above.lower) is not None
        if above.head is above or not (object_ or participle or above.dep == "prep" or above.lower in occasions.nouns):
            return False
        above = above.head
    return False


def place_mentions(places: tuple[Place, ...]) -> Cover[tuple[str, PlaceMention]]:
    """Every mention of every place, found again by its place in the text."""
    return Cover([(m.span, (place.id, m)) for place in places for m in place.mentions])


def is_habitual(field: Field, draft: Draft, statement: Statement) -> bool:
    """Said time and again, and so on no day: `Tavaria calls it a war`, `each side accuses the other`."""
    verb = draft.verb
    present = verb is None or verb.tag in ("VBZ", "VBP", "VB")
    if not present:
        return False
    if draft.act in HABITUAL or (verb is not None and verb.lemma in STANDING):
        return True
    if draft.speaker is not None and any(
        c.dep == "det" and c.lower in ("each", "every") for c in draft.speaker.children
    ):
        return True
    return statement.within is not None and draft.kind == "indirect" and verb is not None and field.level(verb) > 0


def act_of(field: Field, draft: Draft, reporting: Reporting) -> Act:
    """The act of the cue; where the cue is neutral, the first sign of an act in what is said."""
    said = " ".join(span.of(field.text) for span in draft.content)
    if draft.act == "label" and draft.verb is not None and draft.verb.lemma in SHOWING and POINTS.match(said):
        return "assert"
    if not draft.neutral:
        return draft.act
    plain = said.lower().translate(MARKS).strip(" ,.;:")
    return reporting.sign(plain) or draft.act


SHOWING = frozenset({"describe", "characterise", "characterize", "portray", "depict"})
POINTS = re.compile(r"(?:this|that|these|those)\b", re.I)
"""`described this as “a missed date”` tells what came about; `described the raid as “a patrol”` gives it a name."""

MARKS = {ord(mark): None for mark in '“”„‟«»"'}
