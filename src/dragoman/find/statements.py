"""Parse, quotations, actors, times and places → statements with speaker, cue, content, kind and act."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.statements_cues import whole_cue
from dragoman.find.statements_field import Draft, Field, joined
from dragoman.find.statements_floating import floating
from dragoman.find.statements_handed import handed_on, relay_of
from dragoman.find.statements_quotes import drafts_of, find_groups
from dragoman.find.statements_scene import Scene, headlines
from dragoman.find.statements_settings import (
    Mentions,
    act_of,
    actors_at,
    mentions_of,
)
from dragoman.find.statements_sources import according_to, headings, in_the_text, in_the_view_of
from dragoman.find.statements_titles import titles
from dragoman.find.statements_turns import spoken
from dragoman.find.statements_verbs import verb_drafts
from dragoman.knowledge.reporting import Reporting
from dragoman.model.findings import Actor, Place, Statement, Time
from dragoman.model.quotation import Quotation
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse


def find_statements(
    parse: Parse,
    reporting: Reporting,
    quotations: tuple[Quotation, ...],
    actors: tuple[Actor, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
) -> tuple[Statement, ...]:
    """All statements in order of the text."""
    if not parse.words:
        return ()
    field = Field(parse, quotations, reporting.quoting)
    mentions = mentions_of(actors)
    turns, edges = spoken(field, actors), titles(field, reporting, mentions)
    drafts = [*_drafts(field, reporting, mentions), *turns, *edges]
    drafts = _without_doubles([*drafts, *handed_on(field, drafts)])
    dated = Cover([(Span(t.start, t.end), t) for t in times])
    scene = Scene(field, reporting.occasions, drafts, dated, places, mentions, actors)
    return headlines(field, _finish(field, reporting, drafts, mentions, scene))


def _drafts(field: Field, reporting: Reporting, mentions: Mentions) -> Iterator[Draft]:
    """Quotations with their cues first, since a verb that carries one needs no other content."""
    groups = find_groups(field, reporting)
    direct = list(drafts_of(field, groups, reporting))
    taken = {draft.verb.i for _, draft in direct if draft.verb is not None}
    headed = list(headings(field, groups, reporting))
    claimed = {id(group) for group, _ in headed}
    sources = [*according_to(field, reporting), *in_the_view_of(field, reporting), *in_the_text(field, reporting)]
    others = [*sources, *verb_drafts(field, reporting, taken)]
    spoken = {span for _, draft in direct for span in draft.content}
    others = [draft for draft in others if draft.kind != "direct" or spoken.isdisjoint(draft.content)]
    split = [draft.content for _, draft in direct if len(draft.content) > 1]
    others = [draft for draft in others if not _cuts_in(draft, split)]
    told = _without_minds([draft for _, draft in (*direct, *headed)] + others)
    inside = [span for draft in told for span in draft.content]
    free = [
        group
        for group in groups
        if id(group) not in claimed
        and not any(span.covers(field.quotations[group.quotations[0]].inner) for span in inside if group.verb is None)
    ]

    def whose(draft: Draft) -> object:
        """The actors of a draft; a pronoun that stands for nobody known is like no other."""
        if draft.speaker is None:
            return None
        known = actors_at(field, mentions, draft.speaker)
        return known or (draft.speaker.i if draft.speaker.pos == "PRON" else draft.speaker.lower)

    yield from floating(field, free, told, whose, reporting)


def _cuts_in(draft: Draft, split: list[tuple[Span, ...]]) -> bool:
    """`“We waited,” he said, “and waited,” he went on, “and left”`: a second cue inside what is one quotation."""
    fronted = draft.made_by.endswith(("fronted clause", "clause around it"))
    at = draft.cue[0].start if fronted and draft.cue else -1
    return any(
        spans[0].start < at < spans[-1].start and any(a.overlaps(b) for a in spans for b in draft.content)
        for spans in split
    )


def _without_minds(drafts: list[Draft]) -> list[Draft]:
    """Without what somebody thinks or wants according to another: that claim is the other's alone."""
    said = Cover([(span, draft) for draft in drafts for span in draft.content])

    def told_by_another(draft: Draft) -> bool:
        at = draft.cue[0].span
        return any(other is not draft and span.covers(at) for span, other in said.overlapping(at))

    return [draft for draft in drafts if not (draft.inner and draft.cue and told_by_another(draft))]


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One statement for one stretch of words and for one cue; the surer rule stays."""
    said: set[tuple[Span, ...]] = set()
    cued: dict[tuple[int, ...], list[Draft]] = {}
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        same = cued.setdefault(tuple(word.i for word in draft.cue), []) if draft.cue else []
        if draft.content in said or any(_overlap(draft, other) for other in same):
            continue
        said.add(draft.content)
        same.append(draft)
        kept.append(draft)
    return sorted(kept, key=lambda d: (d.content[0].start, -d.content[-1].end))


def _overlap(a: Draft, b: Draft) -> bool:
    return any(s.overlaps(t) for s in a.content for t in b.content)


def _finish(
    field: Field, reporting: Reporting, drafts: list[Draft], mentions: Mentions, scene: Scene
) -> tuple[Statement, ...]:
    """Drafts in order of the text as statements; an outer one is made before those that stand in it."""
    names = {id(draft): f"s{n}" for n, draft in enumerate(drafts, 1)}
    outer = _outer(drafts)
    made: dict[str, Statement] = {}
    for draft in drafts:
        above = outer.get(id(draft))
        within = names[id(above)] if above is not None else None
        speakers = actors_at(field, mentions, draft.speaker) if draft.speaker is not None else ()
        if not speakers and draft.speaker is not None and draft.speaker.lower == "i" and within in made:
            speakers = made[within].speakers
        act = act_of(field, draft, reporting)
        relay = relay_of(field, draft)
        statement = Statement(
            id=names[id(draft)],
            speakers=speakers,
            speaker_spans=(draft.speaker_span,) if draft.speaker_span is not None else (),
            cue=joined(field.text, whole_cue(field, draft.cue, draft.verb)),
            content=draft.content,
            quoted=draft.quoted,
            kind=draft.kind,
            act=act,
            addressees=actors_at(field, mentions, draft.addressee) if draft.addressee is not None else (),
            occasion=None,
            time=None,
            place=None,
            within=within,
            relayed_by=actors_at(field, mentions, relay) if relay is not None else (),
            confidence=draft.confidence if speakers or draft.speaker is None else round(draft.confidence * 0.9, 3),
            made_by=draft.made_by,
        )
        made[statement.id] = scene.settled(draft, statement)
    return tuple(made.values())


def _outer(drafts: list[Draft]) -> dict[int, Draft]:
    """For each draft the smallest other one whose content holds its cue, or its words where it has no cue."""
    cover = Cover([(span, draft) for draft in drafts for span in draft.content])
    found: dict[int, Draft] = {}
    for draft in drafts:
        at = draft.cue[0].span if draft.cue else Span(draft.content[0].start, draft.content[0].start + 1)
        around = [(span, other) for span, other in cover.overlapping(at) if other is not draft and span.covers(at)]
        around = [(span, other) for span, other in around if not other.cue or other.cue != draft.cue]
        if around:
            found[id(draft)] = min(around, key=lambda item: item[0].end - item[0].start)[1]
    return found
