"""A file of any origin → its numbered lines as text, and what loaders share: places of problems, names, sectors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge import roster
from dragoman.knowledge.actor_files import Problem

SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "la", "du", "des", "al", "el", "bin", "ibn"})
LONGEST_ACRONYM = 5


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without their ends; UTF-8, or Windows-1252 where a line is none.

    Raises InputError where the file cannot be read or is no text.
    """
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if b"\0" in raw:
                    raise InputError(f"{path}:{number}", "is no text; dictionaries, CSV and JSON Lines can be loaded")
                try:
                    text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError:
                    text = raw.decode("cp1252", "replace")
                yield number, text.rstrip("\r\n")
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from error


def problem(path: Path, line: int, what: str) -> Problem:
    """A line that is skipped."""
    return Problem(where=f"{path}:{line}", what=what)


def natural(name: str) -> str:
    """A dictionary's name as a text would write it: one short word in capitals is taken for an acronym.

    >>> natural("FRONT_FOR_UNITY_"), natural("JAN__NOVAK"), natural("NATO_"), natural("PEOPLE'S_ARMY")
    ('Front for Unity', 'Jan Novak', 'NATO', "People's Army")
    """
    words = name.replace("_", " ").split()
    if any(c.islower() for c in name):
        return " ".join(words)
    if len(words) == 1 and len(words[0]) <= LONGEST_ACRONYM:
        state = (n.text for n in roster.load().named(words[0]) if n.entry.kind == "state" and n.use == "name")
        known = next(state, None)
        if known is not None or roster.compact(words[0]) not in roster.load().genders:
            return known or words[0]
    return " ".join(w.lower() if n and w.lower() in SMALL else _capital(w) for n, w in enumerate(words))


def _capital(word: str) -> str:
    return re.sub(r"(?<![\w'’])\w", lambda m: m[0].upper(), word.lower())


@cache
def sector_of(office: str) -> str:
    """The PLOVER sector of an office's title, by the longest title known in what stands before its `of`; else empty.

    >>> sector_of("Minister of Foreign Affairs of Kenya"), sector_of("Member of Parliament"), sector_of("Envoy to Oz")
    ('GOV', 'LEG', 'GOV')
    """
    known = roster.load()
    words = [w for w in re.split(r"[\s,]+", office.lower()) if w and w != "the"]
    for size in range(len(words), 0, -1):
        found = known.title(" ".join(words[:size]))
        if found is not None and found.sector and found.kind == "person":
            return found.sector
    head = words[: next((n for n, w in enumerate(words) if w in ("of", "for", "to", "in", "at")), len(words))]
    for start in range(len(head)):
        found = known.title(" ".join(head[start:]))
        if found is not None and found.sector and found.kind == "person":
            return found.sector
    return ""


def qid(text: str) -> str | None:
    """The Wikidata id in an id or address; empty where there is no text, None where it is no id.

    >>> qid("http://www.wikidata.org/entity/Q42"), qid(" q42 "), qid(""), qid("42")
    ('Q42', 'Q42', '', None)
    """
    last = text.strip().rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].upper()
    if not last:
        return ""
    return last if re.fullmatch(r"Q[1-9]\d*", last) else None
