"""A threshold of confidence: a doubtful statement names nobody, and nothing that rests on it becomes a fact."""

from dataclasses import replace

import pytest

from dragoman.find.confidence import name_the_sure
from dragoman.knowledge import edition, library
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.parse import parse
from dragoman.reader import read_parsed
from dragoman.scale import Plan
from dragoman.settings import Settings, load

TEXT = (
    "Foreign Minister Jan Novak shook his head. “Soldiers attacked the village on Monday.” "
    "He said that talks would resume."
)


def read(least: float) -> Reading:
    shelf = library.load(load().cache)
    return read_parsed(*next(parse([Report(id="r", text=TEXT, published="2031-05-16")])), shelf, least)


def test_a_doubtful_statement_keeps_its_words_and_names_no_speaker() -> None:
    every, sure = read(0.0), read(0.9)
    assert all(s.speakers for s in every.statements)
    doubtful = [s for s in sure.statements if s.confidence < 0.9]
    assert doubtful and not any(s.speakers for s in doubtful)
    assert all("is below 0.9" in s.speaker_path[0] for s in doubtful)
    assert [s.speakers for s in sure.statements if s.confidence >= 0.9] == [
        s.speakers for s in every.statements if s.confidence >= 0.9
    ]
    bare = [replace(s, speakers=(), speaker_path=()) for s in every.statements]
    assert [replace(s, speakers=(), speaker_path=()) for s in sure.statements] == bare


def test_what_happens_in_a_doubtful_statement_is_no_fact_of_the_outlets() -> None:
    (every,), (sure,) = ([e for e in read(n).events if e.type == "ASSAULT"] for n in (0.0, 0.9))
    assert (sure.status, sure.according_to) == (every.status, every.according_to)
    assert sure.status != "reported_as_fact"


def test_without_a_threshold_nothing_changes() -> None:
    statements = read(0.0).statements
    assert name_the_sure(statements, 0.0) == statements


@pytest.mark.parametrize(("given", "used"), [(None, 0.4), (0.8, 0.8), (0.0, 0.0)])
def test_the_command_line_goes_before_the_settings(given: float | None, used: float) -> None:
    assert Plan.of(Settings(min_confidence=0.4), None, given).min_confidence == used


def test_another_threshold_is_another_reader_so_that_a_record_reads_again() -> None:
    assert edition.reader_name("parser", "", 0.8) == edition.reader_name("parser") + "; speakers from 0.8"
