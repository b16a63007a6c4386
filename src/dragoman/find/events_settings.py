"""Places and statements with their spans → where a happening was, and which statements tell of it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.find.events_cues import Hit
from dragoman.find.events_parties import heads
from dragoman.model.findings import Place, Statement
from dragoman.model.span import Cover, Span
from dragoman.model.stance import Stance
from dragoman.parse import Parse, Word

WAITING = frozenset(
    {"be", "schedule", "plan", "expect", "set", "slate", "due", "move", "postpone", "reschedule", "defer", "delay"}
)
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
ELSEWHERE = frozenset({"from", "with", "between", "against", "by", "towards", "toward"})
"""What stands behind one of these is no place of the happening: `a patrol sent from Yambio`."""

TOPICS = frozenset({"on", "over", "about"})
TALKS = frozenset({"CONSULT", "AGREE"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT"})


class When(NamedTuple):
    """A date (EDTF) and the words that it was taken from."""

    value: str
    basis: str


class Settings:
    """Places by the happening that governs them."""

    def __init__(self, parse: Parse, hits: list[Hit]) -> None:
        self._parse = parse
        self._hits = hits
        self._owner = owners(hits)
        self.told: set[int] = set()
        """The sentences that say where something is."""

    def places(self, places: Iterable[Place]) -> dict[int, list[tuple[Span, str]]]:
        """Places where something is, by number of the event in whose clause each stands."""
        found: dict[int, list[tuple[Span, str]]] = {}
        named: list[tuple[Word, str]] = []
        for place in places:
            for mention in place.mentions:
                path = self._path(mention.span) if mention.use == "location" else []
                event = self._owner_of(path)
                if event is not None and self._lies(path, event):
                    found.setdefault(event, []).append((mention.span, place.id))
                if mention.use == "location" and (word := self._parse.word_at(mention.start)) is not None:
                    named.append((word, place.id))
        self.told = {word.sentence for word, _ in named}
        for there, place_id in self._pointed(sorted(named, key=lambda item: item[0].i)):
            held = (c for c in there.head.children if c.dep == "dobj")
            event = self._owner_of(upwards([there], self._owner))
            event = event if event is not None else next((self._owner[c.i] for c in held if c.i in self._owner), None)
            if event is not None:
                found.setdefault(event, []).append((there.span, place_id))
        return found

    def _pointed(self, named: list[tuple[Word, str]]) -> Iterator[tuple[Word, str]]:
        """`proposed patrols there`: the place named last, in the sentence or the one before."""
        for word in self._parse.words:
            if word.lower == "there" and word.tag == "RB" and word.dep == "advmod":
                before = [(w, name) for w, name in named if w.i < word.i and word.sentence - w.sentence <= 1]
                if before:
                    yield word, before[-1][1]

    def _path(self, span: Span) -> list[Word]:
        return upwards(heads(self._parse.words_in(span))[:1], self._owner)

    def _owner_of(self, path: list[Word]) -> int | None:
        if not path:
            return None
        return self._owner.get(path[-1].i, self._waiting(path[-1]))

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
        self._parse = parse
        self._cues = Cover((span, s) for s in statements for span in s.cue)
        self._denials = [s for s in statements if s.act == "deny"]
        self._contents = Cover((span, s) for s in statements for span in s.content)
        self._time = {s.id: s.time for s in statements}
        self._speakers = {s.id: s.speakers for s in statements}

    def is_cue(self, word: Word) -> bool:
        """Is the word one of saying?"""
        return bool(self._cues.overlapping(word.span))

    def saying(self, word: Word) -> tuple[str, ...]:
        """The statements that are made by the very act that the word names."""
        return tuple(dict.fromkeys(s.id for _, s in self._cues.overlapping(word.span)))

    def speakers(self, word: Word) -> tuple[str, ...]:
        """Who makes the statement that the word itself makes."""
        return next((found for name in self.saying(word) if (found := self._speakers[name])), ())

    def behind(self, statement: str) -> tuple[str, ...]:
        """Who makes a statement."""
        return self._speakers.get(statement, ())

    def denials(self) -> Iterator[tuple[Word, tuple[str, ...]]]:
        """The verbs of denying, each with its statement."""
        for statement in self._denials:
            for span in statement.cue:
                yield from ((word, (statement.id,)) for word in self._parse.words_in(span) if word.pos == "VERB")

    def parted(self, inner: Word, outer: Word) -> bool:
        """Does one word stand in what somebody says, and the other outside it?"""
        here = {s.id for _, s in self._contents.overlapping(outer.span)}
        return any(s.id not in here for _, s in self._contents.overlapping(inner.span))

    def bound(self, hit: Hit, stance: Stance, refused: bool) -> When | None:
        """When an undated happening was that is made by a saying: with the saying."""
        sayings = (*self.saying(hit.word), *(stance.according_to[:1] if refused else ()))
        said = next((time for name in sayings if (time := self._time.get(name))), None)
        return When(said, "the saying") if said is not None and not said.startswith("..") else None


def is_perfect(verb: Word) -> bool:
    """`has fallen`: it lies between some past and now."""
    return any(c.dep == "aux" and c.lower in ("has", "have", "'s", "’s", "'ve", "’ve") for c in verb.children)


def upwards(path: list[Word], owner: dict[int, int]) -> list[Word]:
    """The words from the first up to a happening, or to the end of their clause."""
    while path and path[-1].i not in owner and not ends(path[-1]):
        path.append(path[-1].head)
    return path


def ends(word: Word) -> bool:
    """Does a clause end at the word, so that what stands in it belongs to nothing above?"""
    if word.head is word or word.dep == "appos":
        return True
    if word.pos not in ("VERB", "AUX"):
        return False
    if word.dep in CLAUSES or word.dep == "conj":
        return True
    return word.dep in ("acl", "xcomp", "pcomp") and word.lemma not in WAITING and word.lower != "due"


def owners(hits: list[Hit]) -> dict[int, int]:
    """Which happening each word belongs to: cues, their light verbs, the nouns they take."""
    owner: dict[int, int] = {}
    for n, hit in enumerate(hits):
        owner[hit.word.i] = n
    for n, hit in enumerate(hits):
        for word in (*hit.taken, *([hit.carrier] if hit.carrier is not None else [])):
            owner.setdefault(word.i, n)
    return owner
