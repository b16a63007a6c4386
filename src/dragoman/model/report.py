"""One published text with its metadata, exactly as it was received."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text.

    `text` is never altered after ingestion; all offsets are code points into it.  `published` is an EDTF date (a day
    where one is known) or None: then relative dates stay unresolved.  `received` holds the bytes as they came, and
    `sha256` is their digest.  `source` is where they came from (a file URI, a URL, `stdin`); `notes` are warnings made
    while it was taken in.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    source: str | None = None
    media_type: str = "text/plain"
    received: bytes = field(default=b"", repr=False)
    sha256: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.received:
            object.__setattr__(self, "received", self.text.encode("utf-8", "surrogatepass"))
        if not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.received).hexdigest())
