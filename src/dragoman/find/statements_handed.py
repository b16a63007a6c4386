"""Drafts of what was handed on → who hands it on, and the outer draft around it: `the radio quoted X as saying`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.find.statements_field import Draft, Field
from dragoman.find.statements_sources import draft
from dragoman.parse import Word


def relay_of(field: Field, made: Draft) -> Word | None:
    """The head of the noun phrase of whoever hands it on, or None."""
    if made.relay is not None or made.verb is None:
        return made.relay
    relay = field.relays.get(made.verb.i)
    return relay.relay if relay is not None else None


def handed_on(field: Field, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """For `X quoted Y as saying Z` the outer draft: X hands on that Y said Z.

    It has X as its relay and no speaker: X answers for the quoting and for nothing that is quoted, so no question about
    what X says finds it.  A passive (`was quoted as saying`) has no such clause around it.
    """
    for made in drafts:
        relay = field.relays.get(made.verb.i) if made.verb is not None else None
        if relay is None or relay.relay is None or relay.source is None or not made.content:
            continue
        source, quoting = relay.source, relay.quoting
        last = field.parse.words_in(made.content[-1])[-1].i
        if not relay.relay.i < quoting.i < source.left < relay.saying.i < last or made.content[0].start < quoting.start:
            continue
        outer = draft(
            field, list(range(source.left, last + 1)), field.level(quoting), cue=(quoting,), verb=quoting, speaker=None,
            act="mention", rule=f"{quoting.lemma} … as {relay.saying.lemma}, by {relay.relay.text}", confidence=0.8,
            neutral=False, relay=relay.relay,
        )  # fmt: skip
        if outer is not None:
            yield outer
