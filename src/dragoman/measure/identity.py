"""A gold record and a reading → who is who and where is where: found actors and places resolved to those of the gold.

A mention is a group of spans of one actor that touch (a title beside a name).  Groups are paired one to one by the
Dice of their letters: at least .5, or one inside the other where both end alike.  A found actor is the gold actor that
most of its paired mentions belong to; where the gold names it somewhere, a cluster of pronouns or titles is nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from dragoman.measure.match import Letters, Pair, Row, dice, letters, meet, pair_up, spans

Group = list[Pair]
Owner = str | tuple[str, ...]
"""The id of a gold actor, or the ids of those who speak jointly."""

SPOKEN = {"name", "title+name", "title", "pronoun", "elliptical"}
POSSESSIVE = re.compile(r"\w['’]s$")
ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


def bare(name: str | None) -> str:
    """A name for comparison: without article, case and possessive.

    >>> bare("The Army’s")
    'army'
    """
    return re.sub(r"['’]s$", "", ARTICLE.sub("", (name or "").strip())).casefold()


def groups(text: str, pieces: Iterable[Pair]) -> list[Group]:
    """Spans that overlap, or have only blanks, commas or brackets between them, together."""
    made: list[Group] = []
    for start, end in sorted(set(pieces)):
        reach = max(e for _, e in made[-1]) if made else 0
        if made and (start < reach or not text[reach:start].strip(" ,()")):
            made[-1].append((start, end))
        else:
            made.append([(start, end)])
    return made


def core(text: str, span: Pair) -> Letters:
    """The letters of a mention without a possessive 's."""
    start, end = span
    return letters(text, [(start, end - 2 if POSSESSIVE.search(text[start:end]) else end)])


def ways(text: str, group: Group) -> list[Letters]:
    """Each span of a group and the whole stretch: the other side may have marked any of them."""
    whole = (min(start for start, _ in group), max(end for _, end in group))
    return [core(text, span) for span in {*group, whole}]


def likeness(mine: list[Letters], theirs: list[Letters]) -> float:
    """The best Dice of two groups, 0 where they are not the same mention."""
    best = 0.0
    for a in mine:
        for b in theirs:
            if a & b:
                same = max(a) == max(b) if a < b or b < a else dice(a, b) >= 0.5
                best = max(best, dice(a, b)) if same else best
    return best


