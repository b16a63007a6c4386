"""Statements with their drafts, and the other findings → the same with date, occasion, place and hearers of the saying.

What a clause does not say of its own setting it may take from the one before: `he also said` goes on at the same news
conference.  How a date is known stands in `made_by`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from dragoman.find.statements_after import Past, Pasts, is_ahead
from dragoman.find.statements_dates import Dates, is_aside, is_earlier, is_present
from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_occasions import Clauses, heard_by, occasion_of
from dragoman.find.statements_settings import Mentions, actors_at, is_habitual, place_mentions, place_of
from dragoman.knowledge.occasions import Occasions
from dragoman.model import edtf
from dragoman.model.findings import Actor, Place, Statement, Time
from dragoman.model.span import Cover, Span

WRITTEN = frozenset({"letter", "email", "written_statement", "communique", "report", "article", "book", "social_media"})
"""Texts: the next paragraph may tell of another one, while a talk goes on."""

ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
TALKS = frozenset({"interview", "press_conference", "press_briefing", "speech"})
STAGED = frozenset(
    {
        "press_conference", "press_briefing", "hearing", "court", "council_meeting", "parliament", "cabinet_meeting",
        "meeting", "conference", "rally", "debate",
    }
)  # fmt: skip
EARLY = 2
"""Paragraphs behind the leading one in which an occasion without a day is still that of the leading day."""

REPLIES = frozenset({"reply", "retort", "respond", "answer", "interject", "rejoin", "counter"})
"""Who replies does so on the occasion on which the other spoke."""

REACTIONS = frozenset({"deny", "welcome", "condemn", "praise", "regret", "reject", "label"})
POINTING = frozenset({"the", "this", "that", "these", "those", "it", "everything", "all", "such"})
INNER = frozenset({"expect", "hope"})
PROMISES = frozenset({"pledge", "offer", "announce"})
SHORT = 6
"""Words of a thing reacted to that names it without saying more: `welcomed the news`."""

LATEST = 1
"""A setting goes on at most into the paragraph behind the one in which its speaker was last heard."""


class Setting(NamedTuple):
    """When, on what occasion and where something was said; `why` tells how the date is known."""

    time: str | None
    occasion: str | None
    place: str | None
    paragraph: int
    present: bool
    why: str = ""


class Lead(NamedTuple):
    """The first dated statement of the text, in its leading paragraph."""

    paragraph: int
    speakers: tuple[str, ...]
    time: str


class Scene:
    """Settings in order of the text; it remembers when and where each speaker was last heard."""

    def __init__(
        self, field: Field, occasions: Occasions, drafts: list[Draft], times: Cover[Time], places: tuple[Place, ...],
        mentions: Mentions, actors: tuple[Actor, ...],
    ) -> None:  # fmt: skip
        self.field, self.occasions, self.mentions = field, occasions, mentions
        self.places, self.actors = place_mentions(places), {actor.id: actor for actor in actors}
        self.clauses, self.dates = Clauses(field, drafts), Dates(field, times, mentions, occasions)
        self.pasts = Pasts(field, times, self.dates.day)
        self.paragraphs = [p.span for p in field.parse.paragraphs]
        self.first = next((n for n, p in enumerate(field.parse.paragraphs) if p.kind != "title"), 0)
        self.heard: dict[tuple[str, ...], Setting] = {}
        self.talks: dict[tuple[str, ...], Setting] = {}
        self.ours: set[tuple[str, ...]] = set()
        self.said: tuple[int, Past] | None = None
        self.chairs: frozenset[str] = frozenset()
        self.floor: Setting | None = None
        self.lead: Lead | None = None
        self.reacting: tuple[int, Past] | None = None
        self.made: dict[str, Statement] = {}
        self.openings = list(self._openings())
        self.datelined = [place.id for place in places if any(m.use == "dateline" for m in place.mentions)]

    def settled(self, draft: Draft, statement: Statement) -> Statement:
        """The statement with its setting; to be asked in order of the text, outer before inner."""
        while self.openings and self.openings[0][0] < _start(statement):
            _, speakers, setting = self.openings.pop(0)
            self.heard[speakers] = setting
        here = self._setting(draft, statement)
        made = replace(
            statement,
            time=here.time,
            occasion=here.occasion,
            place=here.place,
            addressees=self._hearers(draft, statement),
            made_by=f"{statement.made_by}; dated: {here.why}" if here.why else statement.made_by,
        )
        self.made[made.id] = made
        return made

    def _hearers(self, draft: Draft, statement: Statement) -> tuple[str, ...]:
        """To whom it was said; what is hoped or expected of somebody is not said to them."""
        if draft.act in INNER:
            return ()
        if not statement.addressees and draft.verb is not None and draft.verb.lemma in self.occasions.faced:
            objects = (c for c in draft.verb.children if c.dep in ("dobj", "dative") and c.i > draft.verb.i)
            if (noun := next(objects, None)) is not None and (found := actors_at(self.field, self.mentions, noun)):
                return found
        return statement.addressees or heard_by(draft, self.clauses, self.occasions, self.mentions)

    def _openings(self) -> Iterable[tuple[int, tuple[str, ...], Setting]]:
        for opening in self.dates.openings():
            word = self.field.parse.word_at(opening.start)
            time = opening.time.edtf if opening.time is not None else None
            why = opening.time.text if opening.time is not None else ""
            if opening.time is not None:
                self.pasts.spent.add(Span(opening.time.start, opening.time.end))
            paragraph = self.field.parse.paragraph_of(word) if word is not None else 0
            setting = Setting(time, opening.occasion, None, paragraph, False, why)
            if opening.occasion in TALKS:
                self.talks.setdefault(opening.speakers, setting)
            if opening.to_us:
                self.ours.add(opening.speakers)
            yield opening.start, opening.speakers, setting

    def _setting(self, draft: Draft, statement: Statement) -> Setting:
        paragraph, present = self.dates.paragraph(draft), is_present(draft)
        here = Setting(None, self._occasion(draft, statement), self._place(draft), paragraph, present)
        if is_habitual(self.field, draft, statement):
            return here
        told = self.dates.own(draft)
        if told is not None:
            self.pasts.spent.add(Span(told.start, told.end))
        told = told or self.dates.stamp(draft)
        if told is not None:
            here = here._replace(time=self.dates.until_printed(told), why=told.text)
        if statement.within is None and not is_aside(draft) and not is_earlier(draft):
            here = self._gone_on(here, draft, statement)
            self._remember(here, _who(draft, statement))
        here = here if here.time is not None else self._bounded(here, draft, statement)
        if self.lead is None and here.paragraph == self.first and here.time is not None and "/" not in here.time:
            self.lead = Lead(here.paragraph, statement.speakers, here.time)
        return here

    def _remember(self, here: Setting, speakers: tuple[str, ...]) -> None:
        if not speakers or not (here.time or here.occasion):
            return
        self.heard[speakers] = here
        if here.time is not None and self.dates.day is not None and ONE_DAY.fullmatch(here.time):
            self.said = (here.paragraph, Past(date.fromisoformat(here.time), Span(0, 0), here.why))
        if here.time is not None and here.occasion in STAGED:
            self.floor = here
        if here.time is not None and here.occasion in TALKS:
            self.talks.setdefault(speakers, here)

    def _occasion(self, draft: Draft, statement: Statement) -> str | None:
        own = occasion_of(draft, self.clauses, self.occasions)
        told = (
            self.actors.keys() & statement.addressees if draft.verb is not None and draft.verb.lemma == "tell" else ()
        )
        if own is None and any(self.actors[to].kind == "outlet" for to in told):
            return "interview"
        return own if own is not None or draft.follows is None else self._occasion(draft.follows, statement)

    def _place(self, draft: Draft) -> str | None:
        own = place_of(self.field, draft, self.places, self.occasions)
        if (
            own is None
            and self.datelined
            and any(
                word.lower == "here"
                for span in self.clauses.stretches(draft)
                for word in self.field.parse.words_in(span)
            )
        ):
            return self.datelined[0]
        return own if own is not None or draft.follows is None else self._place(draft.follows)

    def _gone_on(self, here: Setting, draft: Draft, statement: Statement) -> Setting:
        """What a statement takes from the last one of its speaker, from an occasion, or from the whole document."""
        before = self.heard.get(_who(draft, statement))
        if before is not None and self._goes_on(before, here, draft, statement):
            here = here._replace(
                time=here.time or before.time,
                occasion=here.occasion or before.occasion,
                place=here.place or before.place,
                why=here.why or before.why,
            )
        if here.time is None and (found := self._dated(here, draft, statement)) is not None:
            here = here._replace(time=found.time, why=found.why, occasion=here.occasion or found.occasion)
        return here

    def _goes_on(self, before: Setting, here: Setting, draft: Draft, statement: Statement) -> bool:
        """Is a statement likely of the same occasion as the last one of its speaker?"""
        far = here.paragraph - before.paragraph
        if far > LATEST or (far and before.occasion in WRITTEN) or (here.present and not before.present):
            return False
        if here.time and before.time and here.time != before.time:
            return False
        if here.occasion and before.occasion and here.occasion != before.occasion:
            return False
        told = self._told(draft, statement)
        return told is None or before.time is None or before.time[:10] >= told.day.isoformat()[: len(before.time)]

    def _dated(self, here: Setting, draft: Draft, statement: Statement) -> Setting | None:
        """The date of an occasion or document that holds for more than one statement."""
        dates, speakers = self.dates, _who(draft, statement)
        free = here.present or draft.verb is None or speakers in self.ours
        if free and speakers in self.talks:
            return self.talks[speakers]
        replies = draft.verb is not None and draft.verb.lemma in REPLIES
        if replies and self.floor is not None and here.paragraph - self.floor.paragraph <= LATEST:
            return self.floor
        if dates.chaired is not None and self._chairs(draft, statement, dates.chaired[0]):
            return here._replace(time=dates.chaired[2].edtf, why=dates.chaired[2].text, occasion=dates.chaired[1])
        text = " … ".join(span.of(self.field.text) for span in self.clauses.stretches(draft))
        then = dates.then(text, self.paragraphs[here.paragraph].start, _start(statement))
        issued = dates.issued if here.occasion in (None, "communique") else None
        if (time := then or issued or dates.minutes(draft)) is not None and time.edtf is not None:
            return here._replace(time=time.edtf[:10] if time.type == "TIME" else time.edtf, why=time.text)
        if (
            here.occasion in STAGED
            and here.paragraph <= self.first + EARLY
            and (day := self._leading_day()) is not None
        ):
            return here._replace(time=day, why="leading day")
        if self._is_of_lead(here, statement) and self.lead is not None:
            return here._replace(time=self.lead.time, why="day of the leading statement")
        covered = dates.covered
        told = self._told(draft, statement)
        if covered is not None and not here.present and (told is None or told.day.isoformat() == covered.edtf):
            return here._replace(time=covered.edtf, why=f"day covered, {covered.text}")
        return None

    def _chairs(self, draft: Draft, statement: Statement, named: frozenset[str]) -> bool:
        """Is the speaker the one of the heading; of a release that names none, whoever speaks first, or `we`?"""
        if draft.speaker is not None and draft.speaker.lower in ("we", "i") and not self.field.level(draft.speaker):
            return True
        who = _who(draft, statement)
        self.chairs = self.chairs or named or frozenset(who)
        return bool(who) and self.chairs >= set(who)

    def _leading_day(self) -> str | None:
        """The one past day that the leading paragraph tells."""
        span = Span(self.field.openings[self.first], self.paragraphs[self.first].end)
        days = {past.day.isoformat() for past in self.pasts.known if span.covers(past.span)}
        return days.pop() if len(days) == 1 else None

    def _is_of_lead(self, here: Setting, statement: Statement) -> bool:
        """Does a spokesman's quotation right behind the leading paragraph unfold the statement told there?"""
        lead = self.lead
        if lead is None or here.present or statement.kind == "indirect" or here.paragraph != lead.paragraph + 1:
            return False
        ours = [self.actors[id] for id in statement.speakers if id in self.actors]
        theirs = [self.actors[id] for id in lead.speakers if id in self.actors]
        return len(ours) == 1 and ours[0].kind == "person" and any(_speaks_for(ours[0], other) for other in theirs)

    def _told(self, draft: Draft, statement: Statement) -> Past | None:
        """The past day that a statement tells of, else the one told last before it in its paragraph."""
        start = self.field.openings[self.dates.paragraph(draft)]
        return self.pasts.inside(draft.content) or self.pasts.before(start, _start(statement))

    def _bounded(self, here: Setting, draft: Draft, statement: Statement) -> Setting:
        """After what it tells of or reacts to, and before publication or the statement that relays it."""
        outer = self.made.get(statement.within or "")
        last = self.dates.day
        if outer is not None and outer.time is not None and ONE_DAY.fullmatch(outer.time):
            last = date.fromisoformat(outer.time)
        if last is None:
            return here
        past = self._told(draft, statement) if not is_earlier(draft) else None
        if (due := self._due(draft)) is not None and past is None:
            last = min(last, due)
        if self.said is not None and self.said[0] == here.paragraph and self._reacts(draft):
            past = self.said[1]
        elif past is None and any(map(self._reacts, self.clauses.told_in(draft))):
            past = self.pasts.first_of(self.paragraphs[self.first])
        if past is None and self.reacting is not None and self.reacting[0] == here.paragraph:
            past = self.reacting[1]
        elif past is not None:
            self.reacting = (here.paragraph, past)
        if past is None or past.day > last:
            return here._replace(time=f"../{last.isoformat()}")
        return here._replace(time=past.until(last), why=f"after {past.words}")

    def _due(self, draft: Draft) -> date | None:
        """The day by which a thing was promised or agreed, which was said before it was over."""
        if draft.act not in PROMISES:
            return None
        due = [time.edtf for span in draft.content for _, time in self.dates.times.inside(span)
               if time.edtf is not None and is_ahead(self.field, time)]  # fmt: skip
        return edtf.bounds(due[0])[1] if due else None

    def _reacts(self, draft: Draft) -> bool:
        """Is it an answer to what the text leads with: `welcomed the news`, `denied everything`?"""
        label = draft.act == "label"
        if draft.act not in REACTIONS or (draft.kind != "indirect" and not label) or is_present(draft):
            return False
        words = [word for span in draft.content for word in self.field.parse.words_in(span)]
        if words[0].lower not in POINTING or (len(words) > SHORT and not label):
            return False
        return label or not any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in words)


