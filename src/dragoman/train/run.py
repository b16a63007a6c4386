"""Labelled sentences → a folder with weights, vocabulary and a manifest that says how they were made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from dragoman.encoder.model import MANIFEST, VOCABULARY, WEIGHTS, Encoder
from dragoman.encoder.roots import TYPES
from dragoman.encoder.wordpieces import WordPieces
from dragoman.train import base as bases
from dragoman.train import rows, scores
from dragoman.train.compose import composed
from dragoman.train.export import export
from dragoman.train.fit import Recipe, fit
from dragoman.train.leaks import leaks
from dragoman.train.network import from_bert
from dragoman.train.vary import pools

Say = Callable[[str], None]
SHOWN = 20
"""Leaks and confusions that are printed."""


def relations(
    data: Sequence[Path], out: Path, *, phrases: Path | None, base: Path | None, checks: Sequence[Path], recipe: Recipe,
    say: Say,
) -> None:  # fmt: skip
    """Train, write `relations.onnx`, its vocabulary and `relations.toml`, and score what was written.

    Sentences that an evaluation file in `checks` shares words with are named, and left out of training.
    """
    digests = [rows.digest(path) for path in (*data, *([phrases] if phrases else []))]
    examples = [example for path in data for example in rows.read(path)]
    held_out = {check.stem: rows.read(check) for check in checks}
    if phrases is not None:
        examples += composed(phrases, pools(examples), recipe.seed)
    clean, left_out = _without_leaks(examples, held_out, say)
    start = bases.load(base)
    pieces = WordPieces(start.vocabulary)
    torch.manual_seed(recipe.seed)
    say(f"{len(clean)} sentences, {len(examples) - len(clean)} left out")
    network = fit(from_bert(start.weights), clean, pieces, recipe, say)
    out.mkdir(parents=True, exist_ok=True)
    export(network, out / WEIGHTS)
    (out / VOCABULARY).write_text("\n".join(start.vocabulary), encoding="utf-8")
    encoder = Encoder(out)
    found = {name: _scored(encoder, name, rest, say) for name, rest in held_out.items()}
    manifest = _manifest(out, data, phrases, digests, len(clean), left_out, start.sha256, recipe, found)
    (out / MANIFEST).write_text(manifest, encoding="utf-8")


def _without_leaks(
    examples: list[rows.Example], held_out: dict[str, list[rows.Example]], say: Say
) -> tuple[list[rows.Example], dict[str, int]]:
    texts, shared, counts = [example.marked.text for example in examples], set(), {}
    for name, rest in held_out.items():
        found = list(leaks(texts, (example.marked.text for example in rest)))
        say(f"shared with {name}: {len(found)} of {len(texts)} sentences")
        for leak in found[:SHOWN]:
            say(f"  {leak.shared}: {leak.trained}")
        shared |= {leak.trained for leak in found}
        counts[name] = len(found)
    return [example for example in examples if example.marked.text not in shared], counts


def _scored(encoder: Encoder, name: str, examples: list[rows.Example], say: Say) -> dict[str, float]:
    pairs = scores.compared(encoder, examples)
    found = {level: round(scores.macro_f1(some), 1) for level, some in pairs.items() if some}
    say(f"{name}: " + ", ".join(f"{level} {value}" for level, value in found.items()))
    for label, answer, count in scores.confusions(pairs["root"])[:SHOWN]:
        say(f"  {label} taken for {answer}: {count}")
    return found


def _manifest(
    out: Path, data: Sequence[Path], phrases: Path | None, digests: list[str], count: int, left_out: dict[str, int],
    start: str, recipe: Recipe, found: dict[str, dict[str, float]],
) -> str:  # fmt: skip
    """What the weights are made of, as TOML: enough to make them again and to know them again."""
    weights = (out / WEIGHTS).read_bytes()
    told = " ".join(path.as_posix() for path in data) + (f" --phrases {phrases.as_posix()}" if phrases else "")
    command = f"dragoman train relations {told}"
    lines = [
        "# Written by `dragoman train relations`; tests measure the hashes again.",
        "[source]",
        'name = "MiniLM-L6 fine-tuned on sentences with a marked source and target"',
        'licence = "Apache-2.0"',
        "",
        "[weights]",
        f'sha256 = "{hashlib.sha256(weights).hexdigest()}"',
        f"bytes = {len(weights)}",
        f'vocabulary_sha256 = "{hashlib.sha256((out / VOCABULARY).read_bytes()).hexdigest()}"',
        f"types = [{', '.join(f'{kind!r}' for kind in TYPES)}]".replace("'", '"'),
        "",
        "[made_from]",
        f'base_sha256 = "{start}"',
        f"data_sha256 = [{', '.join(f'{digest!r}' for digest in digests)}]".replace("'", '"'),
        f"sentences = {count}",
        f'command = "{command} --epochs {recipe.epochs} --seed {recipe.seed} --threads {recipe.threads}"',
        f'torch = "{torch.__version__}"',
    ]
    for name, levels in found.items():
        lines += ["", f"[scores.{name}]", f"shared_sentences_left_out = {left_out[name]}"]
        lines += [f"{level} = {value}" for level, value in levels.items()]
    return "\n".join(lines) + "\n"
