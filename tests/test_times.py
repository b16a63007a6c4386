"""Time expressions: what they cover, what they mean, what they count from, and on which side of today they lie."""

from collections.abc import Callable

import pytest

from dragoman.find.times import find_times
from dragoman.knowledge import calendar
from dragoman.measure.dates import answer, resolve_phrase
from dragoman.model import edtf
from dragoman.model.findings import Time
from dragoman.model.quotation import Quotation
from dragoman.model.span import Span
from dragoman.parse import Parse

WEDNESDAY = "2024-05-15"


@pytest.fixture(scope="module")
def times(parsed: Callable[..., Parse]) -> Callable[..., tuple[Time, ...]]:
    """A function from a text (published on Wednesday, 15 May 2024) to its times."""

    def read(text: str, published: str | None = WEDNESDAY) -> tuple[Time, ...]:
        made = parsed(text, **({"published": published} if published else {}))
        return find_times(made, calendar.load(), ())

    return read


Read = Callable[..., tuple[Time, ...]]

EXPRESSIONS = [
    # text, span, type, value, EDTF
    ("They met on 3 May 2023.", "3 May 2023", "DATE", "2023-05-03", "2023-05-03"),
    ("They met on May 3rd, 2023.", "May 3rd, 2023", "DATE", "2023-05-03", "2023-05-03"),
    ("They met on Wednesday, 3 May 2023.", "Wednesday, 3 May 2023", "DATE", "2023-05-03", "2023-05-03"),
    ("They met on the 3rd of May 2023.", "the 3rd of May 2023", "DATE", "2023-05-03", "2023-05-03"),
    ("They met on 2023-05-03.", "2023-05-03", "DATE", "2023-05-03", "2023-05-03"),
    ("They met on 23/05/2023.", "23/05/2023", "DATE", "2023-05-23", "2023-05-23"),
    ("They met on Nov. 3, 2023.", "Nov. 3, 2023", "DATE", "2023-11-03", "2023-11-03"),
    ("The accord of May 2023 holds.", "May 2023", "DATE", "2023-05", "2023-05"),
    ("It was signed in 1979.", "1979", "DATE", "1979", "1979"),
    ("The 2018 peace agreement stands.", "2018", "DATE", "2018", "2018"),
    ("It began in the 1980s.", "the 1980s", "DATE", "198", "1980/1989"),
    ("It fell in 490 BC.", "490 BC", "DATE", "BC0490", None),
    ("It began in the 19th century.", "the 19th century", "DATE", "18", "1800/1899"),
    ("It began in the summer of 2020.", "the summer of 2020", "DATE", "2020-SU", "2020-22"),
    ("Prices fell in the third quarter of 2023.", "the third quarter of 2023", "DATE", "2023-Q3", "2023-07/2023-09"),
    ("They met on 3 May 2023 at 10:30 a.m. in Amman.", "3 May 2023 at 10:30 a.m.", "TIME", "2023-05-03T10:30",
     "2023-05-03T10:30"),
    ("They met at 9 p.m. on 3 May 2023.", "9 p.m. on 3 May 2023", "TIME", "2023-05-03T21:00", "2023-05-03T21:00"),
    ("It fell on the night of 9 May.", "the night of 9 May", "TIME", "2024-05-09TNI", "2024-05-09"),
    ("The session ran from 14 to 17 April 2024.", "14 to 17 April 2024", "DATE", "2024-04-14", "2024-04-14/2024-04-17"),
    ("The session of April 14-17 failed.", "April 14-17", "DATE", "2024-04-14", "2024-04-14/2024-04-17"),
    ("They fought for nine days.", "nine days", "DURATION", "P9D", None),
    ("They fought for almost twenty-five years.", "almost twenty-five years", "DURATION", "P25Y", None),
    ("They fought for several weeks.", "several weeks", "DURATION", "PXW", None),
    ("They want a three-month delay.", "a three-month", "DURATION", "P3M", None),
    ("They rested for half an hour.", "half an hour", "DURATION", "PT0.5H", None),
    ("He fought in the past three months.", "the past three months", "DURATION", "P3M", None),
    ("The council meets every Friday.", "every Friday", "SET", "XXXX-WXX-5", None),
    ("The monitors report daily.", "daily", "SET", "P1D", None),
    ("They recently met.", "recently", "DATE", "PAST_REF", None),
    ("They met last week.", "last week", "DATE", "2024-W19", "2024-05-06/2024-05-12"),
    ("They met early last month.", "early last month", "DATE", "2024-04", "2024-04"),
    ("They met last October.", "last October", "DATE", "2023-10", "2023-10"),
    ("He left last summer.", "last summer", "DATE", "2023-SU", "2023-22"),
    ("They met three days ago.", "three days ago", "DATE", "2024-05-12", "2024-05-12"),
    ("They met two years ago.", "two years ago", "DATE", "2022", "2022"),
    ("Three years ago today the guns fell silent.", "Three years ago today", "DATE", "2021-05-15", "2021-05-15"),
    ("They met last night.", "last night", "TIME", "2024-05-14TNI", "2024-05-14"),
    ("They met this morning.", "this morning", "TIME", "2024-05-15TMO", "2024-05-15"),
    ("Shelling went on overnight.", "overnight", "TIME", "2024-05-15TNI", "2024-05-15"),
    ("They met yesterday.", "yesterday", "DATE", "2024-05-14", "2024-05-14"),
    ("They met the day before yesterday.", "the day before yesterday", "DATE", "2024-05-13", "2024-05-13"),
    ("They must leave by the end of the month.", "the end of the month", "DATE", "2024-05", "2024-05-31"),
    ("They must leave by the end of June.", "the end of June", "DATE", "2024-06", "2024-06-30"),
    ("They will meet in the first week of June.", "the first week of June", "DATE", "2024-06", "2024-06-01/2024-06-07"),
    ("They meet in the second half of June.", "the second half of June", "DATE", "2024-06", "2024-06-16/2024-06-30"),
    ("The ban is postponed until July.", "July", "DATE", "2024-07", "../2024-07"),
    ("They met a week before March 10.", "a week before March 10", "DATE", "2024-03-03", "2024-03-03"),
    ("A drone fell shortly before midnight on Monday.", "midnight on Monday", "TIME", "2024-05-13T24:00", "2024-05-13"),
    ("They must stop before Eid al-Adha.", "Eid al-Adha", "DATE", "2024-06-16", "2024-06-16"),
    ("They paused for Orthodox Easter.", "Orthodox Easter", "DATE", "2024-05-05", "2024-05-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "value", "span"), EXPRESSIONS, ids=[row[1] for row in EXPRESSIONS])
def test_expressions_have_their_span_type_value_and_dates(
    times: Read, text: str, words: str, kind: str, value: str, span: str | None
) -> None:
    assert [(t.text, t.type, t.value, t.edtf) for t in times(text)] == [(words, kind, value, span)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.", "A spring ran by walls that would fall.", "Killed were 2000 soldiers.",
        "He paid $1998 for it.", "The 12-year-old girl was unhurt.", "It rose by 1.5 per cent.", "The second man fled.",
        "Call 0044 1998 1234.", "The old quarter of the town burned.", "Sat on the wall, he watched the sun.",
    ],
)  # fmt: skip
def test_words_that_only_look_like_times_are_none(times: Read, text: str) -> None:
    assert [t.text for t in times(text)] == []


AHEAD = [
    "The two delegations will meet in Geneva on Friday, the mediator said.",
    "Talks are due to resume in Doha on Friday.",
    "The parties are slated to sign the accord on Friday.",
    "The minister was expected to arrive in Ankara on Friday for talks with his counterpart.",
    "The vote, postponed twice, is now set for Friday.",
    "The session was postponed until Friday.",
    "He said that the border would reopen on Friday.",
    "The army has until Friday to pull back its guns.",
    "The envoy flies to Khartoum on Friday.",
    "The opposition called for a general strike on Friday.",
    "Rebels vowed to resume fighting by Friday unless the prisoners were freed.",
    "The council meets on Friday to discuss the mandate.",
    "Both sides agreed to exchange lists by Friday.",
    "“We will be in Geneva on Friday,” the spokeswoman told reporters.",
    "The commission is holding its next session on Friday.",
    "A deadline of Friday was set by the mediators.",
    "He wants an answer from each of them by Friday.",
    "Ahead of Friday's referendum, the border was closed.",
    "The rebels gave the government until Friday to answer.",
    "The next round of talks, on Friday, will deal with prisoners.",
    "The blockade could end on Friday, a diplomat said.",
    "The talks had failed, but the envoy is to return on Friday.",
    "Envoy to visit Tripoli on Friday",
]


@pytest.mark.parametrize("text", AHEAD)
def test_a_planned_day_lies_ahead_whatever_the_tense(times: Read, text: str) -> None:
    (found,) = [t for t in times(text) if "Friday" in t.text]
    assert (found.edtf, found.direction, found.anchor) == ("2024-05-17", "future", "published")
    assert "future" in found.made_by


BEHIND = [
    "Shells hit the market on Sunday, killing four people.",
    "At least five soldiers were killed on Sunday when a mine exploded.",
    "The government refused on Sunday to release the men.",
    "Talks in Doha collapsed on Sunday.",
    "The meeting on Sunday ended without a statement.",
    "She told reporters Sunday that the border would reopen.",
    "The two sides agreed on Sunday to free the prisoners.",
    "The siege lasted until Sunday.",
    "By Sunday, more than a thousand people had fled.",
    "Fighters managed to enter the town on Sunday.",
    "The committee was to have met on Sunday.",
    "The two sides failed to meet on Sunday.",
]


@pytest.mark.parametrize("text", BEHIND)
def test_a_day_in_the_past_tense_is_the_last_one(times: Read, text: str) -> None:
    (found,) = [t for t in times(text) if "Sunday" in t.text]
    assert (found.edtf, found.direction) == ("2024-05-12", "past")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He said on Monday that talks will begin on Friday.", ["2024-05-13", "2024-05-17"]),
        ("They agreed on Wednesday to meet on Friday.", ["2024-05-15", "2024-05-17"]),
        ("They met last Wednesday and meet again next Wednesday.", ["2024-05-08", "2024-05-22"]),
        ("They met on Monday and will meet again on Monday.", ["2024-05-13", "2024-05-20"]),
        ("They met on Friday of last week.", ["2024-05-10"]),
        ("The vote is scheduled for 22 December.", ["2024-12-22"]),
        ("The list was signed on 22 December.", ["2023-12-22"]),
        ("The deadline of 1 May has passed.", ["2024-05-01"]),
        ("They fought in March.", ["2024-03"]),
        ("Elections will be held in March.", ["2025-03"]),
        ("The assembly will meet on the first Monday of June.", ["2024-06-03"]),
        ("The feast is kept on the fourth Thursday in November.", [None]),
        ("A group claimed responsibility for 10 May bombings.", ["2024-05-10"]),
    ],
)
def test_each_day_follows_its_own_verb(times: Read, text: str, days: list[str]) -> None:
    assert [t.edtf for t in times(text)] == days


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Lists were promised for 21 April. Nothing came until three days later.", ["2024-04-21", "2024-04-24"]),
        ("The lists came only on 24 April. They had been promised for the 21st.", ["2024-04-24", "2024-04-21"]),
        ("They met on 3 April 2023. The next day the guns fell silent.", ["2023-04-03", "2023-04-04"]),
        ("They swapped 900 men in April 2023. A second round promised for that autumn never came.",
         ["2023-04", "2023-23"]),
        ("Last October both leaders promised to open four crossings before the end of the year.",
         ["2023-10", "2023-12-31"]),
        ("In 1974 they landed troops; in July the island was cut in two.", ["1974", "1974-07"]),
        ("It was to run from April to June 2023.", ["2023-04/2023-06"]),
        ("They met on 3 April 2023. The day before, the guns had fallen silent.", ["2023-04-03", "2023-04-02"]),
        ("The truce began on 3 April 2023. It broke two weeks later.", ["2023-04-03", "2023-04-17/2023-04-23"]),
    ],
)  # fmt: skip
def test_what_was_told_before_is_counted_from(times: Read, text: str, spans: list[str]) -> None:
    found = times(text)
    assert [t.edtf for t in found] == spans
    ids = {t.id for t in found}
    assert all(t.anchor in ("published", "explicit") or t.anchor.removeprefix("earlier:") in ids for t in found)


