"""One run over reports: what is to be read and where to → readings kept, a summary on stderr, an exit code."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from dragoman import scale
from dragoman.cli.interrupt import Interrupts
from dragoman.cli.progress import Watch, watch
from dragoman.cli.tally import Tally
from dragoman.errors import CitationError, InputError
from dragoman.ingest.intake import Given, take_in
from dragoman.ingest.sources import Source, find
from dragoman.knowledge.gazetteer_build import is_compiled
from dragoman.model.reading import Reading, to_json
from dragoman.model.report import Report
from dragoman.record.writer import Writer, open_writer

ALL_READ, SOME_SKIPPED, NOTHING_TO_READ, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What the user asked for; `into` is the record, None to store nothing."""

    inputs: list[str]
    given: Given
    plan: scale.Plan
    into: Path | None
    as_json: bool = False
    again: bool = False
    quiet: bool = False

    def go(self) -> int:
        """Read everything, say what came of it, and return the exit code."""
        tally, began = Tally(), time.monotonic()
        found = self._found(tally)
        if found is None:
            _say(tally.skips())
            return NOTHING_TO_READ
        code, failed = INTERRUPTED, True
        try:
            code, failed = self._read(found, tally), False
        except KeyboardInterrupt:
            failed = False
            _say(["interrupted; what was read so far is kept"] if self.into else ["interrupted"])
        finally:
            where = str(self.into) if self.into else None
            silent = self.quiet or (failed and not tally.read)
            _say(tally.skips() if silent else tally.summary(where, time.monotonic() - began))
        return code

    def _found(self, tally: Tally) -> Iterator[Source | InputError] | None:
        """The sources, once there is at least one: nothing is opened or made for a mistyped name."""
        found = find(self.inputs)
        missing: list[Source | InputError] = []
        for source in found:
            if isinstance(source, Source):
                return chain(missing, [source], found)
            missing.append(source)
        for error in missing:
            if isinstance(error, InputError):
                tally.skip(error)
        return None

    def _read(self, found: Iterator[Source | InputError], tally: Tally) -> int:
        with ExitStack() as stack:
            interrupts = stack.enter_context(Interrupts().open())
            writer = stack.enter_context(open_writer(self.into)) if self.into else None
            bar = stack.enter_context(watch(self._size(), self.quiet))
            if not self.quiet and not is_compiled(self.plan.cache):
                bar.say("making the gazetteer of places, once for this version of the data: about ten seconds")
            for result in scale.read_many(self._wanted(take_in(found, self.given), writer, tally, bar), self.plan):
                if isinstance(result, InputError):
                    _skip(result, tally, bar)
                    continue
                with interrupts.whole():
                    self._keep(result, writer, tally, bar)
        return SOME_SKIPPED if tally.skipped else ALL_READ

    def _wanted(
        self, items: Iterator[Report | InputError], writer: Writer | None, tally: Tally, bar: Watch
    ) -> Iterator[Report | InputError]:
        """Without the reports that the record holds already, read by this very reader."""
        if writer is None or self.as_json or self.again:
            yield from items
            return
        reader = scale.reader_name(self.plan)
        for item in items:
            if isinstance(item, Report) and writer.knows(item, reader):
                tally.pass_over()
                bar.step(len(item.received), tally.read)
            else:
                yield item

    def _keep(self, reading: Reading, writer: Writer | None, tally: Tally, bar: Watch) -> None:
        """Write a reading to where it belongs; one whose citations do not hold is skipped and named."""
        outcome = ""
        if writer is not None:
            try:
                outcome = writer.write(reading, again=self.again).kind
            except CitationError as error:
                _skip(InputError(reading.report.id, str(error)), tally, bar)
                return
        if self.as_json:
            print_line(to_json(reading))
        tally.add(reading, outcome)
        bar.step(len(reading.report.received), tally.read)

    def _size(self) -> int | None:
        """Bytes to be read, for the bar; None where something has no size beforehand."""
        if self.quiet or not sys.stderr.isatty():
            return None
        total = 0
        for source in find(self.inputs):
            if isinstance(source, Source):
                if source.size is None:
                    return None
                total += source.size
        return total


def print_line(value: object) -> None:
    """A value as one line of JSON on stdout, in UTF-8 whatever the terminal's encoding, and at once."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    sys.stdout.buffer.write(line.encode())
    sys.stdout.buffer.flush()


def _skip(error: InputError, tally: Tally, bar: Watch) -> None:
    if (line := tally.skip(error)) is not None:
        bar.say(line)


def _say(lines: list[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)
