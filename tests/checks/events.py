"""Cues of events and PLOVER's scheme: each example yields an event of the entry's own making at the bracketed word."""

from collections.abc import Callable, Iterator

from dragoman.find.events import find_events
from dragoman.find.stance import find_stance
from dragoman.knowledge import codebook, files, stances
from dragoman.model.findings import Event
from dragoman.model.report import Report
from dragoman.parse import parse

Case = tuple[str, str, Callable[[tuple[Event, ...], int], bool], bool]


def _run(cases: list[Case]) -> Iterator[tuple[str, bool]]:
    """(claim, text with [word], does it match, must it match) -> results."""
    texts = [text.replace("[", "").replace("]", "") for _, text, _, _ in cases]
    parses = parse(Report(id="x", text=text) for text in texts)
    for (claim, text, matches, must), (_, parsed) in zip(cases, parses):
        events = find_events(parsed, codebook.load(), (), (), (), find_stance(parsed, stances.load(), ()))
        found = [(e.made_by, e.type, e.mode) for e in events]
        yield f"{claim}: {text} -> {found}", matches(events, text.find("[")) == must


def _at(events: tuple[Event, ...], start: int) -> list[Event]:
    return [e for e in events if any(span.start <= start < span.end for span in e.trigger)]


def cues(kind: str) -> Callable[[str], Iterator[tuple[str, bool]]]:
    """A check of a table of cues."""

    def check(name: str) -> Iterator[tuple[str, bool]]:
        cases: list[Case] = []
        for row in files.rows(name):
            entry = " ".join(filter(None, (kind, row["word"], row["frame"])))

            def matches(events: tuple[Event, ...], start: int, entry: str = entry) -> bool:
                return any(e.made_by.startswith(f"{entry}; ") or e.made_by == entry for e in _at(events, start))

            cases.append((entry, row["example"], matches, True))
            if row["not_example"]:
                cases.append((entry, row["not_example"], matches, False))
        yield from _run(cases)

    return check


def words(name: str) -> Iterator[tuple[str, bool]]:
    """Sets of nouns and lists of verbs decide about the bracketed word."""
    table = files.table(name)

    def some(events: tuple[Event, ...], start: int) -> bool:
        return bool(_at(events, start))

    cases: list[Case] = [(e["name"], e["example"], some, True) for e in table["set"]]
    cases += [(e["name"], e["not_example"], some, False) for e in table["set"] if "not_example" in e]
    cases.append(("idle", table["idle"]["example"], some, True))

    def undone(events: tuple[Event, ...], start: int) -> bool:
        return any(e.negated and e.status == "reported_as_fact" for e in _at(events, start))

    cases.append(("outcomes", table["outcomes"]["example"], undone, True))
    yield from _run(cases)
    used = {w for row in files.rows("words/event_verbs.csv") for w in row["frame"].replace("|", "=").split("=")}
    used |= {w for row in files.rows("words/event_nouns.csv") for w in row["frame"].replace("|", "=").split("=")}
    for entry in table["set"]:
        yield f"set {entry['name']} is used", any(u.split(";")[0] == f"@{entry['name']}" for u in used)


def scheme(name: str) -> Iterator[tuple[str, bool]]:
    """The example of a type yields that type, of a mode that mode."""
    table = files.table(name)
    cases: list[Case] = []
    for entry in table["type"]:
        for own in (entry, *entry.get("mode", ())):
            mode = own["name"] if own is not entry else None

            def matches(found: tuple[Event, ...], _: int, kind: str = entry["name"], mode: str | None = mode) -> bool:
                return any(e.type == kind and (mode is None or e.mode == mode) for e in found)

            cases.append((f"{entry['name']} {mode}", own["example"], matches, True))
    yield from _run(cases)
    for entry in table["context"]:
        yield entry["name"], bool(entry["gloss"])


CHECKS = {
    "words/event_verbs.csv": cues("verb"),
    "words/event_nouns.csv": cues("noun"),
    "words/event_words.toml": words,
    "codes/plover.toml": scheme,
}
