"""`dragoman read` end to end: what it prints and keeps, how it ends, and that nothing is ever half-written."""

import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dragoman import scale, settings
from dragoman.cli.app import app
from dragoman.errors import InputError
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.record.verify import verify

TEXT = "Talks resume\n\nThe minister said on Monday that the two sides would meet in Geneva."
CONTRACT = [
    "schema", "report", "times", "actors", "places", "statements", "events", "figures", "commitments", "agreements",
    "bodies",
]  # fmt: skip
PROGRAM = "from dragoman.cli.app import main\nif __name__ == '__main__':\n    main()\n"

# Reads nothing in the reports, so that what is tested (the disk, the pipe) need not wait for the parser.
BLIND = f"""
from dragoman import scale
from dragoman.model.reading import Reading
scale.reader_name = lambda plan: "blind"
scale.read_many = lambda items, plan: (Reading(report=item, made_by="blind") for item in items)
{PROGRAM}"""

TIGHT = f"""
import resource
from dragoman.ingest import metadata
metadata.language("models are unpacked into files, which is not what shall run full here")
resource.setrlimit(resource.RLIMIT_FSIZE, ({{limit}}, {{limit}}))
{BLIND}"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with three reports."""
    monkeypatch.chdir(tmp_path)
    lines(tmp_path / "three.jsonl", 3)
    return tmp_path


def lines(path: Path, count: int) -> None:
    made = [json.dumps({"id": f"r{n}", "text": f"{TEXT} Number {n}.", "published": "2021-11-26"}) for n in range(count)]
    path.write_text("\n".join(made), encoding="utf-8")


def read(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["read", *arguments])


