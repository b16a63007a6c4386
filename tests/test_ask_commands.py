"""The asking commands: tables for people, JSON and CSV for programs, errors that say what would be right."""

import csv
import doctest
import io
import json
import shlex
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import answer as answer_module
from dragoman.cli import paper, record, tally
from dragoman.cli.app import app
from dragoman.cli.show import marked
from dragoman.model.reading import Reading, to_json
from dragoman.model.report import Report
from dragoman.record.view import View
from dragoman.record.writer import open_writer
from tests.readings import Text, answer, talks


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a record of two reports that do not agree."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    with open_writer(tmp_path / "dragoman.db") as writer:
        writer.write(talks())
        writer.write(answer())
    return tmp_path


def run(*words: str) -> Result:
    """What the command prints and returns."""
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize("module", [answer_module, paper, record, tally], ids=lambda m: m.__name__)
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("statements", ["Jan Novák", "deny", "ferry-talks#s2", "4 statements"]),
        ("events", ["ASSAULT at", "Rúna, claimed", "3 events"]),
        ("figures", ["5 killed at", "The Harbour Front", "nine sailors", "2 figures"]),
        ("figures --by Front --cite", ["5 killed at Rúna, 3 May 2021: according to The Harbour Front"]),
        ("commitments", ["by 2021-05-31", "pledge", "both sides must meet by 10 May", "2 commitments"]),
        ("actors", ["The Harbour Front", "armed group", "3 actors"]),
        ("places", ["Ardagh", "town", "2 places"]),
        ("agreements", ["Ardagh accord", "1 agreement\n"]),
        ("search harbour", ["«harbour»", "Harbour Post, 2021-05-04, ¶3"]),
        ("statements --by Novák --cite", ["Jan Novák denied: troops", "¶3, chars 140–199"]),
        ("statements --by Nobody", ["no statements found"]),
        ("statements --limit 1", ["1 statement shown, there are more: --limit 0 shows all"]),
        ("statements --limit 0", ["4 statements\n"]),
        ("commitments --open --due-before 2021-05-20", ["1 commitment\n"]),
    ],
)
def test_tables_can_be_read_at_a_hundred_columns(command: str, shown: list[str]) -> None:
    done = run(*command.split())
    assert done.exit_code == 0, done.output
    for words in shown:
        assert words in done.output
    assert max(len(line) for line in done.output.splitlines()) <= 100


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("command", ["statements", "figures", "brief --as-of 2021-05-11", "show ferry"])
def test_output_is_as_wide_as_it_is_told_to_be(command: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    told = run(*command.split()).stdout.partition("\nNext\n")[0].splitlines()
    assert 0.75 * width < max(map(len, told)) <= width
    if command.startswith("brief"):
        assert not [line for line in told if line != line.rstrip()]


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_private_persons_are_counted_and_shown_only_when_asked_for(
    form: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    t = Text("Rey said that the well was dry.")
    made = Reading(report=Report(id="r", text=t.text), actors=(t.actor("a1", "Rey", kind="person"),), made_by="hand")
    with open_writer(tmp_path / "dragoman.db") as writer:
        writer.write(made)
    kept, shown = run("actors", *form), run("actors", "--private", *form)
    assert "Rey" not in kept.stdout
    assert "1 person without a known public role left out: --private shows all" in kept.stderr
    assert "Rey" in shown.stdout
    assert "left out" not in shown.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("kind", ["statements", "events", "figures", "commitments", "actors", "places", "agreements"])
def test_json_is_one_object_a_line(kind: str) -> None:
    done = run(kind, "--json")
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    assert rows
    assert all(row["citation"].count("chars") == 1 for row in rows)


@pytest.mark.usefixtures("folder")
def test_json_lines_point_at_the_words_they_quote() -> None:
    for row in map(json.loads, run("statements", "--json").stdout.splitlines()):
        start, end = row["span"]
        assert View(Path("dragoman.db")).text(row["report"]["id"])[start:end] == row["quote"]


@pytest.mark.usefixtures("folder")
def test_csv_has_a_header_and_a_row_a_finding() -> None:
    rows = list(csv.DictReader(io.StringIO(run("commitments", "--csv").stdout)))
    assert [(row["ref"], row["when"], row["by"]) for row in rows] == [
        ("ferry-talks#c1", "../2021-05-31", "Jan Novák"),
        ("ferry-talks#c2", "../2021-05-10", ""),
    ]


def test_a_csv_file_begins_with_the_mark_that_spreadsheets_need(folder: Path) -> None:
    assert run("statements", "--csv", "--output", "out.csv").exit_code == 0
    assert (folder / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfref,")
    assert not run("statements", "--csv").stdout.startswith("\ufeff")


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-5 men", "@all", "\tx", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula_to_a_spreadsheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str) -> None:
    monkeypatch.chdir(tmp_path)
    t = Text(f"Rey said {cell.strip()} here")
    said = t.statement("s1", "a1", cell.strip(), "said", "assert")
    report = Report(id="r", text=t.text, outlet=cell)
    with open_writer(tmp_path / "dragoman.db") as writer:
        writer.write(Reading(report=report, actors=(t.actor("a1", "Rey"),), statements=(said,), made_by="hand"))
    (row,) = csv.DictReader(io.StringIO(run("statements", "--csv").stdout))
    assert row["outlet"] == f"'{cell}"
    assert not any(value[:1] in tuple("=+-@\t\r") for value in row.values() if value)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("command", "message", "code"),
    [
        ("statements --type denny", "did you mean deny", 2),
        ("statements --since sometime", "--since 'sometime' is no date", 2),
        ("statements --report f", "may be any of: ferry-talks, front-answers", 2),
        ("statements --json --csv", "exclude each other", 2),
        ("statements --output x.csv", "add --json or --csv", 2),
        ("statements --csv --output none/x.csv", "none/x.csv: cannot be written", 1),
        ("statements --record none.db", "none.db: there is no record; `dragoman read REPORTS --into none.db`", 1),
        ("show nonesuch", "no report 'nonesuch' in dragoman.db; there are: ferry-talks, front-answers", 2),
        ("show ferry#s99", "no finding 's99'", 2),
        ("show ferry --version 9", "report 'ferry-talks' has no version 9; there are: 1", 2),
        ("search …", "nothing to search for", 2),
        ("brief --as-of 2021-13-01", "is no date", 2),
        ("verify --record none.db", "there is no record", 1),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(command: str, message: str, code: int) -> None:
    done = run(*command.split())
    assert message in " ".join(done.output.split())
    assert done.exit_code == code
    assert "Traceback" not in done.output


# show


@pytest.mark.usefixtures("folder")
def test_show_prints_the_text_a_legend_and_the_findings() -> None:
    done = run("show", "ferry")
    assert done.exit_code == 0
    for words in (
        "Harbour Post, 2021-05-04, version 1",
        "“The ferry will sail again",
        "Marked:",
        "s2",
        "c1",
        "note: a warning",
    ):
        assert words in done.output


def test_findings_are_marked_where_they_stand_whatever_the_characters() -> None:
    text = marked(talks())
    styled = {(talks().report.text[span.start : span.end], str(span.style)) for span in text.spans}
    assert ("Jan Novák", "bold cyan") in styled
    assert ("denied", "bold yellow") in styled
    assert ("shelled", "bold red") in styled
    assert ("by the end of May", "bold underline magenta") in styled


def test_names_and_events_stay_visible_inside_what_is_said() -> None:
    order = [str(span.style) for span in marked(talks()).spans]
    assert order.index("green") < order.index("blue") < order.index("bold red") < order.index("bold yellow")


@pytest.mark.usefixtures("folder")
def test_show_of_one_finding_gives_every_part_with_its_place_and_who_made_it() -> None:
    with open_writer(Path("dragoman.db")) as writer:
        writer.review("ferry-talks", "s2", who="R. Editor", what="accept", why="stands in the text")
    done = run("show", "ferry-talks#s2")
    for words in ("denied  chars 140–146, ¶3", "made by    hand", "accept by R. Editor"):
        assert words in done.output


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("id", ["e1", "f1"])
def test_show_of_an_event_or_figure_says_in_whose_words_it_is_told(id: str) -> None:
    assert "words of   the outlet" in run("show", f"ferry-talks#{id}").output


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("a1", "Jan Novák: person, office minister, country OST, sector GOV"),
        ("p1", "Ardagh: town"),
        ("g1", "Ardagh accord: agreement"),
        ("t1", "Monday: DATE, edtf 2021-05-03"),
        ("f1", "5 killed at Rúna, 3 May 2021: according to The Harbour Front"),
        ("e1", "ASSAULT at Rúna, 3 May 2021: denied according to Jan Novák"),
        ("s1", "nobody has reviewed it"),
        ("s1", "read by    dragoman 0.1.0; hand 1, 20"),
    ],
)
def test_show_tells_of_each_kind_of_finding_what_it_is(id: str, told: str) -> None:
    done = run("show", f"ferry-talks#{id}")
    assert done.exit_code == 0 and told in " ".join(done.output.split("\n"))


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_whatever_ends_the_lines_of_a_report_ends_them_on_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_writer(tmp_path / "dragoman.db") as writer:
        writer.write(Reading(report=Report(id="r", text=f"Talks{ending}He came.{ending}"), made_by="hand"))
    lines = [line.rstrip() for line in run("show", "r").output.splitlines()]
    assert lines[lines.index("Talks") + 1] == "He came."
    assert "¶2" in run("search", "came").stdout


def test_a_csv_row_survives_commas_quotes_and_line_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    t = Text('Rey said "one, two" and =three.')
    said = t.statement("s1", "a1", '"one, two" and =three', "said", "assert")
    report = Report(id='C:\\news\\odd, "id"\nline', text=t.text)
    with open_writer(tmp_path / "dragoman.db") as writer:
        writer.write(Reading(report=report, actors=(t.actor("a1", "Rey"),), statements=(said,), made_by="hand"))
    assert run("statements", "--csv", "-o", "out.csv").exit_code == 0
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig"), newline=""))
    assert (row["ref"], row["words"]) == (f"{report.id}#s1", '"one, two" and =three')


@pytest.mark.usefixtures("folder")
def test_show_as_json_is_the_reading_itself() -> None:
    assert json.loads(run("show", "ferry-talks", "--json").stdout) == json.loads(json.dumps(to_json(talks())))


@pytest.mark.usefixtures("folder")
def test_show_gives_earlier_versions() -> None:
    with open_writer(Path("dragoman.db")) as writer:
        writer.write(talks(text=talks().report.text + "\nIt rained.\n"))
    assert "version 2 of 2" in run("show", "ferry").output
    assert "It rained." in run("show", "ferry").output
    assert "It rained." not in run("show", "ferry", "--version", "1").output


def test_control_characters_of_a_report_do_not_reach_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Talks \x1b[31mred\x1b[0m \u202eegassem\u202c [bold]end[/bold] :smile:"
    with open_writer(tmp_path / "dragoman.db") as writer:
        writer.write(Reading(report=Report(id="r", text=text, outlet="\x1b]0;x\x07Post"), made_by="hand"))
    shown = run("show", "r").output
    assert "·[31mred·[0m ·egassem· [bold]end[/bold] :smile:" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert not {"\x1b", "\u202e"} & set(run("search", "talks").output)


# brief and verify


@pytest.mark.usefixtures("folder")
def test_every_line_of_a_briefing_has_its_citation() -> None:
    shown = " ".join(run("brief", "--as-of", "2021-05-11").stdout.split())
    for words in (
        "Briefing as of Tuesday 11 May 2021",
        "denied: troops had shelled the harbour at Rúna on 3 May [Harbour Post, 2021-05-04, ¶3, chars 140–199",
        "by 31 May 2021 (in 20 days): Jan Novák, pledge",
        "by 10 May 2021 (1 day ago)",
        "Told and denied: died / shelled, Rúna",
        "dragoman verify",
    ):
        assert words in shown


@pytest.mark.usefixtures("folder")
def test_the_commands_that_a_briefing_names_work() -> None:
    shown = run("brief", "--as-of", "2021-05-11").stdout
    commands = [line.split("#  ")[0].split("  #")[0].strip() for line in shown.partition("Next")[2].splitlines()]
    assert len(commands) > 5
    for command in filter(None, commands):
        name, *words = shlex.split(command)
        assert name == "dragoman"
        done = run(*words)
        assert done.exit_code == 0, f"{command}: {done.output}"


@pytest.mark.usefixtures("folder")
def test_a_briefing_as_json_has_its_three_parts() -> None:
    made = json.loads(run("brief", "--as-of", "2021-05-11", "--json").stdout)
    assert [said["party"] for said in made["said"]] == ["Ostrava", "The Harbour Front"]
    assert [due["days"] for due in made["due"] + made["overdue"]] == [20, -1]
    assert {d["kind"] for d in made["differ"]} == {"denial"}


@pytest.mark.usefixtures("folder")
def test_verify_says_what_it_checked_or_what_is_wrong() -> None:
    import sqlite3

    done = run("verify")
    assert (done.exit_code, "2 texts" in done.output) == (0, True)
    connection = sqlite3.connect("dragoman.db")
    connection.execute("UPDATE citations SET quote = 'ships' WHERE quote = 'five sailors'")
    connection.commit()
    connection.close()
    done = run("verify")
    assert done.exit_code == 1
    assert "quotes 'ships', the text has 'five sailors'" in done.output
    assert "1 problem;" in done.output
