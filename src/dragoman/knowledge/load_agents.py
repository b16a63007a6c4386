"""An agents file of PETRARCH or TABARI (nouns with plurals, sets and codes) → titles as rows, and problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from dragoman.knowledge import load_codes
from dragoman.knowledge.actor_files import Problem, Row
from dragoman.knowledge.load_codes import Scheme
from dragoman.knowledge.load_dictionary import plain
from dragoman.knowledge.load_lines import problem

AGENT = re.compile(r"(?P<phrase>[^\[\]{}]+?)_?\s*(?P<braces>\{(?P<plural>[^{}]*)\})?\s*\[(?P<code>~?\w+~?)\]\s*")
SET = re.compile(r"!([\w ]+)!")
DEFINED = re.compile(r"\s*!([\w ]+)!\s*=(.*)")


def is_one(path: Path) -> bool:
    """Does the file have codes of agents, `[~COD]` or `[COD~]`?"""
    return any(re.search(r"\[~\w+\]|\[\w+~\]", text) for _, text in plain(path))


def read(path: Path, scheme: Scheme | None = None) -> Iterator[Row | Problem]:
    """A row for each noun, its plurals as aliases; sets are put in wherever a noun uses them."""
    sets: dict[str, list[str]] = {}
    agents: list[tuple[int, re.Match[str]]] = []
    wrong: list[Problem] = []
    for number, text in plain(path):
        if not text:
            continue
        if (defined := DEFINED.fullmatch(text)) is not None:
            members = [word.strip(" _") for word in defined[2].split(",") if word.strip(" _")]
            if not members:
                wrong.append(problem(path, number, f"the set !{defined[1]}! is empty; a set is !NAME! = WORD, WORD"))
            sets[defined[1]] = members
        elif (match := AGENT.fullmatch(text.strip())) is not None and match["phrase"].strip(" _"):
            agents.append((number, match))
        else:
            told = f"{text.strip()[:50]!r} is no agent; one is NOUN {{PLURAL}} [~COD], a set !NAME! = WORD, WORD"
            wrong.append(problem(path, number, told))
    yield from wrong
    scheme = scheme or load_codes.scheme_of(match["code"] for _, match in agents)
    seen: set[tuple[str, str]] = set()
    for number, match in agents:
        for made in _rows(path, number, match, sets, scheme):
            if isinstance(made, Problem) or (key := (made.name, made.code + made.sector)) not in seen:
                yield made
                if isinstance(made, Row):
                    seen.add(key)


def _rows(
    path: Path, number: int, match: re.Match[str], sets: dict[str, list[str]], scheme: Scheme | None
) -> Iterator[Row | Problem]:
    try:
        coded = load_codes.read_code(match["code"], scheme)
    except ValueError as error:
        yield problem(path, number, str(error))
        return
    phrase = match["phrase"].strip(" _")
    if missing := [name for name in SET.findall(phrase) if name not in sets]:
        there = ", ".join(f"!{name}!" for name in sorted(sets)) or "none"
        yield problem(path, number, f"the set !{missing[0]}! is not defined in the file; there are: {there}")
        return
    expands = phrase.endswith("!")
    for name in _expanded(phrase, sets):
        plural = "" if expands else _plural(name, match["plural"] if match["braces"] else None)
        yield Row(
            id=f"{path.stem}:{number}:{name}", name=name, aliases=plural, kind="title", country=coded.country or "",
            code=coded.code or "", sector=coded.sector or "", note=" ".join(coded.rest), origin=f"{path.name}:{number}",
        )  # fmt: skip


def _expanded(phrase: str, sets: dict[str, list[str]]) -> list[str]:
    """The phrase with each member of its sets in turn, in small letters.

    >>> _expanded("ARMED_!MAN!", {"MAN": ["MAN", "WOMAN"]})
    ['armed man', 'armed woman']
    """
    pieces = SET.split(phrase)
    choices = [sets[piece] if n % 2 else [piece] for n, piece in enumerate(pieces)]
    return [" ".join("".join(parts).replace("_", " ").lower().split()) for parts in product(*choices)]


def _plural(noun: str, given: str | None) -> str:
    """The plural that braces give (empty braces: none), else the regular one.

    >>> _plural("deputy", None), _plural("boss", None), _plural("soldier", None), _plural("policeman", "POLICEMEN")
    ('deputies', 'bosses', 'soldiers', 'policemen')
    """
    if given is not None:
        return " ".join(given.replace("_", " ").lower().split())
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("s") else "s")
