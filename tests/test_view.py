"""Reading the record: what was stored comes back whole, and every filter finds what it should and nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import QuestionError
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.record.selection import Selection
from dragoman.record.view import View
from dragoman.record.writer import open_writer
from tests.readings import Text, answer, talks


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A record with two reports that do not agree."""
    path = tmp_path_factory.mktemp("record") / "talks.db"
    with open_writer(path) as writer:
        writer.write(talks())
        writer.write(answer())
    return View(path)


def refs(view: View, kind: str, **filters: Any) -> list[str]:
    """The findings that a selection holds, by the ends of their names."""
    return [row.ref.replace("ferry-talks", "talks") for row in view.findings(Selection(kind=kind, **filters))]


def test_a_reading_comes_back_as_it_was_written(view: View) -> None:
    assert view.reading("ferry-talks") == talks()
    assert view.reading("front-answers") == answer()


def test_counts_are_those_of_the_current_versions(view: View) -> None:
    counts = view.counts()
    assert (counts["reports"], counts["statements"], counts["figures"], counts["bodies"]) == (2, 4, 2, 0)


def test_findings_come_from_the_latest_report_first_and_in_the_order_of_the_text(view: View) -> None:
    assert refs(view, "statements") == ["front-answers#s1", "talks#s1", "talks#s2", "talks#s3"]


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("statements", {"by": "novák"}, ["talks#s1", "talks#s2"]),
        ("statements", {"by": "JAN NOVAK"}, ["talks#s1", "talks#s2"]),
        ("statements", {"by": "Novák Jan"}, []),
        ("statements", {"by": "Nov"}, []),
        ("statements", {"by": "Ostrava"}, ["talks#s1", "talks#s2"]),
        ("statements", {"by": "ost"}, ["talks#s1", "talks#s2"]),
        ("statements", {"by": "Harbour Front"}, ["front-answers#s1", "talks#s3"]),
        ("statements", {"by": '"; DROP TABLE findings; --'}, []),
        ("statements", {"about": "shelled harbour"}, ["talks#s2"]),
        ("statements", {"about": "sail*"}, ["front-answers#s1", "talks#s1", "talks#s3"]),
        ("statements", {"about": "Rúna"}, ["front-answers#s1", "talks#s2", "talks#s3"]),
        ("statements", {"types": ("deny", "accuse")}, ["talks#s2", "talks#s3"]),
        ("statements", {"statuses": ("direct",)}, ["talks#s1"]),
        ("statements", {"place": "Ardagh"}, ["talks#s1"]),
        ("statements", {"place": "runa"}, ["front-answers#s1", "talks#s2"]),
        ("statements", {"reports": ("front-answers",)}, ["front-answers#s1"]),
        ("statements", {"since": date(2021, 5, 5)}, ["front-answers#s1"]),
        ("statements", {"until": date(2021, 5, 3)}, ["talks#s1"]),
        ("statements", {"until": date(2021, 5, 4)}, ["talks#s1", "talks#s2", "talks#s3"]),
        ("statements", {"known_by": date(2021, 5, 5)}, ["talks#s1", "talks#s2", "talks#s3"]),
        ("statements", {"by": "Novák", "types": ("deny",)}, ["talks#s2"]),
        ("events", {"statuses": ("denied",)}, ["talks#e1"]),
        ("events", {"place": "Rúna", "since": date(2021, 5, 3), "until": date(2021, 5, 3)},
         ["front-answers#e1", "talks#e1", "talks#e2"]),
        ("commitments", {"due_before": date(2021, 5, 10)}, []),
        ("commitments", {"due_before": date(2021, 5, 11)}, ["talks#c2"]),
        ("commitments", {"by": "Novák"}, ["talks#c1"]),
        ("commitments", {"open_only": True}, ["talks#c1", "talks#c2"]),
        ("agreements", {"by": "Harbour Front"}, ["talks#g1"]),
        ("actors", {"about": "front"}, ["front-answers#a1", "talks#a2"]),
        ("places", {"place": "Runa"}, ["front-answers#p1", "talks#p2"]),
        ("figures", {"by": "Harbour Front"}, ["front-answers#f1", "talks#f1"]),
    ],
)  # fmt: skip
def test_filters_find_what_they_should_and_nothing_else(
    view: View, kind: str, filters: dict[str, Any], found: list[str]
) -> None:
    assert refs(view, kind, **filters) == found
    assert view.count(Selection(kind=kind, **filters)) == len(found)


