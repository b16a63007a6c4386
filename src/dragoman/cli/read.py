"""`dragoman read`: reports on the command line → readings in the record, or as JSON Lines on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import InputError

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT…", help="Files (.txt .md .html .jsonl), folders, globs, URLs, or - for stdin."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date of publication of all reports; else what they say themselves.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published all reports.")]
Into = Annotated[Path | None, typer.Option(metavar="FILE", help="The record to write into. [default: dragoman.db]")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one reading a line; store nothing unless --into is given.")]
Jobs = Annotated[int | None, typer.Option(min=1, max=256, help="Processes that read. [default: 1]")]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Read texts too that are clearly not English.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="A statement less sure than this names no speaker. [default: 0]"),
]
Again = Annotated[bool, typer.Option("--again", help="Read again what the record has already.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary, only what was skipped.")]


def read(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    into: Into = None,
    as_json: AsJson = False,
    jobs: Jobs = None,
    any_language: AnyLanguage = False,
    again: Again = False,
    min_confidence: MinConfidence = None,
    quiet: Quiet = False,
) -> None:
    """Read reports and write what they say into the record, or print it as JSON Lines.

    Exit code: 0 all read, 1 some skipped, 2 nothing to read, 130 stopped by Ctrl-C.
    """
    from dragoman import settings
    from dragoman.cli.run import Run
    from dragoman.ingest.intake import Given
    from dragoman.scale import Plan

    chosen = settings.load()
    given = Given(published=_date(published), outlet=outlet, any_language=any_language)
    run = Run(
        inputs=inputs,
        given=given,
        plan=Plan.of(chosen, jobs, min_confidence),
        into=into or (None if as_json else chosen.record),
        as_json=as_json,
        again=again,
        quiet=quiet,
    )
    raise typer.Exit(run.go())


def _date(value: str | None) -> str | None:
    from dragoman.ingest import metadata

    try:
        return None if value is None else metadata.published(value, "--published")
    except InputError as error:
        raise typer.BadParameter(error.what, param_hint="--published") from error
