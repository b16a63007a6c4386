"""Units of what is to be done, with who owes it to whom → drafts: kind settled, dates read, statements named."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.commitments_clause import Unit
from dragoman.find.commitments_due import due
from dragoman.find.commitments_scene import Draft, Scene
from dragoman.parse import Word

BINDING = frozenset({"pledge", "conditional_pledge", "obligation", "scheduled", "deadline", "conditional_threat"})


def make(
    scene: Scene,
    word: Word,
    found: list[Unit],
    kind: str,
    who: tuple[str, ...],
    to: tuple[str, ...],
    rule: str,
    rank: int = 0,
) -> Iterator[Draft]:
    """Drafts of units with one kind, their dates read; a pledge with a condition is a conditional one."""
    for unit in found:
        value, span = due(scene, unit, until_is_by=kind != "scheduled")
        settled = "conditional_pledge" if unit.condition and kind in ("pledge", "scheduled") else kind
        yield Draft(
            kind=settled,
            what=(unit.what,),
            condition=(unit.condition,) if unit.condition else (),
            who=who if settled in BINDING else (),
            to=tuple(party for party in to if party not in who),
            due=value,
            due_span=span,
            statements=scene.statements_of(word, (unit.what,)),
            made_by=rule,
            rank=rank,
        )
