"""Every reporting verb, noun and adjective of a parse → drafts of indirect and mixed statements."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.statements_adjectives import held
from dragoman.find.statements_clauses import clause_of
from dragoman.find.statements_extent import Match
from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_frames import match
from dragoman.find.statements_gaps import gapped
from dragoman.find.statements_lists import own_subject, rejoined
from dragoman.find.statements_phrases import phrase_span
from dragoman.find.statements_relays import cited, hands_on, told_from
from dragoman.find.statements_sources import as_said, draft, nouns, said_again, to_whom_it_is
from dragoman.find.statements_subjects import (
    can_speak,
    disagree,
    is_participle,
    is_told,
    passive_agent,
    subject_of,
)
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import child, is_passive, trim

GAPPING = ("verb call", "verb place", "verb put", "verb speak", "verb talk", "verb label", "verb describe")
FIRST = frozenset({"i", "we", "you", "one"})
ASKING = frozenset({"ask", "question", "quiz", "grill", "press"})
SUPPOSED = frozenset({"anyone", "anybody", "whoever", "nobody", "none"})
EMPTY = frozenset({"it", "there", "this", "that", "which", "what", "these", "those"})
NOT_SPEAKERS = EMPTY - {"it"} | SUPPOSED
UNTOLD = FIRST | EMPTY
NEUTRAL = frozenset({"assert", "mention"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def verb_drafts(field: Field, reporting: Reporting, taken: set[int]) -> Iterator[Draft]:
    """Drafts in order of the text; verbs in `taken` already carry a quotation."""
    for word in field.words:
        made: Draft | None = None
        if word.tag == "VBN" and word.lower in reporting.plain:
            made = _adjective(field, word, reporting)
        elif word.tag in VERBS:
            if word.i not in taken and (reporting.cues(word.lemma, word.lower) or word.lemma in reporting.phrase_verbs):
                yield from _verb(field, word, reporting)
        elif word.lemma in reporting.nouns:
            made = nouns(field, word, reporting)
        elif word.lower in reporting.plain:
            made = _adjective(field, word, reporting)
        elif word.dep == "prep" and word.lower in ("to", "for"):
            made = to_whom_it_is(field, word)
        if made is not None:
            yield made


def _verb(field: Field, verb: Word, reporting: Reporting) -> Iterator[Draft]:
    """What the verb reports, and what it reports of a second speaker without being said again."""
    found = _report(field, verb, reporting)
    if found is None:
        return
    made, content = found
    second = gapped(field, verb, content, made.cue) if made.made_by.startswith(GAPPING) else None
    if second is None:
        yield made
        return
    for numbers, speaker, named in ((second[0], made.speaker, None), (second[3], second[1], second[2])):
        part = draft(
            field, numbers, field.level(verb), cue=made.cue, verb=verb, speaker=speaker, act=made.act,
            rule=made.made_by + ("" if speaker is made.speaker else ", verb left out"), confidence=made.confidence,
            neutral=made.neutral, named=named,
        )  # fmt: skip
        if part is not None:
            yield part


def _report(field: Field, verb: Word, reporting: Reporting) -> tuple[Draft, list[int]] | None:
    """The first entry of the verb whose frame fits, if the report was made and somebody may have made it."""
    if verb.lemma == "deny" and verb.head.lemma == "confirm" and verb.dep == "conj":
        return _neither(field, verb, reporting)
    passive = is_participle(verb) and verb not in field.resumed and rejoined(field, verb, reporting) is None
    if passive or not is_told(field, verb, reporting):
        return None
    if verb.i in field.handing_on or hands_on(verb, reporting):
        return None
    passive = is_passive(verb)
    speaker = passive_agent(verb) if passive else subject_of(field, verb, reporting)
    if not passive and (speaker is None or speaker.lower in NOT_SPEAKERS):
        return None
    if speaker is not None and field.in_title(verb) and disagree(speaker, verb):
        return None
    level = field.level(verb)
    if level and (speaker is None or (speaker.lower in UNTOLD and verb.lemma != "tell")):
        return None
    relayed, relay, citing = _relay(field, verb, speaker, reporting)
    rule = f", relayed by {relay.text}" if relay is not None else ""
    if (again := said_again(field, verb, reporting, relayed)) is not None and level == 0:
        return again, []
    for cue, found in _matches(field, verb, reporting):
        if cue.told_by != (told_from(verb, reporting) is not None) or not _fits(reporting, cue, found, speaker, level):
            continue
        made = draft(
            field, found.content, level, cue=(*citing, *found.cue), verb=verb, speaker=relayed, act=cue.act,
            rule=found.rule + rule, relay=relay,
            confidence=_confidence(cue, found, relayed), neutral=cue.act in NEUTRAL, addressee=found.addressee,
            inner=cue.attitude,
            named=(_pronoun(verb) if relayed is speaker else None) or _before_cue(field, verb, relayed, found),
        )  # fmt: skip
        if made is None or (cue.quoted and not made.quoted):
            continue
        if cue.whole and not field.within_marks(made.content, level):
            continue
        return made, found.content
    for cue in reporting.cues(verb.lemma, verb.lower):
        if (made := as_said(field, verb, cue, speaker)) is not None:
            return made, []
    return None


def _neither(field: Field, verb: Word, reporting: Reporting) -> tuple[Draft, list[int]] | None:
    """`neither confirmed nor denied that …`, `the report`: the speaker leaves it open."""
    first = verb.head
    if not any(field.words[n].lower == "neither" for n in range(max(first.i - 3, 0), first.i)) or field.level(verb):
        return None
    speaker = subject_of(field, first, reporting)
    found = clause_of(field, verb, reporting)
    target = child(verb, "dobj")
    numbers = (
        found[0] if found is not None else list(range(target.left, target.right + 1)) if target is not None else []
    )
    if speaker is None or not can_speak(speaker, reporting):
        return None
    made = draft(
        field, numbers, 0, cue=tuple(field.words[first.i : verb.i + 1]), verb=verb, speaker=speaker,
        act="withhold_judgement", rule="neither confirm nor deny", confidence=0.85, neutral=False,
    )  # fmt: skip
    return (made, []) if made is not None else None


def _pronoun(verb: Word) -> Span | None:
    """`who` where it stands for the speaker: the speaker as written beside the cue."""
    own = own_subject(verb) if verb.dep == "relcl" else None
    return own.span if own is not None and own.lower in ("who", "which") else None


def _before_cue(field: Field, verb: Word, speaker: Word | None, found: Match) -> Span | None:
    """The speaker as written up to what is said or the cue, where these hang on it: `voters hoping to return`."""
    if speaker is None or not found.content:
        return None
    whole = phrase_span(field, speaker)
    inside = [n for n in (verb.i, *found.content) if n > speaker.i and field.words[n].start < whole.end]
    if not inside or not whole.covers(field.words[min(inside)].span):
        return None
    return trim(field.text, Span(whole.start, field.words[min(inside) - 1].end))


def _matches(field: Field, verb: Word, reporting: Reporting) -> Iterator[tuple[Cue, Match]]:
    """Fixed phrases first (`took note of`), then the verb's own entries."""
    target = child(verb, "dobj")
    if target is not None and (phrases := reporting.phrases.get((verb.lemma, target.lemma))):
        for cue in phrases:
            found = match(field, target, cue, reporting) or match(field, verb, cue, reporting, target)
            if found is not None:
                yield cue, found._replace(cue=(verb, target), rule=f"phrase {verb.lemma} {target.lemma}")
    for cue in reporting.cues(verb.lemma, verb.lower):
        found = match(field, verb, cue, reporting)
        if found is not None:
            yield cue, found


