"""The words of a document that may tell which event it is about."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon.language.data import column
from rashomon.language.spelling import spelling_key
from rashomon.schema.document import BlockRole, Document

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_WORDS = 400  # news tells first what happened; at 250 and at 600 words the sets group slightly worse
_TITLE_WEIGHT = 2
_LONG_NAME = 5  # letters from which two names under one spelling key are seldom two
_STEPS = 4  # a term's weight counts in quarters of a term that stands once ...
_REPORT_SHARE = 2  # ... and twice as many for one that not every report of such an event uses
_REMEMBERED = 1 << 18  # words
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


@dataclass(slots=True)
class _Counting:
    """A wording that is being made."""

    counts: dict[str, int] = field(default_factory=dict)
    capital: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)


class _Word(NamedTuple):
    plain: str
    capital: bool
    tells: bool


class _Term(NamedTuple):
    number: bytes
    share: int


@cache
def _function_words() -> frozenset[str]:
    return column("function_words", "word")


@cache
def _report_words() -> frozenset[str]:
    return column("report_words", "word")


def is_common(word: str) -> bool:
    """True for a word that says nothing of which event a report tells."""
    return word in _report_words() or word in _function_words()


@cache
def common_keys() -> frozenset[str]:
    """The spelling keys of those words."""
    return frozenset(spelling_key(word) for word in _report_words() | _function_words())


def read_words(document: Document) -> Wording:
    """What the opening of a document says, in one pass over it."""
    opening = _Counting()
    left = _MOST_WORDS
    titled = False
    for block in document.content_blocks():
        if left <= 0:
            break
        is_title = block.role is BlockRole.TITLE
        titled = titled or is_title
        words = _WORD.findall(document.text, block.start, block.end)[:left]
        left -= len(words)
        _count(words, _TITLE_WEIGHT if is_title else 1, opening)
    if not titled and document.title:
        _count(_WORD.findall(document.title)[:_MOST_WORDS], _TITLE_WEIGHT, _Counting(opening.counts))
    return Wording(opening.counts, frozenset(opening.capital), frozenset(opening.small))


def weigh_terms(wording: Wording) -> Terms:
    """The terms of a document, weighed by how often they stand there; names are under the key of their spelling.

    A name is a word of some length that the document never writes small: Sinaa and Sina'a are one.
    """
    counted = _spelt_alike(wording)
    terms = list(map(_term, counted))
    shares = np.array([share for _, share in terms], dtype=np.float64)
    steps = _steps(np.array(list(counted.values()), dtype=np.int64)) * shares
    length = math.sqrt(float(steps @ steps)) or 1.0
    weights = np.rint(steps * (UNIT / length)).astype(np.uint16)
    numbers = np.frombuffer(b"".join([number for number, _ in terms]), dtype=">u8").astype(np.uint64)
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


def _read_term(term: str) -> _Term:
    return _Term(_number(term), _share(term))


def number_of(term: str) -> int:
    """The number of a term: 64 bits of its hash."""
    return int.from_bytes(_number(term), "big")


def _number(term: str) -> bytes:
    return hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _steps(times: NDArray[np.int64]) -> NDArray[np.float64]:
    """What a term counts for by how often it stands there."""
    made: NDArray[np.float64] = np.rint(_STEPS * (1 + np.log(times)))
    return made


def _share(term: str) -> int:
    """Less for a term made of words that reports of every such event use."""
    return 1 if all(word in _report_words() for word in term.split()) else _REPORT_SHARE


@lru_cache(maxsize=1 << 17)  # a pure function of its text
def plain_word(word: str) -> str:
    """A word without case and possessive."""
    return word.casefold().replace("’", "'").removesuffix("'s")


def _read_word(word: str) -> _Word:
    plain = plain_word(word)
    return _Word(plain, word[0].isupper(), len(plain) > 1 and plain not in _function_words())


def _count(words: Iterable[str], weight: int, into: _Counting) -> None:
    counts, add_capital, add_small = into.counts, into.capital.add, into.small.add
    before = ""
    for plain, capital, tells in map(_look, words):
        if tells:
            counts[plain] = counts.get(plain, 0) + weight
        if not capital:
            add_small(plain)
            before = ""
            continue
        add_capital(plain)
        if tells and before:
            pair = f"{before} {plain}"
            counts[pair] = counts.get(pair, 0) + 1
        before = plain if tells else ""


class _Known(dict[str, T]):
    """What a pure function of a word comes to; all is forgotten when it is full.

    `lru_cache` is slower, for it keeps an order.
    """

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> T:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[word] = self._work(word)
        return made


_look = _Known(_read_word).__getitem__
_term = _Known(_read_term).__getitem__
