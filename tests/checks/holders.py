"""Office holders: rows have their form, their country and a known title, and no two hold an office at once."""

import re
from collections.abc import Iterator
from itertools import combinations

from dragoman.knowledge import files, roster
from dragoman.model import edtf

SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "OPP", "PRE", "REL", "IGO", "UNO", "EUR"}
)
NOTES = frozenset({"acting", "jointly", "rival", "stand-in", "collective"})
TWO = ("rival", "jointly", "stand-in")
"""Notes of rows that may share their days with another holder."""
LINKS = (" of ", " for ", " to ", " on ", " in ")


def title(office: str) -> str:
    """The office without what follows it: `president` in `president of the Presidency`."""
    cuts = [office.find(link) for link in LINKS if link in office]
    return office[: min(cuts)] if cuts else office


def ends(row: dict[str, str]) -> bool:
    """Is the end of the term told, and not only that it had not come yet?"""
    return row["end"] not in edtf.OPEN


def clash(one: dict[str, str], other: dict[str, str]) -> bool:
    """Did the two surely hold the office at once?  A term without an end lasts at least until it began."""
    pairs = ((a["start"], b["end"] if ends(b) else b["start"]) for a, b in ((one, other), (other, one)))
    return all(edtf.bounds(start)[1] < edtf.bounds(end)[0] for start, end in pairs)


def dates(row: dict[str, str], vouched: str) -> bool:
    """Points, no intervals, and in order; who held the office when the table was made had begun."""
    last = {"": "9999", "..": vouched}.get(row["end"], row["end"])
    if not all(edtf.valid(end) and "/" not in end for end in (row["start"], last)):
        return False
    return edtf.bounds(row["start"])[0] <= edtf.bounds(last)[1]


def holders(name: str) -> Iterator[tuple[str, bool]]:
    known, rows = roster.load(), files.rows(name, ("name", "office", "sector", "start"))
    countries = {row["country"] for row in files.rows("actors/states.csv")} | {""}
    vouched = files.table("actors/SOURCES.toml")["officials"]["retrieved"]
    terms: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows:
        who = f"{row['name']}, {row['office']} {row['country']} {row['start']}"
        yield f"{who}: dates", dates(row, vouched)
        yield (
            f"{who}: country",
            row["country"] in countries and (row["country"] != "" or title(row["office"]) != row["office"]),
        )
        yield f"{who}: sector", row["sector"] in SECTORS
        yield f"{who}: title", known.title(row["office"]) is not None or known.title(title(row["office"])) is not None
        yield f"{who}: note", not row["note"] or row["note"].split(":")[0] in NOTES
        yield f"{who}: id", re.fullmatch(r"(?:Q[1-9]\d*)?", row["wikidata"]) is not None
        yield f"{who}: aliases", row["name"] not in row["aliases"].split("|")
        terms.setdefault((row["office"], row["country"]), []).append(row)
    people: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        people.setdefault((row["name"], row["country"]), set()).add(row["wikidata"])
    yield from ((f"{name} has one id in all rows", len(ids) == 1) for (name, _), ids in people.items())
    for (office, country), held in terms.items():
        yield f"{office} {country}: no row twice", len({(r["name"], r["start"]) for r in held}) == len(held)
        single = [r for r in held if not r["note"].startswith(TWO)]
        for one, other in combinations(single, 2):
            yield f"{office} {country}: {one['name']}, {other['name']}", not clash(one, other)
        last = max(edtf.bounds(r["start"])[0] for r in held)
        for row in single:
            ended = ends(row) or edtf.bounds(row["start"])[0] == last
            yield f"{office} {country}: {row['name']} has an end, since another followed", ended


CHECKS = {"actors/officials.csv": holders}
