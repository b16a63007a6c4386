"""A phrase that names an actor → its country and PLOVER sector by the roster, one answer a case."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from dragoman.knowledge import roster
from dragoman.knowledge.roster import Entry, Roster, Title, compact

TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?(?:[-’'][^\W_]+)*")
PREPOSITIONS = frozenset({"of", "in", "for", "from", "across", "to", "with", "at", "on", "near", "named", "by"})
LONGEST = 9


class Read(NamedTuple):
    """What stands in a phrase: entries and titles in order, titles before the first preposition apart."""

    entries: list[tuple[Entry, bool]]
    before: list[Title]
    behind: list[Title]
    former: bool


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """`{"id", "country", "sector"}` for a case `{"id", "input"}`; null where the roster does not tell.

    >>> answer({"id": "1", "input": "the Kenyan foreign minister"})
    {'id': '1', 'country': 'KEN', 'sector': 'GOV'}
    """
    country, sector = code(case["input"], roster.load())
    return {"id": case["id"], "country": country, "sector": sector}


def code(phrase: str, known: Roster) -> tuple[str | None, str | None]:
    """Country (alpha-3, or PLOVER's code of a body without one) and sector of a phrase."""
    read = _read(phrase, known)
    entries = [entry for entry, _ in read.entries]
    country = next((e.country or e.code for e in entries if e.country or e.code), None)
    sector = next((t.sector for t in [*reversed(read.before), *read.behind] if t.sector), None)
    if sector is None or not read.before:
        own = next((e.sector for e, noun in read.entries if noun and e.sector), None)
        sector = own or sector
    return country, "ELI" if read.former and sector in ("GOV", "MIL", "LEG") else sector


def _read(phrase: str, known: Roster) -> Read:
    words = TOKEN.findall(phrase)
    entries: list[tuple[Entry, bool]] = []
    before: list[Title] = []
    behind: list[Title] = []
    i, seen = 0, False
    while i < len(words):
        seen = seen or words[i].lower() in PREPOSITIONS
        step, found = _at(words, i, known)
        if isinstance(found, Title):
            (behind if seen else before).append(found)
        elif found is not None:
            entries.append(found)
        i += step
    former = bool(known.contexts["former"] & {w.lower() for w in words})
    return Read(entries, before, behind, former)


def _at(words: list[str], i: int, known: Roster) -> tuple[int, tuple[Entry, bool] | Title | None]:
    """The longest name or title that begins at a word, and how many words it takes."""
    for n in range(min(LONGEST, len(words) - i), 0, -1):
        piece = [*words[i : i + n - 1], words[i + n - 1].removesuffix("'s").removesuffix("’s")]
        spelled = "".join(compact(w) for w in piece)
        names = known.names.get(spelled, ())
        text = " ".join(piece)
        names = tuple(name for name in names if not name.capitals or text.isupper())
        if len(names) == 1 and text[0].isupper() and not names[0].careful:
            return n, (names[0].entry, names[0].use in ("name", "acronym"))
        if (title := known.titles.get(spelled)) is not None:
            return n, title
    return 1, None
