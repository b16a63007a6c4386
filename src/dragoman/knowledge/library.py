"""All knowledge in one frozen object, loaded once a process and handed to the reader."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge import (
    calendar,
    codebook,
    counts,
    documents,
    gazetteer,
    homes,
    known,
    promises,
    reporting,
    roster,
    stances,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What the finders know besides the text."""

    calendar: calendar.Calendar
    roster: roster.Roster
    known: known.Actors
    gazetteer: gazetteer.Gazetteer
    documents: documents.Documents
    reporting: reporting.Reporting
    stances: stances.Stances
    codebook: codebook.Codebook
    counts: counts.Counts
    promises: promises.Promises
    homes: homes.Homes


@cache
def load(cache_dir: Path, actors: Path | None = None) -> Library:
    """Everything under `data/`, and the user's lists in the folder `actors`; large tables are compiled into `cache_dir`
    on first use."""
    made = Library(
        calendar=calendar.load(),
        roster=roster.load(),
        known=known.load(cache_dir, actors),
        gazetteer=gazetteer.load(cache_dir),
        documents=documents.load(),
        reporting=reporting.load(),
        stances=stances.load(),
        codebook=codebook.load(),
        counts=counts.load(),
        promises=promises.load(),
        homes=homes.load(),
    )
    gc.collect()
    gc.freeze()  # it lives as long as the process: the collector need not walk half a million objects each time
    return made
