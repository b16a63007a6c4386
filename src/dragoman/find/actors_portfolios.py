"""A title before `of` or `for` → the last word of what it is over: `Minister of Health and Welfare Ana Novak`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.roster import Roster
from dragoman.parse import Word

if TYPE_CHECKING:
    from dragoman.find.actors_names import Hits

OVER = frozenset({"of", "for"})
JOINS = frozenset({"and", "&", "of", "for", "the", ","})
AROUND_STATES = frozenset({"of", "for", "the"})
LONGEST_BODY = 4
"""Words in the name of a body that somebody heads: `Joint Chiefs of Staff`."""


def portfolio_end(words: list[Word], last: int, roster: Roster, hits: Hits) -> int:
    """Index of the last word of what a title that ends at `last` is over; `last` itself where it is over nothing.

    Affairs (`Roads`, `Foreign Affairs`), a body or a state (`of Kenya`), each with a capital.
    """
    if last + 1 >= len(words):
        return last
    more = words[last].lower in roster.contexts["affairs"] and words[last + 1].lower in JOINS
    if words[last + 1].lower not in OVER and not more:
        return last
    end, i = last, last + 1
    while i < len(words) and words[i].sentence == words[last].sentence:
        if (reached := _over(words, i, roster, hits)) is not None:
            end = i = reached
        elif words[i].lower not in JOINS:
            break
        i += 1
    return end


def _over(words: list[Word], i: int, roster: Roster, hits: Hits) -> int | None:
    """The last word of the state, body or affair that begins here."""
    if (hit := hits.at.get(i)) is not None:
        behind = words[i - 1].lower in AROUND_STATES | roster.contexts["affairs"] and not hit.modifies
        return hit.last if behind and hit.names[0].entry.kind != "person" else None
    if not words[i].text[0].isupper():
        return None
    if words[i].lower in roster.contexts["affairs"]:
        return i
    for k in range(i, min(i + LONGEST_BODY, len(words))):
        if not words[k].text[0].isupper() or k in hits.at:
            return None
        title = roster.titles.get(words[k].lower)
        if title is not None and title.kind == "person":
            return None
        if title is not None and title.kind not in ("person", "group"):
            return k
    return None


def behind_a_portfolio(words: list[Word], i: int, roster: Roster, hits: Hits) -> int:
    """The first word behind what a title before `of` or `for` is over, where a run of capitals begins in it."""
    of = i - 2 if i > 2 and words[i - 1].lower == "the" else i - 1
    if of < 1 or words[of].lower not in OVER:
        return i
    title = roster.titles.get(words[of - 1].lower)
    if title is None or title.kind != "person" or title.plural:
        return i
    end = portfolio_end(words, of - 1, roster, hits)
    return end + 1 if end >= i else i
