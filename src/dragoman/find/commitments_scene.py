"""What the rules for commitments look at (parse, words, findings by place) and what each of them makes: drafts."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.promises import Promises
from dragoman.model.findings import Actor, ActorMention, Statement, Time
from dragoman.model.sides import Sides
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word
from dragoman.syntax import ancestors, child, children, conjuncts, negation

OWN = frozenset({"his", "her", "its", "their"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
PLURAL = frozenset({"we", "us", "our", "ours"})
NOT_SIDES = frozenset({"document", "outlet"})
TOGETHER = frozenset({"party", "parties", "side", "sides"})
OWNERS = frozenset({"state", "organisation", "armed_force", "armed_group", "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment as one rule reads it; of drafts about the same words the one of lowest `rank` stays."""

    kind: str
    what: tuple[Span, ...]
    condition: tuple[Span, ...]
    who: tuple[str, ...]
    to: tuple[str, ...]
    due: str | None
    due_span: Span | None
    statements: tuple[str, ...]
    made_by: str
    rank: int


class Scene:
    """A report's parse with its statements, actors and times, each found again by place."""

    def __init__(
        self,
        parse: Parse,
        promises: Promises,
        statements: tuple[Statement, ...],
        actors: tuple[Actor, ...],
        sides: Sides,
        times: tuple[Time, ...],
    ) -> None:
        self.parse, self.promises = parse, promises
        self.statements = statements
        self.actors: Cover[tuple[Actor, ActorMention]] = Cover((m.span, (a, m)) for a in actors for m in a.mentions)
        self.kinds = {a.id: a.kind for a in actors}
        self.press = {a.id for a in actors if a.kind == "outlet" or a.sector == "JRN"}
        self.sides = sides
        self.times: Cover[Time] = Cover((Span(t.start, t.end), t) for t in times)
        self.contents: Cover[Statement] = Cover((span, s) for s in statements for span in s.content)
        self.cues: Cover[Statement] = Cover((span, s) for s in statements for span in s.cue)
        self.in_title = parse.paragraphs[0].kind == "title" and len(parse.paragraphs) > 1 if parse.paragraphs else False

    def statement_at(self, span: Span) -> Statement | None:
        """The innermost statement whose content covers the start of the span."""
        near = self.contents.overlapping(Span(span.start, span.start + 1))
        return min(near, key=lambda item: item[0].end - item[0].start)[1] if near else None

    def statements_of(self, trigger: Word, what: tuple[Span, ...]) -> tuple[str, ...]:
        """Ids of the statements that make it: the one whose cue the trigger is, else the one it stands in."""
        cued = self.cues.at(trigger.start)
        if cued is not None and any(c.overlaps(w) for c in cued.content for w in what):
            return (cued.id,)
        around = self.statement_at(trigger.span)
        return (around.id,) if around is not None else ()

    def parties(self, word: Word | None, statement: Statement | None = None) -> tuple[str, ...]:
        """Actor ids that a noun or pronoun (and what is coordinated with it) refers to; the speakers for `we`."""
        if word is None:
            return ()
        if word.tag in ("WDT", "WP") and word.head.dep == "relcl":
            return self.parties(word.head.head, statement)
        found: list[str] = []
        for one in conjuncts(word):
            owned = next(iter(children(one, "case")), None)
            if owned is not None and one is not word:
                found.extend(self._named(owned))
            else:
                found.extend(self._party(one, statement))
        return tuple(dict.fromkeys(found))

    def _party(self, word: Word, statement: Statement | None) -> tuple[str, ...]:
        words = self.promises.words
        owner = next((c for c in children(word, "poss")), None)
        first = word.lower in words["first_person"] or (
            owner is not None and owner.lower in words["first_person_owner"] and not self._named(word)
        )
        if first and statement is not None:
            many = word.lower in PLURAL or (owner is not None and owner.lower in PLURAL)
            return self.sides.speaks_for(statement.speakers) if many else statement.speakers
        if first:
            return ()
        if named := self._named(word):
            return named
        if owner is not None:
            owned = self.actors.overlapping(owner.span)
            return tuple(dict.fromkeys(a.id for _, (a, _) in owned if a.kind in OWNERS))
        return self._together() if word.lower in TOGETHER else ()

    def _together(self) -> tuple[str, ...]:
        """`Neither Party`: the actor that the text calls `the Parties` or `the Sides`, if there is one."""
        ends = ("parties", "sides")
        named = {a.id for _, (a, m) in self.actors if a.kind == "group" and m.text.lower().endswith(ends)}
        return tuple(named) if len(named) == 1 else ()

    def _named(self, word: Word) -> tuple[str, ...]:
        """The actor whose mention ends with the word or has it as its head."""
        near = [item for item in self.actors.overlapping(word.span) if item[1][0].kind not in NOT_SIDES]
        if not near:
            return ()
        tight = min(span.end - span.start for span, _ in near)
        return tuple(dict.fromkeys(a.id for span, (a, _) in near if span.end - span.start == tight))

    def promiser(self, word: Word | None, statement: Statement | None) -> tuple[str, ...]:
        """The parties of a pledge's subject; the speaker for a pronoun that is nobody else in a reported pledge."""
        if (side := self._own_side(word, statement)) or (side := self._speakers_together(word, statement)):
            return side
        if found := self.parties(word, statement):
            return self.sides.of_spokesmen(found)
        if word is None or statement is None or statement.kind == "direct" or word.lower not in PRONOUNS:
            return ()
        people = [self.kinds.get(speaker) == "person" for speaker in statement.speakers]
        if word.lower in ("it", "they") and all(people):
            return tuple(i for i in self.sides.speaks_for(statement.speakers) if self.kinds.get(i) != "person")
        fits = {"it": not any(people) and len(people) == 1, "they": len(people) > 1 or not any(people)}
        return statement.speakers if fits.get(word.lower, all(people) and len(people) == 1) else ()

    def _own_side(self, word: Word | None, statement: Statement | None) -> tuple[str, ...]:
        """`his fighters will leave`, said by a spokesman: the side for which he speaks."""
        owner = child(word, "poss") if word is not None else None
        if owner is None or word is None or statement is None or owner.lower not in OWN:
            return ()
        if word.lower not in self.promises.words["own_sides"] or not set(self._named(owner)) <= set(statement.speakers):
            return ()
        return tuple(i for i in self.sides.speaks_for(statement.speakers) if self.kinds.get(i) != "person")

    def _speakers_together(self, word: Word | None, statement: Statement | None) -> tuple[str, ...]:
        """`France and Spain said they would`: those who say it together."""
        if statement is None or word is None or word.lower != "they" or statement.kind == "direct":
            return ()
        return statement.speakers if len(statement.speakers) > 1 else ()

    def is_speaker(self, word: Word | None, statement: Statement | None) -> bool:
        """Does the noun or pronoun mean whoever makes the statement?"""
        if word is None or statement is None:
            return False
        if word.lower in self.promises.words["first_person"]:
            return True
        owner = next(iter(children(word, "poss")), None)
        if owner is not None and owner.lower in self.promises.words["first_person_owner"]:
            return True
        if owner is not None and owner.lower in OWN and word.lower in self.promises.words["own_sides"]:
            return statement.kind != "direct"
        named = self.parties(word, statement)
        if not named or set(named) <= {*statement.speakers, *self.sides.speaks_for(statement.speakers)}:
            return bool(named)
        return self.sides.unnamed(statement.speakers) and all(self.kinds.get(i) in OWNERS for i in named)

    def promised_to(self, statement: Statement) -> tuple[str, ...]:
        """To whom a pledge is made; reporters only hear of it."""
        return tuple(who for who in statement.addressees if who not in self.press)

    def is_open(self, word: Word) -> bool:
        """Is the word asserted: not denied, refused, asked about, or set inside an `if`?"""
        lists = self.promises.words
        if negation(word) is not None:
            return False
        below = word
        for above in ancestors(word):
            if below.dep in ("xcomp", "ccomp") and above.pos in ("VERB", "AUX", "ADJ"):
                if above.lemma in lists["denying"] or above.lemma in lists["light_verbs"]:
                    return False
                if negation(above) is not None:
                    return False
            if below.dep == "advcl" and any(c.lower in ("if", "unless", "whether") for c in below.children):
                return False
            if any(c.lower == "whether" for c in below.children):
                return False
            below = above
        statement = self.statement_at(word.span)
        return statement is None or statement.act not in ("deny", "reject")
