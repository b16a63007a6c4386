"""All that was found in one report, and its JSON form (the contract `dragoman-reading/1`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from dragoman.model.findings import (
    Actor,
    Agreement,
    Body,
    Commitment,
    Event,
    Figure,
    Finding,
    Place,
    Statement,
    Time,
)
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.voices import Voices

SCHEMA = "dragoman-reading/1"
REPORT_FIELDS = ("id", "title", "text", "url", "outlet", "published", "language", "sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one report: a pure function of report, knowledge and version.

    `made_by` names the reader's version, a digest of its rules and words, the language model and its version;
    `warnings` are in plain words.
    """

    report: Report
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    bodies: tuple[Body, ...] = ()
    made_by: str = ""
    warnings: tuple[str, ...] = ()

    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Every finding with the name of its kind, in the order of the contract."""
        for kind in KINDS:
            for finding in getattr(self, kind):
                yield kind, finding

    def voices(self) -> Voices:
        """Who says what stands at any stretch of the text, and in whose words; make it once and ask it often."""
        return Voices(self.report.text, self.statements)


KINDS: dict[str, type[Finding]] = {
    "times": Time,
    "actors": Actor,
    "places": Place,
    "statements": Statement,
    "events": Event,
    "figures": Figure,
    "commitments": Commitment,
    "agreements": Agreement,
    "bodies": Body,
}
NAMED = ("actors", "places", "agreements", "bodies")
"""Kinds with mentions.  Whose words a mention is in follows from the statements, so only the JSON says it."""


def plain(value: Any) -> Any:
    """Dataclasses and tuples as dicts and lists that JSON can hold.

    >>> from dragoman.model.span import Span
    >>> plain((Span(1, 2), "x", None))
    [[1, 2], 'x', None]
    """
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as the JSON contract has it, ready for `json.dumps`; each mention tells whose words it is in."""
    found = {kind: plain(getattr(reading, kind)) for kind in KINDS}
    voices = reading.voices()
    for mention in (mention for kind in NAMED for finding in found[kind] for mention in finding["mentions"]):
        mention["words_of"] = voices.words_of(Span(mention["start"], mention["end"]))
    return {
        "schema": SCHEMA,
        "report": {name: getattr(reading.report, name) for name in REPORT_FIELDS},
        **found,
        "made_by": reading.made_by,
        "warnings": list(reading.warnings),
    }
