"""Times as reporters write them: lengths counted ahead, days in figures, feasts, ranges, and what only looks so."""

from collections.abc import Callable

import pytest

from dragoman.find.quotations import find_quotations
from dragoman.find.times import find_times
from dragoman.knowledge import calendar
from dragoman.model.findings import Time
from dragoman.parse import Parse

WEDNESDAY = "2029-03-14"
Read = Callable[..., dict[str, Time]]


@pytest.fixture(scope="module")
def read(parsed: Callable[..., Parse]) -> Read:
    """A function from a text (published on Wednesday, 14 March 2029) to its times by their words."""

    def read(text: str, published: str = WEDNESDAY) -> dict[str, Time]:
        parse = parsed(text, published=published)
        return {time.text: time for time in find_times(parse, calendar.load(), find_quotations(parse))}

    return read


DATED = [
    # text, expression, EDTF, side
    ("The envoys will meet in two weeks.", "two weeks", "2029-03-26/2029-04-01", "future"),
    ("The convoy leaves in three days' time.", "three days", "2029-03-17", "future"),
    ("They are to meet a week from today.", "a week from today", "2029-03-21", "future"),
    ("The talks will resume a week on Monday.", "a week on Monday", "2029-03-26", "future"),
    ("The court will rule on Tuesday week.", "Tuesday week", "2029-03-27", "future"),
    ("The council meets Monday fortnight.", "Monday fortnight", "2029-04-02", "future"),
    ("They met on the first of the month.", "the first of the month", "2029-03-01", "past"),
    ("Polls close at 5 p.m. on the 21st.", "5 p.m. on the 21st", "2029-03-21T17:00", "future"),
    ("The text is to be signed in Lusaka on Tuesday.", "Tuesday", "2029-03-20", "future"),
    ("The text is to be signed in July and put to both parliaments in October.", "October", "2029-10", "future"),
    ("On Friday, both leaders are to sign.", "Friday", "2029-03-16", "future"),
    ("The delegation, if all goes well, crosses back on Friday.", "Friday", "2029-03-16", "future"),
    ("Fishing is forbidden from Friday, and the ban holds.", "Friday", "2029-03-16", "future"),
    ("Answers must come no later than 5 May.", "5 May", "2029-05-05", "future"),
    ("Polling has been fixed for August.", "August", "2029-08", "future"),
    ("Talks were due to open on Tuesday and did not.", "Tuesday", "2029-03-13", "past"),
    ("He met with a group that had demanded to be heard by Monday.", "Monday", "2029-03-12", "past"),
    ("The strike called for Monday and Tuesday will go ahead.", "Tuesday", "2029-03-20", "future"),
    ("Patrols have gone unpaid since 2 April.", "2 April", "2028-04-02", "past"),
    ("A first convoy set off at dawn on Tuesday.", "dawn on Tuesday", "2029-03-13", "past"),
    ("The vote was brought forward from Friday to Thursday.", "Friday", "2029-03-16", "future"),
    ("The vote was brought forward from Friday to Thursday.", "Thursday", "2029-03-15", "future"),
    ("Surveyors will be on the river from May to July.", "May to July", "2029-05/2029-07", "future"),
    ("Police will patrol from September 1 to October 31.", "September 1 to October 31", "2029-09-01/2029-10-31",
     "future"),
    ("The round is set for the week of 23 April.", "the week of 23 April", "2029-04-23/2029-04-29", "future"),
    ("Troops will leave at the end of the first quarter of 2030.", "the end of the first quarter of 2030", "2030-03-31",
     "future"),
    ("It might stay into the third quarter of next year.", "the third quarter of next year", "2030-07/2030-09",
     "future"),
    ("Trains will run again in the final quarter.", "the final quarter", "2029-10/2029-12", "future"),
    ("The fiscal year 2029/30 will be hard.", "The fiscal year 2029/30", "2029/2030", "same"),
    ("Lists will be ready at the start of April.", "the start of April", "2029-04-01", "future"),
    ("Ten years ago this month, the first shots were fired.", "Ten years ago this month", "2019-03", "past"),
    ("Shelling went on overnight.", "overnight", "2029-03-14", "same"),
    ("They will meet tomorrow at dawn.", "tomorrow at dawn", "2029-03-15", "future"),
    ("The truce begins at midnight, the army said.", "midnight", "2029-03-14", "same"),
    ("He was freed on 9.11.2028 in Oslo.", "9.11.2028", "2028-11-09", "past"),
    ("They met on 25/2 in Oslo.", "25/2", "2029-02-25", "past"),
    ("They met on 25/2 and will meet on 4/5.", "4/5", "2029-05-04", "future"),
    ("The feast of Meskel 2028 was quiet; he returns on Meskel.", "Meskel", "2029-09-27", "future"),
    ("Work stops for Lunar New Year 2030.", "Lunar New Year 2030", "2030-02-03", "future"),
    ("Flights resume after Orthodox Easter.", "Orthodox Easter", "2029-04-08", "future"),
    ("They will march on Armistice Day.", "Armistice Day", "2029-11-11", "future"),
    ("It will end by the end of Ramadan 2030.", "the end of Ramadan 2030", "2030-02-03", "future"),
    ("He was arrested on Friday last.", "Friday last", "2029-03-09", "past"),
    ("They met on 2 March. The Friday before, his deputy had fled.", "The Friday before", "2029-02-23", "past"),
    ("The games begin on the weekend of 7-8 April.", "the weekend of 7-8 April", "2029-04-07/2029-04-08", "future"),
    ("Workers are to down tools on Friday.", "Friday", "2029-03-16", "future"),
    ("A reshuffle is likely on Friday.", "Friday", "2029-03-16", "future"),
    ("It remains to be seen whether they show up on Friday.", "Friday", "2029-03-16", "future"),
    ("By the year's end the rest will go.", "the year's end", "2029-12-31", "future"),
    ("All will be gone by end-September.", "end-September", "2029-09-30", "future"),
    ("It was held from 20 to 22 September last year.", "20 to 22 September last year", "2028-09-20/2028-09-22", "past"),
    ("The session opens at 3 p.m. Kyiv time on Friday.", "3 p.m. Kyiv time on Friday", "2029-03-16T15:00", "future"),
    ("The commission sits from Tuesday to Thursday.", "Tuesday to Thursday", "2029-03-20/2029-03-22", "future"),
    ("They will swear it on 24 September, Independence Day.", "Independence Day", "2029-09-24", "future"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "side"), DATED, ids=[f"{row[1]}: {row[0]}" for row in DATED])
