"""Examples → a network that has learnt them: the recipe, with a fixed seed, on a CPU."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from dragoman.encoder.model import LONGEST, as_arrays
from dragoman.encoder.roots import BINARY, QUADS, ROOTS, TYPES
from dragoman.encoder.wordpieces import Encoded, WordPieces
from dragoman.train.network import Network
from dragoman.train.rows import Example
from dragoman.train.vary import Variation

BATCH, BODY_RATE, HEAD_RATE, DECAY, WARM_UP, WIDER = 16, 1.5e-4, 1e-3, 0.01, 0.1, 0.5
"""Sentences a step, learning rates of body and head, weight decay, share of steps in which the rates rise, and the
weight of the losses on quad and side beside that on the type: measured on a public development set with MiniLM-L6."""
SAID = 50
"""Steps between two lines of progress."""
FROZEN = 1
"""Lowest layers that are not trained."""
CHUNK = 24
"""Batches that are sorted by length together: less padding, and still mixed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a run may choose; the same recipe, data and machine give the same weights."""

    epochs: int = 3
    seed: int = 7
    threads: int = 1


def fit(
    network: Network, examples: Sequence[Example], pieces: WordPieces, recipe: Recipe, say: Callable[[str], None]
) -> Network:
    """The network trained on the examples, varied anew in each epoch; word embeddings stay as they are."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    mixer, variation = random.Random(recipe.seed), Variation(examples, recipe.seed)
    _freeze(network)
    steps = math.ceil(len(examples) / BATCH) * recipe.epochs
    optimiser = _optimiser(network)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    weights = class_weights(examples)
    network.train()
    for epoch in range(recipe.epochs):
        losses: list[float] = []
        for batch in _batches(examples, variation, pieces, mixer):
            loss = _step(network, batch, pieces.padding, weights)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
            if len(losses) % SAID == 0:
                say(f"  {len(losses) * BATCH} sentences: loss {sum(losses[-SAID:]) / SAID:.3f}")
        say(f"epoch {epoch + 1} of {recipe.epochs}: loss {sum(losses) / len(losses):.3f}")
    network.eval()
    return network


def _freeze(network: Network) -> None:
    """Keep embeddings and the lowest layers as they are: a fifth of the work saved, and little to learn there."""
    for part in (network.words, network.places, network.segments, network.norm, *network.layers[:FROZEN]):
        for weight in part.parameters():
            weight.requires_grad_(False)


def class_weights(examples: Sequence[Example]) -> dict[frozenset[str], float]:
    """Rare labels weigh more: the square root of how much rarer each is than the mean; CONCEDE and RETREAT are one."""
    counts = Counter(_root(example.allowed) for example in examples)
    mean = len(examples) / len(counts)
    return {e.allowed: math.sqrt(mean / counts[_root(e.allowed)]) for e in examples}


def _root(allowed: frozenset[str]) -> frozenset[str]:
    return ROOTS["YIELD"] if allowed <= ROOTS["YIELD"] else allowed


def _rate(step: int, steps: int) -> float:
    rising = max(1, int(WARM_UP * steps))
    return (step + 1) / rising if step < rising else max(0.0, (steps - step) / max(1, steps - rising))


def _optimiser(network: Network) -> torch.optim.Optimizer:
    named = [(name, weight) for name, weight in network.named_parameters() if weight.requires_grad]
    head = [weight for name, weight in named if name.startswith("head.")]
    body = [weight for name, weight in named if not name.startswith("head.")]
    groups = [{"params": body, "lr": BODY_RATE}, {"params": head, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)


Batch = tuple[list[Encoded], list[frozenset[str]]]


def _batches(
    examples: Sequence[Example], variation: Variation, pieces: WordPieces, mixer: random.Random
) -> Iterator[Batch]:
    """All examples once, in random order, those of about one length together."""
    varied = [variation.varied(example) for example in examples]
    mixer.shuffle(varied)
    encoded = [(pieces.encode(example.marked, LONGEST), example.allowed) for example in varied]
    size = BATCH * CHUNK
    for start in range(0, len(encoded), size):
        chunk = sorted(encoded[start : start + size], key=lambda pair: len(pair[0].ids))
        parts = [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        mixer.shuffle(parts)
        for part in parts:
            yield [sentence for sentence, _ in part], [allowed for _, allowed in part]


def _step(network: Network, batch: Batch, padding: int, weights: dict[frozenset[str], float]) -> Tensor:
    sentences, allowed = batch
    fed = {name: torch.from_numpy(array) for name, array in as_arrays(sentences, padding).items()}
    chances = network(**fed)
    loss = _loss(chances, allowed) + sum(
        WIDER * _loss(chances, [_widened(types, classes) for types in allowed])
        for classes in (tuple(QUADS.values()), tuple(BINARY.values()))
    )
    weighed: Tensor = (loss * torch.tensor([weights[types] for types in allowed])).mean()
    return weighed


def _widened(types: frozenset[str], classes: Sequence[frozenset[str]]) -> frozenset[str]:
    """All types of the class that holds these, or these where no one class holds them."""
    return next((wide for wide in classes if types <= wide), types)


def _loss(chances: Tensor, allowed: Sequence[frozenset[str]]) -> Tensor:
    """For each row the negative log of the summed chance of its allowed types."""
    barred = torch.tensor([[0.0 if kind in types else -1e9 for kind in TYPES] for types in allowed])
    return -torch.logsumexp(chances + barred, dim=-1)
