"""Parse, roster and names → noun phrases that speak of actors by office, trade or kind of body."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.find.actors_names import Hits, Run
from dragoman.find.actors_portfolios import portfolio_end
from dragoman.find.actors_sense import can_act, names_an_organisation
from dragoman.knowledge.roster import Entry, Name, Roster, Title, compact
from dragoman.parse import Parse, Word

BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "advmod", "preconj"})
AFTER = frozenset({"of", "for", "in", "from", "at", "on", "to", "with", "near"})
RULING = frozenset({"GOV", "LEG", "PTY", "PRE", "CVL"})
"""Sectors whose people are of the disputed place they sit in: `the Armenian authorities in Stepanakert`."""
LOCAL = frozenset(
    {"official", "authority", "resident", "villager", "farmer", "civilian", "voter", "lawmaker", "people"}
)
NEVER = frozenset({"no", "any", "every", "what", "which", "whose", "such"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase whose head is a title: words `first` to `last`, the title `term_first` to `term_last`."""

    first: int
    last: int
    term_first: int
    head: Word
    term_last: int
    title: Title
    nation: Entry | None = None
    owner: Name | None = None
    owner_word: Word | None = None
    definite: bool = False
    capital: bool = False
    core: tuple[str, ...] = field(default=())
    nested: bool = False


def find_phrases(parse: Parse, roster: Roster, hits: Hits, runs: list[Run]) -> list[Phrase]:
    """Phrases by title, in order of their heads; a title that only modifies another noun makes none."""
    name_starts = {run.first: run for run in runs}
    taken = {i: run for run in runs for i in range(run.first, run.last + 1)}
    persons = {i for i, run in taken.items() if run.sure}
    found: list[Phrase] = []
    terms: set[int] = set()
    inside: dict[int, int] = {}
    for word in parse.words:
        if word.pos not in ("NOUN", "PROPN", "X", "ADJ"):
            continue
        limit = roster.title_ends.get(word.lower) or (
            not (word.lower.isalpha() and word.lower.isascii()) and roster.title_ends.get(compact(word.text))
        )
        if not limit or word.sentence in hits.silent or (word.i in hits.at and not hits.at[word.i].modifies):
            continue
        end = _term_end(parse, word, roster)
        if _is_read_beside(parse, word, end, roster):
            continue
        over = portfolio_end(parse.words, end, roster, hits)
        run = _name_after(parse.words[over], name_starts)
        if run is None and (word.pos == "ADJ" or _modifies_a_noun(parse, word)):
            if word.text[0].isupper() and word.dep == "compound":
                found.extend(_nested(parse, roster, word, limit))
            continue
        phrase = _phrase(parse, roster, word, limit, run, taken)
        if phrase is not None:
            _take_in(parse, phrase, hits)
            if over > end and (run is not None or _is_honorific(parse, over + 1, roster)):
                phrase.term_last = phrase.last = over
        if phrase is not None and run is None and names_an_organisation(parse, phrase, persons, hits, roster):
            phrase.title = replace(phrase.title, kind="organisation", plural=False)
        if phrase is not None and (run is not None or can_act(parse, phrase, hits, roster)):
            _read_owner(parse, phrase, hits, run)
            found.append(phrase)
            terms.update(i for i in range(phrase.term_first, end + 1) if i != word.i)
            inside.update(dict.fromkeys(range(end + 1, phrase.term_last + 1), word.i))
    kept = [p for p in found if p.nested or p.head.i not in terms]
    causes = {i for p in kept if p.capital and p.title.kind == "organisation" for i in range(p.head.i + 1, p.last + 1)}
    kept = [p for p in kept if p.first < p.last or p.head.i not in causes or p.head.text.islower()]
    return [p for p in kept if inside.get(p.head.i, p.head.i) >= p.term_first]


def _take_in(parse: Parse, phrase: Phrase, hits: Hits) -> None:
    """The whole of a long name with which the phrase begins: `the Republic of the Congo's ambassador`."""
    hit = hits.at.get(phrase.first) or hits.at.get(phrase.first + 1)
    if hit is not None and hit.first < phrase.first <= hit.last < phrase.head.i:
        phrase.first = hit.first
        if phrase.first and parse.words[phrase.first - 1].lower == "the":
            phrase.first -= 1


def _nested(parse: Parse, roster: Roster, word: Word, limit: int) -> list[Phrase]:
    """`Defence Ministry` in `its Defence Ministry spokesman`: a capitalised body that modifies an office."""
    office = roster.titles.get(word.head.lower)
    phrase = _phrase(parse, roster, word, limit, None, {}) if office is not None and office.kind == "person" else None
    if phrase is None or phrase.title.kind in ("person", "group"):
        return []
    nested = Phrase(phrase.term_first, word.i, phrase.term_first, word, word.i, phrase.title, capital=True, nested=True)
    nested.owner_word = next((c for c in word.head.children if c.dep == "poss"), None)
    nested.core = tuple(compact(w.text) for w in parse.words[nested.first : word.i + 1])
    return [nested]


