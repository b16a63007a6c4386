"""Quotations and the words between them → direct statements: cue before, behind or between, continued, or floating."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.statements_attributions import CLOSING, ENDS, JOINTS, before, behind, clean_start, quote_cue
from dragoman.find.statements_beside import quote_speaker
from dragoman.find.statements_field import NOT_WORDS, Draft, Field
from dragoman.find.statements_fronted import attribution_end, attribution_start
from dragoman.find.statements_named import cue_words, source_span
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import child

LONGEST_PAUSE = 8
"""Words between two halves of a sentence that is quoted: `and here she paused for a moment`."""


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
            if last.verb is None and (found := behind(field, number, reporting)) is not None:
                last.cue, last.verb, last.rule = found
            continue
        if not quotation.closed and quotation.outer.end != _paragraph_end(field, number):
            last = None
            continue
        if last is not None and _resumes(field, last, number) and _goes_on(field, last, number, reporting):
            last.quotations.append(number)
            continue
        found = behind(field, number, reporting) or before(field, number, reporting)
        if found is not None:
            cue, verb, rule = found
            if last is not None and last.verb is verb:
                last.quotations.append(number)
                continue
            last = Group(number, cue, verb, rule)
            groups.append(last)
        elif last is not None and _goes_on(field, last, number, reporting):
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


def _after_colon(field: Field, number: int) -> bool:
    """Does a heading with a colon stand before it: `The commission's reply: “…”`?"""
    start = field.quotations[number].outer.start
    return field.text[max(start - 3, 0) : start].rstrip(" \xa0").endswith(":")


def _goes_on(field: Field, last: Group, number: int, reporting: Reporting) -> bool:
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
        return bool(verb) and _taken_up(field, gap, here)
    outside = field.parse.words_in(Span(previous.end, here.start))
    ended = next((w.i for w in outside if w.tag == "." and w.text in ENDS and w.end < here.start - 1), here.end)
    if any(w.i > ended for w in gap):
        return False
    stop = field.words[inside[0].i - 1].text
    if stop in ENDS:
        return clean_start(field, number)
    if stop not in JOINTS | {":", ";"} or _reports_again(gap, verb, reporting):
        return False
    low, high = attribution_start(field, verb), attribution_end(field, verb)
    between = low <= gap[0].i and gap[-1].i <= max(high, verb.right)
    return between or _unfinished(field, last.quotations[-1])


def _reports_again(gap: list[Word], verb: Word, reporting: Reporting) -> bool:
    """`…,” he told the council, noting that they “…”`: a second report begins before the second quotation."""
    return any(w.tag.startswith("VB") and w is not verb and w.i > verb.i and quote_cue(reporting, w) for w in gap)


def _taken_up(field: Field, gap: list[Word], here: Span) -> bool:
    """`…,” and here she paused, “…”`, `…,” he went on, “…”`: a few words in the middle of a sentence that goes on."""
    before = gap[0].start
    stopped = field.text[:before].rstrip().rstrip(CLOSING).rstrip()[-1:]
    return len(gap) <= LONGEST_PAUSE and stopped == "," and field.text[here.start + 1].islower()


def _resumes(field: Field, last: Group, number: int) -> bool:
    """Does a sentence that broke off at a comma go on in small letters?"""
    return _unfinished(field, last.quotations[-1]) and field.quotations[number].inner.of(field.text)[0].islower()


def _unfinished(field: Field, number: int) -> bool:
    """Does the quotation break off at a comma?"""
    return field.quotations[number].inner.of(field.text).rstrip(CLOSING)[-1:] in (",", "–", "—")


def _stands_alone(field: Field, number: int) -> bool:
    """Is it a whole sentence or more, between full stops or beside a heading: speech without a cue, no scare quotes?"""
    quotation = field.quotations[number]
    words = quotation.inner.of(field.text)
    if not (words[0].isupper() or words[0] in "‘'“[…"):
        return False
    if _after_colon(field, number):
        return len(words.split()) > 1
    if not clean_start(field, number):
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
