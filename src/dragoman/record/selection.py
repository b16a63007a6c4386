"""Which findings are wanted → the conditions of a query; every filter is answered by an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, false, func, not_, or_, select, tuple_

from dragoman.record import dialect
from dragoman.record.entries import DESCRIBED, NAMING
from dragoman.record.schema import citations, findings, names, readings, reports, reviews, roles, versions

BINDING = ("pledge", "conditional_pledge", "obligation", "scheduled", "deadline")
"""Kinds of commitment that stay open until they are kept or dropped; a call or a hope binds nobody."""

CLOSED = ("reject", "met", "missed", "withdrawn", "superseded")
"""What a person may have decided that closes a commitment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters, all of which must hold; None and empty filter nothing.

    `by`, `to` and `place` are names as texts print them (or a country's code); `about` is words in the passage or
    names in it; `types` and `statuses` are codes of the contract; `since` and `until` are inclusive days on which the
    finding's own date may fall, or its report's date of publication where it has none; `due_before` is exclusive;
    `reports` are ids; `known_by` leaves out what was published later.
    """

    kind: str
    by: str | None = None
    to: str | None = None
    about: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    since: date | None = None
    until: date | None = None
    due_before: date | None = None
    open_only: bool = False
    reports: tuple[str, ...] = ()
    known_by: date | None = None


Speakers = Mapping[str, Sequence[tuple[str, str, str]]]
"""Under a name that was asked for, country, name and office of those who speak for the state of that name."""


def conditions(wanted: Selection, speakers: Speakers) -> Iterator[ColumnElement[bool]]:
    """One condition a filter, on findings joined with the current version of their report."""
    yield findings.c.kind == wanted.kind
    if wanted.types:
        yield findings.c.type.in_(wanted.types)
    if wanted.statuses:
        yield findings.c.status.in_(wanted.statuses)
    if wanted.reports:
        yield reports.c.id.in_(wanted.reports)
    if wanted.by is not None:
        yield _has_role(wanted.by, ("by", "source") if wanted.kind in ("commitments", "figures") else ("by",), speakers)
    if wanted.to is not None:
        yield _has_role(wanted.to, ("to",), speakers)
    if wanted.place is not None:
        yield _named(wanted.place) if wanted.kind == "places" else _has_role(wanted.place, ("place", "named"), {})
    if wanted.about is not None:
        yield _about(wanted.kind, wanted.about, speakers)
    yield from _days(wanted)
    if wanted.known_by is not None:
        published = versions.c.published_first
        yield or_(published.is_(None), published <= wanted.known_by.isoformat())
    if wanted.open_only:
        closed = exists().where(reviews.c.anchor == findings.c.anchor, reviews.c.what.in_(CLOSED))
        yield and_(findings.c.type.in_(BINDING), not_(closed))


def current(query: Select[tuple[object, ...]]) -> Select[tuple[object, ...]]:
    """The query on findings, joined with their reading, version and report, old versions left out."""
    return (
        query.select_from(findings)
        .join(readings, readings.c.number == findings.c.reading)
        .join(versions, versions.c.number == readings.c.version)
        .join(reports, and_(reports.c.number == versions.c.report, reports.c.current == versions.c.number))
    )


def _days(wanted: Selection) -> Iterator[ColumnElement[bool]]:
    first = func.coalesce(findings.c.first_day, versions.c.published_first)
    last = func.coalesce(findings.c.last_day, versions.c.published_last)
    if wanted.since is not None:
        yield last >= wanted.since.isoformat()
    if wanted.until is not None:
        yield first <= wanted.until.isoformat()
    if wanted.due_before is not None:
        yield findings.c.last_day < wanted.due_before.isoformat()


def _words(sort: str, words: str | None) -> Select[tuple[object, ...]]:
    """Reading and finding of what the search table holds under these words; of nothing where there are none."""
    if words is None:
        return select(findings.c.reading, findings.c.number).where(false())
    return dialect.found_in(sort, words)


def official(who: FromClause) -> tuple[ColumnElement[str], ColumnElement[str], ColumnElement[str]]:
    """What of an actor tells whether it speaks for a state: country, name and office, "" for none."""
    office = func.coalesce(func.json_extract(who.c.json, "$.office"), "")
    return func.coalesce(who.c.country, ""), who.c.words, office


def anonymous(who: FromClause) -> ColumnElement[bool]:
    """The condition that an actor is somebody whom the text only describes: `a diplomat`, `residents`, `the sides`.

    Of states, bodies and forces the description is taken for a name.
    """
    bears_a_name = exists().where(
        citations.c.reading == who.c.reading, citations.c.finding == who.c.number, citations.c.role.in_(NAMING)
    )
    return and_(who.c.kind == "actors", who.c.type.in_(DESCRIBED), not_(bears_a_name))


def countries(name: str) -> ColumnElement[bool]:
    """The condition that a finding has the country whose code, or whose name in the texts, this is."""
    state = findings.alias("state")
    codes = (
        select(state.c.country)
        .where(state.c.kind == "actors", state.c.type == "state", state.c.country.is_not(None))
        .where(func.coalesce(state.c.sector, "") != "PRE")
        .join(names, and_(names.c.reading == state.c.reading, names.c.finding == state.c.number))
        .where(func.lower(names.c.name) == name.lower())
    )
    return or_(findings.c.country == name.upper(), findings.c.country.in_(codes))


def _has_role(name: str, wanted: tuple[str, ...], speakers: Speakers) -> ColumnElement[bool]:
    """An actor or place of that name, or who speaks for the state of that name, fills one of the roles."""
    filler = tuple_(roles.c.reading, roles.c.filler)
    who = findings.alias("who")
    fills: ColumnElement[bool] = filler.in_(_words("name", dialect.phrase(name)))
    if standing := speakers.get(name):
        officials = select(who.c.reading, who.c.number).where(
            who.c.kind == "actors",
            who.c.country.in_({country for country, _, _ in standing}),
            tuple_(*official(who)).in_(standing),
        )
        fills = or_(fills, filler.in_(officials))
    return exists().where(
        roles.c.reading == findings.c.reading,
        roles.c.finding == findings.c.number,
        roles.c.role.in_(wanted),
        fills,
    )


def _named(name: str) -> ColumnElement[bool]:
    """The finding itself bears the name."""
    return tuple_(findings.c.reading, findings.c.number).in_(_words("name", dialect.phrase(name)))


def _about(kind: str, words: str, speakers: Speakers) -> ColumnElement[bool]:
    """The words occur in the passage, or somebody or some place of that name does, or the finding bears it."""
    if kind not in ("statements", "events", "commitments"):
        return _named(words)
    here = tuple_(findings.c.reading, findings.c.number)
    return or_(
        here.in_(_words(kind, dialect.query(words))),
        _has_role(words, ("by", "to", "mediator", "place", "named"), speakers),
    )