def readings(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_prints_the_contract_a_line_in_order_and_stores_nothing(desk: Path) -> None:
    result = read("three.jsonl", "--json")
    assert result.exit_code == 0, result.stderr
    found = readings(result)
    assert [reading["report"]["id"] for reading in found] == ["r0", "r1", "r2"]
    assert [key for key in found[0] if key in CONTRACT] == CONTRACT
    assert found[0]["report"]["text"] == f"{TEXT} Number 0."
    assert sorted(path.name for path in desk.iterdir()) == ["three.jsonl"]
    assert "read 3 reports" in result.stderr


@pytest.mark.usefixtures("desk")
def test_two_processes_give_what_one_gives() -> None:
    assert read("three.jsonl", "--json", "--jobs", "2").stdout == read("three.jsonl", "--json").stdout


def test_a_report_is_new_then_unchanged_then_a_new_version(desk: Path) -> None:
    assert "3 new" in read("three.jsonl").stderr
    assert (desk / "dragoman.db").is_file()
    assert "3 unchanged" in read("three.jsonl").stderr
    lines(desk / "three.jsonl", 4)
    changed = (desk / "three.jsonl").read_text(encoding="utf-8").replace("Number 1.", "Number one.")
    (desk / "three.jsonl").write_text(changed, encoding="utf-8")
    result = read("three.jsonl")
    assert result.exit_code == 0
    for outcome in ("2 unchanged", "1 new version", "1 new"):
        assert outcome in result.stderr
    checked = verify(desk / "dragoman.db")
    assert checked.versions == 5 and not checked.problems


@pytest.mark.usefixtures("desk")
def test_what_the_record_has_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read("three.jsonl").exit_code == 0
    monkeypatch.setattr(scale, "parse", None)
    assert "3 unchanged" in read("three.jsonl").stderr


def test_the_reader_has_one_name_before_and_after_reading() -> None:
    plan = scale.Plan.of(settings.load())
    (reading,) = scale.read_many([Report(id="a", text=TEXT)], plan)
    assert isinstance(reading, Reading) and reading.made_by == scale.reader_name(plan)


def test_bad_reports_are_counted_and_named_and_the_rest_is_read(desk: Path) -> None:
    (desk / "empty.txt").touch()
    (desk / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    result = read(".", "absent.txt", "--json")
    assert result.exit_code == 1
    assert len(readings(result)) == 3
    assert "skipped 3:" in result.stderr
    for reason in ("empty.txt: is empty", "picture.txt: is a PNG picture", "absent.txt: no such file"):
        assert reason in result.stderr


def test_names_cannot_write_to_the_terminal(desk: Path) -> None:
    (desk / "red\x1b[31m\u202e.txt").touch()
    result = read(".", "--json")
    assert "\x1b" not in result.stderr and "\u202e" not in result.stderr
    assert "red\ufffd[31m\ufffd.txt: is empty" in result.stderr


@pytest.mark.parametrize("arguments", [["absent.txt"], ["*.html"], ["hollow"]])
def test_nothing_to_read_is_a_usage_error_and_makes_no_record(desk: Path, arguments: list[str]) -> None:
    (desk / "hollow").mkdir()
    result = read(*arguments)
    assert result.exit_code == 2
    assert arguments[0] in result.stderr
    assert not (desk / "dragoman.db").exists()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("arguments", [["--published", "26 Nov"], ["--jobs", "0"], ["--nonsense"]])
def test_bad_options_are_usage_errors(arguments: list[str]) -> None:
    assert read("three.jsonl", *arguments).exit_code == 2
    assert read().exit_code == 2


def test_quiet_says_only_what_was_skipped(desk: Path) -> None:
    (desk / "empty.txt").touch()
    assert read("three.jsonl", "--json", "--quiet").stderr == ""
    assert read(".", "--json", "--quiet").stderr.splitlines() == [
        "skipped 1:",
        "  empty.txt: is empty; a report needs text",
    ]


def test_an_unknown_date_of_publication_is_warned_of_once(desk: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (desk / name).write_text(TEXT, encoding="utf-8")
    result = read("a.txt", "b.txt", "--json")
    assert result.stderr.count("date of publication unknown") == 1 and "a.txt and 1 more" in result.stderr
    assert "date of publication unknown" in readings(result)[0]["warnings"][0]
    assert "unknown" not in read("a.txt", "--json", "--published", "2021-11-26").stderr


@pytest.mark.usefixtures("desk")
def test_a_fault_in_a_finder_costs_one_report_and_names_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(report: Report, *rest: Any) -> Reading:
        if report.id == "r1":
            raise IndexError("list index out of range")
        return true(report, *rest)

    true = scale.read_parsed
    monkeypatch.setattr(scale, "read_parsed", faulty)
    result = read("three.jsonl", "--json")
    assert result.exit_code == 1
    assert [reading["report"]["id"] for reading in readings(result)] == ["r0", "r2"]
    assert "r1: the reader failed (IndexError: list index out of range; test_read_command.py, line" in result.stderr


def test_a_batch_that_cannot_be_parsed_is_tried_report_by_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(reports: list[Report], *rest: Any) -> Iterator[Any]:
        if any(report.id == "b" for report in reports):
            raise ValueError("no")
        yield from true(reports, *rest)

    true = scale.parse
    monkeypatch.setattr(scale, "parse", faulty)
    found = list(scale.read_many([Report(id=id, text=TEXT) for id in "abc"], scale.Plan.of(settings.load())))
    assert [item.report.id if isinstance(item, Reading) else item.where for item in found] == ["a", "b", "c"]
    assert isinstance(found[1], InputError)


class Poison(Report):
    """A report that kills the process which receives it."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


def echo(reports: list[Report], _: scale.Plan) -> list[scale.Result]:
    """What a worker does here: a reading in which nothing was found."""
    return [Reading(report=report) for report in reports]


def test_a_process_that_dies_costs_one_report_and_the_order_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    forked = multiprocessing.get_context("fork")  # at once there, which is safe where no parser runs
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: forked)
    monkeypatch.setattr(scale, "_work", echo)
    plan = scale.Plan.of(settings.load(), jobs=2)
    items = [
        Report(id="a", text=TEXT),
        InputError("x", "is empty"),
        Poison(id="b", text=TEXT),
        Report(id="c", text=TEXT),
    ]
    found = list(scale.read_many(items, plan))
    assert [item.report.id if isinstance(item, Reading) else item.where for item in found] == ["a", "x", "b", "c"]
    assert isinstance(found[2], InputError) and "died on it" in found[2].what


def test_reports_are_taken_in_only_as_they_are_read() -> None:
    taken = 0

    def stream() -> Iterator[Report]:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield Report(id=str(number), text="The two sides met in Geneva.")

    plan = scale.Plan(model=settings.load().model, batch_words=30, cache=settings.load().cache)
    ahead = [taken - given for given, _ in enumerate(scale.read_many(stream(), plan), 1)]
    assert len(ahead) == 40 and max(ahead) <= 30 / 6


def test_five_megabytes_in_one_line_without_a_blank_are_read(desk: Path) -> None:
    (desk / "long.txt").write_text("a" * 5_000_000, encoding="utf-8")
    result = read("long.txt", "--json", "--any-language")
    assert result.exit_code == 0, result.stderr
    assert readings(result)[0]["report"]["text"] == "a" * 5_000_000


@pytest.mark.parametrize(
    "text",
    [
        '“It is not closed, he said. "Nor this one. ‘And this.',
        "\u202eThe talks\u202c in \u200fالقدس\u200e resumed 🕊️🕊️, she said.\x07\x00\x0b Then\r\nthey\rended.",
        '“”\n\n""\n\n‘’\n\n—\n\n…',
        ". . . ! ! ? , ; : ( ) [ ] { }",
    ],
)
def test_odd_texts_are_read_and_every_citation_holds(desk: Path, text: str) -> None:
    (desk / "odd.jsonl").write_text(json.dumps({"id": "odd", "text": f"{text}\n\n{TEXT * 3}"}), encoding="utf-8")
    result = read("odd.jsonl", "--into", "odd.db", "--json", "--any-language")
    assert result.exit_code == 0, result.stderr
    assert readings(result)[0]["report"]["text"].startswith(text)
    assert not verify(Path("odd.db")).problems


def test_a_file_that_is_no_record_is_refused_in_words(desk: Path) -> None:
    (desk / "notes.db").write_text("These are my notes." * 500, encoding="utf-8")
    result = read("three.jsonl", "--into", "notes.db")
    assert result.exit_code == 1
    assert "dragoman: notes.db: is no Dragoman record" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_record_of_a_newer_version_is_refused_in_words(desk: Path) -> None:
    assert read("three.jsonl").exit_code == 0
    with sqlite3.connect(desk / "dragoman.db") as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema_version'")
    connection.close()
    result = read("three.jsonl")
    assert result.exit_code == 1 and "dragoman: dragoman.db: " in result.stderr and "99" in result.stderr


def start(program: str, *arguments: str, stdout: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, "read", *arguments], stdout=stdout, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.usefixtures("desk")
def test_a_full_disk_behind_stdout_is_said_and_ends_with_1() -> None:
    with Path("/dev/full").open("w") as full:
        process = start(BLIND, "three.jsonl", "--json", stdout=full)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "dragoman: the output: No space left on device" in errors
    assert "Exception ignored" not in errors and "Traceback" not in errors


def test_a_full_disk_under_the_record_is_said_and_leaves_it_whole(desk: Path) -> None:
    lines(desk / "many.jsonl", 300)
    assert read("three.jsonl").exit_code == 0
    limit = (desk / "dragoman.db").stat().st_size + 60_000
    process = start(TIGHT.format(limit=limit), "many.jsonl", stdout=subprocess.PIPE)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1, errors
    assert "dragoman: dragoman.db: the disk" in errors and "Traceback" not in errors
    checked = verify(desk / "dragoman.db")
    assert checked.versions >= 3 and not checked.problems


def test_ctrl_c_keeps_what_was_read_and_nothing_half(desk: Path) -> None:
    lines(desk / "many.jsonl", 3_000)
    with (desk / "out.jsonl").open("w") as out:
        process = start(PROGRAM, "many.jsonl", "--json", "--into", "dragoman.db", stdout=out)
        while (desk / "out.jsonl").stat().st_size < 50_000 and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "interrupted" in errors and "Traceback" not in errors
    printed = (desk / "out.jsonl").read_text(encoding="utf-8")
    assert printed.endswith("}\n")
    whole = [json.loads(line)["report"]["id"] for line in printed.splitlines()]
    assert whole == [f"r{n}" for n in range(len(whole))] and 0 < len(whole) < 3_000
    checked = verify(desk / "dragoman.db")
    assert checked.versions == len(whole) and not checked.problems
    assert f"read {len(whole)} reports into dragoman.db" in errors


def test_a_reader_that_closes_the_pipe_early_ends_it_quietly(desk: Path) -> None:
    lines(desk / "many.jsonl", 300)
    process = start(BLIND, "many.jsonl", "--json", "--quiet", stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert errors == ""


def test_the_version_is_printed() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0 and result.stdout.startswith("dragoman 0.")
