"""The package's tables of words and its sources that read → a short digest, which changes when any of them does."""

from __future__ import annotations

import hashlib
from functools import cache

from dragoman import __version__
from dragoman.knowledge import files

LANGUAGE = ("find", "knowledge", "model", "layout.py", "parse.py", "reader.py", "syntax.py")
"""What of the package takes part in reading; record, commands and the like may change without a reading changing."""

NOT_KNOWLEDGE = ("demo",)


@cache
def digest() -> str:
    """Eight hexadecimal digits of the SHA-256 over tables and sources; about 10 ms, once a process."""
    house = files.DATA.parent
    found = [path for name in LANGUAGE for path in (house / name).glob("**/*.py")]
    found += [path for name in LANGUAGE if (path := house / name).is_file()]
    found += [
        p for p in files.DATA.rglob("*") if p.is_file() and p.relative_to(files.DATA).parts[0] not in NOT_KNOWLEDGE
    ]
    total = hashlib.sha256()
    for path in sorted(found, key=lambda path: path.relative_to(house).as_posix()):
        total.update(f"{path.relative_to(house).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:8]


def reader_name(model: str, actors: str = "", min_confidence: float = 0.0) -> str:
    """What a reading says of its reader: version, digest, language model; loaded actors and a threshold if any."""
    more = (f"; actors {actors}" if actors else "") + (f"; speakers from {min_confidence:g}" if min_confidence else "")
    return f"dragoman {__version__} ({digest()}); {model}{more}"
