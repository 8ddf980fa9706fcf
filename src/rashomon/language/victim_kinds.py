"""What people a count is of: civilians, children, women, fighters, as its own words say."""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.data import table

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IRREGULAR = (("children", "child"), ("wives", "wife"), ("men", "man"), ("ies", "y"), ("es", ""), ("s", ""))


def victim_kinds(subject: str) -> tuple[str, ...]:
    """The kinds of people that the words of `subject` name, in the order of `victim_kinds.tsv`; () where none is said.

    "Nine children" are children, "two women and a policeman" women and police; "34 people" are of no kind.
    """
    words = {form for word in _WORD.findall(subject.casefold()) for form in _singulars(word)}
    return tuple(kind for kind, known in _kinds().items() if words & known)


def _singulars(word: str) -> set[str]:
    return {word, *(word.removesuffix(end) + new for end, new in _IRREGULAR if word.endswith(end))}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in table("victim_kinds"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}