def test_a_commitment_that_a_person_closed_is_no_longer_open(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_writer(path) as writer:
        writer.write(talks())
        writer.review("ferry-talks", "c1", who="R. Editor", what="met", why="the ferry sailed on 30 May")
    assert refs(View(path), "commitments", open_only=True) == ["talks#c2"]


def test_a_row_has_names_for_ids(view: View) -> None:
    row = view.finding("ferry-talks", "e2")
    assert [who.name for who in row.sources] == ["The Harbour Front"]
    assert (row.place, row.date, row.status) == ("Rúna", "2021-05-03", "claimed")
    said = view.finding("ferry-talks", "s1")
    assert [(who.name, who.country, who.sector) for who in said.by] == [("Jan Novák", "OST", "GOV")]


def test_a_figure_has_place_and_day_of_its_event(view: View) -> None:
    row = view.finding("ferry-talks", "f1")
    assert (row.place, row.date, [who.name for who in row.sources]) == ("Rúna", "2021-05-03", ["The Harbour Front"])


@pytest.mark.parametrize(
    ("wanted", "found"), [("ferry-talks", "ferry-talks"), ("ferry", "ferry-talks"), ("answers", "front-answers")]
)
def test_part_of_an_id_is_enough(view: View, wanted: str, found: str) -> None:
    assert view.resolve(wanted) == found


@pytest.mark.parametrize(
    ("wanted", "message"), [("f", "may be any of: ferry-talks, front-answers"), ("x", "no report 'x' in .* there are:")]
)
def test_an_id_that_fits_none_or_several_is_refused_with_what_there_is(view: View, wanted: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        view.resolve(wanted)


def test_an_unknown_report_version_or_finding_is_a_question_error(view: View) -> None:
    for ask in (
        lambda: view.reading("none"),
        lambda: view.report("ferry-talks", version=7),
        lambda: view.text("none"),
        lambda: view.finding("ferry-talks", "s99"),
    ):
        with pytest.raises(QuestionError, match=r"no report|no finding|no version 7; there are: 1"):
            ask()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", [("ferry-talks", 1), ("ferry-talks", 2)]),
        ('"harbour at runa"', [("ferry-talks", 3)]),
        ("harbour runa", [("ferry-talks", 3), ("ferry-talks", 4), ("front-answers", 2)]),
        ("nonesuch", []),
        ("NEAR(ferry", []),
        ("ferry OR nonesuch", []),
    ],
)
def test_search_finds_paragraphs_that_hold_all_the_words(view: View, words: str, found: list[tuple[str, int]]) -> None:
    assert sorted((hit.report.id, hit.paragraph) for hit in view.search(words)) == found


def test_an_excerpt_marks_what_was_found(view: View) -> None:
    (hit,) = view.search("nine sailors")
    assert "«nine» «sailors»" in hit.excerpt
    assert hit.span.of(view.text(hit.report.id)).startswith("The Harbour Front said")


def test_a_search_for_nothing_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="nothing to search for"):
        view.search("… !")


def test_a_state_is_found_by_its_name_and_not_by_descriptions_that_mention_it(tmp_path: Path) -> None:
    t = Text("Ostrava protested. The Rúnan side of the border with Ostrava denied it. Officials in Ostrava slept.")
    rúna = t.actor("a2", "The Rúnan side of the border with Ostrava", kind="state", country="RUN", name="Rúna")
    rúna = replace(rúna, mentions=(replace(rúna.mentions[0], form="title"),))
    officials = t.actor(
        "a3", "Officials in Ostrava", kind="organisation", country="OST", sector="GOV", name="Officials"
    )
    officials = replace(officials, mentions=(replace(officials.mentions[0], form="title"),))
    states = t.actor("a1", "Ostrava", kind="state", country="OST"), rúna
    said = t.statement("s1", "a1", "protested", "protested", "reject"), t.statement("s2", "a2", "it", "denied", "deny")
    report = Report(id="r", text=t.text)
    path = tmp_path / "talks.db"
    with open_writer(path) as writer:
        writer.write(Reading(report=report, actors=(*states, officials), statements=said, made_by="hand"))
    assert refs(View(path), "statements", by="Ostrava") == ["r#s1"]
    assert refs(View(path), "statements", by="Rúna") == ["r#s2"]
    assert refs(View(path), "statements", by="RUN") == ["r#s2"]


def test_states_go_by_the_name_that_texts_use(view: View) -> None:
    assert view.states() == {"OST": "Ostrava"}


def holder(id: str, country: str | None, sector: str = "GOV") -> Reading:
    """A report that has one person in the office of a state."""
    t = Text("Rey came.")
    actor = t.actor("a1", "Rey", kind="person", country=country, sector=sector)
    return Reading(report=Report(id=id, text=t.text), actors=(actor,), made_by="hand")


@pytest.mark.parametrize(
    ("readings", "officials"),
    [
        ([holder("a", "OST"), holder("b", None)], {"Rey": "OST"}),
        ([holder("a", "OST"), holder("b", "RUN")], {}),
        ([holder("a", "OST", "OPP")], {}),
        ([holder("a", None)], {}),
    ],
    ids=["one state", "two states", "not in office", "no state"],
)
def test_who_holds_office_is_known_only_where_all_reports_agree(
    tmp_path: Path, readings: list[Reading], officials: dict[str, str]
) -> None:
    with open_writer(tmp_path / "talks.db") as writer:
        for reading in readings:
            writer.write(reading)
    assert View(tmp_path / "talks.db").officials() == officials
