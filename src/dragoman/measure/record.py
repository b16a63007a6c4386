"""Whole gold records and readings → every figure of the record, pooled over the texts.

`record_score`, the headline, is the mean of six F1: statements with speaker, events with status, commitments with kind,
times value, places, and actors B-cubed.  Sections pair gold and found one to one; fields are accuracies over the pairs.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from dragoman.measure import checks, words
from dragoman.measure.gold import same_text
from dragoman.measure.match import Figures, Rate, Row, dice, inside, letters, meet, pair_up, rate, share, spans
from dragoman.measure.scene import Scene
from dragoman.model.reading import KINDS

HEADLINE = (
    "statements with speaker", "events with status", "commitments with kind", "times value", "places", "actors B-cubed",
)  # fmt: skip
NAMING = ("name", "title+name", "metonym")


class Tally:
    """Counts: pairs, found and gold by section; right and decided by field."""

    def __init__(self) -> None:
        self.n: Counter[Any] = Counter()
        self.precision = self.recall = 0.0

    def section(self, name: str, hits: int, found: int, gold: int) -> None:
        """Add the pairs of a section and how many were found and how many are in the gold."""
        self.n.update({(name, "hits"): hits, (name, "found"): found, (name, "gold"): gold})

    def sets(self, name: str, gold: set[str], found: set[str]) -> None:
        """Add two sets of ids, for a rate that is pooled over pairs."""
        self.section(name, len(gold & found), len(found), len(gold))

    def field(self, name: str, right: bool) -> None:
        """Add one decision."""
        self.n[name, "decided"] += 1
        self.n[name, "right"] += right


def score(gold: dict[str, Row], found: dict[str, Row]) -> Figures:
    """Figures pooled over all gold records; one without a reading counts as one in which nothing was found."""
    tally, outcomes = Tally(), Counter[str]()
    for name, document in gold.items():
        reading = {"report": {}, **{kind: [] for kind in KINDS}, **found.get(name, {})}
        same_text(document, reading)
        scene = Scene(document, reading)
        for section in (_statements, _events, _commitments, _times, _places, _actors, _figures, _documents):
            section(scene, tally)
        outcomes.update(checks.run(scene))
    passed = outcomes["passed"] + outcomes["idle"]
    return {
        "reports": len(gold),
        "missing": sum(name not in found for name in gold),
        **_results(tally),
        "checks passed": f"{passed}/{outcomes.total()}",
        "checks passed idle": outcomes["idle"],
    }


def _results(tally: Tally) -> Figures:
    n = tally.n
    sections = sorted({key[0] for key in n if isinstance(key, tuple) and key[1] == "found"})
    fields = sorted({key[0] for key in n if isinstance(key, tuple) and key[1] == "decided"})
    rates = {name: _rate_of(n, name) for name in sections}
    p = tally.precision / n["actor precision of"] if n["actor precision of"] else 0.0
    r = tally.recall / n["actor recall of"] if n["actor recall of"] else 0.0
    rates["actors B-cubed"] = Rate(p, r, 2 * p * r / (p + r) if p + r else 0.0)
    accuracies = {name: share(n[name, "right"], n[name, "decided"]) for name in fields}
    counts = {name: n[name] for name in ("abstained", "events: told twice", "actors: invented names")}
    every: Figures = {**rates, **accuracies, **counts}
    first: Figures = {name: every.get(name) for name in (*HEADLINE, "attribution precision")}
    return {
        "record_score": sum(rates[name].f1 for name in HEADLINE) / len(HEADLINE),
        **first,
        **dict(sorted(every.items())),
    }


def _rate_of(n: Counter[Any], name: str) -> Rate:
    """Nothing there and nothing found is all right."""
    if not n[name, "found"] and not n[name, "gold"]:
        return Rate(1.0, 1.0, 1.0)
    return rate(n[name, "hits"], n[name, "found"], n[name, "gold"])


def _optional(statement: Row) -> bool:
    """Gold that costs nothing when missed or found: so marked, the issuer's own voice, a headline that sums up."""
    repeats = statement.get("in_headline") and statement.get("summarises")
    return bool(statement.get("optional") or statement.get("own_voice") or repeats)


def _statements(scene: Scene, tally: Tally) -> None:
    golds, founds = scene.gold["statements"], scene.reading["statements"]
    hits = speaker_hits = free = 0
    for i, j in scene.statement_pairs:
        right = scene.speakers_right(golds[i], founds[j])
        free += _optional(golds[i])
        hits += not _optional(golds[i])
        speaker_hits += right and not _optional(golds[i])
        tally.field("statements: speaker", right)
        _statement_fields(scene, tally, golds[i], founds[j])
    found, gold = len(founds) - free, sum(not _optional(s) for s in golds)
    tally.section("statements", hits, found, gold)
    tally.section("statements with speaker", speaker_hits, found, gold)
    for content, f in zip(scene.found_content, founds):
        if not f["speakers"]:
            tally.n["abstained"] += 1
            continue
        near = [g for g, theirs in zip(golds, scene.gold_content) if inside(content, theirs) >= 0.5]
        tally.field("attribution precision", any(scene.speakers_right(g, f) for g in near))


