"""A noun of an agreement or body → the phrase that names it: its span, its names and date, how definite it is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.documents import Documents, Noun
from dragoman.model.findings import Time
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word
from dragoman.syntax import children

BEFORE = frozenset(
    ["DT", "PDT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "POS", "SYM", "ADD", "FW", "XX"]
)
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
LINKS = frozenset({"of", "on", "for", "against"})
BODY_LINKS = LINKS | {"in", "to"}
SMALL = frozenset({"of", "on", "for", "and", "the", "a", "in", "to", "against", "between", "with"})
LONGEST = 16
"""Words a name may go on behind its noun: titles of treaties are long, sentences in Title Case are longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun with what stands beside it.

    `names` are proper names, years and numbers in lower case; `beside` all words before the noun; `date` is EDTF.
    """

    head: Word
    noun: Noun
    span: Span
    names: frozenset[str]
    beside: frozenset[str]
    after: frozenset[str]
    date: str | None
    definite: bool
    absent: bool

    @property
    def bare(self) -> bool:
        """Nothing but an article, `this` or a general adjective stands beside the noun."""
        return not self.names and self.date is None and not self.beside & self.noun.needs

    def fits(self) -> bool:
        """Does the phrase name what the noun stands for, and not something else?"""
        if self.beside & self.noun.bars or self.after & self.noun.bars:
            return False
        if self.noun.stands == "listed":
            return bool((self.beside | self.after) & self.noun.needs)
        if self.noun.stands == "dated":
            return (
                self.date is not None
                or any(name.isdigit() for name in self.names)
                or bool(self.beside & self.noun.needs and self.definite)
            )
        if self.noun.stands == "modified":
            return not self.bare or bool(self.after & self.noun.needs)
        return True


def phrase(parse: Parse, head: Word, noun: Noun, documents: Documents, times: Cover[Time]) -> Phrase | None:
    """The phrase of a noun, or None where the word is no noun or only stands before another (`ceasefire line`)."""
    if head.pos not in ("NOUN", "PROPN") or _before_another(parse, head):
        return None
    first = _first(parse, head)
    before = parse.words[first : head.i]
    last, date = _behind(parse, head, times, body=noun.kind == "body")
    inside = next((t for _, t in times.inside(Span(parse.words[first].start, head.start)) if t.type == "DATE"), None)
    names = _names(parse, before) | _names(parse, parse.words[head.i + 1 : last + 1])
    beside = frozenset(w.lower for w in before)
    return Phrase(
        head=head,
        noun=noun,
        span=Span(parse.words[first].start, parse.words[last].end),
        names=names,
        beside=beside,
        after=_complement(parse, head),
        date=date or (inside.edtf if inside is not None else None),
        definite=bool(beside & documents.tell["marks"]) or any(w.tag == "POS" for w in before) or _proper(before, head),
        absent=bool(beside & documents.tell["absent"]) or (first > 0 and parse.words[first - 1].lower == "without"),
    )


def _before_another(parse: Parse, head: Word) -> bool:
    """Is the next word a noun that this one only describes?"""
    if head.i + 1 >= len(parse.words):
        return False
    after = parse.words[head.i + 1]
    return after.sentence == head.sentence and after.tag in NOUNS and head.head is after and head.dep != "appos"


def _first(parse: Parse, head: Word) -> int:
    """The index of the first word of the phrase: back over words that describe, up to its article."""
    first = head.i
    start = parse.sentence_of(head).first
    while first > start:
        word = parse.words[first - 1]
        if word.tag not in BEFORE and not (word.tag in PARTICIPLES and word.dep in ("amod", "compound")):
            break
        if word.tag == "POS" and first - 1 == start:
            break
        first -= 1
        if word.tag in ("DT", "PRP$"):
            break
    return first


def _complement(parse: Parse, head: Word) -> frozenset[str]:
    """The next words of `commission of inquiry`, `Committee of the Red Cross`."""
    after = parse.words[head.i + 1 : min(head.i + 4, parse.sentence_of(head).last)]
    return frozenset(w.lower for w in after) if after and after[0].lower in ("of", "on") else frozenset()


def _names(parse: Parse, words: list[Word]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        opens = word.i == parse.sentence_of(word).first
        capital = word.text[:1].isupper() and not (opens and word.tag not in ("NNP", "NNPS"))
        if (capital and word.tag not in ("DT", "PRP$", "IN", "CC")) or word.text[:1].isdigit():
            found.add(word.lower)
    return frozenset(found)


def _proper(before: list[Word], head: Word) -> bool:
    """A name without an article: `Security Council Resolution 1701`."""
    return head.text[:1].isupper() and bool(before) and before[0].text[:1].isupper()


def _behind(parse: Parse, head: Word, times: Cover[Time], *, body: bool) -> tuple[int, str | None]:
    """The index of the last word of the phrase, and the date behind the noun (`of July 28`, `reached in May`)."""
    words, last = parse.words, head.i
    end = parse.sentence_of(head).last
    after = [w for w in words[head.i + 1 : min(head.i + 5, end)] if w.text not in "\"'”’“‘)"]
    if after and after[0].tag == "CD" and head.lower.startswith("resolution"):
        return after[0].i, None
    if len(after) > 1 and after[0].lower in ("of", "from", "dated"):
        time = times.at(after[1].start) or (times.at(after[2].start) if after[1].lower == "the" and after[2:] else None)
        if time is not None and time.type == "DATE":
            within = parse.words_in(Span(time.start, time.end))
            return within[-1].i, time.edtf
        if after[1].text[:1].isdigit() or (len(after) > 2 and after[1].tag == "NNP" and after[2].tag == "CD"):
            return _numbers(parse, after[1].i, end), None
    if len(after) > 1 and after[0].lower in (BODY_LINKS if body else LINKS) and head.text[:1].isupper():
        ahead = next((w for w in after[1:] if w.lower not in SMALL), None)
        if ahead is not None and ahead.text[:1].isupper():
            last = _title(parse, ahead.i, end)
    return last, _dated(head, times, parse)


def _numbers(parse: Parse, start: int, end: int) -> int:
    """The last word of an unread date: numbers and month."""
    last = start
    while last + 1 < min(end, start + 4) and parse.words[last + 1].tag in ("CD", "NNP"):
        last += 1
    return last


def _title(parse: Parse, start: int, end: int) -> int:
    """The last word of a run in Title Case; small words inside it count."""
    last = start
    for word in parse.words[start + 1 : min(start + LONGEST, end)]:
        if word.entity in ("DATE", "TIME"):
            break
        if word.text[:1].isupper() and word.tag in NOUNS | {"JJ", "CD"}:
            last = word.i
        elif word.lower not in SMALL and word.text not in "-–":
            break
    return last


def _dated(head: Word, times: Cover[Time], parse: Parse) -> str | None:
    """The day on which it was signed or reached, where a verb of its own says so."""
    for made in _dating_verbs(parse, head):
        if any(c.tag == "MD" or c.dep == "neg" for c in made.children):
            continue
        links = [c for c in made.children if c.dep in ("prep", "npadvmod", "advmod")]
        for link in links:
            span = Span(parse.words[link.left].start, parse.words[link.right].end)
            for _, time in times.overlapping(span):
                if time.type in ("DATE", "TIME") and time.edtf is not None:
                    return time.edtf.split("T")[0]
    return None


def _dating_verbs(parse: Parse, head: Word) -> list[Word]:
    verbs = [c for c in children(head, "acl", "relcl") if c.tag in ("VBN", "VBD") and c.lemma in DATING]
    after = parse.words[head.i + 1] if head.i + 1 < len(parse.words) else head
    verb = head.head
    if after.lemma in DATING and after.tag in PARTICIPLES and after not in verbs:
        verbs.append(after)
    if verb not in verbs and verb.lemma in DATING and head.dep in ("nsubjpass", "dobj"):
        signed = head.dep == "nsubjpass" or verb.lemma in ("sign", "conclude", "adopt")
        verbs += [verb] if signed and verb.tag in ("VBD", "VBN") else []
    return verbs


DATING = frozenset({"sign", "initial", "reach", "strike", "agree", "conclude", "adopt", "broker", "date"})
