"""A cue and its clause → the words of what is said, whether the clause follows, precedes or surrounds the cue."""

from __future__ import annotations

from dragoman.find.statements_background import over_dashes, without_asides
from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_fronted import (
    CONDITIONS,
    FINITE,
    HEARD,
    PARENTHETIC,
    attribution_start,
    before,
    beside,
    is_parenthetical,
    taken_apart,
)
from dragoman.find.statements_lists import goes_with, own_subject, rejoined
from dragoman.find.statements_subjects import taken_over
from dragoman.knowledge.reporting import Reporting
from dragoman.parse import Word
from dragoman.syntax import child

FARTHEST = 14
"""Words between a cue and its `that`: `said in a written statement to the committee on Tuesday that`."""

NEWS = frozenset({"report", "rumour", "rumor", "story", "idea", "notion", "possibility", "impression", "news", "fact"})
"""Nouns that a clause fills: `denied a report that`."""

SIDE = frozenset({"when", "while", "after", "before", "as", "though", "although", "whenever"})


def clause_of(field: Field, verb: Word, reporting: Reporting) -> tuple[list[int], str] | None:
    """The words said as numbers, and where they stand: `clause`, `fronted clause`, `clause around it`; or None."""
    first, last = field.segment(verb)
    if (speaker := taken_over(field, verb, reporting)) is not None:
        return taken_apart(field, verb, speaker)
    here = [c for c in verb.children if c.dep == "ccomp" and first <= c.i <= last and _is_clause(c, verb)]
    complement = next((c for c in here if c.i > verb.i), None) or _far_clause(field, verb, last, reporting)
    if complement is not None and _is_rest(field, verb, complement):
        return beside(field, verb, reporting)
    if complement is not None:
        return _after(field, verb, complement, reporting), "clause"
    if (cut := _across(field, verb, last)) is not None:
        return without_asides(field, list(range(cut, last + 1)), field.level(verb)), "clause"
    if here:
        return before(field, verb, here[-1], reporting)
    if (start := _garden_path(verb, last)) is not None:
        return without_asides(field, list(range(start, min(verb.right, last) + 1)), field.level(verb)), "clause"
    if (verb.dep in PARENTHETIC or (verb.dep == "xcomp" and verb.tag == "VB")) and is_parenthetical(
        field, verb, reporting
    ):
        return beside(field, verb, reporting)
    short = next((c for c in verb.children if c.lower in ("yes", "no") and c.dep in ("intj", "dobj", "advmod")), None)
    if short is not None and short.i == verb.i + 1 and field.level(short) == field.level(verb):
        return [short.i], "clause"
    return None


def _is_rest(field: Field, verb: Word, complement: Word) -> bool:
    """`The hull, the owner swore, was scrap`: is what follows the second half of a clause that the cue cuts in two?"""
    first = field.words[complement.left]
    return (
        first.tag in FINITE
        and field.words[first.i - 1].text == ","
        and own_subject(complement) is None
        and attribution_start(field, verb) > field.segment(verb)[0]
    )


def _far_clause(field: Field, verb: Word, last: int, reporting: Reporting) -> Word | None:
    """`said in a statement that …`: the clause that the parser hung on the noun in between."""
    for n in range(verb.i + 1, min(verb.i + FARTHEST, last) + 1):
        word = field.words[n]
        if word.lower == "that" and word.dep == "mark" and word.head.i > n:
            inner = word.head
            above = inner.head
            while above is not above.head and above.i > verb.i:
                above = above.head
            if inner.head.lemma in reporting.nouns and inner.head.head is verb and inner.head.dep == "dobj":
                return None
            if inner.head.dep == "dobj" and inner.head.head is verb and inner.head.lemma in NEWS:
                return None
            apart = inner.dep == "advcl" and n > 0 and field.words[n - 1].text == ","
            return inner if (above is verb or apart) and inner.dep in ("acl", "relcl", "ccomp", "advcl") else None
        if (
            (word.pos == "VERB" and word.lower != "according" and (word.tag, word.dep) != ("VBN", "acl"))
            or word.tag in FINITE
            or field.level(word) > field.level(verb)
        ):
            return None
    return None


