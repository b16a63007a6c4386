"""Counterparts named later, both of two told before, a nation's own government, and bodies under a label."""

from collections.abc import Callable

import pytest

import dragoman
from dragoman.find.actors import find_actors
from dragoman.find.quotations import find_quotations
from dragoman.knowledge import roster
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def bearers(parsed: Parsed, text: str, mention: str) -> set[str]:
    """The names of all actors who bear this mention."""
    parse = parsed(text)
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    return {a.name for a in actors for m in a.mentions if m.text == mention}


LATER = (
    "Peru's foreign minister accused Chile on Tuesday of sending ships, a charge that her Chilean counterpart denied, "
    "but both said that the talks would go on.\n\nForeign Minister Ana Quispe said two men had drowned.\n\n"
    "Chile's Luis Oyarzun said no ship had sailed. Quispe said her government would wait."
)


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("Peru's foreign minister", {"Ana Quispe"}),
        ("her Chilean counterpart", {"Luis Oyarzun"}),
        ("both", {"Ana Quispe", "Luis Oyarzun"}),
        ("her government", {"Peru"}),
    ],
)
def test_offices_told_first_are_laid_to_those_named_later(parsed: Parsed, mention: str, names: set[str]) -> None:
    assert bearers(parsed, LATER, mention) == names


def test_a_counterpart_is_not_one_of_his_nation_who_holds_another_office(parsed: Parsed) -> None:
    text = "Peru's president met his Chilean counterpart. Chile's trade envoy, Luis Oyarzun, said it went well."
    assert bearers(parsed, text, "his Chilean counterpart") == {"his Chilean counterpart"}


def test_both_are_the_two_who_met(parsed: Parsed) -> None:
    text = "Kenya's president met his Chadian counterpart on Monday. Both said the talks had gone well."
    assert bearers(parsed, text, "Both") == {"Kenya's president", "his Chadian counterpart"}


def test_both_of_three_are_nobody_named(parsed: Parsed) -> None:
    text = "The army accused the rebels and the mission complained of delays, but both said the truce held."
    assert bearers(parsed, text, "both") == {"both"}


@pytest.mark.parametrize("label", ["The rebels of the FDLR", "Fighters from the FDLR", "FDLR fighters"])
def test_the_fighters_of_a_group_are_that_group(parsed: Parsed, label: str) -> None:
    assert bearers(parsed, f"{label} left.", label) == {"Democratic Forces for the Liberation of Rwanda"}


def test_three_fighters_of_a_group_are_three(parsed: Parsed) -> None:
    text = "Three fighters of the FDLR were killed."
    assert bearers(parsed, text, "Three fighters of the FDLR") == {"Three fighters of the FDLR"}


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the opposition Northern Front said the road was shut. The Northern Front said it would stay.",
        "The rebel Sun Brigade denied it. The Sun Brigade said it would stay.",
        "The Sun Brigade said it would stay. The rebel Sun Brigade denied it.",
    ],
)
def test_a_body_under_a_label_is_the_body_without_it(parsed: Parsed, text: str) -> None:
    parse = parsed(text)
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    bodies = [a for a in actors if a.kind != "person"]
    assert len(bodies) == 1
    assert len({m.text for m in bodies[0].mentions if m.form != "pronoun"}) == 2


def test_the_last_word_of_a_body_is_no_village() -> None:
    reading = dragoman.read("A spokesman for the opposition Northern Front said the road was shut.")
    assert reading.places == ()
    assert {a.country for a in reading.actors} == {None}


def test_the_two_countries_are_states_even_among_rebels_and_soldiers(parsed: Parsed) -> None:
    text = (
        "Peru's minister accused Chile of sending soldiers. Peru denied that it sheltered the rebels of the FDLR.\n\n"
        "The two countries signed an accord in May."
    )
    assert bearers(parsed, text, "The two countries") == {"Peru", "Chile"}
