"""A database of an older schema version → the newest one, step by numbered step, all in the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import Connection

from dragoman.errors import RecordError

Step = Callable[[Connection], None]

STEPS: dict[int, Step] = {}
"""The step to version n, under n.  A step writes its own SQL, frozen: it must not use today's `schema`, which moves on.

Version 1 is the first there is, so there is no step yet.
"""


def require(found: int, where: str, newest: int) -> None:
    """Refuse a database that is newer than this program; RecordError says which version it is and what to do."""
    if found > newest:
        raise RecordError(
            f"{where}: was made by a newer Dragoman (schema version {found}, this one knows up to {newest}); "
            "install the newer version: python -m pip install --upgrade dragoman"
        )


def bring_up(connection: Connection, found: int, newest: int, steps: Mapping[int, Step] = STEPS) -> Iterator[int]:
    """Take the steps from the version found to the newest, yielding each version as it is reached."""
    for version in range(found + 1, newest + 1):
        if version not in steps:
            raise RecordError(f"there is no step from schema version {version - 1} to {version}")
        steps[version](connection)
        yield version
