"""Parse, roster, hits and cast held together → what a phrase says: its words, its owner, its sector."""

from __future__ import annotations

from dragoman.find.actors_cast import Cast, Member
from dragoman.find.actors_names import Hits
from dragoman.find.actors_phrases import POSSESSIVES, Phrase
from dragoman.find.actors_reference import antecedent
from dragoman.knowledge.roster import NOT_NATIONAL, Roster, Title, compact
from dragoman.model.findings import MentionForm
from dragoman.model.quotation import Quotation
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word


class Stage:
    """What all parts of the reading of one report share."""

    def __init__(self, parse: Parse, roster: Roster, hits: Hits, cast: Cast, quotations: tuple[Quotation, ...]) -> None:
        self.parse, self.roster, self.hits, self.cast = parse, roster, hits, cast
        self.quoted = Cover([(q.inner, q) for q in quotations if q.depth == 0])
        self.certain = {hit.names[0].entry.id for hit in hits.all if len(hit.names) == 1 and not hit.modifies}
        self.phrase_at: dict[int, Phrase] = {}
        self.defined: dict[str, int] = {}
        self.member_ending: dict[int, Member] = {}
        self.covered: set[int] = set()
        self.beside: dict[int, list[int]] = {}
        self.shared: dict[int, tuple[Title | None, list[str | None]]] = {}

    def _tell(self, member: Member, first: int, last: int, form: MentionForm, why: str, word: Word) -> None:
        words = self.parse.words
        self.cast.tell(
            member,
            Span(words[first].start, words[last].end),
            form,
            why,
            word,
            self.parse.paragraph_of(word),
            self._is_quoted(word),
        )

    def _is_quoted(self, word: Word) -> bool:
        return bool(self.quoted.overlapping(Span(word.start, word.start + 1)))

    def _owner(self, phrase: Phrase) -> Member | None:
        """Whose: the possessor in the phrase, a pronoun or a name, if the cast knows it."""
        word = phrase.owner_word
        if word is None:
            return self.cast.by_key.get(phrase.owner.entry.id) if phrase.owner is not None else None
        if word.lower in POSSESSIVES:
            return (
                None
                if self._is_quoted(word)
                else antecedent(self.parse, self.cast, word, self.roster.contexts["speech"])
            )
        hit = self.hits.at.get(word.i)
        if hit is not None and len(hit.names) == 1:
            return self.cast.by_key.get(hit.names[0].entry.id)
        near = [t.member for t in self.cast.told if t.word.i == word.i]
        if near:
            return near[0]
        held = self.cast.heads.get(compact(word.text), [])
        return held[0] if len(held) == 1 else self.cast.person([word])

    def _words(self, phrase: Phrase) -> str:
        words = self.parse.words
        return self.parse.text[words[phrase.first].start : words[phrase.last].end]

    def _text(self, phrase: Phrase) -> str:
        text = self._words(phrase)
        return text.split(" ", 1)[1] if text.lower().startswith(("the ", "a ", "an ")) else text

    def _core(self, phrase: Phrase) -> tuple[str, ...]:
        """The words of office or body without article, possessor and nation."""
        words = self.parse.words[phrase.first : phrase.term_last + 1]
        behind = self.parse.words[phrase.term_last + 1 : phrase.last + 1]
        if behind and behind[0].lower == "of" and phrase.title.kind == "person":
            words = words + [w for w in behind[1:] if w.pos in ("NOUN", "PROPN")]
        term = range(phrase.term_first, phrase.term_last + 1)
        return tuple(
            compact(w.text) for w in words
            if compact(w.text)
            and (w.i in term or (w.i not in self.hits.at and w.dep not in ("det", "poss", "case", "predet")))
            and (w.i <= phrase.head.i or (w.i not in self.hits.at and w.pos not in ("ADP", "CCONJ", "DET")))
        )  # fmt: skip

    def _code_of(self, phrase: Phrase) -> str | None:
        """PLOVER's code of the body of several states that an envoy serves, who then is no state's official."""
        owner = phrase.owner.entry if phrase.owner is not None and phrase.title.sector == "GOV" else None
        return owner.code if owner is not None and owner.code in NOT_NATIONAL else None

    def _served(self, phrase: Phrase) -> set[str]:
        """The body that the bearer of a title serves, by the roster's id: `UN` in `UN envoy`."""
        entry = phrase.owner.entry if phrase.owner is not None else None
        return {entry.id} if entry is not None and entry.kind != "state" else set()

    def _inner(self, phrase: Phrase, i: int) -> Phrase | None:
        """The body or group that a spokesman speaks for, told inside his title."""
        inner = self.phrase_at.get(i)
        speaks = phrase.title.kind == "person" and self.parse.words[phrase.term_last + 1].lower in ("for", "of")
        return inner if inner is not None and inner is not phrase and speaks and inner.title.kind != "person" else None

    def _sector_of(self, owner: Member | None, phrase: Phrase) -> str | None:
        if owner is not None:
            return owner.sector or ("GOV" if owner.kind == "state" else None)
        if phrase.owner is not None:
            return phrase.owner.entry.sector or phrase.owner.entry.code
        inner = next((p for i in range(phrase.term_last + 1, phrase.last + 1) if (p := self._inner(phrase, i))), None)
        if inner is not None:
            return inner.title.sector or (inner.nation.sector if inner.nation is not None else None)
        core = self._core(phrase)
        for k in range(len(core) - 1):
            body = self.roster.titles.get("".join(core[k:-1]))
            if body is not None and body.kind != "person":
                return body.sector
        return (
            "GOV" if phrase.nation is not None and phrase.title.term in ("leader", "spokesman", "spokeswoman") else None
        )
