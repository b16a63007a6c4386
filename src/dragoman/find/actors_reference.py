"""Pronoun or possessive, and the cast told so far → the member meant and the path to it, or None where two fit."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.find.actors_cast import BODIES, Cast, Member, Told
from dragoman.find.actors_grammar import by_grammar
from dragoman.find.actors_objects import barred, is_object, of_people, rival_subject
from dragoman.knowledge.roster import Roster
from dragoman.parse import Parse, Word

PERSONAL = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
OBJECTS = {"him": "m", "her": "f"}
PARTED = frozenset(';:“"«„')
"""Marks behind which what is said begins, so that a subject before them is no part of it."""
NEUTER = frozenset({"it", "its"})
REFERRING = NEUTER | PERSONAL.keys() | {"they", "them", "their", "who", "which"}
Fits = Callable[[Told, str | None, frozenset[str]], bool]


def antecedent(parse: Parse, cast: Cast, pronoun: Word, speech: frozenset[str]) -> Member | None:
    """The member that a pronoun of the third person stands for, within the paragraph or just before it."""
    lower = pronoun.lower
    if lower in ("who", "which"):
        return _of_a_relative(cast, pronoun)
    if lower == "it" and (speaker := _speaker_above(cast, pronoun, speech)) is not None:
        return speaker
    fits = _fits_person if lower in PERSONAL else _fits_body if lower in NEUTER else _fits_many
    gender = PERSONAL.get(lower)
    near = _near(parse, cast, pronoun)
    out = _of_other_gender(cast, gender) if gender is not None else set()
    if lower in ("they", "their", "them") and _two_together(near, pronoun):
        return None
    if (told_by := by_grammar(cast, pronoun, speech, out)) is not None:
        return told_by
    if is_object(pronoun):
        if rival_subject(near, pronoun):
            return None
        out |= barred(near, pronoun)
    near = [t for t in near if id(t.member) not in out]
    told = [
        t for t in near if fits(t, gender, speech) and not _in_content(t, pronoun, parse.words[t.word.i : pronoun.i])
    ]
    if gender is not None and pronoun.head.dep == "conj":
        told = [t for t in near if _answers(t, pronoun, gender)] or told
    told = [t for t in told if not t.quoted] or told
    if gender is not None:
        asking = {id(t.member) for t in told if _speaks_to_its_like(t, gender)}
        told = [t for t in told if id(t.member) not in asking] or told
    chosen = _among(told, pronoun, speech)
    if chosen is None and not told:
        chosen = _only_one_before(parse, cast, pronoun, fits, gender, speech)
        chosen = None if id(chosen) in out else chosen
        if chosen is None and gender is not None and not is_object(pronoun):
            chosen = _among([t for t in near if _unnamed(t, pronoun, gender)], pronoun, speech)
            chosen = chosen or _person_by_pronoun([t for t in near if _speaks_by_name(t, speech)])
    if gender is not None and chosen is not None:
        between = {
            id(t.member): t.member for t in near if t.member is not chosen and _stands_between(t, pronoun, gender)
        }
        if between:
            return next(iter(between.values())) if len(between) == 1 and _deep(pronoun) else None
    return chosen


def _of_a_relative(cast: Cast, pronoun: Word) -> Member | None:
    """`who`, `which`: whoever is told by the noun that the clause hangs on, or by the one around it."""
    noun = _first_verb(pronoun).head
    outer = _spokesman_who(cast, noun, pronoun.head) if pronoun.lower == "who" else None
    if outer is not None or noun.dep != "pobj":
        return outer or next((t.member for t in cast.told if t.word is noun), None)
    nouns = (noun, noun.head.head) if pronoun.lower == "who" else (noun,)
    return next((t.member for n in nouns for t in cast.told if t.word is n), None)


def antecedent_in_words(parse: Parse, cast: Cast, pronoun: Word) -> Member | None:
    """In quoted words: the only one told in them, here or in the paragraph before, whom `he`, `she` or `they` fits."""
    here, gender = parse.paragraph_of(pronoun), PERSONAL.get(pronoun.lower)
    out = barred(cast.told, pronoun) if is_object(pronoun) else set()
    if gender is not None:
        out |= _of_other_gender(cast, gender)
    found: dict[int, Member] = {}
    for told in cast.told:
        if not told.quoted or told.word.i >= pronoun.i or told.paragraph < here - 1:
            continue
        if told.word.sentence < pronoun.sentence - 4:
            continue
        member = told.member
        if id(member) in out:
            continue
        if gender is None:
            fits = member.many
        else:
            fits = member.kind == "person" and not member.many and member.gender in (None, gender)
        if fits:
            found[id(member)] = member
    return next(iter(found.values())) if len(found) == 1 else None


def _speaker_above(cast: Cast, pronoun: Word, speech: frozenset[str]) -> Member | None:
    """`Moscow said it knew nothing`: the body or state whose words the clause of `it` gives."""
    says = _said_by(pronoun, speech)
    subject = next((c for c in says.children if c.dep == "nsubj"), None) if says is not None else None
    told = next((t for t in reversed(cast.told) if t.word is subject), None)
    return told.member if told is not None and _fits_body(told, None, speech) else None


def _said_by(pronoun: Word, speech: frozenset[str]) -> Word | None:
    """The verb of speech above the clause whose subject the pronoun is."""
    verb = pronoun.head
    while verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    return verb.head if verb.dep == "ccomp" and verb.head.lemma in speech and verb.head.i < pronoun.i else None


def _of_other_gender(cast: Cast, gender: str) -> set[int]:
    """Members, by identity, who were told as `he` where this is a `she`, or the other way round."""
    return {id(t.member) for t in cast.told if PERSONAL.get(t.word.lower, gender) != gender}


def _among(told: list[Told], pronoun: Word, speech: frozenset[str]) -> Member | None:
    """The last speaker before a verb of speech, else the one that the last sentence with any of them gives."""
    if pronoun.lower in PERSONAL and pronoun.head.lemma in speech:
        speaker = _last_speaker(told, pronoun, speech)
        if speaker is not None:
            return speaker
    if not told:
        return None
    sentence = told[-1].word.sentence
    return _one([t for t in told if t.word.sentence == sentence], pronoun)


def _near(parse: Parse, cast: Cast, pronoun: Word) -> list[Told]:
    """What was told before in this paragraph; for a pronoun in its first sentence also the last sentence before it."""
    paragraph = parse.paragraph_of(pronoun)
    first = parse.paragraphs[paragraph].first
    floor = first - 1 if pronoun.sentence == first and paragraph else first
    if floor < first and parse.paragraphs[parse.sentences[floor].paragraph].kind == "title":
        floor = first
    found = [t for t in cast.told if floor <= t.word.sentence <= pronoun.sentence and t.word.i < pronoun.i]
    found.sort(key=lambda t: t.word.i)
    return found


def _two_together(near: list[Told], pronoun: Word) -> bool:
    """`France and Kenya said they`: subjects coordinated in this sentence, else in the last, are both meant."""
    for sentence in (pronoun.sentence, pronoun.sentence - 1):
        subjects = [t for t in near if t.subject and t.word.sentence == sentence and not is_apposed(t.word)]
        if subjects:
            verb = verb_of(subjects[-1].word)
            return len({id(t.member) for t in subjects if verb_of(t.word) is verb}) > 1
    return False


def is_apposed(word: Word) -> bool:
    """`the sisters, A and B`: beside another noun that stands for the same."""
    while word.dep in ("conj", "appos") and word.head is not word:
        if word.dep == "appos":
            return True
        word = word.head
    return False


def _spokesman_who(cast: Cast, noun: Word, clause: Word) -> Member | None:
    """`a spokesman for the rebels, who gave his name`: behind a comma, the one whose phrase it is, where he is one."""
    outer = noun.head.head if noun.dep == "pobj" and noun.head.lower in ("for", "of", "from") else None
    if outer is None or clause.tag == "VBP" or any(c.lower in ("are", "were", "have") for c in clause.children):
        return None
    told = [t.member for t in cast.told if t.word is outer and t.member.kind == "person" and not t.member.many]
    plural = noun.tag in ("NNS", "NNPS")
    return told[0] if told and plural else None


def _deep(pronoun: Word) -> bool:
    """Is it far down in an adjunct of its clause, so that the subject is meant?"""
    head, prepositions = pronoun.head, 0
    while head.pos not in ("VERB", "AUX") and head.head is not head:
        prepositions += head.dep == "prep"
        head = head.head
    return prepositions > 1


def _speaks_to_its_like(told: Told, gender: str) -> bool:
    """`A asked her why, and she replied`: whoever speaks to `her` is not the `she` who answers."""
    verb = verb_of(told.word)
    return told.subject and any(
        c.dep in ("dobj", "dative") and OBJECTS.get(c.lower) == gender and c.tag == "PRP" for c in verb.children
    )


def _first_verb(pronoun: Word) -> Word:
    """The verb of a relative clause, the first where several are joined."""
    verb = pronoun.head
    while verb.dep == "conj" and verb.head is not verb and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _stands_between(told: Told, pronoun: Word, gender: str) -> bool:
    """An unnamed person, subject of the pronoun's own sentence, who might be meant as well."""
    member = told.member
    if member.named or member.kind != "person" or member.many or member.gender not in (None, gender):
        return False
    if is_object(pronoun):
        return True
    return told.subject and told.word.sentence == pronoun.sentence and pronoun.dep == "poss"


