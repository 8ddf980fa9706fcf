"""Numbers that a coder writes for words: "dozens" is 12 to one project and 12 to 24 to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from rashomon.language.counting import is_vague
from rashomon.language.data import table
from rashomon.schema.bounds import Bounds
from rashomon.schema.finding import Position

PLURAL = "plural"  # harm told in the plural, without a word of amount: "people were killed"
_PLURAL_FLOOR = 2
_BAD = -1  # stands for what is no count
_VAGUE = "several"  # stands for "a few" and "a handful" too, which have the same floor


@dataclass(frozen=True, slots=True)
class Numbers:
    """A pack's numbers for words; a word that is not here keeps the bounds it was read with."""

    by_word: Mapping[str, Bounds]

    def coded(self, bounds: Bounds) -> Bounds:
        """The bounds, or the pack's number where they are the floor of a word without one."""
        return self.by_word.get(word_of(bounds), bounds) if is_vague(bounds) else bounds

    def coded_positions(self, positions: Sequence[Position]) -> list[Position]:
        """The positions with the pack's numbers for words."""
        return [replace(position, bounds=self.coded(position.bounds)) for position in positions]

    def said(self) -> tuple[str, ...]:
        """For a reader: "dozens: 12"."""
        return tuple(f"{word}: {bounds.words()}" for word, bounds in self.by_word.items())


def numbers_from(words: Mapping[str, object]) -> Numbers:
    """The numbers of a table `word = 12`, `word = [12, 24]` or `word = [24, "open"]`.

    Raises:
        ValueError: the word has no floor that it could be told by, or its number is none; the message says which.
    """
    found: dict[str, Bounds] = {}
    for word, value in words.items():
        if word not in known_words():
            raise ValueError(f"{word!r} is no word of amount that is read; there are: {', '.join(known_words())}")
        found[word] = bounds_from(word, value)
    return Numbers(MappingProxyType(found))


def bounds_from(word: str, value: object) -> Bounds:
    """The number for a word as a data file gives it.

    Raises:
        ValueError: it is none.
    """
    given = value if isinstance(value, list) else [value, value]
    ends = [None if end == "open" else _whole(end) for end in given]
    if len(ends) != 2 or ends[0] is None or any(end == _BAD for end in ends):
        raise ValueError(f'{word} must be a number, [low, high] or [low, "open"], and is {value!r}')
    return Bounds(ends[0], ends[1])


def _whole(end: object) -> int:
    return end if isinstance(end, int) and not isinstance(end, bool) and end >= 0 else _BAD


def word_of(bounds: Bounds) -> str:
    """The word of amount that vague bounds were read from: "dozens", "several", "plural"."""
    return next((word for word, floor in _floors().items() if floor == bounds.low), "")


def amount_word(bounds: Bounds) -> str:
    """The word that stands for a number which nobody gives: "dozens", "hundreds"; "" for a figure.

    Also "" for the least of them, a bare plural, "several" and "a few", which are not told apart once they are read.
    """
    word = word_of(bounds) if is_vague(bounds) and bounds.low is not None and not bounds.modifier else ""
    return "" if word in (PLURAL, _VAGUE) else word


def told_words(bounds: Bounds) -> str:
    """Bounds for a reader, a word of amount before what it is read as: "62", "at least 62", "dozens, at least 24"."""
    word = amount_word(bounds)
    return f"{word}, {bounds.words()}" if word else bounds.words()


def known_words() -> tuple[str, ...]:
    """The words of amount that a pack may have numbers for, the smallest first."""
    return tuple(_floors())


@cache
def _floors() -> dict[str, int]:
    """Each word with the least number it stands for, which is what it is told by."""
    rows = table("number_words")
    plural = {row["word"]: 2 * int(row["value"]) for row in rows if row["kind"] == "plural"}
    vague = {row["word"]: int(row["value"]) for row in rows if row["kind"] == "vague" and row["word"] == _VAGUE}
    found = {PLURAL: _PLURAL_FLOOR, **vague, **plural}
    return dict(sorted(found.items(), key=lambda item: item[1]))
