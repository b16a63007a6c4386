"""One gold record and its reading → the scene in which they are compared: who is who, what pairs with what."""

from __future__ import annotations

from typing import Any

from dragoman.measure.identity import Actors, Places
from dragoman.measure.match import Letters, Pair, Row, letters, mutual, pair_up, spans, trimmed

SAME_CONTENT = 0.8
"""Two statements are the same if at least this share of the letters of each lies in the other."""


class Scene:
    """A text with its gold and its reading; statements and events are paired once and used by every section."""

    def __init__(self, document: Row, reading: Row) -> None:
        self.text: str = document["text"]
        self.gold: Row = document["gold"]
        self.checks: list[Row] = document.get("checks", [])
        self.reading = reading
        self.actors = Actors(self.text, self.gold, reading)
        self.places = Places(self.text, self.gold, reading)
        self.gold_content = [self.letters(s["content"]) for s in self.gold["statements"]]
        self.found_content = [self.letters(s["content"]) for s in reading["statements"]]
        self.statement_pairs = self._pair_statements()
        self.statement_of: dict[str, str] = {
            reading["statements"][j]["id"]: self.gold["statements"][i]["id"] for i, j in self.statement_pairs
        }
        self.event_pairs = pair_up(self.gold["events"], reading["events"], self._event_score)

    def letters(self, pieces: Any) -> Letters:
        """The offsets of the letters in some spans."""
        return letters(self.text, spans(pieces))

    def edges(self, pieces: Any) -> set[Pair]:
        """Spans without punctuation at their edges, to be compared exactly."""
        return {trimmed(self.text, span) for span in spans(pieces)}

    def speakers_right(self, gold: Row, found: Row) -> bool:
        """Are the found speakers the gold speakers, no more and no fewer?"""
        wanted = self.actors.expand({gold["speaker"], *gold.get("co_speakers", ())})
        return bool(found["speakers"]) and self.actors.ids(found["speakers"]) == wanted

    def event_fields(self, g: Row, f: Row) -> dict[str, bool]:
        """For each field of an event, whether it is right."""
        owner = f["words_of"]
        if owner not in ("outlet", "mixed"):
            owner = next(iter(self.actors.ids([owner])), None)
        return {
            "status": g["status"]["value"] == f["status"],
            "negated": ("negation" in g["plover"].get("aux", [])) == bool(f["negated"]),
            "type": g["plover"]["type"] == f["type"],
            "mode": g["plover"]["mode"] == f["mode"],
            "words_of": g["words_of"] == owner,
            "place": g["place"] == self.places.id(f["place"]),
            "date": g["date"]["value"] == f["time"],
        }

    def _pair_statements(self) -> list[Pair]:
        def score(i: int, j: int) -> float:
            common = mutual(self.gold_content[i], self.found_content[j])
            if common < SAME_CONTENT:
                return 0.0
            right = self.speakers_right(self.gold["statements"][i], self.reading["statements"][j])
            return common + 1e-3 * right

        return pair_up(range(len(self.gold_content)), range(len(self.found_content)), score)

    def _event_score(self, g: Row, f: Row) -> float:
        common = self.letters(g["trigger"]) & self.letters(f["trigger"])
        return len(common) + 0.01 * sum(self.event_fields(g, f).values()) if common else 0.0
