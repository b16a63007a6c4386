"""Gold `toponyms` and found places → mentions found, and the right place within 161 km (100 miles) end to end."""

from __future__ import annotations

import math
from collections import Counter

from dragoman.measure.gold import same_text
from dragoman.measure.match import Figures, Pair, Row, meet, rate, share

NEAR_KM = 161
"""100 miles: the customary radius within which toponym resolution counts as right."""

EARTH_KM = 12742
NAME_NO_PLACE = {"Non_Lit_Expression", "Literal_Expression", "Non_Toponym"}
"""GeoWebNews types that mark words which name no place."""


def score(gold: dict[str, Row], found: dict[str, Row]) -> Figures:
    """Figures over all gold documents; a document without a reading counts as one in which nothing was found."""
    n: Counter[str] = Counter()
    errors_km: list[float] = []
    for name, document in gold.items():
        reading = found.get(name, {"report": {}, "places": []})
        same_text(document, reading)
        wanted = [t for t in document["toponyms"] if t.get("type") not in NAME_NO_PLACE]
        mentions = _mentions(reading["places"])
        _count_found(n, {(t["start"], t["end"]) for t in wanted}, set(mentions))
        placed = {span: place for span, place in mentions.items() if place.get("latitude") is not None}
        located = [t for t in wanted if t["lat"] is not None]
        n["placed"] += len(placed)
        n["located"] += len(located)
        errors_km += _count_right(n, located, placed)
    return {
        "reports": len(gold),
        "missing": sum(name not in found for name in gold),
        "gold": n["gold"],
        "found": n["found"],
        "found strict": rate(n["strict"], n["found"], n["gold"]),
        "found overlap": rate(n["found right"], n["found"], n["gold"], n["gold reached"]),
        "end to end @161": rate(n["near"], n["placed"], n["located"]),
        "of found @161": share(n["near"], len(errors_km)),
        "of found same id": share(n["same id"], len(errors_km)),
        "of found mean km": f"{sum(errors_km) / len(errors_km):.1f}" if errors_km else None,
    }


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance by the haversine formula; degrees in.

    >>> round(kilometres(40.18, 44.51, 40.41, 49.87))
    456
    """
    a, b, c, d = (math.radians(v) for v in (lat1, lon1, lat2, lon2))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def _mentions(places: list[Row]) -> dict[Pair, Row]:
    found: dict[Pair, Row] = {}
    for place in places:
        for mention in place["mentions"]:
            found.setdefault((mention["start"], mention["end"]), place)
    return found


def _count_found(n: Counter[str], gold: set[Pair], mine: set[Pair]) -> None:
    n["gold"] += len(gold)
    n["found"] += len(mine)
    n["strict"] += len(gold & mine)
    n["found right"] += sum(any(meet(a, b) for b in gold) for a in mine)
    n["gold reached"] += sum(any(meet(a, b) for b in mine) for a in gold)


def _count_right(n: Counter[str], located: list[Row], placed: dict[Pair, Row]) -> list[float]:
    """The smallest error in km of each gold toponym that some placed mention overlaps."""
    errors = []
    for toponym in located:
        near = [place for span, place in placed.items() if meet(span, (toponym["start"], toponym["end"]))]
        if near:
            errors.append(min(_error_km(toponym, place) for place in near))
            n["near"] += errors[-1] <= NEAR_KM
            wanted = toponym.get("geonameid")
            n["same id"] += bool(wanted) and any(place.get("geonames") == wanted for place in near)
    return errors


def _error_km(toponym: Row, place: Row) -> float:
    if toponym.get("geonameid") and place.get("geonames") == toponym["geonameid"]:
        return 0.0
    return kilometres(toponym["lat"], toponym["lon"], place["latitude"], place["longitude"])
