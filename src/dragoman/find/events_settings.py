"""Places, times and statements with their spans → where and when a happening was, and which statements tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from dragoman.find.events_cues import Hit
from dragoman.find.events_parties import heads
from dragoman.model import edtf
from dragoman.model.findings import Place, Statement, Time
from dragoman.model.span import Cover, Span
from dragoman.model.stance import Stance
from dragoman.parse import Parse, Word

WAITING = frozenset({"be", "schedule", "plan", "expect", "set", "slate", "due"})
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
ELSEWHERE = frozenset({"from", "with", "between", "against", "by", "towards", "toward"})
"""What stands behind one of these is no place of the happening: `a patrol sent from Yambio`."""

TOPICS = frozenset({"on", "over", "about"})
TALKS = frozenset({"CONSULT", "AGREE"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT"})
TOLD = frozenset({"reported_as_fact", "claimed", "denied"})
DATES = frozenset({"DATE", "TIME"})
PAST = frozenset({"VBD", "VBN", "VBG"})
SENSED = frozenset({"hear", "see", "witness", "suffer", "cause", "report", "record", "trigger", "spark", "leave"})
"""What these take as object happened when they did: `heard three shots last night`."""


class Settings:
    """Dates and places by the happening that governs them."""

    def __init__(self, parse: Parse, hits: list[Hit]) -> None:
        self._parse = parse
        self._hits = hits
        self._owner = _owners(hits)

    def times(self, times: Iterable[Time]) -> dict[int, list[tuple[Span, str]]]:
        """Dates by number of the event in whose clause each stands."""
        found: dict[int, list[tuple[Span, str]]] = {}
        for span, value in _values(self._parse, times):
            if path := self._path(span):
                event = self._dated(path)
                if event is not None:
                    found.setdefault(event, []).append((span, value))
        return found

    def places(self, places: Iterable[Place]) -> dict[int, list[tuple[Span, str]]]:
        """Places where something is, by number of the event in whose clause each stands."""
        found: dict[int, list[tuple[Span, str]]] = {}
        for place in places:
            for mention in place.mentions:
                path = self._path(mention.span) if mention.use == "location" else []
                event = self._owner_of(path)
                if event is not None and self._lies(path, event):
                    found.setdefault(event, []).append((mention.span, place.id))
        return found

    def _path(self, span: Span) -> list[Word]:
        """The words from the head of the span up to the first happening, or to the end of their clause."""
        path = heads(self._parse.words_in(span))[:1]
        while path and path[-1].i not in self._owner and not _ends(path[-1]):
            path.append(path[-1].head)
        return path

    def _owner_of(self, path: list[Word]) -> int | None:
        if not path:
            return None
        return self._owner.get(path[-1].i, self._waiting(path[-1]))

    def _sensed(self, verb: Word) -> int | None:
        """`heard three shots last night`, `fighting erupted on Monday`: the happening beside such a verb."""
        objects = [c for c in verb.children if c.dep == "dobj"]
        beside = objects if verb.lemma in SENSED else [c for c in verb.children if c.dep == "nsubj" and not objects]
        found = {self._owner[c.i] for c in beside if c.i in self._owner}
        return found.pop() if len(found) == 1 else None

    def _dated(self, path: list[Word]) -> int | None:
        """The event that a date belongs to; `condemned the killing of two men on Monday`: that of the deed."""
        for below, above in pairwise(path):
            named = above.pos in ("NOUN", "PROPN") and above.i not in self._owner and above.entity not in DATES
            if named and (
                below.lower in ("of", "since") or below.dep in ("compound", "nmod", "nummod", "poss", "amod")
            ):
                return None
        event = self._owner_of(path)
        if event is None and path[-1].pos == "VERB":
            return self._sensed(path[-1])
        if event is None or self._hits[event].cue.type not in SPOKEN:
            return event
        verb = self._hits[event].word
        deeds = (c for c in verb.children if c.dep == "dobj" and verb.i < c.i < path[0].i)
        return next((self._owner[c.i] for c in deeds if c.i in self._owner), event)

    def _lies(self, path: list[Word], event: int) -> bool:
        """Is the place reached as a place: not as the one who acts, nor as what is talked about?"""
        through = [w.lower for w in path[1:-1] if w.dep in ("prep", "agent")]
        top, below = path[-1], path[-2] if len(path) > 1 else None
        if through and (through[0] in ELSEWHERE or (through[-1] in TOPICS and self._hits[event].cue.type in TALKS)):
            return False
        if below is None or top.pos not in ("VERB", "AUX"):
            return True
        if below.dep in ("nsubj", "csubj", "agent"):
            return False
        return bool(through) or self._hits[event].cue.type not in SPOKEN

    def _waiting(self, verb: Word) -> int | None:
        """`is due on Monday to meet`: the one happening that waits below the verb."""
        if verb.lemma not in WAITING:
            return None
        below = [c for c in verb.children if c.dep in ("xcomp", "acomp", "attr")]
        below += [c for child in below for c in child.children if c.dep == "xcomp"]
        found = {self._owner[c.i] for c in below if c.i in self._owner}
        return found.pop() if len(found) == 1 else None


class Tellers:
    """The statements whose own words of saying name a happening (`accused`, `called for`)."""

    def __init__(self, parse: Parse, statements: tuple[Statement, ...]) -> None:
        self._cues = Cover((span, s) for s in statements for span in s.cue)
        self._time = {s.id: s.time for s in statements}
        self._published = parse.report.published

    def saying(self, word: Word) -> tuple[str, ...]:
        """The statements that are made by the very act that the word names."""
        return tuple(dict.fromkeys(s.id for _, s in self._cues.overlapping(word.span)))

    def bound(self, hit: Hit, stance: Stance, refused: bool) -> str | None:
        """When an undated happening was: with the saying that it is, before its denial, before now if perfect."""
        sayings = (*self.saying(hit.word), *(stance.according_to[:1] if refused else ()))
        said = next((time for name in sayings if (time := self._time.get(name))), None)
        if said is not None and not said.startswith(".."):
            return said
        if stance.status not in TOLD or stance.negated:
            return None
        denials = stance.according_to if stance.status == "denied" or _is_perfect(hit.word) else ()
        told = next((time for name in denials if (time := self._time.get(name))), None)
        if told is None and _is_perfect(hit.word):
            told = self._published
        if told is None or not edtf.valid(told) or (told.startswith("..") and not _is_perfect(hit.word)):
            return None
        last = edtf.bounds(told)[1] if hit.word.tag in PAST or hit.word.pos == "NOUN" else None
        return f"../{last}" if last is not None else None


def _is_perfect(verb: Word) -> bool:
    """`has fallen`: it lies between some past and now."""
    return any(c.dep == "aux" and c.lower in ("has", "have", "'s", "’s", "'ve", "’ve") for c in verb.children)


def _ends(word: Word) -> bool:
    """Does a clause end at the word, so that what stands in it belongs to nothing above?"""
    if word.head is word or word.dep == "appos":
        return True
    if word.pos not in ("VERB", "AUX"):
        return False
    if word.dep in CLAUSES or word.dep == "conj":
        return True
    return word.dep in ("acl", "xcomp", "pcomp") and word.lemma not in WAITING and word.lower != "due"


def _owners(hits: list[Hit]) -> dict[int, int]:
    """Which happening each word belongs to: cues, their light verbs, the nouns they take."""
    owner: dict[int, int] = {}
    for n, hit in enumerate(hits):
        owner[hit.word.i] = n
    for n, hit in enumerate(hits):
        for word in (*hit.taken, *([hit.carrier] if hit.carrier is not None else [])):
            owner.setdefault(word.i, n)
    return owner


def _values(parse: Parse, times: Iterable[Time]) -> list[tuple[Span, str]]:
    """Dates with their spans; `between Monday and Friday` is one, from the first to the last."""
    dated = [t for t in times if t.edtf is not None and t.type in DATES]
    found: list[tuple[Span, str]] = []
    skip = False
    for n, time in enumerate(dated):
        after = dated[n + 1] if n + 1 < len(dated) else None
        if skip:
            skip = False
            continue
        value = _placed(parse, time)
        if after is not None and (whole := _range(parse, time, after)):
            value, skip = whole, True
        found.append((Span(time.start, time.end), value))
    return found


def _range(parse: Parse, first: Time, last: Time) -> str | None:
    one, two = first.edtf or "", last.edtf or ""
    joined = parse.text[first.end : last.start].strip() in ("and", "to", "until")
    opened = _before(parse, first) in ("between", "from")
    return f"{one}/{two}" if joined and opened and edtf.valid(f"{one}/{two}") and "/" not in one + two else None


def _before(parse: Parse, time: Time) -> str:
    words = parse.text[max(0, time.start - 20) : time.start].lower().split()
    return words[-1].lstrip("“‘«\"'") if words else ""


def _placed(parse: Parse, time: Time) -> str:
    """The time as EDTF; `by the end of May` and `before June` are open towards the past, `since May` towards now."""
    value, before = time.edtf or "", _before(parse, time)
    if "/" in value or before not in ("by", "before", "since"):
        return value
    return f"{value}/.." if before == "since" else f"../{value}"
