"""How likely each of PLOVER's 16 types is → the classes above it: 15 roots, 4 quads, conflict or cooperation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The outputs of the encoder, in their order."""
YIELD = frozenset({"CONCEDE", "RETREAT"})
"""Two types that public sets of labelled sentences hold for one, filed there under material cooperation."""
QUADS: Mapping[str, frozenset[str]] = {
    "V-COOP": frozenset({"AGREE", "CONSULT", "SUPPORT"}),
    "M-COOP": frozenset({"COOPERATE", "AID"}) | YIELD,
    "V-CONF": frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"}),
    "M-CONF": frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
}
BINARY: Mapping[str, frozenset[str]] = {
    "COOP": QUADS["V-COOP"] | QUADS["M-COOP"],
    "CONF": QUADS["V-CONF"] | QUADS["M-CONF"],
}
ROOTS: Mapping[str, frozenset[str]] = {
    **{name: frozenset({name}) for name in TYPES if name not in YIELD},
    "YIELD": YIELD,
}


def meant_by(root: str | None, quad: str | None = None, binary: str | None = None) -> frozenset[str]:
    """The types that a label allows: its root, or all types of its quad or side where only that is told.

    Raises KeyError for a name that is none of them.
    """
    if root:
        return frozenset({root}) if root in YIELD else ROOTS[root]
    return QUADS[quad] if quad else BINARY[str(binary)]


def likeliest(chances: Mapping[str, float], classes: Mapping[str, Iterable[str]]) -> str:
    """The class whose types sum highest: not always that of the likeliest type."""
    return max(classes, key=lambda name: sum(chances[kind] for kind in classes[name]))
