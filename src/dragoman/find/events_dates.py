"""Happenings, their status and the times of a report → when each was or is to be, and which words tell so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman import syntax
from dragoman.find.events_cues import Hit
from dragoman.find.events_parties import heads
from dragoman.find.events_settings import WAITING, Tellers, When, is_perfect, owners, upwards
from dragoman.find.events_types import AHEAD, Kept
from dragoman.model import edtf
from dragoman.model.findings import Time
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "AGREE"})
FACT = "reported_as_fact"
TOLD = frozenset({"reported_as_fact", "claimed", "denied"})
DATES = frozenset({"DATE", "TIME"})
WITHIN = frozenset({"in", "with", "during", "by", "at", "under", "into"})
"""What stands behind one of these in a clause happened with it: `returned it with an apology`."""

PAST = frozenset({"VBD", "VBN", "VBG"})
ENABLING = frozenset({"let", "allow", "help", "make", "permit", "enable", "have"})
SIMULTANEOUS = frozenset({"when", "as", "while", "where"})
OWN = frozenset({"poss", "compound", "amod", "nmod", "npadvmod"})
STEPS = 4
"""Clauses that a date is carried over at most; further off it is another matter."""


class Dated(NamedTuple):
    """A time as a happening may have it: where it stands, its value, whether it lies after publication, how long."""

    span: Span
    value: str
    coming: bool
    lasting: bool


class Dates:
    """The dates of the happenings of one report."""

    def __init__(
        self, parse: Parse, hits: list[Hit], kept: list[Kept], times: Iterable[Time], tellers: Tellers
    ) -> None:
        self._parse = parse
        self._hits = hits
        self._kept = kept
        self._is_cue = tellers.is_cue
        self._tellers = tellers
        self._owner = owners(hits)
        self._found: dict[int, tuple[int, When]] = {}
        self._verbs: dict[int, str] = {}
        self._days: dict[int, str] = {}
        known = list(times)
        self._entries = _entries(parse, known)
        stamps = {parse.paragraphs[n].span.start for n in self._entries}
        told = (parse.word_at(t.start) for t in known if t.start not in stamps)
        self._timed = {parse.sentence_of(word).first for word in told if word is not None}
        for dated in _dated(parse, known):
            inside = parse.words_in(dated.span)
            self._days.update((word.i, dated.value) for word in inside)
            if not dated.lasting:
                self._place(dated)
            elif (n := self._lasting(inside)) is not None:
                self._give(n, dated, "how long it lasted")

    def all(self) -> dict[int, When]:
        """When, by number of the happening: of its own clause first, then what other clauses lend it."""
        found = {n: when for n, (_, when) in self._found.items()}
        for n in range(len(self._hits)):
            if n not in found and (when := self._lent(n)) is not None:
                found[n] = when
        for n in range(1, len(self._hits)):
            if n not in found and (when := self._followed(n, found)) is not None:
                found[n] = when
        if self._entries:
            for n in range(len(self._hits)):
                if n not in found and (when := self._entered(n)) is not None:
                    found[n] = when
        return found

    def _entered(self, n: int) -> When | None:
        """The day of the live entry, which opens with its clock time, where its sentence tells no other."""
        word = self._hits[n].word
        day = self._entries.get(self._parse.paragraph_of(word))
        bare = self._parse.sentence_of(word).first not in self._timed
        return When(day, "the entry") if day and bare and self._kept[n].status in TOLD else None

    def _give(self, n: int, dated: Dated, basis: str) -> None:
        """Keep the nearest of the dates that a happening may have."""
        word = self._hits[n].word
        distance = max(dated.span.start - word.end, word.start - dated.span.end)
        if n not in self._found or distance < self._found[n][0]:
            self._found[n] = (distance, When(dated.value, basis))

    def _lasting(self, inside: list[Word]) -> int | None:
        """`nine days of talks`: the happening that lasted so long."""
        for word in inside:
            for of in word.children:
                if of.lower == "of":
                    return next((n for noun in of.children if (n := self._owner.get(noun.i)) is not None), None)
        return None

    def _place(self, dated: Dated) -> None:
        """Find the happening whose clause the date stands in, or the verb that may hand it on."""
        path = upwards(heads(self._parse.words_in(dated.span))[:1], self._owner)
        if not path:
            return
        if path[-1].pos in ("VERB", "AUX"):
            self._verbs.setdefault(path[-1].i, dated.value)
        if _of_another(path, self._owner):
            return
        event = self._owner.get(path[-1].i)
        if event is None:
            for n in self._in_clause(path[-1], dated):
                self._give(n, dated, f"{path[-1].lower} (its clause)")
        elif (inner := self._inner(event, dated, path)) is not None:
            self._give(inner, dated, "own clause")
        elif self._fits(event, dated):
            noun = self._hits[event].word.pos in ("NOUN", "PROPN") and path[-1] is self._hits[event].word
            self._give(event, dated, "own date of the noun" if noun else "own clause")

    def _fits(self, n: int, dated: Dated) -> bool:
        """What is told to have happened did not happen on a day that is still to come."""
        kept = self._kept[n]
        return not (dated.coming and kept.status in TOLD and not kept.negated)

    def _inner(self, event: int, dated: Dated, path: list[Word]) -> int | None:
        """`condemned the killing of two men on Monday`, `agreed to talks next week`: the date of the deed inside."""
        verb = self._hits[event].word
        if verb.pos != "VERB" or (self._hits[event].cue.type not in SPOKEN and self._fits(event, dated)):
            return None
        below = [c for c in verb.children if c.dep in ("dobj", "xcomp", "ccomp") and verb.i < c.i < path[0].i]
        below += [o for c in verb.children if c.dep == "prep" for o in c.children if verb.i < o.i < path[0].i]
        inside = [n for c in below if (n := self._owner.get(c.i)) is not None and n != event]
        if not self._fits(event, dated):
            return next((n for n in inside if self._fits(n, dated)), None)
        deeds = [n for c in below if c.dep == "dobj" and (n := self._owner.get(c.i)) in inside]
        return deeds[0] if deeds and self._hits[event].cue.type != "AGREE" else None

    def _in_clause(self, verb: Word, dated: Dated) -> Iterator[int]:
        """The happenings that a verb which names none itself tells of, and so dates."""
        if verb.pos not in ("VERB", "AUX"):
            return
        if verb.lemma in ENABLING and verb.dep == "ccomp" and (n := self._owner.get(verb.head.i)) is not None:
            yield n
        above = self._owner.get(served.i) if (served := _served(verb)) is not None else None
        if above is not None and (verb.dep in ("ccomp", "pcomp") or self._kept[above].status not in TOLD):
            yield above
        if verb.dep == "relcl" and (n := self._owner.get(verb.head.i)) is not None and _carries(verb):
            yield n
        if verb.dep == "acl" and verb.tag == "VBN":
            head = upwards([verb.head], self._owner)[-1]
            if (n := self._owner.get(head.i)) is not None and head.i < dated.span.start and head.pos == "VERB":
                yield from [n] if self._fits(n, dated) else []
        if self._is_cue(verb):
            return
        for n in self._below(verb):
            if self._fits(n, dated):
                yield n

    def _below(self, verb: Word) -> Iterator[int]:
        """Objects, subjects and complements of a verb that are happenings themselves."""
        objects = any(c.dep == "dobj" for c in verb.children)
        for child in verb.children:
            taken = child.dep in ("dobj", "nsubjpass", "xcomp", "acomp", "attr") or (
                child.dep == "nsubj" and not objects
            )
            if taken:
                yield from self._reached(child, verb)
            elif child.dep == "advmod":
                for of in child.children:
                    yield from (n for o in of.children if o.dep == "pcomp" and (n := self._owner.get(o.i)) is not None)
            elif child.dep in ("prep", "agent"):
                for noun in child.children:
                    told = child.lower in WITHIN or noun.dep == "pcomp"
                    if told and (n := self._owner.get(noun.i)) is not None and self._kept[n].status not in AHEAD:
                        yield n

    def _reached(self, word: Word, verb: Word) -> Iterator[int]:
        n = self._owner.get(word.i)
        waiting = verb.lemma in WAITING or verb.lemma == "due"
        if n is not None and (waiting or self._kept[n].status not in AHEAD | {"called_for"}):
            yield n
        elif n is None and word.dep in ("xcomp", "acomp", "attr"):
            for child in word.children:
                if child.dep in ("xcomp", "dobj", "pcomp"):
                    yield from self._reached(child, verb)
                elif child.dep == "prep":
                    yield from (m for o in child.children if (m := self._owner.get(o.i)) is not None)

    def _lent(self, n: int) -> When | None:
        """The date of the clause that the happening's own clause hangs on, as far as both are told in one go."""
        kept, word = self._kept[n], self._hits[n].carrier or self._hits[n].word
        if kept.status not in TOLD | {"scheduled"} or is_perfect(word):
            return None
        for _ in range(STEPS):
            if kept.status in TOLD and (at := self._beside(word)) is not None and self._fits_value(n, at):
                return When(at, "clause beside it")
            above = self._above(word)
            if above is None:
                return None
            if (day := self._days.get(above.i)) is not None and word.dep == "relcl":
                return When(day, f"{above.text}, when")
            value = self._value_at(above)
            if value is not None and kept.status in TOLD and ".." not in value and self._fits_value(n, value):
                return When(value, f"main clause ({above.lower})")
            word = above
        return None

    def _value_at(self, verb: Word) -> str | None:
        """The date that a verb has, as a happening or not."""
        n = self._owner.get(verb.i)
        if n is not None and n in self._found:
            return self._found[n][1].value
        return self._verbs.get(verb.i)

    def _fits_value(self, n: int, value: str) -> bool:
        published = self._parse.report.published
        coming = _after(value, published)
        return not coming or self._kept[n].negated

    def _beside(self, verb: Word) -> str | None:
        """`When the leaders met on Monday, they agreed`, `She flew in on Monday; nobody met her`."""
        for child in verb.children:
            if child.tag not in PAST:
                continue
            when = child.dep == "advcl" and any(c.lower == "when" for c in child.children)
            if when or (child.dep == "ccomp" and child.i < verb.i and self._parted(child, verb)):
                return self._value_at(child)
        return None

    def _parted(self, one: Word, other: Word) -> bool:
        return any(w.text == ";" for w in self._parse.words[min(one.i, other.i) : max(one.i, other.i)])

    def _above(self, word: Word) -> Word | None:
        """The word above, if what is told below it happened when it did; else None."""
        head, dep = word.head, word.dep
        if head is word:
            return None
        if dep == "advcl":
            links = [c.lower for c in word.children if c.dep in ("mark", "advmod") and c.i < word.i]
            told = word.tag in ("VBG", "VBN") and not any(c.dep == "mark" for c in word.children)
            return head if told or not SIMULTANEOUS.isdisjoint(links) else None
        if dep == "conj" and self._tellers.parted(head, word):
            return None
        if dep == "conj":
            return head if head.pos in ("VERB", "AUX") and word.tag in PAST and head.tag in (*PAST, "VB") else None
        if dep == "relcl":
            opened = {c.lower for c in word.children if c.dep == "advmod"}
            if "where" in opened:
                return next((above for above in syntax.ancestors(word) if above.pos in ("VERB", "AUX")), None)
            return head if "when" in opened else None
        if dep == "ccomp":
            return head if self._parted(word, head) else None
        if dep in ("xcomp", "parataxis", "dobj", "nsubjpass"):
            return head if not self._is_cue(head) or dep == "parataxis" else None
        if dep == "nsubj":
            return head if not any(c.dep == "dobj" for c in head.children) and not self._is_cue(head) else None
        if dep in ("pobj", "pcomp") and head.dep in ("prep", "agent") and (head.lower in WITHIN or dep == "pcomp"):
            return head.head if head.lower not in ("after", "before", "since") and not self._is_cue(head.head) else None
        return None

    def _followed(self, n: int, found: dict[int, When]) -> When | None:
        """The day of the sentence before, where a story goes on in the simple past without a time of its own."""
        word, before = self._hits[n].word, self._hits[n - 1].word
        had = word.tag == "VBN" and any(c.lower == "had" for c in word.children) and self._kept[n].status != FACT
        if (word.tag != "VBD" and not had) or self._kept[n].status not in TOLD or n - 1 not in found:
            return None
        if word.sentence - before.sentence > 1 or self._parse.paragraph_of(word) != self._parse.paragraph_of(before):
            return None
        told = before.tag == "VBD" or before.pos != "VERB" or word.sentence == before.sentence
        if word.dep == "advcl" and any(c.dep == "mark" for c in word.children):
            return None
        if not (told or had) or self._kept[n - 1].status not in TOLD or self._is_cue(word):
            return None
        if word.sentence != before.sentence and self._parse.sentence_of(word).first in self._timed:
            return None
        value = found[n - 1].value
        return (
            When(value, "the sentence before") if edtf.day(value) is not None and self._fits_value(n, value) else None
        )


