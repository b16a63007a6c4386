"""A cue and its clause → the words of what is said, whether the clause follows, precedes or surrounds the cue."""

from __future__ import annotations

from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_subjects import COMMAS, inverted, noun_before, own_subject, rejoined
from dragoman.knowledge.reporting import Reporting
from dragoman.parse import Word
from dragoman.syntax import child

CONDITIONS = frozenset({"if", "unless", "once", "until", "because", "since"})
WH = frozenset({"who", "whom", "whose", "which", "where"})
PARENTHETIC = frozenset({"parataxis", "ccomp", "advcl", "conj", "dep", "relcl", "ROOT"})
FARTHEST = 14
"""Words between a cue and its `that`: `said in a written statement to the committee on Tuesday that`."""

TOPICS = frozenset({"of", "about", "against", "for", "with", "over"})
HEARD = frozenset({"tell", "inform", "assure", "remind", "warn", "reassure", "notify", "ask", "advise"})
"""Verbs whose object is the one spoken to."""

LIMITS = frozenset({"because", "if", "unless", "provided", "until", "once"})
GLOSSES = frozenset({"name", "word", "term"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def clause_of(field: Field, verb: Word, reporting: Reporting) -> tuple[list[int], str] | None:
    """The words said as numbers, and where they stand: `clause`, `fronted clause`, `clause around it`; or None."""
    first, last = field.segment(verb)
    here = [c for c in verb.children if c.dep == "ccomp" and first <= c.i <= last and _is_clause(c, verb)]
    complement = next((c for c in here if c.i > verb.i), None) or _far_clause(field, verb, last)
    if complement is not None:
        return _after(field, verb, complement, reporting), "clause"
    if here:
        return (_before(field, verb, reporting), "fronted clause") if _is_fronted(field, verb, here[-1]) else None
    if (target := _garden_path(verb)) is not None and target.i <= last:
        return without_asides(field, list(range(target.left, min(verb.right, last) + 1)), field.level(verb)), "clause"
    if verb.dep in PARENTHETIC and not _has_content(field, verb) and _is_parenthetical(field, verb, reporting):
        if verb.dep == "parataxis" and verb.head is not verb and first <= verb.head.i <= last:
            return _around(field, verb, verb.head, reporting)
        return _beside(field, verb, reporting)
    short = next((c for c in verb.children if c.lower in ("yes", "no") and c.dep in ("intj", "dobj", "advmod")), None)
    if short is not None and short.i == verb.i + 1 and field.level(short) == field.level(verb):
        return [short.i], "clause"
    return None


def _far_clause(field: Field, verb: Word, last: int) -> Word | None:
    """`said in a statement that …`: the clause that the parser hung on the noun in between."""
    for n in range(verb.i + 1, min(verb.i + FARTHEST, last) + 1):
        word = field.words[n]
        if word.lower == "that" and word.dep == "mark" and word.head.i > n:
            inner = word.head
            above = inner.head
            while above is not above.head and above.i > verb.i:
                above = above.head
            apart = inner.dep == "advcl" and n > 0 and field.words[n - 1].text == ","
            return inner if (above is verb or apart) and inner.dep in ("acl", "relcl", "ccomp", "advcl") else None
        if (
            (word.pos == "VERB" and word.lower != "according" and (word.tag, word.dep) != ("VBN", "acl"))
            or word.tag in FINITE
            or field.level(word) > field.level(verb)
        ):
            return None
    return None


def _garden_path(verb: Word) -> Word | None:
    """`told us officers fired`: an object with a past tense hung on it is the subject of a clause without `that`."""
    if child(verb, "dative") is None and verb.lemma != "say":
        return None
    target = child(verb, "dobj")
    if target is not None and any(c.dep in ("acl", "relcl") and c.tag == "VBD" for c in target.children):
        return target
    return None


def _is_clause(word: Word, verb: Word) -> bool:
    """Has the complement a verb with a subject, or a `that`?  Then it is a clause, not `said to have`."""
    if word.pos in NOT_WORDS:
        return False
    if word.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in word.children):
        return False
    if word.i > verb.i and any(c.dep in ("mark", "advmod") and c.lower in CONDITIONS for c in word.children):
        return any(c.dep == "mark" and c.lower == "that" for c in word.children)
    return (
        word.i < verb.i
        or any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj", "mark") for c in word.children)
        or (word.tag in FINITE)
    )


def attribution_start(field: Field, verb: Word) -> int:
    """The first word of `the ministry said` in a sentence that the report follows or interrupts."""
    subject = own_subject(verb)
    start = min(verb.i, subject.left if subject is not None and subject.i < verb.i else verb.i)
    first, _ = field.segment(verb)
    if subject is None or subject.i > verb.i:
        n = verb.i
        while n > first and field.words[n - 1].text not in (",", "”", '"', "’", "»") and verb.i - n < 14:
            n -= 1
        if subject is None:
            return n
    return max(start, first)


def attribution_end(field: Field, verb: Word) -> int:
    """The last word of the attribution: up to the next comma, mark, dash or the end of the clause."""
    _, last = field.segment(verb)
    subject = own_subject(verb)
    n = verb.i
    if subject is not None and subject.i > verb.i:
        n = max(n, min(subject.right, last))
    level = field.level(verb)
    while n < last and field.level(field.words[n + 1]) <= level and field.words[n + 1].text not in (
        ",", ".", ":", "–", "—", "-", "?", "!",
    ):  # fmt: skip
        n += 1
    return n


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
        if c.i < verb.i or field.level(c) != field.level(verb):
            continue
        if c.dep == "xcomp" or (c.dep == "prep" and c.lower in TOPICS):
            return True
        if c.dep in ("dobj", "oprd") and verb.lemma not in HEARD and c.entity not in ("DATE", "TIME"):
            return own_subject(verb) is not None or c.left != verb.i + 1 or field.words[verb.i - 1].text not in COMMAS
    return False


def own_relative(verb: Word) -> bool:
    """Does `who` or `which` open the verb's clause: `…, which the ministry denied`?"""
    first = next(iter(verb.children), verb)
    return first.tag in ("WDT", "WP") or any(c.tag in ("WDT", "WP") for c in first.children)


def _is_parenthetical(field: Field, verb: Word, reporting: Reporting) -> bool:
    """`…, the ministry said` with a comma or a closing mark before it and nothing but adjuncts behind."""
    start = attribution_start(field, verb)
    first, last = field.segment(verb)
    if own_subject(verb) is None and noun_before(field, verb) is None and inverted(field, verb, reporting) is None:
        return False
    if start <= first or field.words[start].pos == "CCONJ" or field.words[start - 1].text not in COMMAS:
        return False
    if own_subject(verb) is None and verb.i - start < 1 and inverted(field, verb, reporting) is None:
        return False
    if any(
        field.words[n].tag in FINITE and field.words[n].head is not verb and n != verb.i for n in range(start, verb.i)
    ):
        return False
    end = attribution_end(field, verb)
    inside = range(verb.i + 1, min(end, last) + 1)
    return not any(field.words[n].tag in FINITE and field.words[n].dep != "relcl" for n in inside)


def _after(field: Field, verb: Word, complement: Word, reporting: Reporting) -> list[int]:
    """From the complementiser to the end of the clause and what trails it without a comma; conditions in front."""
    first, last = field.segment(verb)
    high = _cut(field, verb, complement, min(complement.right, last), reporting)
    if high == min(complement.right, last):
        high = _late(field, verb, complement, high, last, reporting)
    low = max(complement.left, verb.i + 1)
    while low < high and (
        field.words[low].pos in NOT_WORDS
        or field.words[low].lower == "only"
        or (field.words[low].lower == "that" and _is_mark(field, low))
    ):
        low += 1
    low = _past_setting(field, verb, complement, low)
    numbers = list(range(low, high + 1))
    for c in verb.children:
        if c.dep == "advcl" and c.right < verb.i and any(d.dep == "mark" and d.lower in CONDITIONS for d in c.children):
            numbers = list(range(max(c.left, first), c.right + 1)) + numbers
    return without_asides(field, numbers, field.level(verb))


def _past_setting(field: Field, verb: Word, complement: Word, low: int) -> int:
    """Past `on Monday` between the cue and the subject: it tells when this was said."""
    own = own_subject(complement)
    first = field.words[low]
    if low != verb.i + 1 or own is None or first.head is not complement or first.dep not in ("prep", "npadvmod"):
        return low
    noun = child(first, "pobj") if first.dep == "prep" else first
    dated = noun is not None and noun.entity == "DATE" and first.lower in ("on", noun.lower)
    return own.left if dated and first.right + 1 == own.left else low


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
    return high


def _is_mark(field: Field, n: int) -> bool:
    word = field.words[n]
    return word.dep in ("mark", "dobj", "pobj", "dative") or (word.dep in ("det", "nsubj") and word.tag == "IN")


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
    for n in range(complement.i + 1, high):
        word = field.words[n]
        if word.lower == "but" and field.words[n + 1].lower in ("nothing", "did", "would", "gave"):
            return n - 1
        if word.dep == "conj" and rejoined(field, word, reporting) is verb:
            while n - 1 > complement.i and field.words[n - 1].pos in ("CCONJ", "ADV", "AUX", "PUNCT", "PART"):
                n -= 1
            return n - 1
    return high


def _before(field: Field, verb: Word, reporting: Reporting) -> list[int]:
    """The clause in front, from the start of the sentence to the comma before the attribution."""
    first, last = field.segment(verb)
    start = attribution_start(field, verb)
    numbers = _front(field, first, start - 1)
    end = attribution_end(field, verb)
    tail = _tail(field, end + 1, last, reporting)
    return without_asides(field, numbers + tail, field.level(verb))


def _front(field: Field, first: int, last: int) -> list[int]:
    """Words of a fronted clause: a leading `but` and a heading with a colon are the outlet's."""
    low = first
    for n in range(first, last):
        if field.words[n].text == ":" and field.level(field.words[n]) == 0:
            low = n + 1
    while low < last and (field.words[low].lower in ("but", "and", "yet") or field.words[low].pos in NOT_WORDS):
        low += 1
    return list(range(low, last + 1))


def _tail(field: Field, start: int, last: int, reporting: Reporting) -> list[int]:
    """What goes on behind the attribution and is still said: a clause with quoted words, or one with `because`."""
    numbers = list(range(start, last + 1))
    while numbers and field.words[numbers[0]].pos in NOT_WORDS:
        numbers.pop(0)
    if not numbers:
        return []
    head = field.words[numbers[0]].lower
    quoted = any(field.level(field.words[n]) > 0 for n in numbers)
    if field.level(field.words[numbers[0]]) > 0 or (head in CONDITIONS | {"and", "but", "or"} and quoted):
        return numbers
    return numbers if head in LIMITS or _goes_on(field, numbers, reporting) else []


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


def _around(field: Field, verb: Word, head: Word, reporting: Reporting) -> tuple[list[int], str] | None:
    """An attribution inside the clause that it reports, or behind it."""
    first, last = field.segment(verb)
    start, end = attribution_start(field, verb), attribution_end(field, verb)
    numbers = _front(field, first, start - 1)
    if head.i > end:
        numbers += list(range(end + 1, min(head.right, last) + 1))
        return without_asides(field, numbers, field.level(verb)), "clause around it"
    return without_asides(field, numbers + _tail(field, end + 1, last, reporting), field.level(verb)), "fronted clause"


def _beside(field: Field, verb: Word, reporting: Reporting) -> tuple[list[int], str] | None:
    """The same by the look of the sentence alone, where the tree does not tell."""
    first, last = field.segment(verb)
    start, end = attribution_start(field, verb), attribution_end(field, verb)
    numbers = _front(field, first, start - 1)
    finite = any(field.words[n].tag in FINITE and field.words[n].dep not in ("relcl", "advcl") for n in numbers)
    if finite:
        return without_asides(
            field, numbers + _tail(field, end + 1, last, reporting), field.level(verb)
        ), "fronted clause"
    rest = list(range(end + 1, last + 1))
    if any(field.words[n].tag in FINITE for n in rest):
        return without_asides(field, numbers + rest, field.level(verb)), "clause around it"
    return None


def without_asides(field: Field, numbers: list[int], level: int) -> list[int]:
    """Leave out background: relative clauses after a comma or a mark, glosses and brackets at the end."""
    kept = set(numbers)
    for n in numbers:
        word = field.words[n]
        if word.dep != "relcl" or n not in kept or field.level(word) != level or not word.left:
            continue
        before, pronoun = field.words[word.left - 1], field.words[word.left]
        parted = before.i in kept and (before.text == "," or before.tag == "''")
        if parted and pronoun.lower in WH and field.level(pronoun) == level:
            kept -= set(range(word.left, word.right + 1))
    return sorted(_without_gloss(field, _without_brackets(field, kept), level))


def _without_gloss(field: Field, kept: set[int], level: int) -> set[int]:
    """`…, the Khmer name for the temple`: the outlet explains a word."""
    last = max(kept, default=-1)
    for n in range(last, max(last - 10, -1), -1):
        if n not in kept or field.level(field.words[n]) != level:
            return kept
        if field.words[n].text == "," and any(field.words[m].lower in GLOSSES for m in range(n + 1, last + 1)):
            return {m for m in kept if m < n} if field.words[n + 1].lower in ("the", "a", "their") else kept
    return kept


def _without_brackets(field: Field, kept: set[int]) -> set[int]:
    last = max(kept, default=-1)
    while last in kept and field.words[last].text in ".,;":
        last -= 1
    if last < 0 or field.words[last].text != ")":
        return kept
    opening = next((n for n in range(last, max(last - 12, -1), -1) if field.words[n].text == "("), None)
    if opening is None or opening - 1 not in kept:
        return kept
    return {n for n in kept if n < opening}
