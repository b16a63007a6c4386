"""Names in plain sentences, states that act without saying so, and pronouns that their own sentence settles."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.quotations import find_quotations
from dragoman.knowledge import roster
from dragoman.model.findings import Actor
from dragoman.parse import Parse

Read = Callable[[str], tuple[Actor, ...]]


@pytest.fixture
def read(parsed: Callable[..., Parse]) -> Read:
    def of(text: str) -> tuple[Actor, ...]:
        parse = parsed(text)
        return find_actors(parse, roster.load(), find_quotations(parse))

    return of


PERSONS = [
    ("Apinya Tavarat of Walls Down counted sixty families. She wants them paid.", "Apinya Tavarat", ["She"]),
    ("The list came late. Zalina Tavarova brought a photograph and her old passport.", "Zalina Tavarova", ["her"]),
    ("Joost Haverbeke, deputy to the prosecutor, said that he would wait.", "Joost Haverbeke", ["he"]),
]


@pytest.mark.parametrize(("text", "name", "pronouns"), PERSONS)
def test_two_capitals_that_he_or_she_takes_up_are_a_person(
    read: Read, text: str, name: str, pronouns: list[str]
) -> None:
    bearer = next(a for a in read(text) if a.name == name)
    assert bearer.kind == "person"
    assert [m.text for m in bearer.mentions if m.form == "pronoun"] == pronouns


def test_a_name_parted_from_its_title_by_a_comma_is_a_mention_too(read: Read) -> None:
    told = [(m.text, m.form) for m in read("Jan Novak, the envoy of Kenya in Gao, left.")[0].mentions]
    assert ("Jan Novak", "name") in told
    assert any(form == "title+name" for _, form in told)


STATES = [
    ("Ana Tavar, who negotiates for Beirut, left the room.", {"Lebanon"}),
    ("They met at the invitation of Kenya on Monday.", {"Kenya"}),
    ("They met on the coast of Kenya on Monday.", set()),
    ("The minister denied that the judge was in Georgia's custody.", {"Georgia"}),
    ("Peru offers Kenya talks", {"Peru", "Kenya"}),
    ("Brasília has moved soldiers to the river.", {"Brazil"}),
    ("Nairobi has moved closer to the river.", set()),
    ("She told him that only Lima could do that.", {"Peru"}),
    ("Kenya's president-elect waved.", {"Kenya"}),
]


@pytest.mark.parametrize(("text", "states"), STATES)
def test_a_state_acts_where_somebody_acts_for_it(read: Read, text: str, states: set[str]) -> None:
    assert {a.name for a in read(text) if a.kind == "state"} == states


PRONOUNS = [
    ("The rebels left the town. Families who moved their nets came back.", [("their", "Families")]),
    ("She was late. Major Ana Okoro said a Dane had been left in his socks.", [("his", "Dane")]),
    ("Envoy Ana Okoro left. She said Jan Novak had read her proposal.", [("She", "Ana Okoro"), ("her", "Ana Okoro")]),
    # the possessor of a subject is not yet who speaks below it
    (
        "Envoy Ana Okoro left. Her deputy, Jan Novak, said that his forces had won.",
        [("Her", "Ana Okoro"), ("his", "Jan Novak")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PRONOUNS)
def test_the_sentence_of_a_pronoun_settles_whom_it_means(read: Read, text: str, wanted: list[tuple[str, str]]) -> None:
    names = {name for _, name in wanted}
    told = [
        (m.start, m.text, a.name) for a in read(text) for m in a.mentions if m.form == "pronoun" and m.text != "who"
    ]
    assert [(word, name) for _, word, name in sorted(told) if name in names] == wanted


UNLISTED = [
    (
        "One.\n\nAna Tavar accused Brodebu, the main opposition party, of lying.\n\nBrodebu's chief delegate left.",
        "Brodebu",
        2,
    ),
    ("One.\n\nThree hundred members of the Tavar Guard came. She thanked the Guard.", "Tavar Guard", 2),
    ("One.\n\nShe told the Tavar Herald that it was late.", "Tavar Herald", 1),
    ("One.\n\nThe mayor said the Tavars had left the pines.", "Tavars", 1),
    ("One.\n\nKing Edward Street was closed.", "Edward Street", 0),
    ("One.\n\nResidents of Tavar Heights came.", "Tavar Heights", 0),
]


@pytest.mark.parametrize(("text", "name", "times"), UNLISTED)
def test_a_body_that_no_list_knows_is_told_by_who_serves_it_and_what_it_does(
    read: Read, text: str, name: str, times: int
) -> None:
    assert sum(m.form == "name" for a in read(text) if a.name == name for m in a.mentions) == times


SETTLED = [
    ("The herders may pass as long as they leave their spears.", [("they", "herders"), ("their", "herders")]),
    ("Envoy Jan Novak asked Tomas Belo to withdraw his words.", [("his", "Tomas Belo")]),
    ("The minister praised the Security Council but asked it to wait.", [("it", "United Nations Security Council")]),
    ("Portugal said it would look for the file.", [("it", "Portugal")]),
    ("Portugal said it looked bad.", []),
    ("An old shepherd lifted his cap. He left.", [("his", "shepherd"), ("He", "shepherd")]),
]


@pytest.mark.parametrize(("text", "wanted"), SETTLED)
def test_a_clause_tells_who_acts_in_it_and_who_is_called_on(
    read: Read, text: str, wanted: list[tuple[str, str]]
) -> None:
    told = [(m.start, m.text, a.name) for a in read(text) for m in a.mentions if m.form == "pronoun"]
    assert [(word, name.split(" ", 1)[-1] if "shepherd" in name else name) for _, word, name in sorted(told)] == wanted


def test_bare_rebels_of_a_headline_are_the_one_armed_group_named(read: Read) -> None:
    groups = [
        a for a in read("Militants seize town\n\nAl-Shabaab took Hiran.\n\nBread is dear.") if a.kind == "armed_group"
    ]
    assert [[m.text for m in a.mentions] for a in groups] == [["Militants", "Al-Shabaab"]]


def test_what_somebody_calls_itself_is_one_more_name(read: Read) -> None:
    found = read("One.\n\nThe Resistance, as Hezbollah calls itself, will not stand in the way.")
    assert [[m.text for m in a.mentions] for a in found if a.name == "Hezbollah"] == [["Resistance", "Hezbollah"]]


NO_PERSONS = [
    ("One.\n\nRio Verde Mining suspended work at the pit.", "Rio Verde Mining", "organisation"),
    ("One.\n\nThe Tavar Tribune reported that the road was open.", "Tavar Tribune", "outlet"),
]


@pytest.mark.parametrize(("text", "name", "kind"), NO_PERSONS)
def test_firms_and_papers_that_act_are_no_persons(read: Read, text: str, name: str, kind: str) -> None:
    assert {a.kind for a in read(text) if a.name == name} == {kind}