def _entries(parse: Parse, times: list[Time]) -> dict[int, str]:
    """The day of each paragraph that opens with a clock time, as the entries of a live report do."""
    opening = {parse.paragraphs[n].span.start: n for n in range(len(parse.paragraphs))}
    stamps = (t for t in times if t.type == "TIME" and t.start in opening and t.edtf is not None and "T" in t.edtf)
    return {opening[t.start]: t.edtf[:10] for t in stamps if t.edtf is not None and edtf.day(t.edtf[:10]) is not None}


def _served(verb: Word) -> Word | None:
    """The verb above that a date below a complement is about: `kept them from landing on Friday`."""
    if verb.dep == "ccomp" and verb.head.lemma in ENABLING:
        return verb.head
    if verb.dep == "xcomp" or (verb.dep == "advcl" and verb.tag == "VB"):
        return verb.head
    return verb.head.head if verb.dep == "pcomp" and verb.head.lower in ("from", "in") else None


def _carries(verb: Word) -> bool:
    """`talks, which begin on Wednesday`: a relative clause that only says when."""
    subject = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.tag in ("WDT", "WP") and not any(c.dep == "dobj" for c in verb.children)


def _of_another(path: list[Word], owner: dict[int, int]) -> bool:
    """Does the date belong to a noun on the way that is no happening of ours (`the towing of two boats in May`)?"""
    for below, above in pairwise(path):
        named = above.pos in ("NOUN", "PROPN") and above.i not in owner and above.entity not in DATES
        if named and (below.lower in ("of", "since") or below.dep in ("compound", "nmod", "nummod", "poss", "amod")):
            return True
        if named and above.lower.endswith("ing") and above.pos == "NOUN":
            return True
    return False


