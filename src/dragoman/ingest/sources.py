"""What the user names (paths, folders, globs, URLs, `-`) → the sources behind it, in order, opened when read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError

MEDIA = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
}
"""Endings that a folder is searched for; a file named outright may have any, and is read as text."""

LONGEST = 20_000_000
"""Bytes that one report may have: a book has a million, a page with all its pictures inline some ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something with bytes in it: `id` names it as the user did, `uri` for good; `size` in bytes where it is known.

    `media_type` is None where only the content can tell; `open` may raise InputError or OSError.
    """

    id: str
    uri: str
    media_type: str | None
    size: int | None
    open: Callable[[], BinaryIO]
    url: str | None = None


def find(inputs: Iterable[str]) -> Iterator[Source | InputError]:
    """The sources in order; folders are searched through, sorted, without hidden files; no path comes twice.

    What matches nothing comes as an InputError in its place.
    """
    seen: set[Path] = set()
    for name in inputs:
        if name == "-":
            yield Source(id="stdin", uri="stdin", media_type=None, size=None, open=lambda: sys.stdin.buffer)
        elif name.startswith(("http://", "https://")):
            yield _remote(name)
        else:
            for found in _paths(name):
                if isinstance(found, InputError):
                    yield found
                elif (whole := found.absolute()) not in seen:
                    seen.add(whole)
                    yield _local(found)


def _paths(name: str) -> Iterator[Path | InputError]:
    """A file itself, the reports in a folder, or what a glob matches."""
    path = Path(name)
    try:
        if path.is_dir():
            yield from _inside(path)
        elif path.exists() or path.is_symlink():
            yield path
        elif has_magic(name):
            matches = sorted(Path(match) for match in glob(name, recursive=True))  # noqa: PTH207 - hides dot files
            for match in matches:
                yield from _inside(match) if match.is_dir() else [match]
            if not matches:
                yield InputError(name, "matches no file")
        else:
            yield InputError(name, "no such file or folder; give a path, a glob in quotes, a URL, or - for stdin")
    except OSError as error:
        yield InputError(name, f"cannot be opened: {error.strerror}")


def _inside(folder: Path) -> Iterator[Path | InputError]:
    found = False
    for path in _walk(folder):
        found = True
        yield path
    if not found:
        yield InputError(folder.as_posix(), f"a folder without reports; looked for {', '.join(MEDIA)}")


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """Files with a known ending, folder by folder, sorted by name; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield InputError(folder.as_posix(), f"cannot be opened: {error.strerror}")
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _walk(path)
        elif path.suffix.lower() in MEDIA:
            yield path


def _local(path: Path) -> Source:
    try:
        size = path.stat().st_size
    except OSError:
        size = None
    suffix = path.suffix.lower()
    return Source(
        id=printable(path.as_posix()),
        uri=path.absolute().as_uri(),
        media_type="application/x-ndjson" if suffix == ".json" else MEDIA.get(suffix),
        size=size,
        open=lambda: _open(path),
    )


def _open(path: Path) -> BinaryIO:
    if not path.is_file():
        raise InputError(
            printable(path.as_posix()),
            "not a regular file" if path.exists() else "a link that leads nowhere",
        )
    return path.open("rb")


def _remote(url: str) -> Source:
    return Source(id=url, uri=url, media_type=None, size=None, url=url, open=lambda: BytesIO(fetch(url)))


def printable(name: str) -> str:
    """A file name as text that can be written anywhere; bytes that are no UTF-8 show as U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def fetch(url: str) -> bytes:
    """The bytes behind a URL, at most `LONGEST`.

    Raises InputError for whatever keeps them from being had.
    """
    import urllib3

    try:
        with urllib3.PoolManager(headers={"User-Agent": "dragoman"}, timeout=urllib3.Timeout(30)) as pool:
            answer = pool.request(
                "GET", url, preload_content=False, redirect=True, retries=urllib3.Retry(3, redirect=5)
            )
            try:
                if answer.status != 200:
                    raise InputError(url, f"the server answers {answer.status} {answer.reason or ''}".rstrip())
                received = answer.read(LONGEST + 1, decode_content=True)
            finally:
                answer.release_conn()
    except urllib3.exceptions.HTTPError as error:
        cause = str(getattr(error, "reason", None) or error)
        raise InputError(url, f"cannot be fetched: {cause.partition('): ')[2] or cause}") from error
    return received
