"""Lines → sentences in the house's own neutral voice; the words of others stay as they stand in the report."""

from __future__ import annotations

from datetime import date
from functools import cache

from dragoman.knowledge import files
from dragoman.model import edtf
from dragoman.query.answers import Line, words_of

DOUBLE = "“”", '""', "«»", "„“"


@cache
def verbs() -> dict[str, str]:
    """The house's verb for each act; an act that is not here is `said`."""
    return {entry["act"]: entry["verb"] for entry in files.table("words/voice.toml")["voice"]}


def said(line: Line) -> str:
    """Who said what: `Jan Novák denied: troops had shelled the harbour`; only direct quotation stands in marks."""
    who = words_of(line.by) or "somebody not named"
    whom = f" (to {words_of(line.to)})" if line.to else ""
    words = line.words
    if line.status == "direct" and words[:1] + words[-1:] not in DOUBLE:
        words = f"“{words}”"
    return f"{who} {verbs().get(line.type or '', 'said')}{whom}: {words}"


def owed(line: Line) -> str:
    """What was promised or planned, and by whom: `Jan Novák, pledge: the ferry will sail again`."""
    who = words_of(line.by) or (f"according to {words_of(line.sources)}" if line.sources else "nobody named")
    return f"{who}, {(line.type or 'commitment').replace('_', ' ')}: {line.words}"


def when(value: str | None) -> str:
    """An EDTF date as people say it, no more exact than it is.

    >>> when("2021-05-03"), when("2021-05"), when("../2021-05-31"), when("2021-05-30/2021-06-02")
    ('3 May 2021', 'May 2021', 'by 31 May 2021', '30 May 2021 to 2 June 2021')
    >>> when("2021-05-03/.."), when("2021-06~"), when("2021-23"), when(None)
    ('from 3 May 2021', 'about June 2021', 'autumn 2021', 'no date')
    """
    if not value:
        return "no date"
    begin, slash, end = value.partition("/")
    if slash:
        if begin in edtf.OPEN:
            return f"by {when(end)}"
        return f"from {when(begin)}" if end in edtf.OPEN else f"{when(begin)} to {when(end)}"
    plain = value.rstrip("~?%")
    if plain != value:
        return f"about {when(plain)}"
    first, _ = edtf.bounds(plain)
    match edtf.precision(plain):
        case "day" | "time" if first:
            return day(first)
        case "month" if first:
            return f"{first:%B %Y}"
        case "season":
            return f"{SEASONS[plain[5:7]]} {plain[:4]}"
        case "decade" | "century":
            return plain.replace("X", "0") + "s"
    return plain


SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def day(value: date) -> str:
    """A day with its month in words: `3 May 2021`."""
    return f"{value.day} {value:%B %Y}"


def clipped(words: str, longest: int = 240) -> str:
    """The words up to a limit, cut at a blank and marked […] where something was left out."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rsplit(' ', 1)[0]} […]"
