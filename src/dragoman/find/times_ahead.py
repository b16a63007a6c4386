"""Lengths of time, and times that nothing dates → the day they count to, and the side on which they lie."""

from __future__ import annotations

import re
from datetime import timedelta

from dragoman.find.times_context import Context, Noted, day_of, span_of
from dragoman.find.times_deadlines import LENGTH
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_relative import amount
from dragoman.find.times_values import Value, add, at_grain, edtf_of
from dragoman.model.findings import Direction
from dragoman.parse import Word

SIDES: dict[str, Direction] = {"PAST_REF": "past", "FUTURE_REF": "future", "PRESENT_REF": "same"}
SAID: dict[str, Direction] = {
    "coming": "future", "upcoming": "future", "forthcoming": "future", "recent": "past", "past": "past",
}  # fmt: skip
LINKS = frozenset({"after", "before", "following", "from", "of"})
"""Words after a length of time that say from what it is counted."""

LASTING = frozenset({"for", "of", "lasting"})
TIME = re.compile(r"['’]s?\s+time\b", re.I)
SINGLED_OUT = frozenset({"first", "second", "third", "only", "last", "time"})
SAME_WORD = 4
"""`signing`, `signed` and `signature` begin with as many letters alike."""


def week_on(c: Candidate, x: Context) -> Value | None:
    """`a week on Monday`, `a fortnight tomorrow`: counted from that day, on its side."""
    unit = c.pick("U")
    if unit is None or unit.value not in ("D", "W", "W2"):
        return None
    at = next(i for i, t in enumerate(c.run) if t.letter in "WX")
    said = "r" if c.run[at - 1].letter == "r" else ""
    part = Candidate("weekday", c.first + at - len(said), c.last, f"{said}{c.letters[at:]}", c.tokens)
    return _weeks_from(part, int(amount(c)) if amount(c).isdigit() else 0, unit.value, x)


def weekday_week(c: Candidate, x: Context) -> Value | None:
    """`Tuesday week`, `Monday fortnight`: a week or two after that day."""
    return _weeks_from(c._replace(rule="weekday", last=c.first + 1, letters="W"), 1, c.run[1].value, x)


def weekday_off(c: Candidate, x: Context) -> Value | None:
    """`the Friday before`, `the Monday after`: that weekday beside the day last told."""
    note, weekday = x.last(10), int(c.run[1].value)
    base = day_of(note.point) if note else None
    if note is None or base is None or c.run[2].lower not in ("before", "after", "following"):
        return None
    forward = c.run[2].lower != "before"
    days = (weekday - base.isoweekday()) % 7 if forward else -((base.isoweekday() - weekday) % 7)
    found = (base + timedelta(days or (7 if forward else -7))).isoformat()
    return Value("DATE", found, found, f"earlier:{note.id}", f"weekday {c.run[2].lower} the day told")


def _weeks_from(day: Candidate, number: int, unit: str, x: Context) -> Value | None:
    found = x.meaning(day._replace(rule="deictic") if day.letters == "X" else day)
    base = day_of(found.value[:10]) if found and found.edtf else None
    if found is None or base is None or not number:
        return found
    if found.why.startswith("weekday, most recent") and x.published and base < x.published:
        base = base + timedelta(7)
    side = -1 if found.why.startswith("weekday, past") else 1
    moved = add(base, side * number, unit)
    return found._replace(
        value=moved.isoformat(), edtf=moved.isoformat(), why=f"{number} {unit} on from: {found.why}", day=moved
    )


def placed(c: Candidate, value: Value, x: Context) -> Value:
    """The value with the side that words or predicate tell, and the day where a length of time counts up to one."""
    if value.edtf is not None or value.type == "SET" or x.published is None:
        return value
    if value.type != "DURATION":
        return value._replace(sense=SIDES.get(value.value) or x.direction(c)[0])
    before, after = c.before.lower if c.before else "", c.after.lower if c.after else ""
    if after in LINKS and before not in LASTING and (after != "of" or before == "within"):
        return _from_event(c, value, x, -1 if after == "before" else 1)
    if (said := c.pick("rR")) is not None:
        return value._replace(sense=_said(said.lower, c, x))
    if before == "within":
        return value._replace(sense=x.direction(c)[0])
    return _ahead(c, value, x) if before == "in" else value


