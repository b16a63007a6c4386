"""Nobody goes under a state by a country code alone: only its organs and offices do, by their own words."""

import doctest
from pathlib import Path

import pytest

from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.query.parties import Parties
from dragoman.record import officials
from dragoman.record.entries import Who
from dragoman.record.selection import Selection
from dragoman.record.view import View
from dragoman.record.writer import open_writer
from tests.readings import Text

STATES = {"ARM": "Armenia", "AZE": "Azerbaijan", "GEO": "Georgia", "CYP": "Cyprus", "SYR": "Syria", "LBY": "Libya",
          "USA": "United States", "IRQ": "Iraq", "KOR": "South Korea"}  # fmt: skip


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(officials).failed == 0


@pytest.mark.parametrize(
    ("who", "party"),
    [
        (Who("Armenia", "state", "ARM", None), "Armenia"),
        (Who("Azerbaijan’s defence ministry", "organisation", "AZE", "GOV"), "Azerbaijan"),
        (Who("Azerbaijani Army", "armed_force", "AZE", "MIL"), "Azerbaijan"),
        (Who("Azeri parliament", "organisation", "AZE", "LEG"), "Azerbaijan"),
        (Who("U.S. Defense Department", "organisation", "USA", "MIL"), "United States"),
        (Who("South Korean defence ministry", "organisation", "KOR", "GOV"), "South Korea"),
        (Who("A. Vardan", "person", "ARM", "GOV", "Deputy Foreign Minister of Armenia"), "Armenia"),
        (Who("A. Vardan", "person", "ARM", "GOV", None), "Armenia"),
    ],
    ids=lambda value: value.name if isinstance(value, Who) else "",
)
def test_organs_and_offices_of_a_state_go_under_it(who: Who, party: str) -> None:
    assert Parties(STATES).of(who) == party


@pytest.mark.parametrize(
    "who",
    [
        Who("authorities in Stepanakert", "organisation", "AZE", "GOV"),
        Who("Nagorno-Karabakh", "state", "AZE", None),
        Who("Nagorno-Karabakh", "organisation", "AZE", "PRE"),
        Who("South Ossetia’s defence ministry", "organisation", "GEO", "GOV"),
        Who("local Armenian forces", "armed_force", "ARM", "MIL"),
        Who("Armenian troops in Karabakh", "armed_force", "ARM", "MIL"),
        Who("Armenian officials in Khankendi", "organisation", "ARM", "GOV"),
        Who("ministry", "organisation", "ARM", "GOV"),
        Who("opposition in Yerevan", "organisation", "ARM", "OPP"),
        Who("Syrian opposition government", "organisation", "SYR", "GOV"),
        Who("Free Syrian Army", "armed_force", "SYR", "MIL"),
        Who("Libyan National Army", "armed_force", "LBY", "MIL"),
        Who("Iraqi militia", "armed_group", "IRQ", "PRM"),
        Who("Iraqi army veterans", "group", "IRQ", "MIL"),
        Who("Kurdish Iraqi police", "organisation", "IRQ", "COP"),
        Who("A. Reyba", "person", "GEO", "GOV", "de facto president of Abkhazia"),
        Who("E. Tal", "person", "CYP", "GOV", "Turkish Cypriot leader"),
        Who("E. Reb", "person", "GEO", "GOV", "Georgian separatist leader"),
        Who("I. Vardan", "person", "ARM", "LEG", "Armenian opposition lawmaker"),
        Who("V. Hakob", "person", "ARM", "GOV", "former foreign minister of Armenia"),
        Who("E. Nov", "person", "ARM", "SOC", "activist"),
        Who("E. Nov", "person", "ARM", None, None),
    ],
    ids=lambda who: who.office or who.name,
)
def test_all_others_stand_for_themselves(who: Who) -> None:
    assert Parties(STATES).of(who) == who.name


def test_asking_for_a_state_finds_whom_the_briefing_puts_under_it(tmp_path: Path) -> None:
    t = Text("Armenia said yes. Armenian Army said no. Local Armenian army said so. Authorities in Goris said more.")
    actors = (
        t.actor("a1", "Armenia", kind="state", country="ARM"),
        t.actor("a2", "Armenian Army", kind="armed_force", country="ARM", sector="MIL"),
        t.actor("a3", "Local Armenian army", kind="armed_force", country="ARM", sector="MIL", name="army of Goris"),
        t.actor("a4", "Authorities in Goris", country="ARM", sector="GOV"),
    )
    said = tuple(
        t.statement(f"s{n}", f"a{n}", words, "said", "assert") for n, words in enumerate(("yes", "no", "so", "more"), 1)
    )
    with open_writer(tmp_path / "r.db") as writer:
        writer.write(Reading(report=Report(id="r", text=t.text), actors=actors, statements=said, made_by="hand"))
    view = View(tmp_path / "r.db")
    parties = Parties(view.states(), view.officials())
    together = [row.ref for row in view.findings(Selection(kind="statements")) if parties.all(row.by) == {"Armenia"}]
    assert [row.ref for row in view.findings(Selection(kind="statements", by="ARM"))] == together == ["r#s1", "r#s2"]
