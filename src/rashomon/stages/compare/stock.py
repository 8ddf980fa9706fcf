"""Sentences that say nothing of their own: what publishers, police and monitors write again and again, and titles.

They are looked for among tokens: only a sentence with a telling word is searched for what it may hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from rashomon.language.data import table
from rashomon.schema.document import BlockRole
from rashomon.stages.compare.needs import telling_word, words_in
from rashomon.stages.compare.tokens import Cut, Indexes

_ENDS = re.compile(r"[.!?][\"”’')\]]*\Z")
_BEGINS = re.compile(r"[\"“‘'(\[]*[^\W\d_a-zß-öø-ÿ]")
_WORD = re.compile(r"[^\W_]+")
_CONTACT = re.compile(r"\S@\w+\.\w|\b\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}\b|\b1-\d{3}-")
_TO_THE_READER = re.compile(
    r"\b(?:you|your|you'(?:ll|ve|re|d)|please)\b", re.I
)  # outside quotations a report says neither
_READER_WORDS = frozenset({"you", "your", "please"})
_AREA_CODE = 3  # digits
_SHORTEST_TITLE = 6  # words
_CAPITALS = 0.6  # of a sentence's words: title case, as headlines and buttons are set
_PHRASE, _NUMBER, _READER = 1, 2, 4  # what a token can be a sign of

Spans = list[tuple[int, int]]


def stock_sentences(cut: Cut, starts: Indexes) -> list[Spans]:
    """The stock sentences of each document's content. `starts` says where each token begins."""
    found: list[Spans] = [[] for _ in cut.documents]
    if not cut.blocks:
        return found
    heads = _heads(cut)
    words, capitals = (np.add.reduceat(cut.look(look), heads) for look in (_count_words, _count_capitals))
    signs = np.bitwise_or.reduceat(cut.look(_signs), heads)
    titles = (words >= _SHORTEST_TITLE) & (capitals > _CAPITALS * words)
    blocks = np.searchsorted(cut.begins, heads, side="right") - 1
    ends = _ends_of(cut, starts, heads, blocks)
    for at in np.flatnonzero(titles | (signs > 0)).tolist():
        number = int(blocks[at])
        span = (int(starts[heads[at]]), int(ends[at]))
        owner = int(cut.owners[number])
        if cut.blocks[number].role is not BlockRole.FURNITURE and (
            titles[at] or _is_stock(cut.documents[owner].text[slice(*span)], int(signs[at]))
        ):
            found[owner].append(span)
    return found


def _heads(cut: Cut) -> Indexes:
    """The tokens with which sentences begin: a rough cut, for weighing words only; `dissect` makes the real one."""
    begins = cut.look(_may_begin) > 0
    begins[1:] &= cut.look(_may_end)[:-1] > 0
    begins[cut.begins] = True
    return np.flatnonzero(begins)


def _ends_of(cut: Cut, starts: Indexes, heads: Indexes, blocks: Indexes) -> Indexes:
    """Where each sentence ends in its document: where the next of its block begins, or with the block."""
    ends = np.array([block.end for block in cut.blocks], np.int64)[blocks]
    inner = np.flatnonzero(blocks[1:] == blocks[:-1])
    ends[inner] = starts[heads[inner + 1]]
    return ends


def _may_end(token: str) -> int:
    return _ENDS.search(token) is not None


def _may_begin(token: str) -> int:
    return _BEGINS.match(token) is not None


def _count_words(token: str) -> int:
    return len(_WORD.findall(token))


def _count_capitals(token: str) -> int:
    return sum(word[0].isupper() for word in _WORD.findall(token))


def _signs(token: str) -> int:
    """What a token can be a sign of: a stock phrase, a number to call, a word to the reader."""
    words = set(map(str.lower, _WORD.findall(token)))
    number = "@" in token or any(len(word) == _AREA_CODE and word.isdigit() for word in words)
    return (
        (0 if words.isdisjoint(_phrases()) else _PHRASE)
        | (_NUMBER if number else 0)
        | (0 if words.isdisjoint(_READER_WORDS) else _READER)
    )


def _is_stock(sentence: str, signs: int) -> bool:
    plain = sentence.replace("’", "'")
    if any(signs & sign and rule.search(plain) for sign, rule in ((_READER, _TO_THE_READER), (_NUMBER, _CONTACT))):
        return True
    if not signs & _PHRASE:
        return False
    words = set(map(str.lower, _WORD.findall(plain)))
    return any(
        phrase.words <= words and _compiled(phrase.pattern).search(plain)
        for word in words & _phrases().keys()
        for phrase in _phrases()[word]
    )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A stock phrase: its words, and a pattern of them with any white space between."""

    words: frozenset[str]
    pattern: str


@cache
def _phrases() -> Mapping[str, Sequence[_Phrase]]:
    """The stock phrases by a word that a sentence with one of them has."""
    found: dict[str, list[_Phrase]] = {}
    for row in table("stock_phrases"):
        pattern = r"\s+".join(map(re.escape, row["phrase"].split()))
        phrase = _Phrase(words_in(row["phrase"]), rf"\b{pattern}\b")
        found.setdefault(telling_word(row["phrase"]), []).append(phrase)
    return found


@cache  # when it is first needed: to compile all of them takes longer than to read a page
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
