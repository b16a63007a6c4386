"""JSON Lines → Reports, one object a line; each bad line comes as an InputError that names it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import InputError
from dragoman.ingest import metadata
from dragoman.ingest.sources import LONGEST, Source
from dragoman.ingest.text import check, wide_encoding
from dragoman.model.report import Report

FIELDS = ("id", "text", "title", "published", "url", "outlet", "language")
"""What a line may say of its report; other fields are left alone."""

RIGHT = 'a line is {"id": …, "text": …} with title, published, url, outlet, language where known'


def reports(source: Source, head: bytes, stream: BinaryIO) -> Iterator[tuple[str, Report | InputError]]:
    """Each line's place and its report; the first line has been read already, blank lines are passed over.

    A source that is no JSON Lines at all comes as one error, not as one for each of its lines.
    """
    number, line = 1, head.removeprefix(codecs.BOM_UTF8)
    if (why := _unfit(line, source.id)) is not None:
        yield source.id, why
        return
    while line:
        where = f"{source.id}:{number}"
        if len(line) > LONGEST:
            yield where, InputError(where, f"a line of more than {LONGEST // 1_000_000} MB; split it into its reports")
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
        elif line.strip():
            try:
                yield where, _report(line.rstrip(b"\r\n"), where, f"{source.uri}#L{number}")
            except InputError as error:
                yield where, error
        number, line = number + 1, stream.readline(LONGEST + 1)


def _unfit(line: bytes, where: str) -> InputError | None:
    """Why nothing in the source can be read, if so: it is binary, in UTF-16, or one document over many lines."""
    if line.strip() in (b"{", b"[") or line.lstrip().startswith(b"["):
        return InputError(where, "one JSON document, not JSON Lines; write one object a line, without commas between")
    if (wide := wide_encoding(line)) is not None:
        return InputError(where, f"looks like {wide}; JSON Lines must be in UTF-8")
    if b"\x00" in line:
        return InputError(where, "is binary, not JSON Lines")
    return None


def _report(line: bytes, where: str, uri: str) -> Report:
    fields = _fields(line, where)
    text = fields["text"]
    return Report(
        id=fields.get("id") or where,
        text=text,
        title=fields.get("title"),
        url=fields.get("url"),
        outlet=fields.get("outlet"),
        published=metadata.published(fields["published"], where) if "published" in fields else None,
        published_basis="stated in its line" if "published" in fields else None,
        language=metadata.language_code(fields.get("language")),
        source=uri,
        media_type="application/x-ndjson",
        received=line,
        notes=check(text, where) if "id" in fields else (*check(text, where), NAMELESS),
    )


NAMELESS = "no id in its line, so it is named by file and line number; a changed file makes it another report"


def _fields(line: bytes, where: str) -> dict[str, str]:
    """The known fields of a line that say something, each a string; raises InputError for anything else."""
    try:
        made: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(where, f"not UTF-8 (byte {error.start + 1}: {error.reason})") from error
    except json.JSONDecodeError as error:
        raise InputError(where, f"not JSON at character {error.colno} ({error.msg}); {RIGHT}") from error
    except RecursionError as error:
        raise InputError(where, f"JSON nested too deeply; {RIGHT}") from error
    if not isinstance(made, dict):
        raise InputError(where, f"{type(made).__name__} instead of an object; {RIGHT}")
    if made.get("text") is None:
        raise InputError(where, f"has no text; {RIGHT}")
    fields = {name: made[name] for name in FIELDS if made.get(name) not in (None, "")}
    for name, value in fields.items():
        if not isinstance(value, str):
            raise InputError(where, f"{name} is {json.dumps(value)[:40]}, must be a string; {RIGHT}")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                where, f"{name} has half a character (a lone surrogate, {value[error.start]!r}) at {error.start}"
            ) from error
    return {"text": "", **fields}
