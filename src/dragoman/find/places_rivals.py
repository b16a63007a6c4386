"""Text and the places named in it → second names that the text itself gives a place, and who is said to use each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.find.places_names import Name
from dragoman.find.places_resolve import Answer, is_near
from dragoman.knowledge.gazetteer_names import key
from dragoman.model.findings import PlaceName
from dragoman.model.span import Span
from dragoman.parse import Parse

NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
USERS = r"(?:the )?(?P<users>[A-Z]\w+(?: [A-Z]\w+)?)"
FIRST = USERS.replace("users", "first")
PATTERNS = (
    re.compile(rf",? (?:which|that|what) {USERS} calls? (?:it )?{NAME}"),
    re.compile(rf",? (?:or|known as) {NAME},? (?:to {USERS}\b|as {USERS.replace('users', 'callers')} calls? it)"),
    re.compile(rf",? to {FIRST},? (?:and|but|or) {NAME} to {USERS}"),
    re.compile(rf" \({NAME} in [A-Z]\w+\)"),
)
"""What follows a place: `, which Armenians call Y`, `, or Y as Venezuelans call it`, ` to Armenians and Y to
Azerbaijanis`, ` (Y in Azerbaijani)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A second name: where it stands, of which mention it is a second name, and who uses either."""

    name: Name
    of: Name
    users: str | None
    first_users: str | None


def rivals(parse: Parse, found: list[Name]) -> Iterator[Rival]:
    """Second names that follow a place."""
    for name in found:
        for pattern in PATTERNS:
            match = pattern.match(parse.text, name.span.end)
            second = _at(parse, Span(*match.span("name"))) if match else None
            if match and second is not None:
                said = match.groupdict()
                yield Rival(
                    name=second,
                    of=name,
                    users=said.get("users") or said.get("callers"),
                    first_users=said.get("first"),
                )
                break


def _at(parse: Parse, span: Span) -> Name | None:
    """The words of the parse under a span, where they begin and end with it."""
    words = [word for word in parse.words if span.start <= word.start and word.end <= span.end]
    if not words or words[0].start != span.start or words[-1].end != span.end:
        return None
    return Name(span=span, text=span.of(parse.text), first=words[0].i, last=words[-1].i, noticed="rival")


Named = list[tuple[Name, Answer]]


def joined(named: Named, pairs: list[Rival]) -> tuple[Named, dict[str, tuple[PlaceName, ...]]]:
    """The names with each second name given the answer of the first, and what the text says of users, by key of the
    first name; two names that lead to places far apart are no rivals."""
    answers = {name.span: answer for name, answer in named}
    share: dict[str, tuple[str, Answer]] = {}
    told: dict[str, tuple[PlaceName, ...]] = {}
    for pair in pairs:
        first, second = answers.get(pair.of.span), answers.get(pair.name.span)
        if first is None or second is None:
            continue
        if (
            first.entry
            and second.entry
            and first.entry.id != second.entry.id
            and not is_near(first.entry, second.entry)
        ):
            continue
        answer = first if first.entry else second
        one, other = key(pair.of.text), key(pair.name.text)
        share |= {one: (pair.of.text, answer), other: (pair.of.text, answer)}
        told[one] = told.get(one, ()) + tuple(
            PlaceName(name=name, language=None, used_by=(users,) if users else ())
            for name, users in ((pair.of.text, pair.first_users), (pair.name.text, pair.users))
        )
    return [(replace(n, group=share[key(n.text)][0]), share[key(n.text)][1]) if key(n.text) in share else (n, a)
            for n, a in named], told  # fmt: skip
