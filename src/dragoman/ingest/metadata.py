"""What the world says about a report (dates, languages, front matter, a first line) → the values a Report holds."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from tempfile import gettempdir
from typing import TYPE_CHECKING, NamedTuple

from dragoman.errors import InputError, KnowledgeError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LONGEST_TITLE = 200
"""A first line of more characters is a paragraph, no headline; the longest headline of 715 news reports has 130."""

LEAST_WORDS_OF_SENTENCE = 12
"""A first line that ends in a full stop and has at least as many words is a paragraph."""

LANGUAGE_SAMPLE = 2_000
"""Characters that the language is told from: 1.2 ms a report, a hundredth of the parse."""

FOREIGN = 0.5, 0.01
"""A text is clearly in another language if that has at least the first probability and English less than the second.
All of 715 English news reports passed, the least sure with .47 for English."""

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:?\d{2}.*)?)?)?")
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
FIELDS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}
"""Names that front matter uses, and the report's field each stands for."""


class Language(NamedTuple):
    """The language told from the words: `code` is ISO 639-1, `foreign` says that it is clearly not English."""

    code: str
    foreign: bool


def published(value: str, where: str) -> str:
    """A year, month or day as EDTF; a time of day behind it is left out.

    Raises InputError where the value is no such date.

    >>> published("2021-11-26T14:30:00Z", "a.jsonl:1"), published("2021-11", "a.jsonl:1")
    ('2021-11-26', '2021-11')
    """
    match = DAY.fullmatch(value.strip())
    if match:
        year, month, day = match.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            pass
        else:
            return "-".join(part for part in (year, month, day) if part)
    raise InputError(where, f"published is {value!r}, must be a date such as 2021-11-26 (or 2021-11, 2021)")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between two lines of dashes at the head of a text, by the names that Report has, and what follows.

    >>> front_matter("---\\ndate: 2021-11-26\\ntags: x\\n---\\nTalks resume\\n")
    ({'published': '2021-11-26'}, 'Talks resume\\n')
    """
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    found: dict[str, str] = {}
    for line in match[1].splitlines():
        field = FIELD.fullmatch(line.strip())
        if field and field[2] and field[1].lower() in FIELDS:
            found.setdefault(FIELDS[field[1].lower()], field[2].strip("\"' "))
    return found, text[match.end() :]


def title(text: str) -> str | None:
    """The first line that is not blank, if a text follows it and it reads like a headline, without Markdown's `#`.

    >>> title("Talks resume in Geneva\\n\\nThe two sides met on Monday.")
    'Talks resume in Geneva'
    """
    first, *more = re.split(r"[\r\n]+", text[: 4 * LONGEST_TITLE].lstrip(), maxsplit=1)
    first = re.sub(r"^#+\s+", "", first.strip())
    if not "".join(more).strip() or len(first) > LONGEST_TITLE:
        return None
    sentence = re.search(r"[.…][\"'”’»)]*$", first) and len(first.split()) >= LEAST_WORDS_OF_SENTENCE
    return None if sentence else first


def language_code(tag: str | None) -> str | None:
    """The primary part of a language tag, in lower case.

    >>> language_code("en-GB"), language_code("")
    ('en', None)
    """
    return re.split(r"[-_]", tag.strip())[0].lower() or None if tag else None


def language(text: str) -> Language | None:
    """The language of the text's beginning, or None where the words do not tell."""
    sample = text[:LANGUAGE_SAMPLE]
    if not any(c.isalpha() for c in sample):
        return None
    ranks = _identifier().rank(sample)
    code, score = ranks[0]
    english = dict(ranks)["en"]
    if code == "en":
        return Language("en", False)
    return Language(code, True) if score >= FOREIGN[0] and english < FOREIGN[1] else None


@cache
def _identifier() -> LanguageIdentifier:
    """py3langid's model, loaded once a process (.7 s); it is unpacked by way of the temporary folder."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise KnowledgeError(
            f"the language model cannot be unpacked in {gettempdir()}: {error.strerror}; free some space or set TMPDIR"
        ) from error
