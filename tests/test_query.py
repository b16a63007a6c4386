"""Questions in words, answers with citations, and the briefing that lays accounts side by side without judging."""

import doctest
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import QuestionError
from dragoman.model.findings import Figure
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.query import answers, differences, parties, public, voice
from dragoman.query.answers import Line
from dragoman.query.briefing import Briefing, brief
from dragoman.query.questions import Question, day, selection
from dragoman.record import dialect
from dragoman.record.view import View
from dragoman.record.writer import open_writer
from tests.readings import Text, answer, talks


def record(path: Path, *readings: Reading) -> View:
    """A record of these readings."""
    with open_writer(path / "talks.db") as writer:
        for reading in readings:
            writer.write(reading)
    return View(path / "talks.db")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A record with two reports that do not agree."""
    return record(tmp_path_factory.mktemp("record"), talks(), answer())


@pytest.mark.parametrize("module", [answers, differences, parties, public, voice, dialect], ids=lambda m: m.__name__)
def test_the_examples_in_the_docstrings_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


# Questions


def test_dates_may_be_days_months_or_years() -> None:
    asked = selection(Question(kind="statements", since="2021-05", until="2021-06"))
    assert (asked.since, asked.until) == (date(2021, 5, 1), date(2021, 6, 30))
    assert selection(Question(kind="commitments", due_before="2021")).due_before == date(2021, 1, 1)


@pytest.mark.parametrize(
    ("kind", "given", "codes"),
    [
        ("statements", {"type": "Call for, DENY"}, (("call_for", "deny"), ())),
        ("events", {"type": "assault", "status": "fact"}, (("ASSAULT",), ("reported_as_fact",))),
        ("commitments", {"type": "conditional-pledge"}, (("conditional_pledge",), ())),
        ("places", {"type": "river"}, (("river",), ())),
    ],
)
def test_codes_are_known_in_any_case_and_spacing(kind: str, given: dict[str, str], codes: tuple[Any, Any]) -> None:
    asked = selection(Question(kind=kind, **given))
    assert (asked.types, asked.statuses) == codes


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        ("letters", {}, "'letters' cannot be asked for; there are: statements"),
        ("statements", {"type": "denny"}, "--type 'denny' is unknown; did you mean deny"),
        ("events", {"status": "true"}, "--status 'true' is unknown; there are: reported_as_fact"),
        ("places", {"status": "claimed"}, "places cannot be filtered by --status; that goes with statements"),
        ("statements", {"due_before": "2021"}, "--due-before; that goes with commitments"),
        ("statements", {"since": "May"}, "--since 'May' is no date; write 2022-05-31"),
        ("statements", {"since": "2021-02-30"}, "--since '2021-02-30' is no date"),
        ("statements", {"until": "2021-05-01/.."}, "--until 2021-05-01/.. has no end"),
        ("statements", {"since": "2021-06", "until": "2021-05"}, "--until 2021-05 lies before --since 2021-06"),
        ("statements", {"by": " … "}, "--by ' … ' holds no letter"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_with_what_would(
    kind: str, given: dict[str, str], message: str
) -> None:
    with pytest.raises(QuestionError, match=message):
        selection(Question(kind=kind, **given))


def test_a_day_must_be_one_day() -> None:
    assert day("as-of", "2021-05-10") == date(2021, 5, 10)
    with pytest.raises(QuestionError, match="is not one day"):
        day("as-of", "2021-05")


# Answers


def line(view: View, ref: str) -> Line:
    """The line of one finding."""
    report, _, id = ref.partition("#")
    return next(answers.told(view, [view.finding(report, id)]))


def test_a_line_has_its_sentence_and_its_citation(view: View) -> None:
    denial = line(view, "ferry-talks#s2")
    assert denial.sentence == "He denied that troops had shelled the harbour at Rúna on 3 May."
    assert denial.citation == "Harbour Post, 2021-05-04, ¶3, chars 140–199"
    assert view.text("ferry-talks")[140:199] == denial.quote


def test_a_line_reads_in_the_neutral_voice_of_the_house(view: View) -> None:
    assert (
        voice.said(line(view, "ferry-talks#s2")) == "Jan Novák denied: troops had shelled the harbour at Rúna on 3 May"
    )
    assert voice.said(line(view, "ferry-talks#s1")).startswith("Jan Novák pledged: “The ferry")
    assert voice.said(line(view, "ferry-talks#s3")).startswith("The Harbour Front said (“accused”): five")
    assert voice.owed(line(view, "ferry-talks#c2")) == "nobody named, obligation: both sides must meet by 10 May"


@pytest.mark.parametrize(
    ("cue", "act", "told"),
    [
        ("said", "assert", "Rey said: the truce"),
        ("denies", "deny", "Rey denied: the truce"),
        ("attributed", "assert", "Rey said (“attributed”): the truce"),
        ("asked", "call_for", "Rey called for (“asked”): the truce"),
    ],
)
def test_a_cue_that_says_more_than_the_house_is_shown_as_the_outlets(
    tmp_path: Path, cue: str, act: str, told: str
) -> None:
    t = Text(f"Rey {cue} the truce.")
    made = t.statement("s1", "a1", "the truce", cue, act)
    reading = Reading(
        report=Report(id="r", text=t.text), actors=(t.actor("a1", "Rey"),), statements=(made,), made_by="hand"
    )
    assert voice.said(line(record(tmp_path, reading), "r#s1")) == told


@pytest.mark.parametrize(
    ("kind", "owner"), [("call", "Rey, call:"), ("demand", "Rey, demand:"), ("pledge", "according to Rey, pledge:")]
)
def test_a_call_is_its_speakers_and_a_pledge_is_not(tmp_path: Path, kind: str, owner: str) -> None:
    t = Text("Rey said the road will open.")
    said = t.statement("s1", "a1", "the road will open", "said", "assert")
    due = t.commitment("c1", kind, "the road will open", None, statements=("s1",))
    reading = Reading(
        report=Report(id="r", text=t.text), actors=(t.actor("a1", "Rey"),), statements=(said,), commitments=(due,),
        made_by="hand",
    )  # fmt: skip
    assert voice.owed(line(record(tmp_path, reading), "r#c1")).startswith(owner)


def test_a_sentence_is_shown_without_the_dateline_before_it(tmp_path: Path) -> None:
    t = Text("Talks\n\nRÚNA, May 25 – The envoys met on the border. Nobody came.")
    event = t.event("e1", "met", "CONSULT", "reported_as_fact")
    reading = Reading(report=Report(id="r", text=t.text), events=(event,), made_by="hand")
    assert line(record(tmp_path, reading), "r#e1").sentence == "The envoys met on the border."


def test_names_are_gathered_over_reports(view: View) -> None:
    front, *others = answers.entries(view, Question(kind="actors"))
    assert (front.name, front.reports) == ("The Harbour Front", ("front-answers", "ferry-talks"))
    assert front.citation.startswith("Harbour Post, 2021-05-04")
    assert [entry.name for entry in others] == ["Jan Novák", "Ostrava"]


def village(id: str = "v", **more: Any) -> Reading:
    """A report in which Rey, of whom `more` tells, and Ostrava speak."""
    t = Text("Rey said that the well in the village was dry. Ostrava said that the well was full again.")
    rey, state = t.actor("a1", "Rey", kind="person", **more), t.actor("a2", "Ostrava", kind="state", country="OST")
    dry = t.statement("s1", "a1", "the well in the village was dry", "said", "accuse")
    full = t.statement("s2", "a2", "the well was full again", "said", "accuse")
    report = Report(id=id, text=t.text, published="2021-05-04")
    return Reading(report=report, actors=(rey, state), statements=(dry, full), made_by="hand")


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, False),
        ({"office": "farmer", "sector": "AGR"}, False),
        ({"office": "witness to the raid"}, False),
        ({"sector": "REF"}, False),
        ({"office": "minister", "sector": "GOV"}, True),
        ({"office": "chairwoman"}, True),
        ({"sector": "UNO"}, True),
        ({"wikidata": "Q1"}, True),
    ],
)
def test_persons_without_a_public_role_are_no_entries_unless_asked_for(tmp_path: Path, more: Any, shown: bool) -> None:
    view = record(tmp_path, village(**more))
    names = ["Ostrava", "Rey"] if shown else ["Ostrava"]
    assert [entry.name for entry in answers.entries(view, Question(kind="actors"))] == names
    assert answers.listing(view, Question(kind="actors"))[1] == 2 - len(names)
    assert [entry.name for entry in answers.entries(view, Question(kind="actors", private=True))] == ["Ostrava", "Rey"]


def test_who_stands_in_a_list_of_office_holders_has_a_public_role(tmp_path: Path) -> None:
    made = village()
    rey = replace(made.actors[0], made_by="name of a person; known: minister 2018/2019 (shipped)")
    view = record(tmp_path, replace(made, actors=(rey, *made.actors[1:])))
    assert [entry.name for entry in answers.entries(view, Question(kind="actors"))] == ["Ostrava", "Rey"]


def test_a_public_role_told_in_one_report_holds_for_the_name_in_all(tmp_path: Path) -> None:
    view = record(tmp_path, village("a"), village("b", sector="GOV", office="minister"))
    rey = next(entry for entry in answers.entries(view, Question(kind="actors")) if entry.name == "Rey")
    assert rey.reports == ("a", "b")
    assert "Rey" in [s.party for s in briefing(view, "2021-05-10").said]


def test_what_a_private_person_says_is_found_by_name_and_heads_no_part_of_a_briefing(tmp_path: Path) -> None:
    view = record(tmp_path, village())
    assert [x.ref for x in answers.lines(view, Question(kind="statements", by="Rey"))] == ["v#s1"]
    found = briefing(view, "2021-05-10")
    assert ([s.party for s in found.said], found.private) == (["Ostrava"], 1)


def test_only_actors_can_be_asked_for_with_private_persons() -> None:
    with pytest.raises(QuestionError, match="places cannot be filtered by --private; that goes with actors"):
        selection(Question(kind="places", private=True))


def test_anonymous_sources_of_two_reports_are_two_entries_and_bodies_one(tmp_path: Path) -> None:
    view = record(tmp_path, described("east", None), described("west", None))
    found = {(entry.name, entry.reports) for entry in answers.entries(view, Question(kind="actors"))}
    both = ("east", "west")
    assert found == {("commission", both), ("Ostrava", both), ("diplomat", ("east",)), ("diplomat", ("west",))}


def test_a_line_as_json_holds_the_finding_and_its_words(view: View) -> None:
    made = answers.as_json(line(view, "ferry-talks#e1"))
    start, end = made["span"]
    assert view.text("ferry-talks")[start:end] == made["quote"] == "shelled"
    assert made["according_to"] == ["Jan Novák"]
    assert made["finding"]["status"] == "denied"


def test_long_words_are_cut_at_a_blank_and_marked() -> None:
    assert voice.clipped("one two three", 9) == "one two […]"
    assert voice.clipped("one two", 9) == "one two"


# The briefing


def briefing(view: View, as_of: str) -> Briefing:
    """The briefing as of a day."""
    return brief(view, date.fromisoformat(as_of))


def test_statements_go_under_the_party_they_speak_for(view: View) -> None:
    said = briefing(view, "2021-05-10").said
    assert [s.party for s in said] == ["Ostrava", "The Harbour Front"]
    assert [x.ref for x in said[0].lines] == ["ferry-talks#s1", "ferry-talks#s2"]
    assert [x.ref for x in said[1].lines] == ["front-answers#s1", "ferry-talks#s3"]


def described(id: str, country: str | None, form: Any = "title") -> Reading:
    """A report in which a diplomat, named or described, accuses a gang, and a commission speaks."""
    t = Text("The diplomat accused the gang of three raids in Ostrava. The commission agreed with all of it.")
    who = t.actor("a1", "diplomat", kind="person", country=country, sector="GOV", office="minister")
    who = replace(who, mentions=tuple(replace(mention, form=form) for mention in who.mentions))
    body = t.actor("a2", "commission", sector="IGO")
    body = replace(body, mentions=tuple(replace(mention, form="title") for mention in body.mentions))
    said = t.statement("s1", "a1", "the gang of three raids in Ostrava", "accused", "accuse")
    other = t.statement("s2", "a2", "agreed with all of it", "agreed", "agree")
    state = t.actor("a3", "Ostrava", kind="state", country="OST")
    report = Report(id=id, text=t.text, published="2021-05-04")
    return Reading(report=report, actors=(who, body, state), statements=(said, other), made_by="hand")


def test_anonymous_sources_of_two_reports_are_never_one_party(tmp_path: Path) -> None:
    view = record(tmp_path, described("east", None), described("west", None))
    assert [s.party for s in briefing(view, "2021-05-10").said] == ["commission", "diplomat (east)", "diplomat (west)"]


def test_a_named_official_is_one_party_in_two_reports(tmp_path: Path) -> None:
    view = record(tmp_path, described("east", None, "name"), described("west", None, "name"))
    assert [s.party for s in briefing(view, "2021-05-10").said] == ["commission", "diplomat"]


def test_an_anonymous_source_gets_no_country_from_another_report(tmp_path: Path) -> None:
    assert record(tmp_path, described("east", "OST"), described("west", None)).officials() == {}


def test_a_named_official_gets_the_country_from_another_report(tmp_path: Path) -> None:
    view = record(tmp_path, described("east", "OST", "name"), described("west", None, "name"))
    assert view.officials() == {"diplomat": "OST"}


def test_nothing_that_was_published_later_is_in_a_briefing(view: View) -> None:
    said = briefing(view, "2021-05-05").said
    assert "front-answers" not in {x.report.id for s in said for x in s.lines}
    assert briefing(view, "2021-05-01").said == ()


@pytest.mark.parametrize(
    ("as_of", "due", "overdue"),
    [
        ("2021-05-09", [("c2", 1), ("c1", 22)], []),
        ("2021-05-10", [("c2", 0), ("c1", 21)], []),
        ("2021-05-11", [("c1", 20)], [("c2", -1)]),
        ("2021-06-01", [], [("c1", -1), ("c2", -22)]),
    ],
)
def test_what_is_due_and_whose_day_has_passed(view: View, as_of: str, due: Any, overdue: Any) -> None:
    found = briefing(view, as_of)
    assert [(d.line.finding.id, d.days) for d in found.due] == due
    assert [(d.line.finding.id, d.days) for d in found.overdue] == overdue


def test_what_passed_over_a_year_before_is_only_counted(view: View) -> None:
    found = briefing(view, "2022-05-20")
    assert ([d.line.finding.id for d in found.overdue], found.older) == (["c1"], 1)
    assert briefing(view, "2023-01-01").overdue == ()
    assert briefing(view, "2023-01-01").older == 2
    assert briefing(view, "2021-06-01").older == 0


@pytest.mark.parametrize(
    ("told", "trigger", "published", "day", "shown"),
    [
        ("The old ferry resumed and will go again.", "ferry", "2021-05-31", "2021-05-30", "later#e1"),
        ("The old ferry resumed and will go again.", "ferry", "2021-06-03", "2021-06-02", "later#e1"),
        ("The old ferry resumed and will go again.", "ferry", "2021-08-03", "2021-08-02", None),
        ("The old ferry resumed and will go again.", "ferry", "2021-05-01", "2021-05-01", None),
        ("The old ferry sank.", "ferry", "2021-05-31", "2021-05-30", None),
    ],
    ids=["in like words", "a few days late", "too late", "told before the promise", "only one word shared"],
)
def test_a_later_report_that_may_show_that_it_was_done_is_named(
    tmp_path: Path, told: str, trigger: str, published: str, day: str, shown: str | None
) -> None:
    t = Text(told)
    event = t.event("e1", trigger, None, "reported_as_fact", time=day)
    later = Reading(report=Report(id="later", text=told, published=published), events=(event,), made_by="hand")
    found = briefing(record(tmp_path, talks(), later), "2021-06-10")
    assert {d.line.finding.id: d.later.ref if d.later else None for d in found.overdue} == {"c2": None, "c1": shown}


def test_a_meeting_that_was_agreed_is_laid_beside_one_that_took_place(tmp_path: Path) -> None:
    t = Text("The Front and the army will meet at Ardagh by 10 May.")
    due = t.commitment("c1", "scheduled", "meet at Ardagh by 10 May", "../2021-05-10", who=("a1",))
    meet = t.event("e1", "meet", "AGREE", "scheduled", time="../2021-05-10")
    actors = t.actor("a1", "The Front"), t.actor("a2", "the army")
    report = Report(id="plan", text=t.text, published="2021-05-04")
    plan = Reading(report=report, actors=actors, events=(meet,), commitments=(due,), made_by="hand")
    u = Text("The Front and the army met at Ardagh on 12 May.")
    met = u.event("e1", "met", "CONSULT", "reported_as_fact", actors=("a1",), time="2021-05-12")
    report = Report(id="meeting", text=u.text, published="2021-05-13")
    held = Reading(report=report, actors=(u.actor("a1", "The Front"),), events=(met,), made_by="hand")
    (found,) = briefing(record(tmp_path, plan, held), "2021-06-10").overdue
    assert found.later is not None
    assert (found.later.ref, found.late) == ("meeting#e1", True)


@pytest.mark.parametrize(
    ("told", "shown"),
    [("Ostrava and Runavia gave up guards.", None), ("Ostrava gave up guards on the island.", "told#e1")],
    ids=["only names of states shared", "words shared"],
)
def test_names_of_states_make_no_later_event_the_promised_one(tmp_path: Path, told: str, shown: str | None) -> None:
    t = Text("Ostrava and Runavia will withdraw guards from the island by 10 May.")
    due = t.commitment("c1", "scheduled", t.text.removesuffix("."), "../2021-05-10")
    states = (
        t.actor("a1", "Ostrava", kind="state", country="OST"),
        t.actor("a2", "Runavia", kind="state", country="RUN"),
    )
    report = Report(id="plan", text=t.text, published="2021-05-04")
    plan = Reading(report=report, actors=states, commitments=(due,), made_by="hand")
    u = Text(told)
    event = u.event("e1", "gave", "RETREAT", "reported_as_fact", time="2021-05-09")
    report = Report(id="told", text=told, published="2021-05-10")
    later = Reading(report=report, events=(event,), made_by="hand")
    (found,) = briefing(record(tmp_path, plan, later), "2021-06-10").overdue
    assert (found.later.ref if found.later else None) == shown


def differ(view: View, kind: str) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """Owners and lines of the differences of a kind."""
    found = briefing(view, "2021-05-10").differ
    return [(d.owners, tuple(x.ref for x in d.lines)) for d in found if d.kind == kind]


def test_a_claim_and_its_denial_stand_side_by_side(view: View) -> None:
    assert differ(view, "denial") == [
        (("Ostrava", "The Harbour Front"), ("ferry-talks#e1", "front-answers#e1")),
        (("Ostrava", "The Harbour Front"), ("ferry-talks#e1", "ferry-talks#e2")),
    ]


def toll(id: str, number: int, owner: str, place: str = "Rúna", day: str = "2021-05-03", **more: Any) -> Reading:
    """A report in which somebody gives a number of dead."""
    t = Text(f"{owner} said that {number} sailors died at {place} then.")
    said = t.statement("s1", "a1", f"{number} sailors died at {place} then", "said", "assert")
    figure = {"low": number, "high": number, **more}
    return Reading(
        report=Report(id=id, text=t.text, published="2021-05-05"),
        actors=(t.actor("a1", owner),),
        places=(t.place("p1", place),),
        statements=(said,),
        events=(t.event("e1", "died", "ASSAULT", "claimed", place="p1", time=day, according_to=("s1",)),),
        figures=(
            Figure(
                id="f1", kind="killed", span=t.at(f"{number} sailors"), event="e1", according_to=("s1",),
                words_of="outlet", made_by="hand", **figure,
            ),
        ),
        made_by="hand",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "number"),
    [
        (toll("b", 9, "The Front"), 1),
        (toll("b", 5, "The Front"), 0),
        (toll("b", 9, "The Army"), 0),
        (toll("b", 9, "The Front", place="Ardagh"), 0),
        (toll("b", 9, "The Front", day="2021-05-04"), 0),
        (toll("b", 9, "The Front", day="2021-05"), 0),
        (toll("b", 9, "The Front", low=4, high=None), 0),
        (toll("b", 9, "The Front", low=6, high=None), 1),
    ],
    ids=["another number", "the same", "own update", "other place", "other day", "no day", "may agree", "at least six"],
)
def test_figures_are_rivals_only_for_one_kind_place_and_day(tmp_path: Path, other: Reading, number: int) -> None:
    found = briefing(record(tmp_path, toll("a", 5, "The Army"), other), "2021-05-10").differ
    assert len([d for d in found if d.kind == "figures"]) == number


def told(id: str, words: str, count: str, number: int, owner: str) -> Reading:
    """A report in which somebody gives a number with neither place nor day."""
    t = Text(words)
    said = t.statement("s1", "a1", words.partition(" said ")[2], "said", "assert")
    figure = Figure(
        id="f1", kind="killed", low=number, high=number, span=t.at(count), event=None, according_to=("s1",),
        words_of="outlet",
        made_by="hand",
    )  # fmt: skip
    report = Report(id=id, text=t.text, published="2021-05-05")
    return Reading(report=report, actors=(t.actor("a1", owner),), statements=(said,), figures=(figure,), made_by="hand")


@pytest.mark.parametrize(
    ("words", "count", "number"),
    [
        ("Bora said 49 soldiers had been killed in the battle.", "49 soldiers", 1),
        ("Bora said 49 of its soldiers had been killed in the battle.", "49 of its soldiers", 0),
        ("Bora said 49 Runavian soldiers had been killed in the battle.", "49 Runavian soldiers", 0),
        ("Bora said 49 fishermen had drowned.", "49 fishermen", 0),
    ],
    ids=["same people", "its own", "others' soldiers", "other people"],
)
def test_figures_without_place_and_day_are_rivals_only_for_the_same_people(
    tmp_path: Path, words: str, count: str, number: int
) -> None:
    one = told(
        "a", "Ana said 105 Ostravan soldiers had been killed in the battle.", "105 Ostravan soldiers", 105, "Ana"
    )
    found = briefing(record(tmp_path, one, told("b", words, count, 49, "Bora")), "2021-05-10")
    assert len([d for d in found.differ if d.kind == "figures"]) == number
    assert [(x.sources[0].name, x.citation.split(",")[0]) for x in found.figures] == [("Ana", "a"), ("Bora", "b")]


def accusing(id: str, one: str, other: str, published: str) -> Reading:
    """A report in which one side accuses the other."""
    t = Text(f"{one} accused {other} of breaking the truce.")
    said = t.statement("s1", "a1", f"{other} of breaking the truce", "accused", "accuse")
    return Reading(
        report=Report(id=id, text=t.text, published=published),
        actors=(t.actor("a1", one), t.actor("a2", other)),
        statements=(said,),
        made_by="hand",
    )


@pytest.mark.parametrize(("published", "number"), [("2021-05-05", 1), ("2021-05-09", 0)])
def test_mutual_accusations_must_lie_within_days(tmp_path: Path, published: str, number: int) -> None:
    made = accusing("a", "The Army", "The Front", "2021-05-04"), accusing("b", "The Front", "The Army", published)
    assert len(differ(record(tmp_path, *made), "accusations")) == number


def test_two_accusations_of_a_third_are_no_difference(tmp_path: Path) -> None:
    made = (
        accusing("a", "The Army", "The Band", "2021-05-04"), accusing("b", "The Front", "The Band", "2021-05-04"),
    )  # fmt: skip
    assert briefing(record(tmp_path, *made), "2021-05-10").differ == ()


def test_what_a_part_leaves_out_is_counted(view: View) -> None:
    found = brief(view, date(2021, 5, 11), parties_at_most=1, lines_at_most=1, items_at_most=0)
    assert (len(found.said), found.said[0].more) == (1, 1)
    assert found.more == {"said": 1, "due": 1, "overdue": 1, "differ": 2, "figures": 2}


def test_an_empty_record_makes_an_empty_briefing(tmp_path: Path) -> None:
    found = briefing(record(tmp_path), "2021-05-10")
    assert (found.said, found.due, found.overdue, found.differ) == ((), (), (), ())
