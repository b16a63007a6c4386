"""Parse, events and statements → counts of people killed, injured, captured, displaced, with their owners."""

from __future__ import annotations

from typing import NamedTuple

from dragoman import syntax
from dragoman.find.figures_numbers import Number, numbers
from dragoman.knowledge.counts import Counts
from dragoman.model.findings import Event, Figure, Statement
from dragoman.model.span import Cover, Span
from dragoman.model.voices import Voices
from dragoman.parse import Parse, Sentence, Word

OF_KIND = {
    "killed": "ASSAULT",
    "injured": "ASSAULT",
    "casualties": "ASSAULT",
    "released": "RETREAT",
    "detained": "COERCE",
}
PERSONAL = frozenset({"killed", "injured", "captured", "detained", "displaced", "missing", "released"})
BACK = 2
"""An event told at most this many sentences before may be the one that a figure counts."""


class Counted(NamedTuple):
    """A number with what it counts: `noun` is the counted noun (or the number's own word), `why` the rule."""

    number: Number
    noun: Word
    kind: str
    why: str


def find_figures(
    parse: Parse, counts: Counts, events: tuple[Event, ...], statements: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    """All figures in order of the text."""
    voices = Voices(parse.text, statements)
    triggers = Cover((span, event) for event in events for span in event.trigger)
    found: list[Figure] = []
    recent: tuple[int, str] | None = None
    tolled: Event | None = None
    for n, sentence in enumerate(parse.sentences):
        earlier = recent[1] if recent is not None and n - recent[0] <= 1 else None
        for counted in _counted(parse, sentence, counts, earlier):
            event = _event(parse, n, counted, triggers)
            if counted.why == "death toll" and tolled is not None:
                event = tolled
            elif counted.kind == "killed" and tolled is None:
                tolled = event
            if counted.kind == "released" and not (event and event.status in ("reported_as_fact", "claimed")):
                continue
            if counted.kind in ("killed", "injured", "casualties"):
                recent = (n, counted.kind)
            found.append(_figure(parse, len(found) + 1, counted, event, voices))
    return tuple(found)


def _counted(parse: Parse, sentence: Sentence, counts: Counts, earlier: str | None) -> list[Counted]:
    """Every number of the sentence that counts people of some kind."""
    found: list[Counted] = []
    for number in numbers(parse.words_of(sentence), counts):
        noun = _noun(parse, number)
        kind, why = _kind(number, noun, counts)
        before = found[-1].kind if found else earlier
        if not kind and before and number.rule != "no":
            kind, why = _elliptical(number, noun, before, bool(found))
        if not kind and noun.i == number.head.i:
            kind, why = _toll(parse.words[sentence.first : number.first.i], number, counts, before, bool(found))
        if kind and (why.endswith(("toll", "as before")) or not _is_other(number, noun, counts)):
            found.append(Counted(number, noun, kind, why))
    return found


def _noun(parse: Parse, number: Number) -> Word:
    """What the number counts: its noun, or the noun after `of`, or itself."""
    word = number.head
    if word.dep in ("nummod", "amod", "det", "neg") and word.head is not word and word.head.i > word.i:
        return word.head
    first = number.first
    if first.dep in ("nummod", "amod", "det", "quantmod", "advmod") and first.head.i > number.last.i:
        return first.head
    for after in parse.words[number.last.i + 1 : number.last.i + 4]:
        if after.pos in ("NOUN", "PROPN") and after.left <= number.first.i:
            return after
        if after.pos not in ("ADJ", "NOUN", "VERB"):
            break
    return word


def _is_other(number: Number, noun: Word, counts: Counts) -> bool:
    """Ages, dates, money, distances: a noun that is no person and no casualty."""
    if noun.i == number.head.i:
        return noun.entity in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL")
    lemma = noun.lemma
    if lemma in counts.people or noun.lower in counts.people or lemma in counts.remains:
        return False
    return lemma not in counts.nouns and noun.lower not in counts.participles


def _kind(number: Number, noun: Word, counts: Counts) -> tuple[str | None, str]:
    """The kind by the noun itself, by the verb it depends on, or by a participle beside it."""
    if noun.i != number.head.i and (own := counts.nouns.get(noun.lemma) or counts.nouns.get(noun.lower)):
        return own, f"noun {noun.lower}"
    if noun.i == number.head.i and (after := _after(noun, counts)):
        return after, "number + participle"
    top = noun
    while top.dep in ("conj", "nummod", "quantmod") and top.head.pos != "VERB" and top.head is not top:
        top = top.head
    counted = noun.children
    if noun.i == number.head.i:
        counted = [*counted, *(c for of in noun.children if of.lower == "of" for n in of.children for c in n.children)]
    for child in counted:
        if child.dep in ("acl", "amod", "relcl", "acomp") and child.lower in counts.participles and child.i > noun.i:
            return counts.participles[child.lower], f"participle {child.lower}"
    dep, verb = top.dep, top.head
    if dep == "pobj" and number.first.i <= verb.i < number.last.i and verb.head is not verb:
        before = verb.i < verb.head.i
        dep, verb = "nsubj" if before else "dobj", verb.head
    if dep == "pobj" and verb.lower == "of" and (deed := _deed(verb.head, counts)):
        return deed, f"{verb.head.lower} of"
    return _by_verb(top, dep, verb, counts) if verb is not top else (None, "")


def _deed(noun: Word, counts: Counts) -> str | None:
    """`the killing of two nurses`, `the deaths of nine people`: the noun that says what was done to them."""
    if noun.pos != "NOUN":
        return None
    return counts.nouns.get(noun.lemma) or counts.verbs.get(noun.lower.removesuffix("ing"))


def _by_verb(noun: Word, dep: str, verb: Word, counts: Counts) -> tuple[str | None, str]:
    """Object of kill, subject of die, subject of a passive, `left five dead`."""
    if verb.pos not in ("VERB", "AUX"):
        return None, ""
    passive = any(c.dep in ("nsubjpass", "auxpass") for c in verb.children) or (dep == "nsubj" and verb.tag == "VBN")
    suffers = dep == "nsubjpass" or (dep == "nsubj" if passive else dep == "dobj")
    if suffers and (kind := counts.verbs.get(verb.lemma)):
        return kind, f"verb {verb.lemma}"
    if dep == "nsubj" and (kind := counts.subjects.get(verb.lemma)):
        return kind, f"verb {verb.lemma}"
    if suffers and noun.lemma in counts.remains and verb.lemma in counts.findings:
        return "killed", f"remains: {verb.lower}"
    if suffers and verb.lemma == "treat":
        ailments = (o for c in verb.children if c.lower == "for" for o in c.children)
        if kind := next((k for o in ailments if (k := counts.nouns.get(o.lemma))), None):
            return kind, "treated for"
    after = [c for c in verb.children if c.dep in ("acomp", "oprd", "xcomp", "attr", "ccomp") and c.i > noun.i]
    for child in (*after, verb):
        if kind := counts.adjectives.get(child.lower):
            return kind, f"said to be {child.lower}"
    return None, ""


def _after(word: Word, counts: Counts) -> str | None:
    """`37 dead`, `12 injured`: the number's head is the casualty word."""
    head = word.head
    if head.i == word.i + 1 and head.lower in counts.participles and word.dep in ("nummod", "nsubj", "npadvmod"):
        return counts.participles[head.lower]
    beside = next((c for c in word.children if c.i == word.i + 1 and c.lower in counts.participles), None)
    return counts.participles[beside.lower] if beside is not None else None


def _elliptical(number: Number, noun: Word, kind: str, here: bool) -> tuple[str | None, str]:
    """`has confirmed 12`, `among them three children`: as the figure before."""
    head = number.head.head
    if noun.i == number.head.i and number.head.dep == "dobj" and head.lemma in ("confirm", "verify", "report", "count"):
        return kind, f"verb {head.lemma}, as before"
    if here and any(c.lower == "of" and any(w.lower == "them" for w in c.children) for c in number.head.children):
        return kind, "of them, as before"
    if here and noun.dep == "pobj" and noun.head.lower in ("including", "among"):
        return kind, f"{noun.head.lower}, as before"
    if here and any(w.lower in ("including", "among") for w in noun.children if w.i < noun.i):
        return kind, "including, as before"
    return None, ""


def _toll(before: list[Word], number: Number, counts: Counts, kind: str | None, here: bool) -> tuple[str | None, str]:
    """`the toll at 14`, `a death toll of 14`; `one source spoke of three dead, another of seven`."""
    if not before or before[-1].lower not in ("at", "of", "to") or number.low is None:
        return None, ""
    near = before[-4:-1]
    toll = next((w for w in near if w.lemma in counts.tolls), None)
    if toll is not None and any(w.lower == "death" for w in before[-6:]):
        return "killed", "death toll"
    if kind and (toll is not None or (here and before[-1].lower == "of" and number.last.dep == "pobj")):
        return kind, f"{toll.lemma if toll is not None else 'of'}, as before"
    return None, ""


def _event(parse: Parse, n: int, counted: Counted, triggers: Cover[Event]) -> Event | None:
    """The event that the figure counts: one in its clause or sentence, else the nearest of its type just before."""
    wanted = OF_KIND.get(counted.kind)
    for back in range(BACK + 1 if not counted.why.startswith("remains") else 1):
        if n - back < 0:
            break
        inside = [item for item in triggers.inside(parse.sentences[n - back].span)
                  if wanted is None or item[1].type == wanted]  # fmt: skip
        if inside:
            at = counted.noun.start
            return min(inside, key=lambda item: abs(item[0].start - at) if not back else -item[0].start)[1]
        if wanted is None:
            break
    return None


def _figure(parse: Parse, number: int, counted: Counted, event: Event | None, voices: Voices) -> Figure:
    found = counted.number
    last = counted.noun if counted.noun.i > found.last.i else found.last
    span = Span(found.first.start, last.end)
    if (of := next((c for c in last.children if c.dep == "prep" and c.lower == "of"), None)) and last.i == found.last.i:
        span = Span(span.start, syntax.noun_phrase(parse, of.children[0], of=False).end if of.children else span.end)
    return Figure(
        id=f"f{number}",
        kind=counted.kind,
        low=found.low,
        high=found.high,
        span=span,
        event=event.id if event else None,
        according_to=tuple(s.id for s in voices.statements(span)),
        words_of=voices.words_of(Span(found.first.start, found.last.end)),
        made_by=f"{found.rule}; {counted.why}",
    )
