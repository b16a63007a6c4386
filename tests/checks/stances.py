"""Operators of status: the bracketed word of each example has the status that the entry's effect gives it."""

from collections.abc import Iterator

from dragoman.find.stance import find_stance
from dragoman.knowledge import files
from dragoman.knowledge import stances as known
from dragoman.model.report import Report
from dragoman.parse import parse

EXPECTED = {**known.EFFECTS, "carry": "scheduled"}


def stances(name: str) -> Iterator[tuple[str, bool]]:
    library = known.load()
    cases = []
    for kind in known.CLASSES:
        for entry in files.table(name).get(kind, ()):
            cases += [(kind, entry, entry[key], key == "example") for key in ("example", "not_example") if key in entry]
    reports = [Report(id="x", text=text.replace("[", "").replace("]", "")) for _, _, text, _ in cases]
    for (kind, entry, text, must), (_, parsed) in zip(cases, parse(reports)):
        word = parsed.word_at(text.index("["))
        assert word is not None
        stance = find_stance(parsed, library, ())(word)
        allowed = {EXPECTED[entry["effect"]], entry.get("status", EXPECTED[entry["effect"]])}
        if entry["effect"] in ("duty", "carry"):
            allowed |= {"scheduled", "possible", "called_for"}
        matches = stance.status in allowed and stance.negated == entry.get("negated", entry["effect"] == "avoid")
        yield f"{kind} {entry['word']}: {text} -> {stance.status}, {stance.negated} ({stance.made_by})", matches == must


CHECKS = {"words/stances.toml": stances}
