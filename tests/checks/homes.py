"""Words that tell whose country somebody is of: each list gives a country in its example, and none where it may not."""

from collections.abc import Iterator

from dragoman.knowledge import files, library
from dragoman.model.report import Report
from dragoman.parse import parse
from dragoman.reader import read_parsed
from dragoman.settings import Settings


def lists(name: str) -> Iterator[tuple[str, bool]]:
    shelf = library.load(Settings().cache)
    cases: list[tuple[str, str, str | None]] = []
    for entry in files.table(name)["list"]:
        cases.append((entry["example"], entry["who"], entry["country"]))
        cases.append((entry["not_example"], entry["not_who"], None))
        yield f"{entry['name']} names no word twice", len(set(entry["words"])) == len(entry["words"])
    reports = (Report(id=str(n), text=text) for n, (text, _, _) in enumerate(cases))
    for (text, who, country), (report, parsed) in zip(cases, parse(reports)):
        found = {
            a.country
            for a in read_parsed(report, parsed, shelf).actors
            if any(who in m.text for m in a.mentions if m.form != "pronoun")
        }
        yield f"{who} is of {country}: {text}", found == {country}


CHECKS = {"words/homes.toml": lists}
