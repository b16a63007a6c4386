"""FollowTheMoney entities (JSON Lines, as plain dicts) → actors and their offices as rows, and problems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.knowledge import load_codes
from dragoman.knowledge.actor_files import Problem, Row, fault
from dragoman.knowledge.load_lines import lines, problem, qid, sector_of
from dragoman.model import edtf

KINDS = {"Person": "person", "PublicBody": "organisation", "Organization": "organisation"}
LINKS = {"Occupancy": ("holder", "post"), "Membership": ("member", "organization")}
WANTED = {*KINDS, *LINKS, "Position"}
ALIASES = ("name", "alias", "weakAlias", "previousName", "abbreviation")


@dataclass(slots=True)
class Entity:
    """One line: its number, id, schema and the values of each property."""

    line: int
    id: str
    schema: str
    properties: dict[str, list[str]]
    datasets: str

    def first(self, *names: str) -> str:
        """The first value of the first of these properties that has one."""
        return next((value for name in names for value in self.properties.get(name, ()) if value), "")


def read(path: Path) -> Iterator[Row | Problem]:
    """Rows of persons and bodies, then of their offices; other schemata are passed over and counted in one problem."""
    held: dict[str, Entity] = {}
    links: list[Entity] = []
    other: dict[str, int] = {}
    for number, text in lines(path):
        if not text.strip():
            continue
        entity = _entity(number, text)
        if isinstance(entity, str):
            yield problem(path, number, entity)
        elif entity.schema not in WANTED:
            other[entity.schema] = other.get(entity.schema, 0) + 1
        elif entity.schema in LINKS:
            links.append(entity)
        else:
            held[entity.id] = entity
    offices: set[str] = set()
    for link in links:
        made = _office(link, held, path.name)
        offices.add(link.first(LINKS[link.schema][0]) if isinstance(made, Row) else "")
        yield made if isinstance(made, Row) else problem(path, link.line, made)
    for entity in held.values():
        if entity.schema in KINDS and entity.id not in offices:
            made = _actor(entity, path.name)
            yield made if isinstance(made, Row) else problem(path, entity.line, made)
    if other:
        told = ", ".join(f"{count} {schema}" for schema, count in sorted(other.items()))
        yield Problem(where=str(path), what=f"no use for {told}; what is read: {', '.join(sorted(WANTED))}")


def _entity(number: int, text: str) -> Entity | str:
    try:
        value: Any = json.loads(text)
    except ValueError as error:
        return f"no JSON ({error}); one object a line is right"
    if not isinstance(value, dict) or not isinstance(value.get("schema"), str) or not value.get("id"):
        return 'no entity; one is {"id": …, "schema": …, "properties": {…}}'
    found = value.get("properties")
    if not isinstance(found, dict):
        return 'the properties must be an object of lists, such as {"name": ["Ana Okoro"]}'
    clean = {
        str(name): [_id(item) for item in (values if isinstance(values, list) else [values])]
        for name, values in found.items()
    }
    datasets = value.get("datasets")
    told = ", ".join(map(str, datasets)) if isinstance(datasets, list) else ""
    return Entity(number, str(value["id"]), value["schema"], clean, told)


def _id(value: Any) -> str:
    """A value as text; an entity that is nested in place of its id is known by its id."""
    return str(value.get("id", "")) if isinstance(value, dict) else str(value).strip()


def _actor(entity: Entity, file: str, office: dict[str, str] | None = None) -> Row | str:
    """A row for a person or body; `office` are the cells of its term."""
    if not (name := entity.first("name")):
        return f"{entity.schema} {entity.id!r} has no name"
    kind = KINDS[entity.schema]
    names = dict.fromkeys(alias for prop in ALIASES for alias in entity.properties.get(prop, ()) if alias != name)
    cells: dict[str, str] = {
        "country": _country(entity), "office": "", "start": "", "end": "",
        "sector": _topics(entity) or ("GOV" if entity.schema == "PublicBody" else ""),
    }  # fmt: skip
    made = Row(
        id=entity.id, name=name, aliases="|".join(a for a in names if "|" not in a), kind=kind,
        wikidata=qid(entity.first("wikidataId")) or qid(entity.id if entity.id.startswith("Q") else "") or "",
        note=entity.datasets, origin=f"{file}:{entity.line}", **(cells | (office or {})),
    )  # fmt: skip
    return fault(made) or made


def _office(link: Entity, held: dict[str, Entity], file: str) -> Row | str:
    """The row of an occupancy or membership, under its holder."""
    who, where = LINKS[link.schema]
    holder, post = held.get(link.first(who)), held.get(link.first(where))
    for name, entity in ((who, holder), (where, post)):
        if entity is None:
            return f"the {name} {link.first(name)!r} of {link.schema} {link.id!r} is on no line of the file"
    assert holder is not None and post is not None
    if holder.schema not in KINDS:
        return f"the {who} of {link.schema} {link.id!r} is a {holder.schema}, it must be a person or body"
    dates = []
    for name in ("startDate", "endDate"):
        values = [v for v in link.properties.get(name, []) if v]
        if len(values) > 1:
            return f"{link.schema} {link.id!r} has {len(values)} values of {name}: one is right"
        day = values[0].partition("T")[0] if values else ""
        if day and (not edtf.valid(day) or "/" in day):
            return f"the {name} {values[0]!r} must be a date such as 2019, 2019-06 or 2019-06-03"
        dates.append(day)
    now = link.schema == "Occupancy" and link.first("status") == "current" and not dates[1]
    title, body = (post.first("name"), "") if link.schema == "Occupancy" else (link.first("role"), post.first("name"))
    office = f"{title} of {body}" if title and body else title or (f"member of {body}" if body else "")
    cells = {"office": office, "start": dates[0], "end": ".." if now else dates[1]}
    cells["country"] = _country(post) or _country(holder)
    cells["sector"] = _topics(post) or sector_of(title) or ("GOV" if post.schema == "PublicBody" else "")
    made = _actor(holder, file, cells)
    return made if isinstance(made, str) else replace(made, origin=f"{file}:{link.line}")


def _topics(entity: Entity) -> str:
    return load_codes.topic(entity.properties.get("topics", ())) or ""


def _country(entity: Entity) -> str:
    """Alpha-3 of the one country that the entity names; empty where there is none or several."""
    for prop in ("country", "jurisdiction", "mainCountry", "nationality", "citizenship"):
        found = {load_codes.country(value) for value in entity.properties.get(prop, ())} - {None}
        if found:
            return str(found.pop()) if len(found) == 1 else ""
    return ""
