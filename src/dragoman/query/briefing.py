"""The record as of a day → the Monday-morning briefing: what was said by whom, what is due, which accounts differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
    """A party and its latest statements; `more` counts those looked at and left out here."""

    party: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What the record holds for a Monday morning; nothing in it was published after `as_of`.

    `older` counts what is left out because its day passed more than a year before.
    """

    as_of: date
    said: tuple[Said, ...]
    due: tuple[Due, ...]
    overdue: tuple[Due, ...]
    older: int
    differ: tuple[Difference, ...]


def brief(
    view: View, as_of: date, parties_at_most: int = 8, lines_at_most: int = 3, items_at_most: int = 8
) -> Briefing:
    """The briefing as of a day; each part at most as long as asked."""
    parties = Parties(view.states(), view.officials())
    statements = _latest(view, "statements", as_of)
    events = _latest(view, "events", as_of)
    owed = dues(_latest(view, "commitments", as_of, open_only=True), events, parties, as_of)
    return Briefing(
        as_of=as_of,
        said=tuple(said(statements, parties, parties_at_most, lines_at_most)),
        due=tuple(due for due in owed if due.days >= 0)[:items_at_most],
        overdue=tuple(due for due in reversed(owed) if -YEAR <= due.days < 0)[:items_at_most],
        older=sum(due.days < -YEAR for due in owed),
        differ=tuple(differences(statements, events, _latest(view, "figures", as_of), parties)[:items_at_most]),
    )


def said(statements: Iterable[Line], parties: Parties, parties_at_most: int, lines_at_most: int) -> list[Said]:
    """The latest statements of the parties who said most, in alphabetical order of the parties."""
    spoken: dict[str, list[Line]] = defaultdict(list)
    for line in statements:
        if len(line.words.split()) < SHORTEST or line.type in SILENT:
            continue
        if line.by and not any(who.kind in ("outlet", "document") for who in line.by):
            spoken[" and ".join(sorted(parties.all(line.by)))].append(line)
    most = sorted(spoken, key=lambda party: (-len(spoken[party]), party))[:parties_at_most]
    made = []
    for party in sorted(most):
        chosen = _telling(spoken[party])[:lines_at_most]
        made.append(Said(party=party, lines=tuple(chosen), more=len(spoken[party]) - len(chosen)))
    return made


def _latest(view: View, kind: str, as_of: date, *, open_only: bool = False) -> list[Line]:
    rows = view.findings(Selection(kind=kind, known_by=as_of, open_only=open_only), LATEST)
    return list(told(view, rows))


def _telling(lines: list[Line]) -> list[Line]:
    """The latest first; within a report the weightier acts, then the order of the text; no two of one passage."""
    ordered = sorted(lines, key=lambda line: (line.type in PLAIN, line.at.start))
    ordered.sort(key=lambda line: line.report.published or "", reverse=True)
    chosen: list[Line] = []
    for line in ordered:
        if not any(line.report.id == c.report.id and line.at.overlaps(c.at) for c in chosen):
            chosen.append(line)
    return chosen
