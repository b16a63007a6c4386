"""Lines of many reports → the pairs in which two parties give different accounts of one thing; no side is taken.

Found conservatively: two lines are about one thing only if type, place, date or words agree so far that a reader would
lay them side by side; a pair that is missed does less harm than one that is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model import edtf
from dragoman.model.findings import Figure
from dragoman.query.answers import Line, number
from dragoman.query.parties import Parties
from dragoman.query.voice import when

NEAR = 3
"""Days between two publications that may tell of the same day without naming it; a weekend lies within."""
STEM = 5
"""Words are compared by so many first letters, so that `shelled` meets `shelling`; shorter words are left out."""
OUTLET = "the outlet"
ALIKE = 2
"""Long words that two sentences must share to be read as of one toll."""
AFTER = 30
"""Letters after a number in which the people counted are named."""
OWN = re.compile(r"\b(?:its|their|our|his|her|own)\b")

Kind = Literal["denial", "figures", "accusations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two lines that do not agree: whose they are, and why they were laid side by side, in words."""

    kind: Kind
    about: str
    why: str
    lines: tuple[Line, Line]
    owners: tuple[str, str]


def differences(
    statements: Sequence[Line], events: Sequence[Line], figures: Sequence[Line], parties: Parties
) -> list[Difference]:
    """Claims and denials, rival figures, mutual accusations; the latest reports first."""
    found = [*denials(events, parties), *denied_words(statements, parties), *rivals(figures, parties)]
    found += accusations(statements, parties)
    found.sort(key=lambda d: max(line.report.published or "" for line in d.lines), reverse=True)
    kept: dict[frozenset[object], Difference] = {}
    for difference in found:
        places = frozenset((line.report.id, line.paragraph) for line in difference.lines)
        kept.setdefault(frozenset([*places, *difference.owners]), difference)
    return list(kept.values())


def denials(events: Sequence[Line], parties: Parties) -> Iterator[Difference]:
    """An event that one party denies and another, or the outlet, tells of."""
    for denial in events:
        if not _denies(denial) or not denial.sources:
            continue
        for claim in events:
            if claim.type != denial.type or claim.negated or claim.status not in ("claimed", "reported_as_fact"):
                continue
            sides = _sides(denial, claim, parties)
            if sides and (why := _one_event(denial, claim)):
                told = dict.fromkeys(" ".join(line.quote.lower().split()) for line in (claim, denial))
                about = f"{' / '.join(told)}, {denial.place or claim.place or 'place not named'}"
                yield Difference(kind="denial", about=about, why=why, lines=(denial, claim), owners=sides)


def denied_words(statements: Sequence[Line], parties: Parties) -> Iterator[Difference]:
    """A denial and another party's statement in the same words."""
    for denial in (line for line in statements if line.type == "deny" and line.by):
        wanted = stems(denial.words)
        for claim in statements:
            if claim.type not in ("accuse", "assert", "announce", "condemn") or not claim.by:
                continue
            mine, theirs = parties.all(denial.by), parties.all(claim.by)
            shared = wanted & stems(claim.words)
            if mine & theirs or not _near(denial, claim) or len(shared) < 3 or 2 * len(shared) < len(wanted):
                continue
            why = "a denial and a statement that share their words"
            owners = " and ".join(sorted(mine)), " and ".join(sorted(theirs))
            yield Difference(kind="denial", about=denial.place or "", why=why, lines=(denial, claim), owners=owners)


def rivals(figures: Sequence[Line], parties: Parties) -> Iterator[Difference]:
    """Different numbers of one kind from different owners, for one place and day or for the same people."""
    for n, one in enumerate(figures):
        for other in figures[n + 1 :]:
            sides = _sides(one, other, parties)
            if one.type != other.type or not sides or not _apart(one.finding, other.finding):
                continue
            why = _one_toll(one, other)
            if not why:
                continue
            place, day = one.place or other.place, one.when or other.when
            about = f"{one.type}{f' at {place}' if place else ''}{f', {when(day)}' if day else ''}"
            why = f"{' and '.join(_number(line) for line in (one, other))}, {why}"
            yield Difference(kind="figures", about=about, why=why, lines=(one, other), owners=sides)


