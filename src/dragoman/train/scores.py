"""Labelled sentences and an encoder → macro F1 by side, quad and root, and what is taken for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.encoder.model import Encoder
from dragoman.encoder.roots import BINARY, QUADS, ROOTS, likeliest
from dragoman.train.rows import Example

LEVELS: Mapping[str, Mapping[str, frozenset[str]]] = {"binary": BINARY, "quad": QUADS, "root": ROOTS}
Pairs = list[tuple[str, str]]


def score(encoder: Encoder, examples: Sequence[Example]) -> dict[str, float]:
    """Macro F1 in per cent for each level; a level at which a label says nothing leaves that sentence out."""
    return {level: macro_f1(pairs) for level, pairs in compared(encoder, examples).items() if pairs}


def compared(encoder: Encoder, examples: Sequence[Example]) -> dict[str, Pairs]:
    """For each level the (label, answer) of each sentence whose label tells it."""
    found: dict[str, Pairs] = {level: [] for level in LEVELS}
    for example, chances in zip(examples, encoder.chances([example.marked for example in examples])):
        for level, classes in LEVELS.items():
            label = next((name for name, types in classes.items() if example.allowed <= types), None)
            if label is not None:
                found[level].append((label, likeliest(chances, classes)))
    return found


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """The mean F1 over all classes labelled or answered, in per cent."""
    counts = Counter(pairs)
    labelled, answered = Counter[str](), Counter[str]()
    for (label, answer), count in counts.items():
        labelled[label] += count
        answered[answer] += count
    names = labelled.keys() | answered.keys()
    return 100 * sum(2 * counts[name, name] / (labelled[name] + answered[name]) for name in names) / len(names)


def confusions(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """(label, answer, how often) for wrong answers, the commonest first."""
    wrong = Counter((label, answer) for label, answer in pairs if label != answer)
    return [(label, answer, count) for (label, answer), count in wrong.most_common()]
