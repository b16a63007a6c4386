"""Titles, demonyms and plural descriptions laid to those who were told before, and ties refused."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.quotations import find_quotations
from dragoman.knowledge import roster
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def bearers(parsed: Parsed, text: str, mention: str) -> set[str]:
    """Names of the actors that a mention is laid to."""
    parse = parsed(text)
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    return {a.name for a in actors if any(m.text == mention for m in a.mentions)}


TWO = "Prime Minister Tesfaye Bekele and Defence Minister Abebe Girma spoke. "
AMBASSADORS = "Ambassador Pedro Alonso of Spain and Ambassador Ingrid Solberg of Norway spoke. "


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Honduran President Óscar Zelaya spoke. The Honduran leader denied it.", "The Honduran leader",
         "Óscar Zelaya"),
        (AMBASSADORS + "The Spanish ambassador denied it.", "The Spanish ambassador", "Pedro Alonso"),
        (AMBASSADORS + "The Norwegian envoy denied it.", "The Norwegian envoy", "Ingrid Solberg"),
        (TWO + "The prime minister denied it.", "The prime minister", "Tesfaye Bekele"),
        ("Niger's Halima Souley spoke. The Nigerien envoy denied it.", "The Nigerien envoy", "Halima Souley"),
        ("Polish Foreign Minister Tomasz Zieliński spoke. The Pole denied it.", "The Pole", "Tomasz Zieliński"),
        ("Mediator Thabo Nkosi said no. The South African said more.", "The South African", "Thabo Nkosi"),
        ("Presidents Paul Okello and Grace Uwimana met. Okello left. His counterpart said no.",
         "His counterpart", "Grace Uwimana"),
        ("Poland's Maria Nowak and Norway's Leif Haugen met. Nowak left. Her Norwegian colleague agreed.",
         "Her Norwegian colleague", "Leif Haugen"),
        ("The Colombian government met the rebels. The government denied it.", "The government", "Colombia"),
        ("The European Union will help. Brussels denied a delay.", "Brussels", "European Union"),
    ],
)  # fmt: skip
def test_a_description_is_laid_to_the_one_it_fits(parsed: Parsed, text: str, mention: str, name: str) -> None:
    assert bearers(parsed, text, mention) == {name}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (TWO + "The minister denied it.", "The minister"),
        ("Colonel Yusuf Demir met Colonel Aram Petrosyan. The colonel denied it.", "The colonel"),
        ("General Osman Idris and General Hamid Juma met. The general denied it.", "The general"),
    ],
)
def test_a_title_that_fits_two_is_nobodys(parsed: Parsed, text: str, mention: str) -> None:
    assert bearers(parsed, text, mention) == set()


def test_of_two_that_a_title_fits_the_one_told_in_the_paragraph_is_meant(parsed: Parsed) -> None:
    text = "Foreign Minister Jan Novak met Interior Minister Ivo Horvat.\n\nHorvat said no. The minister denied a rift."
    assert bearers(parsed, text, "The minister") == {"Ivo Horvat"}


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("Canada and Denmark signed the accord. The two sides said they would meet.", "The two sides",
         {"Canada", "Denmark"}),
        ("Pakistan accused India of firing. Both countries denied it.", "Both countries", {"Pakistan", "India"}),
        ("General Aung Htun and President Thein Lwin Oo held talks. Both men denied it.", "Both men",
         {"Aung Htun", "Thein Lwin Oo"}),
        ("Presidents Paul Okello and Grace Uwimana met. The two presidents denied it.", "The two presidents",
         {"Paul Okello", "Grace Uwimana"}),
        (AMBASSADORS + "The ambassadors denied it.", "The ambassadors", {"Pedro Alonso", "Ingrid Solberg"}),
        ("Chad's Idriss Mahamat spoke. Niger's Halima Souley denied it. The former said more.", "The former",
         {"Idriss Mahamat"}),
        ("Chad's Idriss Mahamat spoke. Niger's Halima Souley denied it. The latter said more.", "the latter",
         set()),
    ],
)  # fmt: skip
def test_a_plural_description_is_laid_to_all_it_stands_for(
    parsed: Parsed, text: str, mention: str, names: set[str]
) -> None:
    assert bearers(parsed, text, mention) == names


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "Saudi Arabia and the United States mediate. The Rapid Support Forces left. Each side denied it.",
            "Each side",
        ),
        ("Minister Jan Novak met two ministers from the south. Two ministers denied it.", "Two ministers"),
    ],
)
def test_a_plural_description_is_not_laid_to_those_it_may_not_mean(parsed: Parsed, text: str, mention: str) -> None:
    assert not bearers(parsed, text, mention) & {"Saudi Arabia", "United States", "Jan Novak"}


def test_a_militia_is_not_the_body_of_states_told_before_it(parsed: Parsed) -> None:
    parse = parsed("The UN mission said that militia had burned two villages.")
    (found,) = (a for a in find_actors(parse, roster.load(), ()) if any(m.text == "militia" for m in a.mentions))
    assert found.kind == "armed_group"
