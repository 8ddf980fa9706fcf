"""Officials as the news cites them, where a word alone leaves unknown who they are."""

from __future__ import annotations

from rashomon.language.data import column
from rashomon.language.text import fold

_LEADING = frozenset(
    {"the", "local", "state", "federal", "law", "enforcement", "emergency", "first", "public", "safety"}
)


def are_unnamed_officials(name: str) -> bool:
    """True for officials whom the name tells apart from no others: "officials", "local authorities"."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return len(words) == 1 and words[0] in column("official_sources", "word")
