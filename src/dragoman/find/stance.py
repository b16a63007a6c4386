"""Parse, statements and quotations → for any word, whether what it names is said to have happened, and by whom."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.find.stance_path import Path
from dragoman.knowledge.stances import Stances
from dragoman.model.findings import Statement
from dragoman.model.quotation import Quotation
from dragoman.model.span import Cover
from dragoman.model.stance import Stance
from dragoman.parse import Parse, Word


class Owners:
    """Which statements a word stands in, innermost first, and whose words it is."""

    def __init__(self, statements: tuple[Statement, ...], quotations: tuple[Quotation, ...]) -> None:
        self._content = Cover((span, s) for s in statements for span in s.content)
        self._quoted = Cover((span, s) for s in statements for span in s.quoted)
        self._marks = Cover((q.inner, q) for q in quotations)
        self._size = {s.id: sum(span.end - span.start for span in s.content) for s in statements}
        self._depth = _depths(statements)

    def statements(self, word: Word) -> list[Statement]:
        """The statements in whose content the word stands; a relayed one comes before the one that relays it."""
        over = {s.id: s for _, s in self._content.overlapping(word.span)}
        return sorted(over.values(), key=lambda s: (-self._depth[s.id], self._size[s.id], s.id))

    def words_of(self, word: Word) -> str:
        """`outlet`, the id of the one speaker in whose quoted words it stands, or `mixed` where none is known alone."""
        over = {s.id: s for _, s in self._quoted.overlapping(word.span)}
        if not over:
            return "outlet"
        inner = min(over.values(), key=lambda s: (-self._depth[s.id], self._size[s.id], s.id))
        return inner.speakers[0] if len(inner.speakers) == 1 else "mixed"

    def in_marks(self, word: Word) -> bool:
        """Does the word stand between quotation marks of any kind?"""
        return bool(self._marks.overlapping(word.span))


def _depths(statements: tuple[Statement, ...]) -> dict[str, int]:
    """How many statements relay each one."""
    outer = {s.id: s.within for s in statements}
    depths: dict[str, int] = {}
    for name in outer:
        seen: set[str] = set()
        at: str | None = name
        while at is not None and at not in seen:
            seen.add(at)
            at = outer.get(at)
        depths[name] = len(seen)
    return depths


def find_stance(
    parse: Parse, stances: Stances, statements: tuple[Statement, ...], quotations: tuple[Quotation, ...]
) -> Callable[[Word], Stance]:
    """A function from a word (the head of an event's trigger) to its stance."""
    owners = Owners(statements, quotations)
    path = Path(parse, stances, owners.statements)

    def stance_of(word: Word) -> Stance:
        over = owners.statements(word)
        state = path.state(word)
        return Stance(
            status=state.status,
            negated=state.negated,
            according_to=tuple(s.id for s in over),
            words_of=owners.words_of(word),
            made_by=" + ".join((*(f"{s.act} {s.id}" for s in over[:1]), *state.why)) or f"bare {word.lower}",
        )

    return stance_of
