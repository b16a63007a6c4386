"""When, where, on what occasion and to whom something was said: what the clause says, and what it takes from before."""

import functools

import pytest

import dragoman
from dragoman.model.findings import Statement

PUBLISHED = "2031-05-15"
"""A Thursday."""


@functools.cache
def said(text: str, published: str | None = PUBLISHED) -> list[Statement]:
    return list(dragoman.read(text, published=published).statements)


def one(text: str, words: str, published: str | None = PUBLISHED) -> Statement:
    """The innermost statement that says these words."""
    start = text.index(words)
    inside = [s for s in said(text, published) if any(span.start <= start < span.end for span in s.content)]
    return min(inside, key=lambda s: sum(span.end - span.start for span in s.content))


OCCASIONS = [
    ("At a joint news conference in Tunis, Jan Novak said the truce was dead.", "press_conference"),
    ("Foreign Minister Jan Novak, in a phone call with Amina Odhiambo, said the truce was dead.", "phone_call"),
    ("Speaking to reporters after talks in Lima, Jan Novak said the truce was dead.", "remarks_to_press"),
    ("“The truce is dead,” Jan Novak said in a televised address.", "speech"),
    ("During a hearing in the Senate, Jan Novak said the truce was dead.", "hearing"),
    ("Residents reached by telephone said the truce was dead.", "phone_call"),
    ("The letter said the truce was dead.", "letter"),
    ("Jan Novak told the BBC that the truce was dead.", "interview"),
    ("“He told us that the truce was dead,” said the farmer.", None),
    ("Jan Novak said in reply to a letter that the truce was dead.", None),
    ("Ahead of the press conference, Jan Novak said the truce was dead.", None),
    ("Jan Novak said the truce was dead and Ana Rau said at a rally that it was not.", None),
    ("Jan Novak said that the general had declared in a speech the truce dead.", None),
]


@pytest.mark.parametrize(("text", "occasion"), OCCASIONS, ids=[text for text, _ in OCCASIONS])
def test_the_occasion_is_that_of_the_cues_own_clause(text: str, occasion: str | None) -> None:
    first = min(said(text), key=lambda s: s.content[0].start)
    assert first.occasion == occasion


TALK = (
    "Talks end\n\nJan Novak told a news conference in Tunis on Tuesday that the talks were over. "
    "“We will go home,” he said.\n\nNovak accused the army of looting Sfax.\n\n"
    "In a letter dated 3 May, Novak said the mediators were tired. Ana Rau said they were not.\n"
)


@pytest.mark.parametrize(
    ("words", "occasion", "time"),
    [
        ("the talks were over", "press_conference", "2031-05-13"),
        ("We will go home", "press_conference", "2031-05-13"),
        ("the army of looting", "press_conference", "2031-05-13"),
        ("the mediators were tired", "letter", "2031-05-03"),
        ("they were not", None, "../2031-05-15"),
    ],
)
def test_a_setting_goes_on_with_its_speaker_until_another_is_told(words: str, occasion: str | None, time: str) -> None:
    found = one(TALK, words)
    assert (found.occasion, found.time) == (occasion, time)


def test_the_place_of_an_occasion_is_that_of_the_saying() -> None:
    reading = dragoman.read(TALK, published=PUBLISHED)
    tunis = next(place.id for place in reading.places if place.name == "Tunis")
    places = {s.content[0].of(TALK): s.place for s in reading.statements}
    assert places["the talks were over"] == places["We will go home,"] == tunis
    assert places["the mediators were tired"] is None


OPENED = (
    "The president speaks\n\nPresident Ana Rau addressed the nation on Monday evening. “The war is over,” she said.\n\n"
    "The next day she held a press conference in Lomé. “I am not tired,” she said.\n"
)


def test_an_occasion_may_be_told_in_a_sentence_before_what_is_said_there() -> None:
    assert (one(OPENED, "The war").occasion, one(OPENED, "The war").time) == ("speech", "2031-05-12")
    assert one(OPENED, "I am not tired").occasion == "press_conference"


INTERVIEW = (
    "“I like the rain”\n\nAna Rau received us in her office in Lomé on Monday. She said the army would stay.\n\n"
    "Her adviser, Pio Sen, left the room.\n\n“Nobody asked me to go,” Rau said.\n"
)


def test_what_is_said_in_an_interview_was_said_on_its_day_wherever_it_stands() -> None:
    assert {one(INTERVIEW, w).time for w in ("the army would stay", "Nobody asked me")} == {"2031-05-12"}
    assert one(INTERVIEW, "Nobody asked me").occasion == "interview"


AFTER = [
    ("A blast hit the market on Tuesday. The mayor said six people had died.", "six people", "2031-05-13/2031-05-15"),
    ("The mayor said the market had burned on Tuesday.", "the market", "2031-05-13/2031-05-15"),
    ("The mayor said the market had burned on Thursday.", "the market", "2031-05-15"),
    ("The mayor said the market would open on Tuesday.", "the market", "../2031-05-15"),
    ("The market burned in 2019. The mayor said nobody had paid.", "nobody", "../2031-05-15"),
    ("Ana Rau spoke on Tuesday of a truce. The mayor said nobody had paid.", "nobody", "../2031-05-15"),
    ("The army had said that the market was safe. It burned on Tuesday.", "the market was", "../2031-05-15"),
]