def _who(draft: Draft, statement: Statement) -> tuple[str, ...]:
    """The speakers, or the noun of one that no actor covers."""
    noun = draft.speaker if not statement.speakers else None
    return (noun.lower,) if noun is not None and noun.pos in ("NOUN", "PROPN") else statement.speakers


def _start(statement: Statement) -> int:
    return min(span.start for span in (*statement.content, *statement.cue, *statement.speaker_spans))


def _speaks_for(person: Actor, other: Actor) -> bool:
    """Is a person told of as one of theirs: by title (`the army spokesman`), or of that state?"""
    if other.kind == "state" and other.country is not None and other.country == person.country:
        return person.office is not None
    titles = " ".join(m.text for m in person.mentions if m.form != "pronoun") + " " + (person.office or "")
    names = (m.text for m in other.mentions if m.form in ("name", "metonym"))
    return any(f" {name.lower()} " in f" {titles.lower()} " for name in names)


def headlines(field: Field, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The same statements; one in a heading that has no date takes that of its speaker's first one below."""
    titles = Cover((p.span, None) for p in field.parse.paragraphs if p.kind == "title")
    below = [s for s in statements if s.within is None and not titles.overlapping(s.content[0])]
    found: list[Statement] = []
    for statement in statements:
        undated = statement.time is None or statement.time[:2] == ".."
        if undated and statement.speakers and titles.overlapping(statement.content[0]):
            same = next((s for s in below if s.speakers == statement.speakers), None)
            if same is not None and same.time is not None and same.time[:2] != "..":
                made_by = f"{statement.made_by}; dated: as {same.id}"
                statement = replace(statement, time=same.time, made_by=made_by)
        found.append(statement)
    return tuple(found)
