"""Words by which somebody takes back what he said, or calls it wrong."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold

_OWN = frozenset({"its", "their", "his", "her", "our", "my", "it", "they", "he", "she", "we"})


@cache
def words_of(role: str) -> frozenset[str]:
    """The lemmas with one role in `taking_back.tsv`; a verb with its particle after a space."""
    rows = (row for row in table("taking_back") if row["role"] == role)
    return frozenset(f"{row['word']} {row['particle']}".rstrip() for row in rows)


def takes_back(words: str) -> bool:
    """True where `words` take one's own word back: "has retracted", "its earlier count of nine was wrong".

    "Was wrong" alone is what anybody may say of anybody's word.
    """
    told = f" {fold(words)} "
    own = not _OWN.isdisjoint(told.split())
    return any(f" {form} " in told for form in _forms("verb")) or (
        own and any(f" {form} " in told for role in ("predicate", "before", "adverb") for form in _forms(role))
    )


@cache
def _forms(role: str) -> tuple[str, ...]:
    rows = (row for row in table("taking_back") if row["role"] == role)
    return tuple(sorted({form for row in rows for form in row["forms"].split(";") if form}))
