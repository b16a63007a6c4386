"""Phrase by title, and the words around it → can it act, or is it a thing, a spot, a role or the dead?"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from dragoman.knowledge.roster import Roster
from dragoman.parse import Parse, Word

if TYPE_CHECKING:
    from dragoman.find.actors_names import Hits
    from dragoman.find.actors_phrases import Phrase

OWN = frozenset({"our", "my", "this"})
GESTURES = frozenset(
    {"shake", "nod", "bow", "hang", "lower", "raise", "turn", "tilt", "scratch", "lift", "hold", "cover", "duck"}
)
"""What somebody does with his or her own head."""
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})


def can_act(parse: Parse, phrase: Phrase, hits: Hits, roster: Roster) -> bool:
    """Weak heads need support; a body after `in`, `at`, `near` is a place; others are taken as they come."""
    where = phrase.head.dep == "pobj" and phrase.head.head.lower in roster.contexts["place"] - {"on", "over", "via"}
    if where and phrase.title.kind not in ("person", "group", "armed_group") and not _of_an_office(phrase, roster):
        return False
    if _is_a_mass(phrase, roster):
        return False
    if _is_thing(parse, phrase, roster) or _is_role(parse, phrase) or _is_the_writer(parse, phrase):
        return False
    return phrase.title.term not in roster.contexts["weak"] or _is_supported(parse, phrase, hits, roster)


def names_an_organisation(parse: Parse, phrase: Phrase, taken: Container[int], hits: Hits, roster: Roster) -> bool:
    """`Human Rights Monitor`, `Women for Dialogue`: nouns of persons, all with capitals, that name an organisation."""
    words, head, behind = parse.words, phrase.head, phrase.head.i + 2
    if not head.text.istitle():
        return False
    if not phrase.title.plural:
        term = words[phrase.term_first : head.i + 1]
        capital = len(term) > 1 and all(w.text.istitle() for w in term)
        return capital and phrase.title.kind == "person" and head.lower in roster.contexts["named as bodies"]
    if parse.paragraphs[parse.paragraph_of(head)].kind == "title":
        return False
    if behind >= len(words) or words[behind - 1].lower not in ("for", "without", "against"):
        return False
    cause = words[behind]
    named = behind in taken or behind in hits.at or cause.entity in ("GPE", "LOC", "PERSON")
    return phrase.title.kind == "group" and cause.text.istitle() and not named


def _is_a_mass(phrase: Phrase, roster: Roster) -> bool:
    """`freedom of movement`, `a form of association`: a noun of a body in the singular without an article is none."""
    head = phrase.head
    bare = phrase.first == head.i and head.text.islower() and head.tag == "NN" and head.dep == "pobj"
    if not bare or head.head.lower != "of" or phrase.last > head.i:
        return False
    return phrase.title.kind not in ("person", "group") and head.lower not in roster.contexts["without an article"]


def _of_an_office(phrase: Phrase, roster: Roster) -> bool:
    """`interior minister in the Transitional Government`: a body behind a title is whom its bearer serves."""
    office = roster.titles.get(phrase.head.head.head.lower) if phrase.capital else None
    return office is not None and office.kind == "person"


def _is_supported(parse: Parse, phrase: Phrase, hits: Hits, roster: Roster) -> bool:
    head, words = phrase.head, parse.words
    if any(i in hits.at for i in range(phrase.first, phrase.last + 1)) or phrase.term_first > phrase.first + 1:
        return True
    if head.dep == "appos" and head.head.tag == "NNP" and head.head.i < head.i:
        return True  # `Jan Novak, deputy to the prosecutor,`, `Tavar, the party that won`
    if (
        phrase.capital
        and phrase.definite
        and phrase.title.kind != "person"
        and head.i > parse.sentence_of(head).first + 1
    ):
        return True
    owned = words[phrase.first].lower in POSSESSIVES or (phrase.last > head.i and words[head.i + 1].lower == "of")
    if owned and phrase.title.term not in roster.contexts["weakest"]:
        return True
    if phrase.title.term in roster.contexts["pairs"] and phrase.title.plural and phrase.definite:
        return True
    verb = head.head.lemma if head.dep in ("nsubj", "nsubjpass") else ""
    return verb in roster.contexts["speech"] or verb in roster.contexts["diplomacy"]


def _is_thing(parse: Parse, phrase: Phrase, roster: Roster) -> bool:
    """The bank of a river, a church that is hit, troop movements, bodies of soldiers, the far side of a line."""
    head, words, term = phrase.head, parse.words, phrase.title.term
    if term in roster.contexts["things"] and not phrase.capital and not _does(head, roster):
        return True
    if phrase.term_first and words[phrase.term_first - 1].lower in roster.contexts["moved"] and "movement" in term:
        return True
    above = head.head
    if head.dep == "pobj" and above.lower == "of" and above.head.lemma in roster.contexts["remains"]:
        return True
    if term != "side" or phrase.title.plural:
        return False
    edge = {w.lemma for w in words[head.i + 1 : phrase.last + 1]} & roster.contexts["edges"]
    return bool(edge) or (head.dep == "pobj" and above.lower in ("on", "from", "to"))


def _does(head: Word, roster: Roster) -> bool:
    """Is it the subject of a verb of speech or deed, the agent of a passive, or the source of what is told?"""
    while head.dep == "conj" and head.head is not head:
        head = head.head
    if head.dep == "nsubj":
        return any(head.head.lemma in roster.contexts[name] for name in ("speech", "diplomacy", "saying"))
    return head.dep == "pobj" and (head.head.dep == "agent" or head.head.head.lower == "according")


def _is_role(parse: Parse, phrase: Phrase) -> bool:
    """`the calendar is not our friend`, `brought to justice`: what somebody is, not somebody."""
    head = phrase.head
    if head.dep == "attr" and not phrase.definite and head.head.lemma == "be":
        subjects = [c for c in head.head.children if c.dep in ("nsubj", "expl")]
        if subjects and subjects[0].dep == "nsubj":
            return True
    if head.dep == "poss" and phrase.title.kind == "person" and head.head.lower in ("envoy", "representative"):
        return True
    if head.lower in ("head", "heads") and head.dep == "dobj" and head.head.lemma in GESTURES:
        return parse.words[phrase.first].lower in POSSESSIVES or parse.words[phrase.first].tag == "POS"
    bare = phrase.first == phrase.term_first and phrase.last == phrase.term_last and head.text.islower()
    if not bare or phrase.title.kind != "person" or phrase.title.plural or head.dep in ("conj", "appos"):
        return False
    return head.dep == "pobj" and parse.paragraphs[parse.paragraph_of(head)].kind != "title"


def _is_the_writer(parse: Parse, phrase: Phrase) -> bool:
    """`this agency`, `our correspondent`: whoever wrote the report."""
    if parse.words[phrase.first].lower not in OWN:
        return False
    return phrase.title.sector == "JRN" or phrase.title.term in ("agency", "news agency")