def _after(value: str, published: str | None) -> bool:
    """Does a date begin after the day of publication?"""
    if published is None or not edtf.valid(value) or not edtf.valid(published):
        return False
    first, last = edtf.bounds(value)[0], edtf.bounds(published)[1]
    return first is not None and last is not None and first > last


def _dated(parse: Parse, times: list[Time]) -> Iterator[Dated]:
    """Times with a date; `between Monday and Friday` is one, from the first to the last."""
    known = [t for t in times if t.edtf is not None and t.type in ("DATE", "TIME", "DURATION")]
    skip = False
    for n, time in enumerate(known):
        if skip:
            skip = False
            continue
        after = known[n + 1] if n + 1 < len(known) else None
        value = _placed(parse, time)
        if after is not None and (whole := _range(parse, time, after)):
            value, skip = whole, True
        if edtf.valid(value):
            lasting = time.type == "DURATION" and not value.startswith("..")
            yield Dated(Span(time.start, time.end), value, _after(value, parse.report.published), lasting)


def _range(parse: Parse, first: Time, last: Time) -> str | None:
    one, two = first.edtf or "", last.edtf or ""
    joined = parse.text[first.end : last.start].strip() in ("and", "to", "until")
    opened = _before(parse, first) in ("between", "from")
    return f"{one}/{two}" if joined and opened and edtf.valid(f"{one}/{two}") and "/" not in one + two else None


def _before(parse: Parse, time: Time) -> str:
    words = parse.text[max(0, time.start - 20) : time.start].lower().split()
    return words[-1].lstrip("“‘«\"'") if words else ""


def _placed(parse: Parse, time: Time) -> str:
    """The time as EDTF; `by the end of May` and `before June` are open towards the past, `since May` towards now.

    `before Friday's meeting` leaves Friday as it is: the day is that of the meeting.
    """
    value, before = time.edtf or "", _before(parse, time)
    word = parse.word_at(time.start)
    if "/" in value or word is None or (word.dep in OWN and word.head.start >= time.end):
        return value
    if before in ("since", "from") or parse.text[max(0, time.start - 12) : time.start].lower() == "as early as ":
        return f"{value}/.."
    return f"../{value}" if before in ("by", "before") else value
