"""Sources that are nobody."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold


def is_hearsay(name: str) -> bool:
    """True for "reports", "a report", "some early accounts": nobody stands behind them."""
    words = fold(name).split()
    return bool(words) and words[-1] in _words("noun") and _words("before").issuperset(words[:-1])


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("hearsay_words") if row["role"] == role)
