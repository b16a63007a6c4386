"""`dragoman statements|events|figures|commitments|actors|places|agreements|search`: questions to the record."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import QuestionError

if TYPE_CHECKING:
    from dragoman.record.view import View

By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who says, does or owes it; a state's name finds those who act for it."),
]
To = Annotated[str | None, typer.Option(metavar="NAME", help="To whom it is said, done or owed.")]
About = Annotated[str | None, typer.Option(metavar="WORDS", help="Words or names in the passage.")]
Type = Annotated[str | None, typer.Option(metavar="CODE", help="Act, PLOVER type or kind; several with commas.")]
Status = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Of events: claimed, denied …; of statements: direct, indirect, mixed."),
]
Where = Annotated[str | None, typer.Option(metavar="NAME", help="The place, or a place named in the passage.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="On that day, month or year, or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="On that day, month or year, or before.")]
DueBefore = Annotated[str | None, typer.Option("--due-before", metavar="DATE", help="Due before that day.")]
Open = Annotated[bool, typer.Option("--open", help="What binds somebody and no review has closed.")]
OfReport = Annotated[str | None, typer.Option("--report", metavar="ID", help="In one report; part of its id will do.")]
Private = Annotated[bool, typer.Option("--private", help="Show persons without a known public role as well.")]
Limit = Annotated[int, typer.Option(min=0, help="At most so many lines; 0 for all.")]
Record = Annotated[Path | None, typer.Option("--record", metavar="FILE", help="The record. [default: dragoman.db]")]
Cite = Annotated[bool, typer.Option("--cite", help="Show each line's sentence and citation.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="A table for spreadsheets.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write JSON or CSV into a file.")]
Words = Annotated[
    list[str], typer.Argument(metavar="WORDS…", help='All must occur; "…" is a phrase, star* a beginning.')
]


def statements(
    by: By = None, to: To = None, about: About = None, type: Type = None, status: Status = None, place: Where = None,
    since: Since = None, until: Until = None, report: OfReport = None, limit: Limit = 50, record: Record = None,
    cite: Cite = False, as_json: AsJson = False, as_csv: AsCsv = False, output: Output = None,
) -> None:  # fmt: skip
    """Who said what, in the latest reports first."""
    _ask("statements", locals())


def events(
    by: By = None, to: To = None, about: About = None, type: Type = None, status: Status = None, place: Where = None,
    since: Since = None, until: Until = None, report: OfReport = None, limit: Limit = 50, record: Record = None,
    cite: Cite = False, as_json: AsJson = False, as_csv: AsCsv = False, output: Output = None,
) -> None:  # fmt: skip
    """Who did what to whom, and who answers for its having happened."""
    _ask("events", locals())


def figures(
    by: By = None, about: About = None, type: Type = None, place: Where = None, since: Since = None,
    until: Until = None, report: OfReport = None, limit: Limit = 50, record: Record = None, cite: Cite = False,
    as_json: AsJson = False, as_csv: AsCsv = False, output: Output = None,
) -> None:  # fmt: skip
    """How many were killed, injured, captured or displaced, and according to whom."""
    _ask("figures", locals())


def commitments(
    by: By = None, to: To = None, about: About = None, type: Type = None, place: Where = None, since: Since = None,
    until: Until = None, due_before: DueBefore = None, open_only: Open = False, report: OfReport = None,
    limit: Limit = 50, record: Record = None, cite: Cite = False, as_json: AsJson = False, as_csv: AsCsv = False,
    output: Output = None,
) -> None:  # fmt: skip
    """What was promised, asked or planned, by whom and until when."""
    _ask("commitments", locals())


def actors(
    context: typer.Context, about: About = None, type: Type = None, since: Since = None, until: Until = None,
    report: OfReport = None, private: Private = False, limit: Limit = 50, record: Record = None,
    as_json: AsJson = False, as_csv: AsCsv = False, output: Output = None,
) -> None:  # fmt: skip
    """Who occurs in the reports, --about looks for a name; and lists of actors that you load yourself."""
    if context.invoked_subcommand is None:
        _ask("actors", locals())


def places(
    about: About = None, type: Type = None, place: Where = None, since: Since = None, until: Until = None,
    report: OfReport = None, limit: Limit = 50, record: Record = None, as_json: AsJson = False, as_csv: AsCsv = False,
    output: Output = None,
) -> None:  # fmt: skip
    """Which places occur in the reports; --place or --about looks for a name."""
    _ask("places", locals())


def agreements(
    by: By = None, about: About = None, type: Type = None, since: Since = None, until: Until = None,
    report: OfReport = None, limit: Limit = 50, record: Record = None, as_json: AsJson = False, as_csv: AsCsv = False,
    output: Output = None,
) -> None:  # fmt: skip
    """Which agreements and bodies occur in the reports; --by looks for a party."""
    _ask("agreements", locals())


def search(
    words: Words, limit: Limit = 20, record: Record = None, as_json: AsJson = False, as_csv: AsCsv = False,
    output: Output = None,
) -> None:  # fmt: skip
    """Paragraphs of the reports that hold the words, best first."""
    from dragoman.cli import answer

    with open_record(record) as view:
        answer.hits(view.search(" ".join(words), limit or None), _form(as_json, as_csv, output), output)


def open_record(record: Path | None) -> View:
    """The record that the user named, else the one that the settings name."""
    from dragoman import settings
    from dragoman.record.view import View

    return View(record or settings.load().record)


def _ask(kind: str, options: dict[str, Any]) -> None:
    from dragoman.cli import answer
    from dragoman.query.questions import Question

    names = [field.name for field in fields(Question) if field.name != "kind"]
    question = Question(kind=kind, **{name: options[name] for name in names if name in options})
    form, limit = _form(options["as_json"], options["as_csv"], options["output"]), options["limit"] or None
    with open_record(options["record"]) as view:
        if kind in ("actors", "places", "agreements"):
            answer.entries(view, question, limit, form, options["output"])
        else:
            form = "cited" if form == "table" and options["cite"] else form
            answer.lines(view, question, limit, form, options["output"])


def _form(as_json: bool, as_csv: bool, output: Path | None) -> str:
    if as_json and as_csv:
        raise QuestionError("--json and --csv exclude each other; choose one")
    if output and not (as_json or as_csv):
        raise QuestionError("--output writes JSON or CSV; add --json or --csv")
    return "json" if as_json else "csv" if as_csv else "table"
