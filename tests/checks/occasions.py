"""Occasions: each example is found as one statement made on an occasion of that kind, each not_example is not."""

from collections.abc import Iterator

from dragoman.knowledge import files
from tests.checks.reporting import found_in


def kinds(name: str) -> Iterator[tuple[str, bool]]:
    entries = files.table(name)["occasion"]
    both = [(entry["kind"], key, text) for entry in entries for key in ("examples", "not_examples")
            for text in entry.get(key, ())]  # fmt: skip
    found = found_in(tuple(text for _, _, text in both))
    for kind, key, text in both:
        told = [statement.occasion for statement in found[text]]
        yield f"{kind}: {text} ({key}, found {told})", len(told) == 1 and (told == [kind]) == (key == "examples")


CHECKS = {"words/occasions.toml": kinds}
