"""English number words as values: "twenty-one", "a hundred and five", "two dozen", "several hundred"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.calendar import month_numbers
from rashomon.language.data import table

LARGEST = 10**15  # far above any count; longer digit strings are identifiers


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, a digit string or a mark, with its place in the text and its lower-case form."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number read from `stop - start` lexemes: `low` and `high` as in `Bounds`, `digits` if written so."""

    start: int
    stop: int
    low: int
    high: int | None
    digits: bool = False
    fractional: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    value: int
    kind: str


# A comma followed by a blank inside a number comes from tokenised text ("1, 500").
_LEXEME = re.compile(
    r"\d{1,3}(?:,\d{3})+(?![\d,]*\d)(?:\.\d+)?|\d{1,3}(?:, \d{3})+(?!\d|,\d|-\d)|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_NUMBERED = {"highway", "route", "interstate", "road", "street", "flight", "page"}
_DIGITS = re.compile(r"\d[\d, ]*(\.\d+)?")


@cache
def _words() -> dict[str, _Word]:
    return {row["word"]: _Word(int(row["value"]), row["kind"]) for row in table("number_words")}


def lex(text: str) -> list[Lexeme]:
    """Words, digit strings and marks. "12, 300" after the name of a month is a day and a count, not one number."""
    lexemes: list[Lexeme] = []
    at = 0
    while match := _LEXEME.search(text, at):
        start, end = match.span()
        if ", " in match.group():
            before = lexemes[-1].lower if lexemes else ""
            before = lexemes[-2].lower if before == "." and len(lexemes) > 1 else before
            if before in month_numbers() or before == "-" or before in _NUMBERED:
                end = text.index(",", start)
        word = text[start:end]
        lexemes.append(Lexeme(start, end, word, word.casefold().replace("’", "'")))
        at = end
    return lexemes


def kind_of(word: str) -> str:
    """The kind of a number word in `number_words.tsv`, or ""."""
    entry = _words().get(word)
    return entry.kind if entry else ""


def read_cardinal(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    """The longest cardinal that begins at `at`, or None.

    "a" counts only before a scale or a noun of number: "a hundred", "a half-dozen", "a few", "a handful of".
    """
    word = lexemes[at].lower
    if word[:1].isdigit() and word[0].isascii():
        return _read_digits(lexemes, at)
    if word in {"a", "an", "another"}:
        return _after_article(lexemes, at)
    if word == "half":
        return _half_dozen(lexemes, at)
    kind = kind_of(word)
    if kind == "plural":
        return _read_plural(lexemes, at)
    if word == "several":
        return _scaled_vague(lexemes, at, at + 1)
    if kind == "zero" or word == "no":
        return _read_zero(lexemes, at)
    return _read_words(lexemes, at)


def _word(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""


def _read_digits(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    match = _DIGITS.fullmatch(lexemes[at].text)
    if match is None or len(lexemes[at].text) > len(str(LARGEST)):
        return None
    whole = lexemes[at].text.split(".")[0].replace(",", "").replace(" ", "")
    fraction = match.group(1) or ""
    stop, multiplier = _scales(lexemes, at + 1)
    tenths = round(float("0" + fraction) * multiplier) if fraction else 0
    value = int(whole) * multiplier + tenths
    if value > LARGEST:
        return None
    return Cardinal(at, stop, value, value, digits=True, fractional=bool(fraction) and multiplier == 1)


def _scales(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int]:
    multiplier = 1
    while kind_of(_word(lexemes, at)) == "scale" and _word(lexemes, at) != "score" and multiplier < LARGEST:
        multiplier *= _words()[_word(lexemes, at)].value
        at += 1
    return at, multiplier


def _after_article(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    following = _word(lexemes, at + 1)
    if following == "half":
        found = _half_dozen(lexemes, at + 1)
        return Cardinal(at, found.stop, found.low, found.high) if found else None
    kind = kind_of(following)
    if kind == "scale" and following != "score":
        found = _read_words(lexemes, at + 1)
        return Cardinal(at, found.stop, found.low, found.high) if found else None
    of = _word(lexemes, at + 2) == "of"
    if following == "few" or (following == "handful" and _word(lexemes, at) == "a") or (following == "number" and of):
        return _scaled_vague(lexemes, at, at + 2)
    if kind == "exact" and (of or following == "couple"):
        value = _words()[following].value
        stop, multiplier = _scales(lexemes, at + 2 + of)
        if multiplier > 1:
            return Cardinal(at, stop, value * multiplier, value * multiplier)
        return Cardinal(at, at + 2, value, value)
    return None


def _half_dozen(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    """ "half a dozen", "half-dozen", "half - dozen": six."""
    for middle in (1, 2):
        if _word(lexemes, at + middle) == "dozen" and (middle == 1 or _word(lexemes, at + 1) in {"a", "-"}):
            return Cardinal(at, at + middle + 1, 6, 6)
    return None


def _scaled_vague(lexemes: Sequence[Lexeme], at: int, stop: int) -> Cardinal:
    """ "several" is three or more, "several hundred" three hundred or more."""
    stop, multiplier = _scales(lexemes, stop)
    return Cardinal(at, stop, 3 * multiplier, None)


def _read_plural(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    """ "dozens", "tens of thousands", "hundreds of thousands": at least two of the unit."""
    word = _word(lexemes, at)
    value, stop = _words()[word].value, at + 1
    if _word(lexemes, stop) == "of" and kind_of(_word(lexemes, stop + 1)) == "plural":
        larger = _words()[_word(lexemes, stop + 1)].value
        if larger > value:
            return Cardinal(at, stop + 2, 2 * value * larger, None)
    if word == "tens":
        return Cardinal(at, stop, 20, None) if _word(lexemes, stop) == "of" else None
    if word == "scores" and _word(lexemes, stop) not in _AFTER_SCORES:
        return None
    return Cardinal(at, stop, 2 * value, None)


_AFTER_SCORES = {"of", "more", "dead", "killed", "wounded", "injured", "hurt", "missing", "die", "others", "were"}


def _read_zero(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    if _word(lexemes, at) == "no" and _word(lexemes, at + 1) in {"more", "less", "fewer", "longer", "later", "."}:
        return None
    stop = at + 2 if _word(lexemes, at) == "no" and _word(lexemes, at + 1) == "one" else at + 1
    return Cardinal(at, stop, 0, 0)


def _read_words(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    """Unit, ten and scale words, with hyphens and "and" between them."""
    total, group, last, i, stop = 0, 0, "", at, at
    while i < len(lexemes):
        word = lexemes[i].lower
        entry = _words().get(word)
        if entry is None or entry.kind not in {"unit", "ten", "scale"} or word == "score":
            if (word == "-" and last == "ten") or (word == "and" and last == "scale" and group + total >= 100):
                following = kind_of(_word(lexemes, i + 1))
                if (following in {"unit", "ten"} and _word(lexemes, i + 1) != "one") or (word == "-" and following):
                    i += 1
                    continue
            break
        if entry.kind == "scale":
            group = max(group, 1) * entry.value
            if entry.value >= 1000:
                total, group = total + group, 0
        elif last in {"", "scale"} or (last == "ten" and entry.kind == "unit" and entry.value < 10):
            group += entry.value
        else:
            break
        last, i, stop = entry.kind, i + 1, i + 1
        if total + group > LARGEST:
            return None
    if stop == at:
        return None
    return Cardinal(at, stop, total + group, total + group)
