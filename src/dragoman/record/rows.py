"""A Reading → the rows that the record keeps of it, every quotation checked against the text; no database here."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from dragoman.errors import CitationError
from dragoman.model import edtf, passages
from dragoman.model.findings import (
    Actor,
    Agreement,
    Body,
    Commitment,
    Event,
    Figure,
    Finding,
    Mention,
    Place,
    Statement,
    Time,
)
from dragoman.model.reading import Reading, plain
from dragoman.model.span import Cover, Span

Row = dict[str, Any]
OPEN = "0001-01-01", "9999-12-31"
"""Stand for an open beginning and an open end, so that days compare as text."""

UNSTABLE = {"id", "made_by", "score", "confidence", "mentions", "runners_up", "start", "end", "text"}
"""Fields that do not say what is found: a review still stands when only these change."""

BETWEEN = " … "

LONGEST_TITLE = 5
"""Words of a title under which its holder can be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows by table; `search` rows are those of the full-text index."""

    findings: list[Row] = field(default_factory=list)
    citations: list[Row] = field(default_factory=list)
    roles: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    search: list[Row] = field(default_factory=list)


def rows_of(reading: Reading) -> Rows:
    """All rows of a reading, without the reading's number.

    Raises CitationError where a span or mention does not fit the text, an id leads nowhere, or a date is none.
    """
    return _Maker(reading).rows


def days(where: str, value: str | None) -> tuple[str | None, str | None]:
    """First and last day of an EDTF date as ISO text, open ends as the first and last day of all; None for no date."""
    if value is None:
        return None, None
    try:
        first, last = edtf.bounds(value)
    except ValueError as error:
        raise CitationError(f"{where}: {error}; nothing of it was stored") from error
    return first.isoformat() if first else OPEN[0], last.isoformat() if last else OPEN[1]


class _Maker:
    """One pass over a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text, self.where = reading, reading.report.text, f"report {reading.report.id!r}"
        self.paragraphs = passages.paragraphs(self.text)
        self.numbers: dict[tuple[str, str], int] = {}
        for number, (kind, finding) in enumerate(reading.findings()):
            if (kind, finding.id) in self.numbers:
                raise CitationError(f"{self.where}: two {kind} have the id {finding.id!r}; nothing of it was stored")
            self.numbers[kind, finding.id] = number
        self.found: dict[str, Finding] = {f"{kind}/{f.id}": f for kind, f in reading.findings()}
        self.mentioned = Cover(
            (mention.span, self.numbers[kind, f.id])
            for kind, f in reading.findings()
            if isinstance(f, Actor | Place)
            for mention in f.mentions
        )
        self.called = {
            f.id: self.evidence(f)
            for kind in ("events", "statements", "places", "actors")
            for f in getattr(reading, kind)
            if f.parts
        }
        self.seen: Counter[str] = Counter()
        self.rows = Rows()
        for kind, finding in reading.findings():
            self.add(kind, finding)
        self.rows.search.extend(
            {"words": span.of(self.text), "what": "paragraph", "finding": None, "start": span.start, "stop": span.end}
            for span in self.paragraphs
        )

    def add(self, kind: str, finding: Finding) -> None:
        number = self.numbers[kind, finding.id]
        self.cite(number, kind, finding)
        passage = self.passage(finding)
        words = BETWEEN.join(span.of(self.text) for span in passage) or getattr(finding, "name", "")
        anchor = self.anchor(kind, finding, words)
        first, last = days(f"{self.where}, {finding.id}", self.date(finding))
        at = finding.at
        self.rows.findings.append({
            "number": number, "kind": kind, "id": finding.id, "type": _type(finding), "status": _status(finding),
            "country": getattr(finding, "country", None), "sector": getattr(finding, "sector", None),
            "edtf": self.date(finding), "first_day": first, "last_day": last, "at_start": at.start, "at_end": at.end,
            "paragraph": passages.paragraph_at(self.paragraphs, at.start), "words": words,
            "score": getattr(finding, "score", getattr(finding, "confidence", None)), "made_by": finding.made_by,
            "anchor": anchor, "content": self.content(kind, finding, anchor), "json": plain(finding),
        })  # fmt: skip
        self.link(number, finding, passage)
        self.name(number, finding)
        if isinstance(finding, Statement | Event | Commitment):
            start, stop = (passage[0].start, passage[-1].end) if passage else at
            self.rows.search.append({"words": words, "what": kind, "finding": number, "start": start, "stop": stop})

    def cite(self, number: int, kind: str, finding: Finding) -> None:
        """A row for each part; the words must stand where the finding says they do."""
        parts = finding.parts
        if not parts:
            raise CitationError(f"{self.where}: {kind} {finding.id!r} points at no words; nothing of it was stored")
        for mention in (*getattr(finding, "mentions", ()), *([finding] if isinstance(finding, Time) else ())):
            stands = self.text[mention.start : mention.end]
            if stands != mention.text:
                raise CitationError(
                    f"{self.where}: {kind} {finding.id!r} quotes {mention.text!r} at {mention.start}–{mention.end}, "
                    f"where the text has {stands!r}; nothing of it was stored"
                )
        for n, (role, span, _) in enumerate(parts):
            if not 0 <= span.start < span.end <= len(self.text):
                raise CitationError(
                    f"{self.where}: {kind} {finding.id!r} points at {span.start}–{span.end} ({role}), but the text has "
                    f"{len(self.text)} characters; nothing of it was stored"
                )
            self.rows.citations.append({
                "finding": number, "number": n, "role": role, "start": span.start, "end": span.end,
                "quote": span.of(self.text), "paragraph": passages.paragraph_at(self.paragraphs, span.start),
            })  # fmt: skip

    def passage(self, finding: Finding) -> list[Span]:
        """The stretches that people read as the finding's words; none for what has a name."""
        match finding:
            case Statement():
                return list(finding.content) or [passages.sentence_around(self.text, finding.at, self.paragraphs)]
            case Commitment():
                return sorted((*finding.what, *finding.condition))
            case Event() | Figure():
                _, first, _ = finding.parts[0]
                return [passages.sentence_around(self.text, first, self.paragraphs)]
            case Time():
                return [finding.at]
        return []

    def date(self, finding: Finding) -> str | None:
        """When said, happened, due, concluded; a figure has the date of its event."""
        match finding:
            case Statement() | Event():
                return finding.time
            case Commitment():
                return finding.due
            case Agreement():
                return finding.date
            case Time():
                return finding.edtf
            case Figure(event=str()):
                event = self.found.get(f"events/{finding.event}")
                return event.time if isinstance(event, Event) else None
        return None

    def link(self, number: int, finding: Finding, passage: list[Span]) -> None:
        """Rows of `roles`: who, to whom, where, according to whom, and who else is named in the passage."""
        pairs = {(role, self.number(kind, id, finding)) for role, kind, id in self.references(finding)}
        taken = {filler for _, filler in pairs}
        inside = {filler for span in passage for _, filler in self.mentioned.inside(span)}
        if not isinstance(finding, Time):
            pairs |= {("named", filler) for filler in inside - taken}
        self.rows.roles.extend({"finding": number, "role": role, "filler": filler} for role, filler in sorted(pairs))

    def references(self, finding: Finding) -> list[tuple[str, str, str]]:
        """Role, kind and id of every actor and place that a finding refers to."""
        found = [
            (role, kind, id)
            for role, kind, names in REFERENCES
            for name in names
            for id in _tuple(getattr(finding, name, None))
            if not isinstance(finding, Place | Body)
        ]
        if isinstance(finding, Figure) and (place := self.place_of(finding)):
            found.append(("place", "places", place))
        for id in (*getattr(finding, "according_to", ()), *getattr(finding, "statements", ())):
            statement = self.found.get(f"statements/{id}")
            if not isinstance(statement, Statement):
                raise CitationError(f"{self.where}: {finding.id!r} refers to statement {id!r}, which is not there")
            found.extend(("source", "actors", speaker) for speaker in statement.speakers)
        return found

    def place_of(self, figure: Figure) -> str | None:
        """Where the event of a figure took place."""
        event = self.found.get(f"events/{figure.event}")
        return event.place if isinstance(event, Event) else None

    def number(self, kind: str, id: str, finding: Finding) -> int:
        if (kind, id) not in self.numbers:
            raise CitationError(f"{self.where}: {finding.id!r} refers to {id!r}, which is not among its {kind}")
        return self.numbers[kind, id]

    def name(self, number: int, finding: Finding) -> None:
        """Rows of `names`, which are searched as well; pronouns and ellipses name nobody."""
        if not isinstance(finding, Actor | Place | Agreement | Body):
            return
        printed = [m for m in finding.mentions if _names(m)]
        known = [name.name for name in finding.names] if isinstance(finding, Place) else []
        for name in dict.fromkeys([finding.name, *(m.text for m in printed), *known]):
            self.rows.names.append({"finding": number, "name": name, "chosen": int(name == finding.name)})
            start, stop = finding.at
            row = {"words": name, "what": "name", "finding": number, "start": start, "stop": stop}
            self.rows.search.append(row)

    def anchor(self, kind: str, finding: Finding, words: str) -> str:
        """A hash that finds the same words again in another reading; equal ones are counted in order of the text."""
        evidence = [words if isinstance(finding, Statement | Commitment) else self.evidence(finding)]
        key = _hash([self.reading.report.id, kind, evidence])
        self.seen[key] += 1
        return _hash([key, self.seen[key]])

    def evidence(self, finding: Finding) -> str:
        name: str | None = getattr(finding, "name", None)
        return name or BETWEEN.join(span.of(self.text) for _, span, _ in finding.parts)

    def content(self, kind: str, finding: Finding, anchor: str) -> str:
        """A hash of all that is said of those words, with names and words in place of ids and offsets."""
        said = [(name, self.readable(getattr(finding, name))) for name in _telling(type(finding))]  # type: ignore[arg-type]
        return _hash([anchor, kind, said])

    def readable(self, value: Any) -> Any:
        if isinstance(value, Span):
            return value.of(self.text)
        if isinstance(value, tuple):
            return [self.readable(item) for item in value]
        if isinstance(value, str):
            return self.called.get(value, value)
        return plain(value)


REFERENCES = (
    ("by", "actors", ("speakers", "actors", "who", "parties")),
    ("to", "actors", ("addressees", "recipients", "to")),
    ("mediator", "actors", ("mediators",)),
    ("place", "places", ("place",)),
)
"""Which fields of findings hold whose ids, and under what role the record keeps them."""


@cache
def _telling(made: type[Finding]) -> tuple[str, ...]:
    """The fields of a kind of finding that say what is found."""
    return tuple(f.name for f in fields(made) if f.name not in UNSTABLE)  # type: ignore[arg-type]


def _names(mention: Mention) -> bool:
    """Does a mention name somebody?  A long description names others too: `the side of the border with Rúna`."""
    form = getattr(mention, "form", "name")
    return form in ("name", "title+name", "metonym") or (form == "title" and len(mention.text.split()) <= LONGEST_TITLE)


def _tuple(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _type(finding: Finding) -> str | None:
    for name in ("act", "type", "kind"):
        if hasattr(finding, name):
            value: str | None = getattr(finding, name)
            return value
    return None


def _status(finding: Finding) -> str | None:
    status: str | None = getattr(finding, "status", None)
    return finding.kind if isinstance(finding, Statement) else status


def _hash(value: Any) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]
