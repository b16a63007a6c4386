"""A run of capitals and the clause around it → the signs that it names a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.roster import Roster, compact
from dragoman.parse import Parse, Word

if TYPE_CHECKING:
    from dragoman.find.actors_names import Hits

TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
GENDERED = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
OPENING = frozenset({"he", "she"})
HUMAN = ("speech", "diplomacy", "deeds", "personal", "bodily")


def is_personal(words: list[Word], start: int, j: int, head: Word, roster: Roster) -> bool:
    """A forename that is known, an age behind, or a place in the clause that only persons take."""
    if compact(words[start].text) in roster.genders:
        return True
    if j + 2 < len(words) and words[j + 1].text in (",", "(") and words[j + 2].text.isdigit():
        return True
    while head.dep == "conj" and head.head is not head and head.head.pos == "PROPN":
        head = head.head
    verb = head.head
    if head.dep == "nsubj":
        if j > start and all(w.entity == "PERSON" for w in words[start : j + 1]) and _has_an_object(verb, roster):
            return True
        return any(verb.lemma in roster.contexts[name] for name in HUMAN) or is_holder(head, roster)
    if head.dep in ("dobj", "nsubjpass", "dative"):
        return verb.lemma in roster.contexts["address"] or verb.lemma in roster.contexts["personal"]
    if head.dep == "appos":
        title = roster.titles.get(compact(verb.text))
        return title is not None and title.kind == "person"
    return head.dep == "pobj" and verb.lower in ("by", "with")


def of_a_nation(words: list[Word], start: int, hits: Hits) -> bool:
    """`Kenya's Jan Novak`: a state has a person."""
    hit = hits.at.get(start - 2) if start > 1 and words[start - 1].tag == "POS" else None
    return hit is not None and hit.names[0].entry.kind == "state"


def apposed_to_a_noun(words: list[Word], start: int, head: Word, roster: Roster) -> bool:
    """`the harbour master of X, Ana Novak, said`: beside a noun of a person, or one unknown that speaks."""
    noun = head.head
    if head.dep == "appos" and noun.lower == "one" and noun.i < start and words[start - 1].text == ",":
        return any(c.lower == "of" for c in noun.children)
    if head.dep != "appos" or noun.pos != "NOUN" or noun.i > start or words[start - 1].text != ",":
        return False
    title = roster.titles.get(noun.lower)
    if title is not None:
        return title.kind == "person" and not title.plural
    return noun.dep == "nsubj" and noun.tag == "NN" and noun.head.lemma in roster.contexts["speech"]


def is_whom(head: Word, roster: Roster) -> bool:
    """`Okoro, who left`: only persons are who, but in `a farmer from Maban, who left` it is the farmer."""
    linked = head.dep == "pobj" and head.head.lower in ("of", "from", "in", "at", "near")
    title = roster.titles.get(head.head.head.lower) if linked else None
    if title is not None and title.kind in ("person", "group"):
        return False
    return any(c.dep == "relcl" and any(g.lower == "who" for g in c.children) for c in head.children)


def is_taken_up(parse: Parse, roster: Roster, start: int, j: int, head: Word) -> bool:
    """`Apinya Tavar brought her list`, `Apinya Tavar came. She …`: two capitals, `he` or `she`, and nobody else."""
    if j == start or head.dep != "nsubj":
        return False
    words, i, sentence = parse.words, j + 1, head.sentence
    while i < len(words) and words[i].sentence == sentence:
        word = words[i]
        if word.lower in GENDERED:
            return True
        title = roster.titles.get(word.lower)
        if word.entity == "PERSON" or (title is not None and title.kind == "person" and word.dep != "appos"):
            return False
        i += 1
    here = i < len(words) and parse.paragraph_of(words[i]) == parse.paragraph_of(head)
    return here and words[i].lower in OPENING and words[i].dep in ("nsubj", "nsubjpass")


def is_bodily(words: list[Word], start: int, j: int, head: Word, roster: Roster) -> bool:
    """`Apinya Suksawat carried a list`: two capitals or more that do what takes a body, whatever their label."""
    if j == start or not all(
        w.text[0].isupper() or w.text in "-–’'" or w.lower in roster.contexts["particles"] for w in words[start : j + 1]
    ):
        return False
    return head.dep == "nsubj" and (head.head.lemma in roster.contexts["bodily"] or is_holder(head, roster))


def is_doer(words: list[Word], start: int, j: int, head: Word, roster: Roster) -> bool:
    """`Zalina Tavarova brought a list`: two capitals on which the labels of the parser do not agree, with an object."""
    labels = {w.entity for w in words[start : j + 1] if w.text[0].isupper()}
    if j == start or head.dep != "nsubj" or "ORG" in labels or (len(labels) == 1 and labels != {""}):
        return False
    before = words[start - 1] if start else None
    articled = before is not None and before.pos == "DET" and before.sentence == head.sentence
    return not articled and head.tag == "NNP" and _has_an_object(head.head, roster)


def is_holder(head: Word, roster: Roster) -> bool:
    """`Ri is a colonel`: a subject whose predicate is a title of one person."""
    if head.dep != "nsubj" or head.head.lemma not in ("be", "become", "remain"):
        return False
    nouns = [c for c in head.head.children if c.dep == "attr" and c.i > head.i]
    titles = [roster.titles.get(c.lower) for c in nouns]
    return any(t is not None and t.kind == "person" and not t.plural for t in titles)


def _has_an_object(verb: Word, roster: Roster) -> bool:
    """`brought a list`, and no `saw rain`: a verb with an object that is not merely what befalls a place."""
    if verb.lemma in roster.contexts["befalling"]:
        return False
    return any(c.dep == "dobj" for c in verb.children)


def begins_a_person(words: list[Word], i: int, roster: Roster) -> bool:
    """`Jordan Hale`, `April Santos`: a place or month whose name people bear as well, straight before a surname."""
    if words[i].lower not in roster.contexts["forenames of places"] or i + 1 >= len(words):
        return False
    after = words[i + 1]
    if after.sentence != words[i].sentence or not after.text.istitle() or after.tag not in ("NNP", "NNPS"):
        return False
    if after.lower in roster.contexts["spots"] or compact(after.text) in roster.titles or after.entity in TIMES:
        return False
    if words[i].dep != "compound" or not i < words[i].head.i <= i + 4:
        return False
    named = roster.names.get(compact(words[i].text) + compact(after.text)) or roster.names.get(compact(after.text))
    return not named
