"""Drafts of events in order of the text → groups that tell of one happening."""

from __future__ import annotations

from typing import NamedTuple

from dragoman import syntax
from dragoman.find.events_cues import Hit
from dragoman.find.events_settings import When
from dragoman.find.events_types import AHEAD, HARM, Kept
from dragoman.model.span import Span
from dragoman.model.stance import Stance

ANEW = frozenset(
    {"next", "another", "further", "second", "third", "new", "other", "earlier", "previous", "last", "fresh"}
)
LEAD = 2
"""A headline sums up one of this many first happenings of the body."""

POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})


class Draft(NamedTuple):
    """One mention of a happening."""

    hit: Hit
    kept: Kept
    stance: Stance
    trigger: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    mediators: tuple[str, ...]
    place: str | None
    when: When | None
    title: bool


def merge(drafts: list[Draft]) -> list[list[Draft]]:
    """Each group is one happening: its first mention in the body, then the nouns and the headline that repeat it.

    A bare noun of the headline that the body does not tell (`Commission on Demarcation`) is no happening.
    """
    groups: list[list[Draft]] = []
    for draft in (d for d in drafts if not d.title):
        home = (
            _home(draft, groups) or _meant(draft, groups)
            if _points_back(draft)
            else _fulfilled(draft, groups) or _blow(draft, groups)
        )
        if home is None and groups and _dealt(draft, groups[-1]):
            groups[-1].insert(0, draft)
        elif home is None:
            groups.append([draft])
        else:
            home.append(draft)
    for draft in (d for d in drafts if d.title):
        body = [g for g in groups if not g[0].title]
        home = next((g for g in body if _same(g[0], draft)), None)
        home = home or next((g for g in body[:LEAD] if _summed(g[0], draft)), None)
        if home is None and draft.hit.word.pos == "VERB":
            groups.append([draft])
        elif home is None:
            continue
        else:
            home.append(draft)
    return sorted(groups, key=lambda group: min(d.trigger[0].start for d in group))


def _blow(draft: Draft, groups: list[list[Draft]]) -> list[Draft] | None:
    """The attack that a nameless harm goes back to: `the shelling …; six people were killed`.

    Only the nearest one counts, in the same sentence or the one before, and only where the harm names no doer.
    """
    word = draft.hit.word
    if draft.hit.cue.family in HARM and word.tag == "VBG" and word.dep == "advcl" and not draft.kept.negated:
        above = {w.i for w in syntax.ancestors(word)}
        home = next((g for g in reversed(groups) if g[0].kept.type == "ASSAULT" and g[0].hit.word.i in above), None)
        if home is not None:
            return home
    if draft.hit.cue.family not in HARM or draft.actors:
        return None
    if groups and word.dep == "conj" and _is_harm(groups[-1]) and any(d.hit.word is word.head for d in groups[-1]):
        return groups[-1]
    for group in reversed(groups):
        near = 0 <= draft.hit.word.sentence - group[-1].hit.word.sentence <= 1
        if near and group[0].kept.type == "ASSAULT" and group[0].hit.cue.family not in HARM:
            return group if not draft.kept.negated and not group[0].kept.negated else None
        if not near:
            return None
    return None


def _meant(draft: Draft, groups: list[list[Draft]]) -> list[Draft] | None:
    """`blamed the Front for the attack`: the one told just before, whatever word it was told with."""
    if draft.hit.cue.family != "attack" or draft.kept.status != "reported_as_fact" or draft.kept.negated:
        return None
    for group in reversed(groups):
        first = group[0]
        if draft.hit.word.sentence - group[-1].hit.word.sentence > 2:
            return None
        alike = first.kept.status == draft.kept.status or any(m.hit.cue.family == "attack" for m in group)
        if (
            alike
            and first.kept.type == "ASSAULT"
            and not first.kept.negated
            and all(_agree(member, draft) for member in group)
        ):
            return group
    return None


def _fulfilled(draft: Draft, groups: list[list[Draft]]) -> list[Draft] | None:
    """What was planned or promised and is then told as done: `had planned to sign it; they signed it on Sunday`."""
    verb = draft.hit.word
    if verb.pos != "VERB" or draft.kept.status not in ("reported_as_fact", "claimed"):
        return None
    if not any(c.tag == "PRP" and c.dep in ("nsubj", "nsubjpass", "dobj") for c in verb.children):
        return None
    for group in reversed(groups[-2:]):
        first = group[0]
        near = 0 <= verb.sentence - first.hit.word.sentence <= 1 and first.hit.word.lemma == verb.lemma
        if near and first.kept.status in AHEAD | {"called_for"}:
            return group
    return None


