"""The measures: perfect readings score 1, each damage lowers its own number, and the figures are the known ones."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import MeasureError
from dragoman.measure import gold, identity, match, places, record, statements, status, times
from dragoman.measure.match import Rate

TEXT = "Tavaria denied on Monday that its army had shelled Lomel.\n“We fired nothing,” Ana Novak said in Port Sel."


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def pair(words: str) -> list[int]:
    return [at(words)["start"], at(words)["end"]]


GOLD: dict[str, Any] = {
    "id": "r1",
    "text": TEXT,
    "gold": {
        "actors": [
            {
                "id": "tavaria", "name": "Tavaria", "country": "TAV", "type": "state", "sector": "GOV",
                "mentions": [at("Tavaria")], "titles": [],
            },
            {
                "id": "novak", "name": "Ana Novak", "country": None, "type": "person",
                "mentions": [at("Ana Novak")], "titles": [],
            },
        ],
        "places": [
            {"id": "lomel", "name": "Lomel", "mentions": [{**at("Lomel"), "role": "location"}]},
            {"id": "sel", "name": "Port Sel", "mentions": [{**at("Port Sel"), "role": "location"}]},
        ],
        "time_expressions": [{"id": "T1", "span": at("Monday"), "value": "2024-05-13", "direction": "past"}],
        "statements": [
            {
                "id": "S1", "speaker": "tavaria", "speaker_mention": at("Tavaria"), "mention_kind": "name",
                "kind": "indirect", "cue": at("denied"), "act": "deny", "date": {"value": "2024-05-13"},
                "content": [at("its army had shelled Lomel")], "quoted": [],
            },
            {
                "id": "S2", "speaker": "novak", "speaker_mention": at("Ana Novak"), "mention_kind": "name",
                "kind": "direct", "cue": at("said"), "act": "assert", "date": {"value": None},
                "content": [at("We fired nothing,")], "quoted": [at("We fired nothing,")],
            },
        ],
        "events": [
            {
                "id": "E1", "plover": {"type": "ASSAULT", "mode": "heavy-weapons"}, "actors": ["tavaria"],
                "recipients": [], "place": "lomel", "date": {"value": None}, "trigger": [at("shelled")],
                "status": {"value": "denied", "statements": ["S1"]}, "words_of": "outlet",
            }
        ],
        "commitments": [],
        "agreements": [],
        "mechanisms": [],
    },
    "checks": [
        {"kind": "status_not", "trigger": [pair("shelled")], "status": "reported_as_fact"},
        {"kind": "speaker_is", "spans": [pair("We fired nothing,")], "actors": ["novak"]},
        {"kind": "no_place", "trigger": [pair("fired")]},
    ],
}  # fmt: skip


def perfect() -> dict[str, Any]:
    reading: dict[str, Any] = {kind: [] for kind in ("figures", "commitments", "agreements", "bodies")}
    return reading | {
        "report": {"id": "r1", "text": TEXT},
        "times": [{**at("Monday"), "edtf": "2024-05-13", "direction": "past"}],
        "actors": [
            {
                "id": "a1", "name": "Tavaria", "country": "TAV", "kind": "state", "sector": "GOV",
                "mentions": [{**at("Tavaria"), "form": "name"}],
            },
            {
                "id": "a2", "name": "Ana Novak", "country": None, "kind": "person", "sector": None,
                "mentions": [{**at("Ana Novak"), "form": "name"}],
            },
        ],
        "places": [
            {"id": "p1", "name": "Lomel", "mentions": [{**at("Lomel"), "use": "location"}]},
            {"id": "p2", "name": "Port Sel", "mentions": [{**at("Port Sel"), "use": "location"}]},
        ],
        "statements": [
            {
                "id": "s1", "speakers": ["a1"], "cue": [pair("denied")],
                "content": [pair("its army had shelled Lomel")], "quoted": [], "kind": "indirect", "act": "deny",
                "time": "2024-05-13", "within": None,
            },
            {
                "id": "s2", "speakers": ["a2"], "cue": [pair("said")], "content": [pair("We fired nothing")],
                "quoted": [pair("We fired nothing")], "kind": "direct", "act": "assert", "time": None, "within": None,
            },
        ],
        "events": [
            {
                "id": "e1", "type": "ASSAULT", "mode": "heavy-weapons", "actors": ["a1"], "recipients": [],
                "place": "p1", "time": None, "trigger": [pair("shelled")], "status": "denied", "negated": False,
                "according_to": ["s1"], "words_of": "outlet",
            }
        ],
    }  # fmt: skip


def score_record(reading: dict[str, Any]) -> match.Figures:
    return record.score({"r1": GOLD}, {"r1": reading})


def test_a_perfect_reading_scores_one_everywhere() -> None:
    figures = score_record(perfect())
    assert figures["record_score"] == 1.0
    assert figures["checks passed"] == "3/3"
    assert figures["checks passed idle"] == 1
    low = {
        name: v
        for name, v in figures.items()
        if (v.f1 if isinstance(v, Rate) else v if isinstance(v, float) else 1) < 1
    }
    assert not low


@pytest.mark.parametrize(
    ("kind", "damage", "name"),
    [
        ("statements", {"speakers": ["a1"]}, "statements with speaker"),
        ("statements", {"act": "pledge"}, "statements: act"),
        ("events", {"status": "reported_as_fact"}, "events with status"),
        ("events", {"place": "p2"}, "events: place"),
        ("times", {"edtf": "2024-05-20"}, "times value"),
        ("places", {"mentions": []}, "places"),
        ("times", {"direction": "future"}, "times: direction of gold"),
        ("times", {"start": 0, "end": 3}, "times: value of gold"),
        ("actors", {"kind": "group"}, "actors: kind"),
        ("actors", {"mentions": []}, "actors B-cubed"),
    ],
)
def test_each_damage_lowers_its_own_figure(kind: str, damage: dict[str, Any], name: str) -> None:
    broken = copy.deepcopy(perfect())
    broken[kind][-1].update(damage)
    before, after = score_record(perfect())[name], score_record(broken)[name]
    as_number = [v.f1 if isinstance(v, Rate) else v for v in (before, after)]
    assert as_number[0] == 1.0
    assert isinstance(as_number[1], float) and as_number[1] < 1.0


def test_an_empty_reading_scores_nothing_and_passes_only_idle_checks() -> None:
    figures = record.score({"r1": GOLD}, {})
    assert figures["missing"] == 1
    assert figures["statements with speaker"] == Rate(0.0, 0.0, 0.0)
    assert figures["checks passed"] == f"{figures['checks passed idle']}/3" == "2/3"


def test_a_statement_without_speaker_abstains_and_is_not_wrong() -> None:
    reading = perfect()
    reading["statements"][0]["speakers"] = []
    figures = score_record(reading)
    assert figures["abstained"] == 1
    assert figures["attribution precision"] == 1.0


def test_a_title_beside_a_name_is_one_mention() -> None:
    text = "the envoy, Ana Novak, left"
    assert identity.groups(text, [(0, 9), (11, 20)]) == [[(0, 9), (11, 20)]]
    assert identity.groups("Ana Novak met Jan Ruda", [(0, 9), (14, 22)]) == [[(0, 9)], [(14, 22)]]


def test_times_count_span_type_and_value_apart() -> None:
    document = {"id": "d", "text": "They met on Monday, May 13.", "timex": [
        {"start": 12, "end": 18, "type": "DATE", "value": "2024-05-13"},
        {"start": 20, "end": 27, "type": "DATE", "value": "2024-05-13"},
    ]}  # fmt: skip
    found = {"report": {}, "times": [
        {"start": 12, "end": 18, "type": "DATE", "value": "2024-05-20"},
        {"start": 20, "end": 26, "type": "TIME", "value": "2024-05-13"},
    ]}  # fmt: skip
    figures = times.score({"d": document}, {"d": found})
    assert figures["strict"] == Rate(1.0, 1.0, 1.0)
    assert figures["type F1"] == 0.5
    assert figures["value F1"] == 0.5


def test_places_are_right_within_161_km_or_by_id() -> None:
    document = {"id": "d", "text": "in Yerevan and Baku", "toponyms": [
        {"start": 3, "end": 10, "lat": 40.18, "lon": 44.51, "geonameid": 616052},
        {"start": 15, "end": 19, "lat": 40.41, "lon": 49.87, "geonameid": 587084},
    ]}  # fmt: skip
    found = {"report": {}, "places": [
        {"latitude": 40.0, "longitude": 44.0, "geonames": 1, "mentions": [{"start": 3, "end": 10}]},
        {"latitude": 0.0, "longitude": 0.0, "geonames": 2, "mentions": [{"start": 15, "end": 19}]},
    ]}  # fmt: skip
    figures = places.score({"d": document}, {"d": found})
    assert figures["found strict"] == Rate(1.0, 1.0, 1.0)
    assert figures["end to end @161"] == Rate(0.5, 0.5, 0.5)


def test_attributions_need_source_cue_and_content_to_be_whole() -> None:
    document = {"id": "d", "text": TEXT, "attributions": [
        {"source": [pair("Tavaria")], "cue": [pair("denied")], "content": [pair("that its army had shelled Lomel")]},
        {"source": [pair("Ana Novak")], "cue": [pair("said")], "content": [pair("“We fired nothing,”")]},
    ]}  # fmt: skip
    found = {"report": {}, "statements": [
        {"speaker_spans": [pair("Tavaria")], "cue": [pair("denied")], "content": [pair("its army had shelled Lomel")]},
        {"speaker_spans": [pair("Port Sel")], "cue": [pair("said")], "content": [pair("We fired nothing")]},
    ]}  # fmt: skip
    figures = statements.score({"d": document}, {"d": found})
    assert figures["content@50"] == Rate(1.0, 1.0, 1.0)
    assert figures["whole"] == Rate(0.5, 0.5, 0.5)
    assert figures["direct whole"] == Rate(0.0, 0.0, 0.0)


def test_status_is_judged_only_where_an_event_was_found() -> None:
    document = {"id": "d", "text": TEXT, "events": [
        {**at("shelled"), "status": "denied"}, {**at("fired"), "status": "asserted"},
        {**at("said"), "status": "unmarked"},
    ]}  # fmt: skip
    found = {"report": {}, "events": [{"trigger": [pair("shelled")], "status": "claimed", "negated": False}]}
    figures = status.score({"d": document}, {"d": found})
    assert figures["reached"] == 0.5
    assert figures["macro F1"] == 0.0
    assert (
        status.score({"d": document}, {"d": {**found, "events": [{**found["events"][0], "status": "denied"}]}})[
            "macro F1"
        ]
        == 1.0
    )


def test_a_reading_of_another_text_is_refused_with_the_place_where_they_part() -> None:
    reading = perfect()
    reading["report"]["text"] = TEXT.replace("Monday", "Sunday")
    with pytest.raises(MeasureError, match="at character 18"):
        score_record(reading)


def test_gold_that_lacks_its_marks_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "x"}) + "\n")
    with pytest.raises(MeasureError, match="document 1: no timex"):
        gold.documents(path, "times")
    with pytest.raises(MeasureError, match=r"gold\.jsonl:2: not JSON"):
        path.write_text('{"id": "a", "text": "x", "timex": []}\n{bad\n')
        gold.documents(path, "times")
