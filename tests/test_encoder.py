"""Marked sentences: how they are read, cut into pieces, and summed to classes."""

import pytest

from dragoman.encoder.marks import Marked, from_parts, read_marks
from dragoman.encoder.roots import BINARY, QUADS, ROOTS, TYPES, likeliest, meant_by
from dragoman.encoder.wordpieces import WordPieces
from dragoman.knowledge import codebook
from dragoman.model.span import Span

VOCABULARY = [
    "[PAD]",
    "[unused1]",
    "[unused2]",
    "[unused3]",
    "[unused4]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "army",
    "hit",
    "so",
    "##ma",
    "##li",
    "rebels",
    "'",
    "s",
    ".",
    "北",
    "sao",
    "tome",
]


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


def read(pieces: WordPieces, sentence: str, longest: int = 128) -> str:
    return " ".join(VOCABULARY[number] for number in pieces.encode(read_marks(sentence), longest).ids)


def words_of(marked: Marked) -> list[str | None]:
    return [marked.text[span.start : span.end] if span else None for span in (marked.source, marked.target)]


@pytest.mark.parametrize(
    ("sentence", "source", "target"),
    [
        ("<s state>Chad</s> left <t>Niger</t>.", "Chad", "Niger"),
        ("“São Tomé”, said <t>Perú</t>, hit <s person>Añón</s>.", "Añón", "Perú"),
        ("<t force><s state>Chad</s>'s army</t> fled.", "Chad", "Chad's army"),
        ("<s>Chad</s> left.", "Chad", None),
        ("Nobody did it.", None, None),
    ],
)
def test_marks_are_read_and_taken_out(sentence: str, source: str | None, target: str | None) -> None:
    marked = read_marks(sentence)
    assert words_of(marked) == [source, target]
    assert "<" not in marked.text


def test_the_kind_of_a_marked_actor_is_kept() -> None:
    marked = read_marks("<s armed_group>The M23</s> hit <t>Goma</t>.")
    assert (marked.source_kind, marked.target_kind) == ("armed_group", "none")


def test_a_phrase_that_the_text_lacks_is_unknown() -> None:
    assert from_parts("Chad left.", "Chad", "Niger") == Marked(text="Chad left.", source=Span(0, 4), target=None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>The army</s> hit <t>Somali rebels</t>.",
         "[CLS] [unused1] the army [unused2] hit [unused3] so ##ma ##li rebels [unused4] . [SEP]"),
        ("<t>São Tomé</t>'s army", "[CLS] [unused3] sao tome [unused4] ' s army [SEP]"),
        ("北北 <s>army</s>", "[CLS] 北 北 [unused1] army [unused2] [SEP]"),
    ],
)  # fmt: skip
def test_sentences_are_cut_as_the_vocabulary_was_learnt(pieces: WordPieces, sentence: str, expected: str) -> None:
    assert read(pieces, sentence) == expected


def test_unknown_spelling_is_one_unknown_piece(pieces: WordPieces) -> None:
    assert read(pieces, "the xyz army") == "[CLS] the [UNK] army [SEP]"


def test_a_long_sentence_keeps_its_marks(pieces: WordPieces) -> None:
    sentence = "the " * 50 + "<s>army</s> hit <t>rebels</t>" + " ." * 50
    kept = read(pieces, sentence, 20).split()
    assert len(kept) == 20
    assert {"[unused1]", "[unused2]", "[unused3]", "[unused4]", "army", "hit", "rebels"} <= set(kept)


def test_places_of_the_marks_are_those_of_their_opening_markers(pieces: WordPieces) -> None:
    encoded = pieces.encode(read_marks("<t>the rebels</t> <s>army</s>"), 128)
    assert [VOCABULARY[encoded.ids[place]] for place in (encoded.source, encoded.target)] == ["[unused1]", "[unused3]"]
    assert pieces.encode(read_marks("the army"), 128).source == 0


def test_types_are_those_of_the_codebook() -> None:
    assert set(TYPES) == set(codebook.load().kinds)


def test_every_type_has_one_class_at_each_level() -> None:
    for classes in (ROOTS, QUADS, BINARY):
        assert sorted(kind for types in classes.values() for kind in types) == sorted(TYPES)


def test_the_likeliest_class_is_the_one_whose_types_sum_highest() -> None:
    chances = dict.fromkeys(TYPES, 0.0) | {"ASSAULT": 0.4, "CONCEDE": 0.3, "RETREAT": 0.3}
    assert [likeliest(chances, classes) for classes in (ROOTS, QUADS, BINARY)] == ["YIELD", "M-COOP", "COOP"]


@pytest.mark.parametrize(
    ("label", "allowed"),
    [
        (("YIELD", None, None), {"CONCEDE", "RETREAT"}),
        (("RETREAT", None, None), {"RETREAT"}),
        ((None, "V-COOP", None), {"AGREE", "CONSULT", "SUPPORT"}),
    ],
)
def test_a_label_allows_the_types_it_covers(
    label: tuple[str | None, str | None, str | None], allowed: set[str]
) -> None:
    assert meant_by(*label) == allowed
