"""Which pairs of documents are worth weighing: found through an index of their terms, never by trying all.

What a term counts for is a step of how many documents hold it, and everything is counted in whole numbers, so that a
sum does not depend on the order of its parts, a page more lowers what few terms count for, and raises nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.stages.group.terms import UNIT, Terms, number_of

# One line for each term of each document. A weight of 0 is that of a key at which documents meet whatever their words.
POSTING: np.dtype[Any] = np.dtype([("term", "<u8"), ("document", "<u8"), ("weight", "<u2")])
# `first` is below `second`; `shared` counts what they have in common, in the units of `likeness`.
PAIR: np.dtype[Any] = np.dtype([("first", "<u8"), ("second", "<u8"), ("shared", "<i8")])

MOST = 255  # a term in more documents than these brings no pair together ...
_TOP = 9  # ... one in two documents counts 8 steps, each doubling of the documents one step less: at 256 1 is left
_MOST_MEETING = 60  # documents at one place on one day, of which each is tried with each
_FLOOR = 0.04  # a pair below this likeness cannot reach the threshold on any other evidence
_MEETS = 1 << 40  # what a key at which documents meet adds to `shared`: above all sums of terms
# The unit in which the other evidence is weighed: from 1.7 to 2.1 public sets group alike, as do samples of 2 to 400 of
# their pages, so that it need not change with the collection.
_SCALE = 1.9 / (UNIT * UNIT * _TOP * _TOP)
LEAST = int(_FLOOR / _SCALE)  # what a pair has in common that is worth weighing
_CELLS = 1 << 21  # sums under way at once

Postings = NDArray[np.void]
Pairs = NDArray[np.void]


def likeness(shared: int) -> float:
    """How alike the words of two documents are, 0 to somewhat above 1, from what they have in common."""
    return (shared % _MEETS) * _SCALE


def likenesses(shared: NDArray[np.int64]) -> NDArray[np.float64]:
    """As `likeness`, of many pairs."""
    made: NDArray[np.float64] = (shared % _MEETS).astype(np.float64) * _SCALE
    return made


def postings_of(document: int, terms: Terms, meets: Iterable[str]) -> Postings:
    """The lines of one document; `meets` are the keys at which it meets others whatever their words."""
    keys = np.array(sorted({number_of(key) for key in meets}), dtype=np.uint64)
    made = np.empty(len(terms.numbers) + len(keys), dtype=POSTING)
    made["term"] = np.concatenate([terms.numbers, keys])
    made["document"] = document
    made["weight"] = np.concatenate([terms.weights, np.zeros(len(keys), dtype=np.uint16)])
    return made


def worth(spread: NDArray[np.int64], meeting: NDArray[np.bool_]) -> NDArray[np.int64]:
    """What sharing a term counts for that `spread` documents hold; `meeting` is true for keys at which they meet."""
    level = np.frexp(np.maximum(spread, 1).astype(np.float64))[1].astype(np.int64) - 1  # the floor of the logarithm
    steps = np.where((spread > 1) & (spread <= MOST), _TOP - level, 0)
    met = np.where((spread > 1) & (spread <= _MOST_MEETING), _MEETS, 0)
    return np.where(meeting, met, steps * steps)


@dataclass(frozen=True, slots=True)
class Shared:
    """Postings of terms that several documents share, sorted by term and document, and what each term counts for."""

    postings: Postings
    spread: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, postings: Postings) -> Shared:
        """All of `postings` that can bring documents together. Those of one term have to be there all."""
        ordered = postings[np.lexsort((postings["document"], postings["term"]))]
        heads = first_of_each(ordered["term"])
        spread = np.diff(np.append(heads, len(ordered)))
        return cls(ordered, spread, worth(spread, ordered["weight"][heads] == 0)).kept()

    def kept(self) -> Shared:
        """Without terms that one document has or that count for nothing."""
        kept = (self.counts != 0) & (self.spread > 1)
        return Shared(self.postings[np.repeat(kept, self.spread)], self.spread[kept], self.counts[kept])


@dataclass(frozen=True, slots=True)
class Index:
    """Shared postings as columns.

    `documents` are numbers into `ids`, and `runs` numbers of the terms, of which `starts`, `ends` and `counts` tell
    where their postings stand and what they count for. The postings of document d are `mine[bounds[d]:bounds[d + 1]]`.
    """

    ids: NDArray[np.uint64]
    documents: NDArray[np.int32]
    weights: NDArray[np.int32]
    runs: NDArray[np.int32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    counts: NDArray[np.int64]
    mine: NDArray[np.int64]
    bounds: NDArray[np.int64]

    @classmethod
    def of(cls, parts: Sequence[Shared]) -> Index:
        """The index of postings in parts, each of which has terms of its own."""
        spread = np.concatenate([np.zeros(0, np.int64), *(part.spread for part in parts)])
        given = [part.postings["document"] for part in parts]
        ids, documents = np.unique(np.concatenate([np.zeros(0, np.uint64), *given]), return_inverse=True)
        weights = np.concatenate([np.zeros(0, np.int32), *(part.postings["weight"] for part in parts)])
        mine = np.argsort(documents, kind="stable")
        return cls(
            ids=ids,
            documents=documents.astype(np.int32),
            weights=np.where(weights == 0, 1, weights).astype(np.int32),
            runs=np.repeat(np.arange(len(spread)), spread).astype(np.int32),
            starts=np.cumsum(spread) - spread,
            ends=np.cumsum(spread),
            counts=np.concatenate([np.zeros(0, np.int64), *(part.counts for part in parts)]),
            mine=mine,
            bounds=np.searchsorted(documents[mine], np.arange(len(ids) + 1)),
        )

    def shared(self, first: int, second: int) -> int:
        """What two documents have in common, whether they are candidates or not."""
        one, other = self._postings(first), self._postings(second)
        runs, at, to = np.intersect1d(self.runs[one], self.runs[other], assume_unique=True, return_indices=True)
        return int(np.sum(self.counts[runs] * self.weights[one[at]] * self.weights[other[to]]))

    def _postings(self, document: int) -> NDArray[np.int64]:
        at = int(np.searchsorted(self.ids, np.uint64(document)))
        known = at < len(self.ids) and int(self.ids[at]) == document
        return self.mine[self.bounds[at] : self.bounds[at + 1]] if known else self.mine[:0]

    def pairs(self, fresh: NDArray[np.uint64] | None = None, least: int = LEAST) -> Iterator[Pairs]:
        """Pairs that share `least` or more, each once, sorted within a lot; with `fresh`, those with one of these."""
        chosen = np.ones(len(self.ids), dtype=np.bool_) if fresh is None else np.isin(self.ids, fresh)
        numbers = np.flatnonzero(chosen)
        size = max(1, _CELLS // max(1, len(self.ids)))
        sums = np.zeros(size * len(self.ids), dtype=np.int64)
        for at in range(0, len(numbers), size):
            lot = numbers[at : at + size]
            keys, shared = self._sums(lot, chosen, sums, least)
            row, other = np.divmod(keys, len(self.ids))
            made = np.empty(len(row), dtype=PAIR)
            one, two = self.ids[lot[row]], self.ids[other]
            made["first"], made["second"] = np.minimum(one, two), np.maximum(one, two)
            made["shared"] = shared
            yield made

    def _sums(
        self, lot: NDArray[np.int64], chosen: NDArray[np.bool_], sums: NDArray[np.int64], least: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Row in the lot times documents plus document, sorted, and what the two share. `sums` is left zero."""
        sizes = self.bounds[lot + 1] - self.bounds[lot]
        posting = self.mine[_ranges(self.bounds[lot], sizes)]
        cell = np.repeat(np.arange(len(lot)) * len(self.ids), sizes)
        run = self.runs[posting]
        ends = posting if chosen.all() else self.ends[run]  # of all pairs, those with documents of a lower number
        lengths = ends - self.starts[run]
        other = _ranges(self.starts[run], lengths)
        keys = np.repeat(cell, lengths) + self.documents[other]
        np.add.at(sums, keys, np.repeat(self.counts[run] * self.weights[posting], lengths) * self.weights[other])
        found = np.unique(keys[np.abs(sums[keys]) >= least])
        shared = sums[found]
        sums[keys] = 0
        numbers = found % len(self.ids)
        own = lot[found // len(self.ids)]
        keep = (numbers != own) & (~chosen[numbers] | (numbers < own))
        return found[keep], shared[keep]


def pairs_of(lot: Pairs) -> Iterator[tuple[tuple[int, int], int]]:
    """Pairs as plain numbers, with what they share."""
    for first, second, shared in zip(*(lot[name].tolist() for name in ("first", "second", "shared")), strict=True):
        yield (first, second), shared


def first_of_each(ordered: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where each distinct number of a sorted array begins."""
    if not len(ordered):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))


def _ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from each start on, as many as its length says."""
    ends = np.cumsum(lengths)
    first: NDArray[np.int64] = np.repeat(starts - (ends - lengths), lengths)
    return first + np.arange(len(first))
