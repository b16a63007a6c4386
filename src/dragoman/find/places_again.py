"""Places already named → later mentions without a name: `the hamlet`, `the temple`, `here` under a dateline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.find.places_names import Name
from dragoman.find.places_resolve import Answer
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

SETTLED = frozenset({"city", "town", "village"})
FAR = 3
"""Sentences back in which the place must have been named."""

Named = list[tuple[Name, Answer]]


def again(parse: Parse, gazetteer: Gazetteer, named: Named, datelines: list[Span]) -> Iterator[tuple[Name, Answer]]:
    """Mentions by a noun of the place's kind, each with the answer of the place that was named last before it."""
    kinds = gazetteer.nouns
    covered = {i for name, _ in named for i in range(name.first, name.last + 1)}
    for word in parse.words:
        if word.i in covered:
            continue
        if word.lower == "here" and datelines and word.pos == "ADV" and not _in_quotation(parse, word):
            first = next((pair for pair in named if datelines[0].covers(pair[0].span)), None)
            if first is not None and word.start > datelines[0].end:
                yield _mention(parse, word, word), first[1]
        elif word.lower in kinds and (start := _definite(parse, word)) is not None:
            last = _last(parse, named, word, kinds[word.lower], datelines)
            if last is not None:
                group = (last[0].group or last[0].text) if last[1].entry is None else ""
                yield replace(_mention(parse, start, word), group=group), last[1]


def _definite(parse: Parse, noun: Word) -> Word | None:
    """`the` or `this` before the noun, with one adjective at most between; None where a phrase or name follows."""
    for back in (1, 2):
        if noun.i < back:
            break
        start = parse.words[noun.i - back]
        if start.lower in ("the", "this") and start.sentence == noun.sentence:
            inner = parse.words[start.i + 1 : noun.i]
            after = parse.words[noun.i + 1] if noun.i + 1 < len(parse.words) else noun
            told = after.lower in ("of", "where", "that", "which", "called", "named", "in") or after.tag in (
                "NN",
                "NNS",
                "NNP",
            )
            plain = all(w.tag in ("VBN", "JJ") and not w.text[0].isupper() and w.lower not in OTHERS for w in inner)
            return start if plain and not told and noun.tag == "NN" else None
    return None


OTHERS = frozenset({
    "other", "same", "nearby", "neighbouring", "neighboring", "whole", "second", "next", "last", "northern", "southern",
    "eastern", "western",
})  # fmt: skip


def _last(
    parse: Parse, named: Named, word: Word, kinds: frozenset[str], datelines: list[Span]
) -> tuple[Name, Answer] | None:
    """The place of such a kind that was named last, if it is not too far back and stood for itself.

    A town that no gazetteer knows is as good as any; the dateline is meant only where nothing else is told.
    """
    dated = None
    for name, answer in reversed(named):
        if name.span.start > word.start or name.noticed in ("adjective", "soil", "capital"):
            continue
        if word.sentence - parse.words[name.first].sentence > FAR:
            break
        known = answer.entry is not None and answer.entry.kind in kinds
        if not known and not (answer.entry is None and SETTLED & kinds and _is_settled(parse, name)):
            continue
        if not any(d.covers(name.span) for d in datelines):
            return name, answer
        dated = dated or (name, answer)
    return dated


def _is_settled(parse: Parse, name: Name) -> bool:
    """Do people live at a place that is not known: `in Tal Barid`, and no `Ruhwa river`?"""
    words = parse.words
    before, after = words[name.first - 1] if name.first else None, words[min(name.last + 1, len(words) - 1)]
    label = words[name.last].entity
    there = before is not None and before.lower in ("in", "of", "from", "to", "at", "near", "on")
    return there and label in ("GPE", "LOC", "FAC", "") and after.tag not in ("NN", "NNS", "NNP")


def _in_quotation(parse: Parse, word: Word) -> bool:
    """Does an odd number of marks stand before it in its paragraph?"""
    start = parse.paragraphs[parse.paragraph_of(word)].span.start
    before = parse.text[start : word.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _mention(parse: Parse, first: Word, last: Word) -> Name:
    span = Span(first.start, last.end)
    return Name(span=span, text=span.of(parse.text), first=first.i, last=last.i, noticed="anaphor")