def _said(word: str, c: Candidate, x: Context) -> Direction | None:
    """`the coming days`, `recent weeks`; what `the next weeks` and `the last weeks` mean the predicate may tell."""
    if word in SAID:
        return SAID[word]
    told = None if word in ("last", "latest", "this past") else x.direction(c)[0]
    if word == "next":
        return "past" if x.narrative or told == "past" else "future"
    return told or ("past" if word in ("last", "latest", "previous", "preceding", "this past") else None)


def _ahead(c: Candidate, value: Value, x: Context) -> Value:
    """`will meet in two weeks`, `in three days' time`: the day, week, month or year so far ahead."""
    match, base = LENGTH.fullmatch(value.value), x.published
    certain = TIME.match(x.text, span_of(c).end) is not None
    sense = x.direction(c)[0] if not certain else "future"
    if x.narrative or sense != "future" or (not certain and _since(c, x)):
        return value
    if match is None or base is None or value.value.startswith("PT") or (c.after is not None and c.after.letter == "f"):
        return value._replace(sense=sense)
    number, unit = int(match[1]), match[2]
    day = add(base, number, unit)
    span = edtf_of(at_grain(day, unit))
    return value._replace(edtf=span, anchor="published", why=f"in {number} {unit}, ahead", day=day)


def _since(c: Candidate, x: Context) -> bool:
    """`for the first time in three years`, `the worst attack in a month`: a stretch that is over."""
    words = x.parse.words_in(span_of(c))
    if not words:
        return False
    ahead = x.parse.words[max(words[0].i - 7, 0) : words[0].i]
    return any(w.tag in ("JJS", "RBS") or w.lower in SINGLED_OUT for w in ahead if w.sentence == words[0].sentence)


def _from_event(c: Candidate, value: Value, x: Context, side: int) -> Value:
    """`two weeks after the truce`, `within 90 days of signing`: from the day that the text gives the event, if any."""
    words = x.parse.words_in(span_of(c))
    event = _event(words[-1], x) if words else None
    if event is not None and event.lower in ("that", "this", "then"):
        note = x.last(10, x.sentence(c))
    elif event is not None:
        note = _day_of_event(event, x)
    else:
        note = None
    sense = x.direction(c)[0]
    if event is None:
        return value._replace(sense=sense)
    why = f"counted from: {event.lower}"
    match = LENGTH.fullmatch(value.value)
    base = day_of(note.point) if note else None
    if match is None or note is None or base is None or value.value.startswith("PT"):
        return value._replace(sense=sense, why=f"{why}, which has no date")
    day = add(base, side * int(match[1]), match[2])
    if c.before is not None and c.before.lower == "within":
        return value._replace(edtf=f"../{day}", anchor=f"earlier:{note.id}", why=why)
    return value._replace(edtf=edtf_of(at_grain(day, match[2])), anchor=f"earlier:{note.id}", why=why, day=day)


def _event(last: Word, x: Context) -> Word | None:
    """The head noun, or the verb, behind the word after the length of time."""
    link = x.parse.words[last.i + 1] if last.i + 1 < len(x.parse.words) else None
    if link is None:
        return None
    found = next((w for w in link.children if w.dep in ("pobj", "pcomp")), None)
    if found is None and link.dep == "mark":
        found = link.head
    return found if found is not None and found.pos in ("NOUN", "PROPN", "VERB", "PRON", "DET") else None


def _day_of_event(event: Word, x: Context) -> Noted | None:
    """The day of an earlier sentence in which the same word stands, where that sentence names one day."""
    start = event.lower[:SAME_WORD]
    if len(start) < SAME_WORD or not x.parse.sentences:
        return None
    for note in reversed(x.notes[-12:]):
        if note.sentence == event.sentence and note.span.start > event.start:
            continue
        if len(note.point) != 10 or sum(n.sentence == note.sentence and bool(n.point) for n in x.notes[-12:]) > 1:
            continue
        sentence = x.parse.sentences[note.sentence]
        words = x.parse.words[sentence.first : sentence.last]
        if any(w.lower.startswith(start) and w.pos in ("NOUN", "VERB", "PROPN") and w.i < event.i - 1 for w in words):
            return note
    return None
