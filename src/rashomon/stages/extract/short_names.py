"""Short forms of an institution's name: its last words, what stands before its "of", and the letters that stand for it.

Both are looked up in an index made once, so that a page of many names costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.language.text import fold

_BEFORE = frozenset({"for", "of", "on", "in"})
_LONGEST_NAME = 20  # words: what is longer is no name
_MOST_STARTS = 500  # places looked at for one acronym
_GAP = r"(?:\s+|-)(?:(?i:for|of|the|and|in|on|to)\s+){0,2}"
_WORD = re.compile(r"\b[A-Z][a-z]\w*")
# What comes after a word, with one, two or none of the small words between.
_NEXT = tuple(
    re.compile(rf"(?:\s+|-)(?:(?i:for|of|the|and|in|on|to)\s+){{{n}}}(?P<letter>[A-Z])[a-z]") for n in range(3)
)


@lru_cache(maxsize=1024)
def _initials(letters: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(rf"{letter}[a-z]\w*" for letter in letters) + r"\b")


class FullNames:
    """The fullest name for each short form of the names it has met."""

    def __init__(self) -> None:
        self._best: dict[tuple[str, ...], tuple[int, str]] = {}

    def meet(self, name: str) -> None:
        """Know `name` under its short forms."""
        words = fold(name).split()
        for short in _short_forms(words[:_LONGEST_NAME]) if len(words) <= _LONGEST_NAME else ():
            self._best[short] = max(self._best.get(short, (0, "")), (len(name.split()), name))

    def fullest(self, words: Sequence[str]) -> str:
        """The fullest name that ends in these folded words, or has them before its "for" or "of"; "" for none."""
        return self._best.get(tuple(words), (0, ""))[1]


def _short_forms(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    stem = next((i for i, word in enumerate(words) if word in _BEFORE), len(words))
    for first in range(1, len(words)):
        yield tuple(words[first:])
    if stem < len(words):
        for first in range(stem):
            yield tuple(words[first:stem])


class Acronyms:
    """What letters stand for, where a text of the document writes it out."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._starts: dict[str, list[tuple[int, int]]] | None = None
        self._spelled: dict[str, str] = {}

    def spell(self, letters: str) -> str:
        """The first words with these initials, small words between them aside; "" where there are none."""
        if letters not in self._spelled:
            places = self._index().get(letters[:2], [])[:_MOST_STARTS]
            found = (_initials(letters).match(self._texts[number], start) for number, start in places)
            self._spelled[letters] = next((" ".join(match.group().split()) for match in found if match), "")
        return self._spelled[letters]

    def _index(self) -> dict[str, list[tuple[int, int]]]:
        """Where two words with two initials follow one another, in the order of the text."""
        if self._starts is None:
            self._starts = {}
            for number, text in enumerate(self._texts):
                for word in _WORD.finditer(text):
                    after = {m["letter"]: None for m in (n.match(text, word.end()) for n in _NEXT) if m}
                    for letter in after:
                        self._starts.setdefault(word[0][0] + letter, []).append((number, word.start()))
        return self._starts
