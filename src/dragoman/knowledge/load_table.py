"""A simple CSV of actors (name, aliases, kind, country, sector, office, from, to, wikidata) → rows and problems."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge import load_codes, roster
from dragoman.knowledge.actor_files import COLUMNS as OWN
from dragoman.knowledge.actor_files import KINDS, Problem, Row, fault
from dragoman.knowledge.load_lines import lines, problem, qid, sector_of
from dragoman.model import edtf

COLUMNS = ("name", "aliases", "kind", "country", "code", "sector", "office", "from", "to", "wikidata", "note")
SAME = {"start": "from", "end": "to", "alias": "aliases", "label": "name", "title": "office", "position": "office"}
ONGOING = frozenset({"present", "today", "now", "current", "incumbent", "to date", "ongoing", "-", "–"})


def read(path: Path) -> Iterator[Row | Problem]:
    """A row or a problem for each line; columns in any order, parted by comma, semicolon or tab.

    Raises InputError where the first line names no column `name`.
    """
    table = _cells(path)
    _, head = next(table, (1, []))
    names = [SAME.get(cell.strip().lower(), cell.strip().lower()) for cell in head]
    if "name" not in names:
        raise InputError(f"{path}:1", f"the first line must name the columns; there may be {', '.join(COLUMNS)}")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InputError(f"{path}:1", f"the column {twice[0]!r} is there twice")
    if strange := [name for name in names if name not in COLUMNS and name not in OWN]:
        yield problem(path, 1, f"no use for the column {', '.join(strange)}; there may be {', '.join(COLUMNS)}")
    for number, cells in table:
        if len(cells) != len(names):
            yield problem(path, number, f"{len(cells)} cells, the first line has {len(names)}")
            continue
        made = _row(dict(zip(names, (cell.strip() for cell in cells))), f"{path.name}:{number}")
        yield made if isinstance(made, Row) else problem(path, number, made)


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line; comments (#) and empty lines left out, quoted line breaks kept."""
    wanted = [(n, text) for n, text in lines(path) if text.strip() and not text.startswith("#")]
    if not wanted:
        return
    first = wanted[0][1]
    delimiter = max(",;\t", key=first.count)
    table = csv.reader((text + "\n" for _, text in wanted), delimiter=delimiter)
    at = 0
    try:
        for cells in table:
            yield wanted[at][0], cells
            at = table.line_num
    except csv.Error as error:
        raise InputError(f"{path}:{wanted[min(at, len(wanted) - 1)][0]}", f"no CSV: {error}") from error


def _row(cell: dict[str, str], origin: str) -> Row | str:
    """The row of one line, or what would be right."""
    get = cell.get
    kind = get("kind", "").lower().replace(" ", "_") or ("person" if get("office") or get("from") or get("to") else "")
    if kind not in KINDS:
        return f"the kind {kind!r} must be one of {', '.join(sorted(KINDS))}"
    country = country_of(get("country", ""))
    if country is None:
        return f"the country {get('country')!r} must be a code of ISO 3166-1 (KEN) or the English name of a state"
    sector = get("sector", "").upper() or sector_of(get("office", ""))
    known = load_codes.roles().sectors | {row["code"] for row in load_codes.roles().bodies.values() if row["code"]}
    if sector and sector not in known:
        return f"the sector {sector!r} must be one of {', '.join(sorted(known))}"
    wikidata = qid(get("wikidata", ""))
    if wikidata is None:
        return f"the Wikidata id {get('wikidata')!r} must be Q and a number, such as Q42"
    start, end = get("from", get("start", "")), get("to", get("end", ""))
    if end.lower() in ONGOING:
        return f"'to' is {end!r}: leave it empty where the end is not known, write .. for still in office on retrieval"
    made = Row(
        id=get("id") or wikidata or f"{roster.compact(get('name', ''))}/{kind}/{country}",
        name=get("name", ""), aliases="|".join(a.strip() for a in get("aliases", "").split("|") if a.strip()),
        kind=kind, country=country, code=get("code", "").upper(), sector=sector, office=get("office", ""),
        start=_day(start), end=_day(end), wikidata=wikidata, note=get("note", ""), source=get("source", ""),
        licence=get("licence", ""), retrieved=get("retrieved", ""), origin=get("origin") or origin,
    )  # fmt: skip
    return fault(made) or made


def _day(date: str) -> str:
    """A date without the time of day."""
    day, clock, _ = date.partition("T")
    return day if clock and edtf.valid(day) else date


@cache
def country_of(text: str) -> str | None:
    """Alpha-3 for a code or a name of a state; empty where there is no text, None where nothing is known by it."""
    if not text.strip():
        return ""
    found = load_codes.country(text)
    if found is None:
        named = {n.entry.country for n in roster.load().named(text) if n.use == "name" and n.entry.kind == "state"}
        found = named.pop() if len(named) == 1 else None
    return found
