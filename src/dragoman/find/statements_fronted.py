"""A cue behind or inside what it reports → where the attribution begins and ends, and the words around it said."""

from __future__ import annotations

from itertools import pairwise

from dragoman.find.statements_background import without_asides
from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_lists import own_subject, subjects
from dragoman.find.statements_subjects import COMMAS, carrier_of, inverted, noun_before
from dragoman.knowledge.reporting import Reporting
from dragoman.parse import Word

CONDITIONS = frozenset({"if", "unless", "once", "until", "because", "since"})
LIMITS = frozenset({"because", "if", "unless", "provided", "until", "once", "by", "within"})
LONGEST_FRAGMENT = 6
"""Words before `, says the mayor` that need no verb: `Not so fast`, `No deal`."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARENTHETIC = frozenset({"parataxis", "ccomp", "advcl", "conj", "dep", "relcl", "ROOT"})
STOPS = frozenset(",.:–—?!")
OPENERS = CONDITIONS | {"should", "when", "while", "what", "whatever", "although", "though", "after", "before", "as"}
TOPICS = frozenset({"of", "about", "against", "for", "with", "over"})
HEARD = frozenset({"tell", "inform", "assure", "remind", "warn", "reassure", "notify", "ask", "advise"})
"""Verbs whose object is the one spoken to."""


def _subject(field: Field, verb: Word) -> Word | None:
    """The noun right behind a cue that stands behind a comma (`No deal, says the mayor`), else the nearest subject."""
    behind = verb.i > 0 and field.words[verb.i - 1].text in COMMAS
    return next((c for c in subjects(verb) if behind and c.left == verb.i + 1), None) or own_subject(verb)


def attribution_start(field: Field, verb: Word) -> int:
    """The first word of `the ministry said` in a sentence that the report follows or interrupts."""
    subject = _subject(field, verb)
    start = min(verb.i, subject.left if subject is not None and subject.i < verb.i else verb.i)
    first, _ = field.segment(verb)
    if subject is None or subject.i > verb.i:
        n = verb.i
        while n > first and field.words[n - 1].text not in (",", "”", '"', "’", "»") and verb.i - n < 14:
            n -= 1
        near = noun_before(field, verb) if subject is None else None
        if near is not None and first < near.left < n and field.words[near.left - 1].text in COMMAS:
            return near.left
        if subject is None:
            return n
    return max(start, first)


def attribution_end(field: Field, verb: Word) -> int:
    """The last word of the attribution: up to the next comma, mark, dash or the end of the clause."""
    _, last = field.segment(verb)
    subject = _subject(field, verb)
    n = verb.i
    if subject is not None and subject.i > verb.i:
        n = max(n, min(subject.right, last))
    level = field.level(verb)
    while n < last and field.level(field.words[n + 1]) <= level and not _is_stop(field, n + 1):
        n += 1
    return n


def _is_stop(field: Field, n: int) -> bool:
    """A comma, colon, stop or dash; a hyphen only between blanks."""
    word = field.words[n]
    return word.text in STOPS or (word.text == "-" and field.text[word.start - 1 : word.start].isspace())


def _is_fronted(field: Field, verb: Word, clause: Word) -> bool:
    """Does a comma or a mark part the clause in front from its cue?  Behind a colon a new clause begins."""
    start = attribution_start(field, verb)
    parted = next((w for w in reversed(field.words[clause.i : start]) if w.text in ":;,"), None)
    return parted is None or parted.text == "," or field.level(parted) > field.level(verb)


def _has_content(field: Field, verb: Word) -> bool:
    """Has the verb an object or an infinitive of its own, so that no clause beside it is what is said?"""
    if verb.dep == "relcl" and own_relative(verb):
        return True
    for c in verb.children:
        if c.i < verb.i or field.level(c) != field.level(verb) or field.words[c.left - 1].text == ",":
            continue
        if c.dep == "xcomp" or (c.dep == "prep" and c.lower in TOPICS):
            return True
        if c.dep in ("dobj", "oprd") and verb.lemma not in HEARD and c.entity not in ("DATE", "TIME"):
            return (
                _subject(field, verb) is not None or c.left != verb.i + 1 or field.words[verb.i - 1].text not in COMMAS
            )
    return False


def own_relative(verb: Word) -> bool:
    """Does `who` or `which` open the verb's clause: `…, which the ministry denied`?"""
    first = next(iter(verb.children), verb)
    return first.tag in ("WDT", "WP") or any(c.tag in ("WDT", "WP") for c in first.children)


