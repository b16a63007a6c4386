"""Whether a happening is said to have happened, and who answers for that."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.findings import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Status of what a word names: `according_to` are ids of statements, innermost first; `words_of` is `outlet`,
    `mixed` or an actor id; `made_by` gives the operators from the root down to the word, in words."""

    status: Status
    negated: bool
    according_to: tuple[str, ...]
    words_of: str
    made_by: str
