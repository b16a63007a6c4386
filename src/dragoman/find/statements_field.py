"""Parse and quotations → where words stand: inside which marks, between which semicolons, after which dateline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.find.statements_asides import asides
from dragoman.find.statements_relays import Relay, relays
from dragoman.model.findings import Act, StatementKind
from dragoman.model.quotation import Quotation
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

NAMING = frozenset({"name", "word", "term", "title", "phrase", "codename", "nickname", "codenamed", "nicknamed"})
STOPS = " \t\n\xa0,;:.!?–—-"
JOINING = frozenset({"and", "but", "or", "nor", "yet"})
NOT_WORDS = frozenset({"PUNCT", "SPACE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its speaker is known as an actor.

    `verb` governs the setting; `speaker` is the head of the noun phrase that speaks and `speaker_span` the phrase;
    `follows` is the draft whose speaker and setting this one takes over; `relay` the head of the noun phrase of whoever
    only hands it on; `inner` marks what somebody thinks or wants.
    """

    cue: tuple[Word, ...]
    verb: Word | None
    speaker: Word | None
    speaker_span: Span | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    kind: StatementKind
    act: Act
    neutral: bool
    addressee: Word | None
    follows: Draft | None
    confidence: float
    made_by: str
    relay: Word | None = None
    inner: bool = False


