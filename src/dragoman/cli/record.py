"""`dragoman verify`, `dragoman brief`, `dragoman demo`: is the record whole, what does it hold, how does it look."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.ask import AsJson, Record, open_record

if TYPE_CHECKING:
    from dragoman.record.view import View

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day to look from. [default: today]")]
MOST_PROBLEMS = 100


def verify(record: Record = None) -> None:
    """Check every citation against its text and every hash against its bytes.

    Exit code: 0 all holds, 1 something does not.
    """
    from dragoman import settings
    from dragoman.cli.tally import counted
    from dragoman.record import verify as check

    path = record or settings.load().record
    found = check.verify(path)
    for problem in found.problems[:MOST_PROBLEMS]:
        typer.echo(f"{problem.where}: {problem.what}")
    if found.problems:
        typer.echo(f"{path}: {counted(len(found.problems), 'problems')}; take the last copy that is whole", err=True)
        raise typer.Exit(1)
    checked = f"{found.versions:,} texts, {found.citations:,} citations and {found.log_lines:,} lines of the log"
    typer.echo(f"{path}: {checked} are as they were stored")


def brief(as_of: AsOf = None, record: Record = None, as_json: AsJson = False) -> None:
    """Print the briefing: what was said by whom, what is due or overdue, which accounts differ."""
    from dragoman.query.questions import day

    with open_record(record) as view:
        _brief(view, day("as-of", as_of) if as_of else date.today(), record, as_json)


def demo(record: Record = None) -> None:
    """Read the twelve demonstration reports into the record and print the briefing of the Monday after the last one."""
    from dragoman import settings
    from dragoman.cli.run import Run
    from dragoman.ingest.intake import Given
    from dragoman.knowledge import files
    from dragoman.scale import Plan

    chosen = settings.load()
    into = record or chosen.record
    reports = files.DATA / "demo" / "reports.jsonl"
    code = Run(inputs=[str(reports)], given=Given(), plan=Plan.of(chosen), into=into).go()
    if code:
        raise typer.Exit(code)
    with open_record(into) as view:
        last = max((row.published or "" for row in view.reports() if row.id.startswith("demo-")), default="")
        _brief(view, monday_after(date.fromisoformat(last)), record, as_json=False)


def monday_after(day: date) -> date:
    """The first Monday after a day.

    >>> monday_after(date(2022, 11, 27)), monday_after(date(2022, 11, 28))
    (datetime.date(2022, 11, 28), datetime.date(2022, 12, 5))
    """
    return day + timedelta(days=7 - day.weekday())


def _brief(view: View, as_of: date, record: Path | None, as_json: bool) -> None:
    from dragoman.cli import briefing, paper
    from dragoman.query.briefing import brief as made

    found = made(view, as_of)
    if as_json:
        paper.write_json([briefing.as_json(found)], None)
    else:
        briefing.print_briefing(found, view.counts(), record)
