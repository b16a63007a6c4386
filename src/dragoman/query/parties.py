"""Actors of many reports → the parties they speak for, as far as the record itself says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.query.public import public
from dragoman.record.entries import Who
from dragoman.record.officials import speaks_for


class Parties:
    """Persons in a state's office, and ministries and armies that bear its name, go under that state; all others stand
    for themselves: where somebody sits, or under which code the place is filed, makes nobody a state's voice.  An
    anonymous source is a party within its report only."""

    def __init__(self, states: Mapping[str, str], officials: Mapping[str, str] | None = None) -> None:
        """`states` maps country codes to the names under which the record's texts call them, `officials` names of
        persons to the code of the state in whose office another report has them."""
        self._states = states
        self._officials = officials or {}

    def of(self, who: Who) -> str:
        """The party of an actor.

        >>> parties = Parties({"OST": "Ostrava"}, {"Eva Rey": "OST"})
        >>> parties.of(Who("Jan Novák", "person", "OST", "GOV", "minister of Ostrava"))
        'Ostrava'
        >>> parties.of(Who("Eva Rey", "person", None, "GOV"))
        'Ostrava'
        >>> parties.of(Who("authorities in Rúna", "organisation", "OST", "GOV"))
        'authorities in Rúna'
        >>> parties.of(Who("diplomat", "person", None, "GOV", "diplomat", only_in="talks-1"))
        'diplomat (talks-1)'
        """
        if state := self._state(who):
            return state
        return f"{who.name} ({who.only_in})" if who.only_in else who.name

    def public(self, who: Who) -> bool:
        """Does the actor speak for a state, or has it a public role of its own?"""
        return public(who) or self._state(who) is not None

    def _state(self, who: Who) -> str | None:
        named = who.kind == "person" and who.only_in is None
        country = who.country or (self._officials.get(who.name) if named else None)
        state = self._states.get(country or "")
        return state if state and speaks_for(who._replace(country=country), state) else None

    def names(self) -> str:
        """The names of all states of the record, which occur so often that sharing them says little."""
        return " ".join(self._states.values())

    def all(self, whos: Iterable[Who]) -> frozenset[str]:
        """The parties of several actors."""
        return frozenset(self.of(who) for who in whos)
