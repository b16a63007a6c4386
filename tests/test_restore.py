"""The JSON of a reading gives back the reading; what it lacks is said."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from dragoman.model import restore
from dragoman.model.findings import Body, PlaceName, RunnerUp
from dragoman.model.reading import Reading, to_json
from dragoman.model.report import Report
from tests.readings import Text, talks


def through_json(reading: Reading) -> dict[str, Any]:
    """What a file would hold."""
    made: dict[str, Any] = json.loads(json.dumps(to_json(reading)))
    return made


def full() -> Reading:
    """A reading that fills every kind of finding and every field with a structure."""
    good = talks()
    t = Text(good.report.text)
    place = replace(
        good.places[0],
        latitude=1.5,
        longitude=-2.0,
        names=(PlaceName(name="Ardagh", language="ga", used_by=("Ostrava",)),),
        runners_up=(RunnerUp(name="Ardagh", country="IRL", geonames=7, score=0.2),),
    )
    body = Body(
        id="b1", name="Harbour Front", status="proposed", mentions=(t.mention("Harbour Front"),), made_by="hand"
    )
    return replace(good, places=(place, good.places[1]), bodies=(body,))


def test_a_reading_comes_back_equal() -> None:
    assert restore.reading(through_json(full())) == full()


@pytest.mark.parametrize(
    "kind", ["times", "actors", "places", "statements", "events", "figures", "commitments", "bodies"]
)
def test_values_come_back_with_their_types(kind: str) -> None:
    before = getattr(full(), kind)[0]
    after = getattr(restore.reading(through_json(full())), kind)[0]
    for field in fields(before):
        assert type(getattr(after, field.name)) is type(getattr(before, field.name)), field.name


def test_what_a_later_contract_adds_is_passed_over() -> None:
    made = through_json(full())
    made["moods"] = []
    made["statements"][0]["mood"] = "calm"
    assert restore.reading(made) == full()


def test_what_the_contract_does_not_ask_for_may_be_missing() -> None:
    made = through_json(full())
    del (
        made["statements"][0]["confidence"],
        made["made_by"],
        made["bodies"],
        made["actors"][0]["mentions"][0]["made_by"],
    )
    restored = restore.reading(made)
    assert restored.statements[0].confidence == 1.0
    assert (restored.made_by, restored.bodies) == ("", ())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "dragoman-reading/9"}, "schema is 'dragoman-reading/9', must be 'dragoman-reading/1'"),
        ({"report": None}, "report is missing"),
        ({"report": {"id": "x"}}, "report lacks text"),
        ({"statements": [{"id": "s1"}]}, "Statement lacks 'kind'"),
    ],
)
def test_what_cannot_be_a_reading_is_refused_in_words(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        restore.reading({**through_json(full()), **change})


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'moods' is no kind of finding"):
        restore.finding("moods", {})


def test_an_empty_reading_comes_back() -> None:
    empty = Reading(report=Report(id="e", text=""))
    assert restore.reading(through_json(empty)) == empty
