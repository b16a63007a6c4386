"""Words of a parse → who hands on whose words: `the radio quoted the king as saying`, `the paper, citing police`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.knowledge.reporting import Reporting
from dragoman.parse import Word
from dragoman.syntax import SUBJECTS, agent, child, is_passive

FARTHEST = 30
"""Words between `quoted` and `as saying`: name, office and a relative clause of the one quoted."""

STOPS = frozenset({".", ";", "?", "!"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


class Relay(NamedTuple):
    """The gerund of saying, the verb that hands it on, who said it, and who hands it on where the text tells."""

    saying: Word
    quoting: Word
    source: Word | None
    relay: Word | None


def relays(words: list[Word], quoting: frozenset[str]) -> Iterator[Relay]:
    """Every `quoted X as saying`, `was cited by Y as having said`, `is quoted as telling`, in order of the text.

    The verb is looked for by its place: the parser hangs `as` on whatever stands before it.
    """
    for word in words:
        if word.lower != "as" or word.i + 1 >= len(words):
            continue
        saying = words[word.i + 1]
        if saying.lower == "having" and word.i + 2 < len(words) and words[word.i + 2].tag == "VBN":
            saying = words[word.i + 2]
        elif saying.tag != "VBG":
            continue
        verb = _verb_before(words, word.i, quoting)
        if verb is None:
            continue
        passive = is_passive(verb)
        source = next((c for c in verb.children if c.dep in SUBJECTS), None) if passive else child(verb, "dobj")
        if source is None and passive and verb.dep in ("conj", "acl", "relcl"):
            source = _shared(verb)
        yield Relay(saying, verb, source, _relay(verb, saying, passive))


def _verb_before(words: list[Word], n: int, quoting: frozenset[str]) -> Word | None:
    for m in range(n - 1, max(n - FARTHEST, 0) - 1, -1):
        if words[m].text in STOPS:
            return None
        if words[m].lemma in quoting and words[m].tag.startswith("VB"):
            return words[m]
    return None


def _shared(verb: Word) -> Word | None:
    """The noun that a participle describes, or the subject of the verb it is joined to."""
    if verb.dep in ("acl", "relcl"):
        return verb.head
    return next((c for c in verb.head.children if c.dep in SUBJECTS), None)


def _relay(verb: Word, saying: Word, passive: bool) -> Word | None:
    if passive:
        by = next((c for c in saying.children if c.dep == "prep" and c.lower == "by"), None)
        return agent(verb) or agent(saying) or (child(by, "pobj") if by is not None else None)
    own = next((c for c in verb.children if c.dep in SUBJECTS), None)
    if own is None and verb.dep in ("conj", "acl", "relcl"):
        own = _shared(verb)
    return own


def cited(words: list[Word], verb: Word, speaker: Word | None, reporting: Reporting) -> tuple[Word, Word] | None:
    """The participle and the source of `The agency, citing two diplomats, reports that`; None where none is named.

    Only somebody who can have said it is a source: a report that cites figures, a lack of fuel or a poll is its own.
    """
    near = [c for c in verb.children if c.dep in ("advcl", "acl", "conj") and c.tag == "VBG"]
    if speaker is not None and speaker.i < verb.i:
        near += [word for word in words[speaker.i + 1 : verb.i] if word.tag == "VBG"]
    for word in near:
        if (
            word.lemma in reporting.citing
            and (source := child(word, "dobj")) is not None
            and is_source(source, reporting)
        ):
            return word, source
    return None


def told_from(verb: Word, reporting: Reporting) -> Word | None:
    """Whose words they are in `the paper has learned from two officials that`, or None."""
    if not any(cue.told_by for cue in reporting.cues(verb.lemma, verb.lower)):
        return None
    by = next((c for c in verb.children if c.dep == "prep" and c.lower == "from" and c.i > verb.i), None)
    source = child(by, "pobj") if by is not None else None
    return source if source is not None and is_source(source, reporting) else None


def is_source(noun: Word, reporting: Reporting) -> bool:
    """Is this somebody who can have told it: a person, an office, a name; no text and no thing?"""
    if noun.entity in NAMED and noun.pos == "PROPN":
        return True
    return noun.pos in ("NOUN", "PROPN") and (
        (noun.lemma in reporting.speakers and noun.lemma not in reporting.texts)
        or noun.lower.endswith(reporting.speaker_endings)
    )


def hands_on(verb: Word, reporting: Reporting) -> bool:
    """Is this participle (`citing two diplomats`) no report but the naming of a source?"""
    if verb.tag != "VBG" or verb.lemma not in reporting.citing:
        return False
    source = child(verb, "dobj")
    return source is not None and is_source(source, reporting)
