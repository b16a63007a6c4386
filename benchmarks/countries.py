"""Gold of places → for every name and demonym of a state in its texts, whether it was found and laid to that state.

    python benchmarks/countries.py FILE.jsonl [--list]

A name inside a longer one is that other thing's, be it one that was found (`Georgia Novak`, `New Mexico`) or one that
goes on with a capital and no title (`British Airways`); so is the namesake behind its town (`Atlanta, Georgia`), and a
language (`in French`).

With --list, each name that was missed or laid to another country is shown with the words around it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman import settings
from dragoman.knowledge import library
from dragoman.knowledge.roster import Roster
from dragoman.measure import gold
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.reader import read_all

USES = ("name", "adjective", "demonym", "people")
LANGUAGE = re.compile(r"\b(?:in|speaks?|speaking|spoke|fluent)\s+$", re.IGNORECASE)
"""What stands before the name of a language, which no noun follows."""

AROUND = 40
"""Characters shown on either side of a name."""


def names(roster: Roster) -> dict[str, set[str]]:
    """Every spelling of a state, its people and its adjective → the countries it may stand for."""
    found: dict[str, set[str]] = {}
    for entries in roster.names.values():
        for name in entries:
            if name.entry.kind == "state" and name.use in USES and name.entry.country:
                found.setdefault(name.text, set()).add(name.entry.country)
    return found


def outcomes(
    reading: Reading, known: dict[str, set[str]], pattern: re.Pattern[str], roster: Roster
) -> Iterator[tuple[str, Span]]:
    """For each name `found`, `another's`, `elsewhere` or `missed`, with its place in the text."""
    text = reading.report.text
    covers = [(m.span, a.country) for a in reading.actors for m in a.mentions]
    persons = [m.span for a in reading.actors for m in a.mentions if a.kind == "person" and m.form == "name"]
    covers += [(m.span, p.country) for p in reading.places for m in p.mentions]
    towns = {(m.span.end, p.country) for p in reading.places for m in p.mentions if p.kind != "country"}
    for match in pattern.finditer(text):
        span = Span(match.start(), match.end())
        over = [(cover, country) for cover, country in covers if cover.covers(span)]
        if any(country in known[match[0]] for _, country in over):
            yield "found", span
        elif any(
            (
                any(cover.end - cover.start > len(match[0]) for cover, _ in over) or span in persons,
                text[: span.start].endswith(", ") and any((span.start - 2, country) in towns for _, country in over),
                not over and (_goes_on(text, span, roster) or _is_language(text, span)),
            )
        ):
            yield "another's", span
        else:
            yield ("elsewhere" if over else "missed"), span


def _goes_on(text: str, span: Span, roster: Roster) -> bool:
    """`British Airways`, but not `British Prime Minister`."""
    after = re.match(r" +([A-Z][\w’'-]+(?: +[A-Z][\w’'-]+){0,3})", text[span.end :])
    words = after[1].split() if after is not None else []
    return bool(words) and not any(roster.title(" ".join(words[:n])) for n in range(1, len(words) + 1))


def _is_language(text: str, span: Span) -> bool:
    """`in Turkish, and also`, but not `in Turkish waters`."""
    noun = re.match(r"\s+(?!which|that|who|and|or|after|when)[a-z]", text[span.end :])
    return noun is None and LANGUAGE.search(text[: span.start]) is not None


def main(path: Path, listed: bool) -> None:
    """Print how many names had each outcome, and the share of those found among all that are no other thing's."""
    shelf = library.load(settings.load().cache)
    known = names(shelf.roster)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})(?!\w)")
    counts: Counter[str] = Counter()
    for reading in read_all(gold.reports(gold.documents(path, "places").values()), shelf):
        for outcome, span in outcomes(reading, known, pattern, shelf.roster):
            counts[outcome] += 1
            if listed and outcome in ("missed", "elsewhere"):
                words = reading.report.text[max(0, span.start - AROUND) : span.end + AROUND].replace("\n", " ")
                print(f"{outcome}: {span.of(reading.report.text)} in … {words} …")
    own = counts["found"] + counts["elsewhere"] + counts["missed"]
    print(", ".join(f"{outcome} {count}" for outcome, count in counts.most_common()))
    print(f"found and laid to its state: {counts['found']} of {own}, {100 * counts['found'] / max(own, 1):.1f} %")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), "--list" in sys.argv)
