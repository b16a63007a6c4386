"""Reports (JSON Lines) → how much the finders add to the bare parser, words per CPU-second, and peak memory.

    python benchmarks/speed.py [REPORTS.jsonl] [--words 20000] [--rounds 3] [--memory N]

Both are timed in one process and one run, by turns, on the same paragraphs, in CPU time; what counts is the ratio, as
machines differ and are shared.  The time of a finder and its share of the parser are the least of the rounds, since
neighbours only ever add to it.  `--memory N` reads N reports and then three times as many more in a process of its own:
the peak must not grow with their number.  Without a path it reads the demonstration reports, over and over.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from dragoman import layout, reader, settings
from dragoman.ingest import intake, sources
from dragoman.knowledge import library
from dragoman.model.report import Report
from dragoman.parse import pipeline
from dragoman.scale import Plan, read_many

DEMO = Path(reader.__file__).parent / "data" / "demo" / "reports.jsonl"
FINDERS = [name for name in vars(reader) if name.startswith("find_") or name in ("hear", "name_the_sure")]
WHO_IS_WHO = ("find_cast", "find_identities", "find_speakers", "find_sides", "hear", "find_homes")
"""The finders that together tell who the actors are."""


def reports(path: Path) -> Iterator[Report]:
    """The reports of a JSON Lines file, whatever their language."""
    given = intake.Given(any_language=True)
    for item in intake.take_in(sources.find([str(path)]), given):
        if isinstance(item, Report):
            yield item


def sample(path: Path, words: int) -> list[Report]:
    """Reports until they have so many words; the file is begun again where it is too short."""
    chosen: list[Report] = []
    have = 0
    for number, report in enumerate(cycle(list(reports(path)))):
        if have >= words:
            break
        chosen.append(report if number == 0 else Report(id=f"{number}", text=report.text, published=report.published))
        have += len(report.text.split())
    return chosen


def cpu(work: Callable[[], object]) -> float:
    """CPU-seconds of this process that the work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def exhaust(stream: Iterable[object]) -> None:
    """Run a stream to its end and keep nothing."""
    for _ in stream:
        pass


class Stopwatch:
    """CPU time by finder and round, while it stands between the reader and its finders."""

    def __init__(self) -> None:
        self.rounds: list[dict[str, float]] = []
        self.next_round()
        for name in FINDERS:
            setattr(reader, name, self._timed(name, getattr(reader, name)))

    def next_round(self) -> None:
        """Count anew."""
        self.seconds: dict[str, float] = dict.fromkeys(FINDERS, 0.0)
        self.rounds.append(self.seconds)

    def least(self, *names: str) -> float:
        """What these finders take together, in the round in which they take least."""
        return min(sum(seconds[name] for name in names) for seconds in self.rounds[1:])

    def _timed(self, name: str, finder: Callable[..., object]) -> Callable[..., object]:
        def timed(*arguments: object) -> object:
            began = time.process_time()
            found = finder(*arguments)
            self.seconds[name] += time.process_time() - began
            return found

        return timed


def speed(chosen: list[Report], rounds: int) -> dict[str, Any]:
    """Bare parser on our paragraphs and on uncut reports, and the whole reading, by turns; medians over the rounds."""
    plan = settings.load()
    nlp, known = pipeline(plan.model), library.load(plan.cache)
    texts = [layout.for_parser(r.text, b, frozenset()) for r in chosen for b in layout.blocks(r.text, r.title)]
    words = sum(len(r.text.split()) for r in chosen)
    exhaust(reader.read_all(chosen[:2], known))
    watch = Stopwatch()
    bare, whole, uncut = [], [], []
    for _ in range(rounds):
        watch.next_round()
        uncut.append(cpu(lambda: exhaust(nlp.pipe([r.text for r in chosen], batch_size=64))))
        bare.append(cpu(lambda: exhaust(nlp.pipe(texts, batch_size=64))))
        whole.append(cpu(lambda: exhaust(reader.read_all(chosen, known, plan.model, plan.batch_words))))
    rooms = {name: (name,) for name in FINDERS} | {"who is who together": WHO_IS_WHO, "all finders": tuple(FINDERS)}
    spent = {room: watch.least(*names) for room, names in rooms.items()}
    return {
        "words": words,
        "reports": len(chosen),
        "bare parser, words per CPU-second": round(words / statistics.median(bare)),
        "whole reading, words per CPU-second": round(words / statistics.median(whole)),
        "whole / bare": round(statistics.median(w / b for w, b in zip(whole, bare)), 3),
        "whole / bare parser on uncut reports": round(statistics.median(w / u for w, u in zip(whole, uncut)), 3),
        "times alone, words per CPU-second": round(words / spent["find_times"]),
        "finders / bare": round(spent["all finders"] / min(bare), 3),
        "microseconds a word": {
            "bare parser": round(min(bare) / words * 1e6, 1),
            **{room: round(seconds / words * 1e6, 2) for room, seconds in spent.items()},
        },
        "per cent of the bare parser": {room: round(100 * seconds / min(bare), 2) for room, seconds in spent.items()},
    }


def peak() -> int:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def memory(path: Path, count: int) -> dict[str, int]:
    """Peak resident memory with everything loaded, after `count` reports, and after four times as many."""
    plan = Plan.of(settings.load(), 1)
    stream = (
        Report(id=str(number), text=report.text, published=report.published)
        for number, report in enumerate(islice(_over_and_over(path), 4 * count))
    )
    readings = read_many(stream, plan)
    next(readings)
    found = {"loaded": peak()}
    exhaust(islice(readings, count - 1))
    found[f"after {count} reports"] = peak()
    exhaust(readings)
    found[f"after {4 * count} reports"] = peak()
    return found


def _over_and_over(path: Path) -> Iterator[Report]:
    while True:
        yield from reports(path)


def main() -> None:
    """Print the figures as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reports", nargs="?", type=Path, default=DEMO)
    options.add_argument("--words", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--memory", type=int, default=0, metavar="N")
    chosen = options.parse_args()
    figures = speed(sample(chosen.reports, chosen.words), chosen.rounds)
    if chosen.memory:
        with multiprocessing.get_context("spawn").Pool(1) as own:
            figures["peak memory, MB"] = own.apply(memory, (chosen.reports, chosen.memory))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
