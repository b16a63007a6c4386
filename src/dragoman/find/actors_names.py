"""Parse and roster → the names in the text: hits of the roster, and runs of capitalised words that may be persons."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.actors_portfolios import behind_a_portfolio
from dragoman.find.actors_signs import (
    apposed_to_a_noun,
    begins_a_person,
    is_bodily,
    is_doer,
    is_personal,
    is_taken_up,
    is_whom,
    of_a_nation,
)
from dragoman.knowledge.roster import Name, Roster, compact
from dragoman.parse import Parse, Word

NAME_TAGS = frozenset({"NNP", "NNPS"})
NO_PERSON = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "LAW", "EVENT", "LANGUAGE", "PRODUCT"})
CROWDS = frozenset({"group", "armed_force"})
"""Kinds of several persons under a plural title: `Lawmakers A and B`."""
JOINTS = frozenset({"-", "–", "’", "'"})


@dataclass(slots=True, frozen=True)
class Hit:
    """Words `first` to `last` are a name of the roster; several `names` where entries share it."""

    first: int
    last: int
    names: tuple[Name, ...]

    @property
    def modifies(self) -> bool:
        """Is it an adjective or demonym of a state?"""
        return self.names[0].use in ("adjective", "demonym", "people")


@dataclass(slots=True, frozen=True)
class Run:
    """Words `first` to `last` look like the name of a person; `sure` where the words around say so.

    Without `hint` only a fuller name elsewhere in the report makes it one; a `spot` stands where places do.
    """

    first: int
    last: int
    head: Word
    sure: bool
    hint: bool = True
    spot: bool = False
    spoken: bool = False


class Hits:
    """All hits of a parse in order, which hit covers a word, and the `silent` sentences, which are only credits."""

    def __init__(self, found: list[Hit], silent: set[int]) -> None:
        self.all, self.silent = found, silent
        self.at = {i: hit for hit in found for i in range(hit.first, hit.last + 1)}


def find_hits(parse: Parse, roster: Roster) -> Hits:
    """Longest matches of the roster's names over the words, capitalised as the text has them."""
    found: list[Hit] = []
    words, starts = parse.words, roster.starts
    i = 0
    while i < len(words):
        first = words[i].text[0]
        if first.isupper() or first.isdigit():
            limit = starts.get(compact(words[i].text))
            hit = _longest(words, i, limit, roster) if limit else None
            if hit is not None:
                found.append(hit)
                i = hit.last
        i += 1
    silent = credits(parse)
    heard = [h for h in found if words[h.first].sentence not in silent or h.names[0].entry.kind == "outlet"]
    return Hits(_national(words, heard, roster), silent)


def credits(parse: Parse) -> set[int]:
    """Sentences that only say where and by whom a report was filed: `GOMA, May 3 (Wire) –`, `By our correspondent`."""
    found = set()
    for paragraph in parse.paragraphs:
        words = parse.words_of(parse.sentences[paragraph.first]) if paragraph.first < paragraph.last else []
        if not words or any(w.pos in ("VERB", "AUX") for w in words) or len(words) > 14:
            continue
        dash = words[-1].text in ("-", "–", "—") and paragraph.last > paragraph.first + 1
        if dash or (words[0].lower == "by" and paragraph.last == paragraph.first + 1 and words[-1].text not in ".!?"):
            found.add(paragraph.first)
    return found


def _national(words: list[Word], found: list[Hit], roster: Roster) -> list[Hit]:
    """Without `Security Council` in `Kenya's Security Council`: what every state has is the one told."""
    kept, national = [], set()
    for hit in found:
        spelled = _generic(words, hit, roster)
        if spelled and _of_a_state(words, hit.first):
            national.add(spelled)
        else:
            kept.append(hit)
    return [h for h in kept if _generic(words, h, roster) not in national]


