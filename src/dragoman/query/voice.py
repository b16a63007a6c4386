"""Lines → sentences in the house's own neutral voice; the words of others stay as they stand in the report."""

from __future__ import annotations

from datetime import date
from functools import cache

from dragoman.knowledge import files
from dragoman.model import edtf
from dragoman.model.findings import Statement
from dragoman.query.answers import Line, words_of

THEIR_OWN = ("call", "demand", "proposal", "expectation", "hope", "conditional_threat")
"""Kinds of commitment that belong to who states them, whoever is to act."""

STEM = 3
"""So many first letters does a verb share with its forms: deny, denies."""

DOUBLE = "“”", '""', "«»", "„“"


@cache
def verbs() -> dict[str, str]:
    """The house's verb for each act; an act that is not here is `said`."""
    return {entry["act"]: entry["verb"] for entry in files.table("words/voice.toml")["voice"]}


def said(line: Line) -> str:
    """Who said what: `Jan Novák denied: troops had shelled the harbour`; only direct quotation stands in marks.

    A cue that says more than the house's verb stands beside it as the outlet's: `The ministry said (“attributed”): …`.
    """
    who = words_of(line.by) or "somebody not named"
    whom = f", to {words_of(line.to)}" if line.to else ""
    words, verb = line.words, verbs().get(line.type or "", "said")
    if line.status == "direct" and words[:1] + words[-1:] not in DOUBLE:
        words = f"“{words}”"
    return f"{who} {verb}{_cue(line, verb)}{whom}: {words}"


def _cue(line: Line, verb: str) -> str:
    """The outlet's cue in brackets, where it is neither plain nor a form of the house's verb."""
    spans = line.finding.cue if isinstance(line.finding, Statement) else ()
    told = " … ".join(line.quote[start - line.at.start : end - line.at.start] for start, end in spans)
    cue = " ".join(told.split())
    if not cue or cue.lower() in files.table("words/voice.toml")["plain"]["words"] or cue[:STEM].lower() == verb[:STEM]:
        return ""
    return f" (“{cue}”)"


def owed(line: Line) -> str:
    """What was promised or planned, and by whom: `Jan Novák, pledge: the ferry will sail again`."""
    return f"{obliged(line) or 'nobody named'}, {(line.type or 'commitment').replace('_', ' ')}: {line.words}"


def obliged(line: Line) -> str:
    """Whose commitment it is: who owes it; of a call, a demand or a hope, whose it is; "" where nobody is named."""
    if line.by:
        return words_of(line.by)
    who = words_of(line.sources)
    return who if line.type in THEIR_OWN or not who else f"according to {who}"


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