def accusations(statements: Sequence[Line], parties: Parties) -> Iterator[Difference]:
    """Two parties that accuse each other, in one report or within a few days."""
    accusing = [line for line in statements if line.type == "accuse" and line.by]
    for n, one in enumerate(accusing):
        for other in accusing[n + 1 :]:
            mine, theirs = parties.all(one.by), parties.all(other.by)
            if mine & theirs or not _near(one, other):
                continue
            if theirs & parties.all((*one.named, *one.to)) and mine & parties.all((*other.named, *other.to)):
                owners = " and ".join(sorted(mine)), " and ".join(sorted(theirs))
                why = "each accuses the other"
                yield Difference(kind="accusations", about="", why=why, lines=(one, other), owners=owners)


def stems(words: str) -> frozenset[str]:
    """The beginnings of the longer words.

    >>> sorted(stems("Troops had shelled the harbour"))
    ['harbo', 'shell', 'troop']
    """
    return frozenset(word[:STEM].casefold() for word in re.findall(r"[^\W\d_]{5,}", words))


def overlap(one: str | None, other: str | None) -> bool | None:
    """Do two dates share a day?  None where one of them is not known."""
    if not one or not other:
        return None
    return edtf.overlap(one, other)


def _denies(line: Line) -> bool:
    return (line.status == "denied" and not line.negated) or (line.status == "claimed" and line.negated)


def _sides(one: Line, other: Line, parties: Parties) -> tuple[str, str] | None:
    """Whose lines they are, if they are of different parties."""
    sides = [parties.all(line.sources) or frozenset({OUTLET}) for line in (one, other)]
    if sides[0] & sides[1]:
        return None
    return " and ".join(sorted(sides[0])), " and ".join(sorted(sides[1]))


def _one_event(denial: Line, claim: Line) -> str:
    """Why the two may be about one event, in words; "" where they may not be."""
    dated = overlap(denial.when, claim.when)
    if dated is False or (denial.place and claim.place and not _same_place(denial, claim)):
        return ""
    if _same_place(denial, claim) and (dated or _near(denial, claim)):
        return "same type of event at one place, " + ("on one day" if dated else "told within days")
    if denial.report.id != claim.report.id or denial.negated or denial.sentence == claim.sentence:
        return ""
    if stems(denial.quote) & stems(claim.quote) and len(stems(denial.words) & stems(claim.words)) >= 2:
        return "same type of event in one report, in like words"
    return ""


def _one_toll(one: Line, other: Line) -> str:
    """Why two figures may count the same people, in words; "" where they may not.

    Where place and day are not both told, the sentences must speak alike, and of the same side's people: `seven of its
    soldiers` is nobody else's seven.
    """
    if _same_place(one, other) and _same_day(one, other):
        return "at one place on one day"
    if (one.place and other.place and not _same_place(one, other)) or overlap(one.when, other.when) is False:
        return ""
    people = _people(one), _people(other)
    if not _near(one, other) or not all(people) or any(OWN.search(words) for words in people):
        return ""
    sides = [frozenset(re.findall(r"\b[A-Z]\w+", words)) for words in people]
    if sides[0] and sides[1] and not sides[0] & sides[1]:
        return ""
    alike = stems(people[0]) & stems(people[1]), stems(one.words) & stems(other.words)
    return "told in like words" if alike[0] and len(alike[1]) >= ALIKE else ""


def _people(figure: Line) -> str:
    """The words of a figure and those after it, which say who is counted."""
    quote = " ".join(figure.quote.split())
    _, found, after = figure.words.partition(quote)
    return (found + " ".join(after[:AFTER].split(" ")[:4])) if found else ""


def _near(one: Line, other: Line) -> bool:
    """Are they in one report, or in two that appeared within days?"""
    if one.report.id == other.report.id:
        return True
    days = [_published(line) for line in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= NEAR


def _published(line: Line) -> date | None:
    return edtf.bounds(line.report.published)[0] if line.report.published else None


def _same_place(one: Line, other: Line) -> bool:
    return bool(one.place) and (one.place or "").casefold() == (other.place or "").casefold()


def _same_day(one: Line, other: Line) -> bool:
    """The two dates share a day, and neither is so wide that this says nothing."""
    exact = all(line.when and edtf.precision(line.when) in ("day", "time") for line in (one, other))
    return exact and overlap(one.when, other.when) is True


def _apart(one: object, other: object) -> bool:
    """Can no number be both?  `at least five` and `nine` do not differ."""
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return False
    ends = [(f.low if f.low is not None else 0, f.high if f.high is not None else float("inf")) for f in (one, other)]
    return ends[0][1] < ends[1][0] or ends[1][1] < ends[0][0]


def _number(line: Line) -> str:
    finding = line.finding
    return number(finding.low, finding.high) if isinstance(finding, Figure) else "?"
