"""A document as comparable words: folded, with where each stands and whether it can show copying."""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.schema.document import BlockRole, Document
from rashomon.stages.compare.common_words import spans_not_counted

# "U.S." is one word, as "US" is; a number written "31,000" or "31, 000" is the words "31" "000" both ways.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)?")
SHINGLE = 5  # words; at 4 ordinary phrases ("was taken to hospital") propose most pairs, at 7 two edits hide a sentence
_PLACES = 8  # where one shingle stands in a document more often than this, the first places serve
_MODULUS = (1 << 61) - 1
_BASE = 1_000_003


@dataclass(frozen=True, slots=True)
class WordedDocument:
    """The words of a document's content blocks, in order; all lists run in parallel, one entry a word.

    `starts` and `ends` are document offsets, `blocks` the number of the block a word stands in. `plain` is True for a
    word in small letters, no name and no number. `counts` is
    False for a word that may be shared without copying: inside quotation marks, beside them as their
    attribution, in a stock sentence or a caption. `shingles` has one hash for each run of `SHINGLE` words,
    under the index of its first word, and `places` where each hash stands.
    """

    id: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[int, ...]
    plain: tuple[bool, ...]
    counts: tuple[bool, ...]
    shingles: tuple[int, ...]
    places: Mapping[int, tuple[int, ...]]

    def own_words(self) -> int:
        """How many words can show copying."""
        return sum(self.counts)


def word_document(document: Document) -> WordedDocument:
    """Split the content of a document into comparable words."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blocks: list[int] = []
    for number, block in enumerate(document.blocks):
        if block.role is BlockRole.FURNITURE:
            continue
        for found in _WORD.finditer(document.text, block.start, block.end):
            words.append(folded(found.group()))
            starts.append(found.start())
            ends.append(found.end())
            blocks.append(number)
    shingles = tuple(_shingles(words))
    return WordedDocument(
        id=document.id,
        words=tuple(words),
        starts=tuple(starts),
        ends=tuple(ends),
        blocks=tuple(blocks),
        plain=tuple(document.text[start].islower() for start in starts),
        counts=tuple(_counted(starts, spans_not_counted(document))),
        shingles=shingles,
        places=_places(shingles),
    )


@lru_cache(maxsize=65536)  # a pure function of its word: the cache changes its speed alone
def folded(word: str) -> str:
    """A word without case, accents, points and its possessive ending."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").replace("’", "'")
    return plain.removesuffix("'s").replace("'", "") or plain


def _counted(starts: Sequence[int], barred: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """For each word, whether it lies outside every barred span. The spans are sorted and may overlap."""
    opens = [start for start, _ in barred]
    reach: list[int] = []
    for _, end in barred:
        reach.append(max(end, reach[-1] if reach else 0))
    for start in starts:
        at = bisect_right(opens, start) - 1
        yield at < 0 or start >= reach[at]


@lru_cache(maxsize=65536)
def _code(word: str) -> int:
    # Python's own hash differs from run to run.
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) + 1


def _shingles(words: Sequence[str]) -> Iterator[int]:
    """The rolling hash (Karp and Rabin) of every run of `SHINGLE` words."""
    top = pow(_BASE, SHINGLE, _MODULUS)
    codes = [_code(word) for word in words]
    value = 0
    for at, code in enumerate(codes):
        value = (value * _BASE + code) % _MODULUS
        if at >= SHINGLE:
            value = (value - codes[at - SHINGLE] * top) % _MODULUS
        if at >= SHINGLE - 1:
            yield value


def _places(shingles: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    places: dict[int, tuple[int, ...]] = {}
    for at, value in enumerate(shingles):
        held = places.get(value, ())
        if len(held) < _PLACES:
            places[value] = (*held, at)
    return places