def _habit(verb: Word) -> Word:
    """`as he used to say`, `likes to say`, `went on to say`: the verb that carries the cue, or the cue."""
    carrier = carrier_of(verb) if verb.dep == "xcomp" and verb.tag == "VB" else None
    return carrier if carrier is not None and carrier.i < verb.i else verb


def is_parenthetical(field: Field, verb: Word, reporting: Reporting) -> bool:
    """`…, the ministry said` with a comma or a closing mark before it and nothing but adjuncts behind."""
    if _has_content(field, verb):
        return False
    start = attribution_start(field, verb)
    first, last = field.segment(verb)
    told = _habit(verb)
    if own_subject(told) is None and noun_before(field, verb) is None and inverted(field, verb, reporting) is None:
        return False
    if start <= first or field.words[start].pos == "CCONJ" or field.words[start - 1].text not in COMMAS:
        return False
    if _subject(field, verb) is None and verb.i - start < 1 and inverted(field, verb, reporting) is None:
        return False
    if any(
        field.words[n].tag in FINITE and field.words[n].head not in (verb, told) and n not in (verb.i, told.i)
        for n in range(start, verb.i)
    ):  # fmt: skip
        return False
    end, own = attribution_end(field, verb), _subject(field, verb)
    inside = range(max(verb.i, own.right if own is not None else 0) + 1, min(end, last) + 1)
    return not any(field.words[n].tag in FINITE and field.words[n].dep != "relcl" for n in inside)


def before(field: Field, verb: Word, clause: Word, reporting: Reporting) -> tuple[list[int], str] | None:
    """The clause in front, up to the comma before the attribution, and what goes on behind."""
    if not _is_fronted(field, verb, clause):
        return None
    first, last = field.segment(verb)
    return _both(field, verb, _front(field, first, attribution_start(field, verb) - 1), last, reporting)


def _both(
    field: Field, verb: Word, numbers: list[int], last: int, reporting: Reporting
) -> tuple[list[int], str] | None:
    """The words in front and those behind that are still said."""
    tail = _tail(field, numbers, attribution_end(field, verb) + 1, last, reporting)
    if not tail and field.words[numbers[0]].lower in OPENERS and not _is_whole(field, numbers):
        return None
    where = "clause around it" if tail and not _is_whole(field, numbers) else "fronted clause"
    return without_asides(field, numbers + _ended(field, tail), field.level(verb)), where


def _front(field: Field, first: int, last: int) -> list[int]:
    """Words of a fronted clause: a leading `but` and a heading with a colon are the outlet's."""
    low = first
    for n in range(first, last):
        if field.words[n].text == ":" and field.level(field.words[n]) == 0:
            low = n + 1
    while low < last and (field.words[low].lower in ("but", "and", "yet") or field.words[low].pos in NOT_WORDS):
        low += 1
    return list(range(low, last + 1))


def _tail(field: Field, front: list[int], start: int, last: int, reporting: Reporting) -> list[int]:
    """What goes on behind the attribution and is still said: the rest of a clause cut in two, or a clause more."""
    numbers = list(range(start, last + 1))
    while numbers and field.words[numbers[0]].pos in NOT_WORDS:
        numbers.pop(0)
    if not numbers:
        return []
    first = field.words[numbers[0]]
    if not _is_whole(field, front) or field.level(first) > 0 or first.lower in LIMITS:
        return numbers
    quoted = any(field.level(field.words[n]) > 0 for n in numbers)
    if first.lower in CONDITIONS | {"and", "but", "or"} and quoted:
        return numbers
    if _awaited(field, front, numbers):
        return numbers
    return numbers if _goes_on(field, numbers, reporting) else []


