"""Agreements and bodies: one document under several names, what exists and what is only wished for."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.agreements import find_agreements
from dragoman.find.quotations import find_quotations
from dragoman.find.times import find_times
from dragoman.knowledge import calendar, documents, roster
from dragoman.model.findings import Agreement, Body
from dragoman.parse import Parse

Read = Callable[[str], tuple[tuple[Agreement, ...], tuple[Body, ...], dict[str, str]]]


@pytest.fixture(scope="module")
def read(parsed: Callable[..., Parse]) -> Read:
    """A function from a text to its agreements, its bodies and the names of its actors."""

    def make(text: str) -> tuple[tuple[Agreement, ...], tuple[Body, ...], dict[str, str]]:
        parse = parsed(text, published="2024-05-15")
        quotations = find_quotations(parse)
        times = find_times(parse, calendar.load(), quotations)
        actors = find_actors(parse, roster.load(), quotations)
        agreements, bodies = find_agreements(parse, documents.load(), actors, times)
        return agreements, bodies, {actor.id: actor.name for actor in actors}

    return make


NAMED = [
    ("They honour the Bruna agreement.", "Bruna agreement", None, "agreement"),
    ("They honour the 2018 peace agreement.", "2018 peace agreement", "2018", "agreement"),
    ("The ceasefire of 28 July 2023 is holding.", "ceasefire of 28 July 2023", "2023-07-28", "agreement"),
    ("The truce reached on 3 March 2024 is holding.", "truce", "2024-03-03", "agreement"),
    ("The Treaty of Bruna drew the border.", "Treaty of Bruna", None, "agreement"),
    ("The memorandum was signed in Brod on 3 March 2024.", "memorandum", "2024-03-03", "agreement"),
    ("The statement of 9 November 2020 ended the war.", "statement of 9 November 2020", "2020-11-09", "agreement"),
    ("Resolution 1701 has never been carried out.", "Resolution 1701", None, "agreement"),
    ("Both ministers work on a peace treaty.", "peace treaty", None, "prospective_agreement"),
    ("The mediators hope to reach a truce by June.", "truce", None, "prospective_agreement"),
    ("The army is studying the truce proposal.", "truce proposal", None, "proposal"),
    ("The Astana process has lasted for years.", "Astana process", None, "process"),
    ("The ceasefire regime was violated at night.", "ceasefire regime", None, "regime"),
]


@pytest.mark.parametrize(("text", "name", "date", "kind"), NAMED, ids=[text for text, *_ in NAMED])
def test_a_document_has_the_name_date_and_kind_that_the_text_gives(
    read: Read, text: str, name: str, date: str | None, kind: str
) -> None:
    agreements, _, _ = read(text)
    assert [(a.name, a.date, a.kind) for a in agreements] == [(name, date, kind)]


NO_AGREEMENT = [
    "No agreement was reached.",
    "They left without a deal.",
    "The envoy knows a great deal about rivers.",
    "The city has a plan for its parks.",
    "The ministry said so in a statement.",
    "The talks lasted for twenty minutes.",
    "He plans to deal with it.",
    "The settlement lies on a hill.",
]


@pytest.mark.parametrize("text", NO_AGREEMENT)
def test_what_is_absent_or_something_else_is_no_agreement(read: Read, text: str) -> None:
    assert read(text)[0] == ()


def test_a_document_is_one_under_all_its_names(read: Read) -> None:
    text = (
        "Peru and Ecuador signed the Bruna accord in 1998. The deal ended a war. "
        "Both sides accuse each other of breaking the agreement."
    )
    agreements, _, _ = read(text)
    assert [[m.text for m in a.mentions] for a in agreements] == [["the Bruna accord", "The deal", "the agreement"]]


def test_two_names_and_two_years_are_two_documents(read: Read) -> None:
    text = "The Bruna agreement of 2013 and the Tavora agreement of 2023 are both in force."
    agreements, _, _ = read(text)
    assert [a.date for a in agreements] == ["2013", "2023"]


def test_a_communique_is_not_the_protocol_that_it_confirms(read: Read) -> None:
    text = "Joint communiqué of the sixth session\n\nThe Sides reaffirmed the Bruna Protocol of 14 May 2024."
    agreements, _, _ = read(text)
    assert [a.name for a in agreements if a.date] == ["Bruna Protocol of 14 May 2024"]
    assert all(m.text != "Joint communiqué" for a in agreements if a.date for m in a.mentions)


def test_a_plan_counts_where_something_is_done_under_it(read: Read) -> None:
    agreements, _, _ = read("Under the plan, the fighters are to go home. The plan is bold.")
    assert [[m.text for m in a.mentions] for a in agreements] == [["the plan", "The plan"]]


PARTIES = [
    ("Peru and Chile met. The pact that the two countries initialled in Lima in 2023 lapsed.", "2023"),
    ("The truce signed by Peru and Chile in 2023 holds.", "2023"),
    ("The truce struck between Peru and Chile in 2023 holds.", "2023"),
    ("Peru's envoy accused Chile of theft. Both countries signed a pact in May 2023.", "2023-05"),
]


@pytest.mark.parametrize(("text", "date"), PARTIES)
def test_parties_are_those_who_sign_in_whatever_clause(read: Read, text: str, date: str) -> None:
    agreements, _, names = read(text)
    assert [(sorted(names[i] for i in a.parties), a.date) for a in agreements] == [(["Chile", "Peru"], date)]


def test_one_who_signs_alone_is_no_pair_of_parties(read: Read) -> None:
    agreements, _, _ = read("Peru signed the truce in May. The pact was not signed by Chile and Peru.")
    assert [a.parties for a in agreements if a.parties] == []


def test_parties_are_those_that_the_text_names(read: Read) -> None:
    agreements, _, names = read("The accord between Peru and Ecuador was broken. Chile welcomed the accord.")
    assert [sorted(names[i] for i in a.parties) for a in agreements] == [["Ecuador", "Peru"]]


BODIES = [
    ("The joint border commission met in Brod.", "joint border commission", "existing"),
    ("Both sides agreed to set up a joint border commission.", "joint border commission", "proposed"),
    ("The envoy called for a monitoring mission.", "monitoring mission", "proposed"),
    ("They proposed an independent commission of inquiry.", "independent commission", "proposed"),
    ("The border commission has yet to be formed.", "border commission", "proposed"),
    ("The army set up a liaison committee in May.", "liaison committee", "existing"),
    ("MONUSCO, the U.N. peacekeeping mission, sent a patrol.", "MONUSCO", "existing"),
    ("The U.N. mission said it was aware. MINURSO would send a team.", "MINURSO", "existing"),
    ("The Mixed Commission on the Brod–Tavora frontier met.", "Mixed Commission on the Brod–Tavora", "existing"),
    ("The UN Mission in Tavaria (UNMIT) opened an office.", "UN Mission in Tavaria", "existing"),
    ("KFOR heard three shots.", "KFOR", "existing"),
    ("The Minsk Group has three chairs.", "Minsk Group", "existing"),
]


@pytest.mark.parametrize(("text", "name", "status"), BODIES, ids=[text for text, *_ in BODIES])
def test_a_body_exists_or_is_only_proposed(read: Read, text: str, name: str, status: str) -> None:
    _, bodies, _ = read(text)
    assert [(b.name, b.status) for b in bodies] == [(name, status)]


NO_BODY = [
    "The European Commission adopted a budget.",
    "The International Committee of the Red Cross sent a doctor.",
    "The air force denied the strike.",
    "An armed group seized the bridge.",
    "The football team won.",
    "A police officer was hurt.",
]


@pytest.mark.parametrize("text", NO_BODY)
def test_other_commissions_forces_and_groups_are_no_bodies_of_a_process(read: Read, text: str) -> None:
    assert read(text)[1] == ()


def test_an_acronym_in_brackets_is_another_name_of_the_body(read: Read) -> None:
    text = "The General Border Committee (GBC) met in “Élan Hall”. The GBC will meet again."
    _, bodies, _ = read(text)
    assert [[m.text for m in b.mentions] for b in bodies] == [["The General Border Committee", "GBC", "GBC"]]
    assert all(m.text == text[m.start : m.end] for b in bodies for m in b.mentions)
