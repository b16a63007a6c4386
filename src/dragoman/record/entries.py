"""What the record gives back: reports, findings, citations, hits and reviews as typed rows with names for ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model.findings import Actor, Finding
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report's metadata, without its text; `version` counts from 1."""

    id: str
    version: int
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    sha256: str


DESCRIBED = ("person", "group", "unspecified", "document")
"""Kinds of actors that are taken for one over several reports only under a name of their own."""

NAMING = ("name", "title+name", "metonym")
"""Forms of mention that name somebody."""

LISTED = "; known: "
"""What stands in `made_by` of an actor before the row of the list that knows it."""


class Who(NamedTuple):
    """An actor in a role: the name chosen for display, and where known kind, alpha-3 country, PLOVER sector, office.

    `listed` says that a list of office holders knows the actor.  `only_in` is the id of the report outside which nobody
    can be said to be the same: that of an anonymous source, who has a description for a name.
    """

    name: str
    kind: str | None
    country: str | None
    sector: str | None
    office: str | None = None
    listed: bool = False
    only_in: str | None = None


def listed(wikidata: str | None, made_by: str | None) -> bool:
    """Does a list of office holders, the package's or a loaded one, know the actor?"""
    return bool(wikidata) or LISTED in (made_by or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding with its report, and with those who fill its roles in place of ids.

    `sources` are those who say so, `named` those who are only mentioned in the passage; `words` is the content of a
    statement, the sentence of an event, the clause of a commitment, or a name; `date` is EDTF; `paragraph` counts from
    1, the headline included.
    """

    report: ReportRow
    kind: str
    finding: Finding
    type: str | None
    status: str | None
    date: str | None
    by: tuple[Who, ...]
    to: tuple[Who, ...]
    mediators: tuple[Who, ...]
    sources: tuple[Who, ...]
    named: tuple[Who, ...]
    place: str | None
    words: str
    at: Span
    paragraph: int

    @property
    def who(self) -> Who | None:
        """The actor, where the finding is one."""
        if not isinstance(self.finding, Actor):
            return None
        actor = self.finding
        described = actor.kind in DESCRIBED and not any(mention.form in NAMING for mention in actor.mentions)
        known, only_in = listed(actor.wikidata, actor.made_by), self.report.id if described else None
        return Who(actor.name, actor.kind, actor.country, actor.sector, actor.office, known, only_in)

    @property
    def ref(self) -> str:
        """What names this finding to `dragoman show`: the report's id and its own."""
        return f"{self.report.id}#{self.finding.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The exact words that show one part of a finding."""

    role: str
    span: Span
    quote: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A paragraph that holds the words looked for; those stand in the excerpt between « and »."""

    report: ReportRow
    span: Span
    paragraph: int
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person decided; `stands` says whether the record still says of those words what was judged then."""

    report: str
    kind: str
    who: str
    decided: str
    what: str
    why: str
    finding: str | None
    stands: bool
