"""A verb in a row of reports → the verb it goes with: `denied the charge, called for calm and said that`."""

from __future__ import annotations

from dragoman.find.statements_field import Field
from dragoman.knowledge.reporting import Reporting
from dragoman.model.findings import Act
from dragoman.parse import Word
from dragoman.syntax import child

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
OWN = frozenset({"nsubj", "nsubjpass"})
ECHOES = frozenset({"it", "he", "she", "they"})
FARTHEST_MATE = 3
"""Words from the end of one deed to the next verb: a comma, `and`, an adverb."""

OF_SPEAKERS: frozenset[Act] = frozenset({"accuse", "call_for", "condemn", "demand", "deny"})
"""Acts of which no thing is the subject; a fire may well threaten, promise, show or suggest."""

SIMPLE = {"VBD": "past", "VBZ": "present", "VBP": "present"}


def subjects(verb: Word) -> list[Word]:
    """The verb's own subjects, not `there` and no clauses; a dateline may stand as a false first one."""
    return [c for c in verb.children if c.dep in OWN and c.pos in NOMINAL]


def own_subject(verb: Word) -> Word | None:
    """The subject nearest to the verb among its own children, or None."""
    nearest: Word | None = None
    for c in verb.children:
        if c.dep in OWN and c.pos in NOMINAL and (nearest is None or abs(c.i - verb.i) < abs(nearest.i - verb.i)):
            nearest = c
    return nearest


def rejoined(field: Field, verb: Word, reporting: Reporting) -> Word | None:
    """The reporting verb to which a coordinated one belongs that the parser hung into its clause.

    In `noted that the deadline had passed, and regretted that`, tense and want of a subject tie `regretted` to `noted`.
    """
    tagged = verb.tag in SIMPLE or (verb.tag == "VBN" and child(verb, "ccomp") is not None and not _helped(verb))
    if verb.dep not in ("conj", "ccomp") or not tagged or own_subject(verb) is not None:
        return None
    if not reporting.cues(verb.lemma, verb.lower) or child(verb, "mark") is not None:
        return None
    mate = verb.head
    if verb.dep == "ccomp":
        return mate if _lists(field, verb, mate) else None
    if mate.tag == verb.tag and not _helped(mate) and not _echoes(mate) and not _only_speaks(verb, mate, reporting):
        return rejoined(field, mate, reporting) if mate.dep == "ccomp" else None
    steps = 0
    while mate.dep in ("conj", "ccomp") and mate.head is not mate and steps < 4:
        mate, steps = mate.head, steps + 1
        past = verb.tag if verb.tag != "VBN" else "VBD"
        told = own_subject(mate) is not None or listed(field, mate, reporting) is not None
        if mate.tag == past and reporting.cues(mate.lemma, mate.lower) and told:
            return mate if field.level(mate) == field.level(verb) else None
    return None


def _helped(verb: Word) -> bool:
    return any(c.dep in ("aux", "auxpass") for c in verb.children)


def _only_speaks(verb: Word, mate: Word, reporting: Reporting) -> bool:
    """`said an airstrike killed nine and called on India to act`: no airstrike calls, so the speaker does."""
    own = own_subject(mate)
    if own is None or own.pos != "NOUN" or own.entity or own.lemma.lower().endswith(reporting.speaker_endings):
        return False
    acts = {cue.act for cue in reporting.cues(verb.lemma, verb.lower) if not cue.attitude}
    return bool(acts & OF_SPEAKERS) and own.lemma.lower() not in reporting.speakers | reporting.texts


def _echoes(inner: Word) -> bool:
    """Is the subject of the reported clause the speaker again: `said it was concerned and described …`?"""
    own = own_subject(inner)
    return own is not None and own.lower in ECHOES


def _lists(field: Field, verb: Word, mate: Word) -> bool:
    """`said it was concerned, described the moves as …`: a second complement without a subject behind a comma."""
    first = child(mate, "ccomp")
    return (
        first is not None
        and first.i < verb.i
        and mate.i < verb.left
        and "," in (field.words[verb.left - 1].text, field.words[verb.left].text)
        and mate.tag == verb.tag
        and field.level(mate) == field.level(verb)
    )


def listed(field: Field, verb: Word, reporting: Reporting) -> Word | None:
    """The first of a row of deeds: in `blamed the guards, insisted that …` the parser hangs `blamed` on `insisted`.

    Also the verb on which a finite one hangs as if it told when: `denied the charge, called for an inquiry`.
    """
    if verb.tag not in SIMPLE or own_subject(verb) is not None:
        return None
    if verb.dep == "advcl":
        head = verb.head
        free = not any(c.dep in ("mark", "aux") or c.tag in ("WRB", "WDT", "WP") for c in verb.children)
        after = head.i < verb.left and field.words[verb.left - 1].text == ","
        return head if free and after and head.tag == verb.tag else None
    joined = field.words[verb.i - 1].text == "," or field.words[verb.i - 1].pos in ("CCONJ", "ADV")
    if not joined or not any(c.i > verb.i and c.dep in ("ccomp", "dobj", "xcomp") for c in verb.children):
        return None
    near, first = verb.i - FARTHEST_MATE, field.segment(verb)[0]
    for c in verb.children:
        if (
            c.dep == "ccomp"
            and first <= c.i
            and near <= c.right < verb.i
            and c.tag == verb.tag
            and reporting.cues(c.lemma, c.lower)
        ):
            return c if own_subject(c) is not None and field.level(c) == field.level(verb) else None
    return None


def amid_names(verb: Word) -> Word | None:
    """`Neither would comment, but Riga and Oslo condemned`: the noun that the parser joined to the verb before."""
    found = [c for c in verb.head.children if c.dep == "conj" and verb.head.i < c.i < verb.i]
    last = found[-1] if found else None
    return last if last is not None and last.pos in ("PROPN", "NOUN") else None


def goes_with(field: Field, verb: Word, complement: Word, cue: Word, reporting: Reporting) -> bool:
    """`said the gas would run out, and copied the letter`: does the tense tie a verb of the clause to the cue?

    It is that of the cue and not that of the clause; with a subject of its own it must be a report by somebody else.
    """
    mate, main = verb.head, cue
    while main.tag in ("VB", "VBG") and main.dep in ("xcomp", "advcl") and main.head is not main:
        main = main.head
    bare = not any(c.dep in ("aux", "auxpass") for c in verb.children)
    tense = SIMPLE.get("VBD" if verb.tag == "VBN" and bare else verb.tag)
    if tense is None or not bare or tense != SIMPLE.get(main.tag) or field.level(verb) != field.level(cue):
        return False
    if mate is not complement and mate.dep != "conj":
        return False
    aux = [c.tag for c in mate.children if c.dep in ("aux", "auxpass")]
    modal, own = "MD" in aux, own_subject(verb)
    if own is None:
        return modal if tense == "past" else "present" not in {SIMPLE.get(tag) for tag in (*aux, mate.tag)}
    speaks = own.tag != "PRP" and bool(reporting.cues(verb.lemma, verb.lower))
    past = any(SIMPLE.get(tag) == tense for tag in (*aux, mate.tag)) and not modal
    return speaks and not past
