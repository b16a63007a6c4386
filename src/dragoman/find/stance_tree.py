"""A word on the tree → what its form and place alone tell: infinitive, bare form, given as known, question, heading."""

from __future__ import annotations

from dragoman.parse import Parse, Sentence, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOUNLIKE = frozenset({"NOUN", "PROPN", "PRON"})
VERBLIKE = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"})
PAST_PREPOSITIONS = frozenset({"after", "since", "following", "during", "despite", "amid", "over"})
AUXILIARIES = frozenset({"do", "be", "have", "will", "would", "can", "could", "may", "might", "should", "shall"})
ASKING = frozenset({"who", "what", "why", "how", "where", "which", "whose"})


def is_presupposed(word: Word) -> bool:
    """A definite noun phrase takes its thing for granted: `discussed the attack`, `their meeting`."""
    return word.pos in NOUNLIKE and is_definite(word)


def is_given(word: Word) -> bool:
    """What is told as known: `after the talks`, `where the talks collapsed`."""
    if word.dep == "pobj" and word.head.lower in PAST_PREPOSITIONS:
        return True
    finite = word.tag in FINITE
    return finite and any(c.dep == "advmod" and c.lower in ("where", "when", "why", "how") for c in word.children)


def is_participle(word: Word) -> bool:
    """`the talks held in May`: a participle behind a noun."""
    return word.dep == "acl" and word.tag in ("VBN", "VBD", "VBG") and not marked(word, "that")


def is_definite(noun: Word) -> bool:
    """Does a noun stand with an article or a possessor that takes it for known?"""
    return any((c.dep == "det" and c.lower in DEFINITE) or c.dep == "poss" for c in noun.children)


def is_asserted(word: Word) -> bool:
    """`not a line of what he signs`: a clause that stands for a noun says its own thing."""
    return word.dep == "pcomp" and word.tag in FINITE


def is_purpose(word: Word) -> bool:
    """`nothing left to sign`, `a plan to sign`: open, but not after `the first to sign`."""
    left = word.dep == "xcomp" and word.head.lower == "left" and word.head.dep == "acl"
    if (word.dep not in ("acl", "relcl") and not left) or word.tag != "VB" or not is_infinitive(word):
        return False
    named = {c.lower for c in (word.head, *word.head.children)}
    return named.isdisjoint(("first", "last", "only", "second", "next", "latest"))


def is_infinitive(word: Word) -> bool:
    """`to meet`: a base form with `to`, or a form of have or be with it."""
    return any(c.dep == "aux" and c.lower == "to" for c in word.children)


def is_subjunctive(word: Word) -> bool:
    """`insisted that the army leave`, `asked that observers be sent`: a bare form with a subject of its own."""
    if word.dep not in ("ccomp", "acl", "relcl"):
        return False
    aux = [c for c in word.children if c.dep in ("aux", "auxpass")]
    bare = (word.tag == "VB" and not aux) or (word.tag == "VBN" and [c.lower for c in aux] == ["be"])
    return bare and any(c.dep in SUBJECTS for c in word.children)


def marked(clause: Word, *words: str) -> bool:
    """Does one of these conjunctions open the clause?"""
    return any(c.dep == "mark" and c.lower in words for c in clause.children)


def has_aux(word: Word) -> bool:
    """Has the verb an auxiliary of its own?"""
    return any(c.dep in ("aux", "auxpass") for c in word.children)


def governs(word: Word) -> bool:
    """Does a definite noun still stand under its verb because a clause completes it (`the promise to leave`)?"""
    return any(c.dep in ("acl", "ccomp") for c in word.children)


def stands_alone(parse: Parse, word: Word) -> bool:
    """A clause parted by a semicolon from the verb of saying after it is no part of what is said."""
    if word.dep != "ccomp" or word.i > word.head.i:
        return False
    return any(w.text == ";" for w in parse.words[word.i : word.head.i])


def is_listed(word: Word) -> Word | None:
    """The complement that a clause without conjunction goes on from: `to free the men, withdraw the guns and talk`."""
    if word.dep != "advcl" or word.tag not in ("VB", "VBG") or has_aux(word) or word.i < word.head.i:
        return None
    if any(c.dep in SUBJECTS or c.dep == "mark" for c in word.children):
        return None
    first = next((c for c in word.head.children if c.dep in ("xcomp", "ccomp") and c.tag == word.tag), None)
    goes_on = word.tag == "VB" or any(c.dep == "conj" for c in word.children)
    return first if first is not None and first.i < word.i and goes_on else None


def is_asked(parse: Parse, verb: Word) -> bool:
    """`Did the army attack?`, `When will they leave?`: the verb of a question whose answer is open.

    Who did it, and why, is asked of what is known.
    """
    last = parse.words[min(verb.right + 1, len(parse.words) - 1)]
    if "?" not in (parse.words[verb.right].text, last.text) or verb.dep not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    if any(w.lower in ASKING for w in parse.words[verb.left : verb.i]):
        return False
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    return subject is not None and any(c.dep in ("aux", "auxpass") and c.i < subject.i for c in verb.children)


def is_question(parse: Parse, sentence: Sentence) -> bool:
    """`Were shots fired?`, `When will they sit?`: an auxiliary opens the sentence, whatever the parser makes of it."""
    if "?" not in (parse.words[sentence.last - 1].text, parse.words[max(0, sentence.last - 2)].text):
        return False
    words = [w for w in parse.words[sentence.first : sentence.last] if w.text[0].isalnum()]
    words = words[1:] if words and words[0].lower in ("q.", "q") else words
    if not words:
        return False
    first = words[1] if words[0].lower == "when" and len(words) > 1 else words[0]
    return first.tag in ("VBD", "VBZ", "VBP", "MD") and first.lemma in AUXILIARIES


def is_headed(verb: Word) -> bool:
    """`Army to withdraw by June`: an infinitive that is the verb of its sentence or of the noun that opens it."""
    if verb.tag != "VB" or not is_infinitive(verb):
        return False
    if verb.dep == "ROOT":
        return any(c.dep in SUBJECTS and c.i < verb.i for c in verb.children)
    noun = verb.head
    return verb.dep in ("acl", "relcl") and noun.dep == "ROOT" and noun.pos in NOUNLIKE and verb.i > noun.i


def inverted(clause: Word) -> str | None:
    """The auxiliary that opens a condition without a conjunction: `had the army attacked`, `should it attack`."""
    if clause.dep != "advcl" or not clause.children:
        return None
    first = min(clause.children, key=lambda c: c.i)
    subject = any(c.dep in SUBJECTS and c.i > first.i for c in clause.children)
    return first.lower if first.dep == "aux" and subject and first.lower in ("had", "should", "were") else None


def is_unreal(clause: Word) -> bool:
    """`(if) the army had attacked, the town would have fallen`: a condition of what did not happen."""
    if not any(c.dep == "aux" and c.lower == "had" for c in clause.children):
        return False
    forms = {c.lower for c in clause.head.children if c.dep == "aux"}
    return "have" in forms and not forms.isdisjoint(("would", "could", "might", "should"))