def test_a_time_has_its_dates_and_its_side(read: Read, text: str, words: str, value: str, side: str) -> None:
    time = read(text)[words]
    assert (time.edtf, time.direction) == (value, side)


UNDATED = [
    # text, expression, TIMEX3 value, side
    ("Within 90 days of signing, both armies must withdraw.", "90 days", "P90D", "future"),
    ("Monitors are to deploy two weeks after the truce.", "two weeks", "P2W", "future"),
    ("Two days after the truce, shelling resumed.", "Two days", "P2D", "past"),
    ("In the coming days the lists will be published.", "the coming days", "PXD", "future"),
    ("A deal could be reached within days.", "days", "PXD", "future"),
    ("Shelling has grown in recent weeks.", "recent weeks", "PXW", "past"),
    ("Over the past three months, 40 villages were burned.", "the past three months", "P3M", "past"),
    ("In the next fortnight, 500 more are expected.", "the next fortnight", "P2W", "future"),
    ("The pact of 11/9 was never kept.", "11/9", "XXXX-XX-XX", "past"),
    ("The ceasefire took hold at midnight.", "midnight", "XXXX-XX-XXT24:00", "past"),
    ("The army has ten days to leave.", "ten days", "P10D", None),
    ("The two sides agreed on a 60-day truce.", "60-day", "P60D", None),
    ("They met for the first time in three years.", "three years", "P3Y", None),
    ("The round is to last ten days.", "ten days", "P10D", None),
    ("The patrols go out every Friday.", "every Friday", "XXXX-WXX-5", None),
]


@pytest.mark.parametrize(("text", "words", "value", "side"), UNDATED, ids=[row[0] for row in UNDATED])
def test_what_nothing_dates_has_a_side_but_no_dates(
    read: Read, text: str, words: str, value: str, side: str | None
) -> None:
    time = read(text)[words]
    assert (time.edtf, time.anchor, time.value, time.direction) == (None, "unresolved", value, side)


def test_days_in_figures_that_may_be_two_say_which(read: Read) -> None:
    assert read("They will sign by 11/9.")["11/9"].made_by == "ambiguous: 11 September or 9 November"


def test_a_length_after_an_event_counts_from_the_day_of_the_event(read: Read) -> None:
    text = "The accord was signed on 14 January 2029. Prisoners must be freed within 90 days of signing."
    found = read(text)["90 days"]
    assert (found.edtf, found.anchor) == ("../2029-04-14", "earlier:t1")


def test_a_clock_time_keeps_to_the_side_of_its_verb(read: Read) -> None:
    found = read("The meeting is at 14:00 on 20 March. They met at 3:30 p.m.")
    assert found["3:30 p.m."].edtf is None


def test_a_new_sentence_is_no_part_of_a_clock_time(read: Read) -> None:
    assert list(read("They are to speak at 3 p.m. Yesterday both dined apart.")) == ["3 p.m.", "Yesterday"]


def test_a_week_of_the_news_is_no_week_of_a_decade_named_nearby(read: Read) -> None:
    assert (
        read("In the 1960s the valley was calm. Last week 20 people died.")["Last week"].edtf == "2029-03-05/2029-03-11"
    )


HISTORY = (
    "The war began in 1912. In the spring of 1913 the northern towns rose, and by that autumn the governor had fled. "
    "Two years later he returned; on 3 May he entered the capital. In June the harvest was burned. A peace was signed "
    "in 1925."
)


def test_a_short_history_counts_from_its_own_years(read: Read) -> None:
    found = read(HISTORY, "2031-02-10")
    assert [found[words].edtf for words in ("that autumn", "Two years later", "3 May", "June")] == [
        "1913-23", "1915", "1915-05-03", "1915-06",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "They met at 4 May Street.",
        "The 14 February Movement denied it.",
        "The Sunday Times reported it.",
        "The Good Friday Agreement still holds.",
        "Theresa May left the room.",
        "May said nothing.",
        "A militia called the March of the Just attacked.",
        "The 1325 agenda was discussed.",
        "The second round of talks failed.",
        "They cited Resolution 1701.",
        "Two in 2/3 of the towns voted.",
        "The hotline works 24/7.",
        "The third quarter of the town was shelled.",
        "Families recalled Bloody Sunday.",
        "The Winter Palace burned.",
        "He is 52 years old and in his 30s.",
        "Radio Today reported it.",
    ],
)
def test_names_and_numbers_are_no_times(read: Read, text: str) -> None:
    assert not read(text)
