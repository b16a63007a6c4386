"""Gold `timex` and found times → TempEval-3's figures: strict and relaxed spans, type and value F1 (the headline)."""

from __future__ import annotations

from dragoman.measure.gold import same_text
from dragoman.measure.match import Figures, Pair, Row, rate, share, trimmed

Marked = tuple[int, int, str | None, str | None]
"""Start and end without punctuation, type, value."""

OPENING = " \t\r\n\"'“”‘’,.;:()"
"""What is cut at the edges of a time: not the square brackets, low and angle marks that other spans lose."""


def score(gold: dict[str, Row], found: dict[str, Row]) -> Figures:
    """Figures over all gold documents; a document without a reading counts as one in which nothing was found."""
    n = dict.fromkeys(("gold", "found", "strict", "relaxed", "type", "value"), 0)
    for name, document in gold.items():
        reading = found.get(name, {"report": {}, "times": []})
        same_text(document, reading)
        mine = _marked(document["text"], document["timex"])
        theirs = _marked(document["text"], reading["times"])
        n["gold"] += len(mine)
        n["found"] += len(theirs)
        for i, j in _align(mine, theirs):
            n["relaxed"] += 1
            n["strict"] += mine[i][:2] == theirs[j][:2]
            n["type"] += mine[i][2] == theirs[j][2]
            n["value"] += mine[i][3] == theirs[j][3]
    return {
        "reports": len(gold),
        "missing": sum(name not in found for name in gold),
        "gold": n["gold"],
        "found": n["found"],
        "strict": rate(n["strict"], n["found"], n["gold"]),
        "relaxed": rate(n["relaxed"], n["found"], n["gold"]),
        "type F1": rate(n["type"], n["found"], n["gold"]).f1,
        "value accuracy": share(n["value"], n["relaxed"]) or 0.0,
        "value F1": rate(n["value"], n["found"], n["gold"]).f1,
    }


def _marked(text: str, times: list[Row]) -> list[Marked]:
    rows = [(*trimmed(text, (t["start"], t["end"]), OPENING), t.get("type"), t.get("value")) for t in times]
    return [row for row in rows if row[1] > row[0]]


def _align(gold: list[Marked], found: list[Marked]) -> list[Pair]:
    """One to one: the largest overlap first, then the more equal length, then the later."""
    cells = []
    for i, a in enumerate(gold):
        for j, b in enumerate(found):
            common = min(a[1], b[1]) - max(a[0], b[0])
            if common > 0:
                cells.append((common, -abs((a[1] - a[0]) - (b[1] - b[0])), i, j))
    made: list[Pair] = []
    left: set[int] = set()
    right: set[int] = set()
    for _, _, i, j in sorted(cells, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            made.append((i, j))
    return made
