"""BERT written out in torch, with a head on the sentence and its two marks; reads the weights of MiniLM-L6."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.encoder.roots import TYPES

WIDTH, INNER, LAYERS, HEADS, PLACES, DROPOUT = 384, 1536, 6, 12, 512, 0.1
"""The shape of MiniLM-L6-H384."""


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each added to what came in and normed."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attended, self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """(batch, length, width) → the same shape; `mask` is 0 for words and a large negative number for padding."""
        batch, length, _ = states.shape

        def heads(linear: nn.Linear) -> Tensor:
            split: Tensor = linear(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            return split

        mixed = functional.scaled_dot_product_attention(
            heads(self.query), heads(self.key), heads(self.value), attn_mask=mask
        )
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.norm_attended(states + self.dropout(self.attended(mixed)))
        inner = self.narrow(functional.gelu(self.wide(states)))
        out: Tensor = self.norm_out(states + self.dropout(inner))
        return out


class Network(nn.Module):
    """Ids and the places of the two marks → log chances of the types."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.segments, self.norm = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(3 * WIDTH, len(TYPES))

    def forward(self, ids: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """(batch, length) ids, (batch,) places of the marks → (batch, types) log chances."""
        told = (ids != 0).to(self.norm.weight.dtype)
        mask = (1 - told)[:, None, None, :] * -1e9
        places = torch.arange(ids.shape[1])[None, :]
        states = self.words(ids) + self.places(places) + self.segments.weight[0]
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        mean = (states * told[:, :, None]).sum(1) / told.sum(1, keepdim=True)
        rows = torch.arange(ids.shape[0])
        read = torch.cat((mean, states[rows, source], states[rows, target]), dim=-1)
        return torch.log_softmax(self.head(self.dropout(read)), dim=-1)


def from_bert(weights: dict[str, Tensor]) -> Network:
    """The network with the weights of a BERT of this shape; its head is new."""
    network = Network(weights["embeddings.word_embeddings.weight"].shape[0])
    parts = {
        "words": "embeddings.word_embeddings", "places": "embeddings.position_embeddings",
        "segments": "embeddings.token_type_embeddings", "norm": "embeddings.LayerNorm",
    }  # fmt: skip
    inside = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "attended": "attention.output.dense", "norm_attended": "attention.output.LayerNorm",
        "wide": "intermediate.dense", "narrow": "output.dense", "norm_out": "output.LayerNorm",
    }  # fmt: skip
    for number in range(LAYERS):
        parts |= {f"layers.{number}.{ours}": f"encoder.layer.{number}.{theirs}" for ours, theirs in inside.items()}
    state = {
        f"{ours}.{kind}": weights[f"{theirs}.{kind}"]
        for ours, theirs in parts.items()
        for kind in ("weight", "bias")
        if f"{theirs}.{kind}" in weights
    }
    missing = network.load_state_dict(state, strict=False).missing_keys
    assert all(name.startswith("head.") for name in missing), missing
    return network
