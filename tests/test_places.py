"""Places of a report: which stretch names one, which place that is, what it is used for, and when to say nothing."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.find.places import find_places
from dragoman.knowledge import gazetteer
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.findings import Actor, ActorMention, Agreement, Mention, Place
from dragoman.parse import Parse
from dragoman.settings import load as settings

Found = Callable[..., tuple[Place, ...]]


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer.load(settings(Path(tempfile.gettempdir())).cache)


@pytest.fixture
def found(parsed: Callable[..., Parse], places: Gazetteer) -> Found:
    def find(text: str, **metadata: str) -> tuple[Place, ...]:
        return find_places(parsed(text, **metadata), places, (), ())

    return find


def uses(result: tuple[Place, ...]) -> list[tuple[str, str]]:
    """Text and use of all mentions, in order of the text."""
    mentions = sorted((m for place in result for m in place.mentions), key=lambda m: m.start)
    return [(m.text, m.use) for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AMMAN, May 15 – The envoy spoke on Monday.", [("AMMAN", "dateline")]),
        ("JUBA (Courier) - Envoys met on Monday.", [("JUBA", "dateline")]),
        ("Envoys met in “Sana’a” on Monday.", [("Sana’a", "location")]),
        ("Yemen’s warring parties met on Monday.", [("Yemen", "modifier")]),
        ("They spoke of the Stockholm agreement.", [("Stockholm", "part_of_name")]),
        ("The Geneva talks ended without a result.", [("Geneva", "part_of_name")]),
        ("The talks ended in the Jordanian capital on Monday.", [("the Jordanian capital", "location")]),
        ("Shells fell in southern Lebanon and in Galilee.", [("Lebanon", "location"), ("Galilee", "location")]),
        ("Ankara denied the report.", [("Ankara", "metonym")]),
        ("They fled to Goma from Bukavu.", [("Goma", "location"), ("Bukavu", "location")]),
        ("Mines lay on Cambodian soil.", [("Cambodian soil", "location")]),
        ("The delegations of Sudan and Chad met.", [("Sudan", "modifier"), ("Chad", "modifier")]),
        ("The talks were held in the DRC and not in the UAE.", [("DRC", "location"), ("UAE", "location")]),
    ],
)  # fmt: skip
def test_each_mention_has_its_use(found: Found, text: str, expected: list[tuple[str, str]]) -> None:
    result = found(text)
    assert uses(result) == expected
    assert all(text[m.start : m.end] == m.text for place in result for m in place.mentions)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Fighting broke out in Tripoli. The Libyan government blamed a militia from Misrata.", "Tripoli", "LBY"),
        ("Fighting broke out in Tripoli. The Lebanese army sent troops from Beirut and Zahle.", "Tripoli", "LBN"),
        ("Clashes near Tambura, in Western Equatoria, killed two.", "Tambura", "SSD"),
        ("The mayor of Paris, Texas, spoke on Monday.", "Paris", "USA"),
        ("The leaders met in Paris on Monday.", "Paris", "FRA"),
        ("The senator from Georgia spoke in Atlanta, then in Savannah and in Washington.", "Georgia", "USA"),
        ("Georgia and Armenia reopened the road to Tbilisi.", "Georgia", "GEO"),
        ("Rebels from Niger crossed near Agadez and fled to Niamey.", "Niger", "NER"),
        ("Troops left Valencia, Venezuela, on Monday.", "Valencia", "VEN"),
        ("They met in Córdoba, Argentina, and in Rosario.", "Córdoba", "ARG"),
        ("Police in Hyderabad, Pakistan, found nothing.", "Hyderabad", "PAK"),
        ("A court in San José, Costa Rica, heard the case.", "San José", "CRI"),
        ("Aid reached Tete, Mozambique, on Friday.", "Tete", "MOZ"),
        ("Monitors went to Axum in Ethiopia.", "Axum", "ETH"),
        ("The envoy saw no hand in it from Russia, U.S. officials said in Washington.", "Russia", "RUS"),
        ("Rosa Diaz, a native of Mexico, was arrested in Danbury, Connecticut.", "Mexico", "MEX"),
    ],
)  # fmt: skip
def test_the_report_decides_which_place_of_a_name_is_meant(found: Found, text: str, name: str, country: str) -> None:
    (place,) = [place for place in found(text) if place.name == name]
    assert place.country == country
    assert place.latitude is not None and place.geonames is not None
    assert 0.5 < place.score <= 1
    assert place.gazetteer is not None and "GeoNames" in place.gazetteer


@pytest.mark.parametrize(
    "text",
    [
        "They met in Qwxzyville on Monday.",
        "The convoy stopped near Zzurumat on Monday.",
    ],
)
def test_a_name_that_no_gazetteer_has_stays_without_coordinates(found: Found, text: str) -> None:
    for place in found(text):
        assert (place.latitude, place.longitude, place.country, place.geonames, place.gazetteer) == (None,) * 5
        assert place.score == 0


def test_a_small_namesake_far_from_the_report_is_a_runner_up_and_not_the_answer(found: Found) -> None:
    text = "Sudanese troops shelled Kassala and Gedaref. Sudan’s army then left Arno for Khartoum."
    for place in found(text):
        if place.name == "Arno":
            assert place.latitude is None and place.runners_up


def test_one_name_is_one_place_throughout_a_report_and_rival_names_are_one_place(found: Found) -> None:
    text = "Shots were heard near Mitrovica. Mitrovicë to some, Kosovska Mitrovica to others: Mitrovica was quiet."
    (place,) = found(text)
    assert [m.text for m in place.mentions] == ["Mitrovica", "Mitrovicë", "Kosovska Mitrovica", "Mitrovica"]
    assert {name.name for name in place.names} >= {"Mitrovica", "Mitrovicë", "Kosovska Mitrovica"}
    assert place.name == "Mitrovica"


def test_the_name_shown_is_the_one_that_the_report_uses(found: Found) -> None:
    assert [place.name for place in found("The convoy left Khankendi on Monday.")] == ["Khankendi"]
    assert [place.name for place in found("The convoy left Stepanakert on Monday.")] == ["Stepanakert"]


def test_two_places_of_one_name_are_kept_apart_by_what_they_lie_in(found: Found) -> None:
    result = found("She flew from London, Ontario, to London, England.")
    assert {place.country for place in result if place.name == "London"} == {"CAN", "GBR"}


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Hale spoke to reporters.",
        "Foreign Minister Florence Okafor spoke. Florence was pleased.",
        "March was quiet, and May was not.",
        "Turkey was served for dinner, and china was broken."[26:],
        "The union leaders hope for progress.",
    ],
)
def test_persons_months_and_common_words_are_no_places(found: Found, text: str) -> None:
    assert found(text) == ()


def test_a_person_whom_the_actors_name_is_no_place(parsed: Callable[..., Parse], places: Gazetteer) -> None:
    text = "Kandahar Okafor went home. Later Kandahar spoke."
    mentions = tuple(
        ActorMention(start=start, end=end, text=text[start:end], form="name", made_by="test")
        for start, end in ((0, 15), (33, 41))
    )
    actor = Actor(
        id="a1", name="Kandahar Okafor", kind="person", country=None, sector=None, office=None, wikidata=None,
        mentions=mentions, made_by="test",
    )  # fmt: skip
    assert find_places(parsed(text), places, (actor,), ()) == ()


def test_a_metonym_of_the_actors_and_the_name_of_an_agreement_decide_the_use(
    parsed: Callable[..., Parse], places: Gazetteer
) -> None:
    text = "Observers left Muscat for Lusaka, where the Lusaka Protocol was signed."
    metonym = ActorMention(start=15, end=21, text="Muscat", form="metonym", made_by="test")
    actor = Actor(
        id="a1", name="Oman", kind="state", country="OMN", sector="GOV", office=None, wikidata=None,
        mentions=(metonym,), made_by="test",
    )  # fmt: skip
    document = Agreement(
        id="g1", name="Lusaka Protocol", kind="agreement", date=None, parties=(),
        mentions=(Mention(start=44, end=59, text="Lusaka Protocol"),), made_by="test",
    )  # fmt: skip
    result = find_places(parsed(text), places, (actor,), (document,))
    assert uses(result) == [("Muscat", "metonym"), ("Lusaka", "location"), ("Lusaka", "part_of_name")]


def test_a_noun_and_here_go_back_to_the_place_that_was_named(found: Found) -> None:
    text = "HEGLIG – Shells fell on Tifariti on Monday. Nobody lives in the village now.\n“Come here,” he said here.\n"
    result = {place.name: [m.text for m in place.mentions] for place in found(text)}
    assert result["Tifariti"] == ["Tifariti", "the village"]
    assert result["HEGLIG"] == ["HEGLIG", "here"]


def test_a_state_after_a_comma_finds_a_town_that_the_parser_passes_over(found: Found) -> None:
    (town,) = [place for place in found("He was born in Corinth, Miss., in May.") if place.name == "Corinth"]
    assert (town.country, round(town.latitude or 0)) == ("USA", 35)


def test_the_home_of_the_outlet_counts(found: Found) -> None:
    text = "The road to Hyderabad was closed."
    assert [place.country for place in found(text)] == ["IND"]
    assert [place.country for place in found(text, outlet="The Karachi Courier")] == ["PAK"]


def test_an_empty_and_a_placeless_report_have_no_places(found: Found) -> None:
    assert found("") == ()
    assert found("He said no more.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenia said that shells hit Goris, Jermuk and Sotk.", {"Goris", "Jermuk", "Sotk"}),
        ("Villagers near Jermuk and Vardenis fled to Yerevan.", {"Jermuk", "Vardenis", "Yerevan"}),
        ("Drones hit Kupiansk, Chasiv Yar and Vovchansk, Ukraine said.", {"Kupiansk", "Chasiv Yar", "Vovchansk"}),
        ("Congolese troops left a church in Sake for Goma.", {"Sake", "Goma"}),
    ],
)
def test_a_name_in_a_list_of_places_or_after_a_preposition_is_a_place_in_a_country_of_the_report(
    found: Found, text: str, expected: set[str]
) -> None:
    result = {place.name: place for place in found(text)}
    assert expected <= set(result)
    assert all(result[name].latitude is not None for name in expected)


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("Troops crossed the Qarsham River at dawn.", "Qarsham River", "Qarsham River"),
        ("Shells fell on a village called Qarsham.", "Qarsham", "Qarsham"),
        ("Guards closed the Qarsham crossing on Monday.", "Qarsham", "Qarsham"),
        ("Troops crossed the Odessa River in Ukraine.", "Odessa River", "Odessa River"),
    ],
)
def test_a_name_beside_a_word_for_a_place_is_a_place_even_where_no_gazetteer_has_it(
    found: Found, text: str, name: str, shown: str
) -> None:
    (place,) = [place for place in found(text) if place.name == name]
    assert [m.text for m in place.mentions] == [shown]
    assert place.latitude is None and place.score == 0


def test_an_answer_that_is_more_likely_wrong_than_right_is_not_given(found: Found) -> None:
    for text in ("They met in Springfield.", "The talks at Argyle airport ended.", "She lives in Santa Cruz."):
        for place in found(text):
            assert place.score == 0 or place.score >= 0.5
            assert (place.latitude is None) == (place.score == 0)
    (place,) = found("They met in Springfield.")
    assert place.latitude is None and len(place.runners_up) > 1


def test_a_state_that_speaks_is_a_metonym(parsed: Callable[..., Parse], places: Gazetteer) -> None:
    text = "Guyana says that troops entered Guyana."
    state = ActorMention(start=0, end=6, text="Guyana", form="name", made_by="test")
    other = ActorMention(start=32, end=38, text="Guyana", form="name", made_by="test")
    actor = Actor(
        id="a1", name="Guyana", kind="state", country="GUY", sector="GOV", office=None, wikidata=None,
        mentions=(state, other), made_by="test",
    )  # fmt: skip
    (place,) = find_places(parsed(text), places, (actor,), ())
    assert [(m.start, m.use) for m in place.mentions] == [(0, "metonym"), (32, "location")]


@pytest.mark.parametrize(
    ("text", "name", "second", "users"),
    [
        (
            "The hamlet of Qarsham to Armenians and Qershem to Azerbaijanis lay empty.",
            "Qarsham",
            "Qershem",
            "Azerbaijanis",
        ),
        ("The road to Khankendi, which Armenians call Stepanakert, was shut.", "Khankendi", "Stepanakert", "Armenia"),
        (
            "They spoke of Essequibo, or Guayana Esequiba as Venezuelans call it.",
            "Essequibo",
            "Guayana Esequiba",
            "Venezuela",
        ),
        ("They fled to Kadugli, which Nubans call Kadugluq, on Monday.", "Kadugli", "Kadugluq", "Nubans"),
    ],
)
def test_a_second_name_in_the_text_is_a_name_of_the_same_place_with_its_users(
    found: Found, text: str, name: str, second: str, users: str
) -> None:
    (place,) = [place for place in found(text) if place.name == name]
    assert {name, second} <= {m.text for m in place.mentions}
    assert any(users in known.used_by for known in place.names if known.name == second)
    assert [other.name for other in found(text) if second in {m.text for m in other.mentions}] == [name]


def test_two_names_of_places_far_apart_are_no_second_names(found: Found) -> None:
    text = "They went to Goma, which Congolese call Kinshasa, on Monday."
    assert {"Goma", "Kinshasa"} <= {place.name for place in found(text)}


def test_a_town_that_no_gazetteer_knows_is_the_town_told_last(found: Found) -> None:
    text = "VIENNA (Alpine Press) — The mediator spoke of a raid in Tal Barid. Guns had fired on the town."
    assert uses(found(text)) == [("VIENNA", "dateline"), ("Tal Barid", "location"), ("the town", "location")]
    assert [p.name for p in found(text) if len(p.mentions) == 2] == ["Tal Barid"]


def test_the_dateline_is_the_town_where_no_other_is_told(found: Found) -> None:
    text = "BENI, Congo (Reuters) - Rebels came at night. Residents fled the town."
    assert [p.name for p in found(text) if any(m.text == "the town" for m in p.mentions)] == ["BENI"]
