"""The word that reports → the cue as a reader sees it, with helping verbs, adverbs and the verb that carries it."""

from __future__ import annotations

from dragoman.find.statements_extent import SETTINGS
from dragoman.find.statements_field import Field
from dragoman.parse import Word
from dragoman.syntax import child

HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})
LINKS = frozenset({"to", "on", "by", "not"})
SAID_IN = frozenset({"in", "at", "on", "during", "by", "via", "through", "over"})
FARTHEST = 6
"""Words before the reporting one: `has since gone on to say` has five."""


def whole_cue(field: Field, cue: tuple[Word, ...], verb: Word | None) -> tuple[Word, ...]:
    """`has repeatedly said`, `could not establish`, `went on to say` for the cue `said`, `establish`, `say`."""
    if verb is None or not any(word is verb for word in cue):
        return cue
    words, first = field.words, verb.i
    carrier = verb
    floor = max(verb.i - FARTHEST, 0)
    while first > floor:
        word = words[first - 1]
        if word.head is carrier and word.dep in HELPING and (word.dep != "advmod" or word.tag == "RB"):
            first -= 1
        elif word.lower in LINKS and first > 1 and _carries(words[first - 2], verb):
            carrier, first = words[first - 2], first - 2
        elif word is carrier.head and carrier is verb and _carries(word, verb):
            carrier, first = word, first - 1
        elif word.lower == "on" and word.head is carrier.head and _carries(carrier.head, verb):
            first -= 1
        else:
            break
    while words[first].tag == "RB" and words[first].dep == "advmod" and first < verb.i and not _tied(field, first):
        first += 1
    behind = _said_in(verb) if len(cue) == 1 else ()
    return tuple({word.i: word for word in (*words[first : verb.i], *cue, *behind)}.values())


def _said_in(verb: Word) -> tuple[Word, ...]:
    """`said … in … statement`: the core of the phrase that tells where it was said."""
    for by in verb.children:
        noun = child(by, "pobj") if by.dep == "prep" and by.i > verb.i and by.lower in SAID_IN else None
        if noun is not None and noun.lemma in SETTINGS:
            return by, noun
    return ()


def _carries(word: Word, verb: Word) -> bool:
    """Is it the verb on which the reporting one depends as its infinitive?"""
    return word.tag.startswith("VB") and verb.dep in ("xcomp", "advcl") and verb.head is word


def _tied(field: Field, n: int) -> bool:
    """Is the adverb part of the group, not the first word of the sentence?"""
    return (
        n > 0
        and field.level(field.words[n - 1]) == field.level(field.words[n])
        and not field.words[n].text[0].isupper()
    )
