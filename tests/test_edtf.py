"""Partial dates: what they cover, how finely, and which strings are none."""

from datetime import date

import pytest

from dragoman.model import edtf

D = date.fromisoformat


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-05-15", "2024-05-15", "2024-05-15"),
        ("2024-05-15T09:30", "2024-05-15", "2024-05-15"),
        ("2024-05-15T09:30:00Z", "2024-05-15", "2024-05-15"),
        ("2024-05-15T09:30+03:00", "2024-05-15", "2024-05-15"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-22", "2024-06-01", "2024-08-31"),
        ("2024-23", "2024-09-01", "2024-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2018-12~", "2018-12-01", "2018-12-31"),
        ("2018?", "2018-01-01", "2018-12-31"),
        ("2018-12-13%", "2018-12-13", "2018-12-13"),
        ("2024-06-01/2024-06-07", "2024-06-01", "2024-06-07"),
        ("2019/2021-03", "2019-01-01", "2021-03-31"),
        ("2024-22/2024-23", "2024-06-01", "2024-11-30"),
    ],
)
def test_a_date_covers_all_days_of_its_precision(text: str, first: str, last: str) -> None:
    assert edtf.bounds(text) == (D(first), D(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("../2024-05-31", None, "2024-05-31"),
        ("2024-05/..", "2024-05-01", None),
        ("/2024-05", None, "2024-05-31"),
        ("2024-05-01/", "2024-05-01", None),
    ],
)
def test_an_open_end_is_no_day(text: str, first: str | None, last: str | None) -> None:
    assert edtf.bounds(text) == (first and D(first), last and D(last))


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "../..", "/", "24", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-25", "2024-05-00",
        "2024-05-15T25", "2024-22-01", "2024-06-07/2024-06-01", "next week", "P3D", "2024-W20", "-0044", "0000",
        "2024-05-15 ", "201X-05", "PRESENT_REF",
    ],
)  # fmt: skip
def test_what_is_outside_the_subset_is_refused(text: str) -> None:
    assert not edtf.valid(text)
    with pytest.raises(ValueError):
        edtf.bounds(text)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2024-05-15T10", "time"), ("2024-05-15", "day"), ("2024-05", "month"), ("2024-24", "season"),
        ("2024?", "year"),
        ("202X", "decade"), ("20XX", "century"), ("2024/2025", "interval"), ("2024-05-01/..", "interval"),
    ],
)  # fmt: skip
def test_length_is_precision(text: str, precision: str) -> None:
    assert edtf.precision(text) == precision


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2024-05", "2024-05-31", True),
        ("2024-05", "2024-06-01", False),
        ("../2024-05-31", "2024-05-31/..", True),
        ("../2024-05-30", "2024-05-31/..", False),
        ("2024-05-01/..", "2030", True),
        ("202X", "2024-24", True),
    ],
)
def test_dates_overlap_where_they_share_a_day(one: str, other: str, shared: bool) -> None:
    assert edtf.overlap(one, other) is shared
    assert edtf.overlap(other, one) is shared


def test_only_a_single_day_is_a_day() -> None:
    assert edtf.day("2024-05-15~") == D("2024-05-15")
    assert edtf.day("2024-05-15/2024-05-15") == D("2024-05-15")
    assert edtf.day("2024-05") is None
    assert edtf.day("../2024-05-15") is None


def test_a_deadline_is_past_from_the_day_after() -> None:
    assert not edtf.past("../2024-05-31", D("2024-05-31"))
    assert edtf.past("../2024-05-31", D("2024-06-01"))
    assert not edtf.past("2024-05-01/..", D("2099-01-01"))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2024-05-15", "2024-05-15", "2024-05-15"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-05-13", "2024-05-19", "2024-05-13/2024-05-19"),
        (None, "2024-05-19", "../2024-05-19"),
        ("2024-05-19", None, "2024-05-19/.."),
    ],
)
def test_days_become_the_shortest_string_that_covers_them(first: str | None, last: str | None, text: str) -> None:
    assert edtf.interval(first and D(first), last and D(last)) == text  # type: ignore[arg-type]
    assert edtf.bounds(text) == (first and D(first), last and D(last))


def test_one_date_lies_within_another() -> None:
    assert edtf.within("2024-05-15", "2024-22") is False
    assert edtf.within("2024-06-15", "2024-22") is True
    assert edtf.within("2024-05-15/..", "2024") is False
