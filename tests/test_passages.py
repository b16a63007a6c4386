"""Paragraphs as citations count them, and the sentence around a span, without a parser."""

import doctest

import pytest

from dragoman.model import passages
from dragoman.model.passages import paragraph_at, paragraphs, sentence_around
from dragoman.model.span import Span

WRAPPED = """The ferry to the island will sail again after the two sides
met on Monday and agreed that the port would be opened by the
end of the month, the harbour master said.

Nobody came.
"""


def test_the_examples_hold() -> None:
    assert doctest.testmod(passages).failed == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("Talks resume", ["Talks resume"]),
        ("Talks resume\nHe came.\nShe left.", ["Talks resume", "He came.", "She left."]),
        ("Talks\r\n\r\nHe came.\r\n", ["Talks", "He came."]),
        ("Talks\r\rHe came.\rShe left.\r", ["Talks", "He came.", "She left."]),
        ("Talks\u2028He came.\x0cShe left.\u2029They met.", ["Talks", "He came.", "She left.", "They met."]),
        ("  “Talks” \n\n\n\n — é 😀 ", ["“Talks”", "— é 😀"]),
        (WRAPPED, [WRAPPED[: WRAPPED.index("\n\nNobody")], "Nobody came."]),
    ],
)
def test_a_line_is_a_paragraph_unless_lines_are_wrapped(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == found


def test_wrapped_lines_are_one_paragraph_whatever_ends_them() -> None:
    for ending in ("\r\n", "\r"):
        text = WRAPPED.replace("\n", ending)
        assert [span.of(text).split() for span in paragraphs(text)] == [p.split() for p in WRAPPED.split("\n\n")]


@pytest.mark.parametrize(("words", "number"), [("Title", 1), ("One.", 2), ("Three.", 3), ("Four", 3)])
def test_paragraphs_are_numbered_from_one(words: str, number: int) -> None:
    text = "Title\n\nOne. Two.\n\nThree. Four.\n"
    assert paragraph_at(paragraphs(text), text.index(words)) == number


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("He came. She left. They met.", "left", "She left."),
        ("He came on 3 May. She left.", "May", "He came on 3 May."),
        ("Gen. Rao came. She left.", "Rao", "Gen. Rao came."),
        ("The U.S. Army left. She came.", "Army", "The U.S. Army left."),
        ("J. Rao and Col. Rey met. She left.", "Rey", "J. Rao and Col. Rey met."),
        ("“He came.” She left.", "came", "“He came.”"),
        ("“He came. She left,” he said. They met.", "said", "She left,” he said."),
        ("Did he come? No! He fled … She left.", "fled", "He fled …"),
        ("He paid 3.5 million. She left.", "paid", "He paid 3.5 million."),
        ("Title\nHe came. She left.", "Title", "Title"),
        ("Title\nHe came. She left.", "He", "He came."),
        ("é “𝒳” came. She left 😀. They met.", "left", "She left 😀."),
        ("He came. She left. They met.", "came. She", "He came. She left."),
        ("Title\nHe came. She left.", "Title\nHe", "Title\nHe came."),
        ("Title\nRÚNA, May 25 – The envoys met. She left.", "met", "The envoys met."),
        ("Title\nRÚNA (Wire) — The envoys met. She left.", "left", "She left."),
        ("23:50 - Rey says that he came.", "came", "Rey says that he came."),
        ("2. Gas. The supply stopped. It came back.", "stopped", "The supply stopped."),
        ("RÚNA, May 25 – The envoys met.", "May 25", "RÚNA, May 25 – The envoys met."),
    ],
)
def test_the_sentence_around_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert sentence_around(text, Span(start, start + len(words))).of(text) == sentence
