# ruff: noqa: ARG001
"""Parse and calendar → time expressions with TIMEX3 value, EDTF, anchor and direction."""

from __future__ import annotations

from dragoman.knowledge.calendar import Calendar
from dragoman.model.findings import Time
from dragoman.model.quotation import Quotation
from dragoman.parse import Parse


def find_times(parse: Parse, calendar: Calendar, quotations: tuple[Quotation, ...]) -> tuple[Time, ...]:
    """All time expressions in order of the text, anchored on `parse.report.published` where they are relative."""
    return ()
