"""Gold events with a factuality class and found events → macro F1 over fact, claimed, not and open."""

from __future__ import annotations

from dragoman.measure.gold import same_text
from dragoman.measure.match import Figures, Row, by_class, meet, share, spans

CLASS_OF_GOLD = {
    "asserted": "fact",
    "happened_presupposed": "fact",
    "claimed": "claimed",
    "did_not_happen": "not",
    "denied": "not",
    "future": "open",
    "modal": "open",
    "conditional": "open",
    "intended_or_possible": "open",
}
CLASS_OF_STATUS = {"reported_as_fact": "fact", "claimed": "claimed", "denied": "not"}


def score(gold: dict[str, Row], found: dict[str, Row]) -> Figures:
    """Figures over the gold events at whose word some found event is triggered; other gold counts in `reached` only."""
    right: list[str] = []
    given: list[str] = []
    total = 0
    for name, document in gold.items():
        reading = found.get(name, {"report": {}, "events": []})
        same_text(document, reading)
        triggers = [(span, _class(event)) for event in reading["events"] for span in spans(event["trigger"])]
        for event in document["events"]:
            if event["status"] not in CLASS_OF_GOLD:
                continue
            total += 1
            near = [kind for span, kind in triggers if meet(span, (event["start"], event["end"]))]
            if near:
                right.append(CLASS_OF_GOLD[event["status"]])
                given.append(near[0])
    each = by_class(right, given)
    return {
        "reports": len(gold),
        "missing": sum(name not in found for name in gold),
        "gold events": total,
        "reached": share(len(right), total),
        "macro F1": share(sum(r.f1 for r in each.values()), len(each)),
        **each,
    }


def _class(event: Row) -> str:
    return "not" if event["negated"] else CLASS_OF_STATUS.get(event["status"], "open")
