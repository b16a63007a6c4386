"""A hit of a state, city or palace → does it stand for people who act, or for a spot on the map?"""

from __future__ import annotations

from dragoman.find.actors_names import Hit
from dragoman.knowledge.roster import Roster
from dragoman.model.span import Span
from dragoman.parse import Parse, Word

GOING = frozenset(
    {"leave", "visit", "enter", "reach", "flee", "cross", "hit", "bomb", "strike", "rock", "tour", "shell"}
)
MISREAD = "before"
"""How the reason begins where the parser hangs a name on the noun behind it, of which it is no part."""
ANSWERABLE = frozenset({"responsible", "accountable", "liable"})
DONE = frozenset({"same", "so", "nothing", "likewise", "everything", "that", "this"})
BORDERS = frozenset({"border", "line", "road", "frontier", "crossing", "distance", "route", "flight", "boundary"})
TELLING = frozenset({"VERB", "AUX", "PRON", "DET"})
"""Word classes that no dateline has in lower case."""
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})


def head_of(parse: Parse, hit: Hit) -> Word:
    """The word of the hit that hangs on something outside it."""
    for i in range(hit.last, hit.first - 1, -1):
        word = parse.words[i]
        if not hit.first <= word.head.i <= hit.last or word.head is word:
            return word
    return parse.words[hit.last]


def stands_for_people(parse: Parse, roster: Roster, hit: Hit) -> str | None:
    """Why the hit is an actor, in a few words, or None where it is a place or a modifier."""
    use = hit.names[0].use
    if _is_dateline(parse, hit):
        return None
    word = _base(head_of(parse, hit))
    if hit.modifies:
        return _people(parse, hit, word)
    if word.dep in ("compound", "nmod", "ROOT", "dep") and _before_a_verb(parse, roster, hit, word):
        return f"{MISREAD} a verb read as a noun"
    if word.dep == "compound" and use != "metonym" and _is_given(roster, hit, word):
        return f"{MISREAD} what it is given"
    bare = use in ("name", "acronym")
    if use == "metonym":
        bare = word.dep in SUBJECT
    if word.dep in SUBJECT:
        return _as_subject(roster, word, bare)
    if word.dep in ("dobj", "dative", "obj"):
        return _as_object(roster, word, bare)
    if word.dep == "pobj":
        return _after_preposition(roster, word, bare)
    if word.dep == "poss":
        if word.head.lemma in roster.contexts["conduct"]:
            return "possessor of conduct"
        return _as_possessor(roster, word, bare)
    if word.dep in ("ROOT", "dep") and bare and parse.paragraphs[parse.paragraph_of(word)].kind == "title":
        return "name in the headline"
    return None


def _as_possessor(roster: Roster, word: Word, bare: bool) -> str | None:
    """`Oslo's envoy`, `Kenya's president-elect`, `Kenya's energy director`: of whose office the bearer is told."""
    head = word.head
    office = next((c for c in head.children if c.i == head.i - 2), head) if head.lower == "elect" else head
    title = roster.titles.get(office.lower) if bare or office.lower in roster.contexts["of a capital"] else None
    if title is None or title.sector == "CVL":
        return None
    return "possessor of an office" if title.sector is not None or title.kind == "person" else None


def _is_given(roster: Roster, hit: Hit, word: Word) -> bool:
    """`offers Kenya talks`: straight before what somebody gives, where both belong to the verb."""
    gift = word.head
    return gift.dep == "dobj" and gift.head.i == hit.first - 1 and gift.head.lemma in roster.contexts["giving"]


def _before_a_verb(parse: Parse, roster: Roster, hit: Hit, word: Word) -> bool:
    """`Oslo urges restraint` where the parser takes the verb for a noun: a sentence or clause without another verb."""
    sentence = parse.sentence_of(word)
    i = hit.last + 1
    while i + 1 < sentence.last and (parse.words[i].lower in ("and", ",") or parse.words[i].dep == "conj"):
        i += 1
    if i + 1 >= sentence.last or parse.words[i].tag not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    verb = parse.words[i]
    if not _is_act(verb.lemma.lower(), roster):
        return False
    if verb is word.head and verb.dep in ("relcl", "ccomp", "advcl"):
        return True
    return not any(w.pos in ("VERB", "AUX") for w in parse.words_of(sentence))


def _is_act(lemma: str, roster: Roster) -> bool:
    """A verb of speech or diplomacy."""
    return lemma in roster.contexts["speech"] or lemma in roster.contexts["diplomacy"]


def _base(word: Word) -> Word:
    """The first of a coordination carries its role."""
    while word.dep == "conj" and word.head is not word and word.head.pos in ("PROPN", "NOUN"):
        word = word.head
    return word


