"""The demonstration reports are what their note says: twelve, short, in order, and without anybody's quoted words."""

import json
import re
from datetime import date
from typing import Any

import pytest

from dragoman.knowledge import files

FOLDER = files.DATA / "demo"
REPORTS: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()
]
each_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report["id"]))
QUOTED = re.compile(r"[“„«\"‘]([^”“„«»\"’]*)[”»\"’]")


def test_there_are_twelve_reports_and_each_has_an_id_of_its_own() -> None:
    assert len(REPORTS) == 12
    assert len({report["id"] for report in REPORTS}) == 12


def test_they_follow_the_year_from_november_2021_to_december_2022() -> None:
    dates = [date.fromisoformat(report["published"]) for report in REPORTS]
    assert dates == sorted(set(dates))
    assert dates[0] >= date(2021, 11, 26)
    assert dates[-1] <= date(2022, 12, 31)


def test_several_outlets_and_wordings_speak() -> None:
    assert len({report["outlet"] for report in REPORTS}) >= 6
    everything = " ".join(report["text"] for report in REPORTS)
    for one, other in (("Stepanakert", "Khankendi"), ("Lachin", "Berdzor"), ("Shusha", "Shushi"), ("Parukh", "Farukh")):
        assert one in everything and other in everything


@each_report
def test_a_report_has_the_fields_that_reading_takes(report: dict[str, Any]) -> None:
    assert set(report) == {"id", "title", "text", "published", "outlet", "language", "url"}
    assert report["text"].startswith(report["title"] + "\n")
    assert report["language"] == "en"
    assert report["url"] is None


@each_report
def test_a_report_is_short(report: dict[str, Any]) -> None:
    assert 200 <= len(report["text"].split()) <= 350


@each_report
def test_nobody_is_quoted(report: dict[str, Any]) -> None:
    assert not [words for words in QUOTED.findall(report["text"]) if len(words.split()) > 4]


def test_the_note_says_what_they_are() -> None:
    source = files.table("demo/SOURCES.toml")["reports"]
    assert source["licence"] == "CC0-1.0"
    assert "own wording" in source["source"].lower()
