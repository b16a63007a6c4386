"""A trained network → an ONNX file of 8-bit weights, by torch's exporter and onnxruntime's dynamic quantiser."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.train.network import Network

OPSET = 17


class Chances(nn.Module):
    """The network with chances in place of their logs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """(batch, types) chances that sum to 1."""
        return torch.exp(self.network(ids, source, target))


def export(network: Network, out: Path) -> None:
    """Write the network to `out`, a quarter of its size; it needs no torch from then on."""
    ids = torch.tensor([[101, 2, 2023, 3, 4, 2003, 5, 102], [101, 2, 2023, 3, 4, 2003, 5, 102]])
    marks = (torch.tensor([1, 1]), torch.tensor([4, 4]))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Chances(network).eval(), (ids, *marks), str(whole), dynamo=False, opset_version=OPSET,
            input_names=["ids", "source", "target"], output_names=["chances"],
            dynamic_axes={"ids": {0: "n", 1: "length"}, "source": {0: "n"}, "target": {0: "n"}, "chances": {0: "n"}},
        )  # fmt: skip
        out.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(whole, out, per_channel=True, weight_type=QuantType.QInt8)
