"""Reporting verbs, nouns, phrases and signs of the act → one look-up object for statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, cast, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge import files, occasions
from dragoman.knowledge.occasions import Occasions
from dragoman.model.findings import Act

Shape = Literal[
    "clause", "quote", "object", "gerund", "infinitive", "object infinitive", "preposition", "object preposition",
    "label", "rest", "preposition as",
]  # fmt: skip
Factivity = Literal["factive", "counter", "none"]

PARTICLES = frozenset({"out", "off", "down", "aside", "away", "forward", "up", "back"})
LOOSE = frozenset({"clause", "quote", "on", "against", "object"})
ACTS = frozenset(get_args(Act))
VERBS, PATTERNS = "words/reporting.toml", "words/reporting_patterns.toml"
SPEAKERS = "words/reporting_speakers.toml"


class Frame(NamedTuple):
    """How a cue carries its content: the shape, a particle (`ruled out`), a preposition (`called for`)."""

    shape: Shape
    particle: str = ""
    preposition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that reports: its act, its frames, whether the outlet takes the content to be true (`factive`), the
    speaker to be untrue (`counter`) or leaves it open; `attitude` marks an inner state, `quoted` that there must be
    quoted words, `whole` that there must be nothing else, `thing` that
    the object is no person, `addressee` that the object is who was spoken to, `raised` that the passive takes an
    infinitive of what is held (`is said to be ill`), `finder` that the speaker inquires: a court, a survey,
    `told_by` that the speaker stands behind `from` (`the paper has learned from two officials that`)."""

    lemma: str
    act: Act
    frames: tuple[Frame, ...]
    factivity: Factivity = "none"
    attitude: bool = False
    quoted: bool = False
    whole: bool = False
    thing: bool = False
    addressee: bool = False
    raised: bool = False
    finder: bool = False
    told_by: bool = False

    def takes(self, shape: Shape) -> bool:
        """Is one of the frames of this shape, without a particle?"""
        return any(frame.shape == shape and not frame.particle for frame in self.frames)

    def carries(self, particles: Collection[str]) -> bool:
        """May a quotation stand beside the verb with these particles: `said`, `went on`?"""
        return any(f.shape in ("clause", "quote") and (not f.particle or f.particle in particles) for f in self.frames)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """All cues by lemma, phrases by verb and noun, predicates by verb and word (`make clear`; `plain` holds their words
    and the adjectives), lead words of sources, occasions, signs of the act, and nouns for
    those who can speak.

    `content` holds (act, compiled pattern, whether it holds only at the beginning) in the order in which they are
    tried, for words in lower case, and `openings` all those of beginnings as one; `occasions` has an object of its own.
    """

    verbs: dict[str, tuple[Cue, ...]]
    forms: dict[str, str]
    phrases: dict[tuple[str, str], tuple[Cue, ...]]
    phrase_verbs: frozenset[str]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    predicates: dict[tuple[str, str], Cue]
    plain: frozenset[str]
    leads: re.Pattern[str]
    views: re.Pattern[str]
    aspects: frozenset[str]
    echoes: frozenset[str]
    quoting: frozenset[str]
    citing: frozenset[str]
    declined: dict[str, frozenset[str]]
    occasions: Occasions
    content: tuple[tuple[Act, re.Pattern[str], bool], ...]
    openings: re.Pattern[str]
    speakers: frozenset[str]
    people: frozenset[str]
    texts: frozenset[str]
    finders: frozenset[str]
    speaker_endings: tuple[str, ...]

    def cues(self, lemma: str, form: str) -> tuple[Cue, ...]:
        """The entries of a verb; regular forms are known by themselves, since lemmatisers take `hoped` for `hop`."""
        return self.verbs.get(self.forms.get(form, lemma), ())

    def sign(self, said: str) -> Act | None:
        """The act of which something said, in lower case, holds the first sign."""
        opens = self.openings.match(said) is not None
        signs = (act for act, sign, opening in self.content if (opens or not opening) and sign.search(said))
        return next(signs, None)


