"""`dragoman read`: reports on the command line → readings in the record, or as JSON Lines on stdout."""

from __future__ import annotations

from typing import Annotated

import typer

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders, globs, URLs, or - for stdin.")]


def read(inputs: Inputs) -> None:
    """Read reports and write what they say into the record."""
    typer.echo(f"{len(inputs)} inputs", err=True)
    raise typer.Exit(2)
