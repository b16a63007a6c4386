"""Quotations without a cue → statements whose speaker the sentence before or behind names, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.find.statements_field import NOT_WORDS, Draft, Field
from dragoman.find.statements_quotes import Group
from dragoman.find.statements_subjects import own_subject, phrase_span
from dragoman.model.span import Span
from dragoman.parse import Sentence, Word

PERSONAL = frozenset({"he", "she", "they", "i", "we"})


def floating(field: Field, groups: list[Group], drafts: list[Draft], whose: Whose) -> Iterator[tuple[Group, Draft]]:
    """Every group without a cue that follows a report or a sentence about one speaker.

    In turn: the speaker of the report right before it in the same paragraph; whoever spoke last, if a question stands
    before it; the subject of the sentence before if it is a person (`She shook her head. “Never.”`); at the start of a
    paragraph the one who was quoted in the paragraph before.  Anything else is left out, save answers: they
    are speech of a speaker unknown.  `whose` tells two drafts of one speaker from those of two.
    """
    known: dict[int, list[Draft]] = {}
    for draft in drafts:
        known.setdefault(_paragraph(field, draft), []).append(draft)
    for group in groups:
        if group.verb is not None:
            continue
        content = tuple(field.quotations[n].inner for n in group.quotations)
        follows, subject, rule = _source(field, group, known, whose)
        if not rule or (rule == PERSON and subject is None):
            continue
        if follows is not None and follows.follows is not None:
            follows = follows.follows
        span = phrase_span(field, subject) if subject is not None else follows.speaker_span if follows else None
        draft = Draft(
            cue=(),
            verb=None,
            speaker=subject if follows is None else follows.speaker,
            speaker_span=span,
            content=content,
            quoted=content,
            kind="direct",
            act="assert",
            neutral=True,
            addressee=None,
            follows=follows,
            confidence=0.8 if follows is not None else 0.65 if subject is not None else 0.5,
            made_by=f"floating quotation, {rule}",
        )
        known.setdefault(_paragraph(field, draft), []).append(draft)
        yield group, draft


def _source(
    field: Field, group: Group, known: dict[int, list[Draft]], whose: Whose
) -> tuple[Draft | None, Word | None, str]:
    """Whose words they are: an earlier draft whose speaker goes on, or a noun, with the reason."""
    start = field.quotations[group.quotations[0]].outer.start
    word = field.parse.words_in(field.quotations[group.quotations[0]].inner)[0]
    number = field.parse.paragraph_of(word)
    here = sorted((d for d in known.get(number, ()) if _end(d) <= start), key=_end)
    earlier = sorted(known.get(number - 1, ()), key=_end)
    begin = max(field.parse.paragraphs[number].span.start, field.openings[number])
    before = field.text[begin:start].strip()
    if not before:
        quoted = [d for d in earlier if d.kind != "indirect"] or earlier[-1:]
        return (
            (quoted[-1], None, "speaker of the paragraph before") if quoted and not _several(quoted, whose) else NOBODY
        )
    sentence = _sentence_before(field, start, number) if before[-1] in ENDS else None
    if sentence is None:
        return NOBODY
    said = [d for d in here if _touches(d, sentence)]
    if said:
        return NOBODY if _several(said, whose) else (said[-1], None, "speaker of the sentence before")
    if sentence.span.of(field.text).rstrip().endswith("?"):
        return _answer(number, start, known, whose)
    return None, _person(field, sentence), PERSON


NOBODY: tuple[Draft | None, Word | None, str] = (None, None, "")
UNTOLD: tuple[Draft | None, Word | None, str] = (None, None, "answer of somebody the text does not single out")
PERSON = "subject of the sentence before"
Whose = Callable[[Draft], object]
ENDS = ".?!…”’\"'»“"


def _answer(
    number: int, start: int, known: dict[int, list[Draft]], whose: Whose
) -> tuple[Draft | None, Word | None, str]:
    """The one who spoke before in this paragraph or the two above, if it was one alone."""
    spoke = [d for n in range(number - 2, number + 1) for d in known.get(n, ()) if _end(d) <= start]
    if not spoke or _several(spoke, whose):
        return UNTOLD
    return max(spoke, key=_end), None, "answer of the one who spoke before"


def _end(draft: Draft) -> int:
    return draft.content[-1].end


def _sentence_before(field: Field, start: int, paragraph: int) -> Sentence | None:
    """The last sentence of the paragraph that ends before an offset."""
    block = field.parse.paragraphs[paragraph]
    found = None
    for sentence in field.parse.sentences[block.first : block.last]:
        if sentence.span.start >= start:
            break
        if sentence.span.end <= start + 1 and any(w.pos not in NOT_WORDS for w in field.parse.words_of(sentence)):
            found = sentence
    return found


def _touches(draft: Draft, sentence: Sentence) -> bool:
    spans = [*draft.content, *(w.span for w in draft.cue)]
    return any(span.overlaps(sentence.span) for span in spans)


def _several(drafts: list[Draft], whose: Whose) -> bool:
    """Do the drafts name more than one speaker?"""
    return len({whose(draft) for draft in drafts}) > 1


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
