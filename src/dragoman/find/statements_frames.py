"""A reporting verb, noun or adjective and its frames → what is said where no quotation or clause carries it."""

from __future__ import annotations

from dragoman.find.statements_clauses import clause_of
from dragoman.find.statements_extent import Match, adjoins, is_setting, trailing
from dragoman.find.statements_field import NOT_WORDS, Field
from dragoman.find.statements_infinitives import has_to, infinitive, to_clause
from dragoman.find.statements_lists import subjects
from dragoman.find.statements_passives import passive
from dragoman.knowledge.reporting import Cue, Frame, Reporting
from dragoman.parse import Word
from dragoman.syntax import child, children, is_passive

NOBODYS = frozenset({"them", "him", "her", "us", "me", "you", "himself", "herself", "itself", "themselves"})
NOT_SAID = NOBODYS | {"nothing"}
TELLING = frozenset({"assert", "accuse", "label", "warn", "mention"})
"""Acts whose report of a happening takes in when and where it happened."""

GIVING = frozenset({"promise", "pledge", "offer", "propose", "suggest", "demand", "request", "recommend"})
CALLS = frozenset({"call", "appeal", "demand", "plea", "request", "proposal", "offer", "invitation", "bid", "plan"})
SPELLS = frozenset({"month", "week", "year", "day", "hour", "minute", "decade", "time", "while", "side"})
"""`campaigned for months`, `stood by the side`: how long or where, not what for."""

JUDGING = frozenset({"deny", "reject", "condemn", "welcome", "praise"})
OWN = frozenset({"deny", "reject", "dispute", "refute", "call", "label", "describe", "put", "confirm"})


def match(field: Field, verb: Word, cue: Cue, reporting: Reporting, noun: Word | None = None) -> Match | None:
    """The first frame of the entry that fits the verb, or None; `noun` is the object of a fixed phrase."""
    particle = child(verb, "prt")
    for frame in cue.frames:
        if frame.particle and (particle is None or particle.lower != frame.particle):
            if not any(c.lower == frame.particle and c.dep in ("advmod", "prep", "prt") for c in verb.children):
                continue
        elif particle is not None and not frame.particle and frame.shape not in ("clause", "quote"):
            continue
        found = _match_frame(field, verb, cue, frame, reporting, noun)
        if found is not None and found.content:
            if frame.particle:
                words = [c for c in verb.children if c.lower == frame.particle]
                return found._replace(cue=(*found.cue, *words[:1]))
            return found
    return None


def _match_frame(
    field: Field, verb: Word, cue: Cue, frame: Frame, reporting: Reporting, noun: Word | None
) -> Match | None:
    if frame.shape == "clause" and (found := _clause(field, verb, cue, reporting)) is not None:
        return found
    if is_passive(verb):
        return passive(field, verb, cue, frame)
    if frame.shape in ("clause", "quote"):
        return None
    if frame.shape in ("infinitive", "object infinitive"):
        return infinitive(field, verb, frame)
    if frame.shape == "gerund":
        inner = next(
            (
                c
                for c in children(verb, "xcomp", "ccomp", "dobj", "pcomp")
                if (c.tag == "VBG" or _having(c)) and c.i > verb.i
            ),
            None,
        )
        return _made(field, verb, [inner], f"{verb.lemma} + gerund", inner) if inner is not None else None
    if frame.shape == "preposition as":
        return _preposition_as(verb, frame)
    return _nominal(field, verb, cue, frame, noun)


def _clause(field: Field, verb: Word, cue: Cue, reporting: Reporting) -> Match | None:
    found = clause_of(field, verb, reporting)
    if found is None:
        return None
    addressee = None
    if cue.addressee or verb.lemma == "tell":
        addressee = next((c for c in children(verb, "dobj", "dative", "iobj") if c.i > verb.i), None)
    if addressee is None:
        to = next((c for c in children(verb, "prep", "dative") if c.lower == "to" and c.i > verb.i), None)
        addressee = child(to, "pobj") if to is not None and (not found[0] or to.i < found[0][0]) else None
    return Match(found[0], (verb,), addressee, f"verb {verb.lemma} + {found[1]}")


def _preposition_as(verb: Word, frame: Frame) -> Match | None:
    by = next((c for c in children(verb, "prep") if c.lower == frame.preposition), None)
    target = child(by, "pobj") if by is not None else None
    if by is None or target is None:
        return None
    label = next(
        (c for c in (*verb.children, *by.children, *target.children) if c.lower == "as" and c.i > target.i), None
    )
    if label is None:
        return None
    return Match(list(range(target.left, label.right + 1)), (verb, by), None, f"{verb.lemma} {by.lower} … as")


