"""One token of a parse and its place in the tree, and the trees that the parser is known to get wrong, mended."""

from __future__ import annotations

from dragoman.model.span import Span, spanning

RELATIVE = frozenset({"that", "which", "who"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NOUN", "PROPN"})
AUXILIARIES = frozenset({"aux", "auxpass"})
COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BESIDE = frozenset({"neighbouring", "neighboring"})
NAMES = frozenset({"NNP", "NNPS"})
LABELLED = frozenset({"nmod", "compound"})


class Word:
    """One token with its place in the text and in the tree; made once by `parse`, never edited after.

    `text` is what stands in the report; `lower`, `lemma`, `pos` (UPOS), `tag` (Penn), `dep` (ClearNLP labels of spaCy's
    English models) and `entity` (OntoNotes label or "") come from the parser.  `left` and `right` are the indices of
    the first and last word of its subtree.  `i` indexes `parse.words`.
    """

    __slots__ = (
        "children", "dep", "end", "entity", "head", "i", "left", "lemma", "lower", "pos", "right", "sentence", "start",
        "tag", "text",
    )  # fmt: skip

    def __init__(self, i: int, text: str, start: int, lemma: str, pos: str, tag: str, dep: str, entity: str) -> None:
        self.i, self.text, self.lower, self.start, self.end = i, text, text.lower(), start, start + len(text)
        self.lemma, self.pos, self.tag, self.dep, self.entity = lemma, pos, tag, dep, entity
        self.head: Word = self
        self.children: list[Word] = []
        self.left = self.right = i
        self.sentence = 0

    @property
    def span(self) -> Span:
        return spanning((self.start, self.end))

    def __repr__(self) -> str:
        return f"<{self.text} {self.pos} {self.dep}←{self.head.text}>"


def mend(words: list[Word]) -> None:
    """Repair in place, before `left` and `right` are counted, what no finder should have to repair for itself."""
    for word in words:
        if word.dep == "acl":
            _listed_deed(word)
            _clause_as_participle(word)
        if word.lower in RELATIVE:
            _report_in_relative(words, word)
        if word.dep in LABELLED and word.i > word.head.i - 4:
            _thing_beside_its_label(words, word)
        if word.lower in BESIDE and word.dep == "xcomp":
            _neighbour_as_deed(word)
        if word.tag in NAMES and word.dep in ("appos", *SUBJECTS):
            _noun_before_its_name(words, word)


def _hang(word: Word, head: Word, dep: str) -> None:
    """Hang a word below another, or make it the root where it is its own head."""
    if word.head is not word:
        word.head.children.remove(word)
    word.head, word.dep = head, dep
    if head is not word:
        head.children.append(word)
        head.children.sort(key=lambda child: child.i)


def _listed_deed(word: Word) -> None:
    """`They denied it, accused Peru and said …`: the parser hangs the second deed on the object, where it is a deed.

    An active participle with an object of its own, behind a comma, in a list of deeds that goes on, cannot be passive.
    """
    thing, verb = word.head, word.head.head
    active = word.tag in ("VBD", "VBN") and any(c.dep == "dobj" for c in word.children)
    goes_on = any(c.dep == "conj" and c.i > word.i and c.tag == "VBD" for c in verb.children)
    behind_comma = any(c.text == "," and thing.i < c.i < word.i for c in (*thing.children, *verb.children))
    if active and goes_on and behind_comma and thing.dep == "dobj" and verb.tag == "VBD":
        _hang(word, verb, "conj")
        word.tag = "VBD"


def _clause_as_participle(word: Word) -> None:
    """`a charge that Lima denied`: a verb with a subject that lacks its object is a relative clause."""
    deps = {c.dep: c for c in word.children if c.i < word.i}
    pronoun = deps.get("dobj")
    whole = word.tag in ("VBN", "VBD") and "nsubj" in deps and deps.keys().isdisjoint(AUXILIARIES)
    full = any(c.dep in COMPLEMENTS and c.i > word.i for c in word.children)
    if whole and not full and pronoun is not None and pronoun.lower in RELATIVE:
        word.dep, word.tag = "relcl", "VBD"


def _report_in_relative(words: list[Word], pronoun: Word) -> None:
    """`a raid that officials say killed six`: the pronoun is the subject of what is said, not of the saying.

    A finite verb without a subject of its own, right behind a verb whose subject stands right behind the pronoun,
    can have no other subject.  A saying that the parser made the main verb goes below the noun before the pronoun.
    """
    verb = next((w for w in words[pronoun.i + 1 - words[0].i :][:12] if w.tag in FINITE), None)
    speaker = verb and next((c for c in verb.children if c.dep == "nsubj" and pronoun.i < c.i < verb.i), None)
    if verb is None or speaker is None or _first(speaker) != pronoun.i + 1:
        return
    deed = next((c for c in verb.children if c.dep in ("xcomp", "ccomp") and c.i > verb.i), None)
    if deed is None or deed.tag not in (*FINITE, "VBN") or deed.i > verb.i + 3 or pronoun.i == words[0].i:
        return
    if any(c.dep in ("nsubj", "nsubjpass", "mark") and c is not pronoun for c in deed.children):
        return
    noun = words[pronoun.i - 1 - words[0].i]
    if noun.pos not in NOUNS or pronoun.head is deed:
        return
    _hang(pronoun, deed, "nsubj")
    deed.dep = "ccomp"
    if not any(c.dep in AUXILIARIES for c in deed.children):
        deed.tag = "VBD" if deed.tag == "VBN" else deed.tag
    if verb.head is verb:
        _dethrone(verb, noun)


def _dethrone(verb: Word, noun: Word) -> None:
    """The main clause before `noun` takes the place of a root that is but the verb of a relative clause."""
    before = [c for c in verb.children if c.i <= noun.i]
    main = next((c for c in before if c.dep == "ccomp" and c.pos in ("VERB", "AUX")), None)
    if main is None or not any(_below(noun, c) for c in before):
        return
    _hang(main, main, "ROOT")
    for other in [c for c in verb.children if c in before or c.dep == "punct"]:
        _hang(other, main, other.dep)
    _hang(verb, noun, "relcl")


def _thing_beside_its_label(words: list[Word], thing: Word) -> None:
    """`called the charge "theatre"`: what stands before the mark is named, and what stands behind it is the name."""
    label, verb = thing.head, thing.head.head
    apart = thing.i < label.i and words[thing.i + 1 - words[0].i].tag == "``" and verb.i < thing.i
    if apart and label.dep == "dobj" and any(c.dep == "det" for c in label.children if c.i < thing.i):
        for determiner in [c for c in label.children if c.i < thing.i]:
            _hang(determiner, thing, determiner.dep)
        _hang(thing, verb, "dobj")
        label.dep = "oprd"


def _noun_before_its_name(words: list[Word], name: Word) -> None:
    """`the opposition Northern Front`: a noun with nothing between it and a name is part of what is named.

    So the parser reads it in most sentences; for an apposition a comma would have to part them, and of two subjects
    that follow each other without a comma the second is none.
    """
    first = _first(name)
    noun = words[first - 1 - words[0].i] if first > words[0].i else name
    if noun.tag != "NN" or name.sentence != noun.sentence or not any(c.lower == "the" for c in noun.children):
        return
    if name.dep == "appos":
        parted = name.head is not noun
    else:
        parted = not any(c.dep in SUBJECTS and c.i <= noun.i for c in name.head.children)
    if parted or any(c.i > noun.i and c is not name for c in noun.children):
        return
    if noun.head is noun:
        _hang(name, name, "ROOT")
    else:
        _hang(name, noun.head, noun.dep)
    for other in list(noun.children):
        _hang(other, name, other.dep)
    _hang(noun, name, "compound")


def _neighbour_as_deed(word: Word) -> None:
    """`accused neighbouring Chad of arming them`: no deed of the accuser's, but which Chad is meant."""
    verb, name = word.head, next((c for c in word.children if c.dep == "dobj" and c.i == word.i + 1), None)
    if name is None or word.i != verb.i + 1:
        return
    _hang(name, verb, "dobj")
    for other in list(word.children):
        _hang(other, verb, other.dep)
    _hang(word, name, "amod")


def _below(word: Word, above: Word) -> bool:
    while word.head is not word:
        word = word.head
        if word is above:
            return True
    return False


def _first(word: Word) -> int:
    return min([word.i, *(_first(c) for c in word.children)])