def _awaited(field: Field, front: list[int], tail: list[int]) -> bool:
    """`It was for them alone, X said, to decide`, `She heard, X said, the sound of it`: does the front want more?"""
    words = [field.words[n] for n in front if field.words[n].pos not in NOT_WORDS]
    first = field.words[tail[0]]
    if first.lower == "to" and first.dep == "aux":
        return words[0].lower in ("it", "there")
    verb = words[-1]
    wants = verb.pos == "VERB" and not any(c.dep in ("dobj", "auxpass", "prt", "xcomp") for c in verb.children)
    noun = first.tag in ("DT", "CD", "PRP$") and first.entity not in ("DATE", "TIME")
    return wants and noun and not any(field.words[n].tag in FINITE for n in tail)


def _ended(field: Field, numbers: list[int]) -> list[int]:
    """The words up to `, though` and the like, where the outlet sets something against them."""
    for n, m in pairwise(numbers):
        word, after = field.words[n], field.words[m]
        if word.text == "," and after.lower in ("though", "although", "whereas") and not field.level(after):
            return [k for k in numbers if k < n]
    return numbers


def _is_whole(field: Field, front: list[int]) -> bool:
    """Is the part in front a clause by itself?  `It was`, `The bridge` and `Should the drought last` are not."""
    words = [field.words[n] for n in front if field.words[n].pos not in NOT_WORDS]
    if not words or words[-1].pos == "AUX" or words[-1].tag == "MD":
        return False
    opener = words[0]
    if opener.lower in OPENERS and opener.tag != "WDT":
        return sum(w.tag in FINITE for w in words) > 1 + (opener.tag == "MD")
    return any(w.tag in FINITE and w.dep not in ("relcl", "advcl") for w in words) or words[0].tag in ("VB", "UH")


def _goes_on(field: Field, numbers: list[int], reporting: Reporting) -> bool:
    """`…, the mayor said, and one gate had been forced`: a clause more, with its own subject and no report."""
    if len(numbers) < 3 or field.words[numbers[0]].lower not in ("and", "but", "or", "nor"):
        return False
    finite = next((w for w in (field.words[n] for n in numbers) if w.tag in FINITE), None)
    main = finite.head if finite is not None and finite.dep in ("aux", "auxpass") else finite
    subject = own_subject(main) if main is not None else None
    if main is None or subject is None or reporting.cues(main.lemma, main.lower):
        return False
    return subject.i > numbers[0] and main.dep != "relcl"


def beside(field: Field, verb: Word, reporting: Reporting) -> tuple[list[int], str] | None:
    """The same by the look of the sentence, where the tree does not tell."""
    first, last = field.segment(verb)
    start, end = attribution_start(field, verb), attribution_end(field, verb)
    numbers = _front(field, first, start - 1)
    rest = list(range(end + 1, last + 1))
    around = verb.dep == "parataxis" and verb.head is not verb and end < verb.head.i <= last
    if around:
        rest = list(range(end + 1, min(verb.head.right, last) + 1))
    elif any(field.words[n].tag in FINITE and field.words[n].dep not in ("relcl", "advcl") for n in numbers):
        return _both(field, verb, numbers, last, reporting)
    if around or any(field.words[n].tag in FINITE for n in rest):
        return without_asides(field, numbers + _ended(field, rest), field.level(verb)), "clause around it"
    fragment = start == verb.i and 0 < len(numbers) <= LONGEST_FRAGMENT and field.words[numbers[0]].pos != "ADP"
    return (numbers, "fronted clause") if fragment and not any(field.words[n].pos == "VERB" for n in rest) else None


def taken_apart(field: Field, verb: Word, speaker: Word) -> tuple[list[int], str] | None:
    """`The convoy, said the mayor of Kidal, would need two days`, where the tree has the mayor need two days."""
    first, last = field.segment(verb)
    inner = speaker.head
    finite = min((c.i for c in inner.children if c.dep in ("aux", "auxpass") and c.i > speaker.i), default=inner.i)
    numbers = _front(field, first, verb.i - 1) + _ended(field, list(range(finite, last + 1)))
    return without_asides(field, numbers, field.level(verb)), "clause around it"
