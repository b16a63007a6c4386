"""The traps of a gold record (`checks`) and a reading → for each whether it passed, failed or stood idle.

A check is idle where it passes only because the reading says nothing there that could be wrong.  Without `end`, a span
is the one character at `start`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from dragoman.measure import words
from dragoman.measure.match import Row, inside, mutual, spans
from dragoman.measure.scene import Scene

Outcome = Literal["passed", "failed", "idle"]
Check = Callable[[Scene, Row], bool | None]


def run(scene: Scene) -> Iterator[Outcome]:
    """The outcome of every check, in order."""
    for check in scene.checks:
        whole = {"end": check["start"] + 1, **check} if "start" in check else check
        right = KINDS[check["kind"]](scene, whole)
        yield "idle" if right is None else "passed" if right else "failed"


def _no_bad(items: Sequence[Any], bad: Callable[[Any], bool]) -> bool | None:
    """Idle where there is nothing; else: none of them is bad."""
    return not any(map(bad, items)) if items else None


def _all_good(items: Sequence[Any], good: Callable[[Any], bool]) -> bool:
    """There is at least one, and all of them are good."""
    return bool(items) and all(map(good, items))


def _statements_at(scene: Scene, pieces: Any, least: float = 0.8) -> list[Row]:
    want = scene.letters(pieces)
    return [s for s, has in zip(scene.reading["statements"], scene.found_content) if mutual(want, has) >= least]


def _events_at(scene: Scene, pieces: Any) -> list[Row]:
    want = scene.letters(pieces)
    return [e for e in scene.reading["events"] if scene.letters(e["trigger"]) & want]


def _commitments_at(scene: Scene, pieces: Any) -> list[Row]:
    want = scene.letters(pieces)
    has = [(c, scene.letters(c["what"]) | scene.letters(c.get("condition"))) for c in scene.reading["commitments"]]
    return [c for c, mine in has if mine and len(mine & want) / min(len(mine), len(want)) >= 0.5]


def _places_at(scene: Scene, start: int, end: int) -> list[tuple[str, Row]]:
    return [(place, m) for place, m in scene.places.found if m["start"] < end and start < m["end"]]


def _figures_at(scene: Scene, c: Row) -> list[Row]:
    want = scene.letters([[c["start"], c["end"]]])
    return [f for f in scene.reading["figures"] if scene.letters([f["span"]]) & want]


def _speaks(scene: Scene, statement: Row) -> set[str]:
    return scene.actors.ids(statement["speakers"])


def _speaker_is(scene: Scene, c: Row) -> bool | None:
    wanted = scene.actors.expand(set(c["actors"]))
    return _all_good(_statements_at(scene, c["spans"]), lambda s: _speaks(scene, s) == wanted)


def _speaker_not(scene: Scene, c: Row) -> bool | None:
    want = scene.letters(c["spans"])
    near = [s for s, has in zip(scene.reading["statements"], scene.found_content) if inside(has, want) >= 0.5]
    return _no_bad(near, lambda s: c["actor"] in _speaks(scene, s))


def _no_statement_at(scene: Scene, c: Row) -> bool | None:
    here = [s["id"] for s in _statements_at(scene, [[c["start"], c["end"]]], 0.6)]
    return _no_bad(scene.reading["statements"], lambda s: s["id"] in here)


def _within(scene: Scene, c: Row) -> bool | None:
    outer = {s["id"] for s in _statements_at(scene, c["outer"])}
    return _all_good(_statements_at(scene, c["inner"]), lambda s: s.get("within") in outer)


def _one_statement_many_spans(scene: Scene, c: Row) -> bool | None:
    return _all_good(_statements_at(scene, c["spans"]), lambda s: len(s["content"]) > 1 or len(c["spans"]) == 1)


def _quoted_within(scene: Scene, c: Row) -> bool | None:
    allowed = [scene.letters([span]) for span in c["spans"]]
    quoted = [scene.letters([q]) for s in scene.reading["statements"] for q in s["quoted"]]
    return _no_bad([q for q in quoted if q], lambda q: not any(inside(q, a) >= 0.9 for a in allowed))


def _not_words_of(scene: Scene, c: Row) -> bool | None:
    size, text = len(c["text"]), scene.text
    starts = [c["start"]] if "start" in c else [i for i in range(len(text)) if text.startswith(c["text"], i)]
    spots = [scene.letters([[i, i + size]]) for i in starts]
    near = [e for e in scene.reading["events"] if any(scene.letters(e["trigger"]) & spot for spot in spots)]
    own = [s for s in scene.reading["statements"] if c["actor"] in _speaks(scene, s)]
    owners = [e["words_of"] for e in near if e["words_of"] not in ("outlet", "mixed")]
    wrong = any(c["actor"] in scene.actors.ids([owner]) for owner in owners)
    wrong = wrong or any(scene.letters(s["quoted"]) & spot for s in own for spot in spots)
    said = near or any(content & spot for content in scene.found_content for spot in spots)
    return not wrong if said else None


def _status_is(scene: Scene, c: Row) -> bool | None:
    def good(e: Row) -> bool:
        return bool(e["status"] == c["status"] and bool(e["negated"]) == c.get("negated", bool(e["negated"])))

    return _all_good(_events_at(scene, c["trigger"]), good)


def _words_of_is(scene: Scene, c: Row) -> bool | None:
    def owner(e: Row) -> str:
        known = e["words_of"] in ("outlet", "mixed")
        return str(e["words_of"] if known else min(scene.actors.ids([e["words_of"]])))

    return _all_good(_events_at(scene, c["trigger"]), lambda e: owner(e) == c["words_of"])


def _event_actor_not(scene: Scene, c: Row) -> bool | None:
    return _no_bad(_events_at(scene, c["trigger"]), lambda e: c["actor"] in scene.actors.ids(e["actors"]))


def _time_value(scene: Scene, c: Row) -> bool | None:
    here = [t for t in scene.reading["times"] if t["start"] < c["end"] and c["start"] < t["end"]]
    return _all_good(here, lambda t: t["edtf"] == c["value"])


def _same_actor(scene: Scene, c: Row) -> bool | None:
    return bool(set.intersection(*(scene.actors.clusters_at(span) for span in spans(c["spans"]))))


def _different_actor(scene: Scene, c: Row) -> bool | None:
    clusters = [scene.actors.clusters_at(span) for span in spans(c["spans"])]
    return not set.intersection(*clusters) if all(clusters) else None


def _same_place(scene: Scene, c: Row) -> bool | None:
    return bool(set.intersection(*({place for place, _ in _places_at(scene, *span)} for span in c["spans"])))


def _no_commitment_by(scene: Scene, c: Row) -> bool | None:
    def bad(f: Row) -> bool:
        return f["kind"] in words.BINDING and c["actor"] in scene.actors.ids(f["who"])

    return _no_bad(_commitments_at(scene, c["spans"]), bad)


KINDS: dict[str, Check] = {
    "no_statement_by": lambda s, c: _no_bad(s.reading["statements"], lambda x: c["actor"] in _speaks(s, x)),
    "no_statement_at": _no_statement_at,
    "speaker_is": _speaker_is,
    "speaker_not": _speaker_not,
    "within": _within,
    "one_statement_many_spans": _one_statement_many_spans,
    "quoted_within": _quoted_within,
    "not_words_of": _not_words_of,
    "status_is": _status_is,
    "status_not": lambda s, c: _no_bad(
        _events_at(s, c["trigger"]), lambda e: e["status"] == c["status"] and not e["negated"]
    ),
    "words_of_is": _words_of_is,
    "act_is": lambda s, c: _all_good(_statements_at(s, c["spans"]), lambda x: x["act"] == c["act"]),
    "act_not": lambda s, c: _no_bad(_statements_at(s, c["spans"]), lambda x: x["act"] == c["act"]),
    "no_place": lambda s, c: _no_bad(_events_at(s, c["trigger"]), lambda e: e["place"] is not None),
    "event_actor_not": _event_actor_not,
    "no_actor": lambda s, c: _no_bad(_events_at(s, c["trigger"]), lambda e: bool(e["actors"])),
    "time_value": _time_value,
    "mention_resolves": lambda s, c: s.actors.is_at((c["start"], c["end"]), c["actor"]),
    "same_actor": _same_actor,
    "different_actor": _different_actor,
    "same_place": _same_place,
    "no_commitment_by": _no_commitment_by,
    "due_is": lambda s, c: _all_good(_commitments_at(s, c["spans"]), lambda f: f["due"] == c["due"]),
    "place_use_not": lambda s, c: _no_bad(_places_at(s, c["start"], c["end"]), lambda p: p[1]["use"] == c["use"]),
    "place_use": lambda s, c: _all_good(_places_at(s, c["start"], c["end"]), lambda p: p[1]["use"] == c["use"]),
    "figure": lambda s, c: _all_good(_figures_at(s, c), lambda f: (f["low"], f["high"]) == (c["low"], c["high"])),
    "no_figure": lambda s, c: _no_bad(_figures_at(s, c), lambda f: f["low"] is not None),
}
