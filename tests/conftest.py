"""Shared by all tests: the parser and the library are loaded once a process."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("SPACY_WARNING_IGNORE", "W008")

from dragoman.model.report import Report
from dragoman.parse import Parse, parse


@pytest.fixture(scope="session")
def parsed() -> Callable[..., Parse]:
    """A function from a text (and metadata of its report) to its parse."""

    def make(text: str, **metadata: str) -> Parse:
        return next(parse([Report(id="t", text=text, **metadata)]))[1]

    return make


@pytest.fixture(scope="session")
def here() -> Path:
    """The root of the project."""
    return Path(__file__).parent.parent
