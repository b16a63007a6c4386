"""Whose words stand at a stretch of text: the outlet's paraphrase, or the quoted words of a speaker."""

import json

import pytest

import dragoman
from dragoman.model import restore
from dragoman.model.findings import Statement
from dragoman.model.reading import to_json
from dragoman.model.span import Span
from dragoman.model.voices import Voices
from tests.test_stance import statement


def voices(text: str, content: str, quoted: str = "", *more: Statement, **fields: object) -> Voices:
    return Voices(text, (statement(text, content, quoted, **fields), *more))


def owner(text: str, words: str, known: Voices) -> str:
    return known.words_of(Span(text.index(words), text.index(words) + len(words)))


INCIDENT = "Rau said that the “incident” would be examined after the massacre at the crossing."
FLAG = "Rau said that his men had “raised [the Tavarian] flag over [T]he Mill”."
COUNT = "Rau said that “dozens” of farmers were hurt."

STRETCHES = [
    (INCIDENT, "incident", "incident", "a1"),
    (INCIDENT, "incident", "massacre", "outlet"),
    (INCIDENT, "incident", "the “incident” would", "mixed"),
    (FLAG, "raised [the Tavarian] flag over [T]he Mill", "flag", "a1"),
    (FLAG, "raised [the Tavarian] flag over [T]he Mill", "Tavarian", "outlet"),
    (FLAG, "raised [the Tavarian] flag over [T]he Mill", "[the Tavarian] flag", "mixed"),
    (FLAG, "raised [the Tavarian] flag over [T]he Mill", "[T]he Mill", "a1"),
    (COUNT, "dozens", "dozens", "a1"),
    (COUNT, "dozens", "farmers", "outlet"),
]


@pytest.mark.parametrize(("text", "quoted", "words", "whose"), STRETCHES, ids=[f"{r[2]} in {r[0]}" for r in STRETCHES])
def test_words_are_the_speakers_only_where_all_of_them_stand_in_the_marks(
    text: str, quoted: str, words: str, whose: str
) -> None:
    known = voices(text, text[text.index("that ") + 5 : -1], quoted, kind="mixed")
    assert owner(text, words, known) == whose


def test_the_words_of_a_quotation_in_a_quotation_are_those_of_whoever_is_quoted_there() -> None:
    text = "“I told Rau: ‘Go home,’ and he went,” said Moss."
    outer = statement(text, "I told Rau: ‘Go home,’ and he went,", "I told Rau: ‘Go home,’ and he went,")
    inner = statement(text, "Go home,", "Go home,", id="s2", speakers=("a2",), within="s1")
    known = Voices(text, (outer, inner))
    assert (owner(text, "home", known), owner(text, "went", known)) == ("a2", "a1")
    assert [s.id for s in known.statements(Span(text.index("home"), text.index("home") + 4))] == ["s2", "s1"]


@pytest.mark.parametrize("speakers", [(), ("a1", "a2")], ids=["nobody known", "two"])
def test_words_that_nobody_known_said_alone_are_mixed(speakers: tuple[str, ...]) -> None:
    text = "They spoke of “saboteurs” at the depot."
    known = voices(text, "“saboteurs”", "saboteurs", speakers=speakers)
    assert owner(text, "saboteurs", known) == "mixed"


def test_events_figures_and_names_say_whose_words_they_are() -> None:
    text = "Ana Rau said Peru had “killed 12 men in Lima” and looted Quito."
    reading = dragoman.read(text)
    rau = reading.statements[0].speakers[0]
    assert {event.trigger[0].of(text): event.words_of for event in reading.events} == {
        "killed": rau,
        "looted": "outlet",
    }
    assert [(figure.low, figure.words_of) for figure in reading.figures] == [(12, rau)]
    named = {
        m["text"]: m["words_of"] for kind in ("actors", "places") for f in to_json(reading)[kind] for m in f["mentions"]
    }
    assert (named["Peru"], named["Lima"], named["Quito"]) == ("outlet", rau, "outlet")


def test_the_owner_of_a_name_is_told_in_the_json_and_found_again_from_it() -> None:
    reading = dragoman.read("Ana Rau said the “Republic of Tavaria” would not pay Lima.")
    made = json.loads(json.dumps(to_json(reading)))
    assert to_json(restore.reading(made)) == made


def test_a_figure_of_an_older_reading_is_the_outlets() -> None:
    made = to_json(dragoman.read("Two men were killed in Lima."))
    assert made["figures"][0].pop("words_of") == "outlet"
    assert restore.reading(made).figures[0].words_of == "outlet"
