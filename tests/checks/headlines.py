"""Headline words: each is parsed in lower case where a headline writes it with a capital."""

from collections.abc import Iterator

from dragoman import layout
from dragoman.knowledge import files
from dragoman.model.span import Span


def headline_words(name: str) -> Iterator[tuple[str, bool]]:
    for entry in files.table(name)["headline"]:
        line = f"Novak {entry['word'].capitalize()} Tavaria"
        block = layout.Block("title", Span(0, len(line)))
        read = layout.for_parser(line, block, layout.common_words(line, [block]))
        yield entry["word"], read == f"Novak {entry['word']} Tavaria"
    for entry in files.table(name)["kicker"]:
        first, *_ = layout.blocks(entry["example"] + "\nThe army left.")
        yield entry["example"], first.kind == "lead" and entry["word"].lower() in entry["example"].lower()
    yield "an actor before a colon is no kicker", layout.blocks("Army: no truce\nThe army left.")[0].kind == "title"


CHECKS = {"words/headlines.toml": headline_words}
