"""Actors and statements of a report → the same, every speaker an actor where the text lets us tell, with the path."""

from __future__ import annotations

from dataclasses import replace

from dragoman.knowledge.reporting import Reporting
from dragoman.knowledge.roster import Roster, compact
from dragoman.model.findings import Actor, ActorKind, ActorMention, Mention, Statement, Unresolved
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word

PRONOUNS = frozenset({"PRON", "DET"})
STAND_INS = frozenset(
    {"one", "another", "others", "some", "many", "several", "both", "neither", "few", "most", "third"}
)
OPENINGS = ("the ", "a ", "an ")
BODIES = frozenset({"organisation", "armed_force", "armed_group", "outlet"})
LONGEST_CLAUSE = 8
WHEN = frozenset({"DATE", "TIME"})
PATH = " ← "


def find_speakers(
    parse: Parse,
    roster: Roster,
    reporting: Reporting,
    actors: tuple[Actor, ...],
    unresolved: tuple[Unresolved, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """Speakers whom no name or title covered become actors.

    What cannot be told stays without a speaker, and `speaker_path` says why.
    """
    stage = _Stage(parse, roster, reporting, actors, unresolved)
    settled = tuple(stage.settle(statement) for statement in statements)
    return stage.actors(), settled


class _Stage:
    """The actors so far, and those that speakers add to them."""

    def __init__(
        self, parse: Parse, roster: Roster, reporting: Reporting, actors: tuple[Actor, ...],
        unresolved: tuple[Unresolved, ...],
    ) -> None:  # fmt: skip
        self.parse, self.roster, self.reporting = parse, roster, reporting
        self.found = {actor.id: actor for actor in actors}
        self.told = Cover([(m.span, (a.id, m)) for a in actors for m in a.mentions])
        self.doubts = Cover([(u.span, u) for u in unresolved])
        self.by_text: dict[str, str] = {}
        self.further: dict[str, list[ActorMention]] = {}

    def actors(self) -> tuple[Actor, ...]:
        """Those found before with the mentions that speech added, then the new ones."""
        return tuple(
            replace(a, mentions=_in_order((*a.mentions, *self.further[a.id]))) if a.id in self.further else a
            for a in self.found.values()
        )

    def settle(self, statement: Statement) -> Statement:
        """The statement with its speakers and the path to each."""
        if statement.speakers:
            self._widen(statement)
            return replace(statement, speaker_path=tuple(self._path(statement, who) for who in statement.speakers))
        for span in statement.speaker_spans:
            if (opening := self._opening(span)) is not None:
                return replace(statement, speakers=(opening,), speaker_path=(span.of(self.parse.text),))
            words = self.parse.words_in(span)
            head = _head(words)
            if head is None:
                continue
            if (doubt := self._doubt(head)) is not None:
                return replace(statement, speaker_path=(doubt,))
            who = self._unnamed(span, head, statement)
            if who is not None:
                return replace(statement, speakers=(who,), speaker_path=(span.of(self.parse.text),))
            return replace(statement, speaker_path=(f"{span.of(self.parse.text)}{PATH}? (nobody who can speak)",))
        return statement

    def _opening(self, span: Span) -> str | None:
        """`a second, also anonymous,`: whoever is told up to the first comma of the phrase."""
        end = span.start + span.of(self.parse.text).find(",")
        return next(
            (who for s, (who, m) in self.told.overlapping(span) if s.start == span.start and s.end == end), None
        )

    def _path(self, statement: Statement, who: str) -> str:
        """The path of the mention that stands as the speaker, else the actor's name."""
        for span in statement.speaker_spans:
            here = [m for _, (actor, m) in self.told.overlapping(span) if actor == who]
            if here:
                best = max(here, key=lambda m: (PATH in m.made_by, m.end - m.start))
                return best.made_by.split(";")[0] if PATH in best.made_by else best.text
        return self.found[who].name

    def _widen(self, statement: Statement) -> None:
        """`two officials briefed on the text`: a description with all that narrows it is a mention as well."""
        if len(statement.speakers) > 1 or len(statement.speaker_spans) != 1:
            return
        head = _head(self.parse.words_in(statement.speaker_spans[0]))
        if head is None or head.pos == "PRON" or head.entity == "PERSON":
            return
        here = [(s, m) for s, (who, m) in self.told.overlapping(head.span) if who == statement.speakers[0]]
        start = min((s.start for s, _ in here), default=None)
        if start is None:
            return
        made = max(here, key=lambda item: item[0].end)[1]
        before_cue = [s for s in statement.cue[:1] if s.start > made.end]
        between = self.parse.words_in(Span(made.end, before_cue[0].start)) if before_cue else []
        further = {between[-1].i} if _tells_who(between) else set()
        for last in sorted(_narrowed(self.parse.words, head) | further):
            end = self.parse.words[last].end
            if end > made.end:
                text = self.parse.text[start:end]
                mention = ActorMention(start=start, end=end, text=text, form=made.form, made_by=made.made_by)
                self.further.setdefault(statement.speakers[0], []).append(mention)

    def _doubt(self, head: Word) -> str | None:
        """Why nobody is named: the candidates that tie, or that there are none."""
        for _, doubt in self.doubts.overlapping(head.span):
            return f"{doubt.text}{PATH}? ({doubt.why})"
        if head.pos in PRONOUNS and head.lower not in STAND_INS:
            return f"{head.text}{PATH}? (nobody told before fits)"
        return None

    def _unnamed(self, span: Span, head: Word, statement: Statement) -> str | None:
        """A new actor for a noun that can speak, or the one made of the same words before."""
        if (known := self._of_roster(head) or self._called(span, head)) is not None:
            return known
        kind = self._kind(head) or self._by_what_it_does(head, statement)
        if any(w.tag in ("WP", "WDT") and w.i <= head.i for w in self.parse.words_in(span)):
            return None
        span = self._described(span, head)
        if kind is None or any(True for _ in self.told.overlapping(head.span)):
            return None
        text = span.of(self.parse.text)
        lower = text.lower()
        key = compact(next((lower[len(o) :] for o in OPENINGS if lower.startswith(o)), lower))
        mention = ActorMention(
            start=span.start, end=span.end, text=text, made_by="speaker of a statement",
            form="name" if head.pos == "PROPN" else "elliptical" if head.lower in STAND_INS else "title",
        )  # fmt: skip
        ident = self.by_text.get(key) if not lower.startswith(("a ", "an ", "one ", "another ")) else None
        if ident is not None:
            self.further.setdefault(ident, []).append(mention)
            return ident
        ident = f"a{len(self.found) + 1}"
        name = text[4:] if lower.startswith("the ") else text
        self.found[ident] = Actor(
            id=ident, name=name, kind=kind, country=None, sector=None, office=None, wikidata=None, mentions=(mention,),
            made_by="speaker of a statement",
        )  # fmt: skip
        self.by_text.setdefault(key, ident)
        return ident

    def _by_what_it_does(self, head: Word, statement: Statement) -> ActorKind | None:
        """An unknown noun that argues, insists or is quoted with its own verb: whatever it is, it speaks."""
        if head.pos != "NOUN" or head.lemma.lower() in self.roster.contexts["lifeless"]:
            return None
        cue = {w.lemma for span in statement.cue for w in self.parse.words_in(span) if w.pos == "VERB"}
        quoted = statement.kind == "direct" and statement.cue
        return "unspecified" if quoted or cue & self.roster.contexts["saying"] else None

    def _described(self, span: Span, head: Word) -> Span:
        """The phrase up to the first comma behind its noun: `a second, also anonymous` is `a second`."""
        behind = (w for w in self.parse.words_in(span) if w.i > head.i and w.text in (",", "(", "–", "—"))
        stop = next(behind, None)
        inside = [w for w in self.parse.words_in(span) if stop is None or w.i < stop.i]
        if inside and inside[-1].entity in WHEN:
            while inside[-1].i > head.i and (inside[-1].entity in WHEN or inside[-1].pos == "ADP"):
                inside.pop()
        return Span(inside[0].start, inside[-1].end) if inside and inside[0].i <= head.i else span

    def _of_roster(self, head: Word) -> str | None:
        """A state, capital or body of the roster that its place in the sentence did not show to be an actor."""
        names = [
            n for n in self.roster.named(head.text) if not n.careful and n.use in ("name", "acronym", "seat", "metonym")
        ]
        if head.pos != "PROPN" or len(names) != 1 or head.left < head.i:
            return None
        entry = names[0].entry
        mention = ActorMention(
            start=head.start, end=head.end, text=head.text, made_by=f"{head.text}{PATH}{entry.name} ({names[0].use})",
            form="name" if names[0].use in ("name", "acronym") else "metonym",
        )  # fmt: skip
        ident = next((a.id for a in self.found.values() if a.name == entry.name and a.kind == entry.kind), None)
        if ident is not None:
            self.further.setdefault(ident, []).append(mention)
            return ident
        ident = f"a{len(self.found) + 1}"
        self.found[ident] = Actor(
            id=ident, name=entry.name, kind=entry.kind, country=entry.country, sector=entry.sector or entry.code,
            office=None, wikidata=None, mentions=(mention,), made_by=f"roster: {entry.name}",
        )  # fmt: skip
        return ident

    def _called(self, span: Span, head: Word) -> str | None:
        """`NOVAK: …`: the one actor of whose name this is a part, whatever its letters' size."""
        key = compact(span.of(self.parse.text))
        if head.pos not in ("PROPN", "NOUN", "X") or len(key) < 3 or not span.of(self.parse.text)[:1].isupper():
            return None
        called = [
            a.id for a in self.found.values()
            if key == compact(a.name)
            or (a.kind in ("person", "unspecified") and key in [compact(part) for part in a.name.split()])
        ]  # fmt: skip
        called = called if len(called) == 1 else self._body_called(head)
        if len(called) != 1:
            return None
        text = span.of(self.parse.text)
        path = f"{text}{PATH}{self.found[called[0]].name}"
        mention = ActorMention(start=span.start, end=span.end, text=text, form="name", made_by=path)
        self.further.setdefault(called[0], []).append(mention)
        return called[0]

    def _body_called(self, head: Word) -> list[str]:
        """`Union: …` in a headline: the one body of the report that bears the noun."""
        paragraph = self.parse.paragraphs[self.parse.paragraph_of(head)]
        if paragraph.kind != "title" or head.left < head.i or head.right > head.i:
            return []
        noun = compact(head.lemma)
        return [
            a.id for a in self.found.values() if a.kind in BODIES and noun in (_noun(a.name), _noun(a.name, last=True))
        ]

    def _kind(self, head: Word) -> ActorKind | None:
        """What kind of actor a noun speaks of, or None where it speaks of none."""
        lemma = head.lemma.lower()
        if lemma in self.roster.contexts["papers"] or lemma in self.reporting.texts:
            return "document"
        title = self.roster.titles.get(head.lower)
        if title is not None:
            return title.kind
        known = lemma in self.reporting.speakers or head.lower.endswith(self.reporting.speaker_endings)
        if (
            head.lower in STAND_INS
            or head.tag == "CD"
            or known
            or (head.pos == "PROPN" and head.entity in ("PERSON", "ORG", "NORP"))
        ):
            return "unspecified"
        return None


def _noun(name: str, last: bool = False) -> str:
    """The noun of a body's name: before `of`, else its last word."""
    words = name.split()
    return compact(words[-1] if last or "of" not in words[1:] else words[words.index("of", 1) - 1])


def _head(words: list[Word]) -> Word | None:
    """The word of a phrase that hangs on something outside it, the first where several do."""
    inside = {word.i for word in words}
    return next((w for w in words if (w.head.i not in inside or w.head is w) and w.pos != "PUNCT"), None)


def _tells_who(words: list[Word]) -> bool:
    """`briefed on the text`, right behind a plural and before the cue, whatever the parser makes of it."""
    if not 2 <= len(words) <= LONGEST_CLAUSE or words[0].tag not in ("VBN", "VBD") or words[0].dep == "aux":
        return False
    return not any(w.pos == "PUNCT" or w.dep in ("nsubj", "aux", "auxpass", "dobj") for w in words)


def _narrowed(words: list[Word], head: Word) -> set[int]:
    """The last word of what narrows a noun down, with a date at its end and without: `the man held since Sunday`."""
    last = head.i
    for word in words[head.i + 1 : head.right + 1]:
        if word.pos == "PUNCT" and word.text not in ("-", "’", "'"):
            break
        last = word.i
    whole = last
    while last > head.i and (words[last].entity in ("DATE", "TIME") or words[last].pos in ("ADP", "CCONJ", "PUNCT")):
        last -= 1
    return {last, whole} - {head.i}


def _in_order(mentions: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    return tuple(sorted(mentions, key=_place))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end
