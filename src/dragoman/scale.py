"""Reports → readings, in this process or in several; order kept, memory bounded, no bad report stops the others."""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge import actor_files, edition, library
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.parse import describe, parse, pipeline
from dragoman.reader import read_parsed
from dragoman.settings import Settings

Batch = list[Report | InputError]
Result = Reading | str
"""A reading, or in words why there is none; an InputError does not survive the way between processes."""

PORTION = 5_000
"""Words read at a time, about 1.5 s of work: so long a reading may be waited for, or a worker that is to stop."""

IN_FLIGHT = 2
"""Portions per worker that are under way: one being read, one waiting, so that no worker idles."""

FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a fault in a finder shows itself as; it costs the run that one report, and its place is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How reports are to be read: the parser's model, words at a time, the folders for compiled knowledge and of loaded
    actors, processes, how sure a statement must be to name its speaker."""

    model: str
    batch_words: int
    cache: Path
    jobs: int = 1
    actors: Path | None = None
    min_confidence: float = 0.0

    @classmethod
    def of(cls, settings: Settings, jobs: int | None = None, min_confidence: float | None = None) -> Plan:
        """The plan that the settings make."""
        return cls(
            model=settings.model, batch_words=settings.batch_words, cache=settings.cache, jobs=jobs or settings.jobs,
            actors=settings.actors,
            min_confidence=settings.min_confidence if min_confidence is None else min_confidence,
        )  # fmt: skip


def read_many(items: Iterable[Report | InputError], plan: Plan) -> Iterator[Reading | InputError]:
    """A reading for each report and each error as it came, in order.

    A report that the reader fails on, or on which a process dies twice, comes as an InputError.
    """
    batches = _batches(items, min(PORTION, plan.batch_words))
    if plan.jobs > 1:
        yield from _read_apart(batches, plan)
        return
    for batch in batches:
        yield from _joined(batch, _read_here([item for item in batch if isinstance(item, Report)], plan))


def reader_name(plan: Plan) -> str:
    """What `made_by` of the plan's readings will be: two readings of one text by one name are equal."""
    return edition.reader_name(describe(pipeline(plan.model)), actor_files.digest(plan.actors), plan.min_confidence)


def _batches(items: Iterable[Report | InputError], limit: int) -> Iterator[Batch]:
    """Items in runs of at most `limit` words, or one report; errors count as one word."""
    batch: Batch = []
    words = 0
    for item in items:
        size = item.text.count(" ") + 1 if isinstance(item, Report) else 1
        if batch and words + size > limit:
            yield batch
            batch, words = [], 0
        batch.append(item)
        words += size
    if batch:
        yield batch


def _joined(batch: Batch, results: Iterable[Result]) -> Iterator[Reading | InputError]:
    """The results of a batch's reports, with its errors in their places."""
    stream = iter(results)
    for item in batch:
        if isinstance(item, InputError):
            yield item
        else:
            result = next(stream)
            yield InputError(item.id, result) if isinstance(result, str) else result


def _read_here(reports: list[Report], plan: Plan) -> Iterator[Result]:
    """A result for each report; where a batch cannot be parsed, its reports are tried one by one."""
    known = library.load(plan.cache, plan.actors)
    done = 0
    try:
        for report, parsed in parse(reports, plan.model, plan.batch_words):
            try:
                result: Result = read_parsed(report, parsed, known, plan.min_confidence)
            except FAULTS as fault:
                result = _in_words(fault)
            yield result
            done += 1
    except FAULTS as fault:
        if len(reports) == 1:
            yield _in_words(fault)
        for report in reports[done:] if len(reports) > 1 else []:
            yield from _read_here([report], plan)


def _in_words(fault: BaseException) -> str:
    """What went wrong and where in the program."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"the reader failed ({type(fault).__name__}: {fault}; {where}), a fault of the program; nothing was kept of it"
    )


def _read_apart(batches: Iterator[Batch], plan: Plan) -> Iterator[Reading | InputError]:
    """Batches read by worker processes, a bounded number in flight, given back in order."""
    library.load(plan.cache, plan.actors)  # compiles what is cached on disk once, before all workers want it
    pipeline(plan.model)  # a model that is missing is said here and not by a dying worker
    crew = _Crew(plan)
    flight: deque[tuple[Batch, Future[list[Result]]]] = deque()
    try:
        for batch in batches:
            flight.append((batch, crew.hand(_reports(batch))))
            if len(flight) >= IN_FLIGHT * plan.jobs:
                yield from _next(flight, crew)
        while flight:
            yield from _next(flight, crew)
    finally:
        crew.dismiss()


def _next(flight: deque[tuple[Batch, Future[list[Result]]]], crew: _Crew) -> Iterator[Reading | InputError]:
    """The results of the oldest batch in flight; if a worker died, all in flight are handed out anew."""
    batch, future = flight.popleft()
    try:
        results = future.result()
    except BrokenProcessPool:
        results = crew.retry(_reports(batch))
        later = list(flight)
        flight.clear()
        flight.extend((other, crew.hand(_reports(other))) for other, _ in later)
    yield from _joined(batch, results)


def _reports(batch: Batch) -> list[Report]:
    return [item for item in batch if isinstance(item, Report)]


class _Crew:
    """Worker processes, each with its own parser and library; replaced as a whole when one dies."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._pool = self._hire()

    def _hire(self) -> ProcessPoolExecutor:
        # spawned, not forked: the parser's threads and the open database do not survive a fork
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._plan.jobs, mp_context=context, initializer=_begin)

    def hand(self, reports: list[Report]) -> Future[list[Result]]:
        """Hand out reports to be read."""
        try:
            return self._pool.submit(_work, reports, self._plan)
        except BrokenProcessPool as broken:
            lost: Future[list[Result]] = Future()
            lost.set_exception(broken)
            return lost

    def retry(self, reports: list[Report]) -> list[Result]:
        """Read with nothing else in flight what was lost with a worker: all at once, then each on its own."""
        self._replace()
        try:
            return self.hand(reports).result()
        except BrokenProcessPool:
            self._replace()
        results: list[Result] = []
        for report in reports:
            try:
                results += self.hand([report]).result()
            except BrokenProcessPool:
                results.append("the reading process died on it, twice (out of memory?); nothing was kept of it")
                self._replace()
        return results

    def _replace(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._hire()

    def dismiss(self) -> None:
        """Let the workers finish what they are reading, and go."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """In a worker: Ctrl-C is the parent's business.  Parser and library are loaded with the first portion."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(reports: list[Report], plan: Plan) -> list[Result]:
    return list(_read_here(reports, plan))
