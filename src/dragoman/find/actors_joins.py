"""Runs and phrases → personas: a name with the titles before it and the appositions on either side."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.find.actors_names import Hits, Run
from dragoman.find.actors_phrases import Phrase, is_short
from dragoman.knowledge.roster import Roster
from dragoman.parse import Parse, Word

SHEETS = frozenset({"paper", "daily", "weekly", "monthly", "tabloid", "broadsheet", "magazine", "radio", "channel"})
ARTICLES = frozenset({"la", "los", "las", "das", "het"})
CLOSERS = frozenset({",", ".", ";", ":", "?", "!", ")", "—", "–", "”", '"', "’"})


@dataclass(slots=True, eq=False)
class Persona:
    """A name of a person and its titles: words `first` to `last` are the whole phrase."""

    first: int
    last: int
    run: Run
    titles: list[Phrase] = field(default_factory=list)


def join(parse: Parse, runs: list[Run], phrases: list[Phrase]) -> list[Persona]:
    """A persona for every run; the phrases that belong to one are those in its `titles`."""
    ends = {p.term_last: p for p in phrases}
    lasts = {p.last: p for p in sorted(phrases, key=lambda p: -p.first) if _one_person(p)}
    heads = {p.head.i: p for p in phrases if _one_person(p)}
    firsts = {p.first: p for p in phrases if _one_person(p)}
    made = []
    for run in runs:
        persona = Persona(run.first, run.last, run)
        before = ends.get(run.first - 1)
        if before is None and parse.words[run.first - 1].text == ".":
            before = ends.get(run.first - 2)
            before = before if before is not None and is_short(before.head) else None
        while before is not None and _one_person(before) and before not in persona.titles:
            office = ends.get(before.term_first - 1)
            if office is not None and "\n" in parse.text[office.head.end : before.head.start]:
                office = None
            if office is not None and office.first <= before.first:
                before.first = before.term_first
            persona.titles.append(before)
            persona.first = before.first
            before = office
        _appose(parse, persona, lasts, firsts)
        _hang(parse, persona, heads)
        made.append(persona)
    return made


def _one_person(phrase: Phrase) -> bool:
    return phrase.title.kind == "person" and not phrase.title.plural


def is_sheet(noun: Word, roster: Roster) -> bool:
    """Is it a noun for an outlet?"""
    title = roster.titles.get(noun.lower)
    return noun.lower in SHEETS or (title is not None and title.kind == "outlet" and not title.plural)


def is_outlet(words: list[Word], run: Run, roster: Roster) -> bool:
    """`the Tbilisi daily Dilis Gazeti`, `La Voz`: behind a noun for an outlet, or under an article of its language."""
    called = run.first > 0 and is_sheet(words[run.first - 1], roster)
    foreign = run.last == run.first + 1 and words[run.first].lower in ARTICLES and not _is_hadj(words[run.last])
    return called or foreign or (run.last > run.first and words[run.first].lower == "radio")


def _is_hadj(word: Word) -> bool:
    return word.lower in ("rue", "torre", "rosa")


def _appose(parse: Parse, persona: Persona, lasts: dict[int, Phrase], firsts: dict[int, Phrase]) -> None:
    """`A, the envoy of B,`, `A, 44, a trader,` and `the envoy of B, A,`."""
    words, run = parse.words, persona.run
    title = lasts.get(persona.first - 2)
    if title is not None and words[persona.first - 1].text == "," and _same_sentence(parse, title, persona):
        closed = persona.last + 1 >= len(words) or words[persona.last + 1].text in CLOSERS
        if title not in persona.titles and (closed or run.head.dep == "appos" or title.head.dep == "appos"):
            persona.titles.append(title)
            persona.first = title.first
    end = persona.last + 2 * _is_age(words, persona.last + 2)
    title = firsts.get(end + 2) if not run.spot and words[max(run.first - 1, 0)].lower not in SHEETS else None
    if title is not None and words[end + 1].text == "," and _same_sentence(parse, title, persona):
        closed = title.last + 1 >= len(words) or words[title.last + 1].text in CLOSERS
        lone = not any(w.tag in ("NNP", "NNPS") for w in words[title.term_last + 1 : title.term_last + 2])
        if lone and (title.head.dep == "appos" or (closed and (_bare_or_owned(title) or end > persona.last))):
            persona.titles.append(title)
            persona.last = title.last


def _is_age(words: list[Word], i: int) -> bool:
    """The number in `A, 44, a trader`."""
    return i + 1 < len(words) and words[i].tag == "CD" and words[i - 1].text == words[i + 1].text == ","


def _hang(parse: Parse, persona: Persona, heads: dict[int, Phrase]) -> None:
    """`her opposite number across the river, A,`: beside a title with more words behind it."""
    head = persona.run.head
    title = heads.get(head.head.i) if head.dep == "appos" and head.head is not head else None
    title = title or _across(parse, persona, heads)
    if (
        title is None
        or title in persona.titles
        or title.first > persona.run.first
        or parse.words[persona.first - 1].text != ","
    ):
        return
    if not any(w.pos in ("VERB", "AUX") for w in parse.words[title.head.i : persona.first]):
        persona.titles.append(title)
        persona.first = title.first


def _across(parse: Parse, persona: Persona, heads: dict[int, Phrase]) -> Phrase | None:
    """The title before a short adjunct and a comma, where the name between two commas cannot be a subject."""
    words, first = parse.words, persona.first
    if first < 4 or words[first - 1].text != ",":
        return None
    if persona.last + 1 < len(words) and words[persona.last + 1].text not in CLOSERS:
        return None
    for i in range(first - 3, max(first - 8, 0), -1):
        if words[i].pos in ("VERB", "AUX", "PUNCT", "CCONJ") or words[i].sentence != words[first].sentence:
            return None
        if (title := heads.get(i)) is not None:
            adjunct = words[title.last + 1]
            spoken_of = title.definite or title.owner_word is not None
            return title if spoken_of and adjunct.pos == "ADP" and not _is_dated(words, title.last, first) else None
    return None


def _is_dated(words: list[Word], last: int, first: int) -> bool:
    return any(w.entity in ("DATE", "TIME", "PERSON") for w in words[last + 1 : first])


def _bare_or_owned(title: Phrase) -> bool:
    return title.definite or title.owner_word is not None or title.first < title.term_first or title.last > title.head.i


def _same_sentence(parse: Parse, title: Phrase, persona: Persona) -> bool:
    return title.head.sentence == parse.words[persona.run.first].sentence


def acronyms(parse: Parse, hits: Hits, phrases: list[Phrase]) -> dict[str, int]:
    """Acronyms in brackets behind a name or body → the index of the last word of what they stand for."""
    ends = {hit.last for hit in hits.all if not hit.modifies} | {p.last for p in phrases if p.capital}
    found: dict[str, int] = {}
    words = parse.words
    for i in range(1, len(words) - 2):
        if words[i].text == "(" and words[i + 2].text == ")":
            text = words[i + 1].text
            known = i - 1 in ends or _initials(parse, i, len(text)) == text
            if known and 2 <= len(text) <= 10 and sum(c.isupper() for c in text) >= 2:
                found.setdefault(text, i - 1)
    return found


def _initials(parse: Parse, i: int, many: int) -> str:
    """The first letters of the last so many capitalised words before a word, in its sentence."""
    before = parse.words[parse.sentence_of(parse.words[i]).first : i]
    return "".join(w.text[0] for w in [w for w in before if w.text[0].isupper() and w.lower != "the"][-many:])
