"""Parse and gazetteer → stretches of text that may name a place, each with the way in which it was noticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.knowledge.gazetteer_names import key
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

Noticed = Literal[
    "parser",
    "gazetteer",
    "adjective",
    "abbreviation",
    "container",
    "capital",
    "repeated",
    "preposition",
    "soil",
    "anaphor",
    "frame",
    "listed",
    "rival",
]
PLACES = frozenset({"GPE", "LOC", "FAC"})
NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT"})
NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
IN = frozenset({
    "in", "at", "near", "from", "to", "around", "outside", "inside", "across", "into", "toward", "towards", "over",
    "through", "between",
})  # fmt: skip
"""Prepositions before a place; they overrule a label that the parser gave to a name it does not know."""
SIDES = frozenset({
    "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper",
    "lower", "greater", "downtown", "inner", "outer", "old", "mainland", "rural", "coastal", "the", "near", "around",
})  # fmt: skip
GENERIC = frozenset({
    "city", "town", "village", "province", "governorate", "state", "region", "district", "county", "municipality",
    "oblast", "department", "prefecture", "area", "camp", "airport", "peninsula", "island", "valley",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A stretch that may name a place: its span, the words to look up, and its first and last word in the parse.

    `entry` is set where the words leave no choice (an adjective, an abbreviation); `within` is the place named right
    after it (`Tambura, in Western Equatoria`); `division` says that a word like `Province` stood behind the name;
    `group` is the first name of the place where the text gives it two.
    """

    span: Span
    text: str
    first: int
    last: int
    noticed: Noticed
    entry: Entry | None = None
    within: Entry | None = None
    division: bool = False
    group: str = ""


def names(parse: Parse, gazetteer: Gazetteer, people: People) -> list[Name]:
    """All that may name places, in order, none overlapping another: the longer one stays."""
    found = [*_swept(parse, gazetteer, people), *_labelled(parse, gazetteer, people), *_adjectives(parse, gazetteer)]
    found += _contained(parse, gazetteer, found)
    found += _after_prepositions(parse, gazetteer, found)
    found = _apart(found)
    return _apart([*found, *_repeated(parse, gazetteer, found, people)])


def _apart(found: list[Name]) -> list[Name]:
    """In order of the text; of two that overlap, the one that begins first, then the longer one."""
    found.sort(key=lambda name: (name.span.start, -name.span.end, name.noticed == "parser"))
    kept: list[Name] = []
    for name in found:
        if not kept or name.span.start >= kept[-1].span.end:
            kept.append(name)
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Lower-case words that begin, and words that end, the names of persons in this report."""

    first: frozenset[str]
    last: frozenset[str]


def _repeated(parse: Parse, gazetteer: Gazetteer, found: list[Name], people: People) -> Iterator[Name]:
    """Further mentions of a name that the parser took for a place once and passed over elsewhere."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for name in found:
        if name.noticed in ("parser", "container") and gazetteer.candidates(name.text):
            run = tuple(word.text for word in parse.words[name.first : name.last + 1])
            if run[0][0].isupper() and run not in known.setdefault(run[0], []):
                known[run[0]].append(run)
    covered = {i for name in found for i in range(name.first, name.last + 1)}
    for word in parse.words if known else ():
        for run in known.get(word.text, ()):
            last = word.i + len(run) - 1
            stretch = parse.words[word.i : last + 1]
            if (
                word.i not in covered
                and tuple(other.text for other in stretch) == run
                and stretch[-1].sentence == word.sentence
                and _is_name(parse, gazetteer, word.i, last, people)
            ):
                yield _name(parse, word.i, last, "repeated")
                break


def _swept(parse: Parse, gazetteer: Gazetteer, people: People) -> Iterator[Name]:
    """Capitalised words that are the name of a country, a first division, a big city or a place of the overlay."""
    words, starts, sweep = parse.words, gazetteer.starts, gazetteer.sweep
    n = 0
    while n < len(words):
        word = words[n]
        length = 0
        if word.text[0].isupper():
            if (short := gazetteer.short.get(word.text)) and short[1]:
                yield _name(parse, n, n, "abbreviation", gazetteer.place(short[0]))
                length = 1
            elif most := starts.get(key(word.text)):
                length = _longest(parse, n, most, sweep)
                if length and _is_name(parse, gazetteer, n, n + length - 1, people):
                    yield _name(parse, n, n + length - 1, "gazetteer")
        n += length or 1


