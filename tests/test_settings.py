"""Settings: file, then environment; an unknown name or an unusable value is refused with where it stands."""

from dataclasses import fields
from pathlib import Path

import pytest

from dragoman import settings
from dragoman.errors import SettingsError


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in fields(settings.Settings):
        monkeypatch.delenv(f"DRAGOMAN_{field.name.upper()}", raising=False)


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == settings.Settings()


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dragoman.toml").write_text('record = "talks.db"\njobs = 2\n', encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_JOBS", "3")
    made = settings.load(tmp_path)
    assert (made.record, made.jobs) == (Path("talks.db"), 3)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("jbos = 2", "unknown setting 'jbos'; there are: model, record"),
        ('jobs = "many"', "jobs is 'many', must be a value of type int"),
        ("jobs = 0", "jobs is 0, must be at least 1"),
        ("min_confidence = 1.5", "min_confidence is 1.5, must be from 0 to 1"),
        ("min_confidence = nan", "min_confidence is nan, must be from 0 to 1"),
        ("jobs = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "dragoman.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=message) as caught:
        settings.load(tmp_path)
    assert "dragoman.toml" in str(caught.value)
