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


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The spelling under which a name is filed.

    >>> key("Xankəndi"), key("Sana’a"), key("Saint-Étienne"), key("B.C.")
    ('xankendi', 'sanaa', 'st etienne', 'bc')
    """
    name = name.translate(DROPPED)
    if not name.isascii():
        name = name.translate(LETTERS)
        if not name.isascii():
            apart = unicodedata.normalize("NFKD", name)
            bare = apart.encode("ascii", "ignore").decode()
            name = bare if bare.strip() else "".join(c for c in apart if not unicodedata.combining(c))
    else:
        name = name.translate(LETTERS)
    words = name.lower().split()
    return " ".join([SHORT.get(word, word) for word in words])


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


def is_latin(name: str) -> bool:
    """Is it written in the Latin alphabet, with whatever marks?"""
    return name.isascii() or all(ord(c) < 0x250 or 0x2B0 <= ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x2070 for c in name)