def _statement_fields(scene: Scene, tally: Tally, g: Row, f: Row) -> None:
    wanted, given = spans([g["cue"]] if g["cue"] else []), spans(f["cue"])
    cue = any(meet(a, b) for a in wanted for b in given) if wanted else not given
    outer = g.get("reported_in") or [None]
    tally.field("statements: kind", g["kind"] == f["kind"])
    tally.field("statements: cue", cue)
    tally.field("statements: act", f["act"] in words.allowed(words.ACTS, g["act"]))
    tally.field("statements: quoted spans", scene.edges(g["quoted"]) == scene.edges(f["quoted"]))
    tally.field("statements: date", g["date"]["value"] == f.get("time"))
    tally.field("statements: within", scene.statement_of.get(f.get("within") or "") in outer)


def _events(scene: Scene, tally: Tally) -> None:
    golds, founds = scene.gold["events"], scene.reading["events"]
    status_hits = 0
    for i, j in scene.event_pairs:
        g, f = golds[i], founds[j]
        fields = scene.event_fields(g, f)
        status_hits += fields["status"]
        for name, right in fields.items():
            tally.field(f"events: {name}", right)
        for role in ("actors", "recipients"):
            tally.sets(f"events: {role}", scene.actors.expand(set(g[role])), scene.actors.ids(f[role]))
        given = {scene.statement_of.get(s, f"?{s}") for s in f["according_to"]}
        tally.sets("events: according_to", set(g["status"]["statements"]), given)
    tally.section("events", len(scene.event_pairs), len(founds), len(golds))
    tally.section("events with status", status_hits, len(founds), len(golds))
    paired = {j for _, j in scene.event_pairs}
    triggers = [scene.letters(g["trigger"]) for g in golds]
    extra = [scene.letters(f["trigger"]) for j, f in enumerate(founds) if j not in paired]
    tally.n["events: told twice"] += sum(any(mine & theirs for theirs in triggers) for mine in extra)


def _commitments(scene: Scene, tally: Tally) -> None:
    golds, founds = scene.gold["commitments"], scene.reading["commitments"]

    def score(g: Row, f: Row) -> float:
        a, b = scene.letters(g["evidence"]), scene.letters(f["what"]) | scene.letters(f.get("condition"))
        if not a or not b or len(a & b) / min(len(a), len(b)) < 0.5:
            return 0.0
        return len(a & b) / len(a | b) + 1e-3 * bool(f["kind"] == g["kind"])

    made, kinds = pair_up(golds, founds, score), 0
    for i, j in made:
        g, f = golds[i], founds[j]
        kinds += f["kind"] == g["kind"]
        same = scene.actors.ids(f["who"]) == scene.actors.expand(set(g["who"]))
        tally.field("commitments: kind", f["kind"] == g["kind"])
        tally.field("commitments: due", g["due"]["value"] == f["due"])
        tally.field("commitments: who", same or (not f["who"] and g["kind"] not in words.BINDING))
    tally.section("commitments", len(made), len(founds), len(golds))
    tally.section("commitments with kind", kinds, len(founds), len(golds))


def _times(scene: Scene, tally: Tally) -> None:
    golds, founds = scene.gold["time_expressions"], scene.reading["times"]
    mine, theirs = [scene.letters([t["span"]]) for t in golds], [scene.letters([t]) for t in founds]
    made = pair_up(mine, theirs, lambda a, b: len(a & b) + len(a & b) / len(a | b) if a & b else 0.0)
    right = sum(golds[i]["value"] == founds[j]["edtf"] for i, j in made)
    of_gold = {i: founds[j] for i, j in made}
    for i, gold in enumerate(golds):
        _told_time(gold, of_gold.get(i), tally)
    tally.section("times", len(made), len(founds), len(golds))
    tally.section("times value", right, len(founds), len(golds))


def _told_time(gold: Row, found: Row | None, tally: Tally) -> None:
    """Value and direction over all times of the gold: one that was not found is wrong."""
    length = "timex" not in gold or (found is not None and gold["timex"] == found.get("value"))
    tally.field("times: value of gold", found is not None and gold["value"] == found["edtf"] and length)
    if "direction" in gold:
        tally.field("times: direction of gold", found is not None and gold["direction"] == found.get("direction"))


def _places(scene: Scene, tally: Tally) -> None:
    where, paired = scene.places, {j for _, j in scene.places.pairs}
    on_actor = letters(scene.text, [span for _, group in scene.actors.gold for span in group])
    spots = [scene.letters([m]) for j, (_, m) in enumerate(where.found) if j not in paired]
    for i, j in where.pairs:
        tally.field("places: use", where.found[j][1]["use"] in words.use(where.gold[i][1].get("role")))
        tally.field("places: same place", where.resolved[where.found[j][0]] == where.gold[i][0])
    found = len(where.found) - sum(spot <= on_actor for spot in spots)
    tally.section("places", len(where.pairs), found, len(where.gold))


