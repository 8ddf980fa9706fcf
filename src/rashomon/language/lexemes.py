"""A text as words, digit strings and marks: what the grammar of numbers reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.language.calendar import month_numbers

# A comma followed by a blank inside a number comes from tokenised text ("1, 500").
_LEXEME = re.compile(r"\d{1,3}(?:, \d{3})+(?!\d|,\d|-\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_DIGIT_RUN = re.compile(r"\d(?:[\d,]*\d)?")
_DECIMALS = re.compile(r"(?:\.\d+)?")
_NUMBERED = {"highway", "route", "interstate", "road", "street", "flight", "page"}


class Lexeme(NamedTuple):
    """A word, a digit string or a mark, with its place in the text and its lower-case form."""

    start: int
    end: int
    text: str
    lower: str


def lex(text: str) -> list[Lexeme]:
    """Words, digit strings and marks. "12, 300" after the name of a month is a day and a count, not one number.

    Digits of any script are read; `lower` has them as 0 to 9. Linear in the text.
    """
    plain = text if text.isascii() else text.translate(_PLAIN)
    lexemes: list[Lexeme] = []
    runs = _Runs(plain)
    matches = _LEXEME.finditer(plain)
    while match := next(matches, None):
        start, end = match.span()
        if plain[start].isdecimal():
            end = runs.end_of_grouped(start) or end
            if ", " in plain[start:end] and _follows_month(lexemes):
                end = plain.index(",", start)
            if end != match.end():
                matches = _LEXEME.finditer(plain, end)
        lexemes.append(Lexeme(start, end, text[start:end], plain[start:end].casefold().replace("’", "'")))
    return lexemes


def _follows_month(lexemes: Sequence[Lexeme]) -> bool:
    """After "Sept.", a dash or "Route" stands a day or a number by which something is called."""
    before = lexemes[-1].lower if lexemes else ""
    before = lexemes[-2].lower if before == "." and len(lexemes) > 1 else before
    return before in month_numbers() or before == "-" or before in _NUMBERED


class _Plain(dict[int, int | str]):
    """Every decimal digit as the ASCII one, and the marks that stand between digits in other scripts."""

    def __missing__(self, point: int) -> int:
        value = unicodedata.decimal(chr(point), None)
        self[point] = point if value is None else ord("0") + int(value)
        return point if value is None else ord("0") + int(value)


_PLAIN = _Plain({ord("，"): ",", ord("٬"): ",", ord("．"): ".", ord("٫"): "."})


class _Runs:
    """Where digits stand in groups of three ("1,500,000"): each run of digits and commas is looked at once."""

    def __init__(self, text: str) -> None:
        self._text, self._end, self._first, self._last = text, 0, 0, 0

    def end_of_grouped(self, start: int) -> int | None:
        """Where a number in groups of three that begins at `start` ends; None where none begins there."""
        if start >= self._end:
            self._look(start)
        if not self._first <= start < self._last:
            return None
        decimals = _DECIMALS.match(self._text, self._end)
        return decimals.end() if decimals else self._end

    def _look(self, start: int) -> None:
        """Find the end of the run at `start`, its last part, and the first part that only threes follow."""
        run = _DIGIT_RUN.match(self._text, start)
        parts = run.group().split(",") if run else [""]
        self._end = run.end() if run else start + 1
        self._first = self._last = self._end - len(parts[-1])
        for part, following in zip(parts[-2::-1], parts[:0:-1], strict=True):
            if len(following) != 3 or not 1 <= len(part) <= 3:
                break
            self._first -= len(part) + 1
