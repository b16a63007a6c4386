"""Gold with every time marked → how often the day and the side of publication are right, for Dragoman and its peers.

    python benchmarks/times.py FOLDER

FOLDER holds TOML files with `times` (words, EDTF value, side), as in `training/times`.  The first lines are Dragoman's
own figures over every marked time: the EDTF value (or the TIMEX3 value of a length) equal to the letter, and the side.
The table sets it beside the libraries that this Python can import; what is missing is named and left out.  There all
read the same texts with the same day of reference, a finding counts for the gold it overlaps (so that prepositions cost
nobody anything), and only gold with dates counts, as the others give no lengths.  `day`: the day that is answered lies
within the days of the gold, which is mild to whoever answers the day of a month for the month.  `side`: that day lies
before, on or after the day of publication as the gold says.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.find.quotations import find_quotations
from dragoman.find.times import find_times
from dragoman.knowledge import calendar
from dragoman.measure import gold
from dragoman.model import edtf
from dragoman.model.findings import Time
from dragoman.model.report import Report
from dragoman.parse import parse

Found = tuple[int, int, date | None]
"""Start and end in the text, and the day that is meant."""

Reader = Callable[[str, date], Iterable[Found]]


class Peer(NamedTuple):
    """A library: its module, how to read with it, and how far it may be compared."""

    module: str
    make: Callable[[Any], Reader]
    note: str


def midnight(day: date) -> datetime:
    """The day as the libraries want it."""
    return datetime(day.year, day.month, day.day)


def dateparser(module: Any, side: str = "past") -> Reader:
    def read(text: str, published: date) -> Iterator[Found]:
        settings = {"RELATIVE_BASE": midnight(published), "PREFER_DATES_FROM": side}
        at = 0
        for words, moment in module.search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                yield start, at, moment.date()

    return read


def parsedatetime(module: Any) -> Reader:
    reader = module.Calendar()

    def read(text: str, published: date) -> Iterator[Found]:
        for moment, _, start, end, _ in (
            reader.nlp(text, datetime(published.year, published.month, published.day)) or ()
        ):
            yield start, end, moment.date()

    return read


def recognizers(module: Any) -> Reader:
    def read(text: str, published: date) -> Iterator[Found]:
        for found in module.recognize_datetime(text, "en-us", reference=midnight(published)):
            values = (found.resolution or {}).get("values") or []
            told = next((v[key] for v in values for key in ("value", "start", "end") if v.get(key)), "")
            yield found.start, found.end + 1, _day(told)

    return read


def timexy(module: Any) -> Reader:
    del module  # importing it is enough to make its component known
    spacy = importlib.import_module("spacy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def read(text: str, published: date) -> Iterator[Found]:
        del published  # for which it has no place
        for entity in pipeline(text).ents:
            value = entity.kb_id_.partition('value="')[2]
            yield entity.start_char, entity.end_char, _day(value)

    return read


def datefinder(module: Any) -> Reader:
    def read(text: str, published: date) -> Iterator[Found]:
        for moment, (start, end) in module.find_dates(text, index=True, base_date=midnight(published)):
            yield start, end, moment.date()

    return read


PEERS = {
    "dateparser, past": Peer("dateparser.search", dateparser, "comparable: told to prefer the past"),
    "dateparser, future": Peer(
        "dateparser.search", partial(dateparser, side="future"), "comparable: told to prefer the future"
    ),
    "parsedatetime": Peer("parsedatetime", parsedatetime, "partly: always looks ahead, knows no month or year alone"),
    "recognizers-text": Peer(
        "recognizers_date_time", recognizers, "comparable: for a weekday it answers both sides; the first is taken"
    ),
    "timexy": Peer("timexy", timexy, "hardly: has no day of reference for a text, counts from today"),
    "datefinder": Peer("datefinder", datefinder, "partly: days in figures and names of months, few relative words"),
}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return edtf.bounds(text)[0] if text and edtf.valid(text) else None


def overlapping(start: int, end: int, found: list[Any], at: Callable[[Any], tuple[int, int]]) -> Any:
    """What has most in common with the gold, or None."""
    shared = [(min(end, at(f)[1]) - max(start, at(f)[0]), -n, f) for n, f in enumerate(found)]
    best = max(shared, default=(0, 0, None), key=lambda s: s[:2])
    return best[2] if best[0] > 0 else None


def own(documents: list[dict[str, Any]]) -> list[tuple[Time, ...]]:
    """Dragoman's times of each text."""
    reports = [Report(id=d["id"], text=d["text"], published=d["published"]) for d in documents]
    return [find_times(p, calendar.load(), find_quotations(p)) for _, p in parse(reports)]


