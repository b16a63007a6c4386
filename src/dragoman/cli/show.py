"""`dragoman show`: a report's text with its findings marked in colour, or one finding with all that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.ask import AsJson, Record, open_record

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.model.findings import Finding
    from dragoman.model.reading import Reading
    from dragoman.record.view import View

Wanted = Annotated[
    str, typer.Argument(metavar="REPORT[#ID]", help="A report's id or part of it; with #s3, one finding.")
]
Version = Annotated[int | None, typer.Option(min=1, help="An earlier version of the text. [default: the latest]")]

STYLES = {
    "content": "green",
    "actors": "cyan",
    "places": "blue",
    "times": "magenta",
    "agreements": "bold blue",
    "bodies": "bold blue",
    "figures": "bold magenta",
    "commitments": "underline",
    "quoted": "italic",
    "due": "bold underline magenta",
    "events": "bold red",
    "speaker": "bold cyan",
    "cue": "bold yellow",
}
"""How each kind or part is marked; what comes later is painted over what comes before, names over what is said."""

LEGEND = {
    "speaker": "speaker", "cue": "cue", "content": "said", "quoted": "quoted", "events": "event",
    "commitments": "commitment", "due": "due", "times": "time", "figures": "figure", "actors": "actor",
    "places": "place", "agreements": "agreement or body",
}  # fmt: skip


def show(wanted: Wanted, record: Record = None, version: Version = None, as_json: AsJson = False) -> None:
    """Print a report with its findings marked, or one finding with its citations, its maker and its reviews."""
    from dragoman.cli import paper
    from dragoman.model.reading import to_json

    name, _, finding = wanted.rpartition("#") if "#" in wanted else (wanted, "", "")
    with open_record(record) as view:
        report = view.resolve(name)
        if finding:
            _finding(view, report, finding, as_json)
        elif as_json:
            paper.write_json([to_json(view.reading(report, version))], None)
        else:
            _report(view, report, version)


def marked(reading: Reading) -> Text:
    """The text with every finding in its colour."""
    from dragoman.cli.paper import shown

    made = shown(reading.report.text)
    painted: dict[str, list[tuple[int, int]]] = {name: [] for name in STYLES}
    for kind, finding in reading.findings():
        for role, span, _ in finding.parts:
            painted[role if kind == "statements" or role == "due" else kind].append((span.start, span.end))
    for name, style in STYLES.items():
        for start, end in painted[name]:
            made.stylize(style, start, end)
    return made


def _report(view: View, report: str, version: int | None) -> None:
    from rich.text import Text

    from dragoman.cli import paper

    reading, versions = view.reading(report, version), view.versions(report)
    out, told = paper.console(), reading.report
    number = version or versions[-1].version
    head = [told.outlet or "outlet not known", told.published or "no date of publication", f"version {number}"]
    head[2] += f" of {len(versions)}" if len(versions) > 1 else ""
    out.print(Text.assemble(paper.shown(report, "bold"), "  ", paper.shown(", ".join(head), "dim")))
    if told.url:
        out.print(paper.shown(told.url, "dim"))
    for warning in reading.warnings:
        out.print(paper.shown(f"note: {warning}", "dim"))
    out.print()
    paper.paragraph(out, marked(reading))
    out.print()
    legend = (Text(words, style=STYLES[name]) for name, words in LEGEND.items())
    paper.paragraph(out, Text("Marked: ", style="dim").append_text(Text(" · ", style="dim").join(legend)))
    out.print()
    if version is None:
        _list(view, report)


def _list(view: View, report: str) -> None:
    """What the report says, finding by finding."""
    from dragoman.cli import answer, paper
    from dragoman.query import answers
    from dragoman.query.questions import Question

    out = paper.console()
    for kind in ("statements", "events", "figures", "commitments"):
        lines = list(answers.lines(view, Question(kind=kind, report=report)))
        if lines:
            out.print(answer.table_of(kind, lines, in_report=True))
            out.print()


def _finding(view: View, report: str, id: str, as_json: bool) -> None:
    from rich.text import Text

    from dragoman.cli import answer, paper
    from dragoman.query import answers

    row = view.finding(report, id)
    line = answers.line(row, view.text(report))
    if as_json:
        paper.write_json([answers.as_json(line)], None)
        return
    out = paper.console()
    answer.print_cited(out, line)
    for part in view.citations(row):
        place = f"chars {part.span.start}–{part.span.end}, ¶{part.paragraph}"
        quote = paper.shown(" ".join(part.quote.split()), STYLES.get(part.role, ""))
        paper.paragraph(out, Text.assemble(paper.shown(f"{part.role:<10} "), quote, "  ", (place, "dim")), 3)
    for fact in _facts(view, report, row.finding):
        paper.paragraph(out, paper.shown(fact), 3)
    paper.paragraph(out, paper.shown(f"made by    {row.finding.made_by}"), 3)
    paper.paragraph(out, paper.shown(f"read by    {view.reader(report)}"), 3)
    for review in view.reviews(report):
        if review.finding == id:
            stands = "" if review.stands else " (of an earlier reading, which said otherwise)"
            told = f"   {review.what} by {review.who}, {review.decided}: {review.why}{stands}"
            paper.paragraph(out, paper.shown(told.strip()), 3)
    if not any(review.finding == id for review in view.reviews(report)):
        paper.paragraph(out, paper.shown("decided    nobody has reviewed it"), 3)


def _facts(view: View, report: str, finding: Finding) -> Iterator[str]:
    """On what occasion something was said, and in whose words an event or figure is told."""
    occasion, owner = getattr(finding, "occasion", None), getattr(finding, "words_of", None)
    if occasion is not None:
        yield f"occasion   {occasion.replace('_', ' ')}"
    if owner is not None:
        names = {actor.id: actor.name for actor in view.reading(report).actors}
        told = {"outlet": "the outlet", "mixed": "several, or in part the outlet"}
        yield f"words of   {told.get(owner) or names.get(owner, owner)}"
