"""`dragoman demo`: one command shows the whole line, and running it again changes nothing."""

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.record.verify import verify


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result, list[str], Result]:
    """The record, the first run, what was in the record after it, and the second run."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        first = CliRunner().invoke(app, ["demo"])
        before = dump(folder / "dragoman.db")
        second = CliRunner().invoke(app, ["demo"])
    return folder / "dragoman.db", first, before, second


def dump(path: Path) -> list[str]:
    """Everything that is in the file."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_it_reads_the_reports_and_prints_the_briefing_of_the_next_monday(
    runs: tuple[Path, Result, list[str], Result],
) -> None:
    _, first, _, _ = runs
    assert first.exit_code == 0, first.output
    for words in (
        "12 new", "Briefing as of Monday 19 December 2022", "Who said what", "Day passed",
        "Where accounts differ", "Next", "dragoman show demo-12",
    ):  # fmt: skip
        assert words in first.output


def test_the_second_run_changes_nothing_and_says_the_same(runs: tuple[Path, Result, list[str], Result]) -> None:
    path, first, before, second = runs
    assert dump(path) == before
    assert second.stdout == first.stdout


def test_every_citation_of_the_demonstration_holds(runs: tuple[Path, Result, list[str], Result]) -> None:
    checked = verify(runs[0])
    assert checked.problems == ()
    assert (checked.versions, checked.log_lines) == (12, 12)
