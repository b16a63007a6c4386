"""A reporting word → who is its subject, and whether the report is said to have been made."""

from __future__ import annotations

from dragoman.find.statements_field import Field
from dragoman.find.statements_lists import amid_names, listed, own_subject, rejoined, subjects
from dragoman.knowledge.reporting import Reporting
from dragoman.parse import Word
from dragoman.syntax import agent, child, is_passive, negation

HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "lest"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
DONE = frozenset({"after", "by", "since", "in", "while", "before", "despite", "besides"})
"""Before a gerund these take the saying for done: `left after finding that`, `replied by accusing`."""

COUNTED = frozenset({"third", "fourth", "fifth", "other", "others", "another"})
COMMAS = frozenset({",", "”", '"', "’", "»", "'", "—", "–"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d", "'s", "’s"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"})


def _same_side(field: Field, found: Word, verb: Word) -> bool:
    """Do subject and verb stand between the same semicolons?"""
    first, last = field.segment(verb)
    return first <= found.i <= last or field.level(found) != field.level(verb)


def subject_of(field: Field, verb: Word, reporting: Reporting) -> Word | None:
    """Who reports: the own subject, that of the verb it is joined to or controlled by, or the noun before it."""
    if verb in field.resumed:
        return field.resumed[verb]
    seen = 0
    here = rejoined(field, verb, reporting) or verb
    while seen < 6:
        seen += 1
        found = _behind_cue(field, here, reporting) or next(
            (c for c in subjects(here) if c.start >= field.opening(c)), None
        )
        if found is not None and _same_side(field, found, here):
            return _antecedent(found, here)
        if (first := listed(field, here, reporting)) is not None:
            here = first
            continue
        if here is verb and (near := noun_before(field, verb) or inverted(field, verb, reporting)) is not None:
            return near
        if (
            here is verb
            and here.tag == "VB"
            and here.dep in ("acl", "xcomp", "advcl")
            and carrier_of(here) not in (None, here.head)
        ):
            here = carrier_of(here) or here
            continue
        if here.dep in ("acl", "relcl") and here.head.pos in ("NOUN", "PROPN"):
            return here.head
        if here is verb and (relay := field.relays.get(verb.i)) is not None:
            return relay.source
        if here.dep == "pcomp" and here.head.lower in DONE and here.head.head.pos == "VERB":
            here = _reporter(field, here.head, reporting)
            continue
        if here.dep in ("conj", "xcomp", "advcl", "ccomp") and here.head is not here:
            if here.dep == "conj" and (name := amid_names(here)) is not None:
                return name
            if here.dep == "ccomp" and here.tag != "VBG":
                return None
            here = here.head
            if is_passive(here) and here.tag == "VBN":
                return own_subject(here)
            continue
        return None
    return None


def _reporter(field: Field, preposition: Word, reporting: Reporting) -> Word:
    """`insisted that it was kept, before conceding`: the verb meant is the one that reports the clause."""
    verb = preposition.head
    above = verb.head
    told = verb.dep == "ccomp" and above.i < verb.i and bool(reporting.cues(above.lemma, above.lower))
    return above if told and field.words[preposition.i - 1].text == "," else verb


def _antecedent(found: Word, verb: Word) -> Word:
    """`who` stands for the noun that the clause describes."""
    if found.lower in RELATIVE and found.tag in ("WP", "WDT", "IN", "DT") and verb.dep in ("relcl", "acl"):
        return verb.head
    return found


def _behind_cue(field: Field, verb: Word, reporting: Reporting) -> Word | None:
    """`Farmers in the valley, says the vet, are worried`, `The convoy, said the mayor, would need two days`.

    The noun right behind a cue that stands behind a comma, though the parser gave the cue another subject before it, or
    gave the noun to the verb that goes on.
    """
    return _right_behind(field, verb) or taken_over(field, verb, reporting)


def _right_behind(field: Field, verb: Word) -> Word | None:
    """The subject of `, says the mayor`; a `no` before it is not said of the saying."""
    if not verb.i or field.words[verb.i - 1].text not in COMMAS:
        return None
    return next((c for c in subjects(verb) if c.left == verb.i + 1), None)


def taken_over(field: Field, verb: Word, reporting: Reporting) -> Word | None:
    """The speaker behind a cue that the parser took for the subject of a clause said: a comma stands between."""
    inner = next((c for c in verb.children if c.dep == "ccomp" and c.i > verb.i), None)
    own = own_subject(inner) if inner is not None else None
    before = own_subject(verb)
    if inner is None or own is None or own.left != verb.i + 1 or own.i > inner.i or not can_speak(own, reporting):
        return None
    if field.words[verb.i - 1].text not in COMMAS or (before is not None and can_speak(before, reporting)):
        return None
    finite = min((c.i for c in inner.children if c.dep in ("aux", "auxpass") and c.i > own.i), default=inner.i)
    return own if field.words[finite - 1].text == "," else None


def inverted(field: Field, verb: Word, reporting: Reporting) -> Word | None:
    """`…, added its director`: the noun behind a verb that takes no object, which the parser took for one."""
    if verb.tag not in ("VBD", "VBZ") or not verb.i or field.words[verb.i - 1].text not in COMMAS:
        return None
    target = child(verb, "dobj", "attr", "oprd", "dative")
    if target is None or target.left != verb.i + 1 or target.pos not in ("NOUN", "PROPN"):
        return None
    cues = reporting.cues(verb.lemma, verb.lower)
    plain = bool(cues) and all(frame.shape in ("clause", "quote", "preposition") for c in cues for frame in c.frames)
    return target if plain and not any(c.addressee for c in cues) and can_speak(target, reporting) else None


def noun_before(field: Field, verb: Word) -> Word | None:
    """The noun right before a finite verb that the parser left without a subject: `…, the ministry said`."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep == "xcomp" or (verb.dep == "conj" and not _apart(field, verb)):
        return None
    first, _ = field.segment(verb)
    n = verb.i - 1
    while n >= first and field.words[n].pos in ("ADV", "AUX", "PART"):
        n -= 1
    if n >= first and field.words[n].text == "," and verb.i - n == 1:
        n = _past_aside(field, n, first)
    word = field.words[n] if n >= first else None
    if word is not None and word.pos in ("NOUN", "PROPN", "PRON") and (word.dep != "dobj" or word.head.i < first):
        return word
    return None


def _apart(field: Field, verb: Word) -> bool:
    """`…, a security source said`: no `and` ties the verb to one before; its noun stands behind a comma."""
    noun = field.words[verb.i - 1]
    while noun.head.i == noun.i + 1 and noun.head.i < verb.i:
        noun = noun.head
    parted = noun.pos in ("NOUN", "PROPN") and noun.left > 0 and field.words[noun.left - 1].text in COMMAS
    return parted and noun.dep == "appos" and not any(c.dep == "cc" for c in field.words[noun.left].children)


def _past_aside(field: Field, comma: int, first: int) -> int:
    """Before a bracketed aside that ends at this comma (`a source, quoted by the agency, said`): the word before it."""
    for n in range(comma - 1, max(first, comma - 25) - 1, -1):
        if field.words[n].text == ",":
            return n - 1
    return first - 1


def is_told(field: Field, verb: Word, reporting: Reporting) -> bool:
    """Is the report said to have been made: not denied, asked, imagined, ordered or left to the future?"""
    level = field.level(verb)
    no = negation(verb)
    if no is not None and field.level(no) == level and not (no.i < verb.i and _right_behind(field, verb)):
        return False
    if any(c.dep == "mark" and c.lower in HYPOTHETICAL and field.level(c) == level for c in verb.children):
        return False
    aux = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    modals = [c for c in aux if c.tag == "MD"]
    if modals:
        modal = modals[0]
        after = field.words[verb.i + 1 : verb.i + 2]
        return modal.lower in ("would", "'d", "’d") and bool(after) and after[0].lower == "only"
    if verb.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in aux):
        return (
            verb.dep in ("xcomp", "advcl", "acl")
            and (carrier := carrier_of(verb)) is not None
            and (carrier.lemma in reporting.aspects or verb.head.lower in reporting.aspects)
            and is_told(field, carrier, reporting)
        )
    if verb.tag == "VB" and not any(c.lemma == "do" for c in aux):
        return own_subject(verb) is not None and verb.dep not in ("xcomp",)
    if verb.tag == "VBG" and verb.dep in ("amod", "compound", "nsubj", "dobj", "pobj", "csubj"):
        return False
    if verb.i in field.relays:
        return True
    if verb.tag == "VBG" and verb.dep == "pcomp":
        return verb.head.lower in DONE
    if verb.dep in ("ccomp", "xcomp", "conj") and verb.head is not verb and _refused(verb, reporting):
        return False
    return not _asked(field, verb, aux)


def carrier_of(verb: Word) -> Word | None:
    """The verb to which an infinitive belongs, also by an adjective or an object: `was quick to say`."""
    head = verb.head
    if head.dep in ("acomp", "dobj", "attr", "pobj") and verb.i > head.i:
        head = head.head.head if head.dep == "pobj" else head.head
    return head if head.tag.startswith("VB") else None


def _refused(verb: Word, reporting: Reporting) -> bool:
    """Does the verb stand under a word that denies it or leaves it undone?"""
    head = verb.head
    if verb.dep == "conj":
        return (
            any(c.tag == "MD" for c in head.children if c.dep == "aux")
            and own_subject(verb) is None
            and (verb.tag == "VB")
        )
    if negation(head) is not None and verb.dep == "xcomp":
        return True
    return any(cue.factivity == "counter" for cue in reporting.cues(head.lemma, head.lower)) and head.i < verb.i


def _asked(field: Field, verb: Word, aux: list[Word]) -> bool:
    """Is it part of a question of the outlet's own?"""
    last = field.words[field.parse.sentence_of(verb).last - 1]
    subject = own_subject(verb) if last.text == "?" else None
    return subject is not None and any(c.i < subject.i for c in aux)


def is_participle(verb: Word) -> bool:
    """A past participle without a helping verb (`a letter quoted by`): whoever is named beside it does not speak.

    Nor does the subject behind `Asked whether he would come, …`, which the parser may tag as a past.
    """
    if any(c.dep == "nsubj" for c in verb.children):
        return False
    if verb.tag == "VBD" and verb.dep in ("advcl", "ccomp") and verb.head.i > verb.i and verb.left == verb.i:
        return True
    if (
        verb.dep == "acl"
        and verb.head.dep == "ROOT"
        and verb.head.pos in ("NOUN", "PROPN")
        and verb.i > verb.head.i + 2
    ):
        return verb.tag == "VBN" and all(c.dep not in ("ccomp", "dobj", "xcomp") for c in verb.children)
    return verb.tag == "VBN" and not any(c.lower in HAVE or c.lower in BE for c in verb.children if "aux" in c.dep)


def disagree(noun: Word, verb: Word) -> bool:
    """`Daily note 5`: in a heading a bare form behind one singular noun is no verb, or it would be `notes`."""
    several = noun.dep == "conj" or any(c.dep == "conj" for c in noun.children)
    return verb.tag == "VBP" and noun.tag in ("NN", "NNP") and noun.i < verb.i and not several


def can_speak(noun: Word, reporting: Reporting) -> bool:
    """Is this a person, a people, an office or a text, so far as a word alone can tell?"""
    if noun.pos in ("PRON", "NUM", "DET") or noun.lower in COUNTED:
        return noun.lower not in ("this", "that", "which", "what", "these", "there")
    if noun.pos == "PROPN" or noun.entity in ("PERSON", "ORG", "GPE", "NORP"):
        return noun.entity not in ("DATE", "TIME", "LAW", "EVENT")
    if any(c.dep == "appos" and c.entity == "PERSON" for c in noun.children):
        return True
    return noun.lemma in reporting.speakers or noun.lower.endswith(reporting.speaker_endings)


def passive_agent(verb: Word) -> Word | None:
    """Who speaks in a passive report: the agent, or nobody."""
    return agent(verb)
