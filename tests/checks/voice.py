"""The house's own verbs: one an act, each neutral, each in its own example."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from dragoman.knowledge import files
from dragoman.model.findings import Act

LOADED = {"admitted", "alleged", "boasted", "claimed", "conceded", "hailed", "insisted", "scoffed", "slammed"}


def voice(name: str) -> Iterator[tuple[str, bool]]:
    entries = files.table(name)["voice"]
    times = Counter(entry["act"] for entry in entries)
    for entry in entries:
        act, verb = entry["act"], entry["verb"]
        yield f"{act} is an act of the contract, with one verb", act in get_args(Act) and times[act] == 1
        yield f"{verb} stands in its example", f" {verb}" in entry["example"]
        yield f"{verb} takes no side", not LOADED & set(verb.split())


CHECKS = {"words/voice.toml": voice}
