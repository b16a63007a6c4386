"""The record as of a day → the Monday-morning briefing: what was said by whom, what is due, which accounts differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.model.findings import Figure
from dragoman.query.answers import Line, told
from dragoman.query.differences import Difference, differences
from dragoman.query.dues import Due, dues
from dragoman.query.parties import Parties
from dragoman.record.selection import Selection
from dragoman.record.view import View

LATEST = 600
"""How many findings of a kind, from the latest reports back, a briefing looks at; older ones are asked for by name."""
SILENT = frozenset({"mention", "label", "withhold_judgement", "decline_comment", "expect", "hope"})
"""Acts that say too little for a briefing."""
PLAIN = frozenset({"assert", "announce"})
"""Acts that go after the weightier ones of the same report."""

YEAR = 366
"""Days after which what was promised is history, no longer something to ask after on a Monday."""
SHORTEST = 3
"""Words that a statement must have to tell something out of its context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A party and its latest statements; `more` counts its other ones; `public` unless all are private persons."""

    party: str
    lines: tuple[Line, ...]
    more: int
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What the record holds for a Monday morning; nothing in it was published after `as_of`.

    `older` counts what is left out because its day passed more than a year before; `more` what else is left out of a
    part, under its name; `private` the persons without a known public role who are not among the parties.
    """

    as_of: date
    said: tuple[Said, ...]
    due: tuple[Due, ...]
    overdue: tuple[Due, ...]
    older: int
    private: int
    differ: tuple[Difference, ...]
    figures: tuple[Line, ...]
    more: Mapping[str, int]


def brief(
    view: View, as_of: date, parties_at_most: int = 8, lines_at_most: int = 3, items_at_most: int = 8
) -> Briefing:
    """The briefing as of a day; each part at most as long as asked."""
    parties = Parties(view.states(), view.officials())
    statements = _latest(view, "statements", as_of)
    events = _latest(view, "events", as_of)
    owed = dues(_latest(view, "commitments", as_of, open_only=True), events, parties, as_of)
    figures = _latest(view, "figures", as_of)
    spoken = said(statements, parties, lines_at_most)
    parts: dict[str, tuple[Any, ...]] = {
        "said": tuple(party for party in spoken if party.public),
        "due": tuple(due for due in owed if due.days >= 0),
        "overdue": tuple(due for due in reversed(owed) if -YEAR <= due.days < 0),
        "differ": tuple(differences(statements, events, figures, parties)),
        "figures": tuple(line for line in figures if not _nobody(line)),
    }
    most = {"said": parties_at_most}
    shown = {name: found[: most.get(name, items_at_most)] for name, found in parts.items()}
    shown["said"] = tuple(sorted(shown["said"], key=lambda said: said.party))
    return Briefing(
        as_of=as_of,
        older=sum(due.days < -YEAR for due in owed),
        private=sum(not party.public for party in spoken),
        more={name: len(found) - len(shown[name]) for name, found in parts.items()},
        **shown,
    )


def said(statements: Iterable[Line], parties: Parties, lines_at_most: int) -> list[Said]:
    """The latest statements of each party, those who said most first."""
    spoken: dict[str, list[Line]] = defaultdict(list)
    for line in statements:
        if len(line.words.split()) < SHORTEST or line.type in SILENT:
            continue
        if line.by and not any(who.kind in ("outlet", "document") for who in line.by):
            spoken[" and ".join(sorted(parties.all(line.by)))].append(line)
    made = []
    for party in sorted(spoken, key=lambda party: (-len(spoken[party]), party)):
        chosen = _telling(spoken[party])[:lines_at_most]
        public = any(parties.public(who) for line in spoken[party] for who in line.by)
        made.append(Said(party=party, lines=tuple(chosen), more=len(spoken[party]) - len(chosen), public=public))
    return made


def _latest(view: View, kind: str, as_of: date, *, open_only: bool = False) -> list[Line]:
    rows = view.findings(Selection(kind=kind, known_by=as_of, open_only=open_only), LATEST)
    return list(told(view, rows))


def _nobody(line: Line) -> bool:
    return isinstance(line.finding, Figure) and line.finding.high == 0


def _telling(lines: list[Line]) -> list[Line]:
    """The latest first; within a report the weightier acts, then the order of the text; no two of one passage."""
    ordered = sorted(lines, key=lambda line: (line.type in PLAIN, line.at.start))
    ordered.sort(key=lambda line: line.report.published or "", reverse=True)
    chosen: list[Line] = []
    for line in ordered:
        if not any(line.report.id == c.report.id and line.at.overlaps(c.at) for c in chosen):
            chosen.append(line)
    return chosen
