"""A place name in its sentence → what it is used for: location, metonym, dateline, modifier or part of a name."""

from __future__ import annotations

import re

from dragoman.find.places_names import Name
from dragoman.model.findings import Actor, Agreement, PlaceUse
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse

DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\d\n:;!?]{1,40}?)"
    r"(?:,?\s+\(?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?\)?)?"
    r"\s*(?:\([^()\n]{2,40}\)\s*)?(?:—|–|--|-\s|:\s(?=[A-Z]))"
)
"""`AMMAN, May 15 –`, `JUBA (Reuters) -`, `Geneva —` at the head of a paragraph."""

DATED = re.compile(r"[^\W\d_][^\d\n:;!?]{1,40}?,\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4}")
"""`Batken, 17 August 2024` at the head of a paragraph."""

HAPPENING = frozenset({
    "talks", "agreement", "accord", "accords", "deal", "treaty", "declaration", "process", "summit", "conference",
    "protocol", "communique", "communiqué", "ceasefire", "truce", "pact", "convention", "charter", "format",
    "formula", "plan", "initiative", "memorandum", "understanding", "negotiations", "round", "consensus",
})  # fmt: skip
SITE = frozenset({
    "bridge", "airport", "road", "street", "highway", "hospital", "market", "port", "crossing", "border",
    "province", "district", "region", "county", "governorate", "area", "camp", "village", "town", "city", "valley",
    "river", "school", "square", "prison", "station", "dam", "university", "suburb", "neighborhood",
    "neighbourhood", "quarter", "refinery", "plant", "base", "mosque", "church", "temple", "coast", "island",
    "peninsula", "corridor", "front",
})  # fmt: skip


def dateline(parse: Parse) -> list[Span]:
    """The stretches at the head of paragraphs that say where a report was written."""
    found = []
    for paragraph in parse.paragraphs[:6]:
        if paragraph.kind == "title":
            continue
        text = paragraph.span.of(parse.text)[:120]
        match = DATELINE.match(text) or DATED.match(text)
        if match and (match[0][:3].isupper() or len(match[0].split()) <= 8):
            found.append(Span(paragraph.span.start, paragraph.span.start + match.end()))
    return found


class Uses:
    """What each name of a report is used for."""

    def __init__(self, parse: Parse, actors: tuple[Actor, ...], agreements: tuple[Agreement, ...]) -> None:
        self.parse = parse
        self.datelines = dateline(parse)
        self.mentions = Cover((m.span, (m.form, a.kind)) for a in actors for m in a.mentions)
        self.agreements = Cover((m.span, a.id) for a in agreements for m in a.mentions)

    def of(self, name: Name) -> tuple[PlaceUse, str]:
        """The use, and by which rule."""
        span = name.span
        if any(d.covers(span) for d in self.datelines):
            return "dateline", "head of the paragraph"
        for found, (form, _) in self.mentions.overlapping(span):
            if form == "metonym" and found.covers(span):
                return "metonym", "stands for an actor"
        if any(found.covers(span) and found != span for found, _ in self.agreements.overlapping(span)):
            return "part_of_name", "inside the name of a document"
        if name.noticed == "capital":
            return "location", "the capital of a country"
        return self._by_syntax(name)

    def _by_syntax(self, name: Name) -> tuple[PlaceUse, str]:
        words = self.parse.words
        head = words[name.last]
        while head.i >= name.first and head.head is not head and name.first <= head.head.i <= name.last:
            head = head.head
        ruler = head.head
        for found, (form, _) in self.mentions.overlapping(name.span):
            inside = found.covers(name.span) and found != name.span and form in ("title", "title+name")
            if inside and head.dep == "pobj" and ruler.lower in ("for", "of", "to", "on"):
                return "part_of_name", "inside a title"
        if name.noticed == "adjective":
            return "modifier", "adjective"
        if head.dep == "poss":
            return ("location", "at a place in it") if ruler.lower in SITE else ("modifier", "possessive")
        if head.dep in ("compound", "nmod", "amod") and ruler.i > name.last:
            if ruler.lower in HAPPENING:
                return "part_of_name", "names a meeting or a document"
            if ruler.lower in SITE:
                return "location", "names a place in it"
            if ruler.entity in ("ORG", "LAW", "EVENT"):
                return "part_of_name", "inside a name"
            return "modifier", "before a noun"
        if head.dep == "pobj" and head.entity in ("ORG", "LAW", "EVENT"):
            return "part_of_name", "inside a name"
        return "location", "in its own right"