@pytest.mark.parametrize(
    "text",
    [
        "They met on Friday.", "They met yesterday.", "They met last week.", "They met three days ago.",
        "They met last night.", "They met at 10:00.", "They met in March.", "They will stop before Eid al-Adha.",
        "They met this summer.", "They met over the weekend.", "They met on the 21st.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, "2024"])
def test_nothing_relative_is_dated_without_a_day_of_publication(times: Read, text: str, published: str | None) -> None:
    for found in times(text, published):
        assert (found.edtf, found.anchor, found.direction) == (None, "unresolved", None)


def test_a_clock_time_without_a_day_stays_without_one(times: Read) -> None:
    (found,) = times("The bridge was closed at 10:00, he said.")
    assert (found.type, found.value, found.edtf, found.anchor) == ("TIME", "XXXX-XX-XXT10:00", None, "unresolved")


def test_no_time_of_day_is_ever_invented(times: Read) -> None:
    text = " ".join(row[0] for row in EXPRESSIONS if ":" not in row[3])
    assert not [t.edtf for t in times(text) if t.edtf and "T" in t.edtf]


def test_a_live_blog_tells_the_day_by_its_publication(times: Read) -> None:
    blog = (
        "LIVE: Talks in Amman\n\n18:10 - That is all.\n\n17:45 - They left.\n\n09:00 - Talks are due to start at 10:00."
    )
    assert [t.edtf for t in times(blog)] == [f"{WEDNESDAY}T{hour}" for hour in ("18:10", "17:45", "09:00", "10:00")]


def test_a_daily_report_tells_the_day_that_it_covers(times: Read) -> None:
    report = "Report 41 covering Tuesday, 14 May 2024, issued on 15 May 2024\n\nAt 14:20 the team heard two shots."
    assert [t.edtf for t in times(report)] == ["2024-05-14", "2024-05-15", "2024-05-14T14:20"]


def test_a_history_counts_from_its_own_dates(times: Read) -> None:
    history = (
        "War began on 1 September 1939. On 17 September 1939 a second army marched in. In April 1940 the north fell. "
        "The next day the king fled. In June 1941 the east was invaded. By December the army stood before the capital. "
        "In January it fell back. On 2 February 1943 the siege ended. In July 1943 the island was taken. "
        "In August 1944 the capital rose."
    )
    found = {t.text: (t.edtf, t.anchor) for t in times(history, "2009-12-19")}
    assert found["December"][0] == "1941-12"
    assert found["January"][0] == "1942-01"
    assert found["December"][1].startswith("earlier:")


def test_a_hypothetical_weekday_in_a_quotation_has_no_date(parsed: Callable[..., Parse]) -> None:
    text = "He told them: “If yours go on Sunday, ours will go on Monday.” He laughed."
    outer = Span(text.index("“"), text.index("”") + 1)
    quotation = Quotation(
        outer=outer, inner=Span(outer.start + 1, outer.end - 1), mark="“", closed=True, follows=False, depth=0
    )
    found = find_times(parsed(text, published=WEDNESDAY), calendar.load(), (quotation,))
    assert [(t.text, t.edtf) for t in found] == [("Sunday", None), ("Monday", None)]


def test_an_agreement_counts_from_its_own_day(times: Read) -> None:
    text = "Batken, 17 April 2024\n\n7. Within 90 days of the signing of this communiqué the road shall open."
    assert times(text)[-1].edtf == "../2024-07-16"


def test_within_counts_from_the_day_told_and_not_from_an_event(times: Read) -> None:
    told = times("When they met on Monday, they agreed to meet again within ten days.")[-1]
    assert (told.text, told.edtf, told.anchor) == ("ten days", "../2024-05-23", "earlier:t1")
    event = times("The planes will leave within five days of receiving the lists.")[-1]
    assert (event.edtf, event.anchor) == (None, "unresolved")


def test_offsets_are_code_points_whatever_stands_before(times: Read) -> None:
    text = "“Они ушли” 🕊 — Mr Đặng said on Friday that they’d meet on 3\u00a0June 2024."
    found = times(text)
    assert [t.text for t in found] == ["Friday", "3\u00a0June 2024"]
    assert all(text[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize(
    "text",
    ["", " ", "99/99/9999", "Friday " * 50, "the 99th century", "in the year 9999", "1 Feb", "30 February 2024",
     "9999 centuries later", "3 May 0000", "the end of the end of the year", "25:61", "12:30:99 on Friday",
     "a hundred thousand years ago", "\u202e3 May 2024\u202c", "Q9 2024", "-", "T10", "AD 1 ago", "the 31st of June"],
)  # fmt: skip
def test_strange_texts_give_only_what_can_be_a_date(times: Read, text: str) -> None:
    for found in times(text):
        assert found.start < found.end
        assert found.edtf is None or edtf.valid(found.edtf)


@pytest.mark.parametrize(
    ("phrase", "start", "end", "grain"),
    [
        ("last Sunday", "2025-05-11", None, "day"),
        ("two weeks ago", "2025-05-02", None, "week"),
        ("last Tuesday to Thursday", "2025-05-13", "2025-05-15", "day"),
        ("Thursday through Tuesday", "2025-05-15", "2025-05-20", "day"),
        ("12-14 May", "2025-05-12", "2025-05-14", "day"),
        ("July 31st", "2024-07-31", None, "day"),
        ("mid-March", "2025-03-16", None, "month"),
        ("late last year", "2024-12-31", None, "year"),
        ("Fri.", "2025-05-16", None, "day"),
        ("5-day-old", "2025-05-11", None, "day"),
        ("according to police", None, None, None),
        ("three days of clashes", None, None, None),
        ("the day after the vote", None, None, None),
        ("last summer", None, None, None),
        ("", None, None, None),
    ],
)
def test_phrases_are_answered_at_their_grain(
    phrase: str, start: str | None, end: str | None, grain: str | None
) -> None:
    found = answer({"id": "1", "expr": phrase, "ref": "2025-05-16"})
    assert found == {"id": "1", "start": start, "end": end, "granularity": grain}
    assert [day.isoformat() if day else None for day in resolve_phrase(phrase, "2025-05-16")[:2]] == [start, end]


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        ("The ministry ordered the diplomats to leave within a week.", "a week", "../2024-05-22~"),
        ("The junta gave the envoy 48 hours to leave the country.", "48 hours", "../2024-05-17~"),
        ("Rebels on Monday issued a 72-hour ultimatum.", "72-hour", "../2024-05-16~"),
        ("The team met on 3 May. It said that both sides shall report within 21 days.", "21 days", "../2024-05-24"),
        ("They will leave within ten days, provided that the road is open.", "ten days", None),
        ("The government collapsed within three months.", "three months", None),
        ("They agreed on Tuesday to free them after nine days of talks.", "nine days", "2024-05-06~/2024-05-14"),
        ("The bridge will be opened before the winter.", "the winter", "../2024-12~"),
        ("We would have sat there until midnight.", "midnight", None),
        ("They met on 4 and 5 February 2024.", "4", "2024-02-04"),
        ("They met in July and August of last year.", "July", "2023-07"),
        ("They will meet again the week after next.", "the week after next", "2024-05-27/2024-06-02"),
        ("At its meeting on Friday, the council decided to extend the mandate.", "Friday", "2024-05-10"),
        ("On Friday they turn to borders.", "Friday", "2024-05-17"),
    ],
)  # fmt: skip
def test_terms_count_from_the_day_they_were_set(times: Read, text: str, words: str, span: str | None) -> None:
    assert [t.edtf for t in times(text) if t.text == words] == [span]
