"""Cheap keys of documents: a number for the words of each, and the fingerprints by which copies are found.

Nothing is weighed here: quotations, stock sentences and captions are looked at when two documents are compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.schema.document import Document
from rashomon.stages.compare.hash_order import hash_order
from rashomon.stages.compare.shingles import SHINGLE, hash_shingles
from rashomon.stages.compare.tokens import Cut, cut_documents

WINDOW = 4  # of any four shingles in a row one is kept: a run of SHINGLE + WINDOW - 1 = 8 shared words is never missed

# A text's number, one of its fingerprints, and the index of the word where the fingerprint first stands.
ENTRY = np.dtype([("fingerprint", "<u8"), ("text", "<u8"), ("place", "<u4")])

Entries = NDArray[np.void]
Numbers = NDArray[np.uint64]

_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)  # no shingle: it would cross into the next document


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of some documents, one number a document in their order; `entries` by fingerprint, text and place.

    `texts` are hashes of the words: documents with the same words are the same text. A document without words has
    the text 0.
    """

    texts: Numbers
    entries: Entries


def key_documents(documents: Sequence[Document]) -> Keys:
    """The text numbers and fingerprints of some documents. Each depends on its own document alone."""
    return find_keys(cut_documents(documents))


def find_keys(cut: Cut) -> Keys:
    """The same of documents that are cut already."""
    found = cut.words()
    codes = cut.lexicon.codes(found.rows)
    ends = np.cumsum(found.lengths)
    begins = ends - found.lengths
    texts = np.array([_text_number(codes[b:e]) for b, e in zip(begins.tolist(), ends.tolist(), strict=True)], np.uint64)
    shingles = _inside(hash_shingles(codes), found.lengths)
    kept = winnow(shingles)
    owner = np.searchsorted(begins, kept, side="right") - 1
    entries = np.empty(len(kept), ENTRY)
    entries["fingerprint"] = shingles[kept]
    entries["text"] = texts[owner]
    entries["place"] = kept - begins[owner]
    return Keys(texts, first_places(entries))


def _inside(hashes: Numbers, lengths: NDArray[np.int64]) -> Numbers:
    """The hashes of documents of `lengths` words, one after the other, but none that crosses into the next."""
    ends = np.cumsum(lengths)
    for back in range(1, SHINGLE):
        hashes[ends[lengths >= back] - back] = _NONE
    return hashes


def winnow(hashes: Numbers) -> NDArray[np.int64]:
    """The places that winnowing keeps (Schleimer, Wilkerson and Aiken 2003): those of the least hash of each window.

    A window that reaches beyond a document's last shingle has fewer of them.
    """
    padded = np.concatenate([hashes, np.full(WINDOW - 1, _NONE, np.uint64)])
    least = hashes.copy()
    for ahead in range(1, WINDOW):
        np.minimum(least, padded[ahead : ahead + len(hashes)], out=least)
    least[hashes == _NONE] = _NONE  # no window begins between documents
    keep = np.zeros(len(hashes), bool)
    for back in range(min(WINDOW, len(hashes))):
        keep[back:] |= hashes[back:] == least[: len(hashes) - back]
    return np.flatnonzero(keep & (hashes != _NONE))


def first_places(entries: Entries) -> Entries:
    """The entries sorted, each fingerprint of a text once, at its first place. Those of one text stand by place."""
    ordered = entries[hash_order(entries["fingerprint"], entries["text"])]
    fresh = np.ones(len(ordered), bool)
    fresh[1:] = (ordered["fingerprint"][1:] != ordered["fingerprint"][:-1]) | (
        ordered["text"][1:] != ordered["text"][:-1]
    )
    return ordered[fresh]


def _text_number(codes: Numbers) -> int:
    """A hash of the words, never 0 where there are any."""
    if not len(codes):
        return 0
    return int.from_bytes(hashlib.blake2b(codes.tobytes(), digest_size=8).digest(), "little") or 1
