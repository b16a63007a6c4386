"""The record → typed rows, passages and readings; read-only, and alive while a writer is at work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Engine, RowMapping, Select, and_, func, literal_column, not_, or_, select

from dragoman.errors import QuestionError
from dragoman.model import restore
from dragoman.model.passages import paragraph_at, paragraphs
from dragoman.model.reading import KINDS, Reading
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.record import database, dialect
from dragoman.record.entries import Citation, FindingRow, Hit, ReportRow, Review, Who, listed
from dragoman.record.officials import KINDS as SPEAKING
from dragoman.record.officials import OFFICIAL, speaks_for
from dragoman.record.schema import citations, findings, names, readings, received, reports, reviews, roles, versions
from dragoman.record.selection import Selection, anonymous, conditions, countries, current, official

BATCH = 200
"""Rows whose names are looked up at a time."""

REPORT = (
    reports.c.id.label("report_id"), versions.c.version, versions.c.title, versions.c.outlet, versions.c.published,
    versions.c.url, versions.c.language, versions.c.received.label("sha256"),
)  # fmt: skip
FINDING = (
    findings.c.reading, findings.c.number, findings.c.kind, findings.c.type, findings.c.status, findings.c.edtf,
    findings.c.at_start, findings.c.at_end, findings.c.paragraph, findings.c.words, findings.c.json,
)  # fmt: skip
AT_MOST = 20
"""How many report ids a message lists."""


class View:
    """The record as it stands at each question; every question opens and closes its own connection.

    A View is its own context manager, and may be used by several threads.
    """

    def __init__(self, path: str | Path) -> None:
        """Raises RecordError where there is no record at the path or it is of another schema version."""
        self.path = Path(path)
        self._engine: Engine = database.for_reading(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def reports(self) -> Iterator[ReportRow]:
        """Every report in its current version, the oldest publication first, those without a date last."""
        wanted = select(*REPORT).select_from(reports.join(versions, versions.c.number == reports.c.current))
        order = versions.c.published_first.is_(None), versions.c.published_first, reports.c.id
        return (_report(row) for row in self._rows(wanted.order_by(*order)))

    def versions(self, report: str) -> list[ReportRow]:
        """All versions of a report, the first one first."""
        wanted = select(*REPORT).select_from(reports.join(versions, versions.c.report == reports.c.number))
        return [_report(row) for row in self._rows(wanted.where(reports.c.id == report).order_by(versions.c.version))]

    def resolve(self, wanted: str) -> str:
        """The id of the one report whose id, beginning of an id, or part of an id this is.

        Raises QuestionError where there is none or more than one.
        """
        if any(self._rows(select(reports.c.id).where(reports.c.id == wanted))):
            return wanted
        ids = [str(row["id"]) for row in self._rows(select(reports.c.id).order_by(reports.c.id))]
        for matching in ([id for id in ids if id.startswith(wanted)], [id for id in ids if wanted in id]):
            if len(matching) == 1:
                return matching[0]
            if matching:
                more = f" and {len(matching) - AT_MOST} more" if len(matching) > AT_MOST else ""
                raise QuestionError(f"{wanted!r} may be any of: {', '.join(matching[:AT_MOST])}{more}")
        there = f"; there are: {', '.join(ids[:AT_MOST])}{' …' if len(ids) > AT_MOST else ''}" if ids else ""
        raise QuestionError(f"no report {wanted!r} in {self.path}{there}")

    def report(self, id: str, version: int | None = None) -> Report:
        """A report as it was received, by default in its current version.

        Raises QuestionError where there is no such report or version.
        """
        row = self._version(id, version)
        fields = ("text", "title", "url", "outlet", "published", "published_basis", "language", "source", "media_type")
        return Report(
            id=id,
            **{name: row[name] for name in fields},
            received=row["bytes"] or b"",
            sha256=row["sha256"],
            notes=tuple(row["notes"]),
        )

    def text(self, id: str) -> str:
        """The text of a report in its current version; QuestionError where there is no such report."""
        query = select(versions.c.text).join(reports, reports.c.current == versions.c.number).where(reports.c.id == id)
        for row in self._rows(query):
            return str(row["text"])
        raise QuestionError(f"no report {id!r} in {self.path}")

    def states(self) -> dict[str, str]:
        """Country codes and the name under which texts most often call that state."""
        number = func.count().label("n")
        query = (
            current(select(findings.c.country, findings.c.words, number))
            .where(findings.c.kind == "actors", findings.c.type == "state", findings.c.country.is_not(None))
            .where(func.coalesce(findings.c.sector, "") != "PRE")
            .group_by(findings.c.country, findings.c.words)
            .order_by(number, findings.c.words.desc())
        )
        return {row["country"]: row["words"] for row in self._rows(query)}

    def officials(self) -> dict[str, str]:
        """Names of persons in a state's office and its code, where the record knows them under one code only."""
        states = self.states()
        codes: dict[str, set[str]] = defaultdict(set)
        for who in self._actors(
            findings.c.type == "person", findings.c.country.is_not(None), not_(anonymous(findings))
        ):
            if who.country and speaks_for(who, states.get(who.country, "")):
                codes[who.name].add(who.country)
        return {name: min(found) for name, found in codes.items() if len(found) == 1}

    def _actors(self, *where: ColumnElement[bool]) -> Iterator[Who]:
        """Every actor of some sorts once, under name, kind, country, sector and office."""
        columns = (findings.c.type, findings.c.sector, *official(findings))
        query = current(select(*columns)).where(findings.c.kind == "actors", *where).distinct()
        for row in self._rows(query):
            kind, sector, country, name, office = (str(value or "") for value in row.values())
            yield Who(name, kind, country or None, sector or None, office or None)

    def _conditions(self, wanted: Selection) -> Iterator[ColumnElement[bool]]:
        """The conditions of a selection, who speaks for the states it names looked up before."""
        asked = {name for name in (wanted.by, wanted.to, wanted.about) if name}
        return conditions(wanted, {name: self._speakers(name) for name in asked})

    def _speakers(self, name: str) -> list[tuple[str, str, str]]:
        sorts = findings.c.type == "state", and_(findings.c.type.in_(SPEAKING), findings.c.sector.in_(OFFICIAL))
        states = self.states()
        return [
            (who.country, who.name, who.office or "")
            for who in self._actors(or_(*sorts), countries(name))
            if who.country and speaks_for(who, states.get(who.country, name))
        ]

    def reading(self, id: str, version: int | None = None) -> Reading:
        """All that was found in a report, as the reader gave it.

        Raises QuestionError where there is no such report or version.
        """
        row = self._version(id, version)
        wanted = select(findings.c.kind, findings.c.json).where(findings.c.reading == row["reading"])
        found: dict[str, Any] = {kind: [] for kind in KINDS}
        for entry in self._rows(wanted.order_by(findings.c.number)):
            found[entry["kind"]].append(restore.finding(entry["kind"], entry["json"]))
        return Reading(
            report=self.report(id, version),
            **{kind: tuple(entries) for kind, entries in found.items()},
            made_by=row["made_by"] or "",
            warnings=tuple(row["warnings"] or ()),
        )

    def reader(self, id: str) -> str:
        """Who read the current version of a report, and when; "" where nobody has."""
        query = select(readings.c.made_by, readings.c.read).join(
            reports.join(versions, versions.c.number == reports.c.current), versions.c.number == readings.c.version
        )
        return next((f"{row['made_by']}, {row['read']}" for row in self._rows(query.where(reports.c.id == id))), "")

    def findings(self, wanted: Selection, limit: int | None = None) -> Iterator[FindingRow]:
        """Findings in current versions, of the latest reports first and in the order of the text within a report."""
        order = versions.c.published_last.desc().nulls_last(), reports.c.id, findings.c.at_start, findings.c.number
        keys = current(select(findings.c.reading, findings.c.number)).where(*self._conditions(wanted)).order_by(*order)
        chosen = keys.limit(limit).subquery()  # sorted without the findings themselves, which are ten times as long
        here = (chosen.c.reading == findings.c.reading) & (chosen.c.number == findings.c.number)
        query = current(select(*FINDING, *REPORT)).join(chosen, here).order_by(*order)
        batch: list[RowMapping] = []
        for row in self._rows(query):
            batch.append(row)
            if len(batch) == BATCH:
                yield from self._named(batch)
                batch = []
        yield from self._named(batch)

    def count(self, wanted: Selection) -> int:
        """How many findings a selection holds."""
        return int(
            next(iter(self._rows(current(select(func.count().label("n"))).where(*self._conditions(wanted)))))["n"]
        )

    def finding(self, report: str, id: str) -> FindingRow:
        """One finding (`s3`) of the current version of a report.

        Raises QuestionError where there is none.
        """
        query = current(select(*FINDING, *REPORT)).where(reports.c.id == report, findings.c.id == id)
        found = list(self._named(list(self._rows(query))))
        if not found:
            raise QuestionError(f"report {report!r} has no finding {id!r}; `dragoman show {report}` lists them")
        return found[0]

    def citations(self, row: FindingRow) -> list[Citation]:
        """The exact words that show each part of a finding, in the order of its parts."""
        query = (
            current(select(citations))
            .join(citations, (citations.c.reading == findings.c.reading) & (citations.c.finding == findings.c.number))
            .where(reports.c.id == row.report.id, findings.c.id == row.finding.id, findings.c.kind == row.kind)
        )
        return [
            Citation(role=c["role"], span=Span(c["start"], c["end"]), quote=c["quote"], paragraph=c["paragraph"])
            for c in self._rows(query.order_by(citations.c.number))
        ]

    def search(self, words: str, limit: int | None = 50) -> list[Hit]:
        """Paragraphs that hold all the words (a "phrase" in quotation marks, a beginning with a star), best first.

        Raises QuestionError where there is nothing to look for.
        """
        if (wanted := dialect.query(words)) is None:
            raise QuestionError(f'nothing to search for in {words!r}; give a word or a "phrase"')
        s = dialect.search.c
        query = (
            select(*REPORT, s.start, s.stop, versions.c.text, dialect.excerpt().label("excerpt"))
            .select_from(dialect.search)
            .join(readings, readings.c.number == s.reading)
            .join(versions, versions.c.number == readings.c.version)
            .join(reports, reports.c.current == versions.c.number)
            .where(dialect.matching(wanted), s.what == "paragraph")
        )
        return [
            Hit(
                report=_report(row), span=Span(row["start"], row["stop"]), excerpt=row["excerpt"],
                paragraph=paragraph_at(paragraphs(row["text"]), row["start"]),
            )
            for row in self._rows(query.order_by(literal_column("rank"), reports.c.id, s.start).limit(limit))
        ]  # fmt: skip

    def counts(self) -> dict[str, int]:
        """How many reports there are, and how many findings of each kind in their current versions."""
        of_kind = current(select(findings.c.kind, func.count().label("n"))).group_by(findings.c.kind)
        found = {row["kind"]: int(row["n"]) for row in self._rows(of_kind)}
        (number,) = self._rows(select(func.count().label("n")).select_from(reports))
        return {"reports": int(number["n"]), **{kind: found.get(kind, 0) for kind in KINDS}}

    def reviews(self, report: str | None = None) -> list[Review]:
        """What people decided, the first decision first, matched with what the record says now."""
        now = current(select(findings.c.id, findings.c.anchor, findings.c.content)).subquery()
        query = select(reviews, now.c.id, now.c.content.label("present")).outerjoin(
            now, now.c.anchor == reviews.c.anchor
        )
        if report is not None:
            query = query.where(reviews.c.report == report)
        return [
            Review(
                report=row["report"], kind=row["kind"], who=row["who"], decided=row["decided"], what=row["what"],
                why=row["why"], finding=row["id"], stands=row["present"] == row["content"],
            )
            for row in self._rows(query.order_by(reviews.c.number))
        ]  # fmt: skip

    def _rows(self, query: Select[Any]) -> Iterator[RowMapping]:
        with database.in_words(self.path), self._engine.connect() as connection:
            yield from connection.execute(query).mappings()

    def _version(self, id: str, version: int | None) -> RowMapping:
        query = (
            select(
                versions, received.c.bytes, versions.c.received.label("sha256"), readings.c.number.label("reading"),
                readings.c.made_by, readings.c.warnings,
            )
            .join(reports, reports.c.number == versions.c.report)
            .join(received, received.c.sha256 == versions.c.received)
            .outerjoin(readings, readings.c.version == versions.c.number)
            .where(reports.c.id == id)
        )  # fmt: skip
        wanted = versions.c.number == reports.c.current if version is None else versions.c.version == version
        for row in self._rows(query.where(wanted)):
            return row
        there = [str(row.version) for row in self.versions(id)]
        if there:
            raise QuestionError(f"report {id!r} has no version {version}; there are: {', '.join(there)}")
        raise QuestionError(f"no report {id!r} in {self.path}")

    def _named(self, batch: Sequence[RowMapping]) -> Iterator[FindingRow]:
        """Rows with those who fill their roles, in the order in which the reader gives its actors and places."""
        filled: dict[tuple[int, int], dict[str, list[Who]]] = defaultdict(lambda: defaultdict(list))
        keys = {(row["reading"], row["number"]) for row in batch}
        report = {row["reading"]: str(row["report_id"]) for row in batch}
        filler = findings.alias("filler")
        query = (
            select(
                roles.c.reading, roles.c.finding, roles.c.role, names.c.name, filler.c.kind, filler.c.type,
                filler.c.country, filler.c.sector, func.json_extract(filler.c.json, "$.office").label("office"),
                func.json_extract(filler.c.json, "$.wikidata").label("wikidata"),
                func.json_extract(filler.c.json, "$.made_by").label("made_by"), anonymous(filler).label("anonymous"),
            )
            .join(names, (names.c.reading == roles.c.reading) & (names.c.finding == roles.c.filler))
            .join(filler, (filler.c.reading == roles.c.reading) & (filler.c.number == roles.c.filler))
            .where(roles.c.reading.in_({reading for reading, _ in keys}), names.c.chosen == 1)
            .order_by(roles.c.filler)
        )  # fmt: skip
        for row in self._rows(query) if keys else ():
            if (row["reading"], row["finding"]) not in keys:
                continue
            if row["kind"] == "actors" or row["role"] == "place":
                only_in = report[row["reading"]] if row["anonymous"] else None
                told = row["name"], row["type"], row["country"], row["sector"], row["office"]
                who = Who(*told, listed(row["wikidata"], row["made_by"]), only_in)
                filled[row["reading"], row["finding"]][row["role"]].append(who)
        for row in batch:
            yield _finding(row, filled[row["reading"], row["number"]])


def _report(row: RowMapping) -> ReportRow:
    names = ("version", "title", "outlet", "published", "url", "language", "sha256")
    return ReportRow(id=row["report_id"], **{name: row[name] for name in names})


def _finding(row: RowMapping, filled: dict[str, list[Who]]) -> FindingRow:
    return FindingRow(
        report=_report(row),
        kind=row["kind"],
        finding=restore.finding(row["kind"], row["json"]),
        type=row["type"],
        status=row["status"],
        date=row["edtf"],
        by=tuple(filled["by"]),
        to=tuple(filled["to"]),
        mediators=tuple(filled["mediator"]),
        sources=tuple(filled["source"]),
        named=tuple(filled["named"]),
        place=next((place.name for place in filled["place"]), None),
        words=row["words"],
        at=Span(row["at_start"], row["at_end"]),
        paragraph=row["paragraph"],
    )
