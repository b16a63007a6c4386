"""Labelled sentences of our own → marked sentences that the shipped encoder answers per second of one CPU.

python benchmarks/encoder.py [--sentences 512]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from dragoman.encoder import model
from dragoman.train import rows

SENTENCES = Path(__file__).parent.parent / "training" / "relations"


def main() -> None:
    """Print the speed, in CPU time, so that neighbours on the machine do not count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=512)
    wanted = parser.parse_args().sentences
    marked = [example.marked for example in rows.read(SENTENCES)]
    chosen = marked[:: max(1, len(marked) // wanted)][:wanted]
    encoder = model.load()
    encoder.chances(chosen[:32])
    start = time.process_time()
    encoder.chances(chosen)
    words = sum(len(sentence.text.split()) for sentence in chosen)
    print(
        f"{len(chosen) / (time.process_time() - start):.0f} sentences of {words / len(chosen):.0f} words a CPU-second"
    )


if __name__ == "__main__":
    main()
