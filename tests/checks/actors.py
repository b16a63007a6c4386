"""Actor tables: every name resolves to its row, every title makes an actor of its kind, every context does its work."""

from collections.abc import Iterator
from functools import cache

from dragoman.find.actors import find_actors
from dragoman.knowledge import files, roster
from dragoman.model import edtf
from dragoman.model.findings import Actor
from dragoman.model.report import Report
from dragoman.parse import parse


def cells(row: dict[str, str], *columns: str) -> Iterator[str]:
    for column in columns:
        yield from (part.strip().removeprefix("the ") for part in row.get(column, "").split("|") if part.strip())


def resolves(name: str, ident: str) -> bool:
    return any(found.entry.id == ident for found in roster.load().named(name))


def in_order(begin: str, end: str) -> bool:
    """Are both years, where they are told, and the first not after the last?"""
    told = [edtf.bounds(year) for year in (begin, end) if year]
    return all(edtf.precision(year) == "year" for year in (begin, end) if year) and told == sorted(told)


def states(name: str) -> Iterator[tuple[str, bool]]:
    for row in files.rows(name):
        for text in cells(row, "name", "official", "aliases", "adjectives", "demonyms", "seats", "metonyms"):
            yield f"{text} is {row['id']}", resolves(text, row["id"])


def bodies(name: str) -> Iterator[tuple[str, bool]]:
    letter = {"organisations": "o", "armed_groups": "g", "outlets": "m"}[
        name.removeprefix("actors/").removesuffix(".csv")
    ]
    for row in files.rows(name):
        for text in cells(row, "name", "acronym", "aliases", "seats"):
            yield f"{text} is {row['name']}", resolves(text, f"{letter}:{row['name']}")
        if letter != "m":
            known = {*cells(row, "name", "acronym", "aliases")}
            yield f"{row['name']}: careful with names that it has", known >= {*cells(row, "careful")}
        yield f"{row['name']}: years in order", in_order(row.get("from", ""), row.get("to", ""))


@cache
def read(texts: tuple[str, ...]) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each text, parsed in one batch."""
    found = parse(Report(id=str(n), text=text) for n, text in enumerate(texts))
    return tuple(find_actors(parsed, roster.load(), ()) for _, parsed in found)


def titles(name: str) -> Iterator[tuple[str, bool]]:
    known = roster.load()
    for row in files.rows(name):
        title = known.title(row["term"])
        yield row["term"], title is not None and title.sector == (row["sector"] or None) and not title.plural
        if row["plural"] != "-":
            forms = row["plural"].split("|") if row["plural"] else [row["term"] + "s"]
            yield forms[0], bool(row["plural"] == "") or known.title(forms[0]) is not None


def contexts(name: str) -> Iterator[tuple[str, bool]]:
    """What `finds` names is a mention in the example and none in the other; `hides` the other way round."""
    entries = files.table(name)["context"]
    texts = tuple(text for entry in entries for text in (entry["example"], entry.get("not_example", "")))
    mentions = [{m.text for actor in actors for m in actor.mentions} for actors in read(texts)]
    for n, entry in enumerate(entries):
        sought = entry.get("finds") or entry["hides"]
        yes, no = mentions[2 * n], mentions[2 * n + 1]
        if "hides" in entry:
            yes, no = no, yes
        yield (
            f"{entry['name']}: {sought}",
            (sought in yes or "hides" in entry) and sought not in no and bool(entry["words"]),
        )


def forenames(name: str) -> Iterator[tuple[str, bool]]:
    known = roster.load()
    for row in files.rows(name):
        yield row["name"], row["gender"] in ("m", "f") and known.genders[roster.compact(row["name"])] == row["gender"]


def offices(name: str) -> Iterator[tuple[str, bool]]:
    """The noun of an entry is laid to the person whose other office the example tells."""
    known, entries = roster.load(), files.table(name)["office"]
    for entry, actors in zip(entries, read(tuple(entry["example"] for entry in entries)), strict=True):
        noun = f"The {entry['noun']}"
        named = [a for a in actors if any(m.text == noun for m in a.mentions)]
        yield f"{entry['noun']}: {entry['example']}", bool(named) and named[0].name.endswith("Novak")
        yield from ((f"{term} is a title", known.title(term) is not None) for term in (entry["noun"], *entry["covers"]))


CHECKS = {
    "actors/forenames.csv": forenames,
    "actors/states.csv": states,
    "actors/organisations.csv": bodies,
    "actors/armed_groups.csv": bodies,
    "actors/outlets.csv": bodies,
    "actors/titles.csv": titles,
    "actors/contexts.toml": contexts,
    "actors/offices.toml": offices,
}
