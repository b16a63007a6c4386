"""Names and phrases in order of the text → the cast of the report: one member a real actor, refusing ties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.knowledge.roster import Entry, Name, compact
from dragoman.model.findings import Actor, ActorKind, ActorMention, MentionForm, Unresolved
from dragoman.model.span import Span
from dragoman.parse import Word

BODIES = frozenset({"organisation", "armed_force", "armed_group", "outlet"})


@dataclass(slots=True)
class Told:
    """One mention as it was told: where, by which word, of whom."""

    member: Member
    word: Word
    paragraph: int
    subject: bool
    quoted: bool = False


@dataclass(slots=True, eq=False)
class Member:
    """An actor while the report is being read.

    One with `parts` is a set of others (`the two ministers`), who bear its mentions; one with a `tie` is nobody whom
    the text singles out, and `tie` says why.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    gender: str | None = None
    term: str | None = None
    many: bool = False
    named: bool = False
    definite: bool = False
    short: bool = False
    side: Entry | None = None
    made_by: str = ""
    entry: Entry | None = None
    cores: list[tuple[str, ...]] = field(default_factory=list)
    terms: set[str] = field(default_factory=set)
    serves: set[str] = field(default_factory=set)
    parts: tuple[Member, ...] = ()
    count: int | None = None
    tie: str = ""
    mentions: dict[Span, tuple[MentionForm, str]] = field(default_factory=dict)
    first_text: str = ""