def regular_forms(lemma: str) -> Iterator[str]:
    """The regular past, participle and third person of a verb, with doubled consonants as alternatives.

    >>> list(regular_forms("hope"))
    ['hoped', 'hoping', 'hopes']
    >>> list(regular_forms("deny"))
    ['denied', 'denying', 'denies']
    """
    if lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing", lemma + "s")
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies")
    else:
        yield from (lemma + "ed", lemma + "ing", lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s"))
        if re.search(r"[^aeiou][aeiou][bdgklmnprt]$|el$|al$", lemma):
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


@cache
def parse_frame(written: str) -> Frame:
    """A frame as the data files write it (`object of`, `on to do`, `out object`) in its parts.

    >>> parse_frame("object of")
    Frame(shape='object preposition', particle='', preposition='of')
    >>> parse_frame("on to do")
    Frame(shape='object infinitive', particle='', preposition='on')
    """
    words = written.split()
    loose = len(words) == 2 and words[0] in ("on", "in") and words[1] in LOOSE
    particle = words.pop(0) if loose or (words[0] in PARTICLES and len(words) > 1) else ""
    match words:
        case ["clause" | "quote" | "object" | "gerund" as shape]:
            return Frame(cast(Shape, shape), particle)
        case ["to", "do"]:
            return Frame("infinitive", particle)
        case ["object", "to", "do"]:
            return Frame("object infinitive", particle)
        case ["object", "object"]:
            return Frame("label", particle)
        case ["object", "rest"]:
            return Frame("rest", particle)
        case ["object", preposition]:
            return Frame("object preposition", particle, preposition)
        case [preposition, "to", "do"]:
            return Frame("object infinitive", particle, preposition)
        case [preposition, "as"]:
            return Frame("preposition as", particle, preposition)
        case [preposition]:
            return Frame("preposition", particle, preposition)
    raise KnowledgeError(f"frame {written!r} has no known form")


@cache
def load() -> Reporting:
    """The object from the package's data files.  Raises KnowledgeError where a file is malformed."""
    patterns = files.table(PATTERNS)
    verbs = files.table(VERBS)["verb"]
    speakers = files.table(SPEAKERS)
    return Reporting(
        verbs=_by_lemma(VERBS, verbs, "lemma"),
        forms={form: entry["lemma"] for entry in verbs for form in regular_forms(entry["lemma"])},
        phrases=_phrases(patterns["phrase"]),
        phrase_verbs=frozenset([e["verb"] for e in patterns["phrase"]] + [e["lemma"] for e in patterns["echo"]]),
        nouns=_by_lemma(PATTERNS, patterns["noun"], "lemma"),
        adjectives=_by_lemma(PATTERNS, patterns["adjective"], "lemma"),
        predicates={(e["verb"], e["word"]): _cue(PATTERNS, e, e["verb"]) for e in patterns["predicate"]},
        plain=frozenset([e["lemma"] for e in patterns["adjective"]] + [e["word"] for e in patterns["predicate"]]),
        leads=re.compile(rf"\b(?:{'|'.join(re.escape(entry['lead']) for entry in patterns['lead'])})\b", re.I),
        views=re.compile(rf"\b(?:{'|'.join(entry['noun'] for entry in patterns['view'])})\b", re.I),
        aspects=frozenset(entry["lemma"] for entry in patterns["aspect"]),
        echoes=frozenset(entry["lemma"] for entry in patterns["echo"]),
        quoting=frozenset(entry["lemma"] for entry in patterns["relay"]),
        citing=frozenset(entry["lemma"] for entry in patterns["relay"] if entry.get("source")),
        declined={entry["lemma"]: frozenset(entry["verbs"]) for entry in patterns["declined"]},
        occasions=occasions.load(),
        content=tuple(
            (_act(PATTERNS, entry), _compiled(entry["pattern"], 0), _is_opening(entry["pattern"]))
            for entry in patterns["content"]
        ),
        openings=re.compile("|".join(e["pattern"] for e in patterns["content"] if _is_opening(e["pattern"]))),
        speakers=frozenset(noun for entry in speakers["speaker"] for noun in entry["nouns"]),
        people=frozenset(
            n for e in speakers["speaker"] if e["group"] in ("office holders", "people") for n in e["nouns"]
        ),
        texts=frozenset(noun for e in speakers["speaker"] if e["group"] == "texts" for noun in e["nouns"]),
        finders=frozenset(noun for e in speakers["speaker"] if e["group"] == "finders" for noun in e["nouns"]),
        speaker_endings=tuple(speakers["endings"]),
    )


def _by_lemma(name: str, entries: Iterable[dict[str, Any]], key: str) -> dict[str, tuple[Cue, ...]]:
    """Entries by lemma; those that ask for quoted words are tried first."""
    found: dict[str, tuple[Cue, ...]] = {}
    for entry in entries:
        found[entry[key]] = (*found.get(entry[key], ()), _cue(name, entry, entry[key]))
    return {lemma: tuple(sorted(cues, key=lambda cue: not (cue.quoted or cue.whole))) for lemma, cues in found.items()}


def _phrases(entries: Iterable[dict[str, Any]]) -> dict[tuple[str, str], tuple[Cue, ...]]:
    found: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for entry in entries:
        key = entry["verb"], entry["noun"]
        found[key] = (*found.get(key, ()), _cue(PATTERNS, entry, entry["verb"]))
    return found


def _cue(name: str, entry: dict[str, Any], lemma: str) -> Cue:
    return Cue(
        lemma=lemma,
        act=_act(name, entry),
        frames=tuple(sorted(map(parse_frame, entry["frames"]), key=lambda frame: frame.shape == "object")),
        factivity=entry.get("factivity", "none"),
        attitude=entry.get("attitude", False),
        quoted=entry.get("quoted", False),
        whole=entry.get("whole", False),
        thing=entry.get("thing", False),
        addressee=entry.get("addressee", False),
        raised=entry.get("raised", False),
        finder=entry.get("finder", False),
        told_by=entry.get("told_by", False),
    )


def _act(name: str, entry: dict[str, Any]) -> Act:
    if entry["act"] not in ACTS:
        raise KnowledgeError(f"data/{name}: {entry['act']!r} is no act")
    return cast(Act, entry["act"])


def _is_opening(pattern: str) -> bool:
    """Do all ways in which a pattern may match begin where the text begins?"""
    while (flat := re.sub(r"\([^()]*\)", "", pattern)) != pattern:
        pattern = flat
    return all(way.startswith("^") for way in pattern.split("|"))


def _compiled(pattern: str, flags: int = re.I) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise KnowledgeError(f"data/{PATTERNS}: pattern {pattern!r}: {error}") from error
