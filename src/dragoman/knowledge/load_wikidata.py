"""A CSV of the Wikidata query service, one line a term of office → rows and problems.

Columns as the download asks for them: person, personLabel, personAltLabel, position, positionLabel, country (alpha-3),
start, startPrecision, end, endPrecision, noEnd (`yes` where it is stated that there is no end).  Where a saved file
lacks the precisions, a first of January counts as a bare year and the first of another month as that month, since that
is how the service writes them out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge.actor_files import Problem, Row, fault
from dragoman.knowledge.load_lines import lines, problem, qid, sector_of
from dragoman.knowledge.load_table import country_of

NEEDED = ("person", "personLabel", "positionLabel")
SAME = {"item": "person", "itemLabel": "personLabel", "pos": "position", "posLabel": "positionLabel", "iso": "country"}
MARKED = re.compile(r'<([^<>]*)>|"(.*)"(?:@[\w-]+|\^\^<[^<>]*>)?')
DATE = re.compile(r"\+?(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+Z?)?")
DECADE, YEAR, MONTH, DAY = 8, 9, 10, 11
"""Wikidata's precisions of a time; what is coarser tells nothing of a term of office."""


def is_one(head: list[str]) -> bool:
    """Are these the columns of such a file?"""
    return set(NEEDED) <= {_column(name) for name in head}


def _column(name: str) -> str:
    return SAME.get(name.strip().lstrip("?"), name.strip().lstrip("?"))


def read(path: Path) -> Iterator[Row | Problem]:
    """A row or a problem for each line.  Raises InputError where the columns are others."""
    numbered = [(n, text) for n, text in lines(path) if text]
    texts = (text for _, text in numbered)
    tabs = bool(numbered) and "\t" in numbered[0][1]
    table = csv.reader(texts, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(texts)
    names = [_column(cell) for cell in next(table, [])]
    if not is_one(names):
        raise InputError(f"{path}:1", f"the columns of a Wikidata file must have {', '.join(NEEDED)}")
    seen: set[tuple[str, ...]] = set()
    for cells in table:
        number = numbered[table.line_num - 1][0]
        if len(cells) != len(names):
            yield problem(path, number, f"{len(cells)} cells, the first line has {len(names)}")
            continue
        made = _row(dict(zip(names, map(plain, cells))), f"{path.name}:{number}")
        if isinstance(made, str):
            yield problem(path, number, made)
        elif (key := (made.id, made.office, made.country, made.start, made.end)) not in seen:
            seen.add(key)
            yield made


def plain(cell: str) -> str:
    """A cell without the marks that the service puts into TSV: `<address>`, `"text"@en`, `"time"^^<type>`.

    >>> plain('<http://www.wikidata.org/entity/Q42>'), plain('"Ana Okoro"@en'), plain('"9"^^<x>'), plain(" Ana ")
    ('http://www.wikidata.org/entity/Q42', 'Ana Okoro', '9', 'Ana')
    """
    match = MARKED.fullmatch(cell.strip())
    return (match[1] or match[2] or "") if match is not None else cell.strip()


def _row(cell: dict[str, str], origin: str) -> Row | str:
    person = qid(cell["person"])
    if not person:
        return f"the person {cell['person']!r} must be an address or id of Wikidata, such as Q42"
    if not cell["personLabel"] or qid(cell["personLabel"]) == person:
        return f"{person} has no name in English; add one to the line, or to Wikidata"
    if qid(cell["positionLabel"]):
        return f"the position {cell['positionLabel']} of {person} has no name in English"
    country = country_of("" if qid(cell.get("country", "")) else cell.get("country", ""))
    if country is None:
        return f"the country {cell['country']!r} must be an ISO 3166-1 alpha-3 code; ask for wdt:P298 of the country"
    dates = []
    for name in ("start", "end"):
        found = edtf_of(cell.get(name, ""), cell.get(f"{name}Precision", ""))
        if found is None:
            return f"the {name} {cell.get(name)!r} must be like 2019-06-03T00:00:00Z, its precision a number"
        dates.append(found)
    if not dates[1] and cell.get("noEnd") == "yes":
        dates[1] = ".."
    aliases = [a for a in cell.get("personAltLabel", "").split(", ") if len(a) > 3 and a != cell["personLabel"]]
    made = Row(
        id=person, name=cell["personLabel"], aliases="|".join(aliases), kind="person", country=country,
        sector=sector_of(cell["positionLabel"]), office=cell["positionLabel"], start=dates[0], end=dates[1],
        wikidata=person, note=qid(cell.get("position", "")) or "", origin=origin,
    )  # fmt: skip
    return fault(made) or made


def edtf_of(time: str, precision: str) -> str | None:
    """A time of Wikidata as EDTF of its precision; empty where there is none or it is said to be unknown, None where it
    cannot be read.

    >>> edtf_of("2019-01-01T00:00:00Z", "9"), edtf_of("2019-01-01T00:00:00Z", "11")
    ('2019', '2019-01-01')
    >>> edtf_of("2019-01-01T00:00:00Z", ""), edtf_of("2019-06-03T00:00:00Z", ""), edtf_of("", ""), edtf_of("soon", "11")
    ('2019', '2019-06-03', '', None)
    """
    if not time or time.startswith(("_:", "t")) or "/.well-known/genid/" in time:
        return ""
    match = DATE.fullmatch(time)
    if match is None or (precision and not precision.isdigit()):
        return None
    year, month, day = match.groups()
    fine = int(precision) if precision else YEAR if (month, day) == ("01", "01") else MONTH if day == "01" else DAY
    if fine < DECADE or year == "0000":
        return ""
    cut = {DECADE: f"{year[:3]}X", YEAR: year, MONTH: f"{year}-{month}"}
    return cut.get(fine, f"{year}-{month}-{day}")
