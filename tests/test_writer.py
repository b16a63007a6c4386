"""Writing: the same changes nothing, what changed is kept beside the old, what is not in the text is refused."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import CitationError, QuestionError
from dragoman.model import restore
from dragoman.model.reading import Reading, to_json
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.record.selection import Selection
from dragoman.record.verify import verify
from dragoman.record.view import View
from dragoman.record.writer import open_writer
from tests.readings import TALKS, answer, talks

NEWER = "dragoman 0.2.0; hand 2"


def dump(path: Path) -> list[str]:
    """Everything that is in the file."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def write(path: Path, *readings: Reading) -> list[str]:
    """What became of each."""
    with open_writer(path) as writer:
        return [writer.write(reading).kind for reading in readings]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one report."""
    made = tmp_path / "talks.db"
    assert write(made, talks()) == ["new"]
    return made


def test_the_same_reading_again_changes_nothing(path: Path) -> None:
    before = dump(path)
    assert write(path, talks(), talks()) == ["unchanged", "unchanged"]
    assert dump(path) == before


def test_a_changed_text_is_a_new_version_that_keeps_the_old_one(path: Path) -> None:
    longer = talks(text=TALKS + "\nIt rained.\n")
    assert write(path, longer) == ["new_version"]
    view = View(path)
    assert view.reading("ferry-talks") == longer
    assert view.reading("ferry-talks", version=1) == talks()
    assert [row.version for row in view.versions("ferry-talks")] == [1, 2]
    assert view.counts()["statements"] == len(longer.statements)


def test_a_text_that_changes_back_is_a_third_version(path: Path) -> None:
    assert write(path, talks(text=TALKS + "\nIt rained.\n"), talks()) == ["new_version", "new_version"]
    assert [row.version for row in View(path).versions("ferry-talks")] == [1, 2, 3]


def test_changed_metadata_is_a_new_version_that_says_what_changed(path: Path) -> None:
    with open_writer(path) as writer:
        outcome = writer.write(talks(published="2021-05-05"))
    assert (outcome.kind, outcome.version, outcome.why) == ("new_version", 2, "published changed")


def test_another_reader_of_the_same_text_takes_the_place_of_the_former(path: Path) -> None:
    fewer = replace(talks(made_by=NEWER), events=(), figures=())
    with open_writer(path) as writer:
        outcome = writer.write(fewer)
    assert (outcome.kind, outcome.version) == ("reread", 1)
    assert "hand 2" in outcome.why
    assert "hand 1" in outcome.why
    view = View(path)
    assert view.reading("ferry-talks") == fewer
    assert view.counts()["events"] == 0
    assert len(view.search("harbour")) == 2


def test_reading_again_can_be_asked_for(path: Path) -> None:
    with open_writer(path) as writer:
        assert writer.write(talks(), again=True).kind == "reread"


def test_a_writer_says_before_the_work_whether_a_reading_would_change_anything(path: Path) -> None:
    with open_writer(path) as writer:
        assert writer.knows(talks().report, talks().made_by)
        assert not writer.knows(talks().report, NEWER)
        assert not writer.knows(talks(published="2021-05-05").report, talks().made_by)
        assert not writer.knows(answer().report, answer().made_by)


def test_equal_texts_under_two_ids_are_two_reports(path: Path) -> None:
    assert write(path, talks(id="wire-copy", outlet="Bay Radio")) == ["new"]
    assert [row.id for row in View(path).reports()] == ["ferry-talks", "wire-copy"]


def test_received_bytes_are_kept_as_they_came(path: Path) -> None:
    report = Report(id="latin", text="Café talks", received="Café talks".encode("latin-1"), media_type="text/plain")
    write(path, Reading(report=report, made_by="hand"))
    assert View(path).report("latin") == report
    assert View(path).report("latin").received == b"Caf\xe9 talks"


def test_a_reading_restored_from_its_json_keeps_the_hash_of_bytes_that_are_not_there(tmp_path: Path) -> None:
    whole = talks(received=b"<p>the page as it came</p>")
    restored = restore.reading(json.loads(json.dumps(to_json(whole))))
    path = tmp_path / "restored.db"
    write(path, restored)
    assert View(path).report("ferry-talks").sha256 == whole.report.sha256
    assert not verify(path).problems


def test_bytes_that_do_not_have_their_hash_are_refused(path: Path) -> None:
    report = Report(id="odd", text="Talks", received=b"other bytes", sha256="0" * 64)
    with pytest.raises(CitationError, match="do not have the SHA-256"):
        write(path, Reading(report=report))


def test_a_text_with_half_a_character_is_refused(path: Path) -> None:
    with pytest.raises(CitationError, match="half a character at 6"):
        write(path, Reading(report=Report(id="odd", text="Talks \ud800")))


@pytest.mark.parametrize(
    "text", ["", "\x00 talks", "😀 talks “begin” 𝒳", "\u202etalks", "talks\r\nend\u2028\u0085", "a" * 100_000]
)
def test_texts_are_given_back_to_the_letter(path: Path, text: str) -> None:
    reading = Reading(report=Report(id="odd", text=text), made_by="hand")
    write(path, reading)
    assert View(path).reading("odd") == reading


# Citations


def broken(part: str) -> Reading:
    """A reading of which one finding does not fit its text."""
    good = talks()
    first, actor = good.statements[0], good.actors[0]
    mention = replace(actor.mentions[0], text="Jan Novak")
    readings: dict[str, dict[str, Any]] = {
        "a mention that quotes other letters": {"actors": (replace(actor, mentions=(mention,)), *good.actors[1:])},
        "a time that quotes other words": {"times": (replace(good.times[0], text="Tuesday"),)},
        "a span beyond the text": {"statements": (replace(first, content=(Span(10, 9_999),)),)},
        "a span that ends before it begins": {"statements": (replace(first, cue=(Span(9, 9),)),)},
        "a negative span": {"statements": (replace(first, cue=(Span(-5, 9),)),)},
        "a speaker who is not there": {"statements": (replace(first, speakers=("a9",)),)},
        "a source that is not there": {"events": (replace(good.events[0], according_to=("s9",)),)},
        "two findings of one id": {"statements": (first, first)},
        "a finding that points nowhere": {"actors": (replace(actor, mentions=()), *good.actors[1:])},
        "a date that is none": {"statements": (replace(first, time="next week"),)},
    }
    return replace(good, report=replace(good.report, id="broken"), **readings[part])


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("a mention that quotes other letters", "quotes 'Jan Novak' at 75–84, where the text has 'Jan Novák'"),
        ("a time that quotes other words", "quotes 'Tuesday'"),
        ("a span beyond the text", r"points at 10–9999 \(content\), but the text has"),
        ("a span that ends before it begins", "points at 9–9"),
        ("a negative span", "points at -5–9"),
        ("a speaker who is not there", "'s1' refers to 'a9', which is not among its actors"),
        ("a source that is not there", "'e1' refers to statement 's9'"),
        ("two findings of one id", "two statements have the id 's1'"),
        ("a finding that points nowhere", "points at no words"),
        ("a date that is none", "'next week' is no EDTF date"),
    ],
)
def test_a_finding_that_does_not_fit_its_text_keeps_its_whole_reading_out(path: Path, part: str, message: str) -> None:
    before = dump(path)
    with open_writer(path) as writer:
        with pytest.raises(CitationError, match=message):
            writer.write(broken(part))
        assert dump(path) == before
        assert writer.write(answer()).kind == "new"


def test_every_citation_stands_in_its_text(path: Path) -> None:
    view = View(path)
    for kind in ("statements", "events", "figures", "commitments", "actors", "places", "agreements", "times"):
        for row in view.findings(Selection(kind=kind)):
            cited = view.citations(row)
            assert cited, row.ref
            assert all(TALKS[c.span.start : c.span.end] == c.quote for c in cited)


def test_paragraphs_are_counted_from_one_with_the_headline(path: Path) -> None:
    row = View(path).finding("ferry-talks", "s2")
    assert row.paragraph == 3
    assert [part.paragraph for part in View(path).citations(row)] == [3, 3]


# Ctrl-C


def test_an_interrupted_transaction_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.record import dialect

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = dump(path)
    monkeypatch.setattr(dialect, "add_to_search", interrupt)
    with pytest.raises(KeyboardInterrupt), open_writer(path) as writer:
        writer.write(answer())
    assert dump(path) == before


# Reviews


def review(path: Path, finding: str = "s2", what: str = "accept") -> None:
    """A person decides about a finding."""
    with open_writer(path) as writer:
        writer.review("ferry-talks", finding, who="R. Editor", what=what, why="stands in the text")


def test_a_review_is_kept_with_who_when_what_and_why(path: Path) -> None:
    review(path)
    (kept,) = View(path).reviews("ferry-talks")
    assert (kept.who, kept.what, kept.why, kept.finding) == ("R. Editor", "accept", "stands in the text", "s2")
    assert kept.stands
    assert kept.decided.endswith("Z")


def test_reviews_survive_a_re_reading_under_other_ids(path: Path) -> None:
    review(path)
    again = talks(made_by=NEWER)
    first, second, third = again.statements
    renamed = (replace(second, id="s1"), replace(first, id="s7"), replace(third, id="s3"))
    events = tuple(replace(event, according_to=("s3",)) for event in again.events)
    commitments = tuple(replace(c, statements=()) for c in again.commitments)
    write(path, replace(again, statements=renamed, events=events, commitments=commitments))
    (kept,) = View(path).reviews()
    assert (kept.finding, kept.stands) == ("s1", True)


def test_a_review_of_what_is_now_read_otherwise_is_kept_and_marked(path: Path) -> None:
    review(path)
    again = talks(made_by=NEWER)
    first, second, third = again.statements
    write(path, replace(again, statements=(first, replace(second, speakers=("a2",)), third)))
    (kept,) = View(path).reviews()
    assert (kept.finding, kept.stands) == ("s2", False)


def test_a_review_of_what_is_no_longer_found_is_kept(path: Path) -> None:
    review(path, "e1")
    write(path, replace(talks(made_by=NEWER), events=(), figures=()))
    (kept,) = View(path).reviews()
    assert (kept.kind, kept.finding, kept.stands) == ("events", None, False)


@pytest.mark.parametrize(
    ("finding", "who", "message"), [("s99", "R. Editor", "no finding 's99'"), ("s1", " ", "needs who decided")]
)
def test_a_review_of_nothing_or_by_nobody_is_refused(path: Path, finding: str, who: str, message: str) -> None:
    with open_writer(path) as writer, pytest.raises(QuestionError, match=message):
        writer.review("ferry-talks", finding, who=who, what="accept", why="because")


def test_the_log_tells_in_order_what_was_done(path: Path) -> None:
    write(path, talks(), talks(made_by=NEWER), talks(made_by=NEWER, outlet="Bay Radio"))
    review(path)
    connection = sqlite3.connect(path)
    done = [what for (what,) in connection.execute("SELECT what FROM log ORDER BY number")]
    connection.close()
    assert done == ["new", "reread", "new_version", "review"]
