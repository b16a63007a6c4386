"""Gold → how often each rule names the right speaker, by the way that led to the speaker, against its confidence.

`python training/confidence.py training/statements` prints the tables from which the confidences are set; a statement
counts as right if at least half of its words lie in what its very speakers say, as in `attribution precision`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from dragoman import settings
from dragoman.knowledge import library
from dragoman.measure import gold as gold_files
from dragoman.measure.match import inside
from dragoman.measure.scene import Scene
from dragoman.model.reading import to_json
from dragoman.reader import read_all

FAMILIES = (
    (r"; dated.*|; place.*|; occasion.*|, relayed by.*", ""),
    (r"^(answer|turn) of .*", r"\1 of a speaker"),
    (r"^headline.*", "headline"),
    (r"^floating quotation.*", "floating quotation"),
    (r"^quotation.*, then .*", "quotation, then verb"),
    (r"^\S+, then quotation.*", "verb, then quotation"),
    (r"^\S+ \+ infinitive", "verb + infinitive"),
    (
        r"^(verb|phrase|noun|be|passive) .*?(\+ (?:clause|gerund|object|noun)|fronted clause|clause around|…|$).*",
        r"\1 \2",
    ),
)
"""Rules of one kind are counted together: `verb deny + clause` and `verb say + clause`."""


def family(rule: str) -> str:
    """The kind of rule that `made_by` names."""
    for pattern, name in FAMILIES:
        rule = re.sub(pattern, name, rule)
    return rule.strip()


def way(statement: dict[str, Any], forms: dict[tuple[int, int], str]) -> str:
    """How the speaker is written: `name`, `pronoun` …, as the actors' mentions have it."""
    for start, end in statement["speaker_spans"]:
        inner = [form for (s, e), form in forms.items() if start <= s and e <= end]
        if inner:
            return inner[0] if len(set(inner)) == 1 else "name and title"
    return "none written" if not statement["speaker_spans"] else "other"


def judged(folder: Path) -> list[tuple[str, str, float, bool | None]]:
    """Rule, way to the speaker, confidence, and whether the speaker is right (None: nobody named), by statement."""
    documents = gold_files.documents(folder, "record")
    stream = read_all(gold_files.reports(documents.values()), library.load(settings.load().cache))
    found: list[tuple[str, str, float, bool | None]] = []
    for reading in map(to_json, stream):
        scene = Scene(documents[reading["report"]["id"]], reading)
        forms = {(m["start"], m["end"]): m["form"] for actor in reading["actors"] for m in actor["mentions"]}
        for content, s in zip(scene.found_content, reading["statements"], strict=True):
            near = [g for g, own in zip(scene.gold["statements"], scene.gold_content, strict=True)
                    if inside(content, own) >= 0.5]  # fmt: skip
            right = any(scene.speakers_right(g, s) for g in near) if s["speakers"] else None
            found.append((family(s["made_by"]), way(s, forms), s["confidence"], right))
    return found


def table(title: str, rows: list[tuple[str, bool | None, float]]) -> None:
    """Right and named by key, the commonest first; a key with fewer than three named is told with the rest."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, right, confidence in rows:
        counts[key].update({"named": right is not None, "right": bool(right), "nobody": right is None})
        counts[key]["confidence"] += round(1000 * confidence)
    print(f"\n{title:<44} right / named   share   nobody   mean confidence")
    for key, n in sorted(counts.items(), key=lambda item: -item[1]["named"]):
        share = f"{100 * n['right'] / n['named']:5.1f}" if n["named"] else "    –"
        print(f"{key:<44} {n['right']:>5} / {n['named']:<5} {share:>8} {n['nobody']:>8}"
              f" {n['confidence'] / 1000 / (n['named'] + n['nobody']):>14.2f}")  # fmt: skip


def main() -> None:
    """Print the tables for the gold that the command line names."""
    found = [row for name in sys.argv[1:] or ["training/statements"] for row in judged(Path(name))]
    table("rule", [(rule, right, c) for rule, _, c, right in found])
    table("speaker written as", [(form, right, c) for _, form, c, right in found])
    table("confidence", [(f"{int(c * 20) / 20:.2f} and more", right, c) for _, _, c, right in found])
    for least in (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        if kept := [right for _, _, c, right in found if right is not None and c >= least]:
            share = 100 * sum(kept) / len(kept)
            print(f"min_confidence {least:<5} names {len(kept):>5} speakers, {share:.1f} % of them right")


if __name__ == "__main__":
    main()
