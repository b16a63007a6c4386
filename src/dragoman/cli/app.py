"""Command line → commands: the one list of what `dragoman` can do, and how it says what went wrong.

Command modules import at their head only what is light; the parser, the database and their like are imported inside
the command, so that `dragoman --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman import __version__
from dragoman.cli import ask, lists, measure, read, record, show, train
from dragoman.errors import DragomanError


class Commands(TyperGroup):
    """All commands; errors that Dragoman raises on purpose end as one line on stderr and their exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; expected failures become a message and an exit code, never a traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except DragomanError as error:
            fail(str(error), error.exit_code)
        except BrokenPipeError as error:
            _silence()
            raise typer.Exit(BROKEN_PIPE) from error
        except OSError as error:
            _silence()
            fail(f"{error.filename or 'the output'}: {error.strerror or error}", 1)
        return result


BROKEN_PIPE = 141
"""What a shell shows for a program that wrote to a pipe which nobody reads any more (128 + SIGPIPE)."""


def _silence() -> None:
    """Send what is still buffered for stdout nowhere, lest Python fail on it once more when it leaves."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fail(message: str, exit_code: int) -> None:
    """Say what went wrong on stderr and leave with the code."""
    typer.echo(f"dragoman: {message}", err=True)
    raise typer.Exit(exit_code)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

actors = typer.Typer(callback=ask.actors, invoke_without_command=True)
actors.command("load")(lists.load)
actors.command("sources")(lists.sources)
actors.command("forget")(lists.forget)

# Each command once, in the order of the help page.
app.command("read")(read.read)
app.command("demo")(record.demo)
app.command("brief")(record.brief)
app.command("statements")(ask.statements)
app.command("events")(ask.events)
app.command("figures")(ask.figures)
app.command("commitments")(ask.commitments)
app.add_typer(actors, name="actors")
app.command("places")(ask.places)
app.command("agreements")(ask.agreements)
app.command("search")(ask.search)
app.command("show")(show.show)
app.command("verify")(record.verify)
app.command("measure")(measure.measure)
app.add_typer(train.train, name="train")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def dragoman(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read news reports on conflict and diplomacy, and keep the cited record of a peace process."""


def main() -> None:
    """Run the command that the command line names, and leave with its exit code."""
    app()
