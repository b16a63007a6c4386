"""An actor as the record has it → whether it may stand in a list of actors that nobody asked to be complete."""

from __future__ import annotations

import re
from functools import cache

from dragoman.knowledge import files
from dragoman.knowledge.roster import NOT_NATIONAL
from dragoman.record.entries import Who

PRIVATE = frozenset({"CVL", "REF", "UNK", "AGR", "LAB", "EDU", "MED", "HLH", "CRM", "UAF"})
"""PLOVER sectors of people who work, flee, suffer or are accused: none of them makes a public role."""

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def public(who: Who) -> bool:
    """Is this no person, or one with a public role: known to a list, of a sector that acts in public, or in an office?

    >>> public(Who("Eva Rey", "person", "OST", "GOV")), public(Who("Eva Rey", "person", "OST", "AGR", "farmer"))
    (True, False)
    >>> rey = Who("Eva Rey", "person", None, None)
    >>> public(rey), public(rey._replace(office="chairwoman")), public(rey._replace(office="witness to the raid"))
    (False, True, False)
    >>> public(rey._replace(country="UNO"))
    True
    >>> public(rey._replace(listed=True)), public(Who("residents", "group", None, "CVL"))
    (True, True)
    """
    if who.kind != "person" or who.listed or (who.country in NOT_NATIONAL and not who.sector):
        return True
    if who.sector:
        return who.sector not in PRIVATE
    return bool(who.office) and not _words().intersection(TOKEN.findall((who.office or "").lower()))


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in files.rows("words/private_roles.csv", ("word", "example")))
