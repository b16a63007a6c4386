"""Labels of turns: each asks or answers in its example, and a furniture label twice over makes no transcript."""

from collections.abc import Iterator

from dragoman.knowledge import files
from dragoman.model.passages import paragraphs
from dragoman.turns import turns


def labels(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    for entry in table["label"]:
        text = entry["example"]
        found = {t.label.of(text): t.role for t in turns(text, paragraphs(text)) if t.label is not None}
        yield text, found.get(entry["word"]) == entry["role"]
    for entry in table["furniture"]:
        text = "\n".join(f"{entry['word']}: Lomel\nNovak: Lomel" for _ in range(2))
        labelled = [t.label.of(text) for t in turns(text, paragraphs(text)) if t.label is not None]
        yield text, entry["word"] not in labelled


CHECKS = {"words/turns.toml": labels}
