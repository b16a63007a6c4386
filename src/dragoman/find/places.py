"""Parse, gazetteer and actors → places with coordinates and the use of each mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.find.places_again import again
from dragoman.find.places_frames import framed
from dragoman.find.places_names import Name, names, people
from dragoman.find.places_resolve import Answer, resolve
from dragoman.find.places_rivals import joined, rivals
from dragoman.find.places_use import Uses, dateline
from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.knowledge.gazetteer_names import key
from dragoman.model.findings import Actor, Agreement, Place, PlaceMention, PlaceName, RunnerUp
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse

WITHIN = re.compile(r"\s*,\s*(?:in\s+)?(?:the\s+)?|\s+\(|\s+in\s+(?:the\s+)?(?:\w+\s+)?")
"""What stands between a place and the larger one that it lies in: `X, Y`, `X, in Y`, `X (Y)`, `X in eastern Y`."""

SURE = 0.8
"""A name that only the words around it make a place must be resolved at least this surely, or in a country that the
report speaks of."""

BELONGS = frozenset({"for", "of", "in", "from", "at", "to", "on"})
LONG_TITLE = 12
"""More letters than this after a place in a person's mention: it belongs to the title, `Sudan envoy Ana Lindqvist`."""

Told = dict[str, tuple[PlaceName, ...]]

AREAS = frozenset({"country", "division"})
BODIES = frozenset({"organisation", "outlet", "armed_force", "armed_group"})
TOWN = 100_000
"""People from whom on a place is known well enough to be named at the end of a body's name: `Radio Benghazi`."""


def find_places(
    parse: Parse, gazetteer: Gazetteer, actors: tuple[Actor, ...], agreements: tuple[Agreement, ...]
) -> tuple[Place, ...]:
    """All places in order of first mention."""
    persons = _persons(actors)
    known = people(parse)
    found = framed(parse, gazetteer, names(parse, gazetteer, known), known)
    found = [name for name in found if not _is_a_person(parse, gazetteer, name, persons)]
    called = _called_so(actors)
    found = [name for name in found if name.span not in called or name.noticed == "gazetteer"]
    bodies = _bodies(actors)
    found = [name for name in found if not _ends_a_body(parse, gazetteer, name, bodies)]
    datelines = dateline(parse)
    found = [name for name in found if not _is_in_a_credit(parse, name, datelines)]
    pairs = list(rivals(parse, found))
    seconds = Cover((pair.name.span, pair.name) for pair in pairs)
    found = [name for name in found if not any(True for _ in seconds.overlapping(name.span))]
    found = sorted([*found, *(pair.name for pair in pairs)], key=lambda name: name.span.start)
    found = list(_with_containers(parse, gazetteer, found))
    answers = resolve(found, gazetteer, _home(parse, gazetteer))
    uses = Uses(parse, gazetteer, actors, agreements)
    named, told = joined(list(zip(found, answers)), pairs)
    named = sorted([*named, *again(parse, gazetteer, named, uses.datelines)], key=lambda pair: pair[0].span.start)
    countries = {
        c
        for n, a in named
        if a.entry and n.noticed not in ("preposition", "listed", "frame")
        for c in _countries(a.entry)
    }
    places: dict[object, list[tuple[Name, Answer]]] = {}
    for name, answer in named:
        if name.noticed in ("preposition", "listed") and not _holds(answer, countries):
            continue
        same = answer.entry.id if answer.entry else key(name.group or name.text)
        places.setdefault(same, []).append((name, answer))
    return tuple(_place(f"p{n}", group, gazetteer, uses, told) for n, group in enumerate(places.values(), 1))


def _countries(entry: Entry) -> tuple[str, ...]:
    return (entry.country,) if entry.country else entry.theatre


def _holds(answer: Answer, countries: set[str]) -> bool:
    """Is the place of a name that only its surroundings make one sure enough, or in a country of the report?"""
    entry = answer.entry
    return entry is not None and (answer.score >= SURE or any(c in countries for c in _countries(entry)))


def _is_in_a_credit(parse: Parse, name: Name, datelines: list[Span]) -> bool:
    """`GENEVA (Alpine Press) —`: part of what the brackets of a dateline name is no place; all of it may be."""
    line = next((d for d in datelines if d.covers(name.span)), None)
    if line is None:
        return False
    opened, closed = parse.text.rfind("(", line.start, name.span.start), parse.text.find(")", name.span.end, line.end)
    inside = opened >= 0 and closed >= 0 and ")" not in parse.text[opened : name.span.start]
    return inside and parse.text[opened + 1 : closed].strip() != name.span.of(parse.text)


def _persons(actors: tuple[Actor, ...]) -> Cover[str]:
    """Where persons are named."""
    return Cover(
        (m.span, a.id) for a in actors if a.kind == "person" for m in a.mentions if m.form in ("name", "title+name")
    )


def _called_so(actors: tuple[Actor, ...]) -> frozenset[Span]:
    """Where the whole name is that of an organisation, an outlet or an armed group: `Saba` the news agency."""
    return frozenset(span for span, form in _bodies(actors) if form == "name")


