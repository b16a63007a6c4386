"""An actor dictionary of TABARI, PETRARCH or Phoenix (names, aliases, codes with dates) → rows and problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.knowledge import load_codes, roster
from dragoman.knowledge.actor_files import Problem, Row, fault
from dragoman.knowledge.load_codes import Coded, Scheme
from dragoman.knowledge.load_lines import lines, natural, problem
from dragoman.knowledge.roster import Roster
from dragoman.model import edtf

CODE = re.compile(r"\[([^\[\]]*)\]")
INNER = re.compile(r"(?<=\w)\[(\w{2,8})\](?=_)|_?\(([^()\[\]]*)\)?")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,5}")
OPENING = re.compile(r"<!--.*?(?:-->|$)")
PIVOT = 30
"""A year of two digits up to this one is of this century, as the readers of these dictionaries take it."""

SECTORS = {"REB": "armed_group", "PRM": "armed_group", "UAF": "armed_group", "PTY": "organisation", "JRN": "outlet"}


@dataclass(slots=True)
class Entry:
    """A name with its aliases and restricted codes, as it is being read."""

    line: int
    name: str
    aliases: list[str] = field(default_factory=list)
    codes: list[tuple[int, str]] = field(default_factory=list)
    faulty: bool = False


def read(path: Path, scheme: Scheme | None = None) -> Iterator[Row | Problem]:
    """A row for each code of each entry; `scheme` tells how MED is meant where the file itself does not."""
    found: list[Entry | Problem] = list(_entries(path))
    entries = [item for item in found if isinstance(item, Entry)]
    scheme = scheme or load_codes.scheme_of(code.split()[0] for e in entries for _, code in e.codes if code.split())
    for item in found:
        yield from _rows(path, item, scheme) if isinstance(item, Entry) else [item]


def plain(path: Path) -> Iterator[tuple[int, str]]:
    """The lines without comments (`#`, `;`, `<!-- -->`); one that held nothing else is left out, an empty one kept."""
    inside = False
    for number, whole in lines(path):
        text = whole
        if inside:
            _, closed, text = text.partition("-->")
            inside = not closed
        text = OPENING.sub(lambda m: "" if m[0].endswith("-->") else "\0", text)
        if "\0" in text:
            inside, text = True, text.replace("\0", "")
        text = text.partition("#")[0].partition(";")[0].rstrip()
        if text.strip() or not whole.strip():
            yield number, text.strip() and text


def _entries(path: Path) -> Iterator[Entry | Problem]:
    """Entries with their lines; a line that belongs to no entry is a problem.

    An empty line ends an entry that has its code: what follows may be the rest of one whose name is gone.
    """
    entry: Entry | None = None
    for number, text in plain(path):
        head = text.lstrip()
        if not head:
            if entry is not None and entry.codes:
                yield entry
                entry = None
            continue
        if head.startswith("["):
            if entry is None:
                yield problem(path, number, "a code without a name before it; give the name on a line of its own")
        elif head.startswith("+"):
            if entry is None:
                yield problem(path, number, f"the alias {head[:40]!r} has no name before it; give the name first")
        else:
            if entry is not None:
                yield entry
            entry = Entry(number, "")
        if entry is None:
            continue
        wrong = _take(entry, number, head)
        if wrong:
            entry.faulty = True
            yield problem(path, number, wrong)
        if not entry.name:
            entry = None
    if entry is not None:
        yield entry


def _take(entry: Entry, number: int, text: str) -> str | None:
    """Put what a line says into the entry; returns what is wrong with it."""
    acronyms = [natural(a) for pair in INNER.findall(text) for a in pair if _is_acronym(a)]
    text = INNER.sub("", text)
    name, bracket, rest = text.removeprefix("+").partition("[")
    name = natural(name.strip(" \t_="))
    if not text.startswith("["):
        if not re.search(r"\w", name):
            return "the name is empty; a line is NAME_ [CODE], +ALIAS_ or [CODE]"
        if text.startswith("+"):
            entry.aliases.append(name)
        else:
            entry.name = name
        entry.aliases += acronyms
    codes = bracket + rest
    entry.codes += [(number, code.strip()) for code in CODE.findall(codes)]
    left = CODE.sub("", codes).strip()
    if left:
        return f"{left[:40]!r} is no code; a code stands between [ and ], such as [KENGOV 20020101-20071231]"
    return None


def _rows(path: Path, entry: Entry, scheme: Scheme | None) -> Iterator[Row | Problem]:
    read: list[tuple[int, Coded, tuple[str, str]]] = []
    for number, code in entry.codes:
        group, _, term = code.partition(" ")
        try:
            read.append((number, load_codes.read_code(group, scheme), _term(term.strip())))
        except ValueError as error:
            entry.faulty = True
            yield problem(path, number, str(error))
    if not read and not entry.faulty:
        yield problem(path, entry.line, f"{entry.name!r} has no code; give one, such as [KENGOV]")
    kind = _kind(entry, [coded for _, coded, _ in read], any(any(term) for *_, term in read))
    aliases = [] if kind == "state" else entry.aliases
    for number, coded, (start, end) in read:
        made = Row(
            id=f"{path.stem}:{entry.line}", name=entry.name, aliases="|".join(dict.fromkeys(aliases)), kind=kind,
            country=coded.country or "", code=coded.code or "", sector=coded.sector or "", start=start, end=end,
            note=" ".join(coded.rest), origin=f"{path.name}:{number}",
        )  # fmt: skip
        wrong = fault(made)
        yield problem(path, number, wrong) if wrong else made
    if kind == "state":
        yield from _parts(path, entry, read[0][1].country or "")


def _parts(path: Path, entry: Entry, country: str) -> Iterator[Row]:
    """The cities, peoples and other spellings among the aliases of a state: known to be of it, but no names of it."""
    for alias in dict.fromkeys(entry.aliases):
        ident, origin = f"{path.stem}:{entry.line}:{alias}", f"{path.name}:{entry.line}"
        yield Row(id=ident, name=alias, kind="unspecified", country=country, origin=origin)


def _term(text: str) -> tuple[str, str]:
    """Start and end of a restriction: `>DATE` from then on (the end is not known), `<DATE` before it, `DATE-DATE`."""
    if not text:
        return "", ""
    if text.startswith(">"):
        return _day(text[1:]), ""
    if text.startswith("<"):
        return "..", _day(text[1:])
    start, dash, end = text.partition("-")
    if not dash or not (start.strip() or end.strip()):
        raise ValueError(f"the dates {text!r} must be YYYYMMDD-YYYYMMDD, >YYYYMMDD or <YYYYMMDD")
    return _day(start) if start.strip() else "..", _day(end) if end.strip() else ""


def _day(text: str) -> str:
    """YYYYMMDD or YYMMDD as EDTF; zeros for month or day are not known.

    >>> _day("19981102"), _day("030415"), _day("890101"), _day("20050000")
    ('1998-11-02', '2003-04-15', '1989-01-01', '2005')
    """
    digits = text.strip()
    if not digits.isdigit() or len(digits) not in (6, 8):
        raise ValueError(f"the date {digits!r} must have eight digits (YYYYMMDD) or six (YYMMDD)")
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= PIVOT else "19") + digits
    parts = [digits[:4], digits[4:6], digits[6:]]
    kept = parts[: parts.index("00")] if "00" in parts else parts
    if not edtf.valid("-".join(kept)) or kept == []:
        raise ValueError(f"the date {text.strip()!r} names no day of the calendar")
    return "-".join(kept)


def _is_acronym(text: str) -> bool:
    """Is what stands in brackets an acronym, and not a country or a faction: `(FFU)`, `(KENYA)`?"""
    return ACRONYM.fullmatch(text) is not None and not any(n.entry.kind == "state" for n in roster.load().named(text))


def _kind(entry: Entry, coded: list[Coded], dated: bool) -> str:
    """What an entry is, so far as its words and codes tell; `unspecified` is only looked up, never looked for.

    A noun of bodies in a name or alias makes a body, and so does an acronym alone; a forename or dates make a person; a
    country without a role whose name the roster knows is the state.
    """
    known = roster.load()
    words = entry.name.split()
    sectors = {c.sector for c in coded if c.sector}
    if coded and not sectors and any(n.use == "name" and n.entry.kind == "state" for n in known.named(entry.name)):
        return "state"
    first = roster.compact(words[0]) in known.genders and len(words) > 1
    body = None if first else _body(entry, known)
    acronym = len(words) == 1 and words[0].isupper()
    if body is not None or acronym:
        by_sector = {SECTORS.get(sector) for sector in sectors} - {None}
        return by_sector.pop() or "organisation" if len(by_sector) == 1 else body or "organisation"
    person = first or (dated and len(words) > 1 and not sectors & {"REB", "PRM", "UAF"})
    return "person" if person else "unspecified"


def _body(entry: Entry, known: Roster) -> str | None:
    """The kind that the last noun of bodies tells, in the name or else in an alias."""
    for name in (entry.name, *entry.aliases):
        title = known.title(name) or next((t for w in reversed(name.split()) if (t := known.title(w))), None)
        if title is not None and title.kind in ("organisation", "armed_force", "armed_group", "outlet"):
            return title.kind
    return None
