"""The project's own gold → exit status 1 if any figure of `floors.toml` has sunk below its floor.

    python benchmarks/floors.py

A floor is raised when the figure has risen for good, and lowered only with a reason in the changelog.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from dragoman import settings
from dragoman.knowledge import library
from dragoman.measure import gold, record
from dragoman.measure.match import Rate, Value
from dragoman.model.reading import to_json
from dragoman.reader import read_all

HERE = Path(__file__).parent


def measured(folder: Path) -> dict[str, Value]:
    """All figures of the record on the gold of a folder beside this file."""
    documents = gold.documents(folder, "record")
    stream = read_all(gold.reports(documents.values()), library.load(settings.load().cache))
    return record.score(documents, {reading.report.id: to_json(reading) for reading in stream})


def number(value: Value) -> float:
    """A figure as per cent: the F1 of a rate, an accuracy as it is."""
    if isinstance(value, Rate):
        return 100 * value.f1
    return 100 * value if isinstance(value, float) else float("nan")


def main() -> int:
    """Print each figure beside its floor; 1 if one lies below."""
    sunk = 0
    for folder, floors in tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).items():
        figures = measured(HERE / folder)
        print(f"{folder}:")
        for name, floor in floors.items():
            now = number(figures[name])
            sunk += not now >= floor
            print(f"  {name:<32} {now:6.1f}  floor {floor:5.1f}{'' if now >= floor else '  SUNK'}")
    return int(bool(sunk))


if __name__ == "__main__":
    sys.exit(main())
