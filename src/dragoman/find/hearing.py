"""Parse, quotations, sides, actors and statements → both again, with `I`, `we` and `you` laid to who says and hears it.

A word of the first or second person goes by the innermost quotation it stands in: its bearer is the speaker or the
addressee of the statement that quotes it.  In reported words outside any marks it goes by the voice around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.find.hearing_replies import hearers, questions
from dragoman.model.findings import Actor, ActorMention, Statement
from dragoman.model.quotation import Quotation
from dragoman.model.sides import Sides
from dragoman.model.span import Cover
from dragoman.model.voices import Voices
from dragoman.parse import Parse, Word

ONE = frozenset({"i", "me", "my", "mine", "myself"})
MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
POSSESSED = frozenset({"ours", "yours"})
PERSONS = ONE | MANY | SECOND
PRIVATE = frozenset({None, "CVL", "AGR", "EDU", "HLH", "MED", "REF", "ELI"})
"""Sectors (PLOVER) of persons whose `we` is they and those with them; an official may mean state, army or office."""

TOLD = frozenset({"dobj", "dative", "iobj"})


def hear(
    parse: Parse,
    quotations: tuple[Quotation, ...],
    sides: Sides,
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """The actors with the mentions heard, and the statements whose speaker or addressee is such a word with its bearer.

    Where a statement has no one speaker or addressee who fits, the word stays nobody's.
    """
    words = [w for w in parse.words if w.lower in PERSONS and _is_person(parse, w)]
    if not words or not statements:
        return actors, statements
    hearing = _Hearing(parse, sides, quotations, actors, statements)
    for word, centre in hearing.by_centre(words):
        hearing.lay(word, centre)
    return hearing.actors(), tuple(hearing.statements.values())


def _is_person(parse: Parse, word: Word) -> bool:
    """No pit, no number (`Phase I`), no word of a title written with capitals (`the song “Not on My Watch”`)."""
    if word.lower == "mine":
        return word.pos == "PRON" or (word.dep in ("acomp", "attr") and not word.children)
    before = parse.words[word.i - 1] if word.i and parse.words[word.i - 1].sentence == word.sentence else None
    if word.lower == "i":
        numbers = (
            before is not None and before.text[0].isupper() and before.pos in ("PROPN", "NOUN") and not before.entity
        )
        return word.pos == "PRON" and not word.entity and not numbers
    if word.text[0].islower() or before is None or not before.text[-1].isalpha():
        return word.lower in POSSESSED or word.pos == "PRON"
    return parse.paragraphs[parse.paragraph_of(word)].kind == "title"


class _Hearing:
    """The statements and the mentions as they become known, outer statements before those that stand in them."""

    def __init__(
        self,
        parse: Parse,
        sides: Sides,
        quotations: tuple[Quotation, ...],
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self.parse, self.sides = parse, sides
        self.known = {actor.id: actor for actor in actors}
        self.taken = {mention.span for actor in actors for mention in actor.mentions}
        self.heard: dict[str, list[ActorMention]] = {}
        self.statements = {s.id: s for s in statements}
        self.voices = Voices(parse.text, statements)
        self.quotations = Cover((q.inner, q) for q in quotations)
        self.spoken_at = {span: s.id for s in statements if not s.speakers for span in s.speaker_spans}
        self.cued_at = Cover((span, s.id) for s in statements if not s.addressees for span in s.cue)
        self.hearers = hearers(parse, statements)
        self.questions = Cover(questions(parse, quotations, statements))

    def by_centre(self, words: list[Word]) -> Iterator[tuple[Word, str]]:
        """Each word with the statement whose voice it is; relaying voices first, since they may name the next."""
        found = [(word, centre) for word in words if (centre := self._centre(word) or self._asked(word)) is not None]
        found.sort(key=lambda item: (self.voices.depth(item[1]), item[0].i))
        yield from found

    def _centre(self, word: Word) -> str | None:
        """The innermost statement that quotes the word, if no other marks stand between it and the word."""
        over = self.voices.quoting(word.span)
        near = [span for span, _ in self.quotations.overlapping(word.span)]
        marks = min(near, key=lambda span: span.end - span.start) if near else None
        for statement in over:
            if marks is None or any(marks.covers(s) and s.covers(word.span) for s in statement.quoted):
                return statement.id
        return None

    def _asked(self, word: Word) -> str | None:
        """The statement that answers a question in which the word stands, outside any marks."""
        if word.lower not in SECOND or self.quotations.overlapping(word.span):
            return None
        return self.questions.at(word.start)

    def lay(self, word: Word, centre: str) -> None:
        """A mention of whom the word means, if the statement says whom."""
        statement = self.statements[centre]
        second = word.lower in SECOND
        asked = second and self.questions.at(word.start) == centre
        if second and not asked:
            bearers = self._second(statement)
        else:
            bearers = self._first(statement, many=word.lower in MANY)
        if not bearers or word.span in self.taken:
            return
        role = "asked before" if asked else "addressee of" if second else "speaker of"
        paths: list[str] = []
        for bearer in bearers:
            actor = self.known[bearer]
            names = [word.text, f"{role} {centre}"]
            names += [self.known[s].name for s in statement.speakers if s not in bearers and not second]
            why = " ← ".join([*names, actor.name])
            paths.append(why)
            made = ActorMention(start=word.start, end=word.end, text=word.text, form="pronoun", made_by=why)
            self.heard.setdefault(bearer, []).append(made)
        self._tell(word, bearers, paths)

    def _first(self, statement: Statement, *, many: bool) -> tuple[str, ...]:
        """`I` is the one person who speaks; `we` those who speak together, a body, or the side of who speaks for it."""
        speakers = tuple(s for s in statement.speakers if s in self.known)
        if len(speakers) != 1:
            return speakers if many else ()
        actor = self.known[speakers[0]]
        if not many:
            return speakers if actor.kind in ("person", "unspecified") and self._is_one(statement) else ()
        if actor.kind == "document":
            return ()
        if actor.kind != "person" or actor.sector in PRIVATE:
            return self.sides.speaks_for(speakers)
        return tuple(side for side in self.sides.speaks_for(speakers) if side != actor.id)

    def _is_one(self, statement: Statement) -> bool:
        """Does the phrase beside the cue name one alone?  `Two officials` do not say `I`."""
        for span in statement.speaker_spans:
            words = self.parse.words_in(span)
            inside = {w.i for w in words}
            if any(w.tag in ("NNS", "NNPS") for w in words if w.head.i not in inside):
                return False
        return True

    def _second(self, statement: Statement) -> tuple[str, ...]:
        """The one addressee, else who answers or is answered, or was told what the same speaker said just before."""
        for told in (statement.addressees, self.hearers.get(statement.id, ())):
            others = tuple(a for a in told if a in self.known and a not in statement.speakers)
            if any(self.known[a].kind == "outlet" or self.known[a].sector == "JRN" for a in others):
                return ()  # `You never know,` he told reporters: anybody
            if others:
                return others if len(others) == 1 else ()
        return ()

    def _tell(self, word: Word, bearers: tuple[str, ...], paths: list[str]) -> None:
        """`I told them` gives an inner statement its speaker, `he told me` its addressee."""
        if (spoken := self.spoken_at.get(word.span)) is not None:
            self.statements[spoken] = replace(self.statements[spoken], speakers=bearers, speaker_path=tuple(paths))
        verb = word.head if word.dep in TOLD else word.head.head if word.head.lower == "to" else None
        if verb is not None and (cued := self.cued_at.at(verb.start)) is not None:
            self.statements[cued] = replace(self.statements[cued], addressees=bearers)

    def actors(self) -> tuple[Actor, ...]:
        """The actors as they came, with what was heard of them, in order of the text."""
        return tuple(
            replace(actor, mentions=tuple(sorted((*actor.mentions, *more), key=lambda m: m.span)))
            if (more := self.heard.get(actor.id))
            else actor
            for actor in self.known.values()
        )
