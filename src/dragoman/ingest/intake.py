"""Sources → a stream of Reports, with an InputError in the place of each that cannot be read; lazy, order kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.ingest import lines, metadata, pages
from dragoman.ingest.sources import LONGEST, Source
from dragoman.ingest.text import decode
from dragoman.model.report import Report

UNDATED = "date of publication unknown, so relative dates stay unresolved; --published gives it"
ENGLISH = "en", "eng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says about all reports of a run; it goes before what they say of themselves.

    With `any_language` texts that are clearly not English are read too.
    """

    published: str | None = None
    outlet: str | None = None
    any_language: bool = False


def take_in(found: Iterable[Source | InputError], given: Given | None = None) -> Iterator[Report | InputError]:
    """Every report in the sources, in order; no two have the same id (the later one comes as an error)."""
    given = given or Given()
    seen: set[int] = set()
    for source in found:
        if isinstance(source, InputError):
            yield source
            continue
        for where, item in _reports(source):
            yield item if isinstance(item, InputError) else _finish(item, where, given, seen)


def _finish(report: Report, where: str, given: Given, seen: set[int]) -> Report | InputError:
    """The report with what the user gave, or why it is not to be read.

    Ids are remembered as hashes of eight bytes: a million reports take 70 MB.
    """
    known = int.from_bytes(hashlib.sha256(report.id.encode()).digest()[:8])
    if known in seen:
        return InputError(where, f"the id {report.id!r} came before in this run; ids must differ")
    told = _language(report)
    if told and told.foreign and not given.any_language:
        return InputError(where, f"is in another language ({told.code}), not English; --any-language reads it anyway")
    seen.add(known)
    report = replace(report, language=report.language or (told.code if told else None))
    if given.outlet:
        report = replace(report, outlet=given.outlet)
    if given.published:
        odd = f"published {given.published} as given; the report itself says {report.published}"
        notes = (odd,) if report.published and not given.published.startswith(report.published) else ()
        return replace(report, published=given.published, published_basis="given", notes=report.notes + notes)
    return report if report.published else replace(report, notes=(*report.notes, UNDATED))


def _language(report: Report) -> metadata.Language | None:
    """The language by the words; whoever states English is believed, except pages, whose templates often state it."""
    if report.language in ENGLISH and report.media_type != "text/html":
        return None
    told = metadata.language(report.text)
    if told is None and report.language is not None:
        return metadata.Language(report.language, report.language not in ENGLISH)
    return told


def _reports(source: Source) -> Iterator[tuple[str, Report | InputError]]:
    """The reports in one source, each with its place; whatever goes wrong with it comes as an InputError."""
    try:
        with source.open() as stream:
            head = stream.readline(LONGEST + 1)
            media = source.media_type or sniff(head)
            if media == "application/x-ndjson":
                yield from lines.reports(source, head, stream)
            else:
                yield source.id, _whole(source, media, head + _rest(stream, len(head)))
    except InputError as error:
        yield source.id, error
    except OSError as error:
        yield source.id, InputError(source.id, f"cannot be read: {error.strerror or error}")


def sniff(head: bytes) -> str:
    """The media type of a source without an ending, by how it begins.

    >>> sniff(b'{"id": "a", "text": "Talks resume."}'), sniff(b"<!DOCTYPE html>"), sniff(b"Talks resume")
    ('application/x-ndjson', 'text/html', 'text/plain')
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith(b"{"):
        return "application/x-ndjson"
    return "text/html" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) else "text/plain"


def _rest(stream: BinaryIO, have: int) -> bytes:
    return stream.read(max(0, LONGEST + 1 - have))


def _whole(source: Source, media: str, received: bytes) -> Report:
    if len(received) > LONGEST:
        raise InputError(source.id, f"larger than {LONGEST // 1_000_000} MB; split it into its reports")
    digest = hashlib.sha256(received).hexdigest()
    report_id = f"stdin-{digest[:12]}" if source.id == "stdin" else source.id
    taken = _page(source, received) if media == "text/html" else _text(source, media, received)
    return replace(taken, id=report_id, source=source.uri, media_type=media, received=received, sha256=digest)


def _page(source: Source, received: bytes) -> Report:
    html, notes = decode(received, source.id, pages.stated_charset(received))
    found = pages.page(html, source.id, source.url)
    return Report(
        id=source.id,
        text=found.text,
        title=found.title,
        url=found.url,
        outlet=found.outlet,
        published=found.published,
        published_basis=found.basis,
        language=found.language,
        notes=notes + found.notes,
    )


def _text(source: Source, media: str, received: bytes) -> Report:
    text, notes = decode(received, source.id)
    fields: dict[str, str] = {}
    if media == "text/markdown":
        fields, text = metadata.front_matter(text)
        if not text.strip():
            raise InputError(source.id, "has front matter and no text")
    published = metadata.published(fields["published"], source.id) if "published" in fields else None
    return Report(
        id=source.id,
        text=text,
        title=fields.get("title") or metadata.title(text),
        url=fields.get("url") or source.url,
        outlet=fields.get("outlet"),
        published=published,
        published_basis="front matter" if published else None,
        language=metadata.language_code(fields.get("language")),
        notes=notes,
    )