class Actors:
    """Gold and found mentions of actors, their pairs, and for each found actor the gold actor that it is."""

    def __init__(self, text: str, gold: Row, reading: Row) -> None:
        self.text = text
        self.of_gold: dict[str, Row] = {a["id"]: a for a in gold["actors"]}
        self.of_found: dict[str, Row] = {a["id"]: a for a in reading["actors"]}
        self.members: dict[str, set[str]] = {}
        self.gold = self._gold_mentions(gold)
        self.found = [(a["id"], group) for a in reading["actors"] for group in groups(text, spans(a["mentions"]))]
        self.pairs = pair_up(
            [ways(text, group) for _, group in self.gold], [ways(text, group) for _, group in self.found], likeness
        )
        self._owner: dict[int, Owner] = {j: self.gold[i][0] for i, j in self.pairs}
        self.names = self._names(gold)
        self._mark_names(gold)
        self.resolved: dict[str, Owner | None] = {actor: self._resolve(actor) for actor in self.of_found}

    def ids(self, found_ids: Iterable[str]) -> set[str]:
        """Found ids → gold ids; one that is nobody in the gold stays apart as `?id`."""
        out: set[str] = set()
        for actor in found_ids:
            owner = self.resolved.get(actor)
            out |= set(owner) if isinstance(owner, tuple) else {owner or f"?{actor}"}
        return self.expand(out)

    def expand(self, gold_ids: Iterable[str]) -> set[str]:
        """A collective (the two sides) is its members."""
        return set().union(*(self.members.get(actor, {actor}) for actor in gold_ids))

    def is_at(self, span: Pair, actor: str) -> bool:
        """Does the found mention at the span belong to a cluster that, judged by its other mentions, is the actor?"""
        want = [core(self.text, span)]
        for j, (found, group) in enumerate(self.found):
            if not any(likeness(want, [core(self.text, piece)]) for piece in group):
                continue
            owner = self._resolve(found, without=j) or self._resolve(found)
            alone = sum(other == found for other, _ in self.found) == 1
            once = sum(other == actor for other, _ in self.gold) == 1
            named = bare(self.of_found[found]["name"]) in {bare(n) for n, who in self.names.items() if actor in who}
            if owner == actor and (not alone or once or named):
                return True
        return False

    def clusters_at(self, span: Pair) -> set[str]:
        """Ids of the found actors that have a mention at the span."""
        want = [core(self.text, span)]
        return {a for a, group in self.found if any(likeness(want, [core(self.text, piece)]) for piece in group)}

    def _gold_mentions(self, gold: Row) -> list[tuple[Owner, Group]]:
        marked: dict[str, list[Pair]] = defaultdict(list)
        for actor in gold["actors"]:
            marked[actor["id"]] += spans(actor["mentions"]) + spans(actor["titles"])
        for body in gold["mechanisms"]:
            if body["actor"]:
                marked[body["actor"]] += spans(body["mentions"])
        joint: list[tuple[Row, Pair]] = []
        for s in gold["statements"]:
            if s["speaker_mention"] and s["mention_kind"] in SPOKEN:
                (span,) = spans([s["speaker_mention"]])
                if s.get("co_speakers"):
                    joint.append((s, span))
                else:
                    marked[s["speaker"]].append(span)
        owned: list[tuple[Owner, Group]] = [(a, g) for a, pieces in marked.items() for g in groups(self.text, pieces)]
        for s, span in joint:
            self._add_joint(owned, s, span)
        return sorted(owned, key=lambda entry: entry[1])

    def _add_joint(self, owned: list[tuple[Owner, Group]], statement: Row, span: Pair) -> None:
        """A mention of several speakers: the members of a collective that the gold knows, or a mention of its own."""
        speakers = tuple(sorted([statement["speaker"], *statement["co_speakers"]]))
        exact = {actor for actor, group in owned if span in group}
        if exact and not exact & set(speakers):
            self.members[str(exact.pop())] = set(speakers)
        elif not any(meet(span, piece) for _, group in owned for piece in group):
            owned.append((speakers, [span]))

    def _names(self, gold: Row) -> dict[str, set[str]]:
        names: dict[str, set[str]] = defaultdict(set)
        for actor in gold["actors"]:
            titles = {m["text"] for m in actor["titles"]}
            own = {m["text"] for m in actor["mentions"]} - titles
            for name in {actor["name"]} | (own or titles):
                names[bare(name)].add(actor["id"])
        return names

    def _mark_names(self, gold: Row) -> None:
        """Which gold mentions are names, which actors have one, which found mentions are paired with one."""
        named = {(a["id"], s) for a in gold["actors"] for s in set(spans(a["mentions"])) - set(spans(a["titles"]))}
        naming = {i for i, (actor, group) in enumerate(self.gold) if any((actor, piece) in named for piece in group)}
        self._has_name = {self.gold[i][0] for i in naming}
        self._by_name = {j for i, j in self.pairs if i in naming}

    def _resolve(self, actor: str, without: int | None = None) -> Owner | None:
        """The gold actor that a found actor is, or None; `without` leaves out one found mention."""
        mine = [j for j, (other, _) in enumerate(self.found) if other == actor and j in self._owner and j != without]
        votes = Counter(self._owner[j] for j in mine)
        named = self.names.get(bare(self.of_found[actor]["name"]), set())
        only = next(iter(named)) if len(named) == 1 else None
        sole: dict[Owner, int] = {owner: n for owner, n in votes.items() if isinstance(owner, str)}
        pool = sole or votes
        if not pool:
            return only
        best = min(pool, key=lambda owner: (-pool[owner], owner not in named, str(owner)))
        if not isinstance(best, str):
            return only or best
        by_name = any(self._owner[j] == best and j in self._by_name for j in mine)
        return best if best not in self._has_name or best in named or by_name else None


class Places:
    """Gold and found mentions of places, paired by any overlap; a found place is what most of its mentions are."""

    def __init__(self, text: str, gold: Row, reading: Row) -> None:
        self.gold = [(p["id"], m) for p in gold["places"] for m in p["mentions"]]
        self.found = [(p["id"], m) for p in reading["places"] for m in p["mentions"]]
        mine, theirs = ([letters(text, spans([m])) for _, m in side] for side in (self.gold, self.found))
        self.pairs = pair_up(mine, theirs, lambda a, b: dice(a, b) if a & b else 0.0)
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for i, j in self.pairs:
            votes[self.found[j][0]][self.gold[i][0]] += 1
        names = {bare(p["name"]): p["id"] for p in gold["places"]}
        self.resolved: dict[str, str | None] = {
            p["id"]: votes[p["id"]].most_common(1)[0][0] if votes[p["id"]] else names.get(bare(p["name"]))
            for p in reading["places"]
        }

    def id(self, found_id: str | None) -> str | None:
        """A found id → the gold id, None for None, or `?id` for a place that the gold does not have."""
        return None if found_id is None else self.resolved.get(found_id) or f"?{found_id}"
