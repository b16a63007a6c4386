"""First and second person: whom `I`, `we` and `you` mean inside quoted words."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.hearing import hear
from dragoman.find.quotations import find_quotations
from dragoman.find.sides import find_sides
from dragoman.find.statements import find_statements
from dragoman.find.times import find_times
from dragoman.knowledge import calendar, promises, reporting, roster
from dragoman.model.findings import Actor, Statement
from dragoman.parse import Parse

Read = Callable[[str], tuple[tuple[Actor, ...], tuple[Statement, ...]]]


@pytest.fixture(scope="module")
def read(parsed: Callable[..., Parse]) -> Read:
    """A function from a text to its actors and statements, heard."""

    def make(text: str) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
        parse = parsed(text, published="2024-05-15")
        quotations = find_quotations(parse)
        times = find_times(parse, calendar.load(), quotations)
        actors = find_actors(parse, roster.load(), quotations)
        statements = find_statements(parse, reporting.load(), quotations, actors, times, ())
        sides = find_sides(parse, promises.load(), actors)
        return hear(parse, quotations, sides, actors, statements)

    return make


def bearers(text: str, actors: tuple[Actor, ...]) -> list[tuple[str, str]]:
    """Each word of the first or second person with the names of those it means, in order of the text."""
    found: dict[tuple[int, str], list[str]] = {}
    for actor in actors:
        for m in actor.mentions:
            assert text[m.start : m.end] == m.text
            if any(role in m.made_by for role in ("speaker of", "addressee of", "asked before")):
                found.setdefault((m.start, m.text), []).append(actor.name)
    return [(word, " + ".join(names)) for (_, word), names in sorted(found.items())]


MEANT = [
    # I
    ("“I have my doubts,” said Marta Okello, a teacher.", [("I", "Marta Okello"), ("my", "Marta Okello")]),
    ("« Ask me again tomorrow, » Jan Novák said. « The map is not mine. »",
     [("me", "Jan Novák"), ("mine", "Jan Novák")]),
    ("“I was told to wait,” said the ministry.", []),
    ("“I signed,” somebody shouted.", []),
    # we
    ("“We will not leave,” the African Union said.", [("We", "African Union")]),
    ("Chad and Niger said in a joint statement: “We have agreed to reopen the road.”", [("We", "Chad + Niger")]),
    ("The spokesman for the Kivu Front, Jean Mabanza, said: “They shelled us first.”", [("us", "Kivu Front")]),
    ("The Kivu Front's chairman, Jean Mabanza, said: “Our fighters will stay.”", [("Our", "Kivu Front")]),
    ("Hala Osman has negotiated for the Coordination of Azawad Movements since May. “We will stay,” she said.",
     [("We", "Coordination of Azawad Movements")]),
    ("Speaking for the rebels, Hala Osman said: “Nobody asked us.”", [("us", "rebels")]),
    ("“We buried him on Sunday,” said Marta Okello, a teacher.", [("We", "Marta Okello")]),
    ("“We met them in Doha,” a spokeswoman said.", []),
    ("“We shall count them,” said Admiral Jan Novák.", []),
    ("“We are not at war,” the communiqué said.", []),
    # you
    ("Jan Novák told the envoy, Hala Osman: “You were late and your driver was lost.”",
     [("You", "Hala Osman"), ("your", "Hala Osman")]),
    ("“Did you close the gate?” asked Hala Osman. “I ordered tea,” Jan Novák replied.",
     [("you", "Jan Novák"), ("I", "Jan Novák")]),
    ("“You cannot guard a fence with a prayer,” said Hala Osman.", []),
    ("Were you afraid? “Only of the dogs,” says Hala Osman, a guide.", [("you", "Hala Osman")]),
    ("Hala Osman, a guide, spoke to the paper.\n\nQ: Were you afraid?\nA: Only of my dogs.\n"
     "Q: Did your dogs fear you?\nA: I never asked.",
     [("you", "Hala Osman"), ("my", "Hala Osman"), ("your", "Hala Osman"), ("you", "Hala Osman"), ("I", "Hala Osman")]),
    ("Jan Novak told Hala Osman that the gate was shut. “You will wait,” he said.", [("You", "Hala Osman")]),
    ("“You never know,” Hala Osman told reporters.", []),
    # whose words they are
    ("“He told me, ‘I will be back,’ and I believed him,” said Marta Okello.",
     [("me", "Marta Okello"), ("I", "Marta Okello")]),
    ("“The gold mine is mine, and the debts are yours,” Jan Novák told Hala Osman.",
     [("mine", "Jan Novák"), ("yours", "Hala Osman")]),
    ("Hala Osman said that we would all be told.", []),
    ("Hala Osman said the song “Not on My Watch” would be banned.", []),
    ("“The day I left Kelm was a Friday, and on Friday I pray,” said Hala Osman.",
     [("I", "Hala Osman"), ("I", "Hala Osman")]),
    ("“Phase I is over,” said Hala Osman.", []),
    ("“World War I began here,” said Hala Osman.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MEANT)
def test_the_first_person_is_who_speaks_and_the_second_who_is_told(
    read: Read, text: str, wanted: list[tuple[str, str]]
) -> None:
    actors, _ = read(text)
    assert bearers(text, actors) == wanted


def test_the_path_to_the_bearer_names_the_statement_and_who_speaks_for_whom(read: Read) -> None:
    actors, _ = read("The spokesman for the Kivu Front, Jean Mabanza, said: “They shelled us first.”")
    made = [m.made_by for a in actors for m in a.mentions if m.text == "us"]
    assert made == ["us ← speaker of s1 ← Jean Mabanza ← Kivu Front"]


def test_what_is_told_me_or_said_by_me_has_me_for_addressee_and_speaker(read: Read) -> None:
    text = "“I told them that the well was dry,” Hala Osman said. “The mayor told me that it would rain.”"
    actors, statements = read(text)
    names = {a.id: a.name for a in actors}
    inner = [([names[i] for i in s.speakers], [names[i] for i in s.addressees]) for s in statements if s.within]
    assert inner == [(["Hala Osman"], []), (["mayor"], ["Hala Osman"])]


def test_a_text_without_statements_stays_as_it_is(read: Read) -> None:
    actors, statements = read("We walked to Kelm with Hala Osman.")
    assert statements == ()
    assert bearers("We walked to Kelm with Hala Osman.", actors) == []
