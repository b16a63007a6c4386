"""An example → the same relation between others: names of the same kind, pronouns, lost marks, other openings."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.encoder.marks import Marked
from dragoman.knowledge import files
from dragoman.model.span import Span
from dragoman.train.rows import Example

SWAPPED, REPLACED, UNMARKED, TURNED, FRAMED = 0.55, 0.06, 0.02, 0.2, 0.12
"""How often a marked name is swapped, made a pronoun or thing, loses its mark; the sides of a mutual relation are
turned; an opening or ending is added.  Chosen by hand, small enough that most sentences stay as they were written."""
SIDES = ("source", "target")
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
SHORTEST_POOL = 8
"""Stretches of one kind that must be there before any is swapped for another."""


class Variation:
    """The pools of names, and random changes to examples."""

    def __init__(self, examples: Iterable[Example], seed: int) -> None:
        self._random = random.Random(seed)
        self._pools = pools(examples)
        table = files.table("models/variation.toml")
        self._stand_ins = [words for entry in table["stand_in"] for words in entry["words"]]
        self._openings, self._endings = table["opening"][0]["words"], table["ending"][0]["words"]
        self._places = [row["seats"].split("|")[0] for row in files.rows("actors/states.csv") if row["seats"]]

    def varied(self, example: Example) -> Example:
        """The example, changed by chance; its label still holds."""
        marked = example.marked
        for side in SIDES:
            marked = self._swap(marked, side)
        if self._chance(FRAMED):
            marked = self._frame(marked)
        if example.allowed <= MUTUAL and self._chance(TURNED):
            marked = replace(marked, source=marked.target, target=marked.source)
        if self._chance(UNMARKED):
            marked = placed(marked, self._random.choice(SIDES), None)
        return replace(example, marked=marked)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _swap(self, marked: Marked, side: str) -> Marked:
        pool = self._pools.get(marked.source_kind if side == "source" else marked.target_kind, ())
        if self._chance(REPLACED):
            return put(marked, side, self._random.choice(self._stand_ins))
        if len(pool) >= SHORTEST_POOL and self._chance(SWAPPED):
            return put(marked, side, self._random.choice(pool))
        return marked

    def _frame(self, marked: Marked) -> Marked:
        place = self._random.choice(self._places)
        if self._chance(0.5):
            opening = self._random.choice(self._openings).format(place=place)
            return shifted(replace(marked, text=opening + marked.text), 0, len(opening))
        ending = self._random.choice(self._endings).format(place=place)
        return replace(marked, text=marked.text.rstrip(".") + ending)


def put(marked: Marked, side: str, words: str) -> Marked:
    """The sentence with other words for its source or target; unchanged where the two overlap."""
    span, other = (marked.source, marked.target) if side == "source" else (marked.target, marked.source)
    if span is None or (other is not None and span.overlaps(other)):
        return marked
    text = marked.text[: span.start] + words + marked.text[span.end :]
    moved = shifted(replace(marked, text=text), span.end, len(words) - (span.end - span.start))
    return placed(moved, side, Span(span.start, span.start + len(words)))


def placed(marked: Marked, side: str, span: Span | None) -> Marked:
    """The sentence with another span for its source or target."""
    return replace(marked, source=span) if side == "source" else replace(marked, target=span)


def shifted(marked: Marked, behind: int, by: int) -> Marked:
    """The same marks, those that begin at or behind an offset moved."""

    def move(span: Span | None) -> Span | None:
        return Span(span.start + by, span.end + by) if span is not None and span.start >= behind else span

    return replace(marked, source=move(marked.source), target=move(marked.target))


def pools(examples: Iterable[Example]) -> dict[str, Sequence[str]]:
    """Kind → the stretches so marked in the examples, and for states all names that the package knows."""
    found: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        m = example.marked
        for span, kind in ((m.source, m.source_kind), (m.target, m.target_kind)):
            if span is not None and kind not in ("none", "thing"):
                found[kind].add(m.text[span.start : span.end])
    for row in files.rows("actors/states.csv"):
        found["state"].add(row["name"])
        found["capital"] |= {seat for seat in row["seats"].split("|")[:1] if seat}
        found["government"] |= {
            f"the {adjective} government" for adjective in row["adjectives"].split("|")[:1] if adjective
        }
    for row in files.rows("actors/organisations.csv"):
        if row["kind"] == "organisation" and row["code"] in ("IGO", "UNO", "EUR", "NGO"):
            found["organisation"].add(row["name"])
    found["armed_group"] |= {row["name"] for row in files.rows("actors/armed_groups.csv")}
    return {kind: sorted(names) for kind, names in found.items()}