def _generic(words: list[Word], hit: Hit, roster: Roster) -> str | None:
    """The spelling of a hit that is a noun of bodies as well."""
    if hit.first == hit.last:
        return None
    spelled = "".join(compact(w.text) for w in words[hit.first : hit.last + 1])
    title = roster.titles.get(spelled)
    return spelled if title is not None and title.kind != "person" else None


def _of_a_state(words: list[Word], first: int) -> bool:
    """Does a possessor or an adjective with a capital stand before it?"""
    if not first or words[first - 1].sentence != words[first].sentence:
        return False
    before = words[first - 1]
    if before.tag == "POS" or before.lower == "national":
        return True
    opens = first < 2 or words[first - 2].sentence != words[first].sentence
    return before.text[0].isupper() and before.tag in ("JJ", "NNP") and (not opens or before.entity == "NORP")


def _longest(words: list[Word], i: int, limit: int, roster: Roster) -> Hit | None:
    best, spelled, sentence = None, "", words[i].sentence
    for j in range(i, min(i + limit + 1, len(words))):
        word = words[j]
        if word.sentence != sentence:
            break
        spelled += compact(word.text)
        names = roster.names.get(spelled)
        if names and (piece := compact(word.text)) and piece:
            kept = tuple(name for name in names if _fits(name, words, i, j, roster))
            best = Hit(i, j, kept) if kept else best
    return best


def _fits(name: Name, words: list[Word], i: int, j: int, roster: Roster) -> bool:
    """Do case and neighbours allow this reading?"""
    if name.capitals and any(c.islower() for w in words[i : j + 1] for c in w.text):
        return False
    if i == j and i and name.entry.kind == "state" and _is_parted(words[i - 1], words[i], roster):
        return False
    if i == j and not name.text.isupper() and (_inside_a_persons_name(words, i) or begins_a_person(words, i, roster)):
        return False
    return i < j or not name.careful or _spoken_of_as_outlet(words, i, j, roster)


def _is_parted(before: Word, word: Word, roster: Roster) -> bool:
    """`New Mexico`, `Latin American`, `Northern Ireland`: under one label with a word that makes it another's name."""
    one = before.entity == word.entity != "" and before.sentence == word.sentence and before.text[0].isupper()
    return one and before.lower in roster.contexts["parting"]


def _inside_a_persons_name(words: list[Word], i: int) -> bool:
    """`Chad Novak`, `Ana Paris`: a neighbour under the same label PERSON, with nothing between."""
    if words[i].entity != "PERSON":
        return False
    after = words[i + 1] if i + 1 < len(words) else None
    before = words[i - 1] if i else None
    return any(
        w is not None and w.entity == "PERSON" and w.text[0].isupper() and w.sentence == words[i].sentence
        for w in (before, after)
    )


def _spoken_of_as_outlet(words: list[Word], i: int, j: int, roster: Roster) -> bool:
    around = [*words[max(0, i - 3) : i], *words[j + 1 : j + 3]]
    for w in around:
        title = roster.titles.get(w.lower)
        if title is not None and title.kind == "outlet":
            return True
    last = words[j]
    if last.dep == "nsubj" and last.head.lemma in roster.contexts["speech"]:
        return True
    return i > 0 and words[i - 1].lower in ("told", "citing", "by") and last.entity == "ORG"


def find_runs(parse: Parse, roster: Roster, hits: Hits) -> list[Run]:
    """Runs of name words outside the hits, titles before them cut off, that may name persons."""
    found: list[Run] = []
    words = parse.words
    i = 0
    while i < len(words):
        small = not words[i].text[0].isupper() or words[i].sentence in hits.silent
        if small or not (
            _is_name_word(words[i], hits, begins_a_person(words, i, roster)) or _forename(words, i, roster)
        ):
            i += 1
            continue
        if (behind := behind_a_portfolio(words, i, roster, hits)) > i:
            i = behind
            continue
        titled = parse.paragraphs[parse.paragraph_of(words[i])].kind == "title"
        j = _run_end(words, i, roster, hits, inner=not titled)
        run = _run(parse, roster, hits, i, j)
        if run is not None:
            found.append(run)
        i = j + 1
    return found


