"""Quotations as statements: their cues, their speakers, what goes on, what floats, what is nobody's."""

from collections.abc import Callable

import pytest

from dragoman.find.quotations import find_quotations
from dragoman.find.statements import find_statements
from dragoman.knowledge import reporting
from dragoman.model.findings import Actor, ActorMention, Statement
from dragoman.model.span import Span
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def read(parsed: Parsed, text: str, *names: str) -> tuple[Statement, ...]:
    """Statements of a text in which each name is an actor wherever it stands; `Rau=He` is one actor of two names."""
    actors = tuple(
        Actor(
            id=name.split("=")[0], name=name, kind="person", country=None, sector=None, office=None, wikidata=None,
            made_by="test",
            mentions=tuple(
                ActorMention(start=n, end=n + len(form), text=form, form="name", made_by="test")
                for n in range(len(text)) for form in name.split("=") if text.startswith(form, n)
            ),
        )
        for name in names
    )  # fmt: skip
    parse = parsed(text)
    return find_statements(parse, reporting.load(), find_quotations(parse), actors, (), ())


def of(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


CUES = [
    ("“We are done,” the ministry said in a statement on Friday.", "said in … statement"),
    ("“We are done,” Rau said during a long telephone call with reporters.", "said during … call"),
    ("“We are done,” Rau told the council in Oslo.", "told"),
    ("Rau wrote in a letter: “We are done.”", "wrote in … letter"),
    ("“In the statement we said no,” Rau said.", "said"),
]


@pytest.mark.parametrize(("text", "cue"), CUES, ids=[row[0][:40] for row in CUES])
def test_the_occasion_of_the_saying_is_part_of_the_cue(parsed: Parsed, text: str, cue: str) -> None:
    found = read(parsed, text)
    assert cue in [of(text, s.cue) for s in found if s.within is None]


SPEAKERS = [
    ("“We are done,” said Anna Rau, who led the mission for two years.",
     "Anna Rau, who led the mission for two years"),
    ("Anna Rau, who led the mission, said: “We are done.”", "Anna Rau, who led the mission"),
    ("“We are done,” said a diplomat who asked not to be named.", "a diplomat who asked not to be named"),
    ("“We are done,” said Rau, which surprised the room.", "Rau"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[row[0][:40] for row in SPEAKERS])
def test_the_clause_that_tells_who_a_person_is_belongs_to_the_speaker(parsed: Parsed, text: str, speaker: str) -> None:
    found = read(parsed, text)
    assert [of(text, s.speaker_spans) for s in found if s.kind == "direct"] == [speaker]


BESIDE = [
    ("“The list,” the pathologist, Oksana Derkach, explained to the judges, “is long.”",
     "the pathologist, Oksana Derkach"),
    ("« The ferry is not a toy », thundered the prefect of Mayotte, Aurélie Castaing.",
     "the prefect of Mayotte, Aurélie Castaing"),
    ("“Turkish, Greek, what does the octopus care?” asked Captain Yorgos Tsaldaris.", "Captain Yorgos Tsaldaris"),
    ("“I hold Senator Rau in high esteem,” Novak said, “and I always will.”", "Novak"),
    ("Novak told the council that the road was open, adding, “It is safe.”", "Novak"),
    ("\"There was,\" Sgt. Kelvin Manda told the court in Lusaka, \"no order.\"", "Kelvin Manda"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), BESIDE, ids=[row[0][:40] for row in BESIDE])
def test_a_quotation_is_spoken_by_a_noun_outside_it(parsed: Parsed, text: str, speaker: str) -> None:
    assert [of(text, s.speaker_spans) for s in read(parsed, text) if s.kind == "direct"] == [speaker]


SPLIT = [
    ("“The risk,” said Anna Rau, an economist who heads the fund, “is that nobody pays.”",
     ["The risk, … is that nobody pays."]),
    ("“The list,” Rau explained, “is long,” and here she paused, “and old.”", ["The list, … is long, … and old."]),
    ("‘Every bullet,’ the quartermaster wrote, ‘has been signed for. The rifles,’ he went on, ‘have not.’",
     ["Every bullet, … has been signed for. The rifles, … have not."]),
    ("“I hold him dear,” Rau told the paper, noting that they “have met five times”.",
     ["I hold him dear,"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), SPLIT, ids=[row[0][:40] for row in SPLIT])
def test_a_quotation_split_by_its_attribution_is_one_until_another_report_begins(
    parsed: Parsed, text: str, content: list[str]
) -> None:
    assert [of(text, s.content) for s in read(parsed, text) if s.kind == "direct"] == content


UNLISTED = [
    ("“Let me talk,” the mayor shot back.", "the mayor", "shot back"),
    ("Asked which town was his favourite, Rau demurred: “The one I am in.”", "Rau", "demurred"),
    ("The mayor was blunt: “Either the dyke is raised or it is not.”", "The mayor", "was"),
    ("“Lower your voice,” the Estonian minister hissed at his colleague.", "the Estonian minister", "hissed"),
    ("“It is about time,” exhorted the mayor, Anna Rau.", "the mayor, Anna Rau", "exhorted"),
    ("On the last, the army's reply was one word: “Impossible.”", "the army", "reply"),
    ("“That is a lie,” was Anna Rau’s answer to the charge.", "Anna Rau", "answer"),
    ("“We never said so,” the delegate corrected a question from the floor.", "the delegate", "corrected"),
    ("Rau issued a statement saying, “We are done.”", "Rau", "saying"),
    ("“She speaks of ‘radical change,’” the general noted.", "the general", "noted"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), UNLISTED, ids=[row[0][:40] for row in UNLISTED])
def test_behind_a_comma_or_a_colon_any_verb_carries_a_quotation(
    parsed: Parsed, text: str, speaker: str, cue: str
) -> None:
    found = [s for s in read(parsed, text) if s.kind == "direct"]
    assert [of(text, s.speaker_spans) for s in found] == [speaker]
    assert of(text, found[0].cue).split()[0] == cue.split()[0]


@pytest.mark.parametrize(
    "text",
    [
        "The governor restated the premise of the “Ring of Fire.”",
        "“Seven Wells,” a film about the border, won a prize.",
        "Inside he had seen a banner: “Hands Off.”",
    ],
)
def test_terms_and_titles_are_not_told(parsed: Parsed, text: str) -> None:
    assert [s for s in read(parsed, text) if s.kind == "direct"] == []


def test_a_quotation_that_finishes_a_clause_of_the_outlet_is_mixed(parsed: Parsed) -> None:
    text = "The Mekong, she said, “has six owners”."
    assert [(s.kind, of(text, s.content)) for s in read(parsed, text)] == [("mixed", "The Mekong … “has six owners”")]


COLONS = [
    ("The army rejected the charge and stated:\n“Nobody fired that night, and nobody was on the hill.”", "The army"),
    ("The crowd was told to wait. A clerk could only whisper: “There is no bread.”", "A clerk"),
    ("“You know, it happens,” Rau went on. “Get over it.”", "Rau"),
    ("“You seem to have picked a new standard to describe the actions,” the two write.", "two"),
    ("“There are camps,” the governor of the valley, Anna Rau, said in Orsk.", "the governor of the valley, Anna Rau"),
]


@pytest.mark.parametrize(("text", "speaker"), COLONS, ids=[row[0][:40] for row in COLONS])
def test_a_cue_is_heard_across_a_colon_a_paragraph_and_a_parsers_slip(parsed: Parsed, text: str, speaker: str) -> None:
    found = [s for s in read(parsed, text) if s.kind == "direct"]
    assert [of(text, s.speaker_spans).lower() for s in found] == [speaker.lower()]


FLOATING = [
    ("Anna Rau, who had waited for months, left by the door. “Ask me tomorrow.”",
     ["Anna Rau, who had waited for months"]),
    ("Anna Rau runs the ferry. Her office looks out on the strait. “It is wet here.”", ["Her"]),
    ("“Not one truck, not one kilo of flour.” That was the answer of Colonel Desta Novak on Friday.",
     ["Colonel Desta Novak"]),
    ("“The river does not read.” With this sentence, on a napkin, Anna Rau summed up the talks.", ["Anna Rau"]),
    ("“You cannot guard a fence.” Brigadier Aminu Sule has been repeating the line since May.",
     ["Brigadier Aminu Sule"]),
    ("The reaction was brief: “We saw the map.” That was Anna Rau, the head of the commission.",
     ["Anna Rau, the head of the commission"]),
    ("“There is no list.” Tiémoko Sanogo, who has led the talks since May, shook his head.",
     ["Tiémoko Sanogo, who has led the talks since May"]),
    ("Former governor Anna Rau was asked what she would have done.\n“Nothing at all.”", ["Former governor Anna Rau"]),
    ("“We helped to write that bill.”\n– Anna Rau, deputy", ["Anna Rau, deputy"]),
    ("The choir sang and the hall was full.\n“We are done.”\nThe lights went off.", [""]),
    ("Rau praised the plan and Novak rejected it. “It is dead.”", ["Rau", "Novak", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), FLOATING, ids=[row[0][:40] for row in FLOATING])
def test_a_quotation_without_a_cue_has_the_speaker_beside_it_or_none(
    parsed: Parsed, text: str, speakers: list[str]
) -> None:
    found = read(parsed, text)
    assert [of(text, s.speaker_spans) for s in found if s.made_by.startswith("floating")] == speakers[-1:]
    assert all("," in s.made_by for s in found if s.made_by.startswith("floating"))


def test_a_quotation_goes_on_in_the_next_sentence_and_the_next_paragraph(parsed: Parsed) -> None:
    text = "“We claim nothing,” Rau told the assembly.\n“We fish. We always have.”\nNovak denied it."
    first, second = read(parsed, text)
    assert of(text, first.content) == "We claim nothing, … We fish. We always have."
    assert (of(text, first.speaker_spans), of(text, second.speaker_spans)) == ("Rau", "Novak")


def test_in_a_dialogue_of_two_a_question_goes_back_to_the_asker_and_the_answer_to_the_other(parsed: Parsed) -> None:
    text = "“Did you shut the gate?” asked Rau.\n“I made tea,” Novak replied.\n“Who shut it?”\n“Nobody.”"
    found = read(parsed, text, "Rau", "Novak")
    assert [s.speakers for s in found] == [("Rau",), ("Novak",), ("Rau",), ("Novak",)]


def test_an_answer_is_that_of_who_answers_the_other_questions(parsed: Parsed) -> None:
    text = (
        "Brigadier Ivo Rau spoke to us on Thursday.\nIs the truce holding? “Yes,” he says. “Nobody has fired.”\n"
        "The army blamed “saboteurs”. Residents spoke of three.\nIs the road open? “It is.” And the trenches? “No.”"
    )
    found = [s for s in read(parsed, text) if s.made_by.startswith("floating")]
    assert [of(text, s.content) for s in found] == ["It is.", "No."]
    assert [of(text, s.speaker_spans) for s in found] == ["he", "he"]


def test_kin_told_of_between_two_quotations_does_not_take_the_second(parsed: Parsed) -> None:
    text = "“There were no guns,” said Ana Rau, a trader. Her nephew was among the dead. “They shot at all that moved.”"
    assert {s.speakers for s in read(parsed, text, "Ana Rau", "Her nephew")} == {("Ana Rau",)}
