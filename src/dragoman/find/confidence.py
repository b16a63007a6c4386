"""Statements and a threshold → the same statements, with a speaker only where the rule that found them is sure enough.

A doubtful statement is kept, with its words and its confidence, so that nothing that rests on it turns into a fact of
the outlet: what happened in it stays a claim, of somebody not named.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.findings import Statement


def name_the_sure(statements: tuple[Statement, ...], least: float) -> tuple[Statement, ...]:
    """Statements of a confidence below `least` (0 to 1) without their speakers; the path says why."""
    return tuple(_unnamed(s, least) if s.confidence < least and s.speakers else s for s in statements)


def _unnamed(statement: Statement, least: float) -> Statement:
    why = f"? (confidence {statement.confidence:g} is below {least:g})"
    first = statement.speaker_path[0].split(" ← ")[0] if statement.speaker_path else ""
    return replace(statement, speakers=(), speaker_path=(f"{first} ← {why}" if first else why,))