def _only_one_before(
    parse: Parse, cast: Cast, pronoun: Word, fits: Fits, gender: str | None, speech: frozenset[str]
) -> Member | None:
    """Where this paragraph has nobody: the one named person of the paragraph before, if there is just one."""
    here = parse.paragraph_of(pronoun)
    if gender is None:
        return None
    for before in range(here - 1, here - (4 if pronoun.head.lemma in speech else 2), -1):
        told = [t for t in cast.told if t.paragraph == before and fits(t, gender, speech)]
        members = {id(t.member): t.member for t in told}
        if members:
            return next(iter(members.values())) if len(members) == 1 else None
    if pronoun.head.lemma not in speech:
        return None
    told = [t for t in cast.told if fits(t, gender, speech) and t.word.i < pronoun.i]
    members = {id(t.member): t.member for t in told}
    return next(iter(members.values())) if len(members) == 1 else None


def _unnamed(told: Told, pronoun: Word, gender: str) -> bool:
    """An unnamed person of this sentence or the one before, where nobody else is told whom the pronoun fits."""
    member = told.member
    if member.kind != "person" or member.many or member.parts or member.gender not in (None, gender):
        return False
    return told.word.sentence >= pronoun.sentence - 1 and not told.quoted and told.word.dep != "poss"


def _speaks_by_name(told: Told, speech: frozenset[str]) -> bool:
    """A name of two words or more, of nobody knows what kind, that speaks: `Nuru Hossain said`."""
    member = told.member
    unknown = member.kind == "unspecified" and not member.many and told.word.pos == "PROPN" and told.subject
    return unknown and " " in member.name and verb_of(told.word).lemma in speech


