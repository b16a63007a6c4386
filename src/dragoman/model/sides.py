"""The persons of a report who speak for others → whom their `we` binds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model.findings import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """`voices` are persons whose office speaks for others; `side` has for each of them the side that the report names.

    Both go by the ids of `actors`.
    """

    actors: Mapping[str, Actor]
    voices: frozenset[str]
    side: Mapping[str, str]

    def speaks_for(self, speakers: Iterable[str]) -> tuple[str, ...]:
        """The sides of those who have one; whoever speaks for nobody else stands for himself.

        A spokesman whose side the report does not name binds nobody: he does not promise for himself.
        """
        found = [self.side.get(s) if s in self.voices else s for s in speakers]
        return tuple(dict.fromkeys(s for s in found if s is not None))

    def of_spokesmen(self, parties: Iterable[str]) -> tuple[str, ...]:
        """A spokesman's promise is that of his side, where the report names it."""
        spoken = [self.side.get(p, p) if self._is_spokesman(p) else p for p in parties]
        return tuple(dict.fromkeys(spoken))

    def unnamed(self, speakers: Iterable[str]) -> bool:
        """Do they speak for a side that the report does not name with them: `a spokeswoman`, `the minister`?"""
        known = [s for s in speakers if s in self.actors]
        return bool(known) and all(
            s in self.voices and s not in self.side and self.actors[s].country is None for s in known
        )

    def may_bind(self, speakers: Iterable[str]) -> bool:
        """Are they all parties themselves or persons who speak for one?"""
        known = [s for s in speakers if s in self.actors]
        return bool(known) and all(self.actors[s].kind != "person" or s in self.voices for s in known)

    def _is_spokesman(self, party: str) -> bool:
        actor = self.actors.get(party)
        return actor is not None and "spokes" in (actor.office or "").lower()
