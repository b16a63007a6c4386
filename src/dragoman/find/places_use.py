"""A place name in its sentence → what it is used for: location, metonym, dateline, modifier or part of a name."""

from __future__ import annotations

import re

from dragoman.find.places_names import Name
from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.model.findings import Actor, Agreement, PlaceUse
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word

DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\d\n:;!?]{1,40}?)"
    r"(?:,?\s+\(?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?\)?)?"
    r"\s*(?:\([^()\n]{2,40}\)\s*)?(?:—|–|--|-\s|:\s(?=[A-Z]))"
)
"""`AMMAN, May 15 –`, `JUBA (Reuters) -`, `Geneva —` at the head of a paragraph."""

DATED = re.compile(r"[^\W\d_][^\d\n:;!?]{1,40}?,\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4}")
"""`Batken, 17 August 2024` at the head of a paragraph."""


SLASH = re.compile(r"\s?/\s?\w")
WHOLE = frozenset({"ORG", "LAW", "EVENT"})


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

    def __init__(
        self, parse: Parse, gazetteer: Gazetteer, actors: tuple[Actor, ...], agreements: tuple[Agreement, ...]
    ) -> None:
        self.parse = parse
        self.words = gazetteer.words
        self.datelines = dateline(parse)
        self.mentions = Cover((m.span, (m.form, a.kind)) for a in actors for m in a.mentions)
        self.agreements = Cover((m.span, a.id) for a in agreements for m in a.mentions)

    def of(self, name: Name, entry: Entry | None) -> tuple[PlaceUse, str]:
        """The use, and by which rule."""
        span = name.span
        if any(d.covers(span) for d in self.datelines):
            return "dateline", "head of the paragraph"
        for found, (form, _) in self.mentions.overlapping(span):
            if form == "metonym" and found.covers(span):
                return "metonym", "stands for an actor"
        if name.noticed in ("capital", "soil"):
            return "location", "a place of a country"
        head = self._head(name)
        is_country = entry is not None and entry.kind == "country"
        if is_country and self._speaks(name, head):
            return "metonym", "a state that acts"
        if head.dep == "poss" or self.parse.text.startswith(("'s", "’s"), span.end):
            if head.head.lower in self.words["site"]:
                return "location", "at a place in it"
            if head.head.lower in self.words["institution"] and entry is not None and entry.kind == "capital":
                return "metonym", f"a capital's {head.head.lower}"
            return "modifier", "possessive"
        first = head
        while first.dep == "conj" and first.head is not first:
            first = first.head
        if is_country and first.dep == "pobj" and first.head.lower == "of" and first.head.head.pos in ("NOUN", "PROPN"):
            return "modifier", "of a country"
        if any(found.covers(span) and found != span for found, _ in self.agreements.overlapping(span)):
            return "part_of_name", "inside the name of a document"
        return self._by_syntax(name, head, is_country, entry)

    def _speaks(self, name: Name, head: Word) -> bool:
        """Is it a state that does something here, `Guyana says`?"""
        return (
            head.dep in ("nsubj", "nsubjpass")
            and head.head.pos in ("VERB", "AUX")
            and head.head.lemma != "be"
            and any(found == name.span and kind == "state" for found, (_, kind) in self.mentions.overlapping(name.span))
        )

    def _head(self, name: Name) -> Word:
        """The word of the name on which its others depend."""
        head = self.parse.words[name.last]
        while head.head is not head and name.first <= head.head.i <= name.last:
            head = head.head
        return head

    def _by_syntax(self, name: Name, head: Word, is_country: bool, entry: Entry | None) -> tuple[PlaceUse, str]:
        ruler = head.head
        for found, (form, _) in self.mentions.overlapping(name.span):
            inside = found.covers(name.span) and found != name.span and form in ("title", "title+name")
            if inside and head.dep == "pobj" and ruler.lower in ("for", "to"):
                return "part_of_name", "inside a title"
        if name.noticed == "adjective":
            return "modifier", "adjective"
        if SLASH.match(self.parse.text, name.span.end):
            return "location", "beside its other name"
        if head.dep in ("compound", "nmod", "amod") and ruler.i > name.last:
            if ruler.lower in self.words["site"] | self.words["feature"]:
                return "location", "names a place in it"
            if ruler.lower in self.words["happening"] and not is_country:
                return "part_of_name", "names a meeting or a document"
            if ruler.entity in WHOLE:
                return "part_of_name", "inside a name"
            return "modifier", "before a noun"
        if head.dep == "nsubj" and ruler.lemma in self.words["outcome"] and not is_country:
            return "part_of_name", f"what was held there: {ruler.lemma}"
        if head.dep == "nsubj" and ruler.lemma in self.words["government"] and entry and entry.kind == "capital":
            return "metonym", f"a capital as subject of {ruler.lemma}"
        if head.entity in WHOLE and self._is_inside_a_name(name, head.entity):
            return "part_of_name", "inside a name"
        return "location", "in its own right"

    def _is_inside_a_name(self, name: Name, label: str) -> bool:
        """Does a longer name go on before or after this one?"""
        words = self.parse.words
        before = words[name.first - 1] if name.first else None
        after = words[name.last + 1] if name.last + 1 < len(words) else None
        return any(
            w is not None and w.entity == label and w.text[0].isalnum() and w.lower != "the" for w in (before, after)
        )