def _person_by_pronoun(told: list[Told]) -> Member | None:
    """The only such name: whoever is `she` is a person."""
    members = {id(t.member): t.member for t in told}
    if len(members) != 1:
        return None
    member = next(iter(members.values()))
    member.kind = "person"
    return member


def _answers(told: Told, pronoun: Word, gender: str) -> bool:
    """`I wrote to the mediator, and he answered`: whoever was spoken to in the clause before takes the next one."""
    member, verb = told.member, verb_of(told.word)
    if member.kind != "person" or member.many or member.gender not in (None, gender) or told.subject:
        return False
    verb = verb.head if verb.dep in ("prep", "dative") else verb
    first = next((c for c in verb.children if c.dep == "nsubj"), None)
    return verb is pronoun.head.head and first is not None and first.lower in ("i", "we", "they", "you")


def _in_content(told: Told, pronoun: Word, between: list[Word]) -> bool:
    """Does it stand inside what the pronoun is said to say?  `A will come, he says`."""
    verb = verb_of(told.word)
    says = pronoun.head
    if any(w.text in PARTED for w in between):
        return False
    return (says.dep == "parataxis" and verb is says.head) or (verb.dep == "ccomp" and verb.head is says)


def _last_speaker(told: list[Told], pronoun: Word, speech: frozenset[str]) -> Member | None:
    """The person who spoke last, unless another was the subject of a main clause since."""
    spoke = [t for t in told if t.subject and verb_of(t.word).lemma in speech]
    if not spoke or verb_of(spoke[-1].word) is pronoun.head:
        return None
    last = spoke[-1]
    if any(t.member is not last.member and verb_of(t.word) is verb_of(last.word) and t.subject for t in spoke):
        return None
    since = {
        id(t.member)
        for t in told
        if t.word.i > last.word.i and t.subject and t.member is not last.member and t.word.sentence < pronoun.sentence
    }
    return None if since else last.member


