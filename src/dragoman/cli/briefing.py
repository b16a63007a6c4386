"""A Briefing → the page that is read on a Monday morning, each line with its citation, or its JSON."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from dragoman.cli import paper
from dragoman.cli.tally import counted
from dragoman.query import differences
from dragoman.query.answers import Line, note
from dragoman.query.answers import as_json as line_json
from dragoman.query.briefing import Briefing
from dragoman.query.differences import Difference
from dragoman.query.dues import Due
from dragoman.query.voice import clipped, day, owed, said, when


def print_briefing(found: Briefing, counts: Mapping[str, int], record: Path | None) -> None:
    """Three parts and the next commands to try; each part says so where it has nothing."""
    out = paper.console()
    out.print(Text(f"Briefing as of {found.as_of:%A} {day(found.as_of)}", style="bold"))
    told = ", ".join(counted(counts[kind], kind) for kind in ("reports", "statements", "events", "commitments"))
    paper.paragraph(out, Text(f"The record holds {told}. It says who says so, and decides nothing.", style="dim"))
    _said(out, found)
    _due(out, found)
    _differ(out, found)
    _figures(out, found)
    _next(out, found, record)


def as_json(found: Briefing) -> dict[str, Any]:
    """The briefing as one JSON object."""
    return {
        "as_of": found.as_of.isoformat(),
        "said": [{"party": s.party, "more": s.more, "lines": [line_json(x) for x in s.lines]} for s in found.said],
        "due": [_due_json(due) for due in found.due],
        "overdue": [_due_json(due) for due in found.overdue],
        "older": found.older,
        "private": found.private,
        "more": dict(found.more),
        "figures": [line_json(line) for line in found.figures],
        "differ": [
            {
                "kind": d.kind,
                "about": d.about,
                "why": d.why,
                "owners": d.owners,
                "lines": [line_json(x) for x in d.lines],
            }
            for d in found.differ
        ],
    }


def _due_json(due: Due) -> dict[str, Any]:
    shown = line_json(due.later) if due.later else None
    return {"last": due.last.isoformat(), "days": due.days, "line": line_json(due.line), "later": shown}


def _heading(out: Console, words: str) -> None:
    out.print()
    out.print(Text(words, style="bold underline"))


def _line(out: Console, words: str, line: Line, indent: int = 2) -> None:
    """The words, then the citation and the name for `dragoman show`."""
    made = paper.shown(clipped(words)).append_text(paper.shown(f"  [{line.citation}; {line.ref}]", "dim"))
    paper.paragraph(out, made, indent)


def _more(out: Console, found: Briefing, part: str, words: str) -> None:
    """Say what a part leaves out, and the command that shows it."""
    if found.more[part]:
        out.print(Text(f"  {found.more[part]:,} more{words}", style="dim"))


def _said(out: Console, found: Briefing) -> None:
    _heading(out, "Who said what, the latest first")
    for said_by in found.said:
        shown = len(said_by.lines)
        more = f"  {shown} of {shown + said_by.more:,} statements" if said_by.more else ""
        out.print(Text.assemble(paper.shown(said_by.party, "bold"), (more, "dim")))
        for line in said_by.lines:
            date = f"{when(line.when)}: " if line.when and "/" not in line.when else ""
            _line(out, date + said(line), line)
    if not found.said:
        out.print("  No statement with a named speaker.")
    _more(out, found, "said", " parties: dragoman statements")
    if found.private:
        persons = counted(found.private, "persons")
        out.print(Text(f"  {persons} without a known public role left out: dragoman statements", style="dim"))


def _due(out: Console, found: Briefing) -> None:
    _heading(out, "Due")
    for due in found.due:
        left = "today" if due.days == 0 else f"in {due.days} day{'s' if due.days > 1 else ''}"
        _line(out, f"{when(due.line.when)} ({left}): {owed(due.line)}", due.line)
    if not found.due:
        out.print("  Nothing with a date that lies ahead.")
    _more(out, found, "due", ": dragoman commitments --open")
    _heading(out, "Day passed")
    for due in found.overdue:
        ago = f"{-due.days} day{'s' if due.days < -1 else ''} ago"
        _line(out, f"{when(due.line.when)} ({ago}): {owed(due.line)}", due.line)
        if due.later:
            told = f"{when(due.later.when)}, after that day" if due.late else when(due.later.when)
            _line(out, f"compare a later report ({told}): {due.later.words}", due.later, 6)
        else:
            out.print(Text("      no later report in the record was matched with it", style="dim"))
    if not found.overdue:
        out.print("  Nothing whose day has passed within a year.")
    _more(out, found, "overdue", f": dragoman commitments --open --due-before {found.as_of}")
    if found.older:
        out.print(Text(f"  {found.older} more passed over a year before: dragoman commitments --open", style="dim"))


def _differ(out: Console, found: Briefing) -> None:
    _heading(out, "Where accounts differ")
    for difference in found.differ:
        head = Text.assemble(paper.shown(_headline(difference), "bold"), paper.shown(f" ({difference.why})", "dim"))
        paper.paragraph(out, head)
        for owner, line in zip(difference.owners, difference.lines, strict=True):
            _line(out, f"{owner}: {_account(line)}", line)
    if not found.differ:
        out.print("  No two accounts that are clearly of one thing and do not agree.")
    _more(out, found, "differ", ": dragoman brief --json")


def _figures(out: Console, found: Briefing) -> None:
    if not found.figures:
        return
    _heading(out, "Figures, each with its owner")
    for line in found.figures:
        owner = " and ".join(who.name for who in line.sources) or differences.OUTLET
        date = f"{when(line.when)}, " if line.when else ""
        where = f" at {line.place}" if line.place else ""
        _line(out, f"{note(line)} {line.type}{where}, {date}{owner}: {line.sentence}", line)
    _more(out, found, "figures", ": dragoman figures")


def _headline(difference: Difference) -> str:
    heads = {"denial": "Told and denied", "figures": "Different figures", "accusations": "Each accuses the other"}
    return f"{heads[difference.kind]}: {difference.about}" if difference.about else heads[difference.kind]


def _account(line: Line) -> str:
    """One side of a difference in words: what a statement says, or the sentence of an event or figure."""
    if line.kind == "statements":
        return said(line)
    status = (line.status or "").replace("_", " ")
    return f"{status}: {line.words}" if status else line.words


def _next(out: Console, found: Briefing, record: Path | None) -> None:
    """Commands that lead on from what was just read, ready to be copied."""
    lines = [line for said_by in found.said for line in said_by.lines]
    lines += [due.line for due in (*found.due, *found.overdue)]
    _heading(out, "Next")
    for command, words in _commands(found, lines):
        given = f"{command} --record {shlex.quote(str(record))}" if record else command
        out.print(
            Text.assemble(paper.shown(f"  {given:<62}  "), (f"# {words}", "dim")),
            no_wrap=True,
            overflow="ignore",
            crop=False,
        )


def _long_words(line: Line) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", line.words) or re.findall(r"\w+", line.words)


def _commands(found: Briefing, lines: list[Line]) -> list[tuple[str, str]]:
    made = []
    if lines:
        last = max(lines, key=lambda line: line.report.published or "")
        made.append((f"dragoman show {shlex.quote(last.report.id)}", "the latest report, its findings marked"))
        made.append((f"dragoman show {shlex.quote(last.ref)}", "why the record says this"))
    if found.said:
        party = shlex.quote(found.said[0].party)
        made.append((f"dragoman statements --by {party} --cite", "all that one party said"))
    if found.differ and (place := next((line.place for line in found.differ[0].lines if line.place), None)):
        made.append((f"dragoman events --place {shlex.quote(place)}", "all that is told of one place"))
    made.append((f"dragoman commitments --open --due-before {found.as_of}", "what should have been done by now"))
    if lines:
        words = " ".join(sorted(_long_words(last), key=len)[-2:])
        made.append((f"dragoman search {shlex.quote(words)}", "the reports' own words"))
    made.append(("dragoman verify", "check every citation and hash"))
    return made
