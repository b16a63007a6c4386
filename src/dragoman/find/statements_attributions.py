"""A quotation and the words beside it → the verb that carries it: `…,” she said`, `the envoy said: “…`, or none."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_fronted import CONDITIONS, FINITE, attribution_start
from dragoman.find.statements_lists import own_subject
from dragoman.find.statements_near import WORDS, speaks_by
from dragoman.find.statements_subjects import can_speak, is_participle, is_told
from dragoman.knowledge.reporting import Cue, Frame, Reporting
from dragoman.parse import Word
from dragoman.syntax import child, children, is_passive, negation

PARTICLES = frozenset({"prt", "advmod", "prep"})
JOINTS = frozenset(",?!…—–-")
CLOSING = "”\"’'»“‘"
ENDS = frozenset(".?!…")
RANKS = frozenset({"Sgt", "Cpl", "Capt", "Cmdr", "Maj", "Brig", "Col", "Lt", "Pvt", "Amb", "Insp", "Supt", "Hon", "Fr"})
"""Short ranks whose full stop the parser takes for the end of a sentence."""

LONGEST_ATTRIBUTION = 45
"""Words searched for a cue beside a quotation: titles and appositions of heads of mission reach about forty."""

JOINING = frozenset({"and", "but", "or", "which", "who", "that", "because", "while", "as", "if"})
BARE = frozenset({"be", "have", "do", "become", "seem", "remain", "get"})
"""Verbs that say nothing of how a thing was said; beside a comma they carry no quotation."""

NOUNS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "SCONJ"})


class Carried(NamedTuple):
    """The entry and the verb by which a quotation is told, and the rule in words."""

    cue: Cue
    verb: Word
    rule: str


def outside_after(field: Field, number: int) -> list[Word]:
    """The words behind a quotation, up to the next one, the sentence's end or the paragraph's."""
    inside = field.parse.words_in(field.quotations[number].outer)
    if not inside:
        return []
    paragraph = field.parse.paragraph_of(inside[0])
    found: list[Word] = []
    for word in field.words[inside[-1].i + 1 : inside[-1].i + 1 + LONGEST_ATTRIBUTION]:
        if field.level(word) > 0 or field.parse.paragraph_of(word) != paragraph or word.text == ";":
            break
        found.append(word)
        if word.text in ENDS and word.tag == "." and field.words[word.i - 1].text not in RANKS:
            break
    return found


def outside_before(field: Field, number: int) -> list[Word]:
    """The words before a quotation, back to the one before, the sentence's or the paragraph's beginning."""
    inside = field.parse.words_in(field.quotations[number].outer)
    if not inside:
        return []
    opening = field.opening(inside[0])
    first = inside[0].i - 1
    if first >= 0 and field.words[first].start < opening and field.words[first].text == ":":
        opening = field.opening(field.words[first])
    found: list[Word] = []
    for n in range(first, max(first - LONGEST_ATTRIBUTION, -1), -1):
        word = field.words[n]
        if field.level(word) > 0 or word.start < opening or word.text == ";" or (word.text in ENDS and word.tag == "."):
            break
        found.append(word)
    return found[::-1]


def quote_cue(reporting: Reporting, verb: Word) -> Cue | None:
    """The entry by which a verb can carry a quotation."""
    if verb.lemma == "go" and any(c.lower == "on" and c.dep in ("prt", "advmod", "prep") for c in verb.children):
        return _plain(verb)
    entries = reporting.cues(verb.lemma, verb.lower) if verb.tag.startswith("VB") else ()
    particles = {c.lower for c in verb.children if c.dep in PARTICLES}
    return next((c for c in entries if c.carries(particles) and not c.quoted), None)


def clean_start(field: Field, number: int) -> bool:
    """Does the quotation open its sentence?  Words before it in the same clause make the content a mixed one."""
    before = outside_before(field, number)
    words = [w for w in before if w.pos not in NOT_WORDS]
    return (before[-1].text == ":" if before else True) or all(
        w.lower in ("and", "but", "yet", "still", "so") for w in words
    )


def behind(field: Field, number: int, reporting: Reporting) -> Carried | None:
    """`“…,” she said`, `“…,” said the envoy for Yemen`."""
    quotation = field.quotations[number]
    after = outside_after(field, number)
    mark = field.text[quotation.outer.end : quotation.outer.end + 1]
    last = quotation.inner.of(field.text).rstrip(CLOSING)[-1:]
    if not after or not (last in JOINTS or mark in (",", "–", "—")) or not clean_start(field, number):
        return None
    words = [w for w in after if w.pos not in NOT_WORDS]
    if not words or words[0].lower in JOINING:
        return None
    if words[0].lemma == "be" and any(speaks_by(w, reporting) for w in children(words[0], "nsubj", "attr")):
        return Carried(_plain(words[0]), words[0], "quotation, then whose answer it was")
    for verb in words:
        if verb.i in field.handing_on and (handed := _handed_on(field, verb, reporting)) is not None:
            return handed
        if verb.tag not in FINITE or _is_relative(verb):
            continue
        cue = quote_cue(reporting, verb) if verb.tag != "MD" else None
        if cue is None and (verb.pos == "AUX" or verb.dep in ("aux", "auxpass")):
            continue
        if (
            cue is None
            and (inner := child(verb, "xcomp")) is not None
            and inner in words
            and is_told(field, inner, reporting)
        ) and (cue := quote_cue(reporting, inner)) is not None:
            return Carried(cue, inner, f"quotation, then {inner.lemma}")
        if cue is None:
            return _shrugged(verb, words, reporting, _is_sentence(field, number)) if "," in (last, mark) else None
        if not is_told(field, verb, reporting) or is_passive(verb):
            return None
        return Carried(cue, verb, f"quotation, then {verb.lemma}")
    return _mistagged(words, reporting, "," in (last, mark))


def _handed_on(field: Field, verb: Word, reporting: Reporting) -> Carried | None:
    """`“…,” state radio quoted her as saying`, `“…,” he was quoted as telling the paper`: the gerund is the cue."""
    saying = next(relay.saying for relay in field.relays.values() if relay.quoting is verb)
    cue = quote_cue(reporting, saying)
    return Carried(cue, saying, f"quotation, then {verb.lemma} as {saying.lemma}") if cue is not None else None


def _is_relative(verb: Word) -> bool:
    """A clause that only tells more of the speaker: `Rau, who founded the paper, said`."""
    own = own_subject(verb) if verb.dep in ("relcl", "acl") else None
    return verb.dep in ("relcl", "acl") and (own is None or own.lower in ("who", "which", "that"))


def _mistagged(words: list[Word], reporting: Reporting, comma: bool) -> Carried | None:
    """`“…,” the two write`, `“…” a third voice put in`: a cue that the parser takes for a participle or a noun."""
    for verb, previous in zip(words[1:], words):
        if previous.pos not in ("NOUN", "PROPN", "PRON", "NUM") or verb.tag not in ("VBN", "NN", "NNS", "VB"):
            continue
        if any(c.dep in ("aux", "auxpass", "agent") for c in verb.children):
            continue
        lemma = verb.lemma if verb.tag == "VBN" else verb.lower
        cues = reporting.cues(lemma, verb.lower)
        particles = {p.lower for p in verb.children if p.dep in PARTICLES}
        cue = next((c for c in cues if c.carries(particles) and not c.quoted), None)
        if cue is not None and (verb.tag == "VBN" or previous.tag in ("NNS", "NNPS", "CD")):
            return Carried(cue, verb, f"quotation, then {lemma}")
        if comma and verb.tag == "VBN" and can_speak(previous, reporting):
            return Carried(_plain(verb), verb, f"quotation and comma, then {lemma}")
    return None


def _shrugged(verb: Word, words: list[Word], reporting: Reporting, sentence: bool) -> Carried | None:
    """`“…,” the mayor shot back`: behind a comma any verb may carry a quotation with nothing but its subject."""
    first = words[0]
    subject = own_subject(verb) or (child(verb, "dobj") if verb is first else None)
    if subject is None or not can_speak(subject, reporting) or verb.lemma in BARE or is_passive(verb):
        return None
    inverted = verb is first and subject.i > verb.i
    bare = not any(c.i > verb.i for c in children(verb, "ccomp")) and (sentence or not children(verb, "dobj"))
    plain = subject.i < verb.i and subject.left <= first.i and bare
    return Carried(_plain(verb), verb, f"quotation and comma, then {verb.lemma}") if inverted or plain else None


def _plain(verb: Word) -> Cue:
    return Cue(lemma=verb.lemma, act="assert", frames=(Frame("quote"),))


def before(field: Field, number: int, reporting: Reporting) -> Carried | None:
    """`The envoy said: “…”`, `she told reporters, “…”`, `the mayor was blunt: “…”`."""
    words = outside_before(field, number)
    if not words or words[-1].tag == "POS":
        return None
    joint = words[-1].text
    opens = field.quotations[number].inner.of(field.text)[0].isupper() or joint == ":"
    if joint not in (":", ",", "–", "—", "-") and not (opens and _is_speech(field, number, words[-1])):
        return None
    verb = next((w for w in reversed(words) if w.tag.startswith("VB") and _may_tell(w)), None)
    if verb is None:
        return None
    cue = quote_cue(reporting, verb)
    if cue is None:
        return _colon(field, number, verb, reporting) if joint == ":" else None
    if (
        not (is_told(field, verb, reporting) or (joint == ":" and _told_by_colon(verb)))
        or is_participle(verb)
        or is_passive(verb)
    ):
        return None
    between = [w for w in words if w.i > verb.i]
    if any(w.lower in ("that", "whether", "if") and w.dep == "mark" for w in between):
        return None
    if any(w.dep in ("nsubj", "nsubjpass") and w.head is not verb for w in between):
        return None
    if joint not in (":", ",") and any(w.dep in ("dobj", "oprd", "attr") and cue.act == "label" for w in between):
        return None
    if joint not in (":", ",") and verb.head is not verb and not _is_sentence(field, number):
        return None
    if _has_prefix(field, verb) or (joint == "," and _around(field, number, verb, words)):
        return None
    return Carried(cue, verb, f"{verb.lemma}, then quotation")


def _may_tell(verb: Word) -> bool:
    """Not a helping verb, nor one that only tells more of a noun; `a statement saying` may."""
    return verb.dep not in ("relcl", "aux", "amod") and (verb.dep != "acl" or verb.tag == "VBG")


def _told_by_colon(verb: Word) -> bool:
    """`could only quip: “…”`, `stepped in to say: “…”`: it was said, unless denied or ordered."""
    command = verb.tag == "VB" and not any(c.dep in ("aux", "nsubj") for c in verb.children)
    return negation(verb) is None and not command


def _is_sentence(field: Field, number: int) -> bool:
    return any(w.tag in FINITE for w in field.parse.words_in(field.quotations[number].inner))


def _is_speech(field: Field, number: int, last: Word) -> bool:
    """Without a stop before it a quotation is speech if it is a sentence, or no noun of the outlet's leads up to it."""
    return last.pos not in NOUNS or _is_sentence(field, number)


