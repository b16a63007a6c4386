# ruff: noqa: ARG001
"""Text and paragraphs → the stretches between quotation marks."""

from __future__ import annotations

from dragoman.model.quotation import Quotation
from dragoman.parse import Parse


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """All quotations in order of the text, outer before inner."""
    return ()
