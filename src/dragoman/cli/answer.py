"""Answers of the record → what the terminal, a program or a spreadsheet gets."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli import paper
from dragoman.cli.tally import counted
from dragoman.query import answers
from dragoman.query.answers import Entry, Line, words_of
from dragoman.query.questions import Question
from dragoman.query.voice import clipped, obliged, owed, said, when
from dragoman.record.entries import Hit
from dragoman.record.view import View

LINE_COLUMNS = (
    "ref", "when", "by", "type", "status", "note", "to", "place", "words", "according_to", "outlet", "published",
    "paragraph", "start", "end", "sentence", "citation", "url",
)  # fmt: skip
ENTRY_COLUMNS = "name", "type", "country", "detail", "mentions", "reports", "first", "citation", "ref"
HIT_COLUMNS = "report", "outlet", "published", "paragraph", "start", "end", "excerpt", "citation"

HEADS: dict[str, tuple[tuple[str, int | None], ...]] = {
    "statements": (("Date", 13), ("Who", 20), ("Act", 10), ("What", None), ("Show", 20)),
    "events": (("Date", 13), ("Who → whom", 20), ("Event", 15), ("Words", None), ("Show", 18)),
    "figures": (("Date", 13), ("According to", 20), ("Figure", 15), ("Words", None), ("Show", 18)),
    "commitments": (("Due", 13), ("Who → whom", 20), ("Kind", 11), ("What", None), ("Show", 18)),
}


SHORTEST = 3
"""Words below which a statement tells too little without its sentence: `that`, `such charges`."""

ENTRY_HEADS: dict[str, tuple[tuple[str, int | None], ...]] = {
    kind: (("Name", None), ("Kind", 12), ("Code", 4), (detail, 18), ("Reports", 7), ("First", 10), ("Show", 18))
    for kind, detail in {"actors": "Office", "places": "Lat, long", "agreements": "Date or status"}.items()
}


def lines(view: View, question: Question, limit: int | None, form: str, file: Path | None) -> None:
    """Findings as a table, cited lines, JSON or CSV; one beyond the limit is fetched to tell whether there are more."""
    wanted = list(answers.lines(view, question, None if limit is None else limit + 1))
    found = wanted[:limit]
    if form == "json":
        paper.write_json((answers.as_json(line) for line in found), file)
    elif form == "csv":
        paper.write_csv([_cells(line) for line in found], LINE_COLUMNS, file)
    else:
        out = paper.console()
        if form == "cited":
            for line in found:
                print_cited(out, line)
        elif found:
            out.print(table_of(question.kind, found))
    _close(question.kind, len(found), len(wanted) > len(found))


def table_of(kind: str, found: Sequence[Line], *, in_report: bool = False) -> Table:
    """Lines as a table; inside one report the last column needs only the finding's own id."""
    head = HEADS[kind] if not in_report else (*HEADS[kind][:-1], ("Show", 6))
    rows = [(*row[:-1], line.finding.id) if in_report else row for line in found for row in [_row(line)]]
    return paper.table(head, rows)


def entries(view: View, question: Question, limit: int | None, form: str, file: Path | None) -> None:
    """Names over all reports; agreements come with the bodies that texts speak of."""
    found, private = answers.listing(view, question)
    if question.kind == "agreements" and not question.type and not question.by:
        found += answers.entries(view, replace(question, kind="bodies"))
    shown = found[:limit]
    if form == "json":
        paper.write_json((asdict(entry) for entry in shown), file)
    elif form == "csv":
        paper.write_csv([asdict(entry) for entry in shown], ENTRY_COLUMNS, file)
    else:
        if shown:
            paper.console().print(paper.table(ENTRY_HEADS[question.kind], (_entry(entry) for entry in shown)))
    _close(question.kind, len(shown), len(found) > len(shown))
    if private:
        print(
            f"{counted(private, 'persons')} without a known public role left out: --private shows all", file=sys.stderr
        )


def hits(found: Sequence[Hit], form: str, file: Path | None) -> None:
    """Paragraphs found by their words."""
    rows = [
        {
            "report": hit.report.id, "outlet": hit.report.outlet, "published": hit.report.published,
            "paragraph": hit.paragraph, "start": hit.span.start, "end": hit.span.end, "excerpt": hit.excerpt,
            "citation": answers.cite(hit.report, hit.paragraph, hit.span),
        }
        for hit in found
    ]  # fmt: skip
    if form == "json":
        paper.write_json(rows, file)
    elif form == "csv":
        paper.write_csv(rows, HIT_COLUMNS, file)
    else:
        out = paper.console()
        for row in rows:
            excerpt = paper.shown(" ".join(str(row["excerpt"]).split()))
            excerpt.highlight_regex("«[^»]*»", "bold yellow")
            head = paper.shown(f"{row['report']}  ", "bold").append_text(paper.shown(str(row["citation"]), "dim"))
            paper.paragraph(out, head)
            paper.paragraph(out, excerpt, 3)
    _close("paragraphs", len(rows), False)


