"""Words of time expressions, holidays and direction: each example is read as of Wednesday, 15 May 2024."""

from collections.abc import Iterator

from dragoman.find.times import find_times
from dragoman.knowledge import calendar, files
from dragoman.model.findings import Time
from dragoman.model.report import Report
from dragoman.parse import parse


def found_in(texts: list[str]) -> list[tuple[Time, ...]]:
    """The times of each text, all parsed in one batch."""
    reports = [Report(id=str(n), text=f"{text}.", published="2024-05-15") for n, text in enumerate(texts)]
    return [find_times(parsed, calendar.load(), ()) for _, parsed in parse(reports)]


def time_words(name: str) -> Iterator[tuple[str, bool]]:
    entries = files.table(name)["term"]
    for entry, times in zip(entries, found_in([e["example"] for e in entries])):
        pieces = calendar.cut(" ".join(t.text for t in times))
        words = entry["words"]
        yield f"{words[0]}: {entry['example']!r} gave {pieces}", any(calendar.cut(w)[-1] in pieces for w in words)
    without = [e for e in entries if "not_example" in e]
    for entry, times in zip(without, found_in([e["not_example"] for e in without])):
        yield f"{entry['words'][0]}: not in {entry['not_example']!r}", not times
    named = files.table(name)["name"]
    for entry, times in zip(named, found_in([e["example"] for e in named])):
        yield f"{entry['words'][0]}: no time in {entry['example']!r}", not times


def holidays(name: str) -> Iterator[tuple[str, bool]]:
    entries = files.table(name)["holiday"]
    for entry, times in zip(entries, found_in([e["example"][0] for e in entries])):
        got = [t.edtf for t in times]
        yield f"{entry['names'][0]}: {entry['example']} gave {got}", entry["example"][1] in got


def feasts(name: str) -> Iterator[tuple[str, bool]]:
    known = calendar.load()
    named = {entry.date for entry in known.holidays.values() if entry.rule == "table"}
    for row in files.rows(name, ("feast", "first", "last")):
        yield f"{row}", row["feast"] in named and row["first"] <= row["last"]


def directions(name: str) -> Iterator[tuple[str, bool]]:
    entries = files.table(name)["cue"]
    claims = [(e["word"], e["example"], {"Friday": "2024-05-17", "Monday": "2024-05-13"}) for e in entries]
    behind = {"Friday": "2024-05-10", "Monday": "2024-05-13"}
    claims += [(e["word"], e["not_example"], behind) for e in entries if "not_example" in e]
    for (word, text, days), times in zip(claims, found_in([text for _, text, _ in claims])):
        day = next(d for d in days if d in text)
        got = [(t.text, t.edtf, t.made_by) for t in times]
        yield f"{word}: {text!r} gave {got}", any(d == days[day] for _, d, _ in got)


CHECKS = {
    "words/times.toml": time_words,
    "words/holidays.toml": holidays,
    "words/movable_feasts.csv": feasts,
    "words/directions.toml": directions,
}
