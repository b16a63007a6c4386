"""Gold `attributions` and found statements → attribution figures over words (the form of PolNeAR).

A word is a run of word characters; marks and punctuation are none.  `whole` (source, cue and content each with a Dice
of at least .5, paired one to one) is the headline; `exact`, `soft` (after Pareti 2013) and `token` look at one role.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.knowledge import files
from dragoman.measure.gold import same_text
from dragoman.measure.match import Figures, Pair, Row, dice, pair_up, rate, spans

ROLES = ("source", "cue", "content")
FIELDS = {"source": "speaker_spans", "cue": "cue", "content": "content"}
WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
OPEN, CLOSE, STRAIGHT = "“„«", "”»", '"'
DIRECT = 0.9
"""An attribution whose content lies in marks by this share is direct, by any share mixed, else indirect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """An attribution as sets of word numbers, and the groups it counts for."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    groups: tuple[str, ...]


Soft = dict[tuple[str, str], float]
"""For each role the summed shares: `p` of found runs, `r` of gold runs."""
Score = Callable[[Attribution, Attribution], float]


def score(gold: dict[str, Row], found: dict[str, Row]) -> Figures:
    """Figures over all gold documents; a document without a reading counts as one in which nothing was found."""
    n: Counter[Any] = Counter()
    soft: Soft = {}
    for name, document in gold.items():
        reading = found.get(name, {"report": {}, "statements": []})
        same_text(document, reading)
        words = _Words(document["text"])
        mine = [words.attribution({role: spans(a.get(role)) for role in ROLES}) for a in document["attributions"]]
        theirs = [words.attribution({r: spans(s.get(FIELDS[r])) for r in ROLES}) for s in reading["statements"]]
        n["missing"] += name not in found
        n["gold"] += len(mine)
        n["found"] += len(theirs)
        _count_roles(n, soft, mine, theirs)
        _count_pairs(n, mine, theirs)
    return {"reports": len(gold), **_figures(n, soft)}


class _Words:
    """The words of one text, and for each whether it lies between double quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        marked = _in_marks(text)
        self.quoted = [marked[start] for start in self.starts]

    def attribution(self, roles: dict[str, list[Pair]]) -> Attribution:
        """Character spans by role → word numbers by role."""
        made = {role: self._numbers(pieces) for role, pieces in roles.items()}
        content = made["content"]
        share = sum(self.quoted[w] for w in content) / len(content) if content else 0.0
        groups = ["direct" if share >= DIRECT else "mixed" if share else "indirect"]
        if share or _reporting().search(" ".join(self.text[a:b] for a, b in roles["cue"])):
            groups.append("statement")
        return Attribution(source=made["source"], cue=made["cue"], content=content, groups=tuple(groups))

    def _numbers(self, pieces: list[Pair]) -> frozenset[int]:
        return frozenset(
            w for start, end in pieces for w in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )


@cache
def _reporting() -> re.Pattern[str]:
    forms = [form for entry in files.table("words/measured_cues.toml")["cue"] for form in entry["forms"]]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")\b", re.IGNORECASE)


def _in_marks(text: str) -> list[bool]:
    """For each character, whether double marks are open there; the end of a line closes them."""
    state, states = False, []
    for char in text:
        if char in CLOSE or char == "\n":
            state = False
        elif char in OPEN:
            state = True
        elif char == STRAIGHT:
            state = not state
        states.append(state)
    return states


def _runs(words: frozenset[int]) -> list[Pair]:
    """Maximal runs of consecutive numbers as half-open ranges."""
    runs: list[Pair] = []
    for word in sorted(words):
        if runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return runs


def _count_roles(n: Counter[Any], soft: Soft, gold: list[Attribution], found: list[Attribution]) -> None:
    for role in ROLES:
        mine = Counter(run for a in gold for run in _runs(getattr(a, role)))
        theirs = Counter(run for a in found for run in _runs(getattr(a, role)))
        n[role, "exact"] += (mine & theirs).total()
        n[role, "gold"] += mine.total()
        n[role, "found"] += theirs.total()
        soft[role, "p"] = soft.get((role, "p"), 0.0) + _covered(theirs, mine)
        soft[role, "r"] = soft.get((role, "r"), 0.0) + _covered(mine, theirs)
        all_mine = frozenset().union(*(getattr(a, role) for a in gold))
        all_theirs = frozenset().union(*(getattr(a, role) for a in found))
        n[role, "token"] += len(all_mine & all_theirs)
        n[role, "gold words"] += len(all_mine)
        n[role, "found words"] += len(all_theirs)


def _covered(runs: Counter[Pair], others: Counter[Pair]) -> float:
    """For each run the share that its best partner covers, summed."""
    total = 0.0
    for (start, end), times in runs.items():
        best = max((min(end, b) - max(start, a) for a, b in others), default=0)
        total += times * max(best, 0) / (end - start)
    return total


def _over(*roles: str) -> Score:
    """A score that makes a pair only where each of the roles has a Dice of at least .5."""

    def pair(g: Attribution, f: Attribution) -> float:
        if not g.content & f.content:
            return 0.0
        each = [dice(getattr(g, role), getattr(f, role)) for role in roles]
        return sum(each) if min(each) >= 0.5 else 0.0

    return pair


PAIRINGS: dict[str, Score] = {
    "content@50": _over("content"),
    "source+content": _over("source", "content"),
    "whole": _over(*ROLES),
}


def _count_pairs(n: Counter[Any], gold: list[Attribution], found: list[Attribution]) -> None:
    for side, name in ((gold, "gold"), (found, "found")):
        n.update((group, name) for a in side for group in a.groups)
    for name, pairing in PAIRINGS.items():
        for i, j in pair_up(gold, found, pairing):
            n[name] += 1
            n.update((group, name, "gold") for group in gold[i].groups)
            n.update((group, name, "found") for group in found[j].groups)
            if name == "content@50":
                for role in ("source", "cue"):
                    g, f = getattr(gold[i], role), getattr(found[j], role)
                    n[role, "same"] += g == f
                    n[role, "close"] += dice(g, f) >= 0.5


def _figures(n: Counter[Any], soft: Soft) -> Figures:
    out: Figures = {name: n[name] for name in ("missing", "gold", "found")}
    for role in ROLES:
        out[f"{role} exact"] = rate(n[role, "exact"], n[role, "found"], n[role, "gold"])
        out[f"{role} soft"] = rate(
            soft.get((role, "p"), 0.0), n[role, "found"], n[role, "gold"], soft.get((role, "r"), 0.0)
        )
        out[f"{role} token"] = rate(n[role, "token"], n[role, "found words"], n[role, "gold words"])
    for role in ("source", "cue"):
        out[f"{role} exact given content"] = n[role, "same"] / (n["content@50"] or 1)
        out[f"{role} close given content"] = n[role, "close"] / (n["content@50"] or 1)
    for name in PAIRINGS:
        out[name] = rate(n[name], n["found"], n["gold"])
    for group in ("direct", "indirect", "mixed", "statement"):
        for name in PAIRINGS:
            hits = n[group, name, "found"]
            out[f"{group} {name}"] = rate(hits, n[group, "found"], n[group, "gold"], n[group, name, "gold"])
    return out
