"""Words of figures: each example yields a figure with the entry's bounds at the bracketed words."""

from collections.abc import Iterator

from dragoman.find.figures import find_figures
from dragoman.knowledge import counts as known
from dragoman.knowledge import files
from dragoman.model.findings import Event
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.parse import parse


def told(text: str) -> tuple[Event, ...]:
    """One event over the whole text, reported as fact, for the figures that need one."""
    return (
        Event(
            id="e1", type="RETREAT", mode=None, contexts=(), actors=(), recipients=(), mediators=(), place=None,
            time=None, trigger=(Span(0, len(text)),), status="reported_as_fact", negated=False,
            according_to=(), words_of="outlet",
            score=1.0, made_by="test",
        ),
    )  # fmt: skip


def counts(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    entries = [e for key in ("cue", "bound", "vague", "none", "toll", "remains", "number") for e in table[key]] + [
        table["people"]
    ]
    cases = [(e, e[key], key == "example") for e in entries for key in ("example", "not_example") if key in e]
    reports = [Report(id="x", text=text.replace("[", "").replace("]", "")) for _, text, _ in cases]
    for (entry, text, must), (report, parsed) in zip(cases, parse(reports)):
        found = find_figures(parsed, known.load(), told(report.text), ())
        start, end = text.index("["), text.index("]") - 1
        right = [
            f for f in found
            if f.span.start < end and start < f.span.end and (f.low, f.high) == (entry.get("low"), entry.get("high"))
            and f.kind == entry.get("kind", f.kind)
        ]  # fmt: skip
        yield f"{text} -> {[(f.kind, f.low, f.high, f.span.of(report.text)) for f in found]}", bool(right) == must


CHECKS = {"words/counts.toml": counts}