def _bodies(actors: tuple[Actor, ...]) -> Cover[str]:
    """Where bodies are told, with the form, each without its article."""
    return Cover(
        (Span(m.start + 4, m.end) if m.text[:4].lower() == "the " else m.span, m.form)
        for a in actors if a.kind in BODIES for m in a.mentions if m.form in ("name", "title")
    )  # fmt: skip


def _ends_a_body(parse: Parse, gazetteer: Gazetteer, name: Name, bodies: Cover[str]) -> bool:
    """`Front` in `the opposition Northern Front`: a small place of that name is not meant."""
    before = parse.words[name.first - 1] if name.first else None
    if before is None or name.first != name.last or before.tag not in ("NNP", "NNPS"):
        return False
    if not any(s.end == name.span.end and s.start <= before.start for s, _ in bodies.overlapping(name.span)):
        return False
    found = gazetteer.candidates(name.text)[:1]
    return not any(e.kind in AREAS or e.kind == "capital" or e.population >= TOWN for e in found)


def _is_a_person(parse: Parse, gazetteer: Gazetteer, name: Name, persons: Cover[str]) -> bool:
    """Is it the end of a person's name: `Hale` in `Foreign Minister Jordan Hale`, or all of it?"""
    if name.noticed == "gazetteer" and name.first < name.last:
        first = gazetteer.candidates(name.text)[0]
        if first.noted or first.kind == "country":
            return False
    before = parse.words[name.first - 1].lower if name.first else ""
    if before in BELONGS or parse.text.startswith(("'s", "’s"), name.span.end):
        return False
    return any(
        span.end <= name.span.end or (span.covers(name.span) and name.span.end + LONG_TITLE >= span.end)
        for span, _ in persons.overlapping(name.span)
        if name.noticed != "adjective"
    )


def _with_containers(parse: Parse, gazetteer: Gazetteer, found: list[Name]) -> Iterator[Name]:
    """Each name with the country or division that is named right after it."""
    for n, name in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        if name.entry is None and after is not None and after.span.start - name.span.end < 24:
            between = parse.text[name.span.end : after.span.start]
            if WITHIN.fullmatch(between) and (area := _area(gazetteer, after)) is not None:
                yield replace(name, within=area)
                continue
        yield name


def _area(gazetteer: Gazetteer, name: Name) -> Entry | None:
    """The country or division of that name, if it is one."""
    if name.entry is not None:
        return name.entry if name.noticed == "abbreviation" else None
    found = [entry for entry in gazetteer.candidates(name.text) if entry.kind in AREAS]
    return found[0] if found else None


def _home(parse: Parse, gazetteer: Gazetteer) -> list[Entry]:
    """Where the outlet is at home, if its own name says so: `The Juba Courier`."""
    outlet = parse.report.outlet or ""
    words = re.findall(r"[A-Z][\w’']+", outlet)
    for length in (3, 2, 1):
        for n in range(len(words) - length + 1):
            text = " ".join(words[n : n + length])
            if key(text) in gazetteer.sweep:
                return list(gazetteer.candidates(text)[:1])
    return []


def _shown(name: Name, parse: Parse) -> str:
    """The name as the report has it: `Ankoko`, though it was looked up as an island."""
    return name.span.of(parse.text) if name.noticed == "frame" else name.text


def _called(group: list[tuple[Name, Answer]], gazetteer: Gazetteer, told: Told) -> tuple[PlaceName, ...]:
    """The names of a place: those of the overlay, then those that the text gives; else the one it is filed under."""
    entry = group[0][1].entry
    known = list(gazetteer.names(entry)) if entry else []
    for one in dict.fromkeys(key(name.group or name.text) for name, _ in group):
        known += [new for new in told.get(one, ()) if key(new.name) not in {key(old.name) for old in known}]
    return tuple(known) or ((PlaceName(name=entry.name, language=None, used_by=()),) if entry else ())


def _place(number: str, group: list[tuple[Name, Answer]], gazetteer: Gazetteer, uses: Uses, told: Told) -> Place:
    name, answer = group[0]
    entry = answer.entry
    named = [n for n, _ in group if n.noticed not in ("adjective", "capital", "abbreviation", "soil", "anaphor")]
    mentions = []
    for one, found in group:
        use, rule = uses.of(one, found.entry)
        mentions.append(
            PlaceMention(
                start=one.span.start, end=one.span.end, text=one.span.of(uses.parse.text), use=use,
                made_by=f"{one.noticed}; {found.why}; {use}: {rule}",
            )
        )  # fmt: skip
    return Place(
        id=number,
        name=_shown(named[0], uses.parse) if named else entry.name if entry else name.text,
        kind=entry.kind if entry else "place",
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
        country=entry.country if entry else None,
        geonames=entry.geonames if entry else None,
        gazetteer=gazetteer.version if entry else None,
        names=_called(group, gazetteer, told),
        score=max(found.score for _, found in group) if entry else 0.0,
        runners_up=tuple(
            RunnerUp(name=other.name, country=other.country, geonames=other.geonames, score=share)
            for other, share in answer.others
        ),
        mentions=tuple(mentions),
        made_by=f"{name.noticed}; {answer.why}",
    )
