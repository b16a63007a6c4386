"""Words of gold records → the contract's words: what a value of the gold may be called in a reading."""

from __future__ import annotations

import re
from functools import cache

from dragoman.knowledge import files

Table = dict[str, tuple[str, ...]]

CODE = re.compile(r"[A-Z]{3}")

ACTS: Table = {"call_for": ("call_for", "demand")}
USES: Table = {
    "part_of_title": ("part_of_name", "modifier"),
    "agreement_name": ("part_of_name",),
    "event_name": ("part_of_name",),
    "heading": ("location", "dateline"),
}
BODIES: Table = {"IGO": ("IGO", "UNO", "EUR")}
KINDS: Table = {"force": ("armed_force",), "organisation": ("organisation", "outlet")}
FIGURES: Table = {"wounded": ("injured", "wounded")}
BINDING = {"pledge", "conditional_pledge", "obligation", "scheduled", "deadline", "conditional_threat", "ongoing"}
"""Kinds of commitment that bind somebody; a call, a hope or an expectation binds nobody."""

SHORT = {"saudi": "SAU", "uae": "ARE", "uk": "GBR", "usa": "USA"}
"""Short forms in which gold files name a country."""


def allowed(table: Table, value: str) -> tuple[str, ...]:
    """The contract's values that are right for a gold value; one that is not listed is itself."""
    return table.get(value, (value,))


def use(role: str | None) -> tuple[str | None, ...]:
    """The uses of a place mention that are right for a gold role (`metonym:<actor>` is a metonym)."""
    if role and role.startswith("metonym"):
        return ("metonym",)
    return allowed(USES, role) if role else (role,)


def country(slug: str | None) -> str | None:
    """`south_sudan` → SSD, a code is itself; None for what is no state's name, which is then not tested."""
    if slug and CODE.fullmatch(slug):
        return slug
    return (_states().get(slug) or SHORT.get(slug)) if slug else None


@cache
def _states() -> dict[str, str]:
    names = {row["name"].casefold().replace(" ", "_"): row["country"] for row in files.rows("actors/states.csv")}
    return {name: code for name, code in names.items() if code}
