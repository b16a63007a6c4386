"""Spans of gold and of found → pairs, and pairs → precision, recall and F1: what all measures share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

A = TypeVar("A")
B = TypeVar("B")
Row = dict[str, Any]
Pair = tuple[int, int]
Letters = frozenset[int]

MARKS = "\"'“”‘’„«»"
EDGES = " \t\r\n" + MARKS + ",.;:()[]"


class Rate(NamedTuple):
    """Precision, recall and F1, each between 0 and 1."""

    precision: float
    recall: float
    f1: float


Value = Rate | float | int | str | None
Figures = dict[str, Value]
"""What a measure returns: the name of each number and the number, in the order in which they are printed."""


def rate(hits: float, found: int, gold: int, gold_hits: float | None = None) -> Rate:
    """Counts → Rate; `gold_hits` where gold that was reached is counted apart from found that was right.

    >>> rate(2, 4, 2)
    Rate(precision=0.5, recall=1.0, f1=0.6666666666666666)
    """
    precision = hits / found if found else 0.0
    recall = (hits if gold_hits is None else gold_hits) / gold if gold else 0.0
    total = precision + recall
    return Rate(precision, recall, 2 * precision * recall / total if total else 0.0)


def share(part: float, whole: float) -> float | None:
    """part / whole, or None where there was nothing to decide."""
    return part / whole if whole else None


def spans(entries: Iterable[Any] | None) -> list[Pair]:
    """`[start, end]` lists or `{"start", "end"}` objects as (start, end) tuples; None gives none."""
    return [(e["start"], e["end"]) if isinstance(e, dict) else (e[0], e[1]) for e in entries or ()]


def meet(a: Pair, b: Pair) -> bool:
    """Do two spans share a character?"""
    return a[0] < b[1] and b[0] < a[1]


def trimmed(text: str, span: Pair, edges: str = EDGES) -> Pair:
    """The span without blanks, marks and punctuation at its edges; it may come out empty."""
    start, end = span
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def letters(text: str, pieces: Iterable[Pair]) -> Letters:
    """Offsets of letters and digits inside the spans, so that marks, commas and blanks never count."""
    return frozenset(i for start, end in pieces for i in range(start, min(end, len(text))) if text[i].isalnum())


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Twice the common over the sum; two empty sets are equal."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def mutual(a: frozenset[int], b: frozenset[int]) -> float:
    """The common over the larger: at least this share of each lies in the other."""
    return len(a & b) / max(len(a), len(b)) if a and b else 0.0


def inside(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of a that lies in b."""
    return len(a & b) / len(a) if a else 0.0


def pair_up(gold: Sequence[A], found: Sequence[B], score: Callable[[A, B], float]) -> list[Pair]:
    """Indices paired one to one, the best score first; a score of 0 makes no pair, of equals the earlier wins."""
    cells = [(-s, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (s := score(g, f))]
    left, right = set(range(len(gold))), set(range(len(found)))
    made: list[Pair] = []
    for _, i, j in sorted(cells):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            made.append((i, j))
    return made


def by_class(gold: Sequence[str], found: Sequence[str], leave_out: str = "") -> dict[str, Rate]:
    """Two equally long lists of classes → the Rate of each class that either of them has, but for one left out."""
    classes = sorted((set(gold) | set(found)) - {leave_out})
    return {
        name: rate(sum(g == f == name for g, f in zip(gold, found)), found.count(name), gold.count(name))
        for name in classes
    }


def as_line(name: str, value: Value) -> str:
    """One printed line: a Rate in per cent, a share in per cent, a count or a text as it is."""
    if isinstance(value, Rate):
        p, r, f = (100 * v for v in value)
        return f"{name:<36} P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}"
    if isinstance(value, float):
        return f"{name:<36} {100 * value:5.1f}"
    return f"{name:<36} {'-' if value is None else value}"
