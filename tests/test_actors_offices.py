"""Offices and their holders: what a title is over, who bears it when the name comes later, and what becomes of it."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.quotations import find_quotations
from dragoman.knowledge import roster
from dragoman.model.findings import Actor
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def persons(parsed: Parsed, text: str) -> dict[str, Actor]:
    """The persons of a text by name."""
    parse = parsed(text)
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    return {a.name: a for a in actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Minister of Roads Amir Tale denied it.", "Amir Tale", "Minister of Roads"),
        ("Minister of Health and Welfare Nadia Khoury denied it.", "Nadia Khoury", "Minister of Health and Welfare"),
        ("Minister of Finance, Planning and Economic Development Rose Atim left.", "Rose Atim",
         "Minister of Finance, Planning and Economic Development"),
        ("Minister of State for Foreign Affairs Olu Bakare left.", "Olu Bakare",
         "Minister of State for Foreign Affairs"),
        ("Minister of Foreign Affairs of Ukraine Andriy Kovalets left.", "Andriy Kovalets",
         "Minister of Foreign Affairs of Ukraine"),
        ("Prime Minister of the Republic of Kosovo Arta Berisha left.", "Arta Berisha",
         "Prime Minister of the Republic of Kosovo"),
        ("Speaker of the National Assembly Vahan Grigoryan left.", "Vahan Grigoryan",
         "Speaker of the National Assembly"),
        ("Secretary-General Antonio Ruiz said no.", "Antonio Ruiz", "Secretary-General"),
        ("Minister of Health Dr. Ana Mills said no.", "Ana Mills", "Minister of Health"),
    ],
)  # fmt: skip
def test_what_a_minister_is_over_is_office_and_no_name(parsed: Parsed, text: str, name: str, office: str) -> None:
    found = persons(parsed, text)
    assert list(found) == [name]
    assert found[name].office == office


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jordan Hale, the envoy, said that Jordan would host the talks.", {"Jordan Hale"}),
        ("Paris Onyango, who sits in parliament, accuses Paris of delay.", {"Paris Onyango"}),
        ("April Odhiambo and Jan Novak have watched two polls. Novak said yes.", {"April Odhiambo", "Jan Novak"}),
        ("Kim Dae-won carried a list across the line. Kim said no.", {"Kim Dae-won"}),
        ("Indonesia's foreign minister, Sutrisno, left. Sutrisno said no.", {"Sutrisno"}),
        ("Iceland's prime minister, Katrín Jónsdóttir, left. Katrín said no.", {"Katrín Jónsdóttir"}),
    ],
)
def test_names_of_persons_are_told_from_places_and_months(parsed: Parsed, text: str, names: set[str]) -> None:
    assert set(persons(parsed, text)) == names


def test_a_forename_beside_its_bearer_is_the_place(parsed: Parsed) -> None:
    parse = parsed("Paris Onyango, who sits in parliament, accuses Paris of delay.")
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    assert [(m.text, a.country) for a in actors for m in a.mentions if m.text == "Paris"] == [("Paris", "FRA")]


def told_as(parsed: Parsed, text: str, mention: str) -> set[str]:
    """Names of the actors to which a mention is laid."""
    parse = parsed(text)
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    return {a.name for a in actors if any(m.text == mention for m in a.mentions)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moscow said it knew nothing of the case.", {"Russia"}),
        ("The Thai army replied that it had no boats.", {"Thai army"}),
        ("The Thai army said it was ready to leave.", {"Thai army"}),
        ("The Thai army said it was clear that nobody would come.", set()),
        ("The Thai army said it rained.", set()),
    ],
)
def test_it_in_what_a_body_says_is_that_body_unless_it_is_nobody(parsed: Parsed, text: str, name: set[str]) -> None:
    assert told_as(parsed, text, "it") == name


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("Two elders left for Goma. The army gave them a note.", "them", {"Two elders"}),
        ("The villagers fled, and when they came home the well was dry.", "they", {"villagers"}),
        ("Two elders wrote three letters. The army kept them.", "them", set()),
        ("Villagers met the rebels, and when they came home the well was dry.", "they", set()),
    ],
)
def test_a_plural_pronoun_is_the_only_plural_told(parsed: Parsed, text: str, mention: str, names: set[str]) -> None:
    assert told_as(parsed, text, mention) == names


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("Kenya's chief negotiator has left.\n\nChief negotiator Peter Wanjala said no.", "Kenya's chief negotiator",
         {"Peter Wanjala"}),
        ("The army chief has left.\n\nKenyan army chief Peter Wanjala said no.", "The army chief", {"Peter Wanjala"}),
        ("The Chadian president has left.\n\nKenyan President Peter Wanjala said no.", "The Chadian president",
         {"Chadian president"}),
        ("The army chief has left.\n\nArmy chief Peter Wanjala said no. Army chief Jan Novak said yes.",
         "The army chief", {"army chief"}),
        ("Jan Novak was named UN envoy for Libya. The UN envoy left.", "The UN envoy", {"Jan Novak"}),
        ("Envoy leaves talks\n\nIts ambassador to Goma left, Kenya said.", "Envoy", {"Its ambassador to Goma"}),
    ],
)  # fmt: skip
def test_an_office_told_alone_is_his_who_is_the_only_one_to_hold_it(
    parsed: Parsed, text: str, mention: str, names: set[str]
) -> None:
    assert told_as(parsed, text, mention) == names


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("The foreign ministers of Chad and Niger met. Chad's Ali Oumar spoke. The two ministers left.",
         "The two ministers", {"foreign ministers of Chad and Niger"}),
        ("Two Danish envoys came. The envoys left.", "The envoys", {"Two Danish envoys"}),
        ("The ministers of Chad and Niger met. The three ministers left.", "The three ministers", {"three ministers"}),
    ],
)  # fmt: skip
def test_a_set_told_again_is_the_set_of_as_many(parsed: Parsed, text: str, mention: str, names: set[str]) -> None:
    assert told_as(parsed, text, mention) == names


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("Manama let twenty doctors speak.", "Manama", {"Bahrain"}),
        ("Ottawa's negotiator left.", "Ottawa", {"Canada"}),
        ("Ottawa's mayor left.", "Ottawa", set()),
        ("Manama grew by twenty streets.", "Manama", set()),
    ],
)
def test_a_capital_that_does_what_governments_do_is_its_government(
    parsed: Parsed, text: str, mention: str, names: set[str]
) -> None:
    assert told_as(parsed, text, mention) == names


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("Defence Ministry denies it\n\nAzerbaijan's defence ministry said no. Armenia's defence ministry said yes.",
         "Azerbaijan's defence ministry", {"Defence Ministry"}),
        ("The Defence Ministry said no. Armenia's defence ministry said yes.", "Armenia's defence ministry",
         {"Defence Ministry"}),
        ("Azerbaijan spoke. The Defence Ministry said no. Armenia's defence ministry said yes.",
         "Armenia's defence ministry", {"Armenia's defence ministry"}),
        ("Armenia's defence ministry said no. The ministry in Yerevan said more.", "The ministry in Yerevan",
         {"Armenia's defence ministry"}),
    ],
)  # fmt: skip
def test_a_ministry_told_with_and_without_its_state_is_one_where_one_state_is_at_stake(
    parsed: Parsed, text: str, mention: str, names: set[str]
) -> None:
    assert told_as(parsed, text, mention) == names


def test_the_fuller_of_two_ways_to_state_one_office_is_the_office(parsed: Parsed) -> None:
    found = persons(parsed, "President Elchin Mammadov, Azerbaijan's president, left.")
    assert found["Elchin Mammadov"].office == "Azerbaijan's president"


@pytest.mark.parametrize(
    ("text", "mention", "kinds"),
    [
        ("In May Human Rights Monitor denied it.", "Human Rights Monitor", {"organisation"}),
        ("Women for Dialogue denied it.", "Women for Dialogue", {"organisation"}),
        ("The residents fear for their freedom of movement.", "movement", set()),
        ("The Liberation Tigers of Tamil Eelam left. She said that the Tigers would return.", "the Tigers",
         {"armed_group"}),
        ("The Danube Commission met. She said that the Rhine flooded.", "the Rhine", set()),
    ],
)  # fmt: skip
def test_organisations_of_common_nouns_are_told_from_persons_and_things(
    parsed: Parsed, text: str, mention: str, kinds: set[str]
) -> None:
    parse = parsed(text)
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    assert {a.kind for a in actors if any(m.text == mention for m in a.mentions)} == kinds