def _is_dateline(parse: Parse, hit: Hit) -> bool:
    """`NAIROBI, May 3 (Agency) –` at the beginning of a paragraph, where nothing is told."""
    sentence = parse.sentences[parse.words[hit.first].sentence]
    paragraph = parse.paragraphs[sentence.paragraph]
    if parse.words[hit.first].start - paragraph.span.start > 40:
        return False
    opening = parse.text[parse.words[hit.last].end : parse.words[hit.last].end + 40].split("\n")[0]
    for n, mark in enumerate(opening):
        if mark in "–—" or (mark == "-" and n and opening[n - 1] == " "):
            start, end = paragraph.span.start, parse.words[hit.last].end + n
            if any(w.pos in TELLING for w in parse.words_in(Span(start, end)) if w.text[0].islower()):
                return False
            return "." not in opening[:n].replace(". ", ".", 0) or opening[:n].count(" ") < 6
        if mark in '.!?“"' and n > 25:
            return False
    return False


def _people(parse: Parse, hit: Hit, word: Word) -> str | None:
    """`The Russians`, `Turks`, `the French` as nouns, and `a Canadian`."""
    if word.dep in ("amod", "compound", "nmod") and word.head.i > word.i:
        return None
    if is_one(hit, word):
        return "one of a people"
    if hit.names[0].use == "people" or word.tag in ("NNPS", "NNS"):
        return "a people"
    before = parse.words[hit.first - 1].lower if hit.first else ""
    noun = word.dep in SUBJECT or word.dep in ("dobj", "pobj")
    return "a people" if noun and before == "the" and word.pos in ("PROPN", "NOUN", "ADJ") else None


def is_one(hit: Hit, word: Word) -> bool:
    """`A Canadian`, `a 34-year-old German`: one person, told by nation alone."""
    article = any(c.dep == "det" and c.lower in ("a", "an", "another") for c in word.children)
    return article and word.tag in ("NN", "NNP", "JJ") and hit.names[0].use != "people" and word.dep != "amod"


def _as_subject(roster: Roster, word: Word, bare: bool) -> str | None:
    verb = word.head
    if bare:
        return "subject"
    if verb.pos == "ADJ" and verb.lemma in ANSWERABLE and verb.head.lemma == "hold":
        return f"held {verb.lemma}"
    if word.dep == "nsubjpass":
        return "seat as subject" if verb.lemma in roster.contexts["address"] else None
    if _is_act(verb.lemma, roster) or any(c.dep == "xcomp" and _is_act(c.lemma, roster) for c in verb.children):
        return f"seat as subject: {verb.lemma}"
    return f"seat of a will: {verb.lemma}" if _has_a_will(roster, verb) else None


def _has_a_will(roster: Roster, verb: Word) -> bool:
    """`Accra would hand over its logs if Lomé did the same`: a place may see snow, but it resolves upon nothing."""
    if verb.lemma in roster.contexts["befalling"]:
        return False
    if verb.lemma in roster.contexts["deeds"] | roster.contexts["of a government"]:
        return True
    things = [c for c in verb.children if c.dep in ("dobj", "advmod")]
    if verb.lemma == "do":
        alone = not things and verb.right == verb.i and verb.pos in ("VERB", "AUX")
        return alone or any(c.lower in DONE for c in things)
    if any(_are_sent(roster, c) for c in things if c.dep == "dobj"):
        return True
    if verb.dep == "ccomp" and verb.head.lemma in roster.contexts["saying"]:
        return any(c.dep == "dobj" for c in things)
    willing = any(c.dep == "aux" and c.lower in ("would", "will", "must", "shall", "should") for c in verb.children)
    return willing and any(c.dep == "dobj" for c in things)


def _are_sent(roster: Roster, word: Word) -> bool:
    """Soldiers, envoys: whom a government moves, sends and calls back."""
    title = roster.titles.get(word.lower)
    return title is not None and (title.kind == "armed_force" or title.sector in ("MIL", "GOV"))


def _as_object(roster: Roster, word: Word, bare: bool) -> str | None:
    verb = word.head.lemma
    if verb == "hold" and any(c.lemma in ANSWERABLE for c in word.head.children):
        return "held responsible"
    if verb in roster.contexts["address"]:
        return f"addressed: {verb}"
    return "object" if bare and verb not in GOING else None


def _after_preposition(roster: Roster, word: Word, bare: bool) -> str | None:
    preposition, lower = word.head, word.head.lower
    above = preposition.head
    if lower == "to" and above.lower == "according":
        return "according to"
    dealing = above.lemma in roster.contexts["dealings"]
    telling = above.lemma in roster.contexts["speech"] or above.lemma in roster.contexts["address"]
    if lower in roster.contexts["party"]:
        if above.lemma in BORDERS:
            return None
        if bare or dealing or telling:
            return f"party: {lower}"
        return None
    if lower in ("to", "from", "on", "for", "towards", "toward") and dealing:
        return f"party: {above.lemma} {lower}"
    if lower == "to" and above.pos == "VERB" and telling:
        return f"addressed: {above.lemma} to"
    if lower == "for" and above.lemma in roster.contexts["acting for"]:
        return f"{above.lemma} for"
    if lower == "of" and above.lemma in roster.contexts["at the wish"]:
        return f"{above.lemma} of"
    return None
