"""Names, demonyms, titles and agent nouns → look-up for actors."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from unicodedata import normalize

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files
from dragoman.model.findings import ActorKind

Use = Literal["name", "acronym", "seat", "metonym", "adjective", "demonym", "people"]
"""How a name stands for its entry: `people` is the plural demonym, `seat` a city, `metonym` a palace or street."""

KINDS: dict[str, ActorKind] = {
    "person": "person", "organisation": "organisation", "armed_force": "armed_force", "armed_group": "armed_group",
    "group": "group", "outlet": "outlet",
}  # fmt: skip
NOT_NATIONAL = frozenset({"UNO", "IGO", "EUR"})
"""Codes of bodies of several states: where they are deployed is not whose they are."""
NO_STATE = NOT_NATIONAL | {"NGO", "MNC", "ISM", "IMG"}
"""PLOVER's codes in place of a country, for what belongs to no state."""
MARKS = {code: None for code in range(128) if not chr(code).isalnum()}
"""For `str.translate`: ASCII without all that is no letter or digit."""
GROUPS: dict[str, ActorKind] = {
    "PTY": "organisation", "OPP": "organisation", "SOC": "organisation", "REL": "organisation", "COP": "organisation",
    "MIL": "armed_force",
}  # fmt: skip
"""Kinds of what stands among the armed groups and is none, or no longer, by its sector."""
MANY: dict[str, ActorKind] = {"MIL": "armed_force", "REB": "armed_group", "PRM": "armed_group", "UAF": "armed_group"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor that the roster knows.

    `code` is for export: PLOVER's for bodies without a country (UNO, IGO, NGO …), or the code under which others file a
    disputed state.  `begin` and `end` are EDTF, empty where they are not known.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    code: str | None
    acronym: str | None
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One way of naming an entry; `careful` names are common words and need support from their context."""

    entry: Entry
    text: str
    use: Use
    careful: bool

    @property
    def capitals(self) -> bool:
        """Is the name written in capitals only, so that "WHO" is not "Who"?"""
        return self.text.isupper() and len(self.text) <= 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office, agent noun or noun of a body; `plural` tells which of its two forms was looked up."""

    term: str
    kind: ActorKind
    sector: str | None
    before_name: bool
    gender: str | None
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Look-ups by compact spelling; `starts` and `title_ends` give the most words to try from or up to a word."""

    names: Mapping[str, tuple[Name, ...]]
    starts: Mapping[str, int]
    titles: Mapping[str, Title]
    title_ends: Mapping[str, int]
    contexts: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    offices: Mapping[str, frozenset[str]]

    def named(self, text: str) -> tuple[Name, ...]:
        """All that goes by this name, whatever its case, dots and accents."""
        return self.names.get(compact(text), ())

    def title(self, text: str) -> Title | None:
        """The title or agent noun of this spelling."""
        return self.titles.get(compact(text))


@lru_cache(maxsize=1 << 16)
def compact(text: str) -> str:
    """Letters and digits only, in lower case, without accents.

    >>> compact("Côte d’Ivoire"), compact("U.N.")
    ('cotedivoire', 'un')
    """
    low = text.lower()
    if low.isalpha() and low.isascii():
        return low
    if low.isascii():
        return low.translate(MARKS)
    return "".join(c for c in normalize("NFD", low) if c.isalnum())


@cache
def load() -> Roster:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    names: dict[str, list[Name]] = {}
    starts: dict[str, int] = {}
    for name in (*_states(), *_bodies(), *_groups(), *_outlets()):
        names.setdefault(compact(name.text), []).append(name)
        first, words = pieces(name.text)
        starts[first] = max(starts.get(first, 0), words)
    titles, ends = _titles()
    return Roster(
        names={key: _apart(found) for key, found in names.items()},
        starts=starts,
        titles=titles,
        title_ends=ends,
        genders={compact(row["name"]): row["gender"] for row in files.rows("actors/forenames.csv", ("name", "gender"))},
        offices={row["noun"]: frozenset(row["covers"]) for row in files.table("actors/offices.toml")["office"]},
        contexts={row["name"]: frozenset(row["words"]) for row in files.table("actors/contexts.toml")["context"]},
    )


def _apart(found: list[Name]) -> tuple[Name, ...]:
    """One name an entry: the first use wins."""
    kept: dict[str, Name] = {}
    for name in found:
        kept.setdefault(name.entry.id, name)
    return tuple(kept.values())


def pieces(text: str) -> tuple[str, int]:
    """First piece as the parser cuts it, compact, and the most tokens the name may have."""
    cut = text.replace("-", " ").replace("/", " ").replace("–", " ").split()
    first = cut[0][:-2] if cut[0].endswith(("'s", "’s")) and len(cut) > 1 else cut[0]
    return compact(first), len(cut) * 2 + text.count("'") + text.count(".")


def _list(cell: str) -> list[str]:
    return [part.strip().removeprefix("the ") for part in cell.split("|") if part.strip()]


def _entry(ident: str, row: dict[str, str], kind: ActorKind, sector: str = "") -> Entry:
    return Entry(
        id=ident,
        name=row["name"],
        kind=kind,
        country=None if row.get("code") in NOT_NATIONAL else row["country"] or None,
        sector=sector or row.get("sector") or None,
        code=row.get("code") or row.get("filed_under") or None,
        acronym=next(iter(_list(row.get("acronym", ""))), None),
        begin=row.get("from", ""),
        end=row.get("to", ""),
    )


def _named(entry: Entry, texts: Iterable[str], use: Use = "name", careful: Container[str] = ()) -> Iterator[Name]:
    for text in texts:
        if text:
            yield Name(entry=entry, text=text, use=use, careful=text in careful)


def _states() -> Iterator[Name]:
    for row in files.rows("actors/states.csv", ("id", "name", "status")):
        de_facto = row["status"] == "de_facto"
        entry = _entry(row["id"], row, "state", "PRE" if de_facto else "")
        yield from _named(entry, [row["name"], *_list(row["official"]), *_list(row["aliases"])])
        adjectives = _list(row["adjectives"])
        people = _list(row["demonyms"])
        many = people[1::2] if len(people) > 1 else [f"{a}s" for a in adjectives if a[-1] in "niotr" and len(a) > 3]
        yield from _named(entry, many, "people")
        yield from _named(entry, adjectives, "adjective")
        yield from _named(entry, people[::2], "demonym")
        yield from _named(entry, _list(row["seats"]), "seat")
        yield from _named(entry, _list(row["metonyms"]), "metonym")


def _bodies() -> Iterator[Name]:
    for row in files.rows("actors/organisations.csv", ("name", "kind")):
        if row["kind"] not in KINDS:
            raise KnowledgeError(f"data/actors/organisations.csv: {row['name']}: no kind {row['kind']!r}")
        entry = _entry(f"o:{row['name']}", row, KINDS[row["kind"]])
        careful = _list(row.get("careful", ""))
        yield from _named(entry, [row["name"], *_list(row["aliases"])], careful=careful)
        yield from _named(entry, _list(row["acronym"]), "acronym", careful)
        yield from _named(entry, _list(row["seats"]), "seat")


def _groups() -> Iterator[Name]:
    for row in files.rows("actors/armed_groups.csv", ("name",)):
        entry = _entry(f"g:{row['name']}", row, GROUPS.get(row["sector"], "armed_group"))
        careful = _list(row.get("careful", ""))
        yield from _named(entry, [row["name"], *_list(row["aliases"])], careful=careful)
        yield from _named(entry, _list(row["acronym"]), "acronym", careful)
        yield from _named(entry, _list(row["seats"]), "seat")


def _outlets() -> Iterator[Name]:
    for row in files.rows("actors/outlets.csv", ("name",)):
        entry = _entry(f"m:{row['name']}", row, "outlet", "JRN")
        texts = [row["name"], *_list(row["aliases"])]
        yield from _named(entry, texts, careful=texts if row["careful"] == "yes" else ())


def _titles() -> tuple[dict[str, Title], dict[str, int]]:
    titles: dict[str, Title] = {}
    ends: dict[str, int] = {}
    for row in files.rows("actors/titles.csv", ("term", "kind")):
        for text, plural in _numbers(row["term"], row["plural"]):
            kind = KINDS[row["kind"]]
            if plural and kind == "person":
                kind = MANY.get(row["sector"], "group")
            title = Title(
                term=row["term"],
                kind=kind,
                sector=row["sector"] or None,
                before_name=row["before_name"] == "yes",
                gender=row["gender"] or None,
                plural=plural,
            )
            key = compact(text)
            if (held := titles.get(key)) is None or held.term.endswith("."):
                titles[key] = title
            last = compact(text.replace("-", " ").split()[-1])
            ends[last] = max(ends.get(last, 0), len(text.replace("-", " - ").replace("'", " ' ").split()))
    return titles, ends


def _numbers(term: str, plural: str) -> Iterator[tuple[str, bool]]:
    """Singular and plural forms of a term."""
    yield term, False
    if not plural:
        yield term + ("es" if term.endswith(("s", "ch", "x")) else "s"), True
    elif plural != "-":
        yield from ((text, True) for text in plural.split("|"))
