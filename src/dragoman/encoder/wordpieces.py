"""A marked sentence → the numbers that the encoder reads: WordPiece ids with a marker at each end of source and target.

The splitting is that of uncased BERT (letters lowered, accents dropped, punctuation and ideographs apart, then greedy
longest pieces), written out here because it is sixty lines and the usual library brings twenty packages along.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.encoder.marks import Marked
from dragoman.model.span import Span

CHUNK = re.compile(r"\S+")
LONGEST_WORD = 100
"""Characters beyond which BERT's own vocabulary gives a word up as unknown."""
START, END, UNKNOWN, PADDING = "[CLS]", "[SEP]", "[UNK]", "[PAD]"
MARKERS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
"""Before and behind the source, before and behind the target: pieces of the vocabulary that no text ever uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """`ids` with their markers; `source` and `target` are the places of the opening markers, 0 where there is none."""

    ids: tuple[int, ...]
    source: int
    target: int


class WordPieces:
    """The vocabulary, and sentences cut by it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.padding = self.numbers[PADDING]
        self._ends = (self.numbers[START], self.numbers[END])
        self._markers = tuple(self.numbers[marker] for marker in MARKERS)
        self._chunk = lru_cache(maxsize=50_000)(self._cut)

    def encode(self, sentence: Marked, longest: int) -> Encoded:
        """At most `longest` ids; what is cut off is the end, or the beginning where the marks stand late."""
        pieces = list(self._pieces(sentence.text))
        marks = sorted(self._marks(sentence, pieces), key=lambda mark: (mark[0], mark[1] % 2 == 0))
        room = longest - 2 - len(marks)
        first = self._first(marks, len(pieces), room)
        ids, places, at = [self._ends[0]], {}, first
        for where, number in marks:
            where = min(max(where, first), first + room)
            ids += [piece for _, piece in pieces[at:where]]
            at = max(at, where)
            places[number] = len(ids)
            ids.append(self._markers[number])
        ids += [piece for _, piece in pieces[at : first + room]]
        ids.append(self._ends[1])
        return Encoded(ids=tuple(ids), source=places.get(0, 0), target=places.get(2, 0))

    def _first(self, marks: list[tuple[int, int]], count: int, room: int) -> int:
        """The first piece that is kept: 0, unless the last mark lies beyond the room and the front must go."""
        if not marks or marks[-1][0] <= room:
            return 0
        return max(0, min(marks[0][0], count - room))

    def _marks(self, sentence: Marked, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """(index of the piece before which it stands, number of the marker), for both ends of both spans."""
        for span, number in ((sentence.source, 0), (sentence.target, 2)):
            if span is not None:
                yield self._index(pieces, span.start), number
                yield self._index(pieces, span.end), number + 1

    @staticmethod
    def _index(pieces: list[tuple[int, int]], offset: int) -> int:
        return next((i for i, (start, _) in enumerate(pieces) if start >= offset), len(pieces))

    def _pieces(self, text: str) -> Iterator[tuple[int, int]]:
        """(offset, id) of each piece."""
        for chunk in CHUNK.finditer(text):
            for offset, number in self._chunk(chunk.group()):
                yield chunk.start() + offset, number

    def _cut(self, chunk: str) -> tuple[tuple[int, int], ...]:
        return tuple(piece for span in words(chunk) for piece in self._word(chunk, span))

    def _word(self, chunk: str, span: Span) -> Iterator[tuple[int, int]]:
        """Greedy longest pieces of one word, or the unknown piece where the vocabulary cannot spell it."""
        letters = [(i, letter) for i in range(span.start, span.end) for letter in plain(chunk[i])]
        word = "".join(letter for _, letter in letters)
        found, at = [], 0
        while at < len(word):
            length = next((n for n in range(len(word) - at, 0, -1) if self._known(word, at, n)), 0)
            if not length or len(word) > LONGEST_WORD:
                found = [(span.start, self.numbers[UNKNOWN])]
                break
            found.append((letters[at][0], self.numbers["##" * (at > 0) + word[at : at + length]]))
            at += length
        yield from found

    def _known(self, word: str, at: int, length: int) -> bool:
        return "##" * (at > 0) + word[at : at + length] in self.numbers


def plain(letter: str) -> str:
    """A letter lowered, without its accents; nothing for a control character."""
    if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    parts = unicodedata.normalize("NFD", letter.lower())
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


def words(chunk: str) -> Iterator[Span]:
    """The words of a stretch without blanks: punctuation and ideographs each stand alone."""
    start = 0
    for i, letter in enumerate(chunk):
        if alone(letter):
            if start < i:
                yield Span(start, i)
            yield Span(i, i + 1)
            start = i + 1
    if start < len(chunk):
        yield Span(start, len(chunk))


def alone(letter: str) -> bool:
    """Whether BERT sets this character apart: ASCII signs, Unicode punctuation, CJK ideographs."""
    if letter.isascii():
        return not letter.isalnum() and letter.isprintable()
    return unicodedata.category(letter).startswith("P") or unicodedata.name(letter, "").startswith("CJK")
