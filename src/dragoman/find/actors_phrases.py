"""Parse, roster and names → noun phrases that speak of actors by office, trade or kind of body."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.find.actors_names import Hits, Run
from dragoman.knowledge.roster import Entry, Name, Roster, Title, compact
from dragoman.parse import Parse, Word

BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "advmod", "preconj"})
AFTER = frozenset({"of", "for", "in", "from", "at", "on", "to", "with", "near"})
NEVER = frozenset({"no", "any", "every", "what", "which", "whose", "such"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase whose head is a title: words `first` to `last`, the title's words from `term_first` to `head`."""

    first: int
    last: int
    term_first: int
    head: Word
    title: Title
    nation: Entry | None = None
    owner: Name | None = None
    owner_word: Word | None = None
    definite: bool = False
    capital: bool = False
    core: tuple[str, ...] = field(default=())


def find_phrases(parse: Parse, roster: Roster, hits: Hits, runs: list[Run]) -> list[Phrase]:
    """Phrases by title, in order of their heads; a title that only modifies another noun makes none."""
    name_starts = {run.first: run for run in runs}
    found: list[Phrase] = []
    for word in parse.words:
        limit = roster.title_ends.get(word.lower) or (
            not word.lower.isalpha() and roster.title_ends.get(compact(word.text))
        )
        if (
            not limit
            or word.pos not in ("NOUN", "PROPN", "X", "ADJ")
            or (word.i in hits.at and not hits.at[word.i].modifies)
        ):
            continue
        run = _name_after(word, name_starts)
        if run is None and (word.pos == "ADJ" or _modifies_a_noun(word)):
            continue
        phrase = _phrase(parse, roster, word, limit, run)
        if phrase is not None and (run is not None or _is_actor(phrase, hits, roster)):
            _read_owner(parse, phrase, hits, run)
            found.append(phrase)
    return found


def _name_after(word: Word, name_starts: dict[int, Run]) -> Run | None:
    run = name_starts.get(word.i + 1)
    if run is None or run.head.sentence != word.sentence:
        return None
    return run


def _modifies_a_noun(word: Word) -> bool:
    return word.dep in ("compound", "amod", "nmod") and word.head.i > word.i


def _phrase(parse: Parse, roster: Roster, word: Word, limit: int, run: Run | None) -> Phrase | None:
    words = parse.words
    for k in range(min(limit, word.i + 1), 0, -1):
        start = word.i - k + 1
        if words[start].sentence != word.sentence:
            continue
        title = roster.titles.get("".join(compact(w.text) for w in words[start : word.i + 1]))
        if title is not None and words[start].text not in "-–":
            break
    else:
        return None
    first = _left(parse, word, start, run)
    last = word.i if run is not None else _right(parse, word, title)
    lowers = [w.lower for w in words[first : word.i + 1]]
    if NEVER & set(lowers) or (run is not None and title.plural):
        return None
    phrase = Phrase(first, last, start, word, title)
    phrase.definite = lowers[0] == "the"
    phrase.capital = word.text[0].isupper() and (word.i > parse.sentence_of(word).first or first < word.i)
    phrase.core = tuple(compact(w.text) for w in words[first : word.i + 1] if w.dep not in ("det", "poss", "case"))
    return phrase


def _left(parse: Parse, word: Word, start: int, run: Run | None) -> int:
    """First word of the phrase: determiners, adjectives, possessors before the title."""
    first = start
    holders = [word] if run is None else [word, run.head]
    for holder in holders:
        for child in holder.children:
            if child.dep in BEFORE and child.i < start and child.left <= start:
                first = min(first, child.left)
    while first < start and parse.words[first].pos in ("PUNCT", "ADV", "CCONJ"):
        first += 1
    for i in range(start - 1, first - 1, -1):
        if parse.words[i].text in (",", ";", "“", '"', "—", "–") or (parse.words[i].pos == "VERB" and i > first):
            return i + 1
    return first


def _right(parse: Parse, word: Word, title: Title) -> int:
    """Last word of the phrase: `of`, `for`, `in` … directly behind the title, or a short participle behind a plural."""
    last = word.i
    for child in word.children:
        if child.i != last + 1 or child.right - child.i > 8:
            continue
        if child.dep == "prep" and child.lower in AFTER and not _is_time(child):
            if child.lower in ("to", "on", "with") and title.kind != "person":
                continue
            last = _until_comma(parse, child)
        elif child.dep in ("acl", "amod") and title.plural and child.tag in ("VBN", "JJ") and child.right > child.i:
            last = _until_comma(parse, child)
    return last


def _is_time(preposition: Word) -> bool:
    return any(c.entity in ("DATE", "TIME") or c.tag == "VBG" or c.lower == "statement" for c in preposition.children)


def _until_comma(parse: Parse, child: Word) -> int:
    for i in range(child.i, child.right + 1):
        word = parse.words[i]
        if word.text in ',;:—“”"' or word.lower in ("who", "which", "that", "when", "where", "said"):
            return i - 1
    return child.right


def _is_actor(phrase: Phrase, hits: Hits, roster: Roster) -> bool:
    """Small heads need support; others are taken as they come."""
    if phrase.title.term not in roster.contexts["weak"]:
        return True
    head = phrase.head
    if any(i in hits.at for i in range(phrase.first, phrase.last + 1)) or phrase.term_first > phrase.first + 1:
        return True
    verb = head.head.lemma if head.dep in ("nsubj", "nsubjpass") else ""
    return verb in roster.contexts["speech"] or verb in roster.contexts["diplomacy"]


def _read_owner(parse: Parse, phrase: Phrase, hits: Hits, run: Run | None) -> None:
    """Nation and owner: adjective, possessor or `of X` inside the phrase."""
    stop = phrase.last if run is None else phrase.head.i
    for i in range(phrase.first, stop + 1):
        hit = hits.at.get(i)
        if hit is None or hit.first != i or len(hit.names) != 1:
            continue
        name = hit.names[0]
        behind = i > phrase.head.i
        if behind and parse.words[i - 1].lower in ("from", "with", "to", "on") and phrase.title.kind != "group":
            continue
        if name.entry.country and phrase.nation is None:
            phrase.nation = name.entry
        if not hit.modifies and phrase.owner is None and name.entry.kind != "state":
            phrase.owner = name
    for child in (*phrase.head.children, *(run.head.children if run else ())):
        if child.dep == "poss" and child.i < phrase.head.i and phrase.owner_word is None:
            phrase.owner_word = child
