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


CHECKS = {"words/headlines.toml": headline_words}
