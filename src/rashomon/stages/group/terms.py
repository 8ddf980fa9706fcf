"""The words of a document that may tell which event it is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from rashomon.language.data import column
from rashomon.language.spelling import spelling_key
from rashomon.schema.document import BlockRole, Document

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_WORDS = 400  # news tells first what happened; at 250 and at 600 words the sets group slightly worse
_TITLE_WEIGHT = 2
_REPORT_WEIGHT = 0.5
_LONG_NAME = 5  # letters from which two names under one spelling key are seldom two
_PHANTOMS = 50  # documents assumed beside the case, so that a word which all five pages of it share still weighs


@cache
def _function_words() -> frozenset[str]:
    return column("function_words", "word")


def _commonness(term: str) -> float:
    """Less for a term made of words that reports of every such event use."""
    return _REPORT_WEIGHT if all(word in _report_words() for word in term.split()) else 1.0


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


def terms(document: Document) -> Counter[str]:
    """Words and pairs of capitalised words ("hill county") with how often they occur; the title counts twice."""
    counted: Counter[str] = Counter()
    left = _MOST_WORDS
    titled = False
    for block in document.content_blocks():
        if left <= 0:
            break
        weight = _TITLE_WEIGHT if block.role is BlockRole.TITLE else 1
        titled = titled or block.role is BlockRole.TITLE
        left -= _count(document.text[block.start : block.end], weight, left, counted)
    if not titled and document.title:
        _count(document.title, _TITLE_WEIGHT, _MOST_WORDS, counted)
    return counted


@dataclass(frozen=True, slots=True)
class CasedWords:
    """The words of a document, as `plain_word` writes them: those with a capital, and those in small letters."""

    capital: frozenset[str]
    small: frozenset[str]


def cased_words(document: Document) -> CasedWords:
    """How the words that `terms` counts are written; one may be both."""
    capital, small, left = set[str](), set[str](), _MOST_WORDS
    for block in document.content_blocks():
        for found in islice(_WORD.finditer(document.text, block.start, block.end), left):
            word = found.group()
            (capital if word[0].isupper() else small).add(plain_word(word))
            left -= 1
    return CasedWords(frozenset(capital), frozenset(small))


def spell_alike(counts: Sequence[Mapping[str, int]], cased: Sequence[CasedWords]) -> list[Counter[str]]:
    """The counts with each name in one spelling, the first of those that documents use: Sinaa and Sina'a are one.

    A name is a word that no document writes small; what is a word besides ("Brook") keeps its letters.
    """
    small = frozenset[str]().union(*(words.small for words in cased))
    spelt: dict[str, str] = {}
    first: dict[str, str] = {}
    for word in sorted(frozenset[str]().union(*(words.capital for words in cased)) - small):
        if len(word) >= _LONG_NAME:
            spelt[word] = first.setdefault(spelling_key(word), word)
    made = []
    for count in counts:
        one: Counter[str] = Counter()
        for term, times in count.items():
            one[" ".join(spelt.get(word, word) for word in term.split())] += times
        made.append(one)
    return made


def plain_word(word: str) -> str:
    """A word without case and possessive."""
    return word.casefold().replace("’", "'").removesuffix("'s")


def _count(text: str, weight: int, most: int, counted: Counter[str]) -> int:
    before = ""
    seen = 0
    for found in _WORD.finditer(text):
        if seen == most:
            break
        seen += 1
        word = found.group()
        plain = plain_word(word)
        if plain in _function_words() or len(plain) < 2:
            before = ""
            continue
        counted[plain] += weight
        if before and word[0].isupper():
            counted[f"{before} {plain}"] += 1
        before = plain if word[0].isupper() else ""
    return seen


def vectors(counts: Sequence[Mapping[str, int]]) -> list[dict[str, float]]:
    """Unit vectors: log frequency times inverse document frequency. Terms of one document alone are left out of the
    vector, for nobody can share them, but count in its length."""
    spread: Counter[str] = Counter(term for count in counts for term in count)
    total = len(counts) + _PHANTOMS
    made = []
    for count in counts:
        weights = {
            term: _commonness(term) * (1 + math.log(n)) * math.log(total / (spread[term] + 0.5))
            for term, n in count.items()
        }
        length = math.sqrt(math.fsum(w * w for w in weights.values())) or 1.0
        made.append({term: weights[term] / length for term in sorted(weights) if spread[term] > 1})
    return made