def _across(field: Field, verb: Word, last: int) -> int | None:
    """Where a clause begins whose verb the parser took from behind a semicolon: `said it was over; he smiled`."""
    far = next((c for c in verb.children if c.dep == "ccomp" and c.i > last and verb.i < c.left <= last), None)
    if far is None or field.level(far) != field.level(verb):
        return None
    return far.left if any(field.words[n].tag in FINITE for n in range(far.left, last + 1)) else None


def _garden_path(verb: Word, last: int) -> int | None:
    """Where the clause begins that the parser missed: in `told us officers fired`, `told the court he had lied`, or
    behind a `that` it took for a pronoun."""
    target = child(verb, "dobj")
    if target is None or target.i > last:
        return None
    hung = [c for c in target.children if c.dep in ("acl", "relcl")]
    if (child(verb, "dative") is not None or verb.lemma == "say") and any(c.tag == "VBD" for c in hung):
        return target.left
    if target.lower == "that" and target.tag == "IN" and verb.i < target.i < last:
        return target.i + 1
    if verb.lemma in HEARD and target.i > verb.i:
        for clause in hung:
            subject = own_subject(clause)
            if subject is not None and subject.left == clause.left == target.i + 1:
                return clause.left
    return None


def _is_clause(word: Word, verb: Word) -> bool:
    """Has the complement a verb with a subject, or a `that`?  Then it is a clause, not `said to have`."""
    if word.pos in NOT_WORDS:
        return False
    if word.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in word.children):
        return False
    openers = {c.lower for c in word.children if c.dep in ("mark", "advmod") and c.i < word.i}
    if word.i > verb.i and openers & CONDITIONS:
        return "that" in openers
    if word.i < verb.i and openers & SIDE:
        return False
    return (
        word.i < verb.i
        or any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj", "mark") for c in word.children)
        or (word.tag in FINITE)
    )


def _after(field: Field, verb: Word, complement: Word, reporting: Reporting) -> list[int]:
    """From the complementiser to the end of the clause and what trails it without a comma; conditions in front."""
    first, last = field.segment(verb)
    high = _cut(field, verb, complement, min(complement.right, last), reporting)
    if high == min(complement.right, last):
        high = _late(field, verb, complement, high, last, reporting)
    low = max(complement.left, verb.i + 1)
    that = next((c for c in complement.children if c.dep == "mark" and c.lower == "that" and c.i >= low), None)
    low = that.i if that is not None else low
    while low < high and (
        field.words[low].pos in NOT_WORDS
        or field.words[low].lower == "only"
        or (field.words[low].lower == "that" and _is_mark(field, low))
    ):
        low += 1
    low = _past_setting(verb, complement, low)
    numbers = over_dashes(field, list(range(low, high + 1)), last)
    for c in verb.children:
        if c.dep == "advcl" and c.right < verb.i and any(d.dep == "mark" and d.lower in CONDITIONS for d in c.children):
            numbers = list(range(max(c.left, first), c.right + 1)) + numbers
    return without_asides(field, numbers, field.level(verb))


def _past_setting(verb: Word, complement: Word, low: int) -> int:
    """Past `on Monday` between the cue and the subject: it tells when this was said."""
    own = own_subject(complement)
    if low != verb.i + 1 or own is None or own.left <= low:
        return low
    first = next((c for c in complement.children if c.left == low and c.dep in ("prep", "npadvmod")), None)
    noun = child(first, "pobj") if first is not None and first.lower == "on" else first
    dated = noun is not None and noun.entity in ("DATE", "TIME")
    return own.left if dated and first is not None and first.right + 1 == own.left else low