def _is_name_word(word: Word, hits: Hits, begins: bool = False) -> bool:
    if not word.text[0].isupper() or word.i in hits.at:
        return False
    if word.entity in ("DATE", "TIME"):
        return begins
    return word.tag in NAME_TAGS or word.entity == "PERSON"


def _forename(words: list[Word], i: int, roster: Roster) -> bool:
    """`Yacine Merabet` where the parser takes a known forename for an adjective."""
    word = words[i]
    after = words[i + 1] if i + 1 < len(words) else word
    return word.tag == "JJ" and after.tag == "NNP" and after.text.istitle() and compact(word.text) in roster.genders


def _run_end(words: list[Word], i: int, roster: Roster, hits: Hits, inner: bool) -> int:
    """Last word of the run that begins at i; particles and hyphens may stand inside.

    With `inner` also a word that is read as a verb: `Padoh Saw Ler Htoo`.
    """
    particles = roster.contexts["particles"]
    j = i
    while j + 1 < len(words) and words[j + 1].sentence == words[i].sentence:
        k = j + 1
        while k < len(words) and (words[k].lower in particles or words[k].text in JOINTS) and k - j <= 3:
            if words[k].text[0].isupper() or (words[k].text in JOINTS and words[k].start > words[k - 1].end):
                break
            k += 1
        if inner and _is_capital_inside(words, j + 1, hits):
            j += 1
            continue
        if _goes_on_small(words, j):
            j += 2
            continue
        if k >= len(words) or not _is_name_word(words[k], hits) or words[k].sentence != words[i].sentence:
            break
        if k > j + 1 and words[j + 1].text not in JOINTS and words[j + 1].start == words[j].end:
            break
        j = k
    return j


def _is_capital_inside(words: list[Word], i: int, hits: Hits) -> bool:
    """A capitalised word of any kind between two words of a name, all beside each other."""
    if i + 1 >= len(words) or i in hits.at or words[i].tag in NAME_TAGS or not words[i].text.istitle():
        return False
    return words[i].lower.isalpha() and words[i + 1].text.istitle() and _is_name_word(words[i + 1], hits)


def _goes_on_small(words: list[Word], j: int) -> bool:
    """`Ki-moon`: a hyphen and a part in small letters, all written together."""
    if j + 2 >= len(words) or words[j + 1].text != "-":
        return False
    return (
        words[j].end == words[j + 1].start and words[j + 1].end == words[j + 2].start and words[j + 2].lower.isalpha()
    )