def _one(level: list[Told], pronoun: Word) -> Member | None:
    """The one subject of the sentence, else the one member in it; None where two fit.

    An object follows the subject of a sentence before it no more than any other in it.
    """
    leads = level[-1].word.sentence == pronoun.sentence or not is_object(pronoun)
    subjects = {id(t.member): t.member for t in level if t.subject and leads}
    if len(subjects) == 1:
        return next(iter(subjects.values()))
    if len(subjects) > 1:
        main = {id(t.member): t.member for t in level if t.subject and verb_of(t.word).dep == "ROOT"}
        within = level[-1].word.sentence == pronoun.sentence
        return next(iter(main.values())) if len(main) == 1 and not within else None
    members = {id(t.member): t.member for t in level}
    return next(iter(members.values())) if len(members) == 1 else None


def verb_of(word: Word) -> Word:
    """What the word, or the first it is coordinated with, depends on."""
    while word.dep in ("conj", "appos") and word.head is not word:
        word = word.head
    return word.head


def _fits_person(told: Told, gender: str | None, speech: frozenset[str]) -> bool:
    member = told.member
    if member.kind != "person" or member.many or member.gender not in (None, gender):
        return False
    verb = verb_of(told.word)
    return member.named or (told.subject and (verb.lemma in speech or verb.dep == "ROOT"))


def _fits_body(told: Told, _: str | None, speech: frozenset[str]) -> bool:
    if told.member.kind == "document":
        return told.subject and verb_of(told.word).lemma in speech
    return not told.member.many and (told.member.kind in BODIES or told.member.kind == "state")


def _fits_many(told: Told, _: str | None, __: frozenset[str]) -> bool:
    return told.member.many or told.member.kind in ("group", "armed_group", "armed_force", "organisation")


def is_reference(word: Word, roster: Roster) -> bool:
    """A pronoun worth resolving: he, she as subjects; it, they as subjects of verbs of speech or state action."""
    if word.lower not in REFERRING:
        return False
    if word.dep == "poss" and word.lower in ("his", "her", "its", "their"):
        return True
    if is_object(word):
        if word.lower == "it":
            return word.dep != "pobj" and word.head.lemma in roster.contexts["told something"]
        people = ("speech", "address", "diplomacy", "minds", "deeds")
        return word.lower != "them" or of_people(word, frozenset().union(*(roster.contexts[k] for k in people)))
    if word.dep not in ("nsubj", "nsubjpass"):
        return False
    if word.lower in ("he", "she"):
        return True
    if word.lower in ("who", "which"):
        return _first_verb(word).dep == "relcl" and (
            word.lower == "who" or word.head.lemma in roster.contexts["speech"]
        )
    if word.lower in ("it", "they"):
        lemma = word.head.lemma
        acts = lemma in roster.contexts["diplomacy"] or lemma in roster.contexts["deeds"]
        minds = lemma in roster.contexts["speech"] or lemma in roster.contexts["minds"]
        return minds or (word.lower == "they" and acts) or (word.lower == "it" and _says_of_itself(word, roster))
    return False


def _says_of_itself(word: Word, roster: Roster) -> bool:
    """`said it had none`, `said it was ready`; no `said it was clear that`, `said it seemed`."""
    verb = word.head
    if _said_by(word, roster.contexts["speech"]) is None:
        return False
    if verb.lemma in roster.contexts["empty it"]:  # `would look for the file`, `would go on paying`, `had taken them`
        return any(c.dep == "prt" or c.lower in ("for", "them", "him", "her") for c in verb.children)
    return verb.lemma != "be" or any(
        c.dep == "acomp" and c.lower in roster.contexts["of a mind"] for c in verb.children
    )