def own_figures(documents: list[dict[str, Any]], times: list[tuple[Time, ...]]) -> str:
    """Values and sides over every marked time."""
    value = side = sided = total = ahead = 0
    for document, found in zip(documents, times):
        for marked in document["gold"]["time_expressions"]:
            span = marked["span"]
            best = overlapping(span["start"], span["end"], list(found), lambda t: (t.start, t.end))
            total += 1
            same = best is not None and marked["value"] == best.edtf
            value += same and ("timex" not in marked or marked["timex"] == best.value)
            if "direction" in marked:
                sided += 1
                ahead += marked["direction"] == "future"
                side += best is not None and marked["direction"] == best.direction
    return f"{total} times, {ahead} ahead: value {value / total:.1%}, side {side / sided:.1%} of {sided}"


def dated(document: dict[str, Any]) -> Iterator[tuple[int, int, str, str | None]]:
    """Start, end, EDTF and side of the gold that has dates."""
    for marked in document["gold"]["time_expressions"]:
        if marked["value"]:
            yield marked["span"]["start"], marked["span"]["end"], marked["value"], marked.get("direction")


def right(day: date | None, value: str, side: str | None, published: date) -> tuple[bool, bool]:
    """Is the day within the gold, and on its side?"""
    if day is None:
        return False, False
    first, last = edtf.bounds(value)
    inside = (first is None or first <= day) and (last is None or day <= last)
    seen = "past" if day < published else "future" if day > published else "same"
    return inside, seen == side or (side == "same" and inside)


def figures(documents: list[dict[str, Any]], found: list[list[Found]]) -> tuple[int, int, int, int]:
    """Gold with dates, found, right day, right side."""
    n = [0, 0, 0, 0]
    for document, answers in zip(documents, found):
        published = date.fromisoformat(document["published"])
        for start, end, value, side in dated(document):
            best = overlapping(start, end, answers, lambda f: f[:2])
            day, sided = right(best[2] if best else None, value, side, published)
            for at, counts in enumerate((True, best is not None, day, sided)):
                n[at] += counts
    return n[0], n[1], n[2], n[3]


def first_day(time: Time) -> date | None:
    """The first day told, or the last where the first is open."""
    if time.edtf is None:
        return None
    first, last = edtf.bounds(time.edtf)
    return first or last


def main(path: Path) -> None:
    """Print our own figures, then the table."""
    documents = [d for d in gold.documents(path, "record").values() if d["published"] and d["gold"]["time_expressions"]]
    times = own(documents)
    print(own_figures(documents, times))
    mine: list[list[Found]] = [[(t.start, t.end, first_day(t)) for t in found] for found in times]
    rows = {"dragoman": (figures(documents, mine), "the side comes from the verb that governs the time")}
    for name, peer in PEERS.items():
        try:
            read = peer.make(importlib.import_module(peer.module))
        except ImportError as error:
            print(f"{name}: left out, {error}", file=sys.stderr)
            continue
        answers = [list(read(d["text"], date.fromisoformat(d["published"]))) for d in documents]
        rows[name] = figures(documents, answers), peer.note
    print(f"\n{'':20}{'dates':>6}{'found':>8}{'day':>8}{'side':>8}")
    for name, ((total, seen, day, side), note) in rows.items():
        print(f"{name:20}{total:6}{seen / total:8.1%}{day / total:8.1%}{side / total:8.1%}  {note}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of gold, or one file")
    main(parser.parse_args().gold)