class Cast:
    """The members so far, found again by entry, name, surname, acronym or head noun."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.members: list[Member] = []
        self.told: list[Told] = []
        self.by_key: dict[str, Member] = {}
        self.surnames: dict[str, list[Member]] = {}
        self.forenames: dict[str, list[Member]] = {}
        self.inner: dict[str, list[Member]] = {}
        self.heads: dict[str, list[Member]] = {}

    def add(self, member: Member, *keys: str) -> Member:
        """A new member under these keys; keys that are taken keep their holder."""
        self.members.append(member)
        for key in keys:
            self.by_key.setdefault(key, member)
        return member

    def tell(
        self, member: Member, span: Span, form: MentionForm, why: str, word: Word, paragraph: int, quoted: bool = False
    ) -> None:
        """Note a mention; the subject of a clause is remembered as such."""
        if span in member.mentions:
            return
        member.mentions[span] = (form, why)
        if not member.first_text or form == "title+name":
            member.first_text = span.of(self.text)
        subject = _role(word)
        self.told.append(Told(member, word, paragraph, subject, quoted))

    def absorb(self, kept: Member, lost: Member) -> None:
        """What was told of `lost` was told of `kept`."""
        kept.mentions.update(lost.mentions)
        kept.cores.extend(lost.cores)
        kept.office, kept.sector = kept.office or lost.office, kept.sector or lost.sector
        kept.country, kept.gender = kept.country or lost.country, kept.gender or lost.gender
        kept.terms |= lost.terms
        kept.serves |= lost.serves
        self.members.remove(lost)
        for told in self.told:
            if told.member is lost:
                told.member = kept
        for key, held in self.by_key.items():
            if held is lost:
                self.by_key[key] = kept
        for member in self.members:
            member.parts = tuple(kept if part is lost else part for part in member.parts)
        for holders in self.heads.values():
            holders[:] = dict.fromkeys(kept if m is lost else m for m in holders)

    def entry(self, name: Name) -> Member:
        """The member for an entry of the roster."""
        entry = name.entry
        if (member := self.by_key.get(entry.id)) is not None:
            return member
        member = Member(
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            sector=entry.sector or entry.code,
            named=True,
            made_by=f"roster: {entry.name}",
            entry=entry,
        )
        self.add(member, entry.id, compact(entry.name))
        last = compact(entry.name.split()[-1])
        self.heads.setdefault(last, []).append(member)
        return member

    def person(self, words: list[Word], gender: str | None = None) -> Member | None:
        """The member of that full name or surname; None where it is new or two fit."""
        parts = name_parts(words)
        if not parts:
            return None
        if (member := self.by_key.get("p:" + " ".join(parts))) is not None:
            return member
        if len(parts) > 1:
            held = self.surnames.get(parts[-1], []) or self.inner.get(parts[-1], [])
            same = [m for m in held if _compatible(parts, m)]
            return same[0] if len(same) == 1 else None
        for index in (self.surnames, self.forenames, self.inner):
            if held := index.get(parts[0], []):
                return _the_one(held, gender)
        return None

    def ambiguous(self, words: list[Word]) -> bool:
        """Do two members share this single name?"""
        parts = name_parts(words)
        return len(parts) == 1 and len(self.surnames.get(parts[0], [])) > 1

    def new_person(self, words: list[Word], name: str, why: str) -> Member:
        """A person under a name that the text gives."""
        member = Member(name=name, kind="person", named=True, made_by=why)
        self.add(member)
        self.enrol(member, words)
        return member

    def enrol(self, member: Member, words: list[Word]) -> None:
        """Make a person findable by full name, surname, forename and the part of a surname behind a hyphen."""
        parts = name_parts(words)
        if not parts:
            return
        self.by_key.setdefault("p:" + " ".join(parts), member)
        self.surnames.setdefault(parts[-1], []).append(member)
        if len(parts) > 1:
            self.forenames.setdefault(parts[0], []).append(member)
            for part in parts[1:-1]:
                self.inner.setdefault(part, []).append(member)
            tail = compact("".join(w.text for w in words).rsplit("-", 1)[-1])
            if tail and tail != parts[-1]:
                self.surnames.setdefault(tail, []).append(member)

    def actors(self) -> tuple[Actor, ...]:
        """All members that were mentioned, in order of their first mention; those of a set bear its mentions."""
        for member in self.members:
            for part in member.parts:
                part.mentions |= {span: told for span, told in member.mentions.items() if span not in part.mentions}
        kept = [m for m in self.members if m.mentions and not m.parts and not m.tie]
        kept.sort(key=lambda m: min(m.mentions))
        return tuple(self._actor(f"a{n}", member) for n, member in enumerate(kept, 1))

    def unresolved(self) -> tuple[Unresolved, ...]:
        """Mentions of those whom the text does not single out, in order, each with the reason."""
        found = [
            Unresolved(start=span.start, end=span.end, text=span.of(self.text), why=f"{why}: {member.tie}")
            for member in self.members if member.tie
            for span, (_, why) in member.mentions.items()
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda u: (u.start, u.end)))

    def _actor(self, ident: str, member: Member) -> Actor:
        mentions = tuple(
            ActorMention(start=span.start, end=span.end, text=span.of(self.text), form=form, made_by=why)
            for span, (form, why) in sorted(member.mentions.items())
        )
        return Actor(
            id=ident, name=member.name, kind=member.kind, country=member.country, sector=member.sector,
            office=member.office, wikidata=None, mentions=mentions, made_by=member.made_by,
        )  # fmt: skip


def name_parts(words: Iterable[Word]) -> list[str]:
    """The parts of a personal name, compact: hyphens join, blanks part."""
    parts: list[str] = []
    end = -1
    for word in words:
        spelled = compact(word.text)
        if word.start == end and parts:
            parts[-1] += spelled
        elif spelled:
            parts.append(spelled)
        end = word.end
    return parts


def _the_one(held: list[Member], gender: str | None) -> Member | None:
    """Of the bearers of a name the only one, else the only one of that gender, else the one who went by it before."""
    if len(held) > 1 and gender is not None:
        held = [m for m in held if m.gender == gender] or [m for m in held if m.gender is None]
    if len(held) > 1:
        held = [m for m in held if m.short]
    return held[0] if len(held) == 1 else None


def name_suffix(name: str, parts: list[str]) -> bool:
    """Do these parts close the full name?  `Abu Jaafar` of `Mohammed Abu Jaafar`."""
    whole = [compact(piece) for piece in name.split()]
    return len(parts) < len(whole) and whole[-len(parts) :] == parts


def _compatible(parts: list[str], member: Member) -> bool:
    """Same forename or initial."""
    other = compact(member.name.split()[0])
    if name_suffix(member.name, parts):
        return True
    return parts[0] == other or (len(parts[0]) == 1 and other.startswith(parts[0])) or len(member.name.split()) == 1


def _role(word: Word) -> bool:
    """Is the word, or what it is coordinated with, the subject of a clause or the agent of a passive?"""
    while word.dep in ("conj", "appos") and word.head is not word:
        word = word.head
    if word.head.pos == "ADJ" and word.head.dep in ("ccomp", "oprd"):
        return False  # `we hold Kenya responsible`: the object of the verb above
    return word.dep in ("nsubj", "nsubjpass") or (word.dep == "pobj" and word.head.dep == "agent")
