"""Names in the words for those who were harmed."""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.countries import country_of
from rashomon.language.data import column
from rashomon.language.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 3  # letters; shorter capitalised words are initials and particles


def name_words(subject: str) -> tuple[str, ...]:
    """The capitalised words of `subject` that are no common noun, title, number, land or people: "Jonas", "Marsh".

    Words in capitals alone are left out: a headline has everything in capitals.
    """
    return tuple(
        word
        for word in _WORD.findall(subject)
        if word[0].isupper() and not word.isupper() and len(word) >= _SHORTEST and not _is_common(word)
    )


def names_somebody(words: str) -> bool:
    """True where one of the words may be a person's own name: "Bo", "Jonas Marsh", and not "Two Soldiers"."""
    return any(word[0].isupper() and len(word) > 1 and not _is_common(word) for word in _WORD.findall(words))


def _is_common(word: str) -> bool:
    return fold(word) in _common() or country_of(word) is not None


@cache
def _common() -> frozenset[str]:
    words = {*column("people_nouns", "noun"), *column("person_titles", "title"), *column("number_words", "word")}
    words |= {*column("function_words", "word"), *column("report_words", "word")}
    return frozenset(fold(word) for word in words)
