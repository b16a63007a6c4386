"""Gold records written by their words (TOML) → the same records with offsets, as `gold.py` hands them to the measure.

Offsets are hard to write by hand, words are easy: wherever the record form has a span, this form has the words
themselves, and `words#2` for their second occurrence in the text, in whole words.  A file is one record, or a list of
short ones (`[[reports]]`).
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from dragoman.errors import MeasureError
from dragoman.measure.match import Row

ARTICLE = re.compile(r"\b(?:an?|the)\s+\Z", re.IGNORECASE)


def documents(path: Path) -> list[Row]:
    """The gold records of a TOML file: the file itself, or each of its `reports`.

    Raises MeasureError, naming file and words, where words do not stand in the text or a table lacks a key.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return [_document(path, report) for report in table.get("reports", [table])]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MeasureError(f"{path}: {error}") from error
    except KeyError as error:
        raise MeasureError(f"{path}: a table lacks the key {error}") from error


def _document(path: Path, table: Row) -> Row:
    text = table["text"].strip("\n")
    marker = _Marker(f"{path}: {table['id']}", text)
    gold = {
        "actors": [_actor(marker, a) for a in table.get("actors", [])],
        "places": [_place(marker, p) for p in table.get("places", [])],
        "time_expressions": [_time(marker, n, t) for n, t in enumerate(table.get("times", []), 1)],
        "statements": [_statement(marker, s) for s in table.get("statements", [])],
        "events": [_event(marker, e) for e in table.get("events", [])],
        "commitments": [_commitment(marker, c) for c in table.get("commitments", [])],
        "agreements": [_agreement(marker, a) for a in table.get("agreements", [])],
        "mechanisms": [
            {"id": b["id"], "name": b["name"], "actor": b.get("actor"), "mentions": marker.all(b["mentions"])}
            for b in table.get("bodies", [])
        ],
    }
    checks = [_check(marker, c) for c in table.get("checks", [])]
    return {"id": table["id"], "text": text, "published": table.get("published"), "gold": gold, "checks": checks}


class _Marker:
    """Words of one text → their spans."""

    def __init__(self, where: str, text: str) -> None:
        self.where, self.text = where, text

    def at(self, words: str) -> Row:
        """Where the words stand: `shell#2` is the second `shell` of the text, and `shelling` is none."""
        plain, _, number = words.rpartition("#")
        plain, nth = (plain, int(number)) if plain and number.isdigit() else (words, 1)
        found = list(re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", self.text))
        if len(found) < nth:
            raise MeasureError(f"{self.where}: {words!r} does not stand in the text")
        start, end = found[nth - 1].span()
        return {"start": start, "end": end, "text": plain}

    def with_article(self, words: str) -> Row:
        """The same with the article before it, so that a title set behind a name touches it: `Ana Novak, the envoy`."""
        span = self.at(words)
        article = ARTICLE.search(self.text, 0, span["start"])
        start = article.start() if article else span["start"]
        return {"start": start, "end": span["end"], "text": self.text[start : span["end"]]}

    def all(self, words: list[str]) -> list[Row]:
        return [self.at(w) for w in words]

    def pairs(self, words: list[str]) -> list[list[int]]:
        return [[span["start"], span["end"]] for span in self.all(words)]


def _actor(marker: _Marker, a: Row) -> Row:
    return {
        "id": a["id"],
        "name": a["name"],
        "type": a.get("type", "person"),
        "country": a.get("country"),
        "sector": a.get("sector"),
        "mentions": marker.all(a.get("mentions", [])),
        "titles": [marker.with_article(words) for words in a.get("titles", [])],
    }


def _time(marker: _Marker, number: int, t: Row) -> Row:
    """A time: `value` in EDTF, `timex` (TIMEX3) where EDTF has no word for a length or a set, `direction` if stated."""
    stated: Row = {key: t[key] for key in ("timex", "direction") if key in t}
    return {"id": f"T{number}", "span": marker.at(t["words"]), "value": t.get("value"), **stated}


def _place(marker: _Marker, p: Row) -> Row:
    mentions = [{**marker.at(words), "role": role} for words, role in p["mentions"]]
    return {"id": p["id"], "name": p["name"], "mentions": mentions}


def _statement(marker: _Marker, s: Row) -> Row:
    first, *others = s["speakers"] or [None]
    return {
        "id": s["id"],
        "speaker": first,
        "co_speakers": others,
        "speaker_mention": marker.at(s["by"]) if "by" in s else None,
        "mention_kind": s.get("form", "name"),
        "kind": s["kind"],
        "cue": marker.at(s["cue"]) if "cue" in s else None,
        "act": s["act"],
        "content": marker.all(s["content"]),
        "quoted": marker.all(s.get("quoted", [])),
        "date": {"value": s.get("time")},
        "reported_in": [s["within"]] if "within" in s else [],
        "optional": s.get("optional", False),
    }


def _event(marker: _Marker, e: Row) -> Row:
    figures = [
        {
            "kind": f["kind"],
            "low": f.get("low"),
            "high": f.get("high"),
            "span": marker.at(f["words"]),
            "statement": f.get("statement"),
        }
        for f in e.get("figures", [])
    ]
    return {
        "id": e["id"],
        "label": e.get("label", e["trigger"][0]),
        "plover": {"type": e.get("type"), "mode": e.get("mode"), "aux": ["negation"] if e.get("negated") else []},
        "actors": e.get("actors", []),
        "recipients": e.get("recipients", []),
        "place": e.get("place"),
        "date": {"value": e.get("time")},
        "trigger": marker.all(e["trigger"]),
        "status": {"value": e["status"], "statements": e.get("according_to", [])},
        "words_of": e.get("words_of", "outlet"),
        "casualties": figures,
    }


def _commitment(marker: _Marker, c: Row) -> Row:
    return {
        "id": c["id"],
        "kind": c["kind"],
        "who": c.get("who", []),
        "to": c.get("to", []),
        "what": c.get("what", c["words"][0]),
        "evidence": marker.all(c["words"]),
        "due": {"value": c.get("due")},
        "statements": c.get("statements", []),
    }


def _agreement(marker: _Marker, a: Row) -> Row:
    return {
        "id": a["id"],
        "name": a["name"],
        "kind": a["kind"],
        "date": {"value": a.get("date")},
        "parties_in_text": a.get("parties", []),
        "mentions": marker.all(a["mentions"]),
    }


def _check(marker: _Marker, c: Row) -> Row:
    """Words of a check (`words`, or lists in `spans`, `trigger`, `inner`, `outer`) as offsets."""
    made: dict[str, Any] = {key: value for key, value in c.items() if key != "words"}
    for key in ("spans", "trigger", "inner", "outer"):
        if key in c:
            made[key] = marker.pairs(c[key])
    if "words" in c:
        span = marker.at(c["words"])
        made |= {"start": span["start"], "end": span["end"]}
    return made