@pytest.mark.parametrize(("text", "words", "time"), AFTER, ids=[row[0] for row in AFTER])
def test_what_tells_of_a_fresh_day_was_said_between_that_day_and_publication(text: str, words: str, time: str) -> None:
    assert one(f"Market news\n\n{text}\n", words).time == time


def test_without_a_day_of_publication_nothing_is_bounded() -> None:
    text = "A blast hit the market on 13 May 2031. The mayor said six people had died.\n"
    assert one(text, "six people", None).time is None


def test_how_a_date_is_known_stands_in_made_by() -> None:
    assert one(TALK, "We will go home").made_by.endswith("dated: Tuesday")
    text = "A blast hit the market on Tuesday. The mayor said six people had died.\n"
    assert one(text, "six people").made_by.endswith("dated: after Tuesday")


REACTION = (
    "Army and rebels sign truce in Lima\n\nThe army and the rebels signed a truce in Lima on Tuesday.\n\n"
    "The road was quiet.\n\nPeru's president welcomed the news. The bishop said he was glad.\n"
)


def test_an_answer_to_what_the_text_leads_with_was_given_after_it() -> None:
    assert one(REACTION, "the news").time == "2031-05-13/2031-05-15"


BRIEFING = (
    "Daily Briefing by the Spokesperson, Monday, 12 May 2031\n\nThe mission has left Lima.\n\n"
    "Asked who paid, the Spokesperson, Ana Rau, said nobody had.\n"
)


def test_who_speaks_throughout_by_the_heading_speaks_on_its_day() -> None:
    found = one(BRIEFING, "nobody had", "2031-05-15")
    assert (found.time, found.occasion) == ("2031-05-12", "press_briefing")


def test_a_relayed_saying_came_before_the_one_that_relays_it() -> None:
    text = "On Monday Jan Novak said that the rebels had promised to leave."
    assert (one(text, "the rebels had").time, one(text, "to leave").time) == ("2031-05-12", "../2031-05-12")


@pytest.mark.parametrize(
    "text",
    ["Each side accuses the other of breaking the truce.", "Peru places the crater inside its own territory."],
)
def test_what_is_said_time_and_again_has_no_date(text: str) -> None:
    assert [s.time for s in said(text)] == [None]


HEARERS = [
    ("Ana Rau told the Security Council that the truce was dead.", ["United Nations Security Council"]),
    ("In a letter to the Security Council, Ana Rau said the truce was dead.", ["United Nations Security Council"]),
    ("In a phone call with Jan Novak, Ana Rau said the truce was dead.", ["Jan Novak"]),
    ("Ana Rau called on Peru to leave.", ["Peru"]),
    ("Ana Rau warned Peru against sending ships.", ["Peru"]),
    ("Ana Rau accused Peru of sending ships.", []),
    ("Ana Rau expects Peru to send ships.", []),
]


@pytest.mark.parametrize(("text", "names"), HEARERS, ids=[text for text, _ in HEARERS])
def test_hearers_are_those_spoken_to_not_those_spoken_of(text: str, names: list[str]) -> None:
    reading = dragoman.read(text, published=PUBLISHED)
    actors = {actor.id: actor.name for actor in reading.actors}
    assert [[actors[id] for id in s.addressees] for s in reading.statements] == [names]


def test_an_occasion_of_another_verb_beside_the_cue_does_not_count() -> None:
    (told,) = said("After he mocked her on Twitter, Jan Novak told parliament that the truce was dead.")
    assert told.occasion == "parliament"


def test_a_paper_called_the_post_is_no_post() -> None:
    assert [s.occasion for s in said("The Washington Post reported that the truce was dead.")] == [None]


def test_the_narrower_occasion_wins_wherever_it_stands() -> None:
    text = "“The truce is dead,” Jan Novak told reporters on Monday at a news conference in Lima."
    assert [(s.occasion, s.time) for s in said(text)] == [("press_conference", "2031-05-12")]


def test_who_replies_does_so_on_the_occasion_on_which_the_other_spoke() -> None:
    text = (
        "At a meeting of the Security Council on Tuesday, Ana Rau said the truce was dead.\n\n"
        "Jan Novak replied that nobody had fired.\n"
    )
    assert (one(text, "nobody had").time, one(text, "nobody had").occasion) == ("2031-05-13", "council_meeting")


def test_a_signed_quotation_has_the_day_beside_its_name() -> None:
    text = "“The river is not ours alone. That is all.” – Ana Rau, the water minister, in Lima on Tuesday\n"
    assert one(text, "The river").time == "2031-05-13"


def test_a_second_cue_takes_the_day_of_the_first_and_not_one_in_what_the_first_says() -> None:
    text = (
        "The league said on Monday that 900 people had been displaced since April in Kivu province and accused both "
        "armies of blocking food convoys."
    )
    assert one(text, "both armies").time == "2031-05-12"
