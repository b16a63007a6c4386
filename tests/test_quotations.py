"""Quotations: which marks open and close, what is inside, what a missing mark costs."""

from collections.abc import Callable

import pytest

from dragoman.find.quotations import find_quotations
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def inner(parsed: Parsed, text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(parsed(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We are done," Rau said. "We go home."', ["We are done,", "We go home."]),
        ("“We are done,” Rau said. “We go home.”", ["We are done,", "We go home."]),
        ("„Wir gehen“, sagte Rau.", ["Wir gehen"]),
        ("«Nous partons», a dit Rau.", ["Nous partons"]),
        ("« Nous partons », a dit Rau.", ["Nous partons"]),
        ("»Wir gehen«, sagte Rau.", ["Wir gehen"]),
        ("”Vi går”, sade Rau.", ["Vi går"]),
        ("‘We are done,’ Rau said.", ["We are done,"]),
        ("'We are done,' Rau said.", ["We are done,"]),
        ("Rau, 51, said 🙂 “yes”.", ["yes"]),
    ],
)
def test_every_style_of_mark_encloses_a_quotation(parsed: Parsed, text: str, expected: list[str]) -> None:
    assert inner(parsed, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“We are done," Rau said. “We go home.”', ["We are done,", "We go home."]),
        ('"We are done,” Rau said. “We go home."', ["We are done,", "We go home."]),
        ('„Wir gehen", sagte Rau. „Ja."', ["Wir gehen", "Ja."]),
        ('“We are done,” Rau said. "We go home,” she said. “No" is all he said.',
         ["We are done,", "We go home,", "No"]),
        ('“He told "no" to me,” Rau said.', ['He told "no" to me,', "no"]),
        ('"He said “no” to me," Rau said.', ["He said “no” to me,", "no"]),
        ("“The 12\" gun is ours,” Rau said. “Yes.”", ['The 12" gun is ours,', "Yes."]),
    ],
)  # fmt: skip
def test_a_mark_of_another_style_closes_where_no_proper_one_does(
    parsed: Parsed, text: str, expected: list[str]
) -> None:
    assert inner(parsed, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It isn't Rau's, it is the soldiers' and the Houthis’ house.",
        "In Ta‘iz and Ma’rib people remember the ’90s.",
        "The '90s were rock 'n' roll, 'em too.",
        'The 12" gun stands 5\'10" from the wall.',
        'He said "" and left.',
    ],
)
def test_apostrophes_and_inches_open_no_quotation(parsed: Parsed, text: str) -> None:
    assert inner(parsed, text) == []


def test_an_apostrophe_inside_single_marks_closes_nothing(parsed: Parsed) -> None:
    assert inner(parsed, "‘It isn’t the Houthis’ fault.’ He left.") == ["It isn’t the Houthis’ fault."]
    assert inner(parsed, "'It isn't the soldiers' fault.' He left.") == ["It isn't the soldiers' fault."]


def test_a_word_that_ends_in_s_closes_where_no_other_mark_does(parsed: Parsed) -> None:
    assert inner(parsed, "'Ghost ships' and a very real quarrel about Rau's cable") == ["Ghost ships"]


def test_a_quotation_inside_a_quotation_is_one_level_deeper(parsed: Parsed) -> None:
    text = "“He told me ‘never’ twice,” said Rau. ‘She said “no” twice,’ said Novak."
    found = find_quotations(parsed(text))
    assert [(q.depth, q.inner.of(text)) for q in found] == [
        (0, "He told me ‘never’ twice,"), (1, "never"), (0, "She said “no” twice,"), (1, "no"),
    ]  # fmt: skip


def test_a_missing_mark_is_made_good_at_the_end_of_the_paragraph(parsed: Parsed) -> None:
    text = "“We are done, Rau said.\nThe road is open.\n“We go,” she said."
    found = find_quotations(parsed(text))
    assert [(q.closed, q.inner.of(text)) for q in found] == [(False, "We are done,"), (True, "We go,")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is open, said Anna Rau, adding that it was safe.\nNobody came.", ["The road is open,"]),
        ("“The road is open. We go, Rau said.\n“We stay,” said Novak.", ["The road is open. We go,", "We stay,"]),
        ("“The road was dark, he said to me.\n“So we stayed.”", ["The road was dark, he said to me.", "So we stayed."]),
        ("Rau asked them to “stop counting boats. The army, she said, had left.", ["stop counting boats"]),
    ],
)  # fmt: skip
def test_a_quotation_without_its_closing_mark_ends_at_its_attribution_or_its_clause(
    parsed: Parsed, text: str, expected: list[str]
) -> None:
    assert inner(parsed, text) == expected


def test_a_new_mark_ends_a_quotation_that_was_left_open(parsed: Parsed) -> None:
    text = "“We are done, Rau said. “We go,” she said."
    found = find_quotations(parsed(text))
    assert [(q.closed, q.depth, q.inner.of(text)) for q in found] == [
        (False, 0, "We are done, Rau said."), (True, 0, "We go,"),
    ]  # fmt: skip


def test_a_stray_closing_mark_is_nothing(parsed: Parsed) -> None:
    assert inner(parsed, "We are done,” Rau said. “We go,” she said.") == ["We go,"]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")])
def test_a_quotation_over_paragraphs_is_opened_in_each_and_closed_in_the_last(
    parsed: Parsed, opening: str, closing: str
) -> None:
    text = f"{opening}The first is open. It is.\n{opening}The second too.\n{opening}The third ends.{closing} Rau left."
    found = find_quotations(parsed(text))
    assert [(q.closed, q.follows) for q in found] == [(False, False), (False, True), (True, True)]
    assert [q.inner.of(text) for q in found] == ["The first is open. It is.", "The second too.", "The third ends."]


def test_a_paragraph_goes_on_though_its_mark_is_of_another_style(parsed: Parsed) -> None:
    found = find_quotations(parsed('“The first is open.\n"The second ends." Rau left.\n‘We go.’'))
    assert [q.follows for q in found] == [False, True, False]


def test_a_closed_paragraph_is_followed_by_nothing(parsed: Parsed) -> None:
    found = find_quotations(parsed("“We are done.”\n“We go.”"))
    assert [q.follows for q in found] == [False, False]


def test_the_outside_holds_the_marks_and_the_inside_does_not(parsed: Parsed) -> None:
    text = "Ра́у сказал: “да”."
    (found,) = find_quotations(parsed(text))
    assert (found.outer.of(text), found.inner.of(text), found.mark) == ("“да”", "да", "“")
