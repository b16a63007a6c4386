"""Actor codes of dictionaries (`KENGOV`, `IGOUNO`, `NGOHLH`) → country, PLOVER code and PLOVER sector."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dragoman.knowledge import files
from dragoman.knowledge.gazetteer_rows import alpha3

ROLES = "codes/roles.toml"
Scheme = Literal["cameo", "plover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What a code says; `rest` are its groups that name no role, such as those of a particular movement."""

    country: str | None
    code: str | None
    sector: str | None
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The table of groups: roles and bodies by their letters, countries under all their codes; PLOVER's sectors."""

    roles: Mapping[str, Mapping[str, Any]]
    bodies: Mapping[str, Mapping[str, Any]]
    countries: Mapping[str, str]
    wide: frozenset[str]
    faiths: frozenset[str]
    by_two: Mapping[str, str]
    topics: Mapping[str, str]
    sectors: frozenset[str]


@cache
def roles() -> Roles:
    """The table, once a process.  Raises KnowledgeError where it is malformed."""
    table = files.table(ROLES)
    by_two = alpha3()
    own = {code: code for code in by_two.values()}
    own |= {row["country"]: row["country"] for row in files.rows("actors/states.csv") if row["country"]}
    return Roles(
        roles={row["code"]: row for row in table["role"]},
        bodies={row["group"]: row for row in table["body"]},
        countries=own | {row["group"]: row["code"] for row in table["country"]},
        wide=frozenset(table["wide"]["regions"]) | frozenset(table["wide"]["faiths"]),
        faiths=frozenset(table["wide"]["faiths"]),
        by_two=by_two,
        topics={row["topic"]: row["sector"] for row in table["topic"]},
        sectors=frozenset(row["plover"] for row in table["role"] if "plover" in row) | {"UNK"},
    )


def groups(code: str) -> list[str]:
    """The three-letter groups of a code; without brackets, tildes and dashes."""
    letters = "".join(c for c in code.upper() if c.isalnum())
    return [letters[i : i + 3] for i in range(0, len(letters), 3)]


def scheme_of(codes: Iterable[str]) -> Scheme | None:
    """The scheme that the codes of a file follow, told by groups that only one of them has; None where none tells, or
    where both are mixed.

    >>> scheme_of(["KENHLH", "KENMED"]), scheme_of(["KENJRN"]), scheme_of(["KENHLH", "KENJRN"])
    ('cameo', 'plover', None)
    """
    table = roles().roles
    found = {group for code in codes for group in groups(code)} & set(table)
    cameo = any("plover" not in table[group] for group in found)
    plover = any("cameo" not in table[group] for group in found)
    return None if cameo == plover else "cameo" if cameo else "plover"


def read_code(code: str, scheme: Scheme | None) -> Coded:
    """What a code says in that scheme; with None, in both alike.  Dashes are a code for nobody.

    Raises ValueError, saying what would be right, where a group is neither country nor body, or where the schemes
    differ and the file does not tell which it follows.

    >>> read_code("KENGOV", None).sector, read_code("KENMED", "cameo").sector, read_code("KENMED", "plover").sector
    ('GOV', 'JRN', 'MED')
    """
    if code and set(code) <= {"-"}:
        return Coded(country=None, code=None, sector=None, rest=())
    parts = groups(code)
    if not parts or len(parts[-1]) != 3:
        raise ValueError(f"the code {code!r} is not made of groups of three letters, such as KENGOV")
    table = roles()
    first, rest = parts[0], parts[1:]
    country, body = table.countries.get(first), table.bodies.get(first)
    if first == "EUR" and scheme == "plover":
        country, body = None, table.bodies["EEC"]
    elif country is None and body is None and first not in table.wide:
        if first not in table.roles:
            raise ValueError(f"{first!r} in the code {code!r} is no country (ISO 3166-1 alpha-3), no body (IGO)")
        rest = parts
    above = [b for b in rest if b in ("UNO", "EEC")] if body is not None else []
    body = table.bodies[above[0]] if above else body
    faith = "REL" if table.faiths & set(parts) else None
    return Coded(
        country=country,
        code=(body["code"] or None) if body is not None else None,
        sector=_sector(rest, scheme) or (body.get("sector") if body is not None else faith),
        rest=tuple(g for g in rest if g not in table.roles and g not in table.bodies and g not in table.wide),
    )


def _sector(parts: list[str], scheme: Scheme | None) -> str | None:
    """The sector of the first group that has one; a secondary group only where no other has, ELI before all."""
    table = roles().roles
    found = [(table[part], _in(table[part], scheme)) for part in parts if part in table]
    said = [sector for row, sector in sorted(found, key=lambda f: bool(f[0].get("secondary"))) if sector]
    return "ELI" if "ELI" in said else said[0] if said else None


def _in(row: Mapping[str, Any], scheme: Scheme | None) -> str:
    """The sector of a group in a scheme; a group of the other scheme keeps what it means there."""
    cameo, plover = row.get("cameo"), row.get("plover")
    if cameo is not None and plover is not None and cameo != plover and scheme is None:
        raise ValueError(f"{row['code']} is {row['means']}; say which with --codes cameo or --codes plover")
    own, other = (plover, cameo) if scheme == "plover" else (cameo, plover)
    return str((own if own is not None else other) or "")


def country(text: str) -> str | None:
    """The alpha-3 code for alpha-2, alpha-3 or one of the changed codes, whatever the case; None for none of them.

    >>> country("ke"), country("KEN"), country("Zar"), country("xx")
    ('KEN', 'KEN', 'COD', None)
    """
    code = text.strip().upper()
    return roles().by_two.get(code) or roles().countries.get(code)


def topic(names: Iterable[str]) -> str | None:
    """The sector that FollowTheMoney topics tell; None where they tell none or two.

    >>> topic(["gov.national", "role.pep"]), topic(["gov.legislative"]), topic(["gov", "mil"])
    ('GOV', 'LEG', None)
    """
    table, found = roles().topics, set()
    for name in names:
        fits = [t for t in table if name == t or name.startswith(t + ".")]
        if fits and (sector := table[max(fits, key=len)]):
            found.add(sector)
    return found.pop() if len(found) == 1 else None