def _nominal(field: Field, verb: Word, cue: Cue, frame: Frame, noun: Word | None) -> Match | None:
    """`denied the charge`, `called for calm`, `accused A of B`, `calls it a war`, `places the crater inside`."""
    target = next((c for c in children(verb, "dobj", "attr") if c.i > verb.i), None)
    if target is None and frame.shape in ("object preposition", "label"):
        target = next((c for c in children(verb, "npadvmod") if c.left == verb.i + 1), None)
    label = next((c for c in children(verb, "oprd", "ccomp", "acomp", "xcomp") if c.i > verb.i), None)
    if target is None and label is not None and label.tag[:2] == "JJ" and frame.preposition == label.lower:
        target = child(label, "nsubj")
    if target is None and frame.particle:
        by = next((c for c in children(verb, "prep") if c.lower == frame.particle), None)
        target = child(by, "pobj") if by is not None else None
    if frame.shape == "label":
        return _label(field, verb, target, label)
    if frame.shape == "preposition":
        return _preposition(field, verb, cue, target if target is not noun else None, frame)
    if target is None and verb.dep == "relcl" and frame.shape == "object preposition" and len(subjects(verb)) == 1:
        return _relative(field, verb, frame)
    if (target is None or target.i < verb.i) and verb.dep == "relcl" and frame.shape == "object":
        return _object_before(field, verb, cue)
    if target is None or (target.lower in NOT_SAID and frame.shape == "object"):
        return None
    if target.tag in ("PRP", "WP", "WDT", "DT") and frame.shape == "object" and not _stands_for(verb, cue, target):
        return None
    if frame.shape == "object":
        if to_clause(verb) is not None:
            return None
        given = [c for c in children(verb, "dative") if verb.i < c.i < target.i] if verb.lemma in GIVING else []
        return _made(field, verb, [*given, target], f"{verb.lemma} + object", target, late=cue.act in TELLING)
    if frame.shape == "rest":
        more = [
            c for c in verb.children if c.i > target.right and c.dep in ("oprd", "npadvmod", "advmod", "advcl", "prep")
        ]
        return _made(field, verb, [target, *more], f"{verb.lemma} + object + place", target) if more else None
    places = (*verb.children, *target.children)
    wanted = (c for c in places if c.lower == frame.preposition and c.i > target.i)
    by = next((c for c in wanted if c.dep in ("prep", "dative", "prt") or c.tag == "JJ"), None)
    if by is None or (frame.preposition == "as" and child(by, "pobj", "amod", "pcomp", "prep") is None):
        return None
    return _made(field, verb, [target, by], f"{verb.lemma} … {frame.preposition}", target)


def _having(word: Word) -> bool:
    return any(c.lower == "having" and c.dep == "aux" for c in word.children)


def _stands_for(verb: Word, cue: Cue, target: Word) -> bool:
    """May a pronoun be what is denied or promised: `denied it`, `promised theirs`?"""
    if target.lower == "it" and cue.act in ("deny", "reject", "condemn", "welcome", "praise", "accuse"):
        return True
    return verb.lemma in OWN or target.lower in ("theirs", "ours", "hers", "his", "mine", "yours")


def _relative(field: Field, verb: Word, frame: Frame) -> Match | None:
    """`a change the army attributed to routine`: the noun before is the object."""
    noun = verb.head
    by = next((c for c in children(verb, "prep") if c.lower == frame.preposition and c.i > verb.i), None)
    if by is None or noun.i > verb.i or noun.pos != "NOUN":
        return None
    front = list(range(noun.left if noun.left > noun.i - 6 else noun.i, noun.i + 1))
    return Match(front + trailing(field, verb, by.i, by.right), (verb,), None, f"verb {verb.lemma}, object before")


def _object_before(field: Field, verb: Word, cue: Cue) -> Match | None:
    """`a charge the army rejected`, `the report, which Norland denied`: the noun before is what is judged."""
    noun, own = verb.head, subjects(verb)
    first = field.words[verb.left]
    bare = first.tag not in ("WDT", "WP", "IN", "WRB", "WP$")
    if cue.act not in JUDGING or noun.pos != "NOUN" or noun.i > verb.i or len(own) != 1:
        return None
    if own[0] is first and not bare:
        return None
    if not bare and first.lower not in ("which", "that"):
        return None
    if any(c.dep in ("ccomp", "xcomp", "dobj", "oprd") and c.i > verb.i for c in verb.children):
        return None
    low = noun.left if noun.left > noun.i - 6 else noun.i
    words = list(range(low, min(first.i, noun.right + 1)))
    while words and field.words[words[-1]].pos in NOT_WORDS:
        words.pop()
    return Match(words, (verb,), None, f"verb {verb.lemma}, object before", noun)