def _run(parse: Parse, roster: Roster, hits: Hits, i: int, j: int) -> Run | None:
    words = parse.words
    start = _after_titles(words, i, j, roster)
    if start == i == j and i and words[i - 1].lower in ("a", "an"):
        return None
    if start > j:
        return None
    if start == j and words[j].text.isupper() and len(words[j].text) > 3:
        return Run(start, j, words[j], False, False)
    if i and words[i - 1].text in JOINTS and i > 1 and words[i - 2].lower in roster.contexts["particles"]:
        start = i - 2 if start == i else start
    head = next((w for w in reversed(words[start : j + 1]) if not start <= w.head.i <= j), words[j])
    titled = _titled(words, start, roster)
    if _names_a_body(words[j], roster) or _ends_as_a_place(words, start, j, roster):
        return None
    firm = j > start and words[j].lower in roster.contexts["named as firms"]
    articled = start == i > 0 and words[i - 1].lower == "the" and words[i - 1].sentence == words[i].sentence
    if firm or (articled and j > start) or any(_names_a_body(w, roster) for w in words[start:j]):
        return Run(start, j, head, False, False)
    labels = {w.entity for w in words[start : j + 1]}
    spoken = head.dep == "nsubj" and head.head.lemma in roster.contexts["speech"]
    person = "PERSON" in labels
    apposed = j > start and (of_a_nation(words, start, hits) or apposed_to_a_noun(words, start, head, roster))
    titled = titled or is_whom(head, roster) or apposed
    hint = titled or person or not (labels & NO_PERSON or "ORG" in labels)
    if not titled and (_at_a_place(parse, roster, start, head) or _modifies(head, j)):
        return Run(start, j, head, False, False, _at_a_place(parse, roster, start, head))
    told = spoken
    opening = start == parse.sentence_of(words[start]).first and start == j
    spoken = spoken and not labels & NO_PERSON and (not opening or bool(labels & {"PERSON", "ORG"}))
    long = j > start
    forename = long and compact(words[start].text) in roster.genders
    if forename and not person:
        person = not labels & NO_PERSON or is_personal(words, start, j, head, roster)
    sure = titled or (spoken and (person or long)) or (person and long and is_personal(words, start, j, head, roster))
    sure = sure or is_bodily(words, start, j, head, roster) or is_doer(words, start, j, head, roster)
    sure = sure or is_taken_up(parse, roster, start, j, head)
    return Run(start, j, head, sure, hint, spoken=told and not labels & NO_PERSON)


def _at_a_place(parse: Parse, roster: Roster, start: int, head: Word) -> bool:
    """Behind `in`, `near` …, so that the name is a place's."""
    before = parse.words[start - 1].lower if start else ""
    places = roster.contexts["place"] - {"on"}
    return before in places or (head.dep == "pobj" and head.head.lower in places)


def _ends_as_a_place(words: list[Word], start: int, j: int, roster: Roster) -> bool:
    """`King Edward Street`, `Town Hall`, `Tavar OPP`: names of places, things and bodies."""
    last = words[j]
    if last.lower in roster.contexts["spots"] and j > start:
        return True
    pair = roster.titles.get(compact(words[j - 1].text) + compact(last.text)) if j > start else None
    return (pair is not None and pair.kind not in ("person", "group")) or (
        j > start and last.text.isupper() and len(last.text) > 2 and not words[start].text.isupper()
    )


def _modifies(head: Word, last: int) -> bool:
    return head.dep in ("compound", "nmod", "amod") and head.head.i > last


def _after_titles(words: list[Word], i: int, j: int, roster: Roster) -> int:
    """Index of the first word after titles at the beginning of a run."""
    start = i
    for k in (3, 2):
        spelled = "".join(compact(w.text) for w in words[max(0, i - k + 1) : i + 1])
        if i >= k - 1 and i < j and words[i - 1].lower == "of" and spelled in roster.titles:
            start = i + 1
            break
    while start <= j:
        step = 0
        for k in range(min(4, j - start + 1), 0, -1):
            spelled = "".join(compact(w.text) for w in words[start : start + k])
            title = roster.titles.get(spelled)
            if title is not None and (title.kind == "person" or (title.plural and title.kind in CROWDS)):
                if title.term.endswith(".") and not words[start + k - 1].text.endswith("."):
                    continue  # `Min Aung Htun` is no minister
                step = k
                break
        if not step:
            break
        start += step
    for k in range(j - 1, start, -1):
        title = roster.titles.get(words[k].lower)
        if title is not None and title.kind == "person" and title.before_name and not title.plural:
            return k + 1
    return start


def _titled(words: list[Word], start: int, roster: Roster) -> bool:
    if start == 0 or words[start - 1].sentence != words[start].sentence:
        return False
    title = roster.titles.get(compact(words[start - 1 - (words[start - 1].text == "." and start > 1)].text))
    return title is not None and title.kind == "person" and not title.plural


def _names_a_body(word: Word, roster: Roster) -> bool:
    title = roster.titles.get(word.lower)
    return title is not None and title.kind not in ("person", "group")
