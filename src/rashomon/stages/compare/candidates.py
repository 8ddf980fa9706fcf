"""Which texts are worth aligning: those that share a run of fingerprints, found through an inverted index.

All of it is arithmetic on sorted arrays. What it finds depends on the collection alone, not on any order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.stages.compare.prints import Entries, Numbers
from rashomon.stages.compare.shingles import SHINGLE

COMMON = 24  # texts: what stands in more is told by everybody, and shows copying only where it is much of a text

# Texts: of what stands in no more, all are paired with all; of the rest each with the next two by number, for that is
# enough to join a family. A pool of sentences that everybody draws on then costs some pairs a page, not its square.
_ALL = 12
_NEXT = 2
_GAP = 15  # words between two fingerprints of one passage: an edit, and what winnowing leaves out beside it
_SHIFT = 6  # words put in or left out between them, as in the alignment

# Words from the first fingerprint of a run to the end of the last. Winnowing may pass over three shingles at either
# end: a passage of 16 words without an edit never falls below. At 8, which two reporters come to by themselves ("was
# taken to a local hospital where he"), pairs that come to nothing are half as many again.
_COVER = 10
_STRONG = 0.2  # of the fingerprints of the shorter text: then common ones propose as well
_SEVERAL = 5  # fingerprints at the least for that
_WEAK = 8  # pairs a text keeps of those below _STRONG, the best; a page of borrowed sentences has hundreds

# One fingerprint that two texts share: where it stands in either, and whether it is a common one.
HIT = np.dtype([("first", "<u8"), ("second", "<u8"), ("place", "<u4"), ("other", "<u4"), ("common", "?")])

# Two texts, by number, that may share a passage. `shared` counts fingerprints, of which `common` are common ones;
# `cover` is the length in words of the longest run of the others.
CANDIDATE = np.dtype([("first", "<u8"), ("second", "<u8"), ("shared", "<u4"), ("common", "<u4"), ("cover", "<u4")])

# A fingerprint of a text that stands in very many.
TOLD = np.dtype([("text", "<u8"), ("fingerprint", "<u8")])

Rows = NDArray[np.void]


@dataclass(frozen=True, slots=True)
class _Postings:
    """For each entry, sorted, how many texts hold its fingerprint and which of them it is."""

    sizes: NDArray[np.int64]
    ranks: NDArray[np.int64]


def _postings(entries: Entries) -> _Postings:
    begins = np.flatnonzero(differs(entries, "fingerprint"))
    sizes = np.diff(np.append(begins, len(entries)))
    return _Postings(np.repeat(sizes, sizes), np.arange(len(entries)) - np.repeat(begins, sizes))


def differs(rows: Rows, *fields: str) -> NDArray[np.bool_]:
    """For each row whether it is unlike the one before in any of the fields."""
    found = np.ones(len(rows), bool)
    if len(rows):
        found[1:] = np.logical_or.reduce([rows[name][1:] != rows[name][:-1] for name in fields])
    return found


def told(entries: Entries) -> Rows:
    """The common fingerprints of each text, by text. `entries` are whole postings, sorted."""
    common = entries[_postings(entries).sizes > COMMON]
    found = np.empty(len(common), TOLD)
    for name in ("text", "fingerprint"):
        found[name] = common[name]
    return np.sort(found, order=("text", "fingerprint"))


def told_of(common: Rows, texts: Numbers) -> list[Numbers]:
    """The common fingerprints of each of some texts, sorted. `common` are by text, as `told` gives them."""
    fingerprints = common["fingerprint"]
    begins, ends = (np.searchsorted(common["text"], texts, side).tolist() for side in ("left", "right"))
    return [fingerprints[begin:end] for begin, end in zip(begins, ends, strict=True)]


def find_hits(entries: Entries) -> Rows:
    """The fingerprints shared by the pairs that each posting gives. `entries` are whole postings, sorted.

    Linear in the entries: none gives more than `_ALL` hits.
    """
    entries = entries[_postings(entries).sizes > 1]
    postings = _postings(entries)
    found = []
    for step in range(1, _ALL):
        ends = postings.ranks + step < postings.sizes
        ends &= (postings.sizes <= _ALL) if step > _NEXT else True
        one = np.flatnonzero(ends)
        if not len(one):
            break
        hits = np.empty(len(one), HIT)
        hits["first"], hits["place"] = entries["text"][one], entries["place"][one]
        hits["second"], hits["other"] = entries["text"][one + step], entries["place"][one + step]
        hits["common"] = postings.sizes[one] > COMMON
        found.append(hits)
    return np.concatenate(found) if found else np.empty(0, HIT)


def weigh_hits(hits: Rows) -> Rows:
    """The pairs that share several fingerprints, with what these come to, sorted. All hits of a pair must be there.

    One fingerprint is no run, and never makes a pair worth keeping: nine pairs in ten have one alone.
    """
    ordered = _by_pair(hits)
    pairs = np.flatnonzero(differs(ordered, "first", "second"))
    found = np.zeros(len(pairs), CANDIDATE)
    if not len(pairs):
        return found
    for name in ("first", "second"):
        found[name] = ordered[name][pairs]
    found["shared"] = np.diff(np.append(pairs, len(ordered)))
    found["common"] = np.add.reduceat(ordered["common"].astype(np.int64), pairs)
    found["cover"] = np.maximum.reduceat(_covers(ordered), pairs)
    return found


def _by_pair(hits: Rows) -> Rows:
    """The hits of pairs with several: by pair, the common ones last, by place, of which no two hits share one."""
    some = hits[_perhaps_several(hits)]
    places = some["common"].astype(np.int64) << 32 | some["place"].astype(np.int64)
    ordered = some[np.lexsort((places, some["second"], some["first"]))]
    fresh = differs(ordered, "first", "second")
    alone = fresh & np.append(fresh[1:], True)[: len(fresh)]
    found: Rows = ordered[~alone]
    return found


def _perhaps_several(hits: Rows) -> NDArray[np.bool_]:
    """For each hit whether its pair can have another, by counting hashes of pairs: quicker than to sort them all."""
    bits = max(8, len(hits).bit_length() + 1)
    buckets = (_lots(hits) >> np.uint64(64 - bits)).astype(np.int64)
    several: NDArray[np.bool_] = (np.bincount(buckets, minlength=1 << bits) > 1)[buckets]
    return several


def _lots(pairs: Rows) -> Numbers:
    """A hash of each pair."""
    mixed: Numbers = (pairs["first"] ^ (pairs["second"] * np.uint64(0x9E3779B97F4A7C15))) * np.uint64(
        0xBF58476D1CE4E5B9
    )
    return mixed


def _covers(ordered: Rows) -> NDArray[np.int64]:
    """For each hit the words of its run up to its own end, 0 for common ones."""
    place, other = ordered["place"].astype(np.int64), ordered["other"].astype(np.int64)
    begins = differs(ordered, "first", "second", "common")
    begins[1:] |= np.diff(place) > _GAP
    begins[1:] |= np.abs(np.diff(place) - np.diff(other)) > _SHIFT
    heads = np.flatnonzero(begins)
    lengths = place - np.repeat(place[heads], np.diff(np.append(heads, len(ordered)))) + SHINGLE
    return np.where(ordered["common"], 0, lengths)


def choose(candidates: Rows, texts: Numbers, sizes: NDArray[np.int64]) -> Rows:
    """The candidates to align. `sizes` counts the fingerprints of each of `texts`, which are sorted.

    Strong ones all: a text's fingerprints allow it few. Of the weak, those that are among the best of either text;
    of equals the one that a hash of the pair prefers, so that no text is everybody's choice.
    """
    one, other = (sizes[np.searchsorted(texts, candidates[name])] for name in ("first", "second"))
    strong = candidates["shared"] >= np.maximum(_STRONG * np.minimum(one, other), _SEVERAL)
    weak = np.flatnonzero(~strong & (candidates["cover"] >= _COVER))
    rows = candidates[weak]
    owner = np.concatenate([rows["first"], rows["second"]])
    rare = np.tile(rows["shared"] - rows["common"], 2)
    order = np.lexsort((np.tile(_lots(rows), 2), -rare.astype(np.int64), owner))
    begins = np.ones(len(order), bool)
    begins[1:] = owner[order][1:] != owner[order][:-1]
    heads = np.flatnonzero(begins)
    rank = np.arange(len(order)) - np.repeat(heads, np.diff(np.append(heads, len(order))))
    best = np.zeros(len(weak), bool)
    best[order[rank < _WEAK] % max(1, len(weak))] = True
    strong[weak[best]] = True
    return candidates[strong]


def worth_keeping(candidates: Rows) -> NDArray[np.bool_]:
    """Which candidates `choose` can ever choose; the rest need not be kept."""
    return (candidates["cover"] >= _COVER) | (candidates["shared"] >= _SEVERAL)