def _name_after(word: Word, name_starts: dict[int, Run]) -> Run | None:
    run = name_starts.get(word.i + 1) or (name_starts.get(word.i + 2) if is_short(word) else None)
    if run is None or run.head.sentence != word.sentence:
        return None
    return run


def _is_honorific(parse: Parse, i: int, roster: Roster) -> bool:
    """`Gen.` in `Chief of Staff Gen. Jan Novak`: a title that stands straight before a name."""
    title = roster.titles.get(parse.words[i].lower) if i < len(parse.words) else None
    named = any(w.text[0].isupper() for w in parse.words[i + 1 : i + 3])
    return title is not None and title.before_name and not title.plural and named and parse.words[i].text[0].isupper()


def is_short(word: Word) -> bool:
    """Is the title cut short, its stop a word of its own: `Col.`?"""
    return len(word.text) <= 4 and word.text[0].isupper()


def _modifies_a_noun(parse: Parse, word: Word) -> bool:
    """Is it part of a longer compound, with nothing but words between?"""
    if word.dep not in ("compound", "amod", "nmod") or word.head.i < word.i:
        return False
    return not any(parse.words[i].pos == "PUNCT" and parse.words[i].text != "-" for i in range(word.i, word.head.i))


def _term_end(parse: Parse, word: Word, roster: Roster) -> int:
    """The last word of a title that goes on behind a hyphen: `secretary-general`."""
    parts = parse.words[word.i : word.i + 3]
    if len(parts) < 3 or parts[1].text != "-" or parts[0].end != parts[1].start or parts[1].end != parts[2].start:
        return word.i
    return word.i + 2 if "".join(compact(w.text) for w in parts) in roster.titles else word.i


def _is_read_beside(parse: Parse, word: Word, end: int, roster: Roster) -> bool:
    """A part of `Secretary-General`, who is read once: at the part that the other hangs on."""
    words = parse.words
    if end > word.i:
        return words[end].lower in roster.title_ends and words[end].head is not word
    before = words[word.i - 2] if word.i > 1 and word.head is words[word.i - 2] else None
    return before is not None and before.lower in roster.title_ends and _term_end(parse, before, roster) == word.i


def _phrase(
    parse: Parse, roster: Roster, word: Word, limit: int, run: Run | None, taken: dict[int, Run]
) -> Phrase | None:
    words = parse.words
    end = _term_end(parse, word, roster)
    for k in range(min(limit, word.i + 1), 0, -1):
        start = word.i - k + 1
        if words[start].sentence != word.sentence or not compact(words[start].text):
            continue
        title = roster.titles.get("".join(compact(w.text) for w in words[start : end + 1]))
        if title is not None:
            break
    else:
        return None
    first = _left(parse, word, start, run, taken)
    last = end if run is not None else max(end, _right(parse, roster, word, title))
    lowers = [w.lower for w in words[first : word.i + 1]]
    if NEVER & set(lowers) or (run is not None and title.plural):
        return None
    while last > word.i and (words[last].tag == "POS" or words[last].pos in ("ADP", "CCONJ", "DET")):
        last -= 1
    phrase = Phrase(first, last, start, word, end, title)
    phrase.definite = lowers[0] == "the"
    phrase.capital = word.text[0].isupper() and (word.i > parse.sentence_of(word).first or first < word.i)
    phrase.core = tuple(compact(w.text) for w in words[first : end + 1] if w.dep not in ("det", "poss", "case"))
    return phrase


def _left(parse: Parse, word: Word, start: int, run: Run | None, taken: dict[int, Run]) -> int:
    """First word of the phrase: determiners, adjectives, possessors before the title."""
    first = start
    holders = [*parse.words[start : word.i + 1], *([run.head] if run is not None else [])]
    for holder in holders:
        for child in holder.children:
            if child.dep in BEFORE and child.i < start and child.left <= start:
                first = min(first, child.left)
    for i in range(start - 1, first - 1, -1):
        before = parse.words[i]
        if i in taken and taken[i].last >= start:
            return start
        if i in taken and (taken[i].first < first or parse.words[taken[i].last + 1].pos in ("CCONJ", "PUNCT")):
            first = taken[i].last + 1
            break
        if (before.entity in ("DATE", "TIME") and not _is_age(parse.words, i)) or (
            before.tag in ("``", "''", ",", ":") and before.text not in ("-", "’")
        ):
            return i + 1
        if before.pos in ("VERB", "AUX", "CCONJ") and before.dep not in ("amod", "compound", "conj", "cc"):
            return i + 1
    if first and parse.words[first - 1].tag == "POS":
        first = parse.words[first - 2].left if parse.words[first - 2].dep in ("poss", "compound", "nmod") else first - 2
    while first < start and (parse.words[first].pos in ("PUNCT", "CCONJ") or parse.words[first].dep == "case"):
        first += 1
    return first


