"""What a voice says its own side will do is a pledge of that side; what others will do is not."""

import pytest

import dragoman

OWN = [
    "Rwanda's Jean Habyara said Kigali would cooperate with any inquiry.",
    "Peru's foreign minister, Ana Quispe, said Lima would send two observers.",
    "The Kenyan defence minister, Peter Oloo, told reporters that Kenya would withdraw its men.",
]
OTHERS = [
    "Peru's foreign minister, Ana Quispe, said Bolivia would send two observers.",
    "Peru's foreign minister, Ana Quispe, said Lima would not send observers.",
    "Peru's foreign minister, Ana Quispe, said Lima would have sent observers.",
    "Peru's foreign minister, Ana Quispe, said Lima would be blamed.",
    "Tents stood empty. Refugees waited. The envoy, Ana Quispe, met the refugees and said they would return.",
    "The striker Ana Quispe said Peru would win.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_a_voice_says_its_own_state_will_do_is_a_pledge_of_that_state(text: str) -> None:
    reading = dragoman.read(text, published="2031-05-15")
    states = {a.id for a in reading.actors if a.kind == "state"}
    assert [s.act for s in reading.statements] == ["pledge"]
    assert [c.kind for c in reading.commitments] == ["pledge"]
    assert set(reading.commitments[0].who) <= states
    assert not reading.commitments[0].to


@pytest.mark.parametrize("text", OTHERS)
def test_what_others_will_do_or_what_will_befall_the_state_is_no_pledge(text: str) -> None:
    reading = dragoman.read(text, published="2031-05-15")
    assert [s.act for s in reading.statements if s.act == "pledge"] == []
    assert [c for c in reading.commitments if c.kind == "pledge"] == []


def test_a_pledge_under_a_condition_is_a_conditional_one_of_the_side() -> None:
    text = "Rwanda's Jean Habyara said Kigali would cooperate, provided that the shelling stopped."
    reading = dragoman.read(text, published="2031-05-15")
    found = reading.commitments[0]
    assert (found.kind, [span.of(text) for span in found.condition]) == (
        "conditional_pledge",
        ["provided that the shelling stopped"],
    )
