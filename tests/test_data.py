"""Every entry of every data file proves itself: its `example` must match, its `not_example` must not.

A module in `tests/checks/` holds `CHECKS`, a dict from the path of a data file below `data/` to a function that takes
the file's path and yields (claim, passed) pairs, one or more for each entry.
"""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.knowledge import files

CHECKS: dict[str, Callable[[str], Iterator[tuple[str, bool]]]] = {}
for module in sorted((Path(__file__).parent / "checks").glob("[a-z]*.py")):
    CHECKS |= importlib.import_module(f"tests.checks.{module.stem}").CHECKS

DATA_FILES = sorted(
    str(path.relative_to(files.DATA).as_posix())
    for path in files.DATA.rglob("*")
    if path.suffix in (".toml", ".csv") and path.name != "SOURCES.toml"
)


def test_every_data_file_has_a_check() -> None:
    assert set(DATA_FILES) == set(CHECKS)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_examples_of_every_entry_hold(name: str) -> None:
    results = list(CHECKS[name](name))
    assert results, f"data/{name} proves nothing"
    assert not [claim for claim, passed in results if not passed]


@pytest.mark.parametrize("name", [name for name in DATA_FILES if name.endswith(".csv")])
def test_every_table_names_its_source(name: str) -> None:
    folder, _, file = name.rpartition("/")
    source = files.table(f"{folder}/SOURCES.toml").get(file.removesuffix(".csv"))
    assert source and source.get("source") and source.get("licence")
