"""An operator's status → how far from fact it is, and the state of a word composed of all that stand above it."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.model.findings import Status

RANK: dict[Status, int] = {
    "reported_as_fact": 0, "claimed": 1, "scheduled": 2, "pledged": 2, "called_for": 3, "possible": 4, "denied": 5,
}  # fmt: skip
"""How far from fact each status is: of two operators on one path the farther counts ("may agree to meet": possible)."""


class State(NamedTuple):
    """Status and negation at a word, with the operators that made it, from the root down.

    `known` is set where the thing is taken for granted, so that no speaker has to answer for it.
    """

    status: Status
    negated: bool
    why: tuple[str, ...]
    known: bool = False

    def under(self, status: Status, why: str) -> State:
        """The state in the scope of an operator: the status farther from fact wins."""
        if RANK[status] < RANK[self.status] or (status == self.status and not why):
            return self
        return State(status, self.negated and status != "denied", (*self.why, why))

    def turned(self, why: str) -> State:
        """The state with its negation turned round."""
        return self._replace(negated=not self.negated, why=(*self.why, why))
