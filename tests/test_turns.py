"""Turns of interviews and transcripts: who is at the microphone, and what is no transcript at all."""

import pytest

from dragoman import settings
from dragoman.knowledge import library
from dragoman.model.passages import paragraphs
from dragoman.model.report import Report
from dragoman.reader import read_all
from dragoman.turns import turns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Is it over?\nA: It sleeps.", [("Q", "asks", ["Is it over?"]), ("A", "answers", ["It sleeps."])]),
        ("Interview: “No map”\nQ: Why?\nA: Ask him.", [("Q", "asks", ["Why?"]), ("A", "answers", ["Ask him."])]),
        (
            "RAU: We left.\nWILK: When?\nRAU: At ten.\nAnd we hid.\nNobody spoke.",
            [("RAU", "speaks", ["We left."]), ("WILK", "speaks", ["When?"]),
             ("RAU", "speaks", ["At ten.", "And we hid."])],
        ),
        (
            "Q: Why?\n\nA: (Laughs.) Ask him.\n\nMr Rau then left.\n\nQ: Now?\n\nA: Yes.\n\nI mean it.",
            [("Q", "asks", ["Why?"]), ("A", "answers", ["Ask him."]), ("Q", "asks", ["Now?"]),
             ("A", "answers", ["Yes.", "I mean it."])],
        ),
        (
            "Q: Why?\n\nA: Ask him.\nHe knows.\n\nQ: Now?\n\nA: No.",
            [("Q", "asks", ["Why?"]), ("A", "answers", ["Ask him.", "He knows."]), ("Q", "asks", ["Now?"]),
             ("A", "answers", ["No."])],
        ),
        (
            "We met Ana Rau.\n\nDid you sign?\n\nI did not.\n\nWill you?\n\nWith a pen.\n\nShe left.",
            [(None, "asks", ["Did you sign?"]), (None, "answers", ["I did not."]), (None, "asks", ["Will you?"]),
             (None, "answers", ["With a pen."])],
        ),
    ],
)  # fmt: skip
def test_turns_are_labelled_or_follow_questions(text: str, expected: list[tuple[str | None, str, list[str]]]) -> None:
    found = turns(text, paragraphs(text))
    assert [(t.label and t.label.of(text), t.role, [s.of(text) for s in t.body]) for t in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Killed: 12\nWounded: 30\nKilled: 14\nWounded: 9",
        "Photo: A bridge.\nNote: The army left.\nNovak: no truce",
        "What is a truce?\nA pause in fighting.\nWhat can you do?\nNothing at all.",
        "Why did he go? Nobody knows.\nThe army left.\nWho fired? Nobody.",
        "Army: no truce\nThe army said: nothing.",
    ],
)
def test_lists_and_headings_are_no_transcript(text: str) -> None:
    assert turns(text, paragraphs(text)) == ()


def test_an_answer_is_a_direct_statement_of_whoever_is_interviewed() -> None:
    text = "The mediator Gareth Owusu spoke to us in Accra.\nQ: Is it over?\nA: It sleeps. The army says it “died”.\n"
    (reading,) = read_all([Report(id="r", text=text)], library.load(settings.load().cache))
    outer, inner = reading.statements
    assert [a.name for a in reading.actors if a.id in outer.speakers] == ["Gareth Owusu"]
    assert (outer.kind, [s.of(text) for s in outer.content]) == ("direct", ["It sleeps. The army says it “died”."])
    assert (inner.within, [s.of(text) for s in inner.quoted]) == (outer.id, ["died"])
