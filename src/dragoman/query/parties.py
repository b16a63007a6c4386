"""Actors of many reports → the parties they speak for, as far as the record itself says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.record.entries import Who
from dragoman.record.selection import OFFICIAL


class Parties:
    """Those who act for a state go under that state's name in the record; everybody else stands for himself."""

    def __init__(self, states: Mapping[str, str]) -> None:
        """`states` maps country codes to the names under which the record's texts call them."""
        self._states = states

    def of(self, who: Who) -> str:
        """The party of an actor.

        >>> parties = Parties({"OST": "Ostrava"})
        >>> parties.of(Who("Jan Novák", "person", "OST", "GOV")), parties.of(Who("Eva Rey", "person", "OST", "OPP"))
        ('Ostrava', 'Eva Rey')
        """
        official = who.kind in ("state", "armed_force") or who.sector in OFFICIAL
        return self._states.get(who.country or "", who.name) if official else who.name

    def all(self, whos: Iterable[Who]) -> frozenset[str]:
        """The parties of several actors."""
        return frozenset(self.of(who) for who in whos)
