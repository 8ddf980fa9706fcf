"""The words of a document that may tell which event it is about."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.language.data import column
from rashomon.language.spelling import spelling_key
from rashomon.schema.document import BlockRole, Document

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_WORDS = 400  # news tells first what happened; at 250 and at 600 words the sets group slightly worse
_TITLE_WEIGHT = 2
_LONG_NAME = 5  # letters from which two names under one spelling key are seldom two
_STEPS = 4  # a term's weight counts in quarters of a term that stands once ...
_REPORT_SHARE = 2  # ... and twice as many for one that not every report of such an event uses
UNIT = 1024  # the length of a document's weights as a vector


@dataclass(frozen=True, slots=True)
class Wording:
    """The opening words of a document, as `plain_word` writes them.

    `counts` holds words and pairs of capitalised words ("hill county") with how often they occur, the title counting
    twice; `capital` and `small` are the words by how they are written, and one may be both.
    """

    counts: Mapping[str, int]
    capital: frozenset[str]
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a document by number, sorted, with weights that make a vector of the length `UNIT`.

    They depend on the document alone, so that a page more changes those of no other.
    """

    numbers: NDArray[np.uint64]
    weights: NDArray[np.uint16]


class _Word(NamedTuple):
    plain: str
    capital: bool
    tells: bool


class _Term(NamedTuple):
    number: int
    share: int


@cache
def _function_words() -> frozenset[str]:
    return column("function_words", "word")


@cache
def _report_words() -> frozenset[str]:
    return column("report_words", "word")


@lru_cache(maxsize=1 << 17)  # a pure function of its text
def is_common(word: str) -> bool:
    """True for a word that says nothing of which event a report tells."""
    return word in _report_words() or word in _function_words()


@cache
def common_keys() -> frozenset[str]:
    """The spelling keys of those words."""
    return frozenset(spelling_key(word) for word in _report_words() | _function_words())


def read_words(document: Document) -> Wording:
    """What the opening of a document says, in one pass over it."""
    counted: dict[str, int] = {}
    capital, small = set[str](), set[str]()
    left = _MOST_WORDS
    titled = False
    for block in document.content_blocks():
        if left <= 0:
            break
        is_title = block.role is BlockRole.TITLE
        titled = titled or is_title
        words = _WORD.findall(document.text, block.start, block.end)[:left]
        left -= len(words)
        _count(words, _TITLE_WEIGHT if is_title else 1, counted, capital, small)
    if not titled and document.title:
        _count(_WORD.findall(document.title)[:_MOST_WORDS], _TITLE_WEIGHT, counted, set(), set())
    return Wording(counted, frozenset(capital), frozenset(small))


def weigh_terms(wording: Wording) -> Terms:
    """The terms of a document, weighed by how often they stand there; names are under the key of their spelling.

    A name is a word of some length that the document never writes small: Sinaa and Sina'a are one.
    """
    counted = _spelt_alike(wording)
    terms = [_term(term) for term in counted]
    steps = np.array(
        [_steps(times) * term.share for term, times in zip(terms, counted.values(), strict=True)], dtype=np.float64
    )
    length = math.sqrt(float(steps @ steps)) or 1.0
    weights = np.rint(steps * (UNIT / length)).astype(np.uint16)
    numbers = np.array([term.number for term in terms], dtype=np.uint64)
    order = np.argsort(numbers)
    return Terms(numbers[order], weights[order])


def _spelt_alike(wording: Wording) -> Mapping[str, int]:
    spelt = {}
    for word in wording.capital - wording.small:
        if len(word) >= _LONG_NAME and not is_common(word) and (key := spelling_key(word)) != word:
            spelt[word] = key
    if not spelt:
        return wording.counts
    counted = dict(wording.counts)
    names = [(term, counted.pop(term)) for term in wording.counts if " " in term or term in spelt]
    for term, times in names:
        key = " ".join([spelt.get(word, word) for word in term.split(" ")])
        counted[key] = counted.get(key, 0) + times
    return counted


@lru_cache(maxsize=1 << 18)  # a pure function of its text
def _term(term: str) -> _Term:
    return _Term(number_of(term), _share(term))


def number_of(term: str) -> int:
    """The number of a term: 64 bits of its hash."""
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@lru_cache(maxsize=4096)
def _steps(times: int) -> int:
    return round(_STEPS * (1 + math.log(times)))


def _share(term: str) -> int:
    """Less for a term made of words that reports of every such event use."""
    return 1 if all(word in _report_words() for word in term.split()) else _REPORT_SHARE


@lru_cache(maxsize=1 << 17)  # a pure function of its text
def plain_word(word: str) -> str:
    """A word without case and possessive."""
    return word.casefold().replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=1 << 18)  # a pure function of its text
def _look(word: str) -> _Word:
    plain = plain_word(word)
    return _Word(plain, word[0].isupper(), len(plain) > 1 and plain not in _function_words())


def _count(words: Iterable[str], weight: int, counted: dict[str, int], capital: set[str], small: set[str]) -> None:
    before = ""
    for word in words:
        plain, is_capital, tells = _look(word)
        (capital if is_capital else small).add(plain)
        if tells:
            counted[plain] = counted.get(plain, 0) + weight
        if not (tells and is_capital):
            before = ""
            continue
        if before:
            pair = f"{before} {plain}"
            counted[pair] = counted.get(pair, 0) + 1
        before = plain
