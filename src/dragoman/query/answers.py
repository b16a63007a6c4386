"""A Question and the record → lines for people, each with its sentence and its citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.model.findings import Commitment, Event, Figure, Finding, Statement
from dragoman.model.passages import sentence_around
from dragoman.model.reading import plain
from dragoman.model.span import Span
from dragoman.query.public import public
from dragoman.query.questions import Question, selection
from dragoman.record.entries import FindingRow, ReportRow, Who
from dragoman.record.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A finding as people read it: who, what, to whom, when and where, and the words that show it.

    `ref` names it to `dragoman show`; `when` is EDTF or None where the text does not say; `sources` are those who say
    that it happened or is owed; `words` is what the table shows, `quote` the exact words that the finding points
    at, from the first to the last, `sentence` what they stand in.
    """

    ref: str
    kind: str
    type: str | None
    status: str | None
    negated: bool
    when: str | None
    by: tuple[Who, ...]
    to: tuple[Who, ...]
    mediators: tuple[Who, ...]
    sources: tuple[Who, ...]
    named: tuple[Who, ...]
    place: str | None
    words: str
    quote: str
    sentence: str
    citation: str
    paragraph: int
    at: Span
    report: ReportRow
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name over all reports: an actor, place, agreement or body, how often it occurs, and when and where first."""

    name: str
    type: str | None
    country: str | None
    detail: str
    mentions: int
    reports: tuple[str, ...]
    first: str | None
    citation: str
    ref: str


def lines(view: View, question: Question, limit: int | None = None) -> Iterator[Line]:
    """Findings of a kind, of the latest reports first.

    Raises QuestionError where the question makes no sense.
    """
    reports = (view.resolve(question.report),) if question.report else ()
    return told(view, view.findings(selection(question, reports), limit))


def told(view: View, rows: Iterable[FindingRow]) -> Iterator[Line]:
    """Rows of the record as lines, in their order."""
    text_of = lru_cache(maxsize=8)(view.text)
    return (line(row, text_of(row.report.id)) for row in rows)


def line(row: FindingRow, text: str) -> Line:
    """One row as a line; `text` is that of its report.  What is told or named in several places is cited at the
    first."""
    whole = isinstance(row.finding, Statement | Commitment)
    at = row.at if whole else row.finding.parts[0][1]
    return Line(
        ref=row.ref,
        kind=row.kind,
        type=row.type,
        status=row.status,
        negated=isinstance(row.finding, Event) and row.finding.negated,
        when=row.date,
        by=row.by,
        to=row.to,
        mediators=row.mediators,
        sources=row.sources,
        named=row.named,
        place=row.place,
        words=" ".join(row.words.split()),
        quote=at.of(text),
        sentence=" ".join(sentence_around(text, at).of(text).split()),
        citation=cite(row.report, row.paragraph, at),
        paragraph=row.paragraph,
        at=at,
        report=row.report,
        finding=row.finding,
    )


def cite(report: ReportRow, paragraph: int, at: Span) -> str:
    """Outlet (or title, or id), date, paragraph and characters, as a footnote gives them."""
    who = report.outlet or report.title or report.id
    return f"{who}, {report.published or 'no date'}, ¶{paragraph}, chars {at.start}–{at.end}"


def entries(view: View, question: Question, limit: int | None = None) -> list[Entry]:
    """Names over all reports, those in most reports first, private persons left out unless asked for.

    Raises QuestionError where the question makes no sense.
    """
    return listing(view, question)[0][:limit]


def listing(view: View, question: Question) -> tuple[list[Entry], int]:
    """All entries, and how many persons without a public role are left out of them.

    Equal names of one kind and country are one entry; anonymous sources (`a diplomat`) are never one in two reports.
    Raises QuestionError where the question makes no sense.
    """
    reports = (view.resolve(question.report),) if question.report else ()
    grouped: dict[tuple[object, ...], list[FindingRow]] = {}
    for row in view.findings(selection(question, reports)):
        name = getattr(row.finding, "geonames", None) or row.words.casefold()
        key = (name, row.kind, row.type, _country(row), row.who.only_in if row.who else None)
        grouped.setdefault(key, []).append(row)
    shown = [rows for rows in grouped.values() if question.private or any(map(_public, rows))]
    made = [_entry(rows) for rows in shown]
    made.sort(key=lambda entry: (-len(entry.reports), -entry.mentions, entry.name))
    return made, len(grouped) - len(shown)


def _public(row: FindingRow) -> bool:
    return row.who is None or public(row.who)


def _entry(rows: list[FindingRow]) -> Entry:
    first = min(rows, key=lambda row: (row.report.published or "9999", row.report.id))
    details = dict.fromkeys(filter(None, (_detail(row) for row in rows)))
    return Entry(
        name=first.words,
        type=first.type,
        country=_country(first),
        detail="; ".join(details),
        mentions=sum(len(row.finding.parts) for row in rows),
        reports=tuple(dict.fromkeys(row.report.id for row in rows)),
        first=first.report.published,
        citation=cite(first.report, first.paragraph, first.finding.parts[0][1]),
        ref=first.ref,
    )


def _country(row: FindingRow) -> str | None:
    country: str | None = getattr(row.finding, "country", None)
    return country


def _detail(row: FindingRow) -> str | None:
    """What else there is to say of a name: an office, coordinates, a date, a status."""
    finding: Any = row.finding
    match row.kind:
        case "actors":
            office: str | None = finding.office
            return office
        case "places":
            return None if finding.latitude is None else f"{finding.latitude:.2f}, {finding.longitude:.2f}"
        case "agreements":
            date: str | None = finding.date
            return date
    return row.status


def words_of(whos: Iterable[Who]) -> str:
    """Names with commas."""
    return ", ".join(who.name for who in whos)


def as_json(line: Line) -> dict[str, Any]:
    """A line as a JSON object: names in place of ids, the sentence, the citation, and the whole finding."""
    return {
        "ref": line.ref, "kind": line.kind, "type": line.type, "status": line.status, "negated": line.negated,
        "when": line.when, "by": _names(line.by), "to": _names(line.to), "mediators": _names(line.mediators),
        "according_to": _names(line.sources), "place": line.place, "words": line.words, "quote": line.quote,
        "sentence": line.sentence, "citation": line.citation,
        "report": {"id": line.report.id, "version": line.report.version, "title": line.report.title,
                   "outlet": line.report.outlet, "published": line.report.published, "url": line.report.url,
                   "sha256": line.report.sha256},
        "paragraph": line.paragraph, "span": list(line.at), "finding": plain(line.finding),
    }  # fmt: skip


def _names(whos: Iterable[Who]) -> list[str]:
    return [who.name for who in whos]


def note(line: Line) -> str:
    """What there is to add in a word: a number, a condition, that it did not happen."""
    match line.finding:
        case Figure(low=low, high=high):
            return number(low, high)
        case Event(negated=True):
            return "not"
        case Commitment(condition=(_, *_)):
            return "on condition"
        case Statement(quoted=(_, *_)):
            return "quoted"
    return ""


def number(low: int | None, high: int | None) -> str:
    """A figure as people write it.

    >>> number(5, 5), number(3, None), number(None, 9), number(5, 9)
    ('5', '3 or more', 'up to 9', '5–9')
    """
    if low == high:
        return "?" if low is None else f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"
