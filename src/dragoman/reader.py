"""Report, parse and library → Reading: the architecture of the language half on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.find.actors import find_cast
from dragoman.find.agreements import find_agreements
from dragoman.find.commitments import find_commitments
from dragoman.find.confidence import name_the_sure
from dragoman.find.events import find_events
from dragoman.find.figures import find_figures
from dragoman.find.hearing import hear
from dragoman.find.homes import find_homes
from dragoman.find.identities import find_identities, find_misnomers
from dragoman.find.places import find_places
from dragoman.find.pledges import find_pledges
from dragoman.find.quotations import find_quotations
from dragoman.find.sides import find_sides
from dragoman.find.speakers import find_speakers
from dragoman.find.stance import find_stance
from dragoman.find.statements import find_statements
from dragoman.find.times import find_times
from dragoman.knowledge.edition import reader_name
from dragoman.knowledge.library import Library
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.parse import BATCH_WORDS, MODEL, Parse, parse


def read_parsed(report: Report, parsed: Parse, library: Library, min_confidence: float = 0.0) -> Reading:
    """The reading of one parsed report: a pure function of its arguments."""
    quotations = find_quotations(parsed)
    times = find_times(parsed, library.calendar, quotations)
    roster = library.known.beside(library.roster, report.published)
    cast, unresolved = find_cast(parsed, roster, quotations)
    actors = find_identities(cast, library.known, report.published)
    agreements, bodies = find_agreements(parsed, library.documents, actors, times)
    places = find_places(parsed, library.gazetteer, actors, agreements)
    statements = find_statements(parsed, library.reporting, quotations, actors, times, places)
    actors, statements = find_speakers(parsed, roster, library.reporting, actors, unresolved, statements)
    sides = find_sides(parsed, library.promises, actors)
    actors, statements = hear(parsed, quotations, sides, actors, statements)
    statements = find_pledges(parsed, library.promises, sides, actors, statements)
    actors = find_homes(parsed, roster, library.homes, actors, places, sides, statements)
    statements = name_the_sure(statements, min_confidence)
    stance_of = find_stance(parsed, library.stances, statements, times)
    events = find_events(parsed, library.codebook, actors, places, times, stance_of, statements)
    figures = find_figures(parsed, library.counts, events, statements)
    commitments = find_commitments(parsed, library.promises, statements, events, actors, sides, times)
    return Reading(
        report=report,
        times=times,
        actors=actors,
        places=places,
        statements=statements,
        events=events,
        figures=figures,
        commitments=commitments,
        agreements=agreements,
        bodies=bodies,
        made_by=reader_name(parsed.model, library.known.digest, min_confidence),
        warnings=report.notes + find_misnomers(actors, library.known, report.published),
    )


def read_all(
    reports: Iterable[Report], library: Library, model: str = MODEL, batch_words: int = BATCH_WORDS,
    min_confidence: float = 0.0,
) -> Iterator[Reading]:  # fmt: skip
    """A stream of readings in the order of the reports; memory is bounded by `batch_words` and the longest report."""
    for report, parsed in parse(reports, model, batch_words):
        yield read_parsed(report, parsed, library, min_confidence)