def _fits(reporting: Reporting, cue: Cue, found: Match, speaker: Word | None, level: int) -> bool:
    """May this be a report by this speaker?  Without a clause the speaker must be one who can speak."""
    clause = " clause" in found.rule
    if found.rule.startswith("passive") and not level:
        return speaker is None or found.rule.endswith(" to") or can_speak(speaker, reporting)
    if speaker is None and cue.lemma in ASKING:
        return False
    if cue.finder and (speaker is None or speaker.lemma not in reporting.finders):
        return False
    if cue.attitude and (level or speaker is None or speaker.lower in EMPTY):
        return False
    things = cue.thing and not clause
    if things and found.object is not None and _is_somebody(found.object, cue, reporting):
        return False
    if not clause and (speaker is None or not can_speak(speaker, reporting)):
        return False
    return not level or clause


PARTIES = frozenset({"ORG", "GPE", "NORP"})


def _is_somebody(noun: Word, cue: Cue, reporting: Reporting) -> bool:
    """A person, or under a lasting attitude a party: who backs the Front says nothing, who backs an accord does."""
    if cue.attitude and noun.tag in ("NNP", "NNPS") and noun.entity in PARTIES:
        return noun.lemma.lower() not in reporting.texts
    pronoun = noun.tag in ("PRP", "WP") and noun.lower not in ("it", "them", "what")
    return noun.lemma in reporting.people or noun.entity == "PERSON" or pronoun


def _relay(
    field: Field, verb: Word, speaker: Word | None, reporting: Reporting
) -> tuple[Word | None, Word | None, tuple[Word, ...]]:
    """Who speaks, who hands it on, and the participle: in `The agency, citing two diplomats, reports` the diplomats."""
    if (relay := field.relays.get(verb.i)) is not None:
        return speaker, relay.relay, ()
    if (teller := told_from(verb, reporting)) is not None:
        return teller, speaker, ()
    found = cited(field.words, verb, speaker, reporting)
    return (found[1], speaker, (found[0],)) if found is not None else (speaker, None, ())


def _confidence(cue: Cue, found: Match, speaker: Word | None) -> float:
    """How sure a rule is: a clause after its cue most, a preposition with a noun and attitudes least.

    The order follows the share of right speakers by rule on our own annotated reports (`training/confidence.py`).
    """
    clause = " clause" in found.rule
    value = 0.95 if found.rule.endswith("+ clause") else 0.9 if clause else 0.8 if "+ noun" in found.rule else 0.85
    if cue.attitude:
        value -= 0.1
    return round(value if speaker is not None else value - 0.3, 2)


def _adjective(field: Field, word: Word, reporting: Reporting) -> Draft | None:
    found = held(field, word, reporting)
    if found is None or field.level(word) or not is_told(field, found.verb, reporting):
        return None
    if found.speaker.lower in FIRST or not can_speak(found.speaker, reporting):
        return None
    return draft(
        field, found.content, field.level(word), cue=found.words, verb=found.verb, speaker=found.speaker,
        act=found.cue.act, rule=found.rule, confidence=0.75, neutral=False, inner=found.rule.startswith("be "),
    )  # fmt: skip
