"""What can be found in a report: frozen records that point at the exact words that show them.

Field names and values follow the JSON contract `dragoman-reading/1`.  References between findings are ids that are
unique within one reading ("a3", "s1").  Every finding says in `made_by` which rule, entry or model spoke, and lists in
`parts` each role with its span, so that one piece of code can check, store and show any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dragoman.model.span import Span, spanning

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "future", "same"]
ActorKind = Literal[
    "person", "state", "organisation", "armed_force", "armed_group", "group", "outlet", "document", "unspecified"
]
MentionForm = Literal["name", "title+name", "title", "pronoun", "metonym", "elliptical"]
PlaceUse = Literal["location", "metonym", "dateline", "modifier", "part_of_name"]
StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "announce", "deny", "accuse", "pledge", "offer", "propose", "call_for", "demand", "reject", "threaten",
    "warn", "hope", "expect", "welcome", "praise", "condemn", "regret", "label", "withhold_judgement",
    "decline_comment", "mention",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["reported_as_fact", "claimed", "denied", "called_for", "pledged", "scheduled", "possible"]
CommitmentKind = Literal[
    "pledge", "conditional_pledge", "obligation", "scheduled", "deadline", "call", "demand", "proposal", "expectation",
    "hope", "conditional_threat", "ongoing",
]  # fmt: skip
AgreementKind = Literal["agreement", "prospective_agreement", "proposal", "process", "regime"]
BodyStatus = Literal["existing", "proposed"]

Part = tuple[str, Span, Any]
"""A role, where it stands, and the value read there (an id, a code, or None)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a text names something; `text` is what stands at [start, end)."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return spanning((self.start, self.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Mention):
    """A mention of an actor; `made_by` holds the path that led to it, such as `he ← Novak ← Foreign Minister Novak`."""

    form: MentionForm
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved(Mention):
    """A pronoun or title whose bearer the text does not single out, and why: the candidates, or that there are none."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Mention):
    """A mention of a place and what it is used for."""

    use: PlaceUse
    made_by: str


class Finding:
    """What all findings share: an id, who made it, and the words that show it."""

    __slots__ = ()
    id: str
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """Each role with its span and value, in order of role."""
        raise NotImplementedError(type(self).__name__)

    @property
    def at(self) -> Span:
        """The stretch of text from the first to the last word of all parts."""
        spans = [span for _, span, _ in self.parts]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Finding):
    """A time expression: TIMEX3 `type` and `value`, the EDTF date or interval, and how it was anchored.

    `anchor` is `published`, `explicit`, `unresolved`, or `earlier:<id>` of another Time.
    """

    id: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str
    edtf: str | None
    anchor: str
    direction: Direction | None
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return (("time", Span(self.start, self.end), self.edtf),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Finding):
    """One actor of the report under all the ways the text refers to it.

    `country` is ISO 3166-1 alpha-3 (XKX for Kosovo), or PLOVER's code for what belongs to no state: UNO, EUR, IGO, NGO,
    MNC; `sector` is a PLOVER sector code; `office` is as the text states it.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    office: str | None
    wikidata: str | None
    mentions: tuple[ActorMention, ...]
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple((m.form, m.span, self.id) for m in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name of a place and who uses it, so far as the overlay knows."""

    name: str
    language: str | None
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """A place that was considered and not taken."""

    name: str
    country: str | None
    geonames: int | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Finding):
    """One place, resolved or not; coordinates are WGS 84 degrees and None where the gazetteer has no match.

    `country` is the alpha-3 code under which the gazetteer files the place, no opinion of ours.
    """

    id: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    country: str | None
    geonames: int | None
    gazetteer: str | None
    names: tuple[PlaceName, ...]
    score: float
    runners_up: tuple[RunnerUp, ...]
    mentions: tuple[PlaceMention, ...]
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple((m.use, m.span, self.id) for m in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Finding):
    """Who said what: speakers are actor ids (empty where the text does not let us tell), content a list of spans.

    `within` is the statement that relays this one; `relayed_by` are those who only hand it on, such as the agency that
    quotes a minister, and answer for nothing in it; `confidence` lies between 0 and 1.  `speaker_path` tells for each
    speaker how the words led to the actor (`he ← Novak ← Foreign Minister Jan Novak`); where there is none it says why
    (`he ← ? (2 fit: …)`).
    """

    id: str
    speakers: tuple[str, ...]
    speaker_spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    kind: StatementKind
    act: Act
    addressees: tuple[str, ...]
    occasion: str | None
    time: str | None
    place: str | None
    within: str | None
    relayed_by: tuple[str, ...] = ()
    speaker_path: tuple[str, ...] = ()
    confidence: float
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return (
            *(("speaker", span, self.speakers) for span in self.speaker_spans),
            *(("cue", span, self.act) for span in self.cue),
            *(("content", span, None) for span in self.content),
            *(("quoted", span, None) for span in self.quoted),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Finding):
    """Who did what to whom, and who answers for its having happened.

    `type` and `mode` are PLOVER 2.0 (None for a happening outside it); `according_to` are statement ids; `words_of` is
    `outlet`, `mixed` or the id of the actor in whose quoted words the trigger stands; `score` lies between 0 and 1.
    """

    id: str
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    mediators: tuple[str, ...]
    place: str | None
    time: str | None
    trigger: tuple[Span, ...]
    status: Status
    negated: bool
    according_to: tuple[str, ...]
    words_of: str
    score: float
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(("trigger", span, self.type) for span in self.trigger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Finding):
    """A count of people: `at least three` is low 3, high None (open); `kind` is killed, injured …

    `words_of` is `outlet`, `mixed` or the id of the actor in whose quoted words the count stands.
    """

    id: str
    kind: str
    low: int | None
    high: int | None
    span: Span
    event: str | None
    according_to: tuple[str, ...]
    words_of: str
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return (("figure", self.span, (self.low, self.high)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Finding):
    """What was promised, asked or planned: who owes it to whom, until when (EDTF), on what condition."""

    id: str
    kind: CommitmentKind
    who: tuple[str, ...]
    to: tuple[str, ...]
    what: tuple[Span, ...]
    condition: tuple[Span, ...]
    due: str | None
    due_span: Span | None
    statements: tuple[str, ...]
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return (
            *(("what", span, self.kind) for span in self.what),
            *(("condition", span, None) for span in self.condition),
            *((("due", self.due_span, self.due),) if self.due_span else ()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Finding):
    """A document or process under whatever names the text uses; `date` is EDTF, `parties` actor ids."""

    id: str
    name: str
    kind: AgreementKind
    date: str | None
    parties: tuple[str, ...]
    mentions: tuple[Mention, ...]
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(("agreement", m.span, self.id) for m in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Finding):
    """A mechanism: a commission, a working group, a mission; `status` says whether it exists or is only proposed."""

    id: str
    name: str
    status: BodyStatus | None
    mentions: tuple[Mention, ...]
    made_by: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(("body", m.span, self.id) for m in self.mentions)
