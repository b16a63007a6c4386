"""Two views of one relation, and what is said where they disagree."""

import pytest

from dragoman.encoder.roots import ROOTS, TYPES, likeliest
from dragoman.measure.relations import answer, marked_case, weighed


def chances(**told: float) -> dict[str, float]:
    return dict.fromkeys(TYPES, 0.0) | told


@pytest.mark.parametrize(
    ("told", "cues", "expected"),
    [
        ({"AID": 0.9, "AGREE": 0.1}, None, "AID"),
        ({"AID": 0.9, "AGREE": 0.1}, "AGREE", "AID"),
        ({"AID": 0.6, "AGREE": 0.4}, "AGREE", "AGREE"),
        ({"CONCEDE": 0.4, "AGREE": 0.6}, "RETREAT", "YIELD"),
    ],
)
def test_the_cues_weigh_half_as_much_as_the_encoder(told: dict[str, float], cues: str | None, expected: str) -> None:
    assert likeliest(weighed(chances(**told), cues), ROOTS) == expected


def test_the_answer_weighs_most_where_both_agree_and_least_where_they_do_not() -> None:
    told = chances(AID=0.8, AGREE=0.2)
    agreed, alone, apart = (weighed(told, cues)["AID"] for cues in ("AID", None, "AGREE"))
    assert agreed > alone == apart


def test_marks_in_the_sentence_come_before_phrases_beside_it() -> None:
    case = {"id": "1", "text": "Chad left Chad.", "source": "Chad", "target": "Chad"}
    assert marked_case(case).target == marked_case(case).source
    assert marked_case(case | {"marked": "<s>Chad</s> left <t>Chad</t>."}).target != marked_case(case).source


def test_without_the_encoder_the_cues_answer() -> None:
    case = {"id": "1", "text": "Peru expelled Chile's envoy.", "source": "Peru", "target": "Chile"}
    assert answer(case) == {"id": "1", "label_root": "SANCTION"}
