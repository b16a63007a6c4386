"""Expressions after `until`, `within`, `gave them … to` → the day up to which they run, so far as the text tells it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.find.times_context import Context, Noted, span_of
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_values import Value, add
from dragoman.find.times_verbs import told
from dragoman.model import edtf
from dragoman.parse import Word
from dragoman.syntax import ancestors, child

LENGTH = re.compile(r"PT?(\d+)([DWHMY])")
FROM_EVENT = re.compile(r"\s+(?:of|from|after)\b", re.I)
SIGNING = re.compile(
    r"\s+(?:of|from|after)\s+(?:the\s+)?(?:signing|signature|date|adoption)\s+of\s+(?:this|the present)\b", re.I
)
"""A text that speaks of its own signing counts from its own date, the first day that it names."""

CONDITION = re.compile(
    r"\b(?:if|unless|once|provided|providing|assuming|as (?:soon|long) as|so long as|on condition|in case)\b", re.I
)
SIGNED = frozenset({"sign", "agree", "reach", "conclude", "seal", "adopt", "initial"})
PAPERS = frozenset({"agreement", "accord", "deal", "treaty", "ceasefire", "truce", "pact", "resolution", "text"})
GIVEN = frozenset({"give", "grant", "allow"})
ARTICLE = re.compile(r"^\s*(?:Article\s+)?\d{1,2}[.)]\s", re.M)
ARTICLES = 3
"""A text with so many numbered paragraphs is a document, whose day stands in its opening."""

OPENING = 400
"""Characters from the start in which a document or a report names its own day; chosen on communiqués of six states."""

DAYS_BACK = 3
"""A report tells of what was said up to so many days before."""


def deadline(c: Candidate, value: Value, x: Context) -> Value:
    """`until July` and `before the summer` are open before; `within ten days` counts from the day it was told."""
    before = c.before.lower if c.before is not None else ""
    coarse = value.edtf if value.edtf and edtf.precision(value.edtf) in ("month", "year", "season") else None
    if coarse and before in ("until", "till") and not _ends_range(c, x) and _put_off(c, x):
        return value._replace(edtf=f"../{coarse}", why=f"{before}: {value.why}")
    season = value.edtf if value.edtf and edtf.precision(value.edtf) == "season" and not c.pick("Y") else None
    if before == "before" and season and x.direction(c)[0] == "future":
        first = edtf.bounds(season)[0]
        return value._replace(edtf=f"../{first:%Y-%m}~", why=f"before: {value.why}") if first else value
    if value.type == "DURATION" and c.rule in ("counted", "duration") and not x.narrative:
        if before == "within":
            return _within(c, value, x)
        if before == "after" and c.after is not None and c.after.lower == "of":
            return _ended(c, value, x)
        if (verb := _giver(c, x)) is not None:
            return _given(verb, c, value, x)
    return value


def _ends_range(c: Candidate, x: Context) -> bool:
    """`from July 1932 until June 1934`"""
    return bool(x.notes) and c.before is not None and x.text[x.notes[-1].span.end : c.before.start].strip() == ""


def _put_off(c: Candidate, x: Context) -> bool:
    """Is something postponed until then, and due at the latest, or did it last until then?"""
    words = x.parse.words_in(span_of(c))
    verb = next((a for a in ancestors(words[-1]) if a.pos == "VERB"), None) if words else None
    return verb is not None and (told(verb, x.calendar.cues["moved"]) or verb.tag == "VBD")


def _ended(c: Candidate, value: Value, x: Context) -> Value:
    """`agreed on Monday after nine days of talks`: the nine days up to that Monday."""
    match, note = LENGTH.fullmatch(value.value), x.last(10, x.sentence(c))
    last = edtf.day(note.point) if note else None
    if match is None or note is None or last is None or match[2] not in "DW" or not x.published or last > x.published:
        return value
    days = int(match[1]) * {"D": 1, "W": 7}[match[2]]
    first = last - timedelta(days - 1)
    return value._replace(edtf=f"{first}~/{last}", anchor=f"earlier:{note.id}", why="up to the day told")


def _conditional(c: Candidate, x: Context) -> bool:
    """Does the sentence speak of a condition, from whose fulfilment the time would run?"""
    sentence = x.parse.sentences[x.sentence(c)].span if x.parse.sentences else span_of(c)
    return CONDITION.search(x.text, sentence.start, sentence.end) is not None


def _within(c: Candidate, value: Value, x: Context) -> Value:
    """From the day on which it was agreed or told; never on a condition, from an event, or of what is past."""
    after = x.text[span_of(c).end : span_of(c).end + 60]
    if SIGNING.match(after):
        return _until(value, next((n for n in x.notes if len(n.point) == 10), None), "within, from the day of signing")
    sense, why = x.direction(c)
    if FROM_EVENT.match(after) or _conditional(c, x) or sense == "past":
        return value
    since = _day_of_speech(c, x, sure=sense == "future")
    return _until(value, since or (x.published if x.from_now(why) else None), "within, from the day told")


def _giver(c: Candidate, x: Context) -> Word | None:
    """`gave` of `gave the company ten days to leave`, `ultimatum` of `a 48-hour ultimatum`."""
    words = x.parse.words_in(span_of(c))
    if not words or c.pick("L") or _conditional(c, x):
        return None
    last = words[-1]
    top = next((w for w in words if not words[0].i <= w.head.i <= last.i), last)
    if top.head.pos == "NOUN" and told(top.head, x.calendar.cues["deadline_noun"]):
        return top.head
    follows = x.parse.words[last.i + 1] if last.i + 1 < len(x.parse.words) else None
    given = top.head.lemma in GIVEN
    return top.head if given and top.head.pos == "VERB" and follows and follows.lower == "to" else None


def _given(verb: Word, c: Candidate, value: Value, x: Context) -> Value:
    """What an agreement gives runs from its signing, if that was told; what a party gives, from the day it spoke."""
    giver = child(verb, "nsubj")
    if giver is None or giver.lemma not in PAPERS:
        return _until(value, _day_of_speech(c, x), "time given")
    signed = next((n for n in reversed(x.notes[-8:]) if len(n.point) == 10 and _verb_of(n, x) in SIGNED), None)
    found = _until(value, signed, "time given, from the signing")
    return found._replace(edtf=f"{signed.point}{found.edtf[2:]}") if signed and found.edtf else value


def _verb_of(note: Noted, x: Context) -> str:
    """The main verb of the sentence in which a day was told, if the day hangs right below it."""
    words = x.parse.words_in(note.span)
    verb = next((a for a in ancestors(words[-1]) if a.pos == "VERB"), None) if words else None
    return verb.lemma if verb is not None and verb.head is verb else ""


def _until(value: Value, since: Noted | date | None, why: str) -> Value:
    match = LENGTH.fullmatch(value.value)
    base = edtf.day(since.point) if isinstance(since, Noted) else since
    if match is None or base is None:
        return value
    number, unit = int(match[1]), match[2]
    hours = value.value.startswith("PT")
    if hours and unit != "H":
        return value
    due = add(base, number // 24 if hours else number, "D" if hours else unit)
    anchor = f"earlier:{since.id}" if isinstance(since, Noted) else "published"
    rough = "~" if hours or anchor == "published" else ""
    return value._replace(edtf=f"../{due}{rough}", anchor=anchor, why=why)


def _day_of_speech(c: Candidate, x: Context, *, sure: bool = True) -> Noted | date | None:
    """The day told in the sentence, of the meeting in the sentence before, of the document, of the report's news."""
    number = x.sentence(c)
    told_here = [n for n in x.notes[-20:] if n.sentence == number and n.point and (x.narrative or x.behind(n))]
    if told_here:
        return x.last(10, number) if len(told_here[-1].point) == 10 else None
    if not sure or not x.parse.sentences:
        return None
    if (met := _meeting_before(x, number)) is not None:
        return met
    opening = [n for n in x.notes[:6] if len(n.point) == 10 and n.span.start < OPENING]
    if len(ARTICLE.findall(x.text)) >= ARTICLES:
        return next(iter(opening), x.published)
    paragraph = x.paragraph(number)
    if any(n.point and x.paragraph(n.sentence) == paragraph for n in x.notes[-20:]):
        return None
    day = x.published
    return next((n for n in opening if day and (d := edtf.day(n.point)) and 0 <= (day - d).days <= DAYS_BACK), day)


def _meeting_before(x: Context, number: int) -> Noted | None:
    """The day in the sentence before on which somebody met, agreed or signed."""
    note = x.last(10, number - 1)
    if note is None or x.paragraph(number) != x.paragraph(number - 1):
        return None
    verb, cues = _verb_of(note, x), x.calendar.cues
    return note if verb in cues["happen"] or verb in cues["commit"] or verb in SIGNED else None
