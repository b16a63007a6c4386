"""What the encoder ships with: its weights and their manifest, words that stand in for actors in training."""

import hashlib
from collections.abc import Iterator

from dragoman.encoder.marks import read_marks
from dragoman.encoder.model import SHIPPED, VOCABULARY, WEIGHTS
from dragoman.encoder.roots import TYPES
from dragoman.knowledge import files


def variation(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    for entry in table["stand_in"]:
        marked = read_marks(entry["example"])
        stretch = marked.text[marked.source.start : marked.source.end].lower() if marked.source else ""
        yield entry["kind"], stretch in entry["words"]
    for kind in ("opening", "ending"):
        for entry in table[kind]:
            bare = read_marks(entry["example"]).text
            sides = (bare.startswith, bare.endswith)
            yield kind, any(sides[kind == "ending"](words) for words in entry["words"])
            yield f"{kind} can be filled", all("{" not in words.format(place="Goma") for words in entry["words"])


def manifest(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    weights, source = table["weights"], files.table("models/SOURCES.toml")["relations"]
    for file, key in ((WEIGHTS, "sha256"), (VOCABULARY, "vocabulary_sha256")):
        yield file, hashlib.sha256((SHIPPED / file).read_bytes()).hexdigest() == weights[key]
    yield "bytes", (SHIPPED / WEIGHTS).stat().st_size == weights["bytes"] <= 25_000_000
    yield "types", tuple(weights["types"]) == TYPES
    yield "base", table["made_from"]["base_sha256"] == source["base_sha256"]


CHECKS = {"models/variation.toml": variation, "models/relations.toml": manifest}
