"""A speaker's noun and a cue → both as written: with the clause that tells who this is, with where it was said."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.statements_cues import SAID_IN
from dragoman.find.statements_extent import SETTINGS
from dragoman.find.statements_field import Field
from dragoman.find.statements_near import speaks_by
from dragoman.find.statements_phrases import phrase_span
from dragoman.knowledge.reporting import Reporting
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import child, trim

TELLING = frozenset({"who", "whose", "whom"})
LONGEST = 40
"""Words of a clause that still tells who speaks: `who was not authorised to speak publicly about the talks`."""


def source_span(field: Field, noun: Word, verb: Word | None) -> Span:
    """`a diplomat, who asked not to be named`: the noun phrase, and a relative clause about a person behind it."""
    base = phrase_span(field, noun)
    if verb is not None and noun.start < verb.start < base.end:
        base = trim(field.text, Span(base.start, verb.start), " \t\n,;:–—-")
    inside = field.parse.words_in(base)
    clause = next((c for word in inside for c in word.children if _tells(field, c, inside[-1].i, verb)), None)
    if clause is None:
        return base
    last = clause.right
    while last > clause.i and field.level(field.words[last]) != field.level(noun):
        last -= 1
    return trim(field.text, Span(base.start, field.words[last].end), " \t\n,;:–—-")


def _tells(field: Field, clause: Word, last: int, verb: Word | None) -> bool:
    """Is it a relative clause right behind the phrase that does not hold the cue?"""
    if clause.dep not in ("relcl", "acl") or clause.i <= last or clause.right - last > LONGEST:
        return False
    first = clause.left
    while field.words[first].text == ",":
        first += 1
    if field.words[first].lower not in TELLING or any(w.text != "," for w in field.words[last + 1 : first]):
        return False
    return verb is None or not clause.left <= verb.i <= clause.right


def cue_words(field: Field, verb: Word, content: Sequence[Span], reporting: Reporting) -> tuple[Word, ...]:
    """The verb, and the core of the phrase that tells the occasion: `said … in … statement`, `went on`."""
    if verb.lemma == "be" and (subject := child(verb, "nsubj", "attr")) is not None and speaks_by(subject, reporting):
        return (subject,)
    if verb.lemma == "go":
        return (verb, *(c for c in verb.children if c.i == verb.i + 1 and c.lower == "on"))
    for by in verb.children:
        if by.dep != "prep" or by.lower not in SAID_IN or by.i < verb.i:
            continue
        noun = child(by, "pobj")
        if noun is None or not _is_occasion(noun, reporting) or field.level(noun) != field.level(verb):
            continue
        if not any(span.covers(noun.span) for span in content):
            return verb, by, noun
    return (verb,)


def _is_occasion(noun: Word, reporting: Reporting) -> bool:
    return noun.lemma in SETTINGS or noun.lower in reporting.occasions.at_word
