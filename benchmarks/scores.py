"""A folder of evaluation data → the table of scores in `results.md`, printed as Markdown.

    python benchmarks/scores.py FOLDER

FOLDER holds one folder a task (statements, times, places, status, record) with gold files; what is not there is left
out.  Every file is read with the shipped knowledge and the default model.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from dragoman import settings
from dragoman.knowledge import library
from dragoman.measure import gold, tasks
from dragoman.measure.match import Rate, Value
from dragoman.model.reading import to_json
from dragoman.reader import read_all

HEADLINES = {
    "statements": ("whole", "statement whole", "source+content", "content@50"),
    "times": ("strict", "relaxed", "type F1", "value F1"),
    "places": ("found strict", "found overlap", "end to end @161", "of found @161"),
    "status": ("reached", "macro F1"),
    "record": (
        "record_score", "statements with speaker", "events with status", "commitments with kind", "times value",
        "places", "actors B-cubed", "attribution precision", "statements", "events", "commitments", "figures value",
        "agreements", "bodies", "checks passed", "checks passed idle",
    ),
}  # fmt: skip


def main(folder: Path) -> None:
    """One table row a figure."""
    knowledge = library.load(settings.load().cache)
    print("| data | figure | P | R | F1 or share |\n|---|---|---|---|---|")
    for task, names in HEADLINES.items():
        home = folder / task
        files = [home] if task == "record" else sorted(home.glob("*.jsonl")) if home.is_dir() else []
        for path in files:
            documents = gold.documents(path, task)
            before = time.process_time()
            readings = read_all(gold.reports(documents.values()), knowledge)
            found = {reading.report.id: to_json(reading) for reading in readings}
            words = sum(len(d["text"].split()) for d in documents.values())
            figures = tasks.SCORED[task](documents, found)
            label = f"{path.stem} ({len(documents)} texts, {words / (time.process_time() - before):,.0f} words/CPU-s)"
            for name in names:
                print(f"| {label} | {name} | {cells(figures[name])} |")
            sys.stdout.flush()


def cells(value: Value) -> str:
    """A figure as three cells."""
    if isinstance(value, Rate):
        return " | ".join(f"{100 * v:.1f}" for v in value)
    shown = f"{100 * value:.1f}" if isinstance(value, float) else str(value)
    return f"| | {shown}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
