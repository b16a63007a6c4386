"""Office holders: rows have their form, their country and a known title, and no two hold an office at once."""

import re
from collections.abc import Iterator
from itertools import combinations

from dragoman.knowledge import files, roster
from dragoman.model import edtf

SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "OPP", "PRE", "REL", "IGO", "UNO", "EUR"}
)
NOTES = frozenset({"acting", "jointly", "rival", "collective"})
TWO = ("rival", "jointly")
"""Notes of rows that may share their days with another holder."""
LINKS = (" of ", " for ", " to ", " on ", " in ")


def title(office: str) -> str:
    """The office without what follows it: `president` in `president of the Presidency`."""
    cuts = [office.find(link) for link in LINKS if link in office]
    return office[: min(cuts)] if cuts else office


def clash(one: dict[str, str], other: dict[str, str]) -> bool:
    """Did the two surely hold the office at once?  A term without an end lasts at least until it began."""
    return all(
        edtf.bounds(a["start"])[1] < edtf.bounds(b["end"] or b["start"])[0] for a, b in ((one, other), (other, one))
    )


def dates(row: dict[str, str]) -> bool:
    """Points, no intervals, and in order."""
    ends = [row["start"], row["end"]] if row["end"] else [row["start"]]
    if not all(edtf.valid(e) and "/" not in e for e in ends):
        return False
    return edtf.bounds(ends[0])[0] <= edtf.bounds(ends[-1])[1]


def holders(name: str) -> Iterator[tuple[str, bool]]:
    known, rows = roster.load(), files.rows(name, ("name", "office", "sector", "start"))
    countries = {row["country"] for row in files.rows("actors/states.csv")} | {""}
    terms: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows:
        who = f"{row['name']}, {row['office']} {row['country']} {row['start']}"
        yield f"{who}: dates", dates(row)
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
    for (office, country), held in terms.items():
        yield f"{office} {country}: no row twice", len({(r["name"], r["start"]) for r in held}) == len(held)
        single = [r for r in held if not r["note"].startswith(TWO)]
        for one, other in combinations(single, 2):
            yield f"{office} {country}: {one['name']}, {other['name']}", not clash(one, other)
        last = max(edtf.bounds(r["start"])[0] for r in held)
        for row in single:
            ended = row["end"] or edtf.bounds(row["start"])[0] == last
            yield f"{office} {country}: {row['name']} has an end, since another followed", bool(ended)


CHECKS = {"actors/officials.csv": holders}