def _dealt(draft: Draft, group: list[Draft]) -> bool:
    """`Dozens were killed in fighting`, `when gunmen attacked`: the happening in which the harm just told was done."""
    harm, word = group[0], draft.hit.word
    if not _is_harm(group) or harm.actors or draft.kept.type != "ASSAULT" or harm.kept.negated != draft.kept.negated:
        return False
    hurt = [d.hit.word for d in group]
    if word.dep in ("advcl", "ccomp"):
        links = {w.lower for c in word.children if c.i < word.i for w in (c, *c.children)}
        return word.head in hurt and not links.isdisjoint(("when", "as", "after"))
    return word.dep == "pobj" and word.head.lower in ("in", "by", "during") and word.head.head in hurt


def _is_harm(group: list[Draft]) -> bool:
    """Does the group tell nothing but who was hurt?"""
    return all(d.hit.cue.family in HARM for d in group)


def _summed(first: Draft, title: Draft) -> bool:
    """A headline sums up the lead in a louder word or a shorter name: `Parties Agree to Swap Prisoners`."""
    if first.kept.type is None or first.kept.type != title.kept.type or first.kept.negated != title.kept.negated:
        return False
    if first.hit.cue.family == title.hit.cue.family or first.kept.type == "RETREAT":
        return True
    loud = first.kept.type in ("ACCUSE", "SUPPORT", "REQUEST", "REJECT")
    return loud and not (first.actors and title.actors and set(first.actors).isdisjoint(title.actors))


def _points_back(draft: Draft) -> bool:
    """Does the noun speak of something the reader knows already?"""
    word = draft.hit.word
    if word.pos not in ("NOUN", "PROPN"):
        return False
    before = {c.lower for c in word.children if c.i < word.i}
    if any(c.dep == "nummod" for c in word.children) and not before & ANEW:
        return True
    return bool(before & POINTING or any(c.dep == "poss" for c in word.children)) and not before & ANEW


def _home(draft: Draft, groups: list[list[Draft]]) -> list[Draft] | None:
    """The nearest earlier group that the mention can belong to."""
    return next((group for group in reversed(groups) if all(_same(member, draft) for member in group)), None)


def _same(first: Draft, again: Draft) -> bool:
    """May the two mentions be one happening?  Nothing that both of them state may differ."""
    if first.hit.cue.family != again.hit.cue.family or _number(first) != _number(again):
        return False
    if first.kept.type != again.kept.type and {first.kept.type, again.kept.type} != {"AGREE", "CONSULT"}:
        return False
    if first.kept.negated != again.kept.negated and not _points_back(again):
        return False
    return _agree(first, again)


def _agree(first: Draft, again: Draft) -> bool:
    """Do the two mentions contradict each other in nothing: neither in day and place, nor in who takes part?"""
    if first.when and again.when and first.when.value != again.when.value:
        return False
    if first.place and again.place and first.place != again.place:
        return False
    apart = set(first.actors).isdisjoint(again.actors) and first.actors and again.actors
    against = set(first.recipients).isdisjoint(again.recipients) and first.recipients and again.recipients
    return not apart and not against


def _number(draft: Draft) -> str | None:
    """How many there were: `two explosions` are not `an explosion`."""
    return next((c.lower for c in draft.hit.word.children if c.dep == "nummod"), None)


def lead(group: list[Draft]) -> Draft:
    """The mention that decides the status: one that tells the end of the matter, else the first in the body."""
    first = group[0].kept
    for draft in group[1:]:
        done = draft.kept.status == "reported_as_fact" and (
            draft.hit.word.pos == "VERB" or draft.hit.carrier is not None
        )
        if done and not draft.kept.negated and not draft.title and first.status in AHEAD | {"called_for"}:
            return draft
        told = draft.kept.negated and draft.hit.cue.family not in HARM
        if told and draft.kept.status in ("reported_as_fact", "claimed") and not group[0].kept.negated:
            return draft
    return group[0]
