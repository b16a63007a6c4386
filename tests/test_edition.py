"""A reading is named by all that it hangs on: change a word of a table or a line of a finder, and the name changes."""

import shutil
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.knowledge import edition, files


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the digest is made of, small tables only."""
    true = files.DATA.parent
    for name in edition.LANGUAGE:
        shutil.copytree(true / name, tmp_path / name) if (true / name).is_dir() else shutil.copy(true / name, tmp_path)
    for name in ("words", "demo"):
        shutil.copytree(files.DATA / name, tmp_path / "data" / name)
    (tmp_path / "record").mkdir()
    monkeypatch.setattr(files, "DATA", tmp_path / "data")
    return tmp_path


def test_every_named_part_of_the_package_is_there() -> None:
    assert all((files.DATA.parent / name).exists() for name in (*edition.LANGUAGE, "data/demo"))


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("data/words/voice.toml", True),
        ("data/words/new.csv", True),
        ("find/times.py", True),
        ("reader.py", True),
        ("data/demo/reports.jsonl", False),
        ("record/view.py", False),
        ("find/__pycache__/times.pyc", False),
    ],
)
def test_a_change_in_what_reads_changes_the_digest_and_no_other(house: Path, path: str, changes: bool) -> None:
    before = edition.digest.__wrapped__()
    (house / path).parent.mkdir(exist_ok=True)
    with (house / path).open("a") as file:
        file.write("\n# changed\n")
    assert (edition.digest.__wrapped__() != before) == changes
    assert len(before) == 8 and int(before, 16) >= 0


def test_the_name_of_a_reader_holds_version_digest_and_model() -> None:
    assert edition.reader_name("parser 3.8") == f"dragoman {__version__} ({edition.digest()}); parser 3.8"