def _actors(scene: Scene, tally: Tally) -> None:
    who = scene.actors
    golds = {k for k, (owner, _) in enumerate(who.gold) if isinstance(owner, str)}
    made = {i: j for i, j in who.pairs if i in golds}
    in_found = Counter(who.found[j][0] for j in made.values())
    in_gold = Counter(who.gold[i][0] for i in golds)
    both = Counter((who.gold[i][0], who.found[j][0]) for i, j in made.items())
    for i, j in made.items():
        owner, found = who.gold[i][0], who.found[j][0]
        tally.recall += both[owner, found] / in_gold[owner]
        tally.precision += both[owner, found] / in_found[found]
    invented = _invented(scene)
    tally.n.update({
        "actor precision of": len(made) + invented, "actor recall of": len(golds), "actors: invented names": invented,
    })  # fmt: skip
    tally.section("actors mentions", len(made), len(made) + invented, len(golds))
    for found, key in who.resolved.items():
        if not isinstance(key, str):
            continue
        wanted = words.country(who.of_gold[key]["country"])
        if wanted:
            tally.field("actors: country", who.of_found[found]["country"] in words.allowed(words.BODIES, wanted))
        _kind_and_sector(who.of_gold[key], who.of_found[found], tally)
    _forms(scene, tally)


def _kind_and_sector(gold: Row, found: Row, tally: Tally) -> None:
    """Where the gold states them."""
    if gold.get("type"):
        tally.field("actors: kind", found.get("kind") in words.allowed(words.KINDS, gold["type"]))
    if gold.get("sector"):
        tally.field("actors: sector", found.get("sector") == gold["sector"])


def _invented(scene: Scene) -> int:
    """Found names that touch nothing which the gold knows."""
    pieces = [span for _, group in scene.actors.gold for span in group]
    pieces += spans([t["span"] for t in scene.gold["time_expressions"]])
    for kind in ("places", "agreements", "mechanisms"):
        pieces += [span for entry in scene.gold[kind] for span in spans(entry["mentions"])]
    known = letters(scene.text, pieces)
    named = [
        m for a in scene.reading["actors"] for m in a["mentions"] if m["form"] in ("name", "title+name", "metonym")
    ]
    return sum(not scene.letters([m]) & known for m in named)


def _forms(scene: Scene, tally: Tally) -> None:
    """The form of mention where the gold says it: of speakers, and metonyms."""
    known: dict[tuple[int, int], str] = {}
    for s in scene.gold["statements"]:
        sole = s["speaker_mention"] and not s.get("co_speakers")
        if sole and s["mention_kind"] in ("name", "title+name", "title", "pronoun"):
            known[spans([s["speaker_mention"]])[0]] = s["mention_kind"]
    for place in scene.gold["places"]:
        marked = (m for m in place["mentions"] if words.use(m.get("role")) == ("metonym",))
        known.update((span, "metonym") for span in spans(marked))
    golds = [(letters(scene.text, [span]), form) for span, form in sorted(known.items())]
    founds = [(scene.letters([m]), m["form"]) for a in scene.reading["actors"] for m in a["mentions"]]

    def score(g: tuple[frozenset[int], str], f: tuple[frozenset[int], str]) -> float:
        common = dice(g[0], f[0])
        return common + 1e-3 * (g[1] == f[1]) if common >= 0.5 else 0.0

    for i, j in pair_up(golds, founds, score):
        tally.field("actors: form", golds[i][1] == founds[j][1])


def _figures(scene: Scene, tally: Tally) -> None:
    golds = [c for e in scene.gold["events"] for c in e.get("casualties", []) if "span" in c]
    founds, right = scene.reading["figures"], 0
    mine, theirs = [scene.letters([c["span"]]) for c in golds], [scene.letters([f["span"]]) for f in founds]
    made = pair_up(mine, theirs, lambda a, b: len(a & b))
    for i, j in made:
        g, f = golds[i], founds[j]
        kind = f["kind"] in words.allowed(words.FIGURES, g["kind"])
        right += kind and (g["low"], g["high"]) == (f["low"], f["high"])
        owners = {scene.statement_of.get(s) for s in f["according_to"]}
        tally.field("figures: owner", g["statement"] in owners if g["statement"] else not f["according_to"])
    tally.section("figures", len(made), len(founds), len(golds))
    tally.section("figures value", right, len(founds), len(golds))


def _documents(scene: Scene, tally: Tally) -> None:
    of_actor = {a["id"]: a["mentions"] + a["titles"] for a in scene.gold["actors"]}
    for name, key in (("agreements", "agreements"), ("bodies", "mechanisms")):
        golds, founds = scene.gold[key], scene.reading[name]
        mine = [scene.letters(g["mentions"] + of_actor.get(g.get("actor"), [])) for g in golds]
        made = pair_up(mine, [scene.letters(f["mentions"]) for f in founds], lambda a, b: len(a & b))
        tally.section(name, len(made), len(founds), len(golds))
        if name == "agreements":
            for i, j in made:
                tally.field("agreements: date", golds[i]["date"]["value"] == founds[j]["date"])
                tally.field("agreements: kind", golds[i]["kind"] == founds[j]["kind"])
