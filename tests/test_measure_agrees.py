"""Where the team's own scorer lies beside the project, the measures give its figures to the last digit."""

import importlib
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.measure import tasks
from dragoman.measure.match import Rate

EVALUATION = Path(__file__).parent.parent.parent / "shared" / "evaluation"
pytestmark = pytest.mark.skipif(not EVALUATION.is_dir(), reason="the evaluation data lies outside the project")
NOT_COMPARED = {"by text", "gold classes reached", "of found mean km"}


@pytest.fixture(scope="module", autouse=True)
def scorer_within_reach() -> Iterator[None]:
    sys.path.insert(0, str(EVALUATION))
    yield
    sys.path.remove(str(EVALUATION))


def module(name: str) -> ModuleType:
    return importlib.import_module(name)


def same(mine: Any, other: Any) -> bool:
    if isinstance(mine, Rate) or isinstance(other, tuple):
        return all(abs(a - b) < 1e-9 for a, b in zip(mine, other))
    if isinstance(mine, float) and isinstance(other, float):
        return abs(mine - other) < 1e-9
    return bool(mine == other)


def compare(task: str, gold: dict[str, Any], readings: dict[str, Any]) -> None:
    scorer = module(f"scoring.{task}")
    expected = scorer.score(gold, readings)
    found = tasks.SCORED[task](gold, readings)
    parted = {
        name: (found.get(name), value)
        for name, value in expected.items()
        if name not in NOT_COMPARED and not same(found.get(name), value)
    }
    assert not parted


@pytest.mark.parametrize(
    "damage", ["none", "wrong_speaker", "all_fact", "day_off", "half_places", "one_actor", "shaken"]
)
def test_record_figures_agree(damage: str) -> None:
    oracle, files = module("oracle"), module("scoring.files")
    gold = files.gold(str(EVALUATION / "data" / "record"))
    readings = {name: oracle.reading(document) for name, document in gold.items()}
    for number, reading in enumerate(readings.values()):
        if damage == "shaken":
            shake(reading, random.Random(number))
        elif damage != "none":
            getattr(oracle, damage)(reading)
    compare("record", gold, readings)


def shake(reading: dict[str, Any], chance: random.Random) -> None:
    """Shift spans, drop findings and swap references at random."""
    for kind in ("times", "statements", "events", "commitments", "figures"):
        reading[kind] = [f for f in reading[kind] if chance.random() > 0.2]
    ids = {s["id"] for s in reading["statements"]}
    for statement in reading["statements"]:
        statement["content"] = [[max(0, a - chance.randint(0, 30)), b] for a, b in statement["content"]]
        statement["within"] = statement["within"] if statement["within"] in ids else None
    for actor in reading["actors"]:
        actor["mentions"] = [m for m in actor["mentions"] if chance.random() > 0.3]
        for mention in actor["mentions"]:
            mention["start"] = max(0, mention["start"] - chance.choice([0, 0, 4]))


@pytest.mark.parametrize("task", ["times", "places", "statements", "status"])
def test_corpus_figures_agree(task: str) -> None:
    name = {
        "times": "times/tbaq_dev", "places": "places/trnews", "statements": "statements/polnear_dev",
        "status": "status/factuality_timeml_dev",
    }[task]  # fmt: skip
    path = EVALUATION / "data" / f"{name}.jsonl"
    gold = {d["id"]: d for d in map(json.loads, path.read_text(encoding="utf-8").splitlines()[:30])}
    compare(task, gold, {name: made_up(task, d, random.Random(name)) for name, d in list(gold.items())[1:]})


def made_up(task: str, document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A reading with some of the gold right, some shifted, some wrong."""
    size = len(document["text"])

    def moved(a: int, b: int) -> tuple[int, int]:
        start = max(0, a + chance.choice([0, 0, -5, 3]))
        return start, min(size, max(start + 1, b + chance.choice([0, 0, 6])))

    made: dict[str, Any] = {"report": {"text": document["text"]}}
    if task == "times":
        made["times"] = [
            {**t, "start": moved(t["start"], t["end"])[0], "value": chance.choice([t["value"], "1999"])}
            for t in document["timex"]
        ]
    elif task == "places":
        made["places"] = [
            {
                "latitude": t["lat"], "longitude": t["lon"], "geonames": chance.choice([t["geonameid"], 1]),
                "mentions": [dict(zip(("start", "end"), moved(t["start"], t["end"])))],
            }
            for t in document["toponyms"]
        ]  # fmt: skip
    elif task == "statements":
        made["statements"] = [
            {
                "speaker_spans": [moved(*s) for s in a["source"]], "cue": a["cue"],
                "content": [moved(*s) for s in a["content"]] or [(0, 9)],
            }
            for a in document["attributions"]
        ]  # fmt: skip
    else:
        made["events"] = [
            {
                "trigger": [moved(e["start"], e["end"])], "negated": chance.random() > 0.8,
                "status": chance.choice(["reported_as_fact", "claimed", "denied", "pledged"]),
            }
            for e in document["events"]
        ]  # fmt: skip
    return made
