"""A verb of something to be done → the stretch of text that says it, and the condition that it hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.find.commitments_scene import Scene
from dragoman.model.span import Span
from dragoman.parse import Parse, Word
from dragoman.syntax import SUBJECTS, children, is_passive, trim

CLOSING = {"”": "“", '"': '"', "»": "«", "’": "‘"}
EDGES = ' \t\n,;:.-–—"“”„«»'
QUOTES = "\"“”‘’'„«»"


TERM = re.compile(r"\b(?:before|by the|no later than|within|until) (?!\w+ing\b)\w+")
UPON = re.compile(r"\bwithin (?:\w+ ){1,3}(?:of|after) (\w+ing)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing to be done: its verb, what is to be done, on what condition."""

    verb: Word
    what: Span
    condition: Span | None


def units(scene: Scene, verb: Word, *, whole: bool = False) -> list[Unit]:
    """The clause of a verb; `whole` (and a passive) takes its subject in.

    Verbs coordinated with it come as units of their own where each has a date or condition of its own, since then
    they are due apart; otherwise all is one unit.
    """
    parse = scene.parse
    verbs = [verb, *_coordinated(verb)]
    starts = [_start(v, whole=whole or (v is verb and is_passive(v))) for v in verbs]
    end = _end(parse, verb)
    ends = [_shorten(parse, verbs[n].i, starts[n + 1] - 1) for n in range(len(verbs) - 1)] + [end]
    parts = [_part(scene, v, a, b) for v, a, b in zip(verbs, starts, ends)]
    return _segments(scene, parts) if len(parts) > 1 else [_part(scene, verb, starts[0], end)]


def _segments(scene: Scene, parts: list[Unit]) -> list[Unit]:
    """Deeds parted behind each that has a date or condition; a date at the end holds for all before it."""
    found: list[Unit] = []
    first: Unit | None = None
    for part in parts:
        first = first or part
        if part is parts[-1] or part.condition or _has_term(scene, part):
            what = Span(first.what.start, part.what.end)
            found.append(Unit(verb=first.verb, what=what, condition=part.condition))
            first = None
    return found


def _has_term(scene: Scene, part: Unit) -> bool:
    """Is there a time, or `before the rains`, by which it is due?"""
    text = part.what.of(scene.parse.text)
    return bool(TERM.search(text)) or any(t.type != "DURATION" for _, t in scene.times.overlapping(part.what))


def clause_of(scene: Scene, about: Word, verb: Word) -> Unit:
    """A verb with its subject, without a clause joined behind it that has a subject of its own."""
    return _part(scene, verb, about.left, max(_end(scene.parse, verb), about.i))


def phrase(scene: Scene, first: int, last: int, verb: Word | None = None) -> Unit:
    """A stretch of words that is no clause of a verb (`an independent inquiry`), with its condition."""
    return _part(scene, verb or scene.parse.words[first], first, last)


def _coordinated(verb: Word) -> list[Word]:
    """Verbs joined by `and` that share the subject, in order."""
    found: list[Word] = []
    listed = (c for c in children(verb, "advcl") if _listed(verb, c))
    for c in (*children(verb, "conj"), *listed):
        if verb.tag == "VB" and _finite(c):
            continue
        if c.pos in ("VERB", "AUX") and not any(d.dep in SUBJECTS for d in c.children):
            found += [c, *_coordinated(c)]
    return found


def _listed(verb: Word, other: Word) -> bool:
    """`to send lists, to open the road and to leave`: the second of a list, which the parser takes for a purpose."""
    to = [c for c in other.children if c.lower == "to" and c.dep == "aux"]
    more = any(c.pos == "VERB" and any(d.lower == "to" for d in c.children) for c in children(other, "conj"))
    return bool(to) and more and any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def _finite(verb: Word) -> bool:
    """`will open roads and has denied …`: a new statement, not more of what is to be done."""
    return verb.tag in ("VBD", "VBZ") or any(c.dep == "aux" and c.tag in ("VBZ", "VBD", "VBP") for c in verb.children)


def _start(verb: Word, *, whole: bool) -> int:
    """The index of the first word: the negation or the verb, or with `whole` the subject."""
    first = verb.i
    for c in verb.children:
        if c.i < first and (c.dep == "neg" or (c.dep in ("auxpass", "aux") and c.lower != "to" and c.tag != "MD")):
            first = c.i
        if whole and c.dep in SUBJECTS and c.i < verb.i:
            return c.left
    return first


def _end(parse: Parse, verb: Word) -> int:
    """The index of the last word: before a coordinated clause with a subject of its own, or a loose clause."""
    last = verb.right
    for c in verb.children:
        if c.i > verb.i and c.dep in ("conj", "parataxis", "ccomp") and c.left > verb.i:
            own = any(d.dep in SUBJECTS for d in c.children) or (verb.tag == "VB" and _finite(c))
            if c.dep == "parataxis" or (c.dep == "conj" and own):
                last = min(last, c.left - 1)
    return _shorten(parse, verb.i, last)


def _shorten(parse: Parse, first: int, last: int) -> int:
    """Without conjunctions and punctuation at the end."""
    while last > first and (parse.words[last].pos in ("CCONJ", "PUNCT") or parse.words[last].tag == "TO"):
        last -= 1
    return last