def _has_prefix(field: Field, verb: Word) -> bool:
    """Does a condition stand before the attribution, so that the outlet tells half of it?"""
    return any(
        c.dep in ("advcl", "ccomp") and c.i < verb.i and field.level(c) == 0
        and (c.dep == "ccomp" or any(d.dep == "mark" and d.lower in CONDITIONS for d in c.children))
        for c in verb.children
    )  # fmt: skip


def _around(field: Field, number: int, verb: Word, words: list[Word]) -> bool:
    """`The Mekong, she said, “has six owners”`: the quotation goes on from words that the outlet tells."""
    inside = field.parse.words_in(field.quotations[number].inner)
    if inside[0].text[0].isupper() or not any(w.tag in FINITE or w.tag == "VB" for w in inside[:3]):
        return False
    start = attribution_start(field, verb)
    front = [w for w in words if w.i < start and w.pos not in NOT_WORDS]
    return any(
        w.pos in ("NOUN", "PROPN", "PRON", "NUM") and w.dep in ("nsubj", "nsubjpass", "ROOT", "dobj") for w in front
    )


def _colon(field: Field, number: int, verb: Word, reporting: Reporting) -> Carried | None:
    """`The mayor was blunt: “…”`, `Rau had a message for them: “…”`: before a colon any sentence about a speaker."""
    subject = own_subject(verb)
    if subject is not None and verb.lemma == "be" and speaks_by(subject, reporting) is not None:
        return Carried(_plain(verb), verb, f"{subject.lemma} of somebody, colon, then quotation")
    if subject is None or field.level(subject) or not can_speak(subject, reporting) or is_passive(verb):
        return None
    if not field.quotations[number].inner.of(field.text)[0].isupper() or not _is_sentence(field, number):
        return None
    below = verb.dep in ("relcl", "advcl", "acl", "ccomp") and field.level(verb.head) == 0 and verb.lemma != "put"
    if subject.lower in ("it", "there") or below:
        return None
    objects = children(verb, "dobj", "attr")
    put = verb.lemma == "put" and any(noun.lower == "it" for noun in objects)
    if not put and any(noun.lemma not in reporting.nouns and noun.lemma not in WORDS for noun in objects):
        return None
    return Carried(_plain(verb), verb, f"{verb.lemma} and colon, then quotation")
