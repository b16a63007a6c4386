"""Statements: constructions in which the clause, its speaker and the outlet's own words are easily confused."""

from collections.abc import Callable

import pytest

from dragoman.find.quotations import find_quotations
from dragoman.find.statements import find_statements
from dragoman.knowledge import reporting
from dragoman.model.findings import Statement
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def read(parsed: Parsed, text: str) -> tuple[Statement, ...]:
    parse = parsed(text)
    return find_statements(parse, reporting.load(), find_quotations(parse), (), (), ())


def told(parsed: Parsed, text: str) -> list[tuple[str, str]]:
    """Speaker as written and content of each statement."""
    return [
        (" ".join(s.of(text) for s in made.speaker_spans), " … ".join(s.of(text) for s in made.content))
        for made in read(parsed, text)
    ]


RUN_ON = [
    ("The envoy announced that talks would start on Monday, and boarded a plane to Doha.",
     [("The envoy", "talks would start on Monday")]),
    ("The minister wrote to the council to say that the dam would hold, and sent a copy to Harare.",
     [("The minister", "the dam would hold")]),
    ("Engineers say the hull was patched on Friday, and the harbour board expects the first rice to arrive in a week.",
     [("Engineers", "the hull was patched on Friday"),
      ("the harbour board", "the first rice to arrive in a week")]),
    ("Minister Olga Lind said the last mile would be done by May, a date she herself had called “a joke”.",
     [("Minister Olga Lind", "the last mile would be done by May"), ("she herself", "a date … “a joke”")]),
    ("The colonel said his men had withdrawn and that the camp was empty.",
     [("The colonel", "his men had withdrawn and that the camp was empty")]),
    ("Officials said the army had entered the village, and burned four houses.",
     [("Officials", "the army had entered the village, and burned four houses")]),
    ("His office said last night he was on leave.", [("His office", "he was on leave")]),
    ("The bloc urged both sides to exercise restraint and offered to send a team.",
     [("The bloc", "to exercise restraint"), ("The bloc", "to send a team")]),
    ("The bishop urged the men to wait and left the room.", [("The bishop", "to wait")]),
    ("Asked whether Kampala would accept a team, Okello said he had no orders.", [("Okello", "he had no orders")]),
    ("Told that the road was shut, the driver said he would walk.", [("the driver", "he would walk")]),
    ("Each host says there will be peace; none has a text that both sides accept.",
     [("Each host", "there will be peace")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RUN_ON, ids=[row[0][:40] for row in RUN_ON])
def test_content_ends_where_the_outlet_goes_on(parsed: Parsed, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(parsed, text) == expected


AMID = [
    ("The convoy, said the mayor of Kidal, Amadou Sow, would need two days.",
     "Amadou Sow", "The convoy … would need two days"),
    ("Farmers in the valley, says the vet Ingrid Moe, are worried about the wells.",
     "the vet Ingrid Moe", "Farmers in the valley … are worried about the wells"),
    ("Not bullets but hunger, the doctor Pablo Quiroz used to say, was emptying the villages of Chaco.",
     "Pablo Quiroz", "Not bullets but hunger … was emptying the villages of Chaco"),
    ("It was up to Madrid, the consul countered, to pay for the fence.",
     "the consul", "It was up to Madrid … to pay for the fence"),
    ("She could still hear, the widow told us, the sound of the engine.",
     "the widow", "She could still hear … the sound of the engine"),
    ("No deal, says the union’s man, Otto Beck.", "the union’s man, Otto Beck", "No deal"),
    ("The minister, a lawyer from Kidal, said the convoy, loaded with rice, would need two days.",
     "The minister, a lawyer from Kidal", "the convoy, loaded with rice, would need two days"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), AMID, ids=[row[0][:40] for row in AMID])
def test_an_attribution_may_stand_amid_its_clause(parsed: Parsed, text: str, speaker: str, content: str) -> None:
    [(named, said)] = told(parsed, text)
    assert said == content
    assert speaker in named


ROWS = [
    ("In a letter to investors, the firm blamed the delay on guests, insisted that wages would be paid and concluded "
     "that the pit could reopen in June.",
     [("the firm", "the delay on guests"), ("the firm", "wages would be paid"),
      ("the firm", "the pit could reopen in June")]),
    ("The minister denied the charge, called for an inquiry and promised that the files would be opened.",
     [("The minister", "the charge"), ("The minister", "an inquiry"), ("The minister", "the files would be opened")]),
    ("The government blamed the rebels; a rebel source, quoted by the radio, said the shells had come from the hill.",
     [("The government", "the rebels"), ("a rebel source", "the shells had come from the hill")]),
    ("Neither Riga nor Vilnius would comment, but Oslo and Bern, in a joint note, condemned the strike.",
     [("Oslo and Bern", "the strike")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_a_row_of_reports_has_one_speaker(parsed: Parsed, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(parsed, text) == expected


SPLIT = [
    ("“Our side respects the map,” the envoy read out; “it respects it with regret,” and here he looked up, “and it "
     "will not draw another.”",
     "Our side respects the map, … it respects it with regret, … and it will not draw another."),
    ("“He who digs the well,” Chief Danjuma likes to say, “drinks last.”", "He who digs the well, … drinks last."),
    ("“We waited,” the pilot said, “and waited,” she went on, “and then the fog came.”",
     "We waited, … and waited, … and then the fog came."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), SPLIT, ids=[row[0][:40] for row in SPLIT])
def test_a_quotation_cut_more_than_once_is_one(parsed: Parsed, text: str, content: str) -> None:
    assert [said for _, said in told(parsed, text)] == [content]


BOUND = [
    ("Novak conceded that “a list exists”.", "mixed"),
    ("The mayor spoke briefly, noting that “silence is also an answer”.", "mixed"),
    ("The mayor said, “The bridge is closed.”", "direct"),
    ("“The bridge is closed,” the mayor said.", "direct"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), BOUND, ids=[row[0][:40] for row in BOUND])
def test_a_quoted_clause_behind_that_is_part_of_the_outlets_sentence(parsed: Parsed, text: str, kind: str) -> None:
    assert [made.kind for made in read(parsed, text)] == [kind]


LABELS = [
    ("She held the army responsible for the fire.", "accuse", "the army responsible for the fire"),
    ("He held the water company liable.", "accuse", "the water company liable"),
    ("The mayor pointed the finger at the wind.", "accuse", "the wind"),
    ("The lawyer called the sum of 60 “inventive”.", "label", "the sum of 60 “inventive”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "content"), LABELS, ids=[row[0][:40] for row in LABELS])
def test_who_judges_a_thing_says_both(parsed: Parsed, text: str, act: str, content: str) -> None:
    [made] = read(parsed, text)
    assert (made.act, " … ".join(s.of(text) for s in made.content)) == (act, content)


SOURCES = [
    ("Omani mediators have agreed to share the list, La Crónica has learned from two people close to the talks.",
     [("two people close to the talks", "Omani mediators have agreed to share the list")]),
    ("According to the weekly Al Nahar, Oman’s envoy to the talks, Salim Harthy, has told his hosts to wait.",
     [("the weekly Al Nahar", "Oman’s envoy to the talks, Salim Harthy, has told his hosts to wait")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SOURCES, ids=[row[0][:40] for row in SOURCES])
def test_a_source_ends_where_its_clause_begins(parsed: Parsed, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(parsed, text) == expected


ENTRIES = [
    ("14:20 Fighting is heavy.\n14:55 The ministry: a routine patrol.", [("The ministry", "a routine patrol")]),
    ("09:25 – He is late.\n11:05 – Now the minister: trucks have reached the gate.",
     [("the minister", "trucks have reached the gate")]),
    ("14:20 The ministry: there is no list, the envoy writes.", [("the envoy", "there is no list")]),
    ("14:20 Three things are known: the road, the river and the hill.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENTRIES, ids=[row[0][:40] for row in ENTRIES])
def test_a_name_before_a_colon_speaks_in_a_live_entry(
    parsed: Parsed, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(parsed, text) == expected
