"""Comparing words across spellings, cases and marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['’‘]s\b")
_DROPPED = re.compile(r"[.'’‘`]")
_OTHER = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)  # a pure function of its text: the cache changes its speed alone
def fold(text: str) -> str:
    """Casefold, accents and punctuation off, possessive off, single spaces: "U.S.’s Defénce" is "us defence"."""
    plain = text.casefold() if text.isascii() else _unaccented(text)
    plain = _DROPPED.sub("", _POSSESSIVE.sub("", plain))
    return _OTHER.sub(" ", plain).strip()


def _unaccented(text: str) -> str:
    # Folded again after decomposing, for what is a capital only then ("𝓐" becomes "A").
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
