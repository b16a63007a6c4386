"""Actors of many reports → the parties they speak for, as far as the record itself says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.record.entries import Who
from dragoman.record.selection import BODIES, OFFICIAL, STEM


class Parties:
    """Persons in office, and ministries and armies that bear a state's name, go under that state; all others stand for
    themselves: where somebody sits, or what people he belongs to, makes nobody a state's voice."""

    def __init__(self, states: Mapping[str, str], officials: Mapping[str, str] | None = None) -> None:
        """`states` maps country codes to the names under which the record's texts call them, `officials` names of
        persons to the code of the state in whose office another report has them."""
        self._states = states
        self._officials = officials or {}

    def of(self, who: Who) -> str:
        """The party of an actor.

        >>> parties = Parties({"OST": "Ostrava"})
        >>> parties.of(Who("Jan Novák", "person", "OST", "GOV")), parties.of(Who("Eva Rey", "person", "OST", "OPP"))
        ('Ostrava', 'Eva Rey')
        >>> Parties({"OST": "Ostrava"}, {"Jan Novák": "OST"}).of(Who("Jan Novák", "person", None, "GOV"))
        'Ostrava'
        >>> parties.of(Who("Ostravan army", "armed_force", "OST", "MIL"))
        'Ostrava'
        >>> parties.of(Who("authorities in Rúna", "organisation", "OST", "GOV"))
        'authorities in Rúna'
        """
        country = who.country or (self._officials.get(who.name) if who.kind == "person" else None)
        state = self._states.get(country or "")
        if state is None:
            return who.name
        bears = who.kind in BODIES and state[:STEM].casefold() in who.name.casefold()
        acts = who.kind == "person" or bears
        return state if who.kind == "state" or (acts and who.sector in OFFICIAL) else who.name

    def names(self) -> str:
        """The names of all states of the record, which occur so often that sharing them says little."""
        return " ".join(self._states.values())

    def all(self, whos: Iterable[Who]) -> frozenset[str]:
        """The parties of several actors."""
        return frozenset(self.of(who) for who in whos)