class Field:
    """The ground on which statements are sought: a parse, its quotations, and for each word the marks around it."""

    def __init__(self, parse: Parse, quotations: tuple[Quotation, ...], quoting: frozenset[str] = frozenset()) -> None:
        self.parse, self.text, self.words = parse, parse.text, parse.words
        self.quotations = quotations
        self.layers: tuple[list[int], list[int]] = ([-1] * len(self.words), [-1] * len(self.words))
        for number, quotation in enumerate(quotations):
            if quotation.depth < 2:
                layer = self.layers[quotation.depth]
                for word in parse.words_in(quotation.outer):
                    layer[word.i] = number
        self._levels = [0 if top < 0 else 1 if inner < 0 else 2 for top, inner in zip(*self.layers)]
        self._segments: dict[int, tuple[int, int]] = {}
        self.phrases: dict[int, Span] = {}
        """Speakers as written, by the number of their noun, since many rules ask for the same one."""
        self.starts = [q.outer.start for q in quotations]
        self.tops = [number for number, quotation in enumerate(quotations) if quotation.depth == 0 and quotation.mark]
        blocks = [offset for offset, _ in parse.docs]
        self.openings = [max(p.span.start, blocks[bisect_right(blocks, p.span.end - 1) - 1]) for p in parse.paragraphs]
        found = [aside for aside in asides(self.words) if self.level(aside.noun) == self.level(aside.verb)]
        self._asides = {n: aside for aside in found for n in range(aside.verb.left, aside.last + 1)}
        self.relays: dict[int, Relay] = {
            relay.saying.i: relay
            for relay in relays(self.words, quoting)
            if self.level(relay.saying) == self.level(relay.quoting)
        }
        self.handing_on = {relay.quoting.i for relay in self.relays.values()}
        self.resumed = {aside.resumed: aside.noun for aside in found if aside.resumed is not None}

    def level(self, word: Word) -> int:
        """How many quotations stand around the word: 0, 1 or 2."""
        return self._levels[word.i]

    def quotation_at(self, word: Word, level: int = 0) -> int:
        """The number of the quotation of that depth around the word, or -1."""
        return self.layers[level][word.i] if level < 2 else -1

    def in_title(self, word: Word) -> bool:
        """Does the word stand in the headline?"""
        return self.parse.paragraphs[self.parse.paragraph_of(word)].kind == "title"

    def opening(self, word: Word) -> int:
        """Where the paragraph's first sentence begins, after a dateline or a number."""
        return self.openings[self.parse.paragraph_of(word)]

    def segment(self, word: Word) -> tuple[int, int]:
        """First and last word of the clause chain around a word: up to a semicolon, the sentence's ends, its marks.

        A relative clause between commas is a chain of its own.
        """
        if (known := self._segments.get(word.i)) is not None:
            return known
        sentence = self.parse.sentence_of(word)
        low, high = sentence.first, sentence.last
        level = self.level(word)
        if (aside := self._asides.get(word.i)) is not None and self.level(aside.verb) == level:
            low, high = aside.verb.left, aside.last + 1
        first, last = self._inside(word, low, high, level)
        opening = self.opening(word)
        while first < word.i and self.words[first].start < opening:
            first += 1
        self._segments[word.i] = first, last
        return first, last

    def _inside(self, word: Word, low: int, high: int, level: int) -> tuple[int, int]:
        """The stretch around a word up to a semicolon of its own level or the marks of its quotation."""
        words, layer = self.words, self.layers[level - 1] if level else None
        home = layer[word.i] if layer is not None else -1
        first = last = word.i
        while first > low:
            other = words[first - 1]
            if (layer is not None and layer[first - 1] != home) or (other.text == ";" and self.level(other) == level):
                break
            first -= 1
        while last + 1 < high:
            other = words[last + 1]
            if (layer is not None and layer[last + 1] != home) or (other.text == ";" and self.level(other) == level):
                break
            last += 1
        return first, last

    def spans(self, numbers: Iterable[int], level: int) -> tuple[Span, ...]:
        """Words as content spans: runs without stops at their edges, quotations at their edges with their marks."""
        runs: list[list[int]] = []
        for n in sorted(set(numbers)):
            if runs and n == runs[-1][1] + 1:
                runs[-1][1] = n
            else:
                runs.append([n, n])
        return tuple(span for first, last in runs if (span := self._run(first, last, level)) is not None)

    def _run(self, first: int, last: int, level: int) -> Span | None:
        words = self.words
        while first <= last and words[first].pos in NOT_WORDS and words[first].text not in "$€£%#@":
            first += 1
        while last >= first and (
            words[last].lower in JOINING or (words[last].pos in NOT_WORDS and words[last].text not in "$€£%#@")
        ):
            last -= 1
        if first > last:
            return None
        start, end = words[first].start, words[last].end
        head, tail = self.quotation_at(words[first], level), self.quotation_at(words[last], level)
        if head >= 0:
            start = self.quotations[head].outer.start
        if tail >= 0:
            end = self.quotations[tail].outer.end
        elif self.text[end : end + 1] == ")" and "(" in self.text[start:end]:
            end += 1
        while end > start and self.text[end - 1] in STOPS:
            end -= 1
        return Span(start, end)

    def quoted(self, spans: Iterable[Span], level: int) -> tuple[Span, ...]:
        """The insides of the quotations of that level that stand in the spans."""
        found: list[Span] = []
        for span in spans:
            low, high = between(self.starts, span)
            for quotation in self.quotations[low:high]:
                if quotation.depth == level and span.covers(quotation.inner) and not self._is_name(quotation):
                    found.append(quotation.inner)
        return tuple(found)

    def _is_name(self, quotation: Quotation) -> bool:
        """Do the marks show a word as a word: `the name “Ak-Sai”`?"""
        inside = self.parse.words_in(quotation.inner)
        n = inside[0].i - 2 if inside and self.words[inside[0].i - 1].start >= quotation.outer.start else -1
        return n >= 0 and self.words[n].lower in NAMING

    def within_marks(self, spans: Iterable[Span], level: int) -> bool:
        """Does every word of the spans stand inside marks of that level?"""
        words = [w for span in spans for w in self.parse.words_in(span) if w.pos not in NOT_WORDS]
        return bool(words) and level < 2 and all(self.layers[level][w.i] >= 0 for w in words)


def joined(text: str, words: Iterable[Word]) -> tuple[Span, ...]:
    """Words as spans, one where nothing but blanks stands between them."""
    spans: list[Span] = []
    for word in sorted(words, key=lambda w: w.i):
        if spans and not text[spans[-1].end : word.start].strip():
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(word.span)
    return tuple(spans)


def between(starts: list[int], span: Span) -> tuple[int, int]:
    """Indices of the sorted offsets that lie in the span."""
    return bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