def _part(scene: Scene, verb: Word, first: int, last: int) -> Unit:
    parse = scene.parse
    begin = _condition_word(scene, max(first, verb.i) + 1, last + 1)
    if begin is None:
        begin = _beyond(scene, last)
        if begin is not None:
            end = begin.head.right if begin.head.right > begin.i else parse.sentence_of(begin).last - 1
            return Unit(verb=verb, what=_span(parse, first, last), condition=_condition(parse, begin.i, end))
        what = _span(parse, first, last)
        return Unit(verb=verb, what=what, condition=_before(scene, verb) or _upon(parse.text, what))
    return Unit(verb=verb, what=_span(parse, first, begin.i - 1), condition=_condition(parse, begin.i, last))


def _condition_word(scene: Scene, first: int, last: int) -> Word | None:
    """The first word that opens a condition in a stretch of words."""
    return next((w for w in scene.parse.words[first:last] if opens_condition(scene, w)), None)


def opens_condition(scene: Scene, word: Word) -> bool:
    """Does the word open a condition?  Not `even if`, `asked if`, `once` for `formerly`, `provided` for `gave`."""
    words, lists = scene.parse.words, scene.promises.words
    if word.lower == "as" and [w.lower for w in words[word.i + 1 : word.i + 3]] in (["soon", "as"], ["long", "as"]):
        rest = [w.lower for w in words[word.i + 3 : word.i + 5]]
        return rest != ["it", "takes"] and not set(rest[:1]) & {"possible", "necessary", "needed"}
    if word.lower not in lists["conditions"]:
        return False
    after = words[word.i + 1] if word.i + 1 < len(words) else word
    before = words[word.i - 1] if word.i else word
    if word.lower in ("provided", "providing"):
        return after.lower == "that"
    if before.lower in ("even", "as", "what"):
        return False
    if word.lower == "once":
        governed = word.head
        return (
            governed.i > word.i
            and governed.pos in ("VERB", "AUX")
            and any(c.dep in SUBJECTS and c.i > word.i for c in governed.children)
        )
    governed = word.head
    return not (governed.dep == "ccomp" and governed.head.lemma in lists["asking"] and governed.head.i < word.i)


def _beyond(scene: Scene, last: int) -> Word | None:
    """A condition that follows right behind the clause, where the parser hung it on a verb further up."""
    words = scene.parse.words
    if last + 1 >= len(words):
        return None
    end = scene.parse.sentence_of(words[last]).last
    for word in words[last + 1 : end]:
        if word.pos != "PUNCT" and word.text not in QUOTES and word.lower not in ("but", "only", "and"):
            return word if opens_condition(scene, word) else None
    return None


def _before(scene: Scene, verb: Word) -> Span | None:
    """`If they stay, …`: a condition before the subject, up to its comma; or at the head of what the speaker adds."""
    parse, statement = scene.parse, scene.statement_at(verb.span)
    sentence = parse.sentence_of(verb)
    opening = next((w for w in reversed(parse.words[sentence.first : verb.i]) if opens_condition(scene, w)), None)
    if opening is None or (scene.statement_at(opening.span) is not statement):
        return _added(scene, verb)
    before = parse.words[opening.i - 1] if opening.i > sentence.first else None
    if before is not None and before.pos not in ("PUNCT", "CCONJ", "ADV", "SCONJ"):
        return None
    limit = min((c.left for c in verb.children if c.dep in SUBJECTS), default=verb.i)
    commas = [w.i for w in parse.words[opening.i : max(limit, opening.i)] if w.text == ","]
    if not commas:
        return None
    verb_end = max(opening.head.i, opening.head.right - 1) if opening.head.pos in ("VERB", "AUX") else commas[-1] - 1
    own = next((i for i in commas if i > verb_end), commas[-1])
    return _condition(parse, opening.i, own - 1)


def _added(scene: Scene, verb: Word) -> Span | None:
    """`We will not come,” he said, “unless …`: a condition that opens the next part of what is quoted."""
    statement = scene.statement_at(verb.span)
    if statement is None:
        return None
    for before, span in zip(statement.content, statement.content[1:]):
        words = scene.parse.words_in(span)
        if before.start <= verb.start < before.end and words and opens_condition(scene, words[0]):
            return trim(scene.parse.text, span, EDGES)
    return None


def _upon(text: str, what: Span) -> Span | None:
    """`within five days of receiving the lists` hangs on the lists being received."""
    match = UPON.search(text, what.start, what.end)
    return Span(match.start(1), what.end) if match else None


def _condition(parse: Parse, first: int, last: int) -> Span:
    """The words of a condition with `only` before it, and with the mark that closes what it quotes."""
    if first and parse.words[first - 1].lower == "only":
        first -= 1
    span = _span(parse, first, _before_aside(parse.words, first, last))
    inside, after = span.of(parse.text), parse.text[span.end : span.end + 1]
    opening = CLOSING.get(after)
    opened = inside.count(opening) if opening else 0
    is_open = opened % 2 == 1 if opening == after else opened > inside.count(after or " ")
    return Span(span.start, span.end + 1) if opening and is_open else span


def _before_aside(words: list[Word], first: int, last: int) -> int:
    """`provided that they left, which they deny`: the last word before a remark that runs to the end."""
    for i in range(first + 1, last):
        remark = words[i + 1]
        if words[i].text == "," and remark.tag in ("WDT", "WP") and remark.lower != "that":
            return i - 1
    return last


def _span(parse: Parse, first: int, last: int) -> Span:
    """A stretch without blanks and marks at its edges, and without the `only` of a condition that follows."""
    while last > first and parse.words[last].lower in ("only", "but") and parse.words[last].dep != "ROOT":
        last -= 1
    return trim(parse.text, Span(parse.words[first].start, parse.words[max(first, last)].end), EDGES)
