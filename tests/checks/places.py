"""Place tables: each name leads to its row; each ordinary word, in its sentence, to no place."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dragoman.find.places import find_places
from dragoman.knowledge import files, gazetteer
from dragoman.knowledge.gazetteer_names import key
from dragoman.model.report import Report
from dragoman.parse import parse
from dragoman.settings import load as settings

NEAR = 0.06
"""Degrees between a row's point, which is rounded, and the place that it leads to."""


@cache
def places() -> gazetteer.Gazetteer:
    """The gazetteer of the user's cache folder, compiled there on first use."""
    return gazetteer.load(settings(Path(tempfile.gettempdir())).cache)


def by_number(number: int, name: str) -> bool:
    return any(entry.geonames == number for entry in places().candidates(name))


def split(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def countries(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        for spelling in [row["name"], *split(row["names"])]:
            found = places().candidates(spelling)
            yield spelling, any(e.kind == "country" and abs(e.latitude - float(row["latitude"])) < NEAR for e in found)
        for word in split(row["demonyms"]):
            found_place = places().demonym(word)
            yield word, found_place is not None and found_place.kind == "country"


def divisions(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        yield row["name"], by_number(int(row["geonames"]), row["name"])


def spellings(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        for spelling in split(row["names"]):
            yield spelling, by_number(int(row["geonames"]), spelling) and by_number(int(row["geonames"]), row["filed"])


def regions(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        for spelling in [row["name"], *split(row["names"])]:
            found = places().candidates(spelling)
            yield (
                spelling,
                any(e.kind == row["kind"] and abs(e.latitude - float(row["latitude"])) < NEAR for e in found),
            )


def disputed(name: str) -> Iterator[tuple[str, bool]]:
    content = files.table(name)
    ids = {row["id"] for row in content["place"]}
    for row in content["place"]:
        yield f"{row['id']}: its area is a row", row.get("area", row["id"]) in ids
        leads = [{entry.id for entry in places().candidates(spelling)} for spelling, *_ in row["names"]]
        yield f"{row['id']}: all its names lead to one place", bool(set.intersection(*leads))
        for spelling, _, _, source in row["names"]:
            yield f"{spelling}: source", source in content["references"]


def ordinary(name: str) -> Iterator[tuple[str, bool]]:
    entries = files.table(name)["ordinary"]
    reports = [Report(id=str(n), text=entry["example"]) for n, entry in enumerate(entries)]
    for entry, (_, parsed) in zip(entries, parse(reports), strict=True):
        swept = [
            m for p in find_places(parsed, places(), (), ()) for m in p.mentions if m.made_by.startswith("gazetteer")
        ]
        yield entry["word"], key(entry["word"]) not in places().sweep and not swept


def abbreviations(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        place, alone = places().short.get(row["short"], (0, False))
        yield row["short"], place > 0 and alone == (row["alone"] == "yes") and places().place(place).kind == "division"


USE = {
    "happening": "part_of_name",
    "outcome": "part_of_name",
    "government": "metonym",
    "institution": "metonym",
    "site": "location",
    "soil": "location",
    "feature": "location",
}


def uses(name: str) -> Iterator[tuple[str, bool]]:
    entries = files.table(name)["word"]
    reports = [Report(id=str(n), text=entry["example"]) for n, entry in enumerate(entries)]
    for entry, (_, parsed) in zip(entries, parse(reports), strict=True):
        found = [m.use for place in find_places(parsed, places(), (), ()) for m in place.mentions]
        wanted = [] if entry["kind"] == "paper" else [USE[entry["kind"]]]
        yield f"{entry['example']} {found}", found == wanted
    nouns = files.table(name)["noun"]
    reports = [Report(id=str(n), text=entry["example"]) for n, entry in enumerate(nouns)]
    for entry, (_, parsed) in zip(nouns, parse(reports), strict=True):
        spots = [[m.text for m in place.mentions] for place in find_places(parsed, places(), (), ())]
        yield f"{entry['example']} {spots}", any(f"the {entry['noun']}" in texts[1:] for texts in spots)


CHECKS = {
    "places/uses.toml": uses,
    "places/countries.csv": countries,
    "places/divisions.csv": divisions,
    "places/regions.csv": regions,
    "places/spellings.csv": spellings,
    "places/disputed.toml": disputed,
    "places/ordinary.toml": ordinary,
    "places/abbreviations.csv": abbreviations,
}
