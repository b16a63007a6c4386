"""Received bytes → text, decoded and otherwise unchanged, with a note where the encoding had to be inferred."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from dragoman.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longest first where one begins another: UTF-32-LE opens with the two bytes of UTF-16-LE."""

SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
MOST_CONTROL = 0.01
"""Above this share of control characters it is no text: news has none, terminal logs some, programs about a third."""

MOST_FOREIGN = 0.1
"""Above this share of letters outside ASCII, Windows-1252 is no likely reading of bytes that are not UTF-8: English and
French news stay below .05, while Cyrillic, Greek or Chinese bytes come out as nearly all foreign."""

HIGH = dict.fromkeys(range(0x80, 0x100), "x")
"""Bytes above ASCII count as letters while it is not known what they are."""

MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """A text and what the user should know about how it was decoded."""

    text: str
    notes: tuple[str, ...]


def decode(received: bytes, where: str, charset: str | None = None) -> Decoded:
    """The text of the bytes: by byte order mark, stated charset, UTF-8, else UTF-16/32 without mark or Windows-1252.

    Line breaks and control characters stay as they are; only a byte order mark is left out.  Raises InputError for
    what is empty, binary or in an encoding that cannot be told.
    """
    if not received.strip(b" \t\r\n\x0b\x0c"):
        raise InputError(where, "is empty; a report needs text")
    for signature, name in SIGNATURES.items():
        if received.startswith(signature):
            raise InputError(where, f"is {name}, not text; save its text as UTF-8 and read that")
    text, note = _decode(received, where, charset)
    return Decoded(text, (*((note,) if note else ()), *check(text, where)))


def check(text: str, where: str) -> tuple[str, ...]:
    """Notes on what is odd in a text; raises InputError where it is blank or no text at all."""
    if not text.strip():
        raise InputError(where, "is empty; a report needs text")
    controls = len(CONTROL.findall(text))
    if controls > max(1, MOST_CONTROL * len(text)):
        raise InputError(where, f"is binary ({controls} of {len(text)} characters are control characters), not text")
    return (f"{controls} control character{'s' if controls > 1 else ''} in the text, read as blanks",) * bool(controls)


def _decode(received: bytes, where: str, charset: str | None) -> tuple[str, str]:
    for mark, encoding in BOMS:
        if received.startswith(mark):
            return _strict(received[len(mark) :], encoding, where), ""
    if b"\x00" in received and (wide := wide_encoding(received)):
        return _strict(received, wide, where), f"no byte order mark, read as {wide}"
    try:
        return received.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if charset and _known(charset):
            return received.decode(charset, "replace"), f"read as {charset}, as stated"
        return _not_utf8(received, where, error)


def _strict(received: bytes, encoding: str, where: str) -> str:
    try:
        return received.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            where, f"begins as {encoding} but byte {error.start} does not fit ({error.reason}); save it as UTF-8"
        ) from error


def _known(charset: str) -> bool:
    """Is this an encoding that Python has and that says more than "Western"?  Pages state all kinds of things."""
    try:
        b"".decode(charset)
    except LookupError:
        return False
    return codecs.lookup(charset).name not in ("utf-8", "ascii", "iso8859-1")


def wide_encoding(received: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or, without one, by the zero bytes that English text has all at the same places."""
    for mark, encoding in BOMS[1:]:
        if received.startswith(mark):
            return encoding
    sample = received[:4096]
    zeros = [sample[n::4].count(0) / max(1, len(sample[n::4])) for n in range(4)]
    full = [share > 0.7 for share in zeros]
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get((full[0], full[1], full[2], full[3]))


def _not_utf8(received: bytes, where: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """UTF-8 with broken places if most of it fits, else Windows-1252 if that reads as English."""
    check(received.decode("latin-1").translate(HIGH), where)
    broken = received.decode("utf-8", "replace")
    lost = broken.count("\ufffd")
    if len(MULTIBYTE.findall(received)) > lost:
        return broken, f"{lost} broken byte{'s' if lost > 1 else ''} in the UTF-8, the first at byte {error.start}"
    try:
        text, name = received.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = received.decode("latin-1"), "Latin-1"
    letters = [c for c in text[:100_000] if c.isalpha()]
    foreign = sum(not c.isascii() for c in letters)
    if foreign > max(1, MOST_FOREIGN * len(letters)) or len(CONTROL.findall(text)) > max(1, MOST_CONTROL * len(text)):
        raise InputError(
            where, f"is not UTF-8 (byte {error.start}: {error.reason}) nor any text in English; save it as UTF-8"
        )
    return text, f"not UTF-8, read as {name}"
