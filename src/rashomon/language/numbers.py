"""English number words as values: "twenty-one", "a hundred and five", "two dozen", "several hundred"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.lexemes import Lexeme

LARGEST = 10**15  # far above any count; longer digit strings are identifiers


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number read from `stop - start` lexemes: `low` and `high` as in `Bounds`, `digits` if written so.

    `top` is the most that an open number may stand for, where its word has a range ("several hundred": 999).
    """

    start: int
    stop: int
    low: int
    high: int | None
    digits: bool = False
    fractional: bool = False
    top: int | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    value: int
    kind: str
    top: int | None


_DIGITS = re.compile(r"\d[\d, ]*(\.\d+)?")


@cache
def _words() -> dict[str, _Word]:
    rows = table("number_words")
    return {r["word"]: _Word(int(r["value"]), r["kind"], int(r["top"]) if r["top"] else None) for r in rows}


@cache
def _openers() -> frozenset[str]:
    """Every word with which a number in words begins."""
    return frozenset(_words()) | {"a", "an", "another", "half", "no"}


def kind_of(word: str) -> str:
    """The kind of a number word in `number_words.tsv`, or ""."""
    entry = _words().get(word)
    return entry.kind if entry else ""


def may_begin(word: str) -> bool:
    """False for a lexeme in lower case with which no cardinal begins, as most: asked before anything is read."""
    return word in _openers() or word[0].isdecimal() or not (word.isascii() or word.isalpha())


def read_cardinal(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    """The longest cardinal that begins at `at`, or None.

    "a" counts only before a scale or a noun of number: "a hundred", "a half-dozen", "a few", "a handful of".
    """
    word = lexemes[at].lower
    if word[:1].isdecimal():
        return _read_digits(lexemes, at)
    if word not in _openers():
        return _with_fraction(lexemes, Cardinal(at, at, 0, 0, digits=True)) if vulgar(word) else None
    if word in {"a", "an", "another"}:
        return _after_article(lexemes, at)
    if word == "half":
        return _half(lexemes, at)
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
    word = lexemes[at].lower
    match = _DIGITS.fullmatch(word)
    figures = word.split(".")[0].replace(",", "").replace(" ", "")
    if match is None or len(figures) > len(str(LARGEST)):
        return None
    whole = int(figures)
    fraction = match.group(1) or ""
    if not fraction and (mixed := _with_fraction(lexemes, Cardinal(at, at + 1, whole, whole, digits=True))):
        return mixed
    stop, multiplier = _scales(lexemes, at + 1)
    parts = int(float("0" + fraction) * multiplier + 0.5) if fraction and multiplier > 1 else 0
    value = whole * multiplier + parts
    if value > LARGEST:
        return None
    return Cardinal(at, stop, value, value, digits=True, fractional=bool(fraction) and multiplier == 1)


def vulgar(word: str) -> float:
    """What a fraction in one character is worth: "½" is 0.5; 0 for any other word."""
    value = unicodedata.numeric(word, 0.0) if len(word) == 1 and not word.isalpha() else 0.0
    return value if 0 < value < 1 else 0.0


def _with_fraction(lexemes: Sequence[Lexeme], whole: Cardinal) -> Cardinal | None:
    """ "2½", "2½ million", "three and a half million": with a scale a whole number again; None without a fraction."""
    at = whole.stop
    part = vulgar(_word(lexemes, at))
    if part:
        at += 1
    elif [_word(lexemes, at + n) for n in range(3)] == ["and", "a", "half"]:
        part, at = 0.5, at + 3
    if not part or _word(lexemes, at) in _DOZENS:  # "five and a half-dozen" are two numbers
        return None
    stop, multiplier = _scales(lexemes, at)
    value = int((whole.low + part) * multiplier + 0.5) if multiplier > 1 else whole.low
    if value > LARGEST:
        return None
    return Cardinal(whole.start, stop, value, value, digits=whole.digits, fractional=multiplier == 1)


def _scales(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int]:
    multiplier = 1
    while kind_of(_word(lexemes, at)) == "scale" and _word(lexemes, at) != "score" and multiplier < LARGEST:
        multiplier *= _words()[_word(lexemes, at)].value
        at += 1
    return at, multiplier


def _after_article(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    following = _word(lexemes, at + 1)
    if following == "half":
        found = _half(lexemes, at + 1)
        return Cardinal(at, found.stop, found.low, found.high) if found else None
    if following == "score":
        few = _word(lexemes, at + 2) == "of" and not _word(lexemes, at + 3)[:1].isdecimal()
        return Cardinal(at, at + 2, 20, 20) if few and _word(lexemes, at) == "a" else None
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


def _half(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    """ "half a dozen", "half-dozen", "half - dozen": six; "half a million"."""
    for middle in (1, 2):
        if middle == 2 and _word(lexemes, at + 1) not in {"a", "-"}:
            return None
        scale = _words().get(_word(lexemes, at + middle))
        if scale is not None and scale.kind == "scale" and _word(lexemes, at + middle) != "score":
            return Cardinal(at, at + middle + 1, scale.value // 2, scale.value // 2)
    return None


def _scaled_vague(lexemes: Sequence[Lexeme], at: int, stop: int) -> Cardinal:
    """ "several" is three or more, "several hundred" three hundred or more."""
    top = _words()[_word(lexemes, stop - 1)].top
    stop, multiplier = _scales(lexemes, stop)
    return Cardinal(at, stop, 3 * multiplier, None, top=_below_the_next(top, multiplier))


def _below_the_next(top: int | None, unit: int) -> int | None:
    """One below ten hundreds for "several hundred", of which the most is nine."""
    return (top + 1) * unit - 1 if top is not None else None


def _read_plural(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    """ "dozens", "tens of thousands", "hundreds of thousands": at least two of the unit."""
    word = _word(lexemes, at)
    value, stop, top = _words()[word].value, at + 1, _words()[word].top
    if _word(lexemes, stop) == "of" and kind_of(_word(lexemes, stop + 1)) == "plural":
        larger = _words()[_word(lexemes, stop + 1)].value
        if larger > value:
            return Cardinal(at, stop + 2, 2 * value * larger, None, top=_below_the_next(top, larger))
    if word == "tens":
        return Cardinal(at, stop, 20, None, top=top) if _word(lexemes, stop) == "of" else None
    if word == "scores" and _word(lexemes, stop) not in _AFTER_SCORES:
        return None
    return Cardinal(at, stop, 2 * value, None, top=top)


_AFTER_SCORES = {"of", "more", "dead", "killed", "wounded", "injured", "hurt", "missing", "die", "others", "were"}
_NOT_NONE = {"more", "less", "fewer", "longer", "later", "sooner", "doubt", "matter", *".,;:!?"}
_DOZENS = {"dozen", "-"}


def _read_zero(lexemes: Sequence[Lexeme], at: int) -> Cardinal | None:
    if _word(lexemes, at) == "no" and _word(lexemes, at + 1) in _NOT_NONE:
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
    if stop == at or (lexemes[at].lower == "one" and _word(lexemes, stop) == "another"):
        return None
    whole = Cardinal(at, stop, total + group, total + group)
    return _with_fraction(lexemes, whole) or whole
