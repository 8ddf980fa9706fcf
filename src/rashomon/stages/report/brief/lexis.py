"""The words that the brief goes by: `brief_words.tsv`, by kind."""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.data import table

_FIRST = re.compile(r"[^\W\d_]+")


@cache
def brief_words(kind: str) -> frozenset[str]:
    """The words of one kind: "people", "half", "said", "leans", "nobody"."""
    return frozenset(row["word"] for row in table("brief_words") if row["kind"] == kind)


def leans(text: str) -> bool:
    """True for words that nobody understands without the sentence before them: "they were not involved"."""
    first = _FIRST.match(text)
    return first is not None and first.group().lower() in brief_words("leans")


def is_mass(text: str) -> bool:
    """True for a noun without article and plural: "artillery", "shrapnel"."""
    return text.lower().split(" ")[-1] in brief_words("mass")
