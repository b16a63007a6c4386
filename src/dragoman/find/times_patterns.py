"""Text and calendar → candidate time expressions: runs of tokens that one pattern over their classes picks out.

Every token of the text gets one letter for what it may be in a time expression (month, unit, number …), so that a text
becomes a short string of letters, and all rules together are one alternation over it.  The first rule that matches
wins, so the longer and the more special stand first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from dragoman.knowledge.calendar import Calendar, Term

TOKEN = re.compile(
    r"""[b-oq-zD-OR-Z][^\W\d_]*
    |(?P<blank>\n[ \t\r]*\n\s*)
    |(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))
    |(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)
    |(?P<short>(?<![\d/.,-])\d{1,2}/\d{1,2})(?![\d/]|\s[A-Z][a-z]{2})
    |(?P<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])|\d{1,2}\.[0-5]\d(?=\s?[ap]\.?m))
    |(?P<decade>['’]?\d0['’]?s\b|\d{3}0['’]?s\b)
    |(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<money>[$€£¥]\s?\d+(?:[.,]\d+)*)
    |(?P<number>\d+(?:[.,]\d+)*(?:\s?%)?)
    |(?P<quarter>Q[1-4]\b)
    |(?P<meridiem>(?<![^\W\d_])[apAP](?:\.\s?[mM]\.|[mM]\b))
    |(?P<era>B\.C\.(?:E\.)?|BCE?\b|A\.D\.|AD\b|CE\b)
    |(?P<word>[^\W\d_]+)
    |(?P<sign>\S)""",
    re.X,
)
"""The first branch takes most words before any other is tried: no special token begins with such a letter."""

LETTER = {
    "month": "M", "short_month": "m", "weekday": "W", "short_weekday": "w", "weekdays": "G", "part": "P",
    "season": "S", "short_season": "s", "unit": "U", "quarter": "Q", "weekend": "K", "number": "q", "ordinal": "o",
    "deictic": "X", "reference": "R", "relative": "r", "edge": "e", "edge_noun": "E", "half": "h", "ago": "A",
    "later": "l", "approx": "x", "each": "v", "frequency": "V", "long": "L", "clock": "c", "zone": "z", "fiscal": "F",
    "holiday": "H", "full": "g",
}  # fmt: skip
SMALL = {
    "the": "d", "of": "f", "a": "a", "an": "a", "in": "i", "on": "i", "at": "i", "to": "t", "through": "t",
    "until": "t", "till": "t", "and": "j", "or": "j", "so": "j", "from": "b", "by": "N", "since": "N", "time": "Z",
}  # fmt: skip
SIGN = {"-": "-", "/": "-", "–": "-", "—": "=", ",": ",", ".": ".", "'": "'", "’": "'", "(": "(", ")": ")", ":": ":"}
GROUP = {"iso": "I", "slash": "J", "clock": "C", "decade": "D", "ordinal": "O", "quarter": "T", "meridiem": "p",
         "era": "B", "blank": "|", "money": "_", "short": "y"}  # fmt: skip

MON = r"(?:M|m\.?)"
WD = r"[Ww]\.?,?"
MDY = rf"{MON}(?:d?[nO]|d?o(?![UQ_-]))(?:,?Y)?"
DMY = rf"(?:d?(?:nf|Of?|of)|n){MON}(?:,?Y)?"
DATE = rf"(?:{WD}d?)?(?:{MDY}|{DMY})(?:B|f?d?rU)?"
CLK = r"(?:Cp?|np|[nq]c|[kY][zc])(?:_{1,2}Z|z*)(?:\((?:Cp?|[kY])z*\))?"
NUM = r"(?:(?:q-?q?|[nk])(?:-?j-?a-?h)?)"
MY = rf"{MON}(?:[,f]?(?:[kY]B|Y)|f?d?rU)"
ED = r"(?:d?e-?(?:id?)?)"
REL = r"d?[rR]"
WHOLE = rf"(?:{DATE}|{MY}|M|f?Y(?:B)?|d?D|{REL}[UKMSs]|dU|d?[Ss](?:f?Y)?|U|HY?|T(?:f?Y)?|d?[or]Q(?:f?Y|f{REL}U)?)"

RULES: dict[str, str] = {
    "iso": "I",
    "slash": "J",
    "numeric": "y",
    "shared_day": rf"d?[nO](?=(?:,[nO])*,?j(?:d?Of?|nf?){MON})",
    "day_range": rf"{MON}[nO]jnf?(?=[.,|)]|$)(?:,?Y)?|(?:{WD})?{MON}[nO][-t](?:{WD})?[nO](?![-/Mm])(?:,?Y)?"
    rf"|d?[nO][-t]d?[nO]f?{MON}(?:,?Y|f?d?rU)?",
    "days": r"(?<=b)WtW(?:rU)?",
    "stretch": rf"(?<=b)(?:M|{MON}[nO]|d?[nO]f?{MON})t(?:{MDY}|{DMY}|M(?:,?Y)?)",
    "day_of": rf"d[oO]f(?:dU|{REL}U)",
    "week_with": rf"dU[fE](?:{DATE})",
    "clock_range": rf"(?:Cp?[-tj]Cp?z*)(?:,?i?(?:{DATE}|e?r?W|X))?",
    "clock": rf"x?{CLK}(?:,?\(?i?(?:{DATE}|e?d?r?W|X|dO(?![UQ_M])))?(?:z)?",
    "hour_of_part": r"(?<=[itN])[nq](?:X|i?W|d?r)P|(?<=[itN])[nq]idP",
    "clock_alone": rf"x?{CLK}",
    "moment": rf"(?:d?e?P(?:f|,?i)?(?:{DATE}|e?r?W|X|d[nO](?![UQ_M])))",
    "date": rf"(?:ei?)?(?:{DATE})(?:,?i?(?:{CLK}|P(?![f])))?",
    "nth_weekday": rf"d?[orO]W(?:f|i)(?:{MY}|M)",
    "weekday_off": r"dWl(?![_dnqkMmHXaYWrRb])",
    "weekend_of": rf"dKf(?:{DATE}|d?[nO][-tj]d?[nO]f?{MON}(?:,?Y)?|{MON}[nO][-tj][nO](?:,?Y)?)",
    "weekday_said": r"Wr(?![UWMSsKPQmwoqnkH-])",
    "weekday_week": r"WU",
    "weekday": rf"{ED}?(?:d?r)?(?:W|(?<=i)w|w(?=\.)|^w$)(?:e?P|,?i?{CLK}|,?iP|f?{REL}U)?",
    "quarters": r"d?[or]?q?Qf?Y",
    "quarter": rf"T(?:f?Y)?|d?[FR]?(?:U-A|Ul|U-l|U-e|r)?-?F?[o]-?Q(?:f?(?:Y|{REL}U|dU))?|d?(?:U-[Ale]|[rR])Q|dQ",
    "offset": rf"(?:x?(?:{NUM}|a)|d)U(?:[le]f?(?:{DATE}|{REL}?W|H)|b(?:{DATE}|{REL}?W|H|X|R))",
    "week_on": rf"(?:x?{NUM}|a)U(?:i(?:r?W|X)|X)",
    "ago": r"x?d?(?:q-?q?|[nk]|aq?)?(?:-?j-?a-?h)?-?g?U(?:j(?:q|r|j|ah)?)?-?(?:[Ae]|l(?![_daqnrkWMmXH]))"
    r"(?:X|(?<=A)r(?:U|M))?",
    "range_of": rf"d?[or]-?(?:h|U)f{WHOLE}",
    "edge": rf"d?e?Ef{WHOLE}|U-E|E-?fU|E-M(?:,?Y)?|d?e-U(?![-A_]|fY)|d?r?U'_E",
    "counted": rf"d?(?:[orR])?x?(?:{NUM}|aq)(?:r|g)?-?U(?![-A])|d?[orR]?x?{NUM}r?-?U-?L|d?(?:o|r){NUM}-?[UQS]|aq?gU",
    "part_of_day": rf"{ED}?{REL}P|X{CLK}|X,?i{CLK}",
    "after_next": r"d?Ulr(?![UWMSsKPQmw])",
    "relative": rf"{ED}?{REL}(?:[UK]|[MSs](?:,?Y)?)(?!-)|{ED}d[UK]|dK|{ED}rK|K",
    "month_year": rf"{ED}?(?:{MY})",
    "season": rf"{ED}?d?[Ss](?:f?[kY]B|f?Y|f?{REL}U)|{ED}?d[Ss](?!f)|{ED}[Ss](?!f)|S|(?<=[itlN])s(?!f)",
    "month": rf"{ED}?M",
    "decade": rf"{ED}?d?D(?:B)?",
    "century": rf"{ED}?d?[oO]-?U(?:B)?",
    "split_year": r"(?:(?:d?F)?U)?Y-n(?![-/nkY])",
    "fiscal": r"(?:d?F)U?Y|dUY|dFU",
    "era": r"(?:x\.?)?(?:[nkY]B|BY)",
    "year": rf"{ED}?Y|x\.?Y",
    "holiday": rf"{ED}?r?HY?",
    "deictic": r"(?:ei?)?X(?:e?P|,?iP)?",
    "set": r"G|v[qno]?-?[UWPMSK]|V",
    "duration": r"x?a-?U(?:-?L)?|U-?L|x?d?q-?P",
    "day_of_month": r"dO(?!j?O?[_UQ-])|(?<=dOj)O(?![_UQ-])",
    "units": r"(?:[rR])?U",
    "reference": r"d?R(?!l)|dr",
    "hour": r"P",
}
NEVER_FIRST = r"_|,.'=():*tjfibNZ"
"""Letters that no rule begins with, most of a text, are passed over at once."""

PATTERN = re.compile(f"(?=[^{NEVER_FIRST}])(?:" + "|".join(f"(?P<{name}>{rule})" for name, rule in RULES.items()) + ")")
VETOES = frozenset({"split_year", "clock", "days", "stretch", "offset", "week_on", "weekday_said", "weekday_week"})
PLAIN = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in RULES.items() if name not in VETOES))
"""The same without the rules that join what may be two expressions."""

TO = frozenset({"to", "will", "would", "may", "might", "could", "can", "should", "must", "not"})
"""Words before `last` of which it is the verb: `to last ten days`."""

MOVED_BY = frozenset({"forward", "back", "off"})
LASTS = frozenset({"for", "by", "lasting", "lasted", "over", "within"})
TIMES = frozenset({"twice", "once", "times", "days", "hours"})


class Token(NamedTuple):
    """A piece of the text: its class letter, its words in lower case and what the calendar says of it."""

    letter: str
    start: int
    end: int
    lower: str
    value: str

    @property
    def shift(self) -> int:
        """Days from the day of speech that a deictic word stands for: yesterday -1, `0TEV` (this evening) 0."""
        return int(self.value[:2] if self.value.startswith("-") else self.value[:1])


class Candidate(NamedTuple):
    """Tokens `first` to `last` (half open) of `tokens`, which the rule picked out."""

    rule: str
    first: int
    last: int
    letters: str
    tokens: list[Token]

    def pick(self, letters: str) -> Token | None:
        """The first token whose class is one of the letters."""
        return next((t for t in self.run if t.letter in letters), None)

    def all(self, letters: str) -> list[Token]:
        """All tokens whose class is one of the letters."""
        return [t for t in self.run if t.letter in letters]

    @property
    def run(self) -> list[Token]:
        return self.tokens[self.first : self.last]

    @property
    def before(self) -> Token | None:
        return self.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        return self.tokens[self.last] if self.last < len(self.tokens) else None


def candidates(text: str, calendar: Calendar) -> Iterator[Candidate]:
    """All stretches of the text that look like a time expression, in order, not overlapping."""
    tokens = tokenise(text, calendar)
    letters = "".join([token.letter for token in tokens])
    at = 0
    while match := PATTERN.search(letters, at):
        if match.lastgroup in VETOES and _vetoed(text, match, tokens, calendar):
            match = PLAIN.match(letters, match.start()) or match
        start, at = match.span()
        if match.lastgroup == "counted" and (ordinal := _alone(tokens[start:at])):
            at = start + ordinal  # freed two on Monday, the third two days later
            continue
        verb = (
            match.lastgroup == "counted" and tokens[start].lower == "last" and start and tokens[start - 1].lower in TO
        )
        start += bool(verb)
        yield Candidate(match.lastgroup or "", start, at, letters[start:at], tokens)


def _alone(run: list[Token]) -> int:
    """Where a number follows an ordinal that counts nothing of it (`the third two days later`), else 0."""
    at = next((n for n, t in enumerate(run[:2]) if t.letter == "o" and t.value not in ("1", "-1")), None)
    return at + 1 if at is not None and at + 1 < len(run) and run[at + 1].letter in "qnk" else 0


def _vetoed(text: str, match: re.Match[str], tokens: list[Token], calendar: Calendar) -> bool:
    """Does the first part stand for itself, as in `for a week on Monday` or `on Monday weeks of rain ended`?"""
    rule, (first, last) = match.lastgroup, match.span()
    before = tokens[first - 1].lower if first else ""
    end = tokens[last - 1]
    if rule == "clock":  # at 3 p.m. Yesterday evening …
        return end.letter == "X" and tokens[last - 2].letter == "p" and text[end.start].isupper()
    if rule == "split_year":
        return len(end.value) != 2 or (int(tokens[last - 3].value) + 1) % 100 != int(end.value)
    if rule in ("stretch", "days"):
        moved = any(t.lower in calendar.cues["plan"] or t.lower in MOVED_BY for t in tokens[max(first - 6, 0) : first])
        return moved or not any(t.lower in ("to", "through") for t in tokens[first:last])
    if rule == "weekday_said":
        return end.lower not in ("last", "next")
    if rule == "weekday_week":
        return tokens[last - 1].lower not in ("week", "fortnight")
    return before in LASTS or (rule == "week_on" and (before in TIMES or tokens[last - 2].lower == "in"))


def tokenise(text: str, calendar: Calendar) -> list[Token]:
    """Words, numbers and signs with their class letters; phrases of the calendar become one token."""
    terms = _lexicon(calendar)
    tokens: list[Token] = []
    append, token = tokens.append, _token
    starts: list[int] = []
    for match in TOKEN.finditer(text):
        group, word = match.lastgroup, match[0]
        start, end = match.span()
        if group is None or group == "word":
            lower = word.lower()
            if lower not in terms:
                append(token(("_", start, end, lower, "")))
                continue
            letter, value, capital, opens = terms[lower]
            if capital and not word[0].isupper():
                letter = "_"
            if opens:
                starts.append(len(tokens))
            append(token((letter, start, end, lower, value)))
        elif group == "sign":
            append(token((SIGN.get(word, "*"), start, end, word, word)))
        elif group == "number":
            append(token((_number(word), start, end, word, word)))
        else:
            append(token((GROUP[group], start, end, word.lower(), word)))
    return _joined(text, tokens, starts, _phrases(calendar)) if starts else tokens


_token = partial(tuple.__new__, Token)
"""A token from a tuple of its fields, at half of what `Token(…)` costs."""

Phrases = Mapping[tuple[str, str], list[tuple[tuple[str, ...], Term]]]


@cache
def _lexicon(calendar: Calendar) -> dict[str, tuple[str, str, bool, bool]]:
    """Single words → class letter, value, whether they need a capital, and whether a phrase may begin with them."""
    terms = {word: (LETTER[t.kind], t.value, t.capital) for word, t in calendar.terms.items()}
    terms |= {word: (letter, word, False) for word, letter in SMALL.items()}
    opening = dict.fromkeys(calendar.phrases, ("_", "", False))
    return {word: (*entry, word in opening) for word, entry in (opening | terms).items()}


@cache
def _phrases(calendar: Calendar) -> Phrases:
    """The phrases of the calendar by their first two words, longest first."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], Term]]] = {}
    for pieces, term in chain.from_iterable(calendar.phrases.values()):
        found.setdefault((pieces[0], pieces[1]), []).append((pieces, term))
    return found


def _number(word: str) -> str:
    """n: a number below 100; Y: a likely year; k: another whole number or a decimal; _: a share."""
    if word.endswith("%"):
        return "_"
    if not word.isdigit():
        return "k"
    if len(word) <= 2:
        return "n"
    return "Y" if len(word) == 4 and "1000" <= word < "2200" else "k"


def _joined(text: str, tokens: list[Token], starts: list[int], phrases: Phrases) -> list[Token]:
    """The tokens with each phrase of the calendar as one."""
    found: list[Token] = []
    done = 0
    for at in starts:
        if at < done or at + 1 == len(tokens):
            continue
        for pieces, term in phrases.get((tokens[at].lower, tokens[at + 1].lower.replace("’", "'")), ()):
            end = at + len(pieces)
            if tuple([t.lower.replace("’", "'") for t in tokens[at:end]]) == pieces:
                first, last = tokens[at].start, tokens[end - 1].end
                if term.capital and not any(c.isupper() for c in text[first:last]):
                    continue
                found += tokens[done:at]
                found.append(Token(LETTER[term.kind], first, last, text[first:last].lower(), term.value))
                done = end
                break
    return found + tokens[done:]