def print_cited(out: Console, line: Line) -> None:
    """A line in words, its sentence, and its citation."""
    told = TOLD.get(line.kind, _named)(line)
    paper.paragraph(out, Text.assemble(paper.shown(line.ref, "bold"), "  ", paper.shown(told)))
    paper.paragraph(out, paper.shown(clipped(line.sentence, 600), "italic"), 3)
    paper.paragraph(out, paper.shown(line.citation, "dim"), 3)


def _named(line: Line) -> str:
    """An actor, place, agreement, body or time: its name, what it is, and what else is known of it."""
    kind = (line.type or line.kind.removesuffix("s")).replace("_", " ")
    known = [kind, *(f"{name} {value}" for name in KNOWN if (value := getattr(line.finding, name, None)) is not None)]
    return f"{line.words}: {', '.join(known)}"


def _figure(line: Line) -> str:
    where = f" at {line.place}" if line.place else ""
    sources = words_of(line.sources) or "the outlet"
    return f"{answers.note(line)} {line.type}{where}, {when(line.when)}: according to {sources}"


def _event(line: Line) -> str:
    status = (line.status or "").replace("_", " ")
    negated = ", said not to have happened" if line.negated else ""
    by = f" by {words_of(line.by)}" if line.by else ""
    to = f" against or with {words_of(line.to)}" if line.to else ""
    sources = f" according to {words_of(line.sources)}" if line.sources else ""
    where = f" at {line.place}" if line.place else ""
    return f"{line.type or 'happening'}{by}{to}{where}, {when(line.when)}: {status}{negated}{sources}"


def _row(line: Line) -> tuple[str | Text, ...]:
    date = short(line.when)
    who = obliged(line) if line.kind == "commitments" else words_of(line.by)
    both = f"{who} → {words_of(line.to)}".lstrip() if line.to else who
    kind = (line.type or "").replace("_", " ")
    words, ref = clipped(line.words), paper.shown(line.ref, "dim")
    match line.kind:
        case "statements":
            if len(line.words.split()) < SHORTEST and line.sentence != line.words:
                words = f"{words} [{clipped(line.sentence)}]"
            return date, who, kind, words, ref
        case "figures":
            owner = words_of(line.sources) or "the outlet"
            where = f" at {line.place}" if line.place else ""
            return date, owner, f"{answers.note(line)} {kind}{where}", clipped(line.sentence), ref
        case "events":
            status = ("not " if line.negated else "") + (line.status or "").replace("_", " ")
            event = f"{line.type or 'happening'}{f' at {line.place}' if line.place else ''}, {status}"
            return date, both, event, words, ref
    return date, both, kind, words, ref


TOLD: dict[str, Callable[[Line], str]] = {
    "statements": said, "events": _event, "figures": _figure, "commitments": owed
}  # fmt: skip
KNOWN = ("office", "country", "sector", "status", "date", "edtf", "latitude", "longitude", "gazetteer", "wikidata")
"""What is told of a name besides its kind, where it is known."""


def short(edtf: str | None) -> str:
    """A date for a narrow column.

    >>> short("2021-05"), short("../2021-05-31"), short("2021-05-30/2021-06-02"), short("2021-06~"), short(None)
    ('2021-05', 'by 2021-05-31', '2021-05-30 to 2021-06-02', 'about 2021-06', '')
    """
    begin, slash, end = (edtf or "").partition("/")
    if not slash:
        return f"about {begin.rstrip('~?%')}" if begin[-1:] in tuple("~?%") else begin
    if begin in ("", ".."):
        return f"by {end}"
    return f"from {begin}" if end in ("", "..") else f"{begin} to {end}"


def _entry(entry: Entry) -> tuple[str, ...]:
    kind, number = (entry.type or "").replace("_", " "), str(len(entry.reports))
    return entry.name, kind, entry.country or "", clipped(entry.detail, 60), number, entry.first or "", entry.ref


def _cells(line: Line) -> dict[str, Any]:
    whos = {"by": line.by, "to": line.to, "according_to": line.sources}
    return {
        **{name: [who.name for who in found] for name, found in whos.items()},
        "ref": line.ref, "when": line.when, "type": line.type, "status": line.status, "note": answers.note(line),
        "place": line.place, "words": line.words, "outlet": line.report.outlet, "published": line.report.published,
        "paragraph": line.paragraph, "start": line.at.start, "end": line.at.end, "sentence": line.sentence,
        "citation": line.citation, "url": line.report.url,
    }  # fmt: skip


def _close(what: str, number: int, more: bool) -> None:
    """Say on stderr how many there are, so that what is piped on stays clean."""
    there = counted(number, what) if number else f"no {what} found"
    print(there + (" shown, there are more: --limit 0 shows all" if more else ""), file=sys.stderr)
