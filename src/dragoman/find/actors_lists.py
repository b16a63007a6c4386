"""Plural titles and the names beside them → a run for each name: `the sisters, Hodan and Ifrah Geedi,`."""

from __future__ import annotations

from dataclasses import replace

from dragoman.find.actors_joins import CLOSERS
from dragoman.find.actors_names import Hits, Run
from dragoman.find.actors_phrases import Phrase
from dragoman.knowledge.roster import Roster, compact
from dragoman.parse import Parse, Word

LONGEST_NAME = 4
REACH = 8
"""Words between a plural title and the comma before the names."""
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}


def names_beside(
    parse: Parse, roster: Roster, hits: Hits, runs: list[Run], phrases: list[Phrase]
) -> tuple[list[Run], dict[int, list[int]]]:
    """The runs again with those that a plural title makes sure; and the heads of the names by the title's head."""
    beside: dict[int, list[int]] = {}
    for phrase in phrases:
        pieces = _pieces(parse, roster, phrase)
        found = [_run(hits, runs, piece) for piece in pieces]
        made = [run for run in found if run is not None]
        numbers = [NUMBERS[w.lower] for w in parse.words[phrase.first : phrase.head.i] if w.lower in NUMBERS]
        if len(made) < 2 or len(made) < len(found) or (numbers and numbers[0] != len(made)):
            continue
        taken = {i for run in made for i in range(run.first, run.last + 1)}
        runs = [run for run in runs if not taken & set(range(run.first, run.last + 1))] + made
        beside[phrase.head.i] = [run.head.i for run in made]
    return sorted(runs, key=lambda run: run.first), beside


def _pieces(parse: Parse, roster: Roster, phrase: Phrase) -> list[list[Word]]:
    """The words between the commas and the `and` behind a plural of persons, up to what closes the list."""
    one = roster.titles.get(compact(phrase.title.term))
    if not phrase.title.plural or one is None or one.kind != "person":
        return []
    words = parse.words
    end = min(len(words), phrase.head.i + REACH)
    comma = next((i for i in range(phrase.head.i + 1, end) if words[i].text in (",", "–", "—")), None)
    if comma is None or any(w.pos in ("VERB", "AUX") for w in words[phrase.head.i + 1 : comma]):
        return []
    pieces: list[list[Word]] = [[]]
    for word in words[comma + 1 : comma + 30]:
        if word.sentence != phrase.head.sentence or (word.text in CLOSERS and word.text != ","):
            break
        if word.text == "," or word.lower == "and":
            if word.text == "," and pieces[-1] and words[pieces[-1][0].i - 1].lower == "and":
                break
            pieces.append([])
        else:
            pieces[-1].append(word)
    pieces = [piece for piece in pieces if piece]
    joined = len(pieces) > 1 and words[pieces[-1][0].i - 1].lower == "and"
    return pieces if joined else []


def _run(hits: Hits, runs: list[Run], piece: list[Word]) -> Run | None:
    """The run that ends a piece, or one made of all its words if they are written as a name."""
    known = next((run for run in runs if run.last == piece[-1].i and run.first >= piece[0].i), None)
    if known is not None:
        return replace(known, sure=True, hint=True)
    written = all(w.text[0].isupper() and w.lower.isalpha() and w.i not in hits.at for w in piece)
    if not written or len(piece) > LONGEST_NAME:
        return None
    inside = range(piece[0].i, piece[-1].i + 1)
    head = next((w for w in reversed(piece) if w.head.i not in inside), piece[-1])
    return Run(piece[0].i, piece[-1].i, head, sure=True)