def _longest(parse: Parse, n: int, most: int, sweep: dict[str, bool]) -> int:
    """How many words from `n` make up the longest name to look for; hyphens count as words of the parse."""
    words = parse.words
    for m in range(min(n + 2 * most - 1, len(words)), n, -1):
        last = words[m - 1]
        if not last.text[0].isalnum() or (m - n > 1 and not last.text[0].isupper() and last.text not in TAILS):
            continue
        text = parse.text[words[n].start : last.end]
        if last.sentence != words[n].sentence and not text.replace(" ", "").isalpha():
            continue
        if (caps := sweep.get(key(text))) is not None and (not caps or text.isupper()):
            return m - n
    return 0


DIVISIONS = frozenset({
    "province", "governorate", "state", "region", "district", "county", "oblast", "department", "prefecture",
})  # fmt: skip


TAILS = frozenset({
    "corridor", "road", "region", "plant", "temple", "reservoir", "crossing", "compound", "north", "river", "al",
    "states", "territories", "highlands", "basin",
})  # fmt: skip


def _is_name(parse: Parse, gazetteer: Gazetteer, first: int, last: int, people: People) -> bool:
    """Does the stretch stand for a place here, so far as the words around tell?"""
    words = parse.words
    head, tail = words[first], words[last]
    before = words[first - 1] if first and words[first - 1].sentence == head.sentence else None
    after = words[last + 1] if last + 1 < len(words) and words[last + 1].sentence == head.sentence else None
    before = before if before and before.text[0].isalnum() else None
    after = after if after and after.text[0].isalnum() else None
    placed = before is not None and before.lower in IN
    if first == last and tail.tag not in ("NNP", "NNPS") and tail.entity not in PLACES and not head.text.isupper():
        return tail.tag == "JJ" and after is not None and after.lower in gazetteer.words["site"]
    if tail.entity == "PERSON":
        alone = not (before and before.entity == "PERSON") and not (after and after.entity == "PERSON")
        return alone and (placed or first < last or tail.lower not in people.first | people.last)
    if first < last or placed or tail.entity in PLACES:
        return True
    if tail.lower in people.first:
        return False
    return tail.lower not in people.last or any(e.kind == "country" for e in gazetteer.candidates(tail.text)[:3])


def people(parse: Parse) -> People:
    """`Georgia` is a person where the text has a `Georgia Lindqvist`."""
    first, last = set(), set()
    for word, after in zip(parse.words, parse.words[1:]):
        if word.entity == "PERSON" and after.entity == "PERSON":
            first.add(word.lower)
            last.add(after.lower)
    return People(first=frozenset(first - last), last=frozenset(last))


def _labelled(parse: Parse, gazetteer: Gazetteer, people: People) -> Iterator[Name]:
    """What the parser calls a place, without the words around it that are not part of a name."""
    words = parse.words
    n = 0
    while n < len(words):
        if words[n].entity not in PLACES:
            n += 1
            continue
        m = n
        while (
            m + 1 < len(words) and words[m + 1].entity == words[n].entity and words[m + 1].sentence == words[n].sentence
        ):
            m += 1
        first, last = n, m
        while last > first and (words[last].lower in ("'s", "’s", "the") or not words[last].text[-1].isalnum()):
            last -= 1
        while first < last and words[first].lower in ("the", "a", "an", ","):
            first += 1
        if words[first].text in gazetteer.short and first == last:
            yield _name(parse, first, last, "abbreviation", gazetteer.place(gazetteer.short[words[first].text][0]))
        elif any(w.text[0].isupper() for w in words[first : last + 1]) and not gazetteer.demonym(words[last].text):
            yield from (
                name for name in _tried(parse, gazetteer, first, last) if _stands(parse, gazetteer, name, people)
            )
        n = m + 1


def _stands(parse: Parse, gazetteer: Gazetteer, name: Name, people: People) -> bool:
    """A label alone is not enough for `Downtown`, for a person's name, or for a name that no gazetteer has."""
    words = parse.words
    if name.first == name.last and name.text.lower() in SIDES | GENERIC:
        return False
    before = words[name.first - 1].lower if name.first else ""
    if before == "the" and name.first > 1:
        before = words[name.first - 2].lower
    known = bool(gazetteer.candidates(name.text))
    tail = words[name.last]
    if name.first == name.last and tail.lower in people.last | people.first and before not in IN:
        return (
            known
            and any(e.kind == "country" for e in gazetteer.candidates(name.text)[:3])
            and tail.lower not in people.first
        )
    if not known and before == "in" and _printed(gazetteer, words[name.first - 1]):
        return False
    return known or before in IN or tail.entity == "FAC"


def _printed(gazetteer: Gazetteer, within: Word) -> bool:
    """`a report in Le Sahélien`: where it was printed is no spot on the map."""
    return within.head.lemma in gazetteer.words["paper"]


