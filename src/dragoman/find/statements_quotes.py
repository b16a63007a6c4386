"""Quotations and the words between them → direct statements: cue before, behind or between, continued, or floating."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.statements_beside import quote_speaker
from dragoman.find.statements_clauses import CONDITIONS, FINITE, attribution_end, attribution_start
from dragoman.find.statements_field import NOT_WORDS, Draft, Field
from dragoman.find.statements_named import cue_words, source_span
from dragoman.find.statements_subjects import is_participle, is_told, own_subject
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import child, is_passive

JOINTS = frozenset(",?!…—–-")
CLOSING = "”\"’'»“‘"
RANKS = frozenset({"Sgt", "Cpl", "Capt", "Cmdr", "Maj", "Brig", "Col", "Lt", "Pvt", "Amb", "Insp", "Supt", "Hon", "Fr"})
"""Short ranks whose full stop the parser takes for the end of a sentence."""

ENDS = frozenset(".?!…")
LONGEST_ATTRIBUTION = 45
"""Words searched for a cue beside a quotation: titles and appositions of heads of mission reach about forty."""


class Group:
    """Quotations that are one utterance, and the cue that carries them."""

    def __init__(self, first: int, cue: Cue | None, verb: Word | None, rule: str) -> None:
        self.quotations = [first]
        self.cue, self.verb, self.rule = cue, verb, rule
        self.level = 0


def find_groups(field: Field, reporting: Reporting) -> list[Group]:
    """Utterances between the outermost marks, each with its cue; those without one stand alone."""
    groups: list[Group] = []
    last: Group | None = None
    for number in field.tops:
        quotation = field.quotations[number]
        if quotation.follows and last is not None:
            last.quotations.append(number)
            continue
        if not quotation.closed and quotation.outer.end != _paragraph_end(field, number):
            last = None
            continue
        found = _behind(field, number, reporting) or _before(field, number, reporting)
        if found is not None:
            cue, verb, rule = found
            if last is not None and last.verb is verb:
                last.quotations.append(number)
                continue
            last = Group(number, cue, verb, rule)
            groups.append(last)
        elif last is not None and _goes_on(field, last, number):
            last.quotations.append(number)
        elif _stands_alone(field, number):
            last = Group(number, None, None, "floating quotation")
            groups.append(last)
        else:
            last = None
    return groups


def _paragraph_end(field: Field, number: int) -> int:
    word = field.parse.words_in(field.quotations[number].inner)[0]
    return field.parse.paragraphs[field.parse.paragraph_of(word)].span.end


def _outside_after(field: Field, number: int) -> list[Word]:
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


def _outside_before(field: Field, number: int) -> list[Word]:
    """The words before a quotation, back to the one before, the sentence's or the paragraph's beginning."""
    inside = field.parse.words_in(field.quotations[number].outer)
    if not inside:
        return []
    opening = field.opening(inside[0])
    found: list[Word] = []
    for n in range(inside[0].i - 1, max(inside[0].i - 1 - LONGEST_ATTRIBUTION, -1), -1):
        word = field.words[n]
        if field.level(word) > 0 or word.start < opening or word.text == ";" or (word.text in ENDS and word.tag == "."):
            break
        found.append(word)
    return found[::-1]


def _quote_cue(reporting: Reporting, verb: Word) -> Cue | None:
    """The entry by which a verb can carry a quotation."""
    if verb.pos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") or not verb.tag.startswith(("VB", "NN", "JJ")):
        return None
    entries = reporting.cues(verb.lemma, verb.lower) if verb.tag.startswith("VB") else ()
    return next((c for c in entries if (c.takes("quote") or c.takes("clause")) and not c.quoted), None)


def _clean_start(field: Field, number: int) -> bool:
    """Does the quotation open its sentence?  Words before it in the same clause make the content a mixed one."""
    before = [w for w in _outside_before(field, number) if w.pos not in NOT_WORDS]
    return not before or all(w.lower in ("and", "but", "yet", "still", "so") for w in before)


def _after_colon(field: Field, number: int) -> bool:
    """Does a heading with a colon stand before it: `The commission's reply: “…”`?"""
    start = field.quotations[number].outer.start
    return field.text[max(start - 3, 0) : start].rstrip(" \xa0").endswith(":")


def _behind(field: Field, number: int, reporting: Reporting) -> tuple[Cue, Word, str] | None:
    """`“…,” she said`, `“…,” said the envoy for Yemen`."""
    quotation = field.quotations[number]
    after = _outside_after(field, number)
    mark = field.text[quotation.outer.end : quotation.outer.end + 1]
    inner = quotation.inner.of(field.text).rstrip(CLOSING)
    if not after or not (inner[-1:] in JOINTS or mark in (",", "–", "—")):
        return None
    if not _clean_start(field, number):
        return None
    words = [w for w in after if w.pos not in NOT_WORDS]
    if not words or words[0].lower in ("and", "but", "or", "which", "who", "that", "because", "while", "as", "if"):
        return None
    for verb in words:
        if verb.tag not in FINITE or (verb.dep in ("relcl", "acl") and own_subject(verb) is None):
            continue
        if verb.tag == "MD" or (cue := _quote_cue(reporting, verb)) is None:
            if verb.pos == "AUX" or verb.dep in ("aux", "auxpass"):
                continue
            return None
        if not is_told(field, verb, reporting) or is_passive(verb):
            return None
        return cue, verb, f"quotation, then {verb.lemma}"
    return None


def _before(field: Field, number: int, reporting: Reporting) -> tuple[Cue, Word, str] | None:
    """`The envoy said: “…”`, `she told reporters, “…”`."""
    before = _outside_before(field, number)
    if not before:
        return None
    joint = before[-1].text
    if before[-1].tag == "POS":
        return None
    opens = field.quotations[number].inner.of(field.text)[0].isupper() or joint == ":"
    if joint not in (":", ",", "–", "—", "-") and not opens:
        return None
    verb = next(
        (w for w in reversed(before) if w.tag.startswith("VB") and w.dep not in ("relcl", "acl", "aux", "amod")), None
    )
    if (
        verb is None
        or (cue := _quote_cue(reporting, verb)) is None
        or (not cue.takes("clause") and not cue.takes("quote"))
    ):
        return None
    if not is_told(field, verb, reporting) or is_participle(verb) or is_passive(verb):
        return None
    between = [w for w in before if w.i > verb.i]
    if any(w.lower in ("that", "whether", "if") and w.dep == "mark" for w in between):
        return None
    if any(w.dep in ("nsubj", "nsubjpass") and w.head is not verb for w in between):
        return None
    if joint not in (":", ",") and any(w.dep in ("dobj", "oprd", "attr") and cue.act == "label" for w in between):
        return None
    if joint not in (":", ",") and verb.head is not verb and not _is_sentence(field, number):
        return None
    return (cue, verb, f"{verb.lemma}, then quotation") if not _has_prefix(field, verb) else None


def _is_sentence(field: Field, number: int) -> bool:
    return any(w.tag in FINITE for w in field.parse.words_in(field.quotations[number].inner))


def _has_prefix(field: Field, verb: Word) -> bool:
    """Does a condition stand before the attribution, so that the outlet tells half of it?"""
    return any(
        c.dep in ("advcl", "ccomp") and c.i < verb.i and field.level(c) == 0
        and (c.dep == "ccomp" or any(d.dep == "mark" and d.lower in CONDITIONS for d in c.children))
        for c in verb.children
    )  # fmt: skip


def _goes_on(field: Field, last: Group, number: int) -> bool:
    """`“…,” he said. “…”`: nothing but the attribution stands between this quotation and the one before."""
    previous = field.quotations[last.quotations[-1]].outer
    here = field.quotations[number].outer
    gap = [w for w in field.parse.words_in(Span(previous.end, here.start)) if w.pos not in NOT_WORDS]
    inside = field.parse.words_in(here)
    if not inside or field.parse.paragraph_of(inside[0]) != field.parse.paragraph_of(field.parse.words_in(previous)[0]):
        return False
    if not gap:
        return True
    verb = last.verb
    if verb is None or not gap[0].i <= verb.i <= gap[-1].i:
        return False
    outside = field.parse.words_in(Span(previous.end, here.start))
    ended = next((w.i for w in outside if w.tag == "." and w.text in ENDS), here.end)
    if any(w.i > ended for w in gap):
        return False
    stop = field.words[inside[0].i - 1].text
    low, high = attribution_start(field, verb), attribution_end(field, verb)
    if stop in ENDS:
        return _clean_start(field, number)
    return stop == "," and low <= gap[0].i and gap[-1].i <= max(high, verb.right)


def _stands_alone(field: Field, number: int) -> bool:
    """Is it a whole sentence or more, between full stops or beside a heading: speech without a cue, no scare quotes?"""
    quotation = field.quotations[number]
    words = quotation.inner.of(field.text)
    if not (words[0].isupper() or words[0] in "‘'“[…"):
        return False
    if _after_colon(field, number):
        return len(words.split()) > 1
    if not _clean_start(field, number):
        return False
    after = field.text[quotation.outer.end : quotation.outer.end + 3]
    if after.lstrip(" \xa0")[:1] in ("–", "—", "―", "-", ":"):
        return len(words.split()) > 1
    return (words[-1] in ENDS or not quotation.closed) and after[:1] in ("", " ", "\n")


def drafts_of(field: Field, groups: list[Group], reporting: Reporting) -> Iterator[tuple[Group, Draft]]:
    """Groups with a cue as drafts; floating ones are left to `floating`."""
    for group in groups:
        verb = group.verb
        if verb is None or group.cue is None:
            continue
        content = tuple(field.quotations[n].inner for n in group.quotations)
        speaker = quote_speaker(field, verb, content, reporting)
        addressee = child(verb, "dobj", "dative")
        yield (
            group,
            Draft(
                cue=cue_words(field, verb, content, reporting),
                verb=verb,
                speaker=speaker,
                speaker_span=source_span(field, speaker, verb) if speaker is not None else None,
                content=content,
                quoted=content,
                kind="direct",
                act=group.cue.act,
                neutral=group.cue.act in ("assert", "mention"),
                addressee=addressee if addressee is not None and addressee is not speaker else None,
                follows=None,
                confidence=0.97 if speaker is not None else 0.6,
                made_by=group.rule,
            ),
        )