def _label(field: Field, verb: Word, target: Word | None, label: Word | None) -> Match | None:
    """`calls it a war`, `call the village “Oqsoy”`."""
    if label is None and target is not None:
        label = next((c for c in children(target, "appos") if field.level(c) > field.level(target)), None)
        label = label or _quoted_end(field, target)
    if label is not None and target is None and verb.dep == "relcl" and verb.head.i < verb.left + 1:
        front = list(range(max(verb.head.left, verb.head.i - 5), verb.head.i + 1))
        return Match(
            front + trailing(field, verb, label.left, label.right), (verb,), None, f"verb {verb.lemma}, object before"
        )
    if label is None and target is not None:
        first = next((c for c in children(verb, "dative", "dobj") if verb.i < c.i), target)
        second = next((c for c in children(verb, "dobj") if c.i > first.i), None)
        target, label = first, second
    if label is None:
        return None
    if target is None:
        target = child(label, "nsubj")
        if target is None or target.i < verb.i:
            return None
    if label.tag.startswith("VB") or has_to(label):
        return None
    return _made(field, verb, [label] if label.left < target.i else [target, label], f"{verb.lemma} A B", target)


def _quoted_end(field: Field, target: Word) -> Word | None:
    """`called the sum of sixty “inventive”`: the quoted word with which the object seems to end."""
    last = field.words[target.right]
    first = target.right
    while first > target.i and field.level(field.words[first]) > field.level(target):
        first -= 1
    apart = first > target.i or (first == target.i and target.right > target.i)
    loose = field.words[first].pos in ("NOUN", "PROPN", "NUM", "PRON", "ADV")
    inside = next(
        (field.words[n] for n in range(first + 1, target.right + 1) if field.words[n].pos not in NOT_WORDS), None
    )
    return inside if apart and loose and field.level(last) > field.level(target) else None


def _preposition(field: Field, verb: Word, cue: Cue, target: Word | None, frame: Frame) -> Match | None:
    near = [c for c in children(verb, "prep", "dative", "agent", "prt") if c.i > verb.i]
    by = next((c for c in near if c.lower == frame.preposition), None)
    if by is None:
        time = next((child(c, "pobj") for c in near if c.i == verb.i + 1), None)
        by = (
            next((c for c in children(time, "prep") if c.lower == frame.preposition), None)
            if time is not None
            else None
        )
        if time is None or time.lemma not in ("time", "moment", "week", "month", "year", "day"):
            return None
    if by is None or (target is not None and target.i < by.i):
        return None
    inner = child(by, "pobj", "pcomp")
    if inner is None or inner.lemma in SPELLS or (inner.pos == "PROPN" and inner.entity == "DATE"):
        return None
    rule = f"{verb.lemma} {frame.preposition} + noun"
    made = _made(field, verb, [inner], rule, by, late=cue.act in TELLING or frame.preposition in ("of", "about"))
    return made._replace(cue=(verb, by))


def _compound(field: Field, verb: Word, last: int) -> int:
    """`accused Rabat of drone | strikes that …`: past the end of a compound whose head the parser hung on the verb."""
    head = field.words[min(last + 1, len(field.words) - 1)]
    cut = field.words[last].pos == "NOUN" and head.i > last and head.head is verb and head.dep in ("dobj", "oprd")
    return head.right if cut and head.pos == "NOUN" and head.left == head.i else last


def _made(field: Field, verb: Word, parts: list[Word], rule: str, cut: Word, *, late: bool = False) -> Match:
    """The words from the first to the last part; with `late` also what trails them without a comma."""
    first = min(part.left for part in parts)
    if first < verb.i:
        words = range(verb.i + 1, parts[0].i + 1)
        first = next((n for n in words if field.words[n].pos not in NOT_WORDS), verb.i + 1)
    if cut.dep == "prep":
        first = max(first, cut.i + 1)
    last = _compound(field, verb, max(part.right for part in parts))
    for c in verb.children if late else ():
        if c.dep in ("prep", "npadvmod", "advmod") and c.i > last and adjoins(field, c, last) and not is_setting(c):
            last = c.right
    for c in verb.children if not late else ():
        if (
            c.dep in ("prep", "dative")
            and c.left == last + 1
            and (verb.lemma in GIVING or cut.lemma in CALLS)
            and c.lower in ("for", "to", "between", "until", "by", "within", "before", "after", "from", "in")
            and not is_setting(c)
        ):
            last = c.right
    return Match(trailing(field, verb, first, last), (verb,), None, f"verb {rule}", cut)