def _tried(parse: Parse, gazetteer: Gazetteer, first: int, last: int) -> Iterator[Name]:
    """The stretch, or what is left of it without `southern`, `City` …, where only that is in the gazetteer."""
    words = parse.words
    if not gazetteer.candidates(parse.text[words[first].start : words[last].end]):
        start, stop = first, last
        while start < stop and words[start].lower in SIDES:
            start += 1
        if start > first and gazetteer.candidates(parse.text[words[start].start : words[stop].end]):
            first = start
        elif (
            stop > start
            and words[stop].lower in GENERIC
            and gazetteer.candidates(parse.text[words[start].start : words[stop - 1].end])
        ):
            text = parse.text[words[start].start : words[stop - 1].end]
            yield replace(_name(parse, start, stop, "parser"), text=text, division=words[stop].lower in DIVISIONS)
            return
    yield _name(parse, first, last, "parser")


def _adjectives(parse: Parse, gazetteer: Gazetteer) -> Iterator[Name]:
    """`Jordanian`, `South Sudanese`; with `capital` the seat of government: `the Jordanian capital`."""
    words = parse.words
    for n, word in enumerate(words):
        if not word.text[0].isupper():
            continue
        first = n
        entry = None
        if n and words[n - 1].sentence == word.sentence and gazetteer.opens_demonym(words[n - 1].text):
            entry = gazetteer.demonym(f"{words[n - 1].text} {word.text}")
            first = n - 1
        if entry is None:
            entry, first = gazetteer.demonym(word.text), n
        if entry is None or word.tag in ("NNPS", "NNS"):
            continue
        after = words[n + 1] if n + 1 < len(words) and words[n + 1].sentence == word.sentence else None
        if after is not None and after.lower == "capital" and (seat := gazetteer.capital(entry)):
            start = first - 1 if first and words[first - 1].lower == "the" else first
            yield _name(parse, start, n + 1, "capital", seat)
        elif after is not None and after.lower in gazetteer.words["soil"]:
            yield _name(parse, first, n + 1, "soil", entry)
        elif word.entity not in NAMES and (word.pos == "ADJ" or word.dep in ("amod", "compound", "nmod")):
            yield _name(parse, first, n, "adjective", entry)


def _contained(parse: Parse, gazetteer: Gazetteer, found: list[Name]) -> list[Name]:
    """`Tambura, Ill.`, `Portland, Oregon`: the state, and the town before it where nothing else noticed it."""
    words = parse.words
    new: list[Name] = []
    ends = {name.last for name in found}
    known = {name.first: name for name in found}
    for n in range(1, len(words) - 1):
        if words[n].text != "," or words[n - 1].tag not in ("NNP", "NNPS"):
            continue
        after = n + 1
        state: Entry | None = None
        if short := gazetteer.short.get(words[after].text):
            state = gazetteer.place(short[0])
            if after not in known:
                new.append(_name(parse, after, after, "abbreviation", state))
        elif after in known and known[after].noticed != "adjective":
            areas = [e for e in gazetteer.candidates(known[after].text) if e.kind in ("country", "division")]
            state = areas[0] if areas else None
        if state is None or n - 1 in ends:
            continue
        first = n - 1
        while (
            first
            and words[first - 1].tag in ("NNP", "NNPS")
            and n - first < 4
            and words[first - 1].sentence == words[n].sentence
        ):
            first -= 1
        for start in range(first, n):
            text = parse.text[words[start].start : words[n - 1].end]
            if any(
                e.country == state.country and (not state.admin1 or e.admin1 == state.admin1)
                for e in gazetteer.candidates(text)
            ):
                new.append(_name(parse, start, n - 1, "container"))
                break
    return new


def _after_prepositions(parse: Parse, gazetteer: Gazetteer, found: list[Name]) -> Iterator[Name]:
    """`from Yambio`, `near Chong Chom`: a name of one to four words that the parser took for something else."""
    words = parse.words
    covered = {i for name in found for i in range(name.first, name.last + 1)}
    for n in range(1, len(words)):
        word = words[n]
        if word.tag not in ("NNP", "NN") or not word.text[0].isupper() or word.entity in NUMBERS or n in covered:
            continue
        if words[n - 1].lower not in IN or words[n - 1].tag != "IN":
            continue
        last = n
        while (
            last + 1 < len(words)
            and words[last + 1].tag in ("NNP", "NNPS")
            and words[last + 1].sentence == word.sentence
        ):
            last += 1
        if last - n < 4 and last not in covered and gazetteer.candidates(parse.text[word.start : words[last].end]):
            yield _name(parse, n, last, "preposition")


def _name(parse: Parse, first: int, last: int, noticed: Noticed, entry: Entry | None = None) -> Name:
    span = Span(parse.words[first].start, parse.words[last].end)
    return Name(span=span, text=span.of(parse.text), first=first, last=last, noticed=noticed, entry=entry)
