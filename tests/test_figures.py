"""Counts of people killed, injured, taken or driven out: bounds, kind, owner and event; nothing else is counted."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.find.figures import find_figures
from dragoman.knowledge import counts
from dragoman.model.span import Span
from dragoman.parse import Parse
from tests.checks.counts import told
from tests.test_stance import statement

Parser = Callable[..., Parse]

FIGURES = [
    ("The blast killed at least three people.", [("killed", 3, None)]),
    ("More than 40 people died in the raid.", [("killed", 41, None)]),
    ("Up to 15 miners were injured.", [("injured", None, 15)]),
    ("Between four and seven soldiers were killed.", [("killed", 4, 7)]),
    ("The union put the death toll at 14.", [("killed", 14, 14)]),
    ("The commissioner speaks of 37 dead.", [("killed", 37, 37)]),
    ("The mission verified eight deaths, among them three children.", [("killed", 8, 8), ("killed", 3, 3)]),
    ("Dozens of people were killed.", [("killed", None, None)]),
    ("Nobody was hurt.", [("injured", 0, 0)]),
    ("The raid caused no casualties.", [("casualties", 0, 0)]),
    ("None was injured in the fire.", [("injured", 0, 0)]),
    ("They condemned the killing of two surveyors.", [("killed", 2, 2)]),
    ("The fund mourned the deaths of nine people.", [("killed", 9, 9)]),
    ("The clinic counted 27 casualties, nine of them children.", [("casualties", 27, 27), ("casualties", 9, 9)]),
    ("Twenty-one nurses were abducted.", [("captured", 21, 21)]),
    ("The flood displaced 2,500 families.", [("displaced", 2500, 2500)]),
    ("Shells killed two farmers and wounded nine children.", [("killed", 2, 2), ("injured", 9, 9)]),
    (
        "They spoke of “dozens” of villagers hurt by stones. The police put the number at three.",
        [
            ("injured", None, None),
            ("injured", 3, 3),
        ],
    ),
    ("The jets bombed the convoy, killing a dozen of them.", [("killed", 12, 12)]),
    ("Six bodies were found in the well.", [("killed", 6, 6)]),
    ("At least nine people were treated for injuries.", [("injured", 9, None)]),
    ("Two soldiers were killed and 12 wounded.", [("killed", 2, 2), ("injured", 12, 12)]),
]


@pytest.mark.parametrize(("text", "wanted"), FIGURES, ids=[text for text, _ in FIGURES])
def test_numbers_keep_their_bounds(parsed: Parser, text: str, wanted: list[tuple[str, int | None, int | None]]) -> None:
    found = find_figures(parsed(text), counts.load(), (), ())
    assert [(f.kind, f.low, f.high) for f in found] == wanted


NONE = [
    "A man aged 40 was killed.",
    "He died in 1994.",
    "The truck was destroyed 12 kilometres from the town.",
    "The raid cost $3 million.",
    "Six trucks were destroyed.",
    "Four ministers met in Lima.",
    "The killers fled on 3 May.",
    "A 34-year-old nurse was wounded.",
]


@pytest.mark.parametrize("text", NONE)
def test_ages_dates_money_and_things_are_no_figures(parsed: Parser, text: str) -> None:
    assert find_figures(parsed(text), counts.load(), (), ()) == ()


def test_the_figure_belongs_to_the_statement_around_it(parsed: Parser) -> None:
    text = "The clinic said “at least six people” had been killed; the army spoke of 2 dead."
    six = statement(text, "“at least six people” had been killed")
    found = find_figures(parsed(text), counts.load(), (), (six,))
    assert [(f.low, f.according_to) for f in found] == [(6, ("s1",)), (2, ())]


def test_the_figure_names_the_event_it_counts(parsed: Parser) -> None:
    text = "Guns shelled the town. Six people were killed."
    event = told(text)[0]
    shelling = replace(event, type="ASSAULT", trigger=(Span(5, 12),))
    (figure,) = find_figures(parsed(text), counts.load(), (shelling,), ())
    assert figure.event == "e1"


def test_a_toll_counts_the_deaths_told_first(parsed: Parser) -> None:
    text = "Guns shelled the town, killing six. The army shot two farmers dead. The death toll rose to nine."
    shelling = replace(told(text)[0], id="e1", type="ASSAULT", trigger=(Span(5, 12),))
    shooting = replace(shelling, id="e2", trigger=(Span(text.index("shot"), text.index("shot") + 4),))
    found = find_figures(parsed(text), counts.load(), (shelling, shooting), ())
    assert [(f.low, f.event) for f in found] == [(6, "e1"), (2, "e2"), (9, "e1")]
