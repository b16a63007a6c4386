"""Capitalised names that no list knows and no person bears → the bodies that the words around them make of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.find.actors_names import Hits, Run
from dragoman.find.actors_phrases import Phrase
from dragoman.knowledge.roster import Roster, compact
from dragoman.model.findings import ActorKind
from dragoman.parse import Parse, Word
from dragoman.syntax import SUBJECTS

if TYPE_CHECKING:
    from dragoman.find.actors_joins import Persona

BODIES = frozenset({"organisation", "armed_force", "armed_group", "outlet"})
OF = frozenset({"of", "for", "from", "with", "in"})
ACTS = ("speech", "diplomacy", "deeds", "minds")
THINGS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "FAC", "LOC", "PRODUCT", "DATE", "TIME", "LANGUAGE", "GPE"})
"""Labels under which a name behind `the` is seldom a body."""


@dataclass(slots=True, frozen=True)
class Unlisted:
    """Words `first` to `last` name a body; `kind` is what its first telling mention makes of it."""

    first: int
    last: int
    word: Word
    kind: ActorKind
    why: str


def find_unlisted(
    parse: Parse, roster: Roster, hits: Hits, runs: list[Run], personas: list[Persona], phrases: list[Phrase]
) -> list[Unlisted]:
    """Runs that a noun of bodies, an office, or an article and a deed support, and the same words elsewhere."""
    taken = {i for p in personas for i in range(p.run.first, p.run.last + 1)}
    taken |= {i for p in phrases for i in range(p.term_first, p.term_last + 1)}
    parts = {w.text for hit in hits.all if hit.last > hit.first for w in parse.words[hit.first : hit.last + 1]}
    free = [
        run for run in runs
        if taken.isdisjoint(range(run.first, run.last + 1))
        and (run.last > run.first or parse.words[run.first].text not in parts)
    ]  # fmt: skip
    if not free:
        return []
    begins = {p.first: p for p in phrases if _is_body(p)}
    ends = {p.term_last: p for p in phrases if _is_body(p)}
    told: dict[str, tuple[ActorKind, str]] = {}
    for run in free:
        read = _beside(parse, run, begins, ends) or _by_role(parse, roster, run)
        if read is not None:
            told.setdefault(_text(parse, run), read)
    return [
        Unlisted(run.first, run.last, run.head, *told[_text(parse, run)])
        for run in free if _text(parse, run) in told and not (run.spot and run.head.dep == "pobj")
    ]  # fmt: skip


def _text(parse: Parse, run: Run) -> str:
    return compact(parse.text[parse.words[run.first].start : parse.words[run.last].end])


def _is_body(phrase: Phrase) -> bool:
    return phrase.title.kind in BODIES and not phrase.title.plural


def _beside(parse: Parse, run: Run, begins: dict[int, Phrase], ends: dict[int, Phrase]) -> tuple[ActorKind, str] | None:
    """`Frodebu, the main opposition party,`, `the rebel group Tavar`: a noun of bodies says what it is."""
    words = parse.words
    behind = begins.get(run.last + 2)
    apposed = behind is not None and words[run.last + 1].text == "," and behind.head.dep == "appos"
    if (
        behind is not None
        and apposed
        and words[behind.first].pos == "DET"
        and behind.head.sentence == run.head.sentence
    ):
        return behind.title.kind, f"name beside {behind.title.term}"
    before = ends.get(run.first - 1)
    if before is not None and before.head.text.islower() and before.head.sentence == run.head.sentence:
        return before.title.kind, f"name behind {before.title.term}"
    return None


def _by_role(parse: Parse, roster: Roster, run: Run) -> tuple[ActorKind, str] | None:
    """What holds an office, has members, or goes by `the` and acts or is spoken to."""
    words, head = parse.words, run.head
    if run.last > run.first and words[run.last].lower in roster.contexts["named as firms"]:
        deed = head.dep in SUBJECTS and head.head.lemma not in roster.contexts["befalling"]
        return ("organisation", f"firm as subject of {head.head.lemma}") if deed else None
    small = [w for w in words[run.first : run.last + 1] if w.text[0].islower()]
    if run.first == 0 or any(w.lower not in roster.contexts["particles"] for w in small):
        return None
    if parse.paragraphs[parse.paragraph_of(head)].kind == "title":
        return None
    labels = {w.entity for w in words[run.first : run.last + 1] if w.text[0].isupper()}
    articled = words[run.first - 1].lower == "the" and not labels & THINGS
    if (articled or labels == {"ORG"} or head.head.lower == "of") and (held := _served(roster, head)) is not None:
        return held
    if not articled or words[run.last].lower in roster.contexts["spots"]:
        return None
    kind: ActorKind = "outlet" if words[run.last].lower in roster.contexts["named as outlets"] else "organisation"
    kind = "group" if words[run.last].tag == "NNPS" and run.first == run.last else kind
    while head.dep == "conj" and head.head is not head and head.head.pos in ("PROPN", "NOUN"):
        head = head.head
    verb = head.head.lemma
    many = kind == "group" and verb != "be" and verb not in roster.contexts["befalling"]
    if head.dep in SUBJECTS and (many or any(verb in roster.contexts[name] for name in ACTS)):
        return kind, f"name with article as subject of {verb}"
    if head.dep in ("dobj", "dative") and verb in roster.contexts["address"] | roster.contexts["leading"]:
        return kind, f"name with article as object of {verb}"
    return None


def _served(roster: Roster, head: Word) -> tuple[ActorKind, str] | None:
    """`X's spokesman`, `a commander of X`, `members of the X`: a body by those who serve it."""
    linked = head.dep == "pobj" and head.head.lower in OF
    office = head.head if head.dep == "poss" else head.head.head if linked else None
    if office is None or office.lemma.lower() not in roster.contexts["of a body"]:
        return None
    title = roster.titles.get(office.lower)
    armed = title is not None and title.sector in ("REB", "MIL")
    return "armed_group" if armed else "organisation", f"name of whom a {office.lemma} serves"
