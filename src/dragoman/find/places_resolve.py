"""Names of one report → the place that each stands for, with a score, runners-up, or no match."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.find.places_names import Name
from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.knowledge.gazetteer_names import key

ROUNDS = 2
"""How often the places vote on one another; a third round changes fewer than one name in five hundred."""

MOST = 40
"""Candidates of one name that are weighed, by population; `San Antonio` has more than three hundred."""

KIND = {"country": 7.0, "continent": 7.0, "region": 5.0, "ocean": 6.0, "sea": 6.0, "disputed_area": 6.0, "entity": 5.0}
CAPITAL = 0.8
DIVISIONS = {"division": (2.2, 0.5), "district": (1.0, 0.4)}
"""What a candidate's kind is worth, in tenfold populations.  Populated places count by log10 of their people, divisions
by a base and a share of it, the others by kind alone.  These and the weights below were set by hand on news with marked
toponyms; `dragoman measure places` measures them."""

AREAS = frozenset({"division", "district"})
TOWNS = frozenset({"capital", "city", "town", "village"})
OTHER = 5.2
FILED, VARIANT, NOTED = 1.0, -1.0, 1.5
COUNTRY, DIVISION, NEAR, CONTAINER = 1.3, 1.4, 0.6, 4.0
NONE = 3.9
"""The weight of `no match`: a village of 5,000 that nothing else in the report speaks for is left unresolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a name stands for: an entry or None, a score between 0 and 1, the others by score, and why."""

    entry: Entry | None
    score: float
    others: tuple[tuple[Entry, float], ...]
    why: str


class Votes:
    """How often the report speaks of each country, division and square degree."""

    def __init__(self) -> None:
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[tuple[str, str], float] = defaultdict(float)
        self.squares: dict[tuple[int, int], float] = defaultdict(float)
        self.around: set[tuple[int, int]] = set()
        """The squares that the report speaks of, and those beside them."""

    def add(self, entry: Entry, weight: float) -> None:
        """A place speaks for its country, its division and its surroundings."""
        for country in (entry.country,) if entry.country else entry.theatre:
            self.countries[country] += weight
        if entry.country and entry.admin1:
            self.divisions[entry.country, entry.admin1] += weight
        if entry.kind in TOWNS:
            row, column = round(entry.latitude), round(entry.longitude)
            self.squares[row, column] += weight
            self.around.update((row + up, column + aside) for up in (-1, 0, 1) for aside in (-1, 0, 1))

    def support(self, entry: Entry, own: float) -> float:
        """What the rest of the report adds to a candidate; `own` is its own share, which does not count."""
        if entry.country:
            best = self.countries.get(entry.country, 0.0)
        else:
            best = max((self.countries.get(country, 0.0) for country in entry.theatre), default=0.0)
        found = COUNTRY * math.log1p(max(0.0, best - own))
        if entry.admin1:
            found += DIVISION * math.log1p(max(0.0, self.divisions.get((entry.country or "", entry.admin1), 0.0) - own))
        if entry.kind in TOWNS and (square := (round(entry.latitude), round(entry.longitude))) in self.around:
            row, column = square
            near = sum(self.squares.get((row + up, column + aside), 0.0) for up in (-1, 0, 1) for aside in (-1, 0, 1))
            found += NEAR * math.log1p(max(0.0, near - own))
        return found


NEIGHBOURS = 0.5
"""Degrees between two places of one name that count as one when it is said how sure the answer is."""

LEAST = 0.5
"""An answer that is less likely than this is more likely wrong than right, and is not given."""

SUREST = 0.95
"""No score is higher: a place that no gazetteer has may bear the name too.  `dragoman measure places` tells how often
answers are right."""

Group = tuple[str, str]
"""One name in one sense: its key, and the place that it is said to lie in."""


def resolve(names: list[Name], gazetteer: Gazetteer, home: Iterable[Entry] = ()) -> list[Answer]:
    """An answer for each name, in the same order; one name means one place throughout a report, unless two are told
    apart (`Paris, Texas` and `Paris, France`)."""
    containers = _containers(names)
    groups: dict[Group, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        groups[_group(name, containers)].append(n)
    inside = {group: _within(names[members[0]], containers) for group, members in groups.items()}
    votes = Votes()
    for entry in home:
        votes.add(entry, 1.0)
    options: dict[Group, list[Entry]] = {}
    for group, members in groups.items():
        fixed = names[members[0]].entry
        if fixed is not None:
            votes.add(fixed, _weight(members))
            options[group] = [fixed]
        else:
            options[group] = _options(names[members[0]], gazetteer)
    worth = {group: [prior(entry) for entry in entries] for group, entries in options.items()}
    shares: dict[Group, dict[int, float]] = {}
    for _ in range(ROUNDS + 1):
        fresh = Votes()
        fresh.countries |= votes.countries
        fresh.divisions |= votes.divisions
        fresh.squares |= votes.squares
        fresh.around |= votes.around
        for group, old in shares.items():
            for entry in options[group]:
                if old.get(entry.id, 0.0) > 0.05:
                    fresh.add(entry, old[entry.id] * _weight(groups[group]))
        shares = {
            group: _shares(
                list(zip(entries, worth[group])), fresh, shares.get(group, {}), _weight(groups[group]), inside[group]
            )
            if names[groups[group][0]].entry is None
            else {entries[0].id: 1.0}
            for group, entries in options.items()
        }
    answers: dict[int, Answer] = {}
    for group, members in groups.items():
        answer = _answer(names[members[0]], options[group], shares[group], group)
        answers.update(dict.fromkeys(members, answer))
    return [answers[n] for n in range(len(names))]


def _options(name: Name, gazetteer: Gazetteer) -> list[Entry]:
    """The candidates to weigh; for `Kandahar Province` only the divisions, if there are any."""
    found = gazetteer.candidates(name.text)
    divisions = [entry for entry in found if entry.kind in ("division", "district")] if name.division else []
    return list((divisions or found)[:MOST])


def _weight(members: list[int]) -> float:
    """Ten mentions say more than one, but not ten times as much."""
    return 1.0 + math.log(len(members))


def _containers(names: list[Name]) -> dict[str, Entry]:
    """For each name key the place that it is first said to lie in."""
    found: dict[str, Entry] = {}
    for name in names:
        if name.within is not None:
            found.setdefault(key(name.text), name.within)
    return found


def _apart(container: Entry | None, entries: list[Entry]) -> bool:
    """`In Russia, U.S. officials said`: no country lies in another, unless a division there bears its name."""
    return (
        container is not None
        and container.kind == "country"
        and any(entry.kind == "country" and entry.exact for entry in entries)
        and not any(entry.kind == "division" and entry.exact and lies_in(entry, container) for entry in entries)
    )


def _within(name: Name, containers: dict[str, Entry]) -> Entry | None:
    """What the name is said to lie in, here or where the report first says so."""
    return name.within or containers.get(key(name.text))


def _group(name: Name, containers: dict[str, Entry]) -> Group:
    if name.entry is not None:
        return f"={name.entry.id}", ""
    name_key = key(name.text)
    within = _within(name, containers)
    return f"{name_key} +" if name.division else name_key, str(within.id) if within else ""


def _shares(
    entries: list[tuple[Entry, float]], votes: Votes, old: dict[int, float], weight: float, container: Entry | None
) -> dict[int, float]:
    """The share of belief of each candidate, from what it is worth before; `no match` has the key 0."""
    weights = {0: NONE}
    container = None if _apart(container, [entry for entry, _ in entries]) else container
    for entry, before in entries:
        worth = before + votes.support(entry, old.get(entry.id, 0.0) * weight)
        if container is not None:
            worth += CONTAINER if lies_in(entry, container) else -CONTAINER
        weights[entry.id] = worth
    top = max(weights.values())
    powers = {number: math.exp((worth - top) * 1.5) for number, worth in weights.items()}
    total = sum(powers.values())
    return {number: power / total for number, power in powers.items()}


def prior(entry: Entry) -> float:
    """What a candidate is worth before the report is looked at."""
    if entry.kind in TOWNS:
        worth = math.log10(entry.population + 100) + (CAPITAL if entry.kind == "capital" else 0.0)
    elif entry.kind in DIVISIONS:
        base, share = DIVISIONS[entry.kind]
        worth = base + share * math.log10(entry.population + 100)
    else:
        worth = KIND.get(entry.kind, OTHER)
    return (
        worth
        + (FILED if entry.filed else 0.0)
        + (0.0 if entry.exact else VARIANT)
        + (NOTED if entry.noted and entry.kind in TOWNS else 0.0)
    )


def _capital_of(entry: Entry, country: Entry) -> bool:
    """Whoever doubts between Mexico and Mexico City is sure of Mexico."""
    return country.kind == "country" and entry.country == country.country and entry.kind in ("capital", "division")


def lies_in(entry: Entry, container: Entry) -> bool:
    """Does the gazetteer file the place under that country or division?"""
    if container.kind == "division" and container.admin1:
        return entry.country == container.country and entry.admin1 == container.admin1 and entry.id != container.id
    return entry.id != container.id and (
        container.country is not None and (entry.country == container.country or container.country in entry.theatre)
    )


def is_near(one: Entry, other: Entry) -> bool:
    """A town and its district: within about fifty kilometres, or one in the first-level division that is the other."""
    areas = {entry.kind for entry in (one, other)} & AREAS
    if areas and one.country == other.country and one.admin1 == other.admin1 != "":
        return True
    north = abs(one.latitude - other.latitude)
    east = abs(one.longitude - other.longitude) * math.cos(math.radians(other.latitude))
    return math.hypot(north, min(east, 360 - east)) < NEIGHBOURS


def _answer(name: Name, entries: list[Entry], shares: dict[int, float], group: Group) -> Answer:
    if name.entry is not None:
        return Answer(entry=name.entry, score=SUREST, others=(), why=name.noticed)
    ranked = sorted(((shares[e.id], -n, e) for n, e in enumerate(entries)), key=lambda row: row[:2], reverse=True)
    none = shares.get(0, 0.0)
    if not ranked or none > ranked[0][0]:
        others = tuple((entry, round(share, 3)) for share, _, entry in ranked[:3])
        why = "none of the places of that name is spoken for" if ranked else "no such name in the gazetteer"
        return Answer(entry=None, score=round(none, 3) if ranked else 0.0, others=others, why=why)
    best = ranked[0][2]
    agreed = (share for share, _, entry in ranked if is_near(entry, best) or _capital_of(entry, best))
    score = min(round(sum(agreed), 3), SUREST)
    if score < LEAST:
        others = tuple((entry, round(share, 3)) for share, _, entry in ranked[:3])
        return Answer(entry=None, score=0.0, others=others, why="none of the places of that name is likely enough")
    others = tuple((entry, round(other, 3)) for other, _, entry in ranked[1:4] if other >= 0.01)
    why = (
        "said to lie there"
        if group[1]
        else "only place of that name"
        if len(entries) == 1
        else "weighed against others"
    )
    return Answer(entry=best, score=score, others=others, why=why)
