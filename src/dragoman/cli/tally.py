"""What became of each report of a run → the closing summary."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.errors import InputError
from dragoman.model.reading import KINDS, Reading

LISTED = 50
"""Skipped reports that are kept for the summary; further ones are named as they come, so that memory stays bounded."""

WARNED = 20
"""Different warnings that are kept for the summary."""


class Tally:
    """Counts of a run: what was read, what was skipped and why, what was found, what the user should know."""

    def __init__(self) -> None:
        self.read = 0
        self.skipped = 0
        self.words = 0
        self.outcomes: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.reasons: list[str] = []
        self.warnings: dict[str, tuple[int, str]] = {}

    def add(self, reading: Reading, outcome: str) -> None:
        """Count a reading and what the record made of it."""
        self.read += 1
        self.outcomes[outcome] += 1
        self.words += reading.report.text.count(" ") + 1
        self.found.update({kind: len(getattr(reading, kind)) for kind in KINDS})
        for warning in reading.warnings:
            alike = re.sub(r"\d+", "…", warning) if re.match(r"\d", warning) else warning
            count, first = self.warnings.get(alike, (0, reading.report.id))
            if count or len(self.warnings) < WARNED:
                self.warnings[alike] = (count + 1, first)

    def pass_over(self) -> None:
        """Count a report that the record has already as it is."""
        self.read += 1
        self.outcomes["unchanged"] += 1

    def skip(self, error: InputError) -> str | None:
        """Count a skipped report; returns the reason where there are too many to keep them for the summary."""
        self.skipped += 1
        if len(self.reasons) < LISTED:
            self.reasons.append(shown(str(error)))
            return None
        return shown(f"skipped {error}")

    def summary(self, where: str | None, seconds: float) -> list[str]:
        """What was read into where, what was found, what was skipped and why; one line each."""
        lines = [self._read(where, seconds)]
        found = [counted(count, kind) for kind, count in self.found.items() if count]
        if self.words:
            lines.append(f"found {', '.join(found) or 'nothing'}")
        for warning, (count, first) in self.warnings.items():
            lines.append(shown(f"note: {warning} ({first}{f' and {count - 1} more' if count > 1 else ''})"))
        return lines + self.skips()

    def skips(self) -> list[str]:
        """How many were skipped, and each with its reason."""
        more = [f"  and {self.skipped - len(self.reasons)} more, named above"] if self.skipped > LISTED else []
        listed = [f"  {reason}" for reason in self.reasons]
        return [f"skipped {self.skipped}:", *listed, *more] if self.skipped else []

    def _read(self, where: str | None, seconds: float) -> str:
        line = f"read {counted(self.read, 'reports')}"
        if where is not None:
            kinds = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in self.outcomes.items())
            line += f" into {where}{f': {kinds}' if kinds else ''}"
        return f"{line} ({self.words} words, {seconds:.0f} s)"


def shown(line: str) -> str:
    """The line with what would move the cursor or turn the writing round as U+FFFD: names come from anywhere."""
    return "".join(c if c.isprintable() else "\ufffd" for c in line)


def counted(number: int, what: str) -> str:
    """A number with its noun.

    >>> counted(1, "statements"), counted(2, "statements"), counted(1, "entries"), counted(0, "bodies")
    ('1 statement', '2 statements', '1 entry', '0 bodies')
    """
    if number != 1:
        return f"{number:,} {what}"
    return f"1 {what.removesuffix('ies')}y" if what.endswith("ies") else f"1 {what.removesuffix('s')}"