def _is_age(words: list[Word], i: int) -> bool:
    """Part of `23-year-old`?"""
    around = [w.lower for w in words[max(0, i - 5) : i + 6]]
    return "old" in around and ("year" in around or "years" in around)


def _right(parse: Parse, roster: Roster, word: Word, title: Title) -> int:
    """Last word of the phrase: `of`, `for`, `in` … directly behind the title, or a short participle behind a plural.

    In `reminded the parties of their duties` the `of` is the verb's.
    """
    last = word.i
    after = parse.words[last + 1] if last + 1 < len(parse.words) else None
    if after is not None and after.lower == "of" and word.head.lemma in roster.contexts["of_what"]:
        return last
    if after is not None and after.sentence == word.sentence and after.lower in ("of", "from") and not _is_time(after):
        return _until_comma(parse, after)
    for child in word.children:
        if child.i != last + 1 or _until_comma(parse, child) - child.i > 8:
            continue
        if child.dep == "prep" and child.lower in AFTER and not _is_time(child):
            if child.lower in ("to", "on", "with") and title.kind != "person":
                continue
            last = _until_comma(parse, child)
        elif title.plural and last == word.i and _is_short_participle(child):
            return _until_comma(parse, child)
    return last


def _is_short_participle(child: Word) -> bool:
    longest = {"VBN": 2, "JJ": 4}.get(child.tag, 0)
    return child.dep in ("acl", "amod") and 1 <= child.right - child.i <= longest


def _is_time(preposition: Word) -> bool:
    """Does the preposition lead to a date, a number or a gerund?"""
    return any(
        c.entity in ("DATE", "TIME", "CARDINAL") or c.tag in ("VBG", "CD") or c.lower in ("statement", "them", "it")
        for c in preposition.children
    )


def _until_comma(parse: Parse, child: Word) -> int:
    for i in range(child.i, child.right + 1):
        word = parse.words[i]
        if word.tag in (",", ":", "``", "''") or word.tag in ("WP", "WDT", "WRB") or word.pos == "AUX":
            return i - 1
        if i - child.i > 3 and word.dep in ("prep", "cc") and word.head.i <= child.i + 1:
            return i - 1
    return child.right


def _is_hyphened(words: list[Word], i: int) -> bool:
    """`Britain-based`, `Turkish-backed`: a nation that does not say whose the body is."""
    return i + 2 < len(words) and words[i + 1].text == "-" and words[i + 2].tag in ("VBN", "VBD", "JJ", "VBG")


def _is_ethnic(words: list[Word], i: int) -> bool:
    """`ethnic Serb leaders`: whose people they are is not which state they serve."""
    return i > 0 and words[i - 1].lower in ("ethnic", "ethnically")


def _belongs(words: list[Word], i: int, phrase: Phrase) -> bool:
    """Does the name behind the head say whose it is?  `envoy for X` and `ambassador to X` do not."""
    before = words[i - 1].lower if words[i - 1].lower != "the" else words[i - 2].lower
    if before == "of":
        return True
    if phrase.title.kind == "group" and before != "from" and phrase.title.term not in LOCAL:
        return False
    return before in ("in", "at", "from") and phrase.title.kind != "person" and phrase.owner is None


def _read_owner(parse: Parse, phrase: Phrase, hits: Hits, run: Run | None) -> None:
    """Nation and owner: adjective, possessor or `of X` inside the phrase."""
    stop = phrase.last if run is None else max(phrase.head.i, phrase.term_last)
    nations: dict[bool, list[Entry]] = {False: [], True: []}
    for i in range(phrase.first, stop + 1):
        hit = hits.at.get(i)
        if hit is None or hit.first != i or len(hit.names) != 1:
            continue
        name, behind = hit.names[0], i > phrase.head.i
        if _is_hyphened(parse.words, hit.last):
            continue
        listed = behind and bool(nations[True]) and parse.words[i - 1].lower in ("and", ",", "or")
        if behind and not listed and not _belongs(parse.words, i, phrase):
            continue
        if _is_ethnic(parse.words, i):
            continue
        if name.entry.country or name.entry.sector == "PRE":
            nations[behind].append(name.entry)
        if not hit.modifies and phrase.owner is None and name.entry.kind != "state":
            phrase.owner = name
    told = nations[False] or nations[True]
    if phrase.title.sector in RULING and (disputed := [n for n in nations[True] if n.country is None]):
        told = disputed
    if told and (len({entry.country for entry in told}) == 1 or not (phrase.title.plural or nations[True] is told)):
        phrase.nation = told[0]
    for child in (*phrase.head.children, *(run.head.children if run else ())):
        if child.dep == "poss" and child.i < phrase.head.i and phrase.owner_word is None:
            phrase.owner_word = child
