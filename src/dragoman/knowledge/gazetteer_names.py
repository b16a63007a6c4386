"""A place name as written → the keys under which the gazetteer files it: one spelling for many ways to write it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DROPPED = dict.fromkeys(map(ord, "'’‘ʼʻʿʾ`´′ʹ.·"), None)
"""Apostrophes, half rings and full stops: `Sana’a`, `Ta‘iz`, `B.C.`"""

LETTERS = str.maketrans({
    "ə": "e", "Ə": "e", "ı": "i", "İ": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d",
    "Ð": "d", "þ": "th", "Þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ħ": "h", "Ħ": "h",
    "-": " ", "–": " ", "‑": " ", "/": " ", ",": " ", "(": " ", ")": " ",
})  # fmt: skip
"""Letters that Unicode does not take apart into a base and a mark, and signs that part words."""

SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}
ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "az", "an", "ar", "at", "the", "la", "le", "los", "las"})
ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,5}")
OTHER_ALPHABET = re.compile("[^\x00-\u024f\u0259\u02b0-\u036f\u1e00-\u1eff\u2000-\u206f]")


def _plain(character: str) -> str:
    """A Latin letter or sign without its marks, in lower case; nothing where it is only a mark."""
    apart = unicodedata.normalize("NFKD", character.translate(LETTERS))
    return apart.encode("ascii", "ignore").decode().lower()


PLAIN = {
    code: _plain(chr(code))
    for code in (*range(0x41, 0x5B), *range(0x80, 0x250), 0x259, *range(0x2B0, 0x370), *range(0x1E00, 0x1F00),
                 *range(0x2000, 0x2070), *map(ord, "-/,()"))
} | DROPPED  # fmt: skip
"""What each character of a Latin name becomes in its key."""


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The spelling under which a name is filed.

    >>> key("Xankəndi"), key("Sana’a"), key("Saint-Étienne"), key("B.C.")
    ('xankendi', 'sanaa', 'st etienne', 'bc')
    """
    found = latin_key(name)
    if found is None:
        apart = unicodedata.normalize("NFKD", name.translate(DROPPED).translate(LETTERS))
        bare = apart.encode("ascii", "ignore").decode()
        apart = bare if bare.strip() else "".join(c for c in apart if not unicodedata.combining(c))
        found = _short(apart.lower())
    return found


def latin_key(name: str) -> str | None:
    """The key of a name in the Latin alphabet, with whatever marks; None for a name in another.

    It remembers nothing and takes the shortest way for plain names, since a compilation asks for a million keys.
    """
    if name.isascii():
        if name.isalpha():
            lower = name.lower()
            return SHORT.get(lower, lower)
    elif OTHER_ALPHABET.search(name):
        return None
    return _short(name.translate(PLAIN))


def _short(lower: str) -> str:
    """With one space between the words, and `st` for `saint`."""
    return " ".join([SHORT.get(word, word) for word in lower.split()])


def is_abbreviation(name: str) -> bool:
    """`UAE`, `D.R.C.`: such a name is looked up only where the text has the same capitals."""
    return ABBREVIATION.fullmatch(name) is not None


def variants(name_key: str) -> tuple[str, ...]:
    """Keys to try where the first finds nothing: without or with the Arabic article or final h, and as one word.

    >>> variants("al hudaydah")
    ('hudaydah', 'hudayda', 'el hudaydah', 'al hudayda', 'el hudayda', 'alhudaydah')
    """
    first, _, rest = name_key.partition(" ")
    bare = rest if first in ARTICLES and rest else name_key
    other = bare[:-1] if bare.endswith("ah") else f"{bare}h" if bare.endswith("a") else ""
    found = [form for form in (bare, other) if form]
    if " " not in bare:
        found += [f"{article} {form}" for form in (bare, other) if form for article in ("al", "el")]
    if " " in name_key:
        found.append(name_key.replace(" ", ""))
    return tuple(dict.fromkeys(form for form in found if form != name_key))
