"""What can go wrong, as a tree of exceptions: every message says what, where, and what would be right.

DragomanError
├── SettingsError     a setting is unknown or has an unusable value
├── KnowledgeError    a data file of names, words or codes is malformed
├── InputError        a report cannot be read (missing, binary, empty, not text); the run goes on without it
├── RecordError       the database cannot be opened, written or understood
│   └── CitationError a finding points at words that are not there; nothing of its reading is stored
├── QuestionError     a question to the record makes no sense (unknown report, impossible date)
└── MeasureError      gold or readings cannot be compared
"""

from __future__ import annotations


class DragomanError(Exception):
    """Root of all errors that Dragoman raises on purpose; `exit_code` is what the command line returns."""

    exit_code = 1


class SettingsError(DragomanError):
    """A setting is unknown or has an unusable value."""

    exit_code = 2


class KnowledgeError(DragomanError):
    """A data file of names, words or codes is malformed."""


class InputError(DragomanError):
    """A report cannot be read; `where` is the path, URL or line that it came from."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class RecordError(DragomanError):
    """The database cannot be opened, written or understood."""


class CitationError(RecordError):
    """A finding points at words that are not there."""


class QuestionError(DragomanError):
    """A question to the record makes no sense."""

    exit_code = 2


class MeasureError(DragomanError):
    """Gold and readings cannot be compared."""
