"""Phrases that name documents or bodies, in order → the groups that name one and the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.find.agreements_phrases import Phrase
from dragoman.find.agreements_standing import Standing
from dragoman.knowledge.documents import Documents
from dragoman.parse import Parse

GENERIC = frozenset({"agreement", "deal", "accord", "pact"})
TITLE_WORDS = frozenset({"peace", "joint", "agreement", "general", "special", "u.n.", "un", "eu", "united", "nations"})


Found = tuple[Phrase, Standing]


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases of one thing, each with its standing, while they are gathered."""

    members: list[Found] = field(default_factory=list)

    @property
    def phrases(self) -> list[Phrase]:
        return [phrase for phrase, _ in self.members]

    @property
    def told(self) -> Standing:
        """What one mention says of its being made outweighs what others wish; else the first that tells."""
        told = [standing for _, standing in self.members if standing[0] is not None]
        return next((s for s in told if s[0] == "made"), told[0] if told else (None, "no telling"))

    @property
    def names(self) -> set[str]:
        return set().union(*(p.names for p in self.phrases))

    @property
    def date(self) -> str | None:
        return next((p.date for p in self.phrases if p.date is not None), None)


def gather(parse: Parse, found: list[Found], documents: Documents) -> list[Group]:
    """Groups in order of first mention; a bare phrase without anything to refer to is left out unless it can stand."""
    groups: list[Group] = []
    for phrase, standing in found:
        home = _home(parse, phrase, groups)
        if home is None:
            if not _may_open(parse, phrase, documents):
                continue
            home = Group()
            groups.append(home)
        home.members.append((phrase, standing))
    return [group for group in groups if group.told[0] is not None]


def _home(parse: Parse, phrase: Phrase, groups: list[Group]) -> Group | None:
    """The latest group that the phrase may belong to: by name and date, else by reference."""
    near = [g for g in reversed(groups) if _kin(phrase, g)]
    if phrase.names or phrase.date:
        own = phrase.names - TITLE_WORDS or phrase.names
        for group in near:
            theirs = group.names - TITLE_WORDS or group.names
            if own & theirs and not _clash(phrase, group):
                return group
            if phrase.date and phrase.date == group.date:
                return group
            if phrase.definite and not theirs and _opened_in_headline(parse, group) and _one_paper(phrase, group):
                return group
        return None
    if phrase.head.tag in ("NNS", "NNPS") and not phrase.definite:
        return None
    if not phrase.definite:
        alike = [g for g in near if _opened_in_headline(parse, g) or (phrase.noun.noun == "treaty" and not g.names)]
        return next((g for g in alike if g.phrases[0].noun.family == phrase.noun.family), None)
    near.sort(key=lambda g: g.told[0] == "wished")
    same = [g for g in near if any(p.noun is phrase.noun for p in g.phrases)]
    narrowed = [g for g in same if phrase.beside & _beside(g)]
    return next(iter(narrowed or same or near), None)


def _kin(phrase: Phrase, group: Group) -> bool:
    """May the noun name what the group's nouns name?"""
    nouns = [p.noun for p in group.phrases]
    if any(n.family == phrase.noun.family for n in nouns):
        return True
    documents = {"accord", "ceasefire", "treaty", "paper", "swap", "plan"}
    if phrase.noun.noun in GENERIC and phrase.noun.family == "accord":
        return any(n.family in documents for n in nouns)
    weak = phrase.noun.stands != "alone"
    return not weak and any(n.noun in GENERIC for n in nouns) and phrase.noun.family in documents - {"plan"}


def _one_paper(phrase: Phrase, group: Group) -> bool:
    """A communiqué that speaks of a protocol is not that protocol; a truce may be called a ceasefire."""
    return phrase.noun.family != "paper" or any(p.noun is phrase.noun for p in group.phrases)


def _clash(phrase: Phrase, group: Group) -> bool:
    """Do dates or numbers tell the two apart?"""
    if phrase.date and group.date and phrase.date[:4] != group.date[:4]:
        return True
    own = {n for n in phrase.names if n.isdigit()}
    theirs = {n for n in group.names if n.isdigit()}
    return bool(own and theirs and not own & theirs)


def _beside(group: Group) -> set[str]:
    return set().union(*(p.beside for p in group.phrases)) - {"the", "a", "an", "this", "that"}


def _opened_in_headline(parse: Parse, group: Group) -> bool:
    return parse.paragraphs[parse.paragraph_of(group.phrases[0].head)].kind == "title"


def _may_open(parse: Parse, phrase: Phrase, documents: Documents) -> bool:
    """May the phrase bring something new?  A bare weak noun only where something is done by it (`Under the plan`)."""
    if phrase.fits():
        return True
    before = parse.words[phrase.head.left - 1].lower if phrase.head.left else ""
    return phrase.definite and phrase.noun.family == "plan" and before in documents.tell["under"]
