"""When a happening was, and by which words: its own clause, its noun, the clause beside it, the sentence before."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.events import find_events
from dragoman.find.quotations import find_quotations
from dragoman.find.stance import find_stance
from dragoman.find.statements import find_statements
from dragoman.find.times import find_times
from dragoman.knowledge import calendar, codebook, reporting, roster, stances
from dragoman.model.findings import Event
from dragoman.parse import Parse

Parser = Callable[..., Parse]

WHEN = [
    ("The army [shelled] the market on Monday.", "2031-03-10", "own clause"),
    ("The ministers arrived ahead of Friday's [summit].", "2031-03-14", "own date of the noun"),
    ("The rebels agreed to hold [talks] next month.", "2031-04", "own clause"),
    (
        "Chad and Niger agreed on Tuesday to free the crew after nine days of [talks].",
        "2031-03-03~/2031-03-11",
        "how long it lasted",
    ),
    ("Police foiled an [attack] on the embassy on Monday.", "2031-03-10", "foiled (its clause)"),
    ("The general said he had lost six men in an [ambush] on 3 March.", "2031-03-03", "own date of the noun"),
    ("Rebels raided the camp on Monday, [abducting] two guards.", "2031-03-10", "main clause (raided)"),
    ("Chad met the envoy on Monday, and Niger [expelled] him.", "2031-03-10", "main clause (met)"),
    ("When the leaders met on Monday, they [agreed] on a list.", "2031-03-10", "clause beside it"),
    ("The wreck was returned on Monday with an [apology].", "2031-03-10", "returned (its clause)"),
    ("Soldiers shelled the town on Monday. They [burned] the market.", "2031-03-10", "the sentence before"),
    ("Talks will begin on Friday, when the envoy [visits] the camp.", "2031-03-14", "Friday, when"),
]


def at(parsed: Parser, text: str) -> Event:
    """The event at the bracketed word."""
    parse = parsed(text.replace("[", "").replace("]", ""), published="2031-03-12")
    quotations = find_quotations(parse)
    times = find_times(parse, calendar.load(), quotations)
    actors = find_actors(parse, roster.load(), quotations)
    statements = find_statements(parse, reporting.load(), quotations, actors, times, ())
    stance_of = find_stance(parse, stances.load(), statements, times)
    found = find_events(parse, codebook.load(), actors, (), times, stance_of, statements)
    return next(e for e in found if any(span.start <= text.index("[") < span.end for span in e.trigger))


@pytest.mark.parametrize(("text", "when", "basis"), WHEN, ids=[text for text, _, _ in WHEN])
def test_a_date_comes_from_the_words_that_govern_it_and_says_which(
    parsed: Parser, text: str, when: str, basis: str
) -> None:
    event = at(parsed, text)
    assert event.time == when
    assert f"date: {basis}" in event.made_by


NEVER = [
    "The ministry said on Monday that rebels had [burned] a market.",
    "Chad agreed to a summit on Friday and [released] two men.",
    "The army shelled the town on Monday. Rebels had [burned] the market.",
    "The mayor apologised for the [killing] of a guard who was hired in February.",
    "Soldiers [burned] a market, the mayor said.",
    "Chad promised on Monday to [release] the crew.",
    "The army denied on Monday that it had [burned] the market.",
]


@pytest.mark.parametrize("text", NEVER)
def test_a_date_of_something_else_is_not_lent_and_publication_is_no_default(parsed: Parser, text: str) -> None:
    assert at(parsed, text).time is None


def test_an_entry_that_opens_with_its_clock_time_dates_what_it_tells(parsed: Parser) -> None:
    text = (
        "LIVE: Chad and Niger in Lima for talks\n\n17:10 - Chad denies [burning] the market.\n\n"
        "16:30 - The two delegations are in the building, the envoy says.\n\n15:20 - A guard is at the door."
    )
    assert at(parsed, text).time == "2031-03-12"
