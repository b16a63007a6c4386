"""Quotations without a cue → statements whose speaker the sentence before or behind names, or nobody."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.statements_field import NOT_WORDS, Draft, Field
from dragoman.find.statements_quotes import Group
from dragoman.find.statements_subjects import own_subject, phrase_span
from dragoman.model.span import Span
from dragoman.parse import Sentence, Word

PERSONAL = frozenset({"he", "she", "they", "i", "we"})


def floating(field: Field, groups: list[Group], drafts: list[Draft]) -> Iterator[tuple[Group, Draft]]:
    """Every group without a cue that follows a report or a sentence about one speaker.

    In turn: the speaker of the report right before it in the same paragraph; the subject of that sentence if it is a
    person (`She shook her head. “Never.”`); at the start of a paragraph the speaker who was quoted last in the
    paragraph before.  Anything else stays without a speaker and is left out.
    """
    known = sorted(drafts, key=lambda d: d.content[-1].end)
    for group in groups:
        if group.verb is not None:
            continue
        content = tuple(field.quotations[n].inner for n in group.quotations)
        follows, subject, rule = _source(field, group, known)
        if follows is None and subject is None:
            continue
        draft = Draft(
            cue=(),
            verb=None,
            speaker=subject if follows is None else follows.speaker,
            speaker_span=phrase_span(field, subject)
            if subject is not None
            else follows.speaker_span
            if follows
            else None,
            content=content,
            quoted=content,
            kind="direct",
            act="assert",
            neutral=True,
            addressee=None,
            follows=follows,
            confidence=0.8 if follows is not None else 0.65,
            made_by=f"floating quotation, {rule}",
        )
        known = sorted([*known, draft], key=lambda d: d.content[-1].end)
        yield group, draft


def _source(field: Field, group: Group, known: list[Draft]) -> tuple[Draft | None, Word | None, str]:
    start = field.quotations[group.quotations[0]].outer.start
    word = field.parse.words_in(field.quotations[group.quotations[0]].inner)[0]
    number = field.parse.paragraph_of(word)
    paragraph = field.parse.paragraphs[number]
    before = field.text[max(paragraph.span.start, field.openings[number]) : start].strip()
    if before:
        sentence = _sentence_before(field, start, paragraph.span.start)
        if sentence is None:
            return None, None, ""
        said = [d for d in known if _touches(d, sentence)]
        if said and not _several(said):
            return said[-1], None, "speaker of the sentence before"
        if said:
            return None, None, ""
        question = sentence.span.of(field.text).rstrip().endswith("?")
        if question:
            earlier = [d for d in known if d.content[-1].end <= start]
            return (earlier[-1], None, "answer of the one who spoke last") if earlier else (None, None, "")
        return None, _person(field, sentence), "subject of the sentence before"
    earlier = [d for d in known if d.content[-1].end <= start and _paragraph(field, d) == number - 1]
    if earlier and not _several([d for d in earlier if d.kind != "indirect"] or earlier[-1:]):
        return earlier[-1], None, "speaker of the paragraph before"
    return None, None, ""


def _sentence_before(field: Field, start: int, limit: int) -> Sentence | None:
    """The last sentence that ends before an offset, the attributions between quotations included."""
    found = None
    for sentence in field.parse.sentences:
        if sentence.span.start >= start:
            break
        if sentence.span.end <= start + 1 and sentence.span.start >= limit:
            words = [w for w in field.parse.words_of(sentence) if w.pos not in NOT_WORDS]
            found = sentence if words else found
    return found


def _touches(draft: Draft, sentence: Sentence) -> bool:
    spans = [*draft.content, *(w.span for w in draft.cue)]
    return any(span.overlaps(sentence.span) for span in spans)


def _several(drafts: list[Draft]) -> bool:
    """Do the drafts name more than one speaker?"""
    return len({d.speaker_span for d in drafts}) > 1


def _paragraph(field: Field, draft: Draft) -> int:
    return field.parse.paragraph_of(field.parse.words_in(Span(draft.content[-1].end - 1, draft.content[-1].end))[0])


def _person(field: Field, sentence: Sentence) -> Word | None:
    """The subject of a sentence if it is a person by name, title or pronoun."""
    subject = own_subject(sentence.root)
    if subject is None or field.level(subject) > 0:
        return None
    if subject.lower in PERSONAL or subject.entity == "PERSON":
        return subject
    apposed = [c for c in subject.children if c.dep == "appos" and c.entity == "PERSON"]
    return subject if apposed else None
