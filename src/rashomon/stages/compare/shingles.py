"""Runs of words as numbers: equal runs have equal ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5  # words; at 4 ordinary phrases ("was taken to hospital") propose most pairs, at 7 two edits hide a sentence
_POWERS = tuple(np.uint64(pow(0x9E3779B97F4A7C15, n, 1 << 64)) for n in range(SHINGLE))
_MIX = ((31, 0x7FB5D329728EA185), (27, 0x81DADEF4BC2DD44D))  # Stafford's finaliser, so that the least hash is any hash
_PLACES = 8  # where one shingle stands in a document more often than this, the first places serve

Hashes = NDArray[np.uint64]
Indexes = NDArray[np.int64]


def hash_shingles(codes: Hashes) -> Hashes:
    """The hash of the `SHINGLE` word codes from each place on; the last ones are of fewer words.

    Of documents one after the other those at a document's last words are no shingles: they run into the next.
    """
    padded = np.concatenate([codes, np.zeros(SHINGLE - 1, np.uint64)])
    hashes = np.zeros(len(codes), np.uint64)
    for at, power in enumerate(_POWERS):
        hashes += padded[at : at + len(codes)] * power
    for shift, factor in _MIX:
        hashes ^= hashes >> np.uint64(shift)
        hashes *= np.uint64(factor)
    hashes ^= hashes >> np.uint64(33)
    return hashes


@dataclass(frozen=True, slots=True)
class Shingles:
    """The hash of each run of `SHINGLE` words of a document, by place, and the places by hash.

    `places` are those where a shingle stands, in the order of `hashes`, which are sorted; of one that stands there very
    often the first places alone.
    """

    by_place: Hashes
    hashes: Hashes
    places: Indexes

    def places_of(self, values: Hashes) -> list[int]:
        """The places of some hashes, sorted. The hashes are sorted."""
        found: list[int] = np.sort(self.places[_find(self.hashes, values).found]).tolist()
        return found

    def shared_with(self, other: Shingles) -> Shared:
        """What stands in the other too."""
        shared = _find(self.hashes, other.hashes)
        places, lows = self.places[shared.found], shared.at[shared.found]
        highs = other.hashes.searchsorted(self.hashes[shared.found], "right")
        order = np.argsort(places)
        return Shared(places[order].tolist(), lows[order].tolist(), highs[order].tolist())


@dataclass(frozen=True, slots=True)
class Shared:
    """The places of shingles, sorted, that another document has too, among its own `places` from `lows` to `highs`."""

    places: Sequence[int]
    lows: Sequence[int]
    highs: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Found:
    """For each of some hashes where it would stand among others, and whether it does."""

    at: Indexes
    found: NDArray[np.bool_]


def _find(some: Hashes, hashes: Hashes) -> _Found:
    """Look for some hashes among others, which are sorted."""
    if not len(hashes):
        return _Found(np.zeros(len(some), np.int64), np.zeros(len(some), bool))
    at = np.minimum(hashes.searchsorted(some), len(hashes) - 1)
    return _Found(at, hashes[at] == some)


def shingles_of(hashes: Hashes) -> Shingles:
    """The shingles of a document from the hash at each of its words."""
    by_place = hashes[: max(0, len(hashes) - SHINGLE + 1)]
    order = np.argsort(by_place, kind="stable")
    ordered = by_place[order]
    early = np.ones(len(order), bool)
    early[_PLACES:] = ordered[_PLACES:] != ordered[:-_PLACES]
    return Shingles(by_place, ordered[early], order[early])