def _late(field: Field, verb: Word, complement: Word, high: int, last: int, reporting: Reporting) -> int:
    """Where the clause ends that the parser cut short: what trails it without a comma, and its own second half."""
    for c in verb.children:
        if c.i <= complement.i or c.i > last:
            continue
        start = c.left
        while start - 1 > high and field.words[start - 1].pos in NOT_WORDS and field.words[start - 1].text not in ",;:":
            start -= 1
        joined = start == high + 1
        if joined and c.dep in ("prep", "advcl", "npadvmod", "advmod", "acl"):
            high = min(c.right, last)
        elif c.dep == "conj":
            mark = child(c, "mark")
            that = mark is not None and mark.lower == "that"
            bare = own_subject(c) is None and not reporting.cues(c.lemma, c.lower)
            if that or (bare and (joined or c.lemma in ("be", "have"))):
                high = _cut(field, verb, c, min(c.right, last), reporting)
    return _left_over(field, verb, high, last)


def _left_over(field: Field, verb: Word, high: int, last: int) -> int:
    """`stated that the truce signed in May | had been broken`: past a finite verb that follows without a subject."""
    if high >= last:
        return high
    after = field.words[high + 1]
    main = after.head if after.dep in ("aux", "auxpass") else after
    if (
        after.tag not in FINITE
        or main.i < high
        or own_subject(main) is not None
        or field.level(after) != field.level(verb)
    ):
        return high
    return max(high, min(main.right, last))


def _is_mark(field: Field, n: int) -> bool:
    word = field.words[n]
    return word.dep in ("mark", "dobj", "pobj", "dative") or (word.dep in ("det", "nsubj") and word.tag == "IN")


def _clause_start(word: Word) -> int:
    """The first word of a verb's clause that is its subject, or the verb."""
    own = own_subject(word)
    return own.left if own is not None and own.left < word.i else word.i


def _judged(field: Field, n: int, high: int, reporting: Reporting) -> bool:
    """`…, a date she herself had called “a fantasy”`: does the outlet set another report of it behind a comma?"""
    noun = field.words[n]
    while noun.i < high and noun.dep in ("det", "amod", "compound", "nummod", "poss") and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos != "NOUN" or noun.left != n or noun.right < high or noun.dep in ("nsubj", "conj"):
        return False
    clause = child(noun, "relcl")
    return clause is not None and bool(reporting.cues(clause.lemma, clause.lower)) and own_subject(clause) is not None


def _cut(field: Field, verb: Word, complement: Word, high: int, reporting: Reporting) -> int:
    """The clause ends before `…, adding that`, `…, though` and `but nothing more`."""
    level = field.level(verb)
    for n in range(complement.i + 1, high):
        word = field.words[n]
        if word.text != "," or field.level(word) != level:
            continue
        after = field.words[n + 1]
        if after.tag == "VBG" and after.dep in ("advcl", "conj", "acl") and reporting.cues(after.lemma, after.lower):
            return n - 1
        if after.lower in ("though", "although", "while", "whereas") and after.dep == "mark":
            return n - 1
        if _judged(field, n + 1, high, reporting):
            return n - 1
        if after.lower in ("before", "after") and n + 2 <= high:
            later = field.words[n + 2]
            if later.tag == "VBG" and reporting.cues(later.lemma, later.lower):
                return n - 1
    for n in range(complement.i + 1, high):
        word = field.words[n]
        if word.lower == "but" and field.words[n + 1].lower in ("nothing", "did", "would", "gave"):
            return n - 1
        if word.dep == "conj" and (
            rejoined(field, word, reporting) is verb or goes_with(field, word, complement, verb, reporting)
        ):
            n = _clause_start(word)
            while n - 1 > complement.i and field.words[n - 1].pos in ("CCONJ", "ADV", "AUX", "PUNCT", "PART"):
                n -= 1
            return n - 1
    return high
