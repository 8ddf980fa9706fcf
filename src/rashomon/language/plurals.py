"""The singular of an English noun, as far as looking it up in a table needs it."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = (
    *(("children", "child"), ("people", "people"), ("wives", "wife"), ("men", "man"), ("ies", "y"), ("es", "")),
    ("s", ""),
)


@lru_cache(maxsize=65536)  # a pure function of its word: the cache changes its speed alone
def singular(word: str) -> str:
    """The word without a plural's s, as far as a table look-up needs it."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word == "children":
        return "child"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "buses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def singulars(word: str) -> set[str]:
    """The word, and what it may be the plural of."""
    return {word, *(word.removesuffix(end) + new for end, new in _IRREGULAR if word.endswith(end))}
