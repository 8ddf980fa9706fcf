"""A document as comparable words: folded, with where each stands and whether it can show copying."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rashomon.schema.document import BlockRole, Document
from rashomon.stages.compare.common_words import spans_not_counted

# "U.S." is one word, as "US" is; a number written "31,000" or "31, 000" is the words "31" "000" both ways.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)?")
SHINGLE = 5  # words; at 4 ordinary phrases ("was taken to hospital") propose most pairs, at 7 two edits hide a sentence
_PLACES = 8  # where one shingle stands in a document more often than this, the first places serve
_POWERS = tuple(np.uint64(pow(0x9E3779B97F4A7C15, n, 1 << 64)) for n in range(SHINGLE))
_MIX = ((31, 0x7FB5D329728EA185), (27, 0x81DADEF4BC2DD44D))  # Stafford's finaliser, so that the least hash is any hash


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a document's content blocks, in order, and the hash of each run of `SHINGLE` of them."""

    id: str
    words: tuple[str, ...]
    shingles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WordedDocument(Wording):
    """Words with where each stands and what it can show; all lists run in parallel, one entry a word.

    `starts` and `ends` are document offsets, `blocks` the number of the block a word stands in. `plain` is True for a
    word in small letters, no name and no number. `counts` is False for a word that may be shared without copying:
    inside quotation marks, beside them as their attribution, in a stock sentence or a caption.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[int, ...]
    plain: tuple[bool, ...]
    counts: tuple[bool, ...]

    def own_words(self) -> int:
        """How many words can show copying."""
        return sum(self.counts)


def split_words(document: Document) -> Wording:
    """The comparable words of a document's content."""
    words: list[str] = []
    for block in document.blocks:
        if block.role is not BlockRole.FURNITURE:
            words += map(folded, _WORD.findall(document.text, block.start, block.end))
    return Wording(document.id, tuple(words), tuple(hash_words(words)))


def word_document(document: Document, wording: Wording | None = None) -> WordedDocument:
    """The words of a document, or those of its `wording`, with where each stands and what it can show."""
    known = wording or split_words(document)
    spans: list[tuple[int, int]] = []
    blocks: list[int] = []
    for number, block in enumerate(document.blocks):
        if block.role is not BlockRole.FURNITURE:
            found = [match.span() for match in _WORD.finditer(document.text, block.start, block.end)]
            spans += found
            blocks += [number] * len(found)
    starts = tuple(start for start, _ in spans)
    return WordedDocument(
        id=known.id,
        words=known.words,
        shingles=known.shingles,
        starts=starts,
        ends=tuple(end for _, end in spans),
        blocks=tuple(blocks),
        plain=tuple(document.text[start].islower() for start in starts),
        counts=tuple(_counted(starts, spans_not_counted(document))),
    )


def find_words(text: str) -> Iterator[str]:
    """The words of a text, as they are written."""
    return iter(_WORD.findall(text))


@lru_cache(maxsize=65536)  # a pure function of its word: the cache changes its speed alone
def folded(word: str) -> str:
    """A word without case, accents, points and its possessive ending."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").replace("’", "'")
    return plain.removesuffix("'s").replace("'", "") or plain


def _counted(starts: Sequence[int], barred: Sequence[tuple[int, int]]) -> list[bool]:
    """For each word, whether it lies outside every barred span. The spans are sorted and may overlap."""
    if not barred:
        return [True] * len(starts)
    opens = np.array([start for start, _ in barred])
    reach = np.concatenate([[0], np.maximum.accumulate([end for _, end in barred])])
    outside: list[bool] = (np.array(starts) >= reach[np.searchsorted(opens, starts, "right")]).tolist()
    return outside


@lru_cache(maxsize=65536)
def word_code(word: str) -> int:
    """A folded word as 32 bits, never 0; Python's own hash differs from run to run."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) or 1


def hash_words(words: Sequence[str]) -> list[int]:
    """The hash of every run of `SHINGLE` folded words."""
    codes = np.fromiter(map(word_code, words), np.uint64, len(words))
    hashes: list[int] = hash_shingles(codes)[: max(0, len(words) - SHINGLE + 1)].tolist()
    return hashes


def hash_shingles(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hash of the `SHINGLE` word codes from each place on; the last ones are of fewer words."""
    padded = np.concatenate([codes, np.zeros(SHINGLE - 1, np.uint64)])
    hashes = np.zeros(len(codes), np.uint64)
    for at, power in enumerate(_POWERS):
        hashes += padded[at : at + len(codes)] * power
    for shift, factor in _MIX:
        hashes ^= hashes >> np.uint64(shift)
        hashes *= np.uint64(factor)
    hashes ^= hashes >> np.uint64(33)
    return hashes


def places(wording: Wording, values: Collection[int]) -> dict[int, list[int]]:
    """Where each of some shingles stands, the first places of one that stands very often."""
    found: dict[int, list[int]] = {}
    for at, value in enumerate(wording.shingles):
        if value in values:
            held = found.setdefault(value, [])
            if len(held) < _PLACES:
                held.append(at)
    return found
