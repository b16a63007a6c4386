"""A phrase that names a document or body → whether the text speaks of it as existing or only as wished for."""

from __future__ import annotations

from typing import Literal

from dragoman.find.agreements_phrases import Phrase
from dragoman.knowledge.documents import Documents
from dragoman.parse import Word
from dragoman.syntax import SUBJECTS, ancestors, children, is_passive, negation

Standing = tuple[Literal["made", "wished", "absent"] | None, str]
WISHES = frozenset({"will", "would", "could", "should", "must", "may", "might", "can", "shall", "to"})
RELATIONS = frozenset({"dobj", "pobj", "prep", "nsubjpass", "conj", "attr", "dative", "nsubj"})


def document_standing(phrase: Phrase, documents: Documents) -> Standing:
    """Is the document made, only wished for, said to be absent, or is there no telling?"""
    tell, head = documents.tell, phrase.head
    governor = _governor(head)
    if phrase.absent or (
        governor is not None and not phrase.definite and not phrase.names and negation(governor) is not None
    ):
        return "absent", "negated"
    if phrase.beside & tell["prospect_words"]:
        return "wished", f"{min(phrase.beside & tell['prospect_words'])} {phrase.noun.noun}"
    if any(_wished(c) for c in children(head, "relcl")):
        return "wished", "a clause with could or would"
    if any(c.lemma in tell["made_verbs"] and c.tag == "VBN" for c in children(head, "acl", "relcl")):
        return "made", "made, as its participle says"
    if phrase.definite or phrase.date is not None or any(name.isdigit() for name in phrase.names):
        return _definite(phrase, governor)
    noun = head.head.head if head.dep == "pobj" else None
    if noun is not None and noun.lemma in tell["prospect_nouns"]:
        return "wished", f"{noun.lemma} of or for it"
    if governor is not None:
        if governor.lemma in tell["prospect_verbs"] and _wished(governor):
            return "wished", f"to {governor.lemma} it"
        if governor.lemma in tell["made_verbs"] and not _wished(governor):
            return "made", f"verb {governor.lemma}"
        if head.dep in SUBJECTS and not _wished(governor):
            return "made", "it acts"
        if governor.lemma in tell["prospect_verbs"]:
            return "wished", f"verb {governor.lemma}"
    return ("made", "it is there to be spoken of") if phrase.noun.kind == "proposal" else (None, "no telling")


def body_standing(phrase: Phrase, documents: Documents) -> Standing:
    """Does the body exist, is it only proposed, or is there no telling?"""
    tell, head = documents.tell, phrase.head
    governor = _governor(head)
    if phrase.absent:
        return "absent", "negated"
    if phrase.beside & {"proposed", "planned", "future", "possible"}:
        return "wished", "proposed or planned"
    if governor is not None:
        if any(c.dep == "xcomp" and c.lemma in tell["body_made_verbs"] and _yet(c) for c in governor.children):
            return "wished", "has yet to be set up"
        if governor.lemma in tell["body_made_verbs"] and head.dep in ("dobj", "nsubjpass"):
            unmade = _wished(governor) or negation(governor) is not None
            return ("wished", f"to {governor.lemma} it") if unmade else ("made", f"verb {governor.lemma}")
        if governor.lemma in tell["body_wish_verbs"] and head.dep in ("dobj", "pobj") and not phrase.definite:
            return "wished", f"verb {governor.lemma}"
    noun = head.head.head if head.dep == "pobj" else None
    if noun is not None and not phrase.definite and noun.lemma in tell["prospect_nouns"]:
        return "wished", f"{noun.lemma} for it"
    if phrase.definite:
        return "made", "definite"
    if governor is not None and head.dep in SUBJECTS:
        return "made", "it acts"
    return None, "no telling"


def _definite(phrase: Phrase, governor: Word | None) -> Standing:
    """A definite phrase speaks of what is there, unless it has yet to be signed."""
    if phrase.noun.noun == "treaty" and not phrase.names and phrase.date is None:
        return "wished", "a treaty without name or date"
    if governor is not None and governor.lemma in ("sign", "conclude", "finalise", "finalize") and _wished(governor):
        return "wished", f"to {governor.lemma} it"
    noun = phrase.head.head.head if phrase.head.dep == "pobj" else None
    if noun is not None and noun.lemma in ("draft", "text", "work") and not phrase.names:
        return "wished", f"{noun.lemma} of it"
    return "made", "definite"


def _yet(verb: Word) -> bool:
    return any(c.lower == "yet" for c in (*verb.children, *verb.head.children))


def _governor(head: Word) -> Word | None:
    """The verb above, over prepositions, objects and coordination."""
    below = head
    for word in ancestors(head):
        if below.dep not in RELATIONS:
            return None
        if word.pos in ("VERB", "AUX"):
            return word
        if word.pos in ("NOUN", "PROPN") and below.dep == "prep":
            return None
        below = word
    return None


def _wished(verb: Word) -> bool:
    """Is the verb an infinitive, a modal's or a gerund, and so not done yet?"""
    if verb.tag == "VBG":
        return not any(c.dep == "aux" and c.lemma == "be" for c in verb.children)
    if any(c.dep == "aux" and (c.tag == "MD" or c.lower in WISHES) for c in verb.children):
        return True
    return verb.tag in ("VB", "VBP") and verb.dep == "xcomp" and not is_passive(verb)
