"""Officials as the news cites them: those whom a word alone leaves unknown, and bodies that are named."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold

_LEADING = frozenset(
    {"the", "local", "state", "federal", "law", "enforcement", "emergency", "first", "public", "safety"}
)


def are_unnamed_officials(name: str) -> bool:
    """True for officials whom the name tells apart from no others: "officials", "local authorities"."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return len(words) == 1 and words[0] in _alone()


def is_official(name: str) -> bool:
    """True for a name that a word for officials or for a body of the state stands in."""
    return not _words().isdisjoint(fold(name).split())


@cache
def _alone() -> frozenset[str]:
    return frozenset(row["word"] for row in table("official_sources") if row["alone"])


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("official_sources"))
