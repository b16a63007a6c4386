"""What the encoder ships with: words that stand in for actors in training."""

from collections.abc import Iterator

from dragoman.encoder.marks import read_marks
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


CHECKS = {"models/variation.toml": variation}
