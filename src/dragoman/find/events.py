"""Parse, codebook, actors, places, times and stance → events with PLOVER type, parties, place, date and status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.find.events_cues import PROMISES, Cues, Hit, promises_another
from dragoman.find.events_dates import Dates
from dragoman.find.events_merge import Draft, lead, merge
from dragoman.find.events_outcomes import deny, settle
from dragoman.find.events_parties import Parties
from dragoman.find.events_settings import Settings, Tellers
from dragoman.find.events_sharing import linger, share
from dragoman.find.events_types import keep, tells
from dragoman.knowledge.codebook import Codebook, Cue
from dragoman.model.findings import Actor, Event, Place, Statement, Time
from dragoman.model.span import Cover, Span
from dragoman.model.stance import Stance
from dragoman.parse import Parse, Word

PROMISED = Cue(
    word="", name="promised act", particle="", conditions=(), type="AGREE", mode=None, contexts=("diplomatic",),
    actor=(("subj",),), recipient=(), family="promised",
)  # fmt: skip
"""PLOVER: promised cooperation is AGREE whatever its content."""

ASKED = replace(PROMISED, name="act called for", type=None, family="asked")
"""What somebody is to do at another's call: the call is told by the status, the deed by its own word."""


def find_events(
    parse: Parse,
    codebook: Codebook,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    times: tuple[Time, ...],
    stance_of: Callable[[Word], Stance],
    statements: tuple[Statement, ...] = (),
) -> tuple[Event, ...]:
    """All events in order of the text."""
    parties = Parties(parse, actors, places, codebook)
    hits = _hits(parse, codebook, parties, times, stance_of)
    settings, tellers = Settings(parse, hits), Tellers(parse, statements)
    where = settings.places(places)
    stances = [stance_of(hit.word) for hit in hits]
    kepts = [keep(hit, stance, codebook.sets["talks"]) for hit, stance in zip(hits, stances, strict=True)]
    when = Dates(parse, hits, kepts, times, tellers).all()
    drafts = []
    for n, hit in enumerate(hits):
        who, whom = parties.both(hit.word, hit.cue, hit.carrier)
        stance, kept = stances[n], kepts[n]
        if not tells(hit, kept, bool(whom) or not actors):
            continue
        drafts.append(
            Draft(
                hit=hit,
                kept=kept,
                stance=stance,
                trigger=_trigger(hit),
                actors=who,
                recipients=whom,
                mediators=parties.mediators(hit.word, hit.carrier),
                place=_nearest(hit.word, where.get(n, [])),
                when=when.get(n),
                title=parse.paragraphs[parse.paragraph_of(hit.word)].kind == "title",
            )
        )
    shared = linger(parse, share(drafts, parties, tellers), settings.told)
    settled = deny(settle(parse, codebook, shared, stance_of), tellers)
    return tuple(_event(number, group, tellers) for number, group in enumerate(merge(settled), 1))


def _hits(
    parse: Parse, codebook: Codebook, parties: Parties, times: tuple[Time, ...], stance_of: Callable[[Word], Stance]
) -> list[Hit]:
    """The words that name a happening, in order, outside names and dates; of a promise and its deed the deed."""
    dated = Cover((Span(t.start, t.end), t) for t in times if t.type in ("DATE", "TIME"))
    found = [h for h in Cues(codebook).hits(parse) if h.word.i not in parties.named]
    found = [h for h in found if not dated.overlapping(h.word.span)]
    found = sorted([*found, *_promised(parse, codebook, found, stance_of)], key=lambda hit: hit.word.i)
    return [h for h in found if not promises_another(h, found)]


def _promised(parse: Parse, codebook: Codebook, hits: list[Hit], stance_of: Callable[[Word], Stance]) -> Iterator[Hit]:
    """What somebody promises or is called on to do, where the codebook has no cue for the deed."""
    known = {w.i for hit in hits for w in (hit.word, *hit.taken)}
    promises = {hit.word.i for hit in hits if hit.cue.family in PROMISES}
    for word in parse.words:
        if word.tag != "VB" or word.i in known or word.lemma in codebook.idle or word.lemma in codebook.carriers:
            continue
        if word.dep == "xcomp" and word.head.i in known - promises:
            continue
        if any(c.dep == "aux" for c in word.children):
            stance = stance_of(word)
            if stance.status == "pledged":
                yield Hit(word, PROMISED, (), None)
            elif stance.status == "called_for":
                yield Hit(word, ASKED, (), None)


def _trigger(hit: Hit) -> tuple[Span, ...]:
    """The cue's word with its particle, and the nouns or verbs that its frame takes."""
    particle = [c for c in hit.word.children if c.lower == hit.cue.particle and c.dep in ("prt", "advmod", "prep")]
    carrier = [hit.carrier] if hit.carrier is not None else []
    return tuple(sorted({w.span for w in (hit.word, *particle, *hit.taken, *carrier)}))


def _nearest(word: Word, found: list[tuple[Span, str]]) -> str | None:
    """The value whose span lies nearest to the word."""
    if not found:
        return None
    return min(found, key=lambda item: (max(item[0].start - word.end, word.start - item[0].end), item[0]))[1]


def _event(number: int, group: list[Draft], tellers: Tellers) -> Event:
    """One event of all its mentions; what one mention leaves open another may tell."""
    first, main = group[0], lead(group)
    owners = [s for draft in group for s in (*draft.stance.according_to, *tellers.saying(draft.hit.word))]
    words = {draft.stance.words_of for draft in group}
    actors = next((d.actors for d in group if d.actors), ())
    recipients = next((d.recipients for d in group if d.recipients), ())
    when = next((d.when for d in (main, *group) if d.when), None) or tellers.bound(
        main.hit, main.stance, main.kept.refused
    )
    why = "; ".join(
        filter(None, (first.hit.cue.name, main.kept.why, main.stance.made_by, when and f"date: {when.basis}"))
    )
    return Event(
        id=f"e{number}",
        type=first.kept.type if first is main else main.hit.cue.type,
        mode=first.kept.mode if first is main else main.hit.cue.mode,
        contexts=first.hit.cue.contexts,
        actors=actors,
        recipients=tuple(r for r in recipients if r not in actors),
        mediators=next((d.mediators for d in group if d.mediators), ()),
        place=next((d.place for d in group if d.place), None),
        time=when.value if when is not None else None,
        trigger=tuple(sorted({span for draft in group for span in draft.trigger})),
        status=main.kept.status,
        negated=main.kept.negated,
        according_to=tuple(dict.fromkeys(owners)),
        words_of=words.pop() if len(words) == 1 else "mixed",
        score=_score(first, len(group)),
        made_by=why + (f"; told {len(group)} times" if len(group) > 1 else ""),
    )


def _score(draft: Draft, told: int) -> float:
    """Surer where the frame asked for more, where somebody is named, where it is told twice; re-measure on own gold."""
    base = 0.6 + 0.1 * bool(draft.hit.cue.conditions) + 0.1 * bool(draft.actors or draft.recipients)
    return round(min(0.95, base + 0.05 * bool(draft.when or draft.place) + 0.05 * (told > 1)), 2)
