"""Words of promise, plan and demand: each example yields its kind of commitment, and what looks like it does not."""

from collections.abc import Iterator

from dragoman.find.actors import find_actors
from dragoman.find.commitments import find_commitments
from dragoman.find.quotations import find_quotations
from dragoman.find.sides import find_sides
from dragoman.find.times import find_times
from dragoman.knowledge import calendar, files, promises, roster
from dragoman.model.report import Report
from dragoman.parse import parse

AGREED = {"scheduled", "obligation", "pledge"}


def kinds(sentences: list[str]) -> Iterator[set[str]]:
    """For each sentence the kinds of its commitments, with the rule's words behind the kind."""
    reports = (Report(id=str(n), text=text, published="2024-02-14") for n, text in enumerate(sentences))
    for _, parsed in parse(reports):
        quotations = find_quotations(parsed)
        times = find_times(parsed, calendar.load(), quotations)
        actors = find_actors(parsed, roster.load(), quotations)
        sides = find_sides(parsed, promises.load(), actors)
        found = find_commitments(parsed, promises.load(), (), (), actors, sides, times)
        yield {commitment.kind for commitment in found}


def words(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    cases: list[tuple[str, str, bool]] = []
    for entry in (*table["verb"], *table["predicate"], *table["rule"]):
        cases.append((entry["kind"], entry["example"], True))
        if "not_example" in entry:
            cases.append((entry["kind"], entry["not_example"], False))
    for (kind, sentence, wanted), found in zip(cases, kinds([sentence for _, sentence, _ in cases])):
        same = found & AGREED if kind == "agreed" else {kind} & found
        yield f"{kind}: {sentence} {sorted(found)}", bool(same) == wanted


CHECKS = {"words/promises.toml": words}
