"""The Python interface: its examples run, its names are exported, and importing it costs next to nothing."""

import doctest
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import api
from dragoman.errors import InputError, RecordError


def test_the_examples_in_the_documentation_of_the_interface_run() -> None:
    done = doctest.testmod(api)
    assert done.attempted > 10
    assert done.failed == 0


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_is_there_and_listed(name: str) -> None:
    assert getattr(dragoman, name) is not None
    assert name in dir(dragoman)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonesuch"):
        dragoman.nonesuch  # noqa: B018


def test_importing_loads_neither_spacy_nor_the_database() -> None:
    heavy = ["spacy", "sqlalchemy", "typer", "rich", "trafilatura", "numpy"]
    code = f"import sys, dragoman; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_takes_less_than_a_fifth_of_a_second() -> None:
    code = "import time; began = time.process_time(); import dragoman; print(time.process_time() - began)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.2


def test_a_date_may_be_a_date_or_edtf() -> None:
    assert api.report("Talks.", published=date(2021, 5, 4)).published == "2021-05-04"
    assert api.report("Talks.", published="2021-05").published == "2021-05"


def test_a_date_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="published is 'last May', which is no date"):
        api.report("Talks.", published="last May")


def test_a_text_given_twice_has_one_id() -> None:
    assert api.report("Talks.").id == api.report("Talks.").id != api.report("Talks!").id


def test_a_record_that_is_not_there_is_an_error_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"dragoman read REPORTS --into talks\.db"):
        api.open_record(tmp_path / "talks.db")
