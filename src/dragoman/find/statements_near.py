"""The sentence before or behind a quotation → the noun of whoever it is about, if it is about one person."""

from __future__ import annotations

from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_lists import own_subject
from dragoman.find.statements_subjects import noun_before
from dragoman.knowledge.reporting import Reporting
from dragoman.parse import Sentence, Word
from dragoman.syntax import child, children

PERSONAL = frozenset({"he", "she", "they", "i", "we"})
POINTING = frozenset({"that", "this", "those", "these", "such", "so", "thus"})
WORDS = frozenset(
    {
        "word", "line", "sentence", "phrase", "message", "verdict", "reply", "answer", "motto", "refrain", "retort",
        "quote", "quotation", "remark", "comment", "reaction", "response", "view", "advice", "rejoinder", "this",
    }
)  # fmt: skip
"""What a quotation is called afterwards, beside the nouns that report."""

ISSUING = frozenset({"issue", "release", "publish", "send", "post", "write", "circulate", "read", "distribute"})
"""Verbs by which somebody puts out a text that then speaks."""

LONGEST_SIGNATURE = 14
"""Words of a name with title and place below a quotation."""


def sentence_before(field: Field, start: int, paragraph: int) -> Sentence | None:
    """The last sentence of the paragraph that ends before an offset."""
    block = field.parse.paragraphs[paragraph]
    found = None
    for sentence in field.parse.sentences[block.first : block.last]:
        if sentence.span.start >= start:
            break
        if sentence.span.end <= start + 1 and any(w.pos not in NOT_WORDS for w in field.parse.words_of(sentence)):
            found = sentence
    return found


def sentence_behind(field: Field, end: int, paragraph: int) -> Sentence | None:
    """The first sentence of the paragraph that begins behind an offset."""
    block = field.parse.paragraphs[paragraph]
    return next((s for s in field.parse.sentences[block.first : block.last] if s.span.start >= end), None)


def person(field: Field, sentence: Sentence, reporting: Reporting) -> Word | None:
    """The subject if it is a person by name, title or pronoun; for a thing of his or hers, the pronoun."""
    subject = _subject(field, sentence) or (sentence.root if sentence.root.pos == "PROPN" else None)
    if subject is None or field.level(subject) > 0:
        return None
    again = any(w.lower in ("he", "she") and w.i > subject.i for w in field.parse.words_of(sentence))
    if subject.lower in PERSONAL or _is_named(subject, reporting) or (subject.pos == "PROPN" and again):
        return subject
    if subject.lemma in reporting.people or subject.lower.endswith(reporting.speaker_endings):
        return subject
    owner = child(subject, "poss")
    return owner if owner is not None and owner.lower in ("his", "her") else None


def _subject(field: Field, sentence: Sentence) -> Word | None:
    """What the sentence is about; where the tree has no subject, the noun before the verb."""
    return own_subject(sentence.root) or noun_before(field, sentence.root)


def named_person(field: Field, sentence: Sentence, reporting: Reporting) -> Word | None:
    """The subject if it is a person by name: `Brigadier Aminu Sule has been repeating the line`."""
    subject = _subject(field, sentence)
    if subject is None or field.level(subject) > 0 or subject.pos == "PRON" or not _is_named(subject, reporting):
        return None
    others = [w for w in field.parse.words_of(sentence) if w.entity == "PERSON" and w.i > subject.right]
    return subject if not others else None


def signature(field: Field, paragraph: int) -> Word | None:
    """The name that a paragraph of its own gives behind a dash: `– Anna Rau, surgeon`."""
    if paragraph >= len(field.parse.paragraphs):
        return None
    words = field.parse.words_in(field.parse.paragraphs[paragraph].span)
    if not words or words[0].text not in ("-", "–", "—", "―", "--") or len(words) > LONGEST_SIGNATURE:
        return None
    if any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words):
        return None
    return next((w for w in words if w.pos in ("NOUN", "PROPN") and w.dep not in ("compound", "nmod", "amod")), None)


def _is_named(subject: Word, reporting: Reporting) -> bool:
    """Has it a name, with or without a title: `Anna Rau`, `Brigadier Sule`, `Rau, who …`?"""
    if subject.entity == "PERSON" or any(c.dep == "appos" and c.entity == "PERSON" for c in subject.children):
        return True
    if subject.pos != "PROPN":
        return False
    titled = any(c.lower in reporting.people for c in children(subject, "compound", "nmod"))
    two_names = not subject.entity and any(c.pos == "PROPN" for c in children(subject, "compound"))
    clauses = children(subject, "relcl")
    return titled or two_names or any(c.lower == "who" for clause in clauses for c in clause.children)


def summed_up(field: Field, sentence: Sentence, reporting: Reporting) -> tuple[Word, Word] | None:
    """Speaker and word for it where a sentence points back: `That was the answer of X`, `With this line, X …`."""
    words = [w for w in field.parse.words_of(sentence) if w.pos not in NOT_WORDS]
    if not words or field.level(words[0]) > 0:
        return None
    if words[0].lower in POINTING:
        who = child(sentence.root, "attr") if sentence.root.lemma == "be" else None
        if who is not None and _is_named(who, reporting):
            return who, sentence.root
        for noun in children(sentence.root, "attr", "nsubj", "dobj"):
            owner = _owner(noun) if noun.lemma in WORDS or noun.lemma in reporting.nouns else None
            if owner is not None and owner.pos in ("NOUN", "PROPN", "PRON"):
                return owner, noun
        subject = own_subject(sentence.root)
        spoken = reporting.cues(sentence.root.lemma, sentence.root.lower) or sentence.root.lemma == "speak"
        return (subject, sentence.root) if words[0].lower in ("so", "thus") and spoken and subject is not None else None
    if words[0].lower in ("with", "in") and words[1].lower in POINTING and words[2].lemma in WORDS:
        subject = own_subject(sentence.root)
        return (subject, sentence.root) if subject is not None and field.level(subject) == 0 else None
    return None


def speaks_by(noun: Word, reporting: Reporting) -> Word | None:
    """Who speaks by a word for what is said: `the army's reply`, `the view of the commander`."""
    if noun.lemma not in WORDS and noun.lemma not in reporting.nouns:
        return None
    owner = child(noun, "poss") or _owner(noun)
    return owner if owner is not None and owner.pos in ("NOUN", "PROPN", "PRON") else None


def issuer(text: Word) -> Word | None:
    """Who put out a text: `Rau issued a statement saying`, or None."""
    verb = text.head
    return own_subject(verb) if text.dep == "dobj" and verb.lemma in ISSUING else None


def _owner(noun: Word) -> Word | None:
    """`the answer of X`, `X's answer`."""
    by = next((c for c in noun.children if c.dep == "prep" and c.lower in ("of", "from")), None)
    return child(by, "pobj") if by is not None else child(noun, "poss")
