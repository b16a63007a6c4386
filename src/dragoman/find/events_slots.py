"""A verb or noun on the tree → the words that fill its slots: subject, object, prepositions, possessor, modifiers."""

from __future__ import annotations

from dragoman import syntax
from dragoman.parse import Word

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
CONTAINERS = frozenset(
    {"round", "series", "day", "week", "month", "hour", "wave", "spate", "number", "string", "year", "bout", "kind"}
)
PARTITIVES = frozenset(
    {"one", "two", "three", "some", "member", "group", "dozen", "dozens", "hundred", "hundreds", "thousand",
     "thousands", "many", "most", "all", "both", "number", "each", "several", "leader", "handful", "part"}
)  # fmt: skip
OBJECT_CONTROL = frozenset(
    {"urge", "ask", "order", "tell", "force", "press", "persuade", "invite", "allow", "accuse", "appeal", "call",
     "instruct", "want", "expect", "help", "warn", "beg", "require", "let", "compel", "suspect", "enable", "prevent"}
)  # fmt: skip
WILLING = frozenset({"want", "expect", "ask", "help", "beg"})
"""Without an object, the subject of these is the one who is to act: `wants to go`."""

MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
CLASSES = {
    "PERSON": "person", "GPE": "town", "FAC": "building", "LOC": "territory", "NORP": "people", "ORG": "organisation",
}  # fmt: skip
"""Names count as the common noun of their entity class where a frame asks for a kind of object."""


def fill(word: Word, slot: str, carrier: Word | None = None) -> list[Word]:
    """The words in a slot of a verb or noun; coordinated ones are all listed.

    `carrier` is the light verb beside an event noun, whose subject acts.
    """
    if word.pos in ("VERB", "AUX"):
        found = _of_verb(word, slot)
    else:
        found = _of_noun(word, slot, carrier)
    return [w for first in found for w in syntax.conjuncts(follow(first))]


def _of_verb(verb: Word, slot: str) -> list[Word]:
    if slot == "subj":
        return _one(deep_subject(verb))
    if slot == "obj":
        return _one(deep_object(verb))
    if slot == "dative":
        return [c for c in verb.children if c.dep == "dative" and c.pos in ("NOUN", "PROPN", "PRON")]
    found = prepositional(verb, slot)
    for child in verb.children:
        if child.dep in ("dobj", "prt", "nsubjpass") or (child.dep == "prep" and slot == "of" and not found):
            found += prepositional(child, slot)
    return found


def _of_noun(noun: Word, slot: str, carrier: Word | None) -> list[Word]:
    if slot == "subj":
        return _one(deep_subject(carrier)) if carrier is not None else []
    if slot == "poss":
        return syntax.children(noun, "poss")
    if slot == "mod":
        return [c for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.tag in ("NNP", "NNPS", "JJ")]
    found = prepositional(noun, slot)
    if not found and carrier is not None and slot in ("between", "with", "by"):
        found = prepositional(carrier, slot)
    return found


def prepositional(word: Word, preposition: str) -> list[Word]:
    """Objects of a preposition that hangs on the word: `with` → what it met with."""
    found = []
    for child in word.children:
        if child.dep in ("prep", "agent", "dative") and child.lower == preposition:
            found += syntax.children(child, "pobj")
    return found


def deep_subject(verb: Word) -> Word | None:
    """Who does it: the subject of an active verb, the agent of a passive one, or the controller of a bare one."""
    if syntax.is_passive(verb):
        return syntax.agent(verb)
    own = next((c for c in verb.children if c.dep in ("nsubj", "csubj")), None)
    if own is not None:
        return own
    head, dep = verb.head, verb.dep
    if head is verb:
        return None
    if dep == "acl":
        if verb.tag == "VBG":
            return head
        return syntax.agent(verb) if verb.tag == "VBN" else None
    if dep == "conj" and verb.tag == "VBD" and head.dep == "acl" and head.tag == "VBN":
        above = next((w for w in syntax.ancestors(head) if w.tag in ("VBD", "VBN", "VBP", "VBZ")), None)
        return deep_subject(above) if above is not None else None
    if dep in ("conj", "dep") and head.pos in ("VERB", "AUX"):
        if verb.tag == "VBG" and head.tag != "VBG":
            return None
        return deep_subject(head) if not syntax.is_passive(head) or verb.tag != "VBN" else syntax.agent(head)
    if dep in ("xcomp", "ccomp"):
        return _controller(head)
    if dep == "pcomp" and head.head is not head:
        return _controller(head.head) if head.head.pos == "VERB" else head.head if head.head.dep == "dobj" else None
    if dep == "advcl" and verb.tag in ("VBG", "VB") and head.pos in ("VERB", "AUX") and not _parted(verb):
        if not syntax.is_passive(head):
            return deep_subject(head)
        return syntax.agent(head) if verb.tag == "VBG" else surface_subject(head)
    return None


