"""Nouns of agreements and bodies: each is found in its example, and nothing by it where it means something else."""

from collections.abc import Iterator

from dragoman.find.agreements import find_agreements
from dragoman.knowledge import documents, files
from dragoman.model.report import Report
from dragoman.parse import parse


def found(sentences: list[str]) -> Iterator[set[str]]:
    """For each sentence the words of all mentions, in lower case; documents and bodies are told apart by a prefix."""
    for _, parsed in parse(Report(id=str(n), text=sentence) for n, sentence in enumerate(sentences)):
        agreements, bodies = find_agreements(parsed, documents.load(), (), ())
        yield {
            f"{kind} {word}"
            for kind, things in (("agreement", agreements), ("body", bodies))
            for thing in things
            for mention in thing.mentions
            for word in mention.text.lower().split()
        }


def nouns(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    cases: list[tuple[str, str, bool]] = []
    for kind in ("agreement", "body"):
        for entry in table[kind]:
            stems = [entry["noun"][:6]]
            cases += [(f"{kind} {stem}", entry["example"], True) for stem in stems]
            cases += [(f"{kind} {stem}", entry["not_example"], False) for stem in stems if "not_example" in entry]
    for entry in table["name"]:
        cases.append((f"{entry['kind']} ", entry["example"], True))
    cases.append(("agreement treaty", table["tell"]["example"], True))
    for (key, sentence, wanted), there in zip(cases, found([sentence for _, sentence, _ in cases])):
        yield f"{key}: {sentence}", any(word.startswith(key) for word in there) == wanted


CHECKS = {"words/documents.toml": nouns}
