"""What a person asks for → a Selection that the record understands, or a QuestionError that says what to mend."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import Any, get_args

from dragoman.errors import QuestionError
from dragoman.model import edtf
from dragoman.model.findings import Act, ActorKind, AgreementKind, CommitmentKind, EventType, StatementKind, Status
from dragoman.record.selection import Selection

NAMED = frozenset({"about", "type", "since", "until", "report"})
ANY = NAMED | {"by", "to", "place"}
FILTERS: dict[str, frozenset[str]] = {
    "statements": ANY | {"status"},
    "events": ANY | {"status"},
    "commitments": ANY | {"due_before", "open_only"},
    "figures": ANY - {"to"},
    "actors": NAMED | {"private"},
    "places": NAMED | {"place"},
    "agreements": NAMED | {"by"},
    "bodies": NAMED | {"status"},
}
"""Which filters make sense for which kind of finding."""

TYPES: dict[str, tuple[str, ...]] = {
    "statements": get_args(Act),
    "events": get_args(EventType),
    "commitments": get_args(CommitmentKind),
    "actors": get_args(ActorKind),
    "agreements": get_args(AgreementKind),
}
STATUSES: dict[str, tuple[str, ...]] = {
    "statements": get_args(StatementKind),
    "events": get_args(Status),
    "bodies": ("existing", "proposed"),
}
SHORT = {"fact": "reported_as_fact", "reported": "reported_as_fact"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A kind of finding and filters as a person gives them; None or "" filters nothing.

    `type` and `status` may list several codes with commas; dates are EDTF, so `since="2022-05"` is from 1 May and
    `until="2022-05"` to 31 May; `due_before` is exclusive; `report` is an id or an unambiguous part of one;
    `private` lets persons without a public role into a list of actors.
    """

    kind: str
    by: str | None = None
    to: str | None = None
    about: str | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    due_before: str | None = None
    open_only: bool = False
    report: str | None = None
    private: bool = False


def selection(question: Question, reports: tuple[str, ...] = ()) -> Selection:
    """The question as the record understands it; `reports` are the ids for which `question.report` stands.

    Raises QuestionError for a kind, filter, code or date that makes no sense.
    """
    if question.kind not in FILTERS:
        raise QuestionError(f"{question.kind!r} cannot be asked for; there are: {', '.join(FILTERS)}")
    for field in fields(question):
        if field.name != "kind" and getattr(question, field.name) and field.name not in FILTERS[question.kind]:
            kinds = [kind for kind, filters in FILTERS.items() if field.name in filters]
            name = field.name.removesuffix("_only").replace("_", "-")
            raise QuestionError(f"{question.kind} cannot be filtered by --{name}; that goes with {', '.join(kinds)}")
    since, until = _day("since", question.since, 0), _day("until", question.until, 1)
    if since and until and until < since:
        raise QuestionError(f"--until {question.until} lies before --since {question.since}")
    return Selection(
        kind=question.kind,
        by=_name("by", question.by),
        to=_name("to", question.to),
        about=_name("about", question.about),
        place=_name("place", question.place),
        types=_codes("type", question.type, TYPES.get(question.kind, ())),
        statuses=_codes("status", question.status, STATUSES.get(question.kind, ())),
        since=since,
        until=until,
        due_before=_day("due-before", question.due_before, 0),
        open_only=question.open_only,
        reports=reports,
    )


def day(name: str, value: str) -> date:
    """The day that a person gave under that name; QuestionError where it is none."""
    found = _day(name, value, 0)
    if found is None or edtf.day(value) is None:
        raise QuestionError(f"--{name} {value} is not one day; write it as 2022-05-31")
    return found


def _day(name: str, value: str | None, end: int) -> date | None:
    """First (0) or last (1) day of a date; a year or month stands for all its days."""
    if not value:
        return None
    try:
        found: Any = edtf.bounds(value)[end]
    except ValueError as error:
        raise QuestionError(f"--{name} {value!r} is no date; write 2022-05-31, 2022-05 or 2022") from error
    if found is None:
        raise QuestionError(f"--{name} {value} has no {'end' if end else 'beginning'}")
    day: date = found
    return day


def _name(option: str, value: str | None) -> str | None:
    """A name or words to look for; only an option that was given can be empty."""
    if value is None:
        return None
    if not any(char.isalnum() for char in value):
        raise QuestionError(f"--{option} {value!r} holds no letter or digit to look for")
    return value.strip()


def _codes(option: str, value: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of a comma-separated list as the contract spells them, whatever their case and spaces."""
    if not value:
        return ()
    spelled = {code.lower(): code for code in known}
    found = []
    for part in value.split(","):
        given = part.strip().lower().replace(" ", "_").replace("-", "_")
        given = SHORT.get(given, given)
        if known and given not in spelled:
            near = get_close_matches(given, spelled, 1)
            hint = f"did you mean {spelled[near[0]]}? " if near else ""
            raise QuestionError(f"--{option} {part.strip()!r} is unknown; {hint}there are: {', '.join(known)}")
        found.append(spelled.get(given, part.strip()))
    return tuple(found)
