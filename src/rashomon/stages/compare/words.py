"""A document as comparable words: folded, with where each stands and whether it can show copying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.schema.document import Document
from rashomon.stages.compare.shingles import Shingles, hash_shingles, shingles_of
from rashomon.stages.compare.tokens import Cut, Indexes, cut_documents

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a document's content blocks, in order; all but `shingles` run in parallel, one entry a word.

    `starts` and `ends` are document offsets, `blocks` tells words of one block from those of another. `plain` is True
    for a word in small letters, no name and no number. `shingles` are the runs of words.
    """

    id: str
    words: tuple[str, ...]
    shingles: Shingles
    starts: Indexes
    ends: Indexes
    blocks: Indexes
    plain: Flags


@dataclass(frozen=True, slots=True)
class WordedDocument:
    """Words with what each can show.

    `counts` is False for a word that may be shared without copying: inside quotation marks, beside them as their
    attribution, in a stock sentence or a caption. `own` is how many of the words before each count, and at the end all.
    """

    wording: Wording
    counts: Flags
    own: Indexes

    def own_words(self) -> int:
        """How many words can show copying."""
        return int(self.own[-1])

    def own_before(self, at: int) -> int:
        """How many words before one can show copying."""
        return int(self.own[at])


def split_words(document: Document) -> Wording:
    """The comparable words of a document's content."""
    cut = cut_documents([document])
    return next(split_all_words(cut, cut.starts()))


def split_all_words(cut: Cut, starts: Indexes) -> Iterator[Wording]:
    """The words of each of some documents, whose tokens begin at `starts`."""
    found = cut.words()
    hashes, plain = hash_shingles(cut.lexicon.codes(found.rows)), cut.lexicon.plain(found.rows)
    begins = starts[found.tokens] + cut.lexicon.starts(found.rows)
    ends = begins + cut.lexicon.lengths(found.rows)
    blocks = np.repeat(np.arange(len(cut.blocks)), cut.sizes())[found.tokens]
    words = cut.lexicon.words(found.rows)
    last = 0
    for document, length in zip(cut.documents, found.lengths.tolist(), strict=True):
        some = slice(last, last + length)
        last += length
        shingles = shingles_of(hashes[some])
        yield Wording(document.id, words[some], shingles, begins[some], ends[some], blocks[some], plain[some])


def count_words(wording: Wording, barred: Sequence[tuple[int, int]]) -> WordedDocument:
    """The words with what each can show: nothing where it begins in a `barred` span. The spans are sorted and may
    overlap."""
    if barred:
        opens = np.array([start for start, _ in barred])
        reach = np.concatenate([[0], np.maximum.accumulate([end for _, end in barred])])
        counts = wording.starts >= reach[np.searchsorted(opens, wording.starts, "right")]
    else:
        counts = np.ones(len(wording.words), bool)
    return WordedDocument(wording, counts, np.concatenate([[0], np.cumsum(counts)]))
