"""Parse, gazetteer and the names found so far → further names, in a list of places or beside a word like `village`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.find.places_names import GENERIC, IN, NUMBERS, SIDES, Name, Noticed, People
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

LONGEST = 3
"""Words of the longest name that is looked for here."""

SEPARATORS = ((",", "and"), (",", "or"), ("and",), ("or",), (",",))
PARTING = frozenset({",", "and", "or"})
CALLED = frozenset({"called", "named", "of"})

NATURAL = frozenset({"river", "valley", "reservoir", "island", "lake", "canal", "gorge", "pass"})
"""What may bear the name of a town and lie elsewhere: the town is not its place."""


def framed(parse: Parse, gazetteer: Gazetteer, found: list[Name], people: People) -> list[Name]:
    """All names, those of lists and frames among them, in order of the text."""
    covered = {i: name for name in found for i in range(name.first, name.last + 1)}
    new: list[Name] = []
    for name in _beside_features(parse, gazetteer):
        under = {covered[i].span for i in range(name.first, name.last + 1) if i in covered}
        if all(name.span.covers(span) and name.span != span for span in under):
            new.append(name)
            found = [old for old in found if old.span not in under]
    known = sorted([*found, *new], key=lambda name: name.span.start)
    return sorted([*known, *_listed(parse, gazetteer, known, people)], key=lambda name: name.span.start)


def _beside_features(parse: Parse, gazetteer: Gazetteer) -> Iterator[Name]:
    """`Qarsim district`, `the Qarsim River`, `a village called Qarsim`, `the island of Qarsim`."""
    words, features = parse.words, gazetteer.words["feature"]
    for word in words:
        if word.lower not in features:
            continue
        capital = word.text[0].isupper()
        run = _run_before(words, word.i - 1)
        last = word.i if capital else word.i - 1
        if run is None and word.tag == "NN" and word.i + 2 < len(words):
            after = words[word.i + 1].lower
            run = _run_after(words, word.i + 2) if after in CALLED else None
            last = run[1] if run else last
            capital = False
        elif word.tag not in ("NN", "VBG") and not capital:
            continue
        if run is not None and _is_free(words, gazetteer, run) and words[run[1]].entity != "NORP":
            name = _name(parse, *run, "frame")
            text = f"{name.text} {word.text}"
            if not gazetteer.candidates(text):
                bare = word.lower not in NATURAL or not gazetteer.candidates(name.text)
                text = name.text if bare and not capital else text
            yield replace(_name(parse, run[0], last, "frame"), text=text)


def _is_free(words: Sequence[Word], gazetteer: Gazetteer, run: tuple[int, int]) -> bool:
    """Is the run neither an adjective nor an abbreviation nor a side nor a word for a kind of place?"""
    first, last = words[run[0]], words[run[1]]
    if last.lower in SIDES | GENERIC or gazetteer.demonym(last.text) or first.text.isupper():
        return False
    return not any(w.entity in NUMBERS for w in words[run[0] : run[1] + 1])


def _listed(parse: Parse, gazetteer: Gazetteer, found: list[Name], people: People) -> Iterator[Name]:
    """Names that stand in a list with a place: `struck Goris, Jermuk and Sotk`."""
    at = {i: name for name in found for i in range(name.first, name.last + 1)}
    done: set[int] = set()
    for name in found:
        if name.noticed == "adjective" or name.first in done:
            continue
        chain, joined = _chain(parse, gazetteer, at, name)
        done |= {first for first, _ in chain}
        new = [run for run in chain if run[0] not in at]
        old = len(chain) - len(new)
        before = parse.words[chain[0][0] - 1].lower if chain[0][0] else ""
        if not joined or not new:
            continue
        for first, last in new:
            one = parse.words[last]
            if first == last and one.lower in people.first | people.last:
                continue
            if one.entity != "PERSON" or before in IN or old >= 2 or len(chain) >= 3:
                yield _name(parse, first, last, "listed")


def _chain(parse: Parse, gazetteer: Gazetteer, at: dict[int, Name], name: Name) -> tuple[list[tuple[int, int]], bool]:
    """The members of the list around a name, first and last word of each, and whether `and` or `or` joins two."""
    words = parse.words
    chain, joined = [(name.first, name.last)], False
    while (length := _separator(words, chain[-1][1] + 1, 1)) and (
        run := _member(parse, gazetteer, at, chain[-1][1] + 1 + length, 1)
    ):
        joined |= words[run[0] - 1].text != ","
        chain.append(run)
    while (length := _separator(words, chain[0][0] - 1, -1)) and (
        run := _member(parse, gazetteer, at, chain[0][0] - 1 - length, -1)
    ):
        joined |= words[chain[0][0] - 1].text != ","
        chain.insert(0, run)
    return chain, joined


def _separator(words: Sequence[Word], n: int, step: int) -> int:
    """How many words from `n` on part two members of a list; 0 where none do."""
    if not 0 < n < len(words) or words[n].lower not in PARTING:
        return 0
    for signs in SEPARATORS:
        first = n if step > 0 else n - len(signs) + 1
        if first > 0 and tuple(w.lower for w in words[first : first + len(signs)]) == signs:
            return len(signs)
    return 0


def _member(parse: Parse, gazetteer: Gazetteer, at: dict[int, Name], n: int, step: int) -> tuple[int, int] | None:
    """The place that begins (or, going back, ends) there: one found already, or a name that the gazetteer has."""
    words = parse.words
    if not 0 <= n < len(words) or words[n].sentence != words[n - step].sentence:
        return None
    if n in at:
        name = at[n]
        return (name.first, name.last) if name.noticed not in ("adjective", "capital", "soil") else None
    run = _run_after(words, n) if step > 0 else _run_before(words, n)
    if run is None or any(i in at for i in range(run[0], run[1] + 1)) or not _is_free(words, gazetteer, run):
        return None
    return run if gazetteer.candidates(parse.text[words[run[0]].start : words[run[1]].end]) else None


def _run_before(words: Sequence[Word], last: int) -> tuple[int, int] | None:
    """The capitalised words that end there, if they are few enough to be a name."""
    first = last + 1
    while first > 0 and words[first - 1].tag in ("NNP", "NNPS") and words[first - 1].sentence == words[last].sentence:
        first -= 1
    return (first, last) if 0 < last - first + 1 <= LONGEST and words[first].text[0].isupper() else None


def _run_after(words: Sequence[Word], first: int) -> tuple[int, int] | None:
    last = first - 1
    while (
        last + 1 < len(words)
        and words[last + 1].tag in ("NNP", "NNPS")
        and words[last + 1].sentence == words[first].sentence
    ):
        last += 1
    return (first, last) if 0 < last - first + 1 <= LONGEST and words[first].text[0].isupper() else None


def _name(parse: Parse, first: int, last: int, noticed: Noticed) -> Name:
    span = Span(parse.words[first].start, parse.words[last].end)
    return Name(span=span, text=span.of(parse.text), first=first, last=last, noticed=noticed)
