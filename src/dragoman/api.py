"""Texts → readings, and paths → records, in one call each: what `import dragoman` offers to programs.

The parser and its model are loaded at the first reading, once a process; settings come from `dragoman.toml` and
`DRAGOMAN_*` as on the command line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dragoman import settings
from dragoman.errors import InputError
from dragoman.knowledge import library
from dragoman.model import edtf
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.parse import Parse, parse
from dragoman.reader import read_all
from dragoman.record.view import View
from dragoman.record.writer import Writer, open_writer

__all__ = ["Writer", "open_record", "open_writer", "parse_report", "read", "read_reports", "report"]


def read(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Reading:
    """All that is found in one text.

    `published` is an EDTF date; without it relative dates (`on Monday`) stay unresolved.  All offsets are code points
    into the text as given.  Raises InputError for a date that is none.

    >>> import dragoman
    >>> reading = dragoman.read("The envoy Jan Novák said on Monday that talks would resume.", published="2021-05-04")
    >>> said = reading.statements[0]
    >>> [span.of(reading.report.text) for span in said.content], said.kind
    (['talks would resume'], 'indirect')
    >>> [(time.text, time.edtf) for time in reading.times]
    [('Monday', '2021-05-03')]
    """
    return next(read_reports([report(text, published=published, title=title, outlet=outlet, url=url, id=id)]))


def read_reports(reports: Iterable[Report]) -> Iterator[Reading]:
    """A reading for each report, in order, as a stream: memory does not grow with the number of reports.

    >>> import dragoman
    >>> reports = (dragoman.report(text) for text in ("Talks resume.", "Talks end."))
    >>> [reading.report.text for reading in dragoman.read_reports(reports)]
    ['Talks resume.', 'Talks end.']
    """
    chosen = settings.load()
    knowledge = library.load(chosen.cache, chosen.actors)
    yield from read_all(reports, knowledge, chosen.model, chosen.batch_words, chosen.min_confidence)


def report(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Report:
    """A text with its metadata, ready to be read; without an id it is named by the hash of its text.

    Raises InputError where `published` is no EDTF date.

    >>> from datetime import date
    >>> import dragoman
    >>> made = dragoman.report("Talks resume.", published=date(2021, 5, 4))
    >>> made.id, made.published
    ('text-6e3f8b13a8dc', '2021-05-04')
    """
    name = id or f"text-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    day = published.isoformat() if isinstance(published, date) else published
    if day is not None and not edtf.valid(day):
        raise InputError(name, f"published is {day!r}, which is no date; write 2021-05-04, 2021-05 or 2021")
    basis = "given" if day else None
    return Report(id=name, text=text, title=title, outlet=outlet, url=url, published=day, published_basis=basis)


def parse_report(wanted: Report | str) -> Parse:
    """The parse that a reading is made from; `docs` are spaCy's own Docs, one a paragraph, with their offsets.

    >>> import dragoman
    >>> parse = dragoman.parse_report("The envoy left. She was angry.")
    >>> [(offset, [token.text for token in doc if token.pos_ == "NOUN"]) for offset, doc in parse.docs]
    [(0, ['envoy'])]
    >>> parse.words[1].head.text, parse.words[1].span
    ('left', Span(start=4, end=9))
    """
    chosen = settings.load()
    one = report(wanted) if isinstance(wanted, str) else wanted
    return next(parse([one], chosen.model, chosen.batch_words))[1]


def open_record(path: str | Path) -> View:
    """The record at a path, read-only; it can be used while a writer is at work.

    Raises RecordError where there is no record, or one of another schema version.

    >>> import tempfile, dragoman
    >>> from pathlib import Path
    >>> path = Path(tempfile.mkdtemp()) / "talks.db"
    >>> with dragoman.open_writer(path) as writer:
    ...     writer.write(dragoman.read("Eva Rey said talks would resume.", id="talks")).kind
    'new'
    >>> with dragoman.open_record(path) as record:
    ...     record.counts()["reports"], record.reading("talks").report.text
    (1, 'Eva Rey said talks would resume.')
    """
    return View(Path(path))
