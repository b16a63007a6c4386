"""`dragoman actors load|sources|forget`: lists of actors of the user's own, beside what the package knows."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.ask import AsJson
from dragoman.errors import InputError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.knowledge.load import Given, Outcome

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Files, or wikidata:KEN (a country), wikidata:Q14211 (a position).")
]
Form = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="KIND", help="csv, wikidata, dictionary, agents or followthemoney. [default: told by the file]"
    ),
]
Name = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="The source of all rows. [default: the file's name]")
]
Licence = Annotated[str | None, typer.Option(metavar="LICENCE", help="The licence of the source.")]
Retrieved = Annotated[
    str | None, typer.Option(metavar="DATE", help="When the source was retrieved. [default: the file's date]")
]
Codes = Annotated[str | None, typer.Option(metavar="SCHEME", help="cameo or plover, where a dictionary does not tell.")]
Contact = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Your e-mail or web address, which a download from Wikidata must name.")
]
Source = Annotated[str, typer.Argument(metavar="SOURCE", help="As `dragoman actors sources` names it.")]

SHOWN = 50
"""Skipped lines that are named on the terminal; all stand in the file beside the source."""


def load(
    files: Files, form: Form = None, source: Name = None, licence: Licence = None, retrieved: Retrieved = None,
    codes: Codes = None, contact: Contact = "",
) -> None:  # fmt: skip
    """Load lists of actors, so that readings know their names, offices and sectors.

    Exit code: 0 all loaded, 1 some lines or files skipped, 2 nothing loaded.
    """
    from dragoman import settings
    from dragoman.knowledge import known
    from dragoman.knowledge import load as loader
    from dragoman.model import edtf

    if form is not None and form not in loader.FORMATS:
        raise QuestionError(f"--as is {form!r}, it must be one of {', '.join(loader.FORMATS)}")
    if codes not in (None, "cameo", "plover"):
        raise QuestionError(f"--codes is {codes!r}, it must be cameo or plover")
    if retrieved is not None and edtf.day(retrieved if edtf.valid(retrieved) else "2000") is None:
        raise QuestionError(f"--retrieved is {retrieved!r}, it must be a day such as 2024-05-31")
    given = loader.Given(
        format=form or "", source=source or "", licence=licence or "", retrieved=retrieved or "",
        scheme="cameo" if codes == "cameo" else "plover" if codes == "plover" else None,
    )  # fmt: skip
    chosen = settings.load()
    loaded = skipped = 0
    for outcome in _outcomes(files, chosen.actors, given, contact):
        if isinstance(outcome, InputError):
            print(f"skipped {outcome}", file=sys.stderr)
            skipped += 1
        else:
            loaded += bool(outcome.rows)
            skipped += len(outcome.problems)
            _tell(outcome)
    if loaded:
        known.load(chosen.cache, chosen.actors)  # compiled now, so that the next reading need not wait
    raise typer.Exit(2 if not loaded else 1 if skipped else 0)


def _outcomes(names: list[str], folder: Path, given: Given, contact: str) -> Iterator[Outcome | InputError]:
    """What came of each source; a file that cannot be read costs no other one its loading."""
    from dragoman.knowledge import load as loader

    paths: list[Path] = []
    for name in names:
        try:
            path = _download(name.partition(":")[2], folder, contact) if name.startswith("wikidata:") else Path(name)
            loader.check(path, given)
            paths.append(path)
        except InputError as error:
            yield error
    if paths:
        yield from loader.load(paths, folder, given)


def _download(wanted: str, folder: Path, contact: str) -> Path:
    """Keep what Wikidata answers below the folder, and return where."""
    from dragoman.ingest import wikidata

    body = wikidata.download(wanted.upper(), contact)
    kept = folder / "downloads" / f"wikidata-{wanted.upper()}.csv"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(body)
    return kept


def _tell(outcome: Outcome) -> None:
    """What was loaded and what was skipped, on stderr like all that is no answer."""
    from dragoman.cli.tally import counted, shown

    rows = outcome.rows
    actors = len({row.id for row in rows if row.kind != "title"})
    terms = sum(1 for row in rows if row.kind != "title" and (row.office or row.start or row.end))
    told = [
        counted(number, what)
        for number, what in (
            (actors, "actors"),
            (terms, "terms"),
            (len(rows) - sum(r.kind != "title" for r in rows), "nouns"),
        )
        if number
    ]
    lines = [
        f"{outcome.source}: {', '.join(told) or 'nothing to load'}" + (f", in {outcome.file}" if outcome.file else "")
    ]
    if rows and any(row.licence == "not stated" for row in rows):
        lines.append("  the licence is not stated; say it with --licence before you pass on what you read with it")
    lines += _idle(outcome)
    if outcome.problems:
        lines.append(f"  {counted(len(outcome.problems), 'lines')} skipped:")
        lines += [f"    {problem}" for problem in outcome.problems[:SHOWN]]
        if (more := len(outcome.problems) - SHOWN) > 0:
            beside = f", in {outcome.file.with_suffix('.skipped.txt')}" if outcome.file else ""
            lines.append(f"    and {more} more{beside}")
    for line in lines:
        print(shown(line), file=sys.stderr)


def _idle(outcome: Outcome) -> list[str]:
    """What is kept but will not be looked for, and why."""
    from dragoman.cli.tally import counted
    from dragoman.knowledge import known_build, roster

    base = roster.load()
    nouns = sum(row.kind == "title" and known_build.kind_of(row.name, base)[0] is None for row in outcome.rows)
    vague = len({row.id for row in outcome.rows if row.kind == "unspecified"})
    there = len({row.id for row in outcome.rows if row.kind not in ("title", "person") and base.named(row.name)})
    told = []
    if nouns:
        told.append(f"  {counted(nouns, 'nouns')} not used: the word does not tell whether a person or a body is meant")
    if vague:
        told.append(f"  {counted(vague, 'actors')} of no known kind: known by name, but not looked for")
    if there:
        told.append(f"  {counted(there, 'actors')} the package knows already: its own code stays, names are added")
    return told


def sources(as_json: AsJson = False) -> None:
    """List what is loaded: each source with its licence, its date and how much it holds."""
    from dragoman import settings
    from dragoman.cli import paper
    from dragoman.knowledge import actor_files

    folder = settings.load().actors
    found = actor_files.sources(folder)
    if as_json:
        paper.write_json(({**asdict(one), "file": str(one.file)} for one in found), None)
        return
    head = (
        ("Source", 24),
        ("Licence", 14),
        ("Retrieved", 10),
        ("Actors", 7),
        ("Terms", 7),
        ("Nouns", 6),
        ("Skipped", 7),
    )
    if found:
        rows = (
            (o.name, o.licence, o.retrieved, f"{o.actors:,}", f"{o.offices:,}", f"{o.titles:,}", f"{o.skipped:,}")
            for o in found
        )
        paper.console().print(paper.table(head, rows))
    print(f"{len(found) or 'no'} source{'' if len(found) == 1 else 's'} in {folder}", file=sys.stderr)


def forget(source: Source) -> None:
    """Remove a loaded source; readings made with it stay as they are."""
    from dragoman import settings
    from dragoman.knowledge import actor_files

    print(f"removed {actor_files.forget(settings.load().actors, source)}", file=sys.stderr)
