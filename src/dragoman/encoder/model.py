"""Marked sentences → the chance of each type, by the weights that ship; the one door to onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy

from dragoman.encoder.marks import Marked
from dragoman.encoder.roots import TYPES
from dragoman.encoder.wordpieces import Encoded, WordPieces
from dragoman.errors import KnowledgeError
from dragoman.knowledge import files

LONGEST = 128
WEIGHTS, VOCABULARY, MANIFEST = "relations.onnx", "relations.vocab.txt", "relations.toml"
SHIPPED = files.DATA / "models"


class Encoder:
    """The loaded weights; `chances` is a pure function of the sentence, on one thread."""

    def __init__(self, folder: Path) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise KnowledgeError("the encoder needs onnxruntime: pip install onnxruntime, or go without it") from error
        weights, vocabulary = folder / WEIGHTS, folder / VOCABULARY
        if not weights.is_file() or not vocabulary.is_file():
            raise KnowledgeError(f"{folder}: the encoder's {WEIGHTS} or {VOCABULARY} is missing")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self._pieces = WordPieces(vocabulary.read_text(encoding="utf-8").split("\n"))

    def chances(self, sentences: Sequence[Marked]) -> list[dict[str, float]]:
        """For each sentence, in its order, how likely each type ties source to target; they sum to 1.

        One at a time: the 8-bit steps of a batch are set by all its sentences, so that an answer would hang on what is
        read beside it, and batches of sixteen were hardly faster.
        """
        return [self._one(self._pieces.encode(sentence, LONGEST)) for sentence in sentences]

    def _one(self, encoded: Encoded) -> dict[str, float]:
        (row,) = self._session.run(["chances"], as_arrays([encoded], self._pieces.padding))[0]
        return dict(zip(TYPES, (float(chance) for chance in row)))


def as_arrays(batch: Sequence[Encoded], padding: int) -> dict[str, Any]:
    """A batch as the arrays that the network is fed: `ids` padded to the longest, the places of the marks."""
    width = max(len(sentence.ids) for sentence in batch)
    return {
        "ids": numpy.array([[*s.ids, *[padding] * (width - len(s.ids))] for s in batch], dtype=numpy.int64),
        "source": numpy.array([s.source for s in batch], dtype=numpy.int64),
        "target": numpy.array([s.target for s in batch], dtype=numpy.int64),
    }


@cache
def load(folder: Path = SHIPPED) -> Encoder:
    """The encoder in a folder, by default the one that ships.

    Raises KnowledgeError where onnxruntime or the weights are missing.
    """
    return Encoder(folder)


def present(folder: Path = SHIPPED) -> Encoder | None:
    """The same, or none where it cannot be loaded: the rules go on alone."""
    try:
        return load(folder)
    except KnowledgeError:
        return None
