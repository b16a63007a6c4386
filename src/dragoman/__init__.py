"""Dragoman reads news reports on conflict and diplomacy and keeps the record of a peace process."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import Writer, open_record, open_writer, parse_report, read, read_reports, report
    from dragoman.model.reading import Reading, to_json
    from dragoman.model.report import Report
    from dragoman.query.questions import Question
    from dragoman.record.selection import Selection
    from dragoman.record.view import View

__version__ = "0.1.0"

__all__ = [
    "Question", "Reading", "Report", "Selection", "View", "Writer", "__version__", "open_record", "open_writer",
    "parse_report", "read", "read_reports", "report", "to_json",
]  # fmt: skip

_HOMES = {
    "Question": "query.questions", "Reading": "model.reading", "Report": "model.report", "View": "record.view",
    "Selection": "record.selection", "to_json": "model.reading",
}  # fmt: skip
"""Where a public name lives; those not listed live in `api`.  They are imported when first used, so that
`import dragoman` costs nothing."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(f"dragoman.{_HOMES.get(name, 'api')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
