"""Plain phrases and frames → composed sentences, with the type that the codebook's rules of modality give each.

Sentences written by hand teach how news is told; these teach the plain verbs, each in several moods: cooperation that
is promised is AGREE and refused REJECT, force that is still to come THREATEN, and whatever is asked for REQUEST.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.encoder.marks import read_marks
from dragoman.encoder.roots import BINARY, QUADS
from dragoman.train.rows import Example

FRAMES = "frames.tsv"
SAID, MOODS = 5, 1
"""Sentences of each phrase as a plain statement, and in each other mood that changes its type."""
SOURCES = ("state", "state", "government", "office", "organisation", "armed_group", "force")
TARGETS = ("state", "state", "government", "armed_group", "group", "organisation", "office", "company")
"""Kinds from which actors are drawn, some oftener."""
BECOMES: Mapping[str, str] = {"promised": "AGREE", "refused": "REJECT", "threatened": "THREATEN", "asked": "REQUEST"}


def composed(folder: Path, pools: Mapping[str, Sequence[str]], seed: int) -> Iterator[Example]:
    """Sentences from the `.tsv` phrases of a folder (`root base past passive`) and its `frames.tsv`."""
    frames = defaultdict(list)
    for row in _table(folder / FRAMES):
        frames[row["when"]].append(row["frame"])
    chosen = random.Random(seed)
    for path in sorted(folder.glob("*.tsv")):
        if path.name != FRAMES:
            for phrase in _table(path):
                yield from _moods(phrase, frames, pools, chosen)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _moods(
    phrase: dict[str, str], frames: Mapping[str, list[str]], pools: Mapping[str, Sequence[str]], chosen: random.Random
) -> Iterator[Example]:
    for frame in chosen.sample(frames["same"], SAID):
        yield _example(phrase, frame, phrase["root"], pools, chosen)
    if phrase.get("passive"):
        yield _example(phrase, chosen.choice(frames["passive"]), phrase["root"], pools, chosen)
    for mood in _changed(phrase["root"]):
        for frame in chosen.sample(frames[mood], MOODS):
            yield _example(phrase, frame, BECOMES[mood], pools, chosen)


def _changed(root: str) -> tuple[str, ...]:
    """The moods that make another type of this one."""
    if root == "AGREE" or root in QUADS["V-CONF"]:
        return ()
    return ("promised", "refused", "asked") if root in BINARY["COOP"] else ("threatened",)


def _example(
    phrase: dict[str, str], frame: str, root: str, pools: Mapping[str, Sequence[str]], chosen: random.Random
) -> Example:
    kinds = {"s": chosen.choice(SOURCES), "t": chosen.choice(TARGETS), "o": chosen.choice(TARGETS)}
    names = {side: chosen.choice(pools[kind]) for side, kind in kinds.items()}
    asked = "{o}" in frame
    source = f"<s {kinds['s']}>{names['s']}</s>"
    target = names["t"] if asked else f"<t {kinds['t']}>{names['t']}</t>"
    told = {part: phrase[part].format(s=source, t=target) for part in ("base", "past", "passive") if phrase.get(part)}
    sentence = frame.format(s=source, o=f"<t {kinds['o']}>{names['o']}</t>", **told)
    return Example(marked=read_marks(sentence), allowed=frozenset({root}), form="composed")
