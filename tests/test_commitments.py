"""Commitments: what binds whom, until when, on what condition; and what binds nobody."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.commitments import find_commitments
from dragoman.find.quotations import find_quotations
from dragoman.find.sides import find_sides
from dragoman.find.statements import find_statements
from dragoman.find.times import find_times
from dragoman.knowledge import calendar, promises, reporting, roster
from dragoman.model.findings import Commitment
from dragoman.parse import Parse

Read = Callable[[str], tuple[Parse, tuple[Commitment, ...], dict[str, str]]]
PUBLISHED = "2024-05-15"
"""A Wednesday."""


@pytest.fixture(scope="module")
def read(parsed: Callable[..., Parse]) -> Read:
    """A function from a text to its parse, its commitments and the names of its actors."""

    def make(text: str) -> tuple[Parse, tuple[Commitment, ...], dict[str, str]]:
        parse = parsed(text, published=PUBLISHED)
        quotations = find_quotations(parse)
        times = find_times(parse, calendar.load(), quotations)
        actors = find_actors(parse, roster.load(), quotations)
        statements = find_statements(parse, reporting.load(), quotations, actors, times, ())
        sides = find_sides(parse, promises.load(), actors)
        found = find_commitments(parse, promises.load(), statements, (), actors, sides, times)
        return parse, found, {actor.id: actor.name for actor in actors}

    return make


KINDS = [
    ("Norland promised to reopen the port.", "pledge", "reopen the port"),
    ("The interior ministry vowed to publish the list.", "pledge", "publish the list"),
    ("The rebels said they would free the driver.", "pledge", "free the driver"),
    ("“We will return the bodies,” said Colonel Jano Brek, the army spokesman.", "pledge", "return the bodies"),
    ("The army said it was ready to withdraw from the valley.", "pledge", "withdraw from the valley"),
    ("Ethiopia pledged that the road would be open to aid.", "pledge", "the road would be open to aid"),
    (
        "The ministry said it would reopen the road if the rebels left the ridge.",
        "conditional_pledge",
        "reopen the road",
    ),
    ("If access is granted, the mission will inspect the site.", "conditional_pledge", "inspect the site"),
    ("Both sides shall exchange maps of the minefields.", "obligation", "exchange maps of the minefields"),
    ("The commander must report to the council.", "obligation", "report to the council"),
    ("Peru and Ecuador agreed to clear the mines.", "obligation", "clear the mines"),
    ("The wounded are to be taken to Brod.", "obligation", "The wounded are to be taken to Brod"),
    ("The pact obliged both armies to leave the hills.", "obligation", "leave the hills"),
    ("The foreign ministers agreed to meet again in Lima.", "scheduled", "meet again in Lima"),
    ("The joint commission is to meet on Friday.", "scheduled", "meet on Friday"),
    ("A second round of talks is planned for June.", "scheduled", "A second round of talks is planned for June"),
    ("The governor gave the herders until 1 June to leave.", "deadline", "gave the herders until 1 June to leave"),
    ("The truce expires on Sunday.", "deadline", "The truce expires on Sunday"),
    ("The bishop called for an independent inquiry.", "call", "an independent inquiry"),
    ("The envoy called on both armies to stop.", "call", "stop"),
    ("Kenya urged Sudan to open the border.", "call", "open the border"),
    ("The families demanded an apology.", "demand", "an apology"),
    ("Chad demanded that the troops leave.", "demand", "the troops leave"),
    ("“First return our men,” said Jano Brek, a rebel commander.", "demand", "First return our men"),
    ("The Tajik side proposed joint patrols.", "proposal", "joint patrols"),
    ("The mediator suggested moving the talks to Doha.", "proposal", "moving the talks to Doha"),
    ("Diplomats expect the council to vote in June.", "expectation", "vote in June"),
    ("The envoy is expected to return next week.", "expectation", "return next week"),
    ("The envoy hopes to see both leaders.", "hope", "see both leaders"),
    ("The army threatened to close the crossing.", "conditional_threat", "close the crossing"),
    ("Two analysts said that Peru will leave the pact if it loses the vote.", "expectation", "leave the pact"),
    ("The envoys are expected in Oslo on 3 June.", "scheduled", "The envoys are expected in Oslo on 3 June"),
    ("The next round opens in Oslo on 3 June.", "scheduled", "The next round opens in Oslo on 3 June"),
    ("The mission's six weeks end on 3 June.", "deadline", "The mission's six weeks end on 3 June"),
    ("Chad renewed its demand that the ferries return.", "demand", "the ferries return"),
    ("Chad repeated its call for an inquiry.", "call", "an inquiry"),
    ("Chad repeated its offer to host the talks.", "pledge", "host the talks"),
    ("The truce requested by the bishop has not come.", "call", "The truce requested by the bishop"),
    ("The families insist that the prefect resign.", "demand", "the prefect resign"),
    ("Under the pact, Peru and Chile were to open a road.", "obligation", "open a road"),
    ("Chad said it would search as long as it takes.", "pledge", "search as long as it takes"),
    ("Neither side shall fly drones.", "obligation", "Neither side shall fly drones"),
]


@pytest.mark.parametrize(("text", "kind", "what"), KINDS, ids=[text for text, _, _ in KINDS])
def test_what_is_promised_asked_or_planned_has_its_kind(read: Read, text: str, kind: str, what: str) -> None:
    _, found, _ = read(text)
    assert [(c.kind, " … ".join(span.of(text) for span in c.what)) for c in found] == [(kind, what)]


DUE = [
    ("Norland promised to reopen the port by the end of the month.", "../2024-05-31"),
    ("Norland promised to reopen the port before 1 July.", "../2024-06-30"),
    ("Norland promised to reopen the port next Tuesday.", "2024-05-21"),
    ("The committee is due to meet in the first week of June.", "2024-06-01/2024-06-07"),
    ("The governor gave the herders until 1 June to leave.", "../2024-06-01"),
    ("By 1 June the army shall leave the valley.", "../2024-06-01"),
    ("The committee was to meet last week.", "2024-05-06/2024-05-12"),
    ("The envoy called on them to honour the 2018 peace agreement.", None),
    ("The army said it would open the road within a week if the mines were gone.", None),
    ("Norland promised to reopen the port that was closed in March 2021.", None),
    ("Norland promised to publish the 1962 map next year.", "2025"),
    ("The two leaders agreed to meet by July or August.", "../2024-08"),
    ("Norland promised to open the gate the same day if the shelling stopped.", None),
]


@pytest.mark.parametrize(("text", "due"), DUE, ids=[text for text, _ in DUE])
def test_a_date_is_due_under_its_preposition_and_only_if_it_belongs_to_the_deed(
    read: Read, text: str, due: str | None
) -> None:
    _, found, _ = read(text)
    assert [c.due for c in found] == [due]


CONDITIONS = [
    ("The army said it would open the road, provided that the mines were gone.", "provided that the mines were gone"),
    ("If the army leaves the ridge, Norway will send aid.", "If the army leaves the ridge"),
    ("The Tajik side said it was prepared to consider patrols “once the shelling stops”.", "once the shelling stops"),
    ("The crossing shall open by 1 June, unless the mines are still there.", "unless the mines are still there"),
    ("Chad said it would pay only if Mali paid “its half”.", "only if Mali paid “its half”"),
    ("Chad said it would send trucks, but only if the road was safe.", "only if the road was safe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "condition"), CONDITIONS, ids=[text for text, _ in CONDITIONS])
def test_a_condition_is_kept_apart_from_what_is_to_be_done(read: Read, text: str, condition: str) -> None:
    _, found, _ = read(text)
    assert [span.of(text) for c in found for span in c.condition] == [condition]
    assert all(not a.overlaps(b) for c in found for a in c.what for b in c.condition)


WHO = [
    ("Norway promised to send engineers.", ["Norway"], []),
    ("Peru and Ecuador agreed to clear the mines.", ["Ecuador", "Peru"], []),
    ("Kenya urged Sudan to open the border.", [], ["Sudan"]),
    ("Diplomats expect Turkey to host the talks.", [], ["Turkey"]),
    ("Libya demanded that Egypt leave the oasis.", [], []),
    ("The accord commits Peru to leave the ridge.", ["Peru"], []),
    ("“We will send engineers,” said Kari Lunde, Norway's foreign minister.", ["Norway"], []),
    ("“I will come to Oslo,” said Kari Lunde, Norway's foreign minister.", ["Kari Lunde"], []),
    ("“We will send a doctor,” said Kari Lunde, a spokeswoman.", [], []),
    ("A spokesman for the European Union, Jan Brek, said it would send monitors.", ["European Union"], []),
    ("Norway's prime minister, Kari Lunde, said that Oslo would send engineers.", ["Norway"], []),
    ("France and Spain said that they would send monitors.", ["France", "Spain"], []),
    ("Talks between Peru and Ecuador are due to begin on Friday.", ["Ecuador", "Peru"], []),
]


@pytest.mark.parametrize(("text", "who", "to"), WHO, ids=[text for text, _, _ in WHO])
def test_the_promiser_is_bound_and_calls_and_expectations_bind_nobody(
    read: Read, text: str, who: list[str], to: list[str]
) -> None:
    _, found, names = read(text)
    assert [sorted(names[i] for i in c.who) for c in found] == [who]
    assert [sorted(names[i] for i in c.to) for c in found] == [to]


NONE = [
    "Two diplomats said that Peru could recall its ambassador if the court rules against it.",
    "Mayor Jano Brek warned that the council might fall if the talks failed.",
    "Talks were to have been held on Friday but were called off.",
    "A convoy that had been planned for Monday was cancelled.",
    "The meeting that was planned for 7 December in Brod did not take place.",
    "The army put off a meeting that had been due to open on Friday.",
    "A driver, who asked not to be named, saw the trucks.",
    "“Ask me in June,” said Jano Brek, the mediator.",
    "The army denied that it had promised to leave.",
    "Norland has not agreed to open the border.",
    "The minister refused to promise anything.",
    "No date has been agreed.",
    "The rain will stop.",
    "He asked whether the talks would resume.",
    "They would have sat there until midnight.",
    "Nobody would say who was on the lists.",
    "The two men shook hands and left.",
    "The shells must have come from the hill.",
    "Who will lead the delegation?",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_denied_refused_asked_or_only_guessed_is_no_commitment(read: Read, text: str) -> None:
    assert read(text)[1] == ()


def test_two_deeds_with_dates_or_conditions_of_their_own_are_two_commitments(read: Read) -> None:
    text = "Both sides shall withdraw their guns by 1 June and begin joint patrols on 1 July."
    _, found, _ = read(text)
    assert [(c.what[0].of(text), c.due) for c in found] == [
        ("withdraw their guns by 1 June", "../2024-06-01"),
        ("begin joint patrols on 1 July", "2024-07-01"),
    ]


def test_a_list_of_deeds_is_parted_behind_each_term(read: Read) -> None:
    text = "They agreed to send lists by 1 June, to open the road before the rains and to fly no drones."
    _, found, _ = read(text)
    assert [(c.what[0].of(text), c.due) for c in found] == [
        ("send lists by 1 June", "../2024-06-01"),
        ("open the road before the rains", None),
        ("fly no drones", None),
    ]


def test_deeds_under_one_date_are_one_commitment(read: Read) -> None:
    text = "The Sides instructed the chiefs of staff to establish the facts and to report by 1 June."
    _, found, _ = read(text)
    assert [c.due for c in found] == ["../2024-06-01"]


def test_a_refusal_with_unless_is_a_demand(read: Read) -> None:
    text = "“We will not open the gate,” the rebel commander Jano Brek said, “unless our men come home.”"
    _, found, _ = read(text)
    assert [(c.kind, c.who) for c in found] == [("demand", ())]


def test_a_refusal_to_keep_what_stands_is_a_threat_under_its_condition(read: Read) -> None:
    text = "The Sun Brigade has said it will not renew the truce unless the government frees 40 men."
    _, found, names = read(text)
    assert [(c.kind, [names[who] for who in c.who]) for c in found] == [("conditional_threat", ["Sun Brigade"])]
    assert [span.of(text) for span in (*found[0].what, *found[0].condition)] == [
        "not renew the truce",
        "unless the government frees 40 men",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Peru's president, Ana Quispe, said she would withdraw the envoys unless Chile stopped.",
            "conditional_threat",
        ),
        ("Peru's president, Ana Quispe, said she would open the road unless it rained.", "conditional_pledge"),
    ],
)
def test_what_will_be_done_unless_others_act_is_a_threat(read: Read, text: str, kind: str) -> None:
    _, found, _ = read(text)
    assert [c.kind for c in found] == [kind]


def test_a_deadline_ends_before_a_clause_with_a_subject_of_its_own(read: Read) -> None:
    text = "The truce expires at midnight on Sunday, and the rebels have gone home."
    _, found, _ = read(text)
    assert [[span.of(text) for span in c.what] for c in found] == [["The truce expires at midnight on Sunday"]]


def test_a_condition_ends_before_a_remark_on_it(read: Read) -> None:
    text = "The army said it would leave, provided that the rebels left the hill, which they denied holding."
    _, found, _ = read(text)
    assert [span.of(text) for c in found for span in c.condition] == ["provided that the rebels left the hill"]


def test_who_will_ask_pledges_to_ask(read: Read) -> None:
    text = "Peru's minister, Ana Quispe, said her government would ask for the mandate to be extended."
    _, found, _ = read(text)
    assert [(c.kind, [span.of(text) for span in c.what]) for c in found] == [
        ("pledge", ["ask for the mandate to be extended"])
    ]


def test_who_would_be_asked_has_not_been_asked(read: Read) -> None:
    _, found, _ = read("The envoy, Ana Rau, said the Red Cross would be asked to run the corridor.")
    assert [c.kind for c in found if c.kind == "call"] == []


def test_who_would_urge_in_his_own_words_urges(read: Read) -> None:
    text = "“I would urge both sides to stop,” said the envoy, Ana Rau."
    _, found, _ = read(text)
    assert [c.kind for c in found] == ["call"]


def test_who_wants_an_inquiry_demands_one(read: Read) -> None:
    _, found, _ = read("“We want an investigation by the council,” said the envoy, Ana Rau.")
    assert [c.kind for c in found] == ["demand"]


def test_a_headline_does_not_promise_again_what_the_body_says(read: Read) -> None:
    text = (
        "Norland Promises to Open Port\n\nNorland promised on Monday to open its port in June, ending a long quarrel."
    )
    _, found, _ = read(text)
    assert len(found) == 1
    assert found[0].what[0].start > text.index("\n")


def test_every_commitment_says_where_and_why(read: Read) -> None:
    text = "In the “Café Élan” in Brod the rebels said they would free the driver “by Friday”."
    parse, found, _ = read(text)
    assert found
    for c in found:
        assert c.made_by
        assert all(0 <= span.start < span.end <= len(parse.text) for span in (*c.what, *c.condition))
        assert c.due_span is None or "Friday" in c.due_span.of(text)