def _parted(verb: Word) -> bool:
    """Does another clause stand between a participle and its verb?  Then it may be that clause's doer."""
    between = [c for c in verb.head.children if verb.head.i < c.i < verb.i]
    while between:
        word = between.pop()
        if word.pos == "VERB" or word.dep in ("ccomp", "relcl", "acl"):
            return True
        between += word.children
    return False


def _controller(verb: Word) -> Word | None:
    """Who is understood to do what the complement says: the object of `urged them to go`, else the subject."""
    if verb.pos == "ADJ" and verb.head is not verb:
        return surface_subject(verb.head)
    if verb.lemma in OBJECT_CONTROL:
        if syntax.is_passive(verb):
            return surface_subject(verb)
        called = next(iter(prepositional(verb, "on") or prepositional(verb, "to")), None)
        return syntax.child(verb, "dobj") or called or (surface_subject(verb) if verb.lemma in WILLING else None)
    return surface_subject(verb)


def surface_subject(verb: Word) -> Word | None:
    """The grammatical subject, or that of the verb above where it is shared."""
    own = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    if own is not None:
        return own
    if verb.dep in ("xcomp", "conj") and verb.head is not verb:
        return _controller(verb.head) if verb.dep == "xcomp" else surface_subject(verb.head)
    return None


def deep_object(verb: Word) -> Word | None:
    """To whom or what it is done: the object, the subject of a passive, or the noun a participle hangs on."""
    own = syntax.child(verb, "dobj")
    if own is not None:
        return own
    passive = next((c for c in verb.children if c.dep == "nsubjpass"), None)
    if passive is not None:
        return passive
    if verb.dep == "acl" and verb.tag == "VBN":
        return verb.head
    if any(c.dep == "auxpass" for c in verb.children) or (verb.dep == "conj" and verb.tag == "VBN"):
        above = surface_subject(verb)
        passive_above = verb.dep != "conj" or syntax.is_passive(verb.head) or verb.head.dep == "acl"
        return above if passive_above else None
    sharing = next((c for c in verb.children if c.dep == "conj" and c.tag == verb.tag and c.pos == "VERB"), None)
    if sharing is not None and not any(
        c.dep in ("nsubj", "prep", "prt", "ccomp", "xcomp") for c in verb.children if c.i > verb.i
    ):
        return syntax.child(sharing, "dobj")
    return None


def follow(word: Word) -> Word:
    """What a relative pronoun or a partitive stands for: `which` → the noun before, `two of them` → them."""
    if word.lower in RELATIVE and word.tag in ("WP", "WP$", "WDT", "IN"):
        for above in syntax.ancestors(word):
            if above.dep == "relcl":
                return above.head
    if word.lower in PARTITIVES or word.lemma in PARTITIVES or word.tag == "CD":
        of = prepositional(word, "of")
        if of:
            return follow(of[0])
    return word


def container(noun: Word) -> Word:
    """The noun that stands for it in the clause: `a round of talks` → round."""
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in CONTAINERS:
        return noun.head.head
    return noun


def kinds(word: Word) -> set[str]:
    """The names under which a frame may ask for a word."""
    found = {word.lemma, word.lower}
    if word.entity in CLASSES and word.pos == "PROPN":
        found.add(CLASSES[word.entity])
    return found


def modifiers(noun: Word) -> set[str]:
    """Lemmas and forms of the words that stand before a noun and narrow it: `air` strike, `joint` patrol."""
    found: set[str] = set()
    for child in noun.children:
        if child.dep in MODIFIERS and child.i < noun.i:
            found |= {child.lemma, child.lower, *child.lower.split("-")}
            found |= {deeper.lower for deeper in child.children if deeper.dep in ("compound", "amod")}
    return found


def _one(word: Word | None) -> list[Word]:
    return [] if word is None else [word]
