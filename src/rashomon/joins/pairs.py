"""The kept pairs of documents, each in the parts by document of both, and what a run changes of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.join import Columns, Records
from rashomon.joins.columns import Keys, distinct_parts, parts_of
from rashomon.stages.group.candidates import first_of_each

STORED: np.dtype[Any] = np.dtype(
    [("first", "<u8"), ("second", "<u8"), ("shared", "<i8"), ("beside", "<f8"), ("weight", "<i4"), ("linked", "?")]
)
# Pairs that a run made, changed or dropped, with their weights before and after; a missing pair weighs `NONE`.
TURNED: np.dtype[Any] = np.dtype([("first", "<u8"), ("second", "<u8"), ("before", "<i4"), ("after", "<i4")])
NONE = -(1 << 30)

Pair = tuple[int, int]


class Stood(NamedTuple):
    """How a pair stood before."""

    shared: int
    beside: float
    linked: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Touched:
    """The parts of the pairs that a run changes: what stays in each, and the pairs that may change, as they were."""

    kept: Mapping[int, Records]
    before: Mapping[Pair, Stood]

    @classmethod
    def read(cls, columns: Columns, void: Keys, pairs: Collection[Pair]) -> Touched:
        """The pairs with a document of `void`, and `pairs`."""
        own = {part: columns.read(part) for part in distinct_parts(void)}
        met = [_partners(rows, void) for rows in own.values()]
        named = np.array(sorted({document for pair in pairs for document in pair}), dtype=np.uint64)
        marks = np.array(sorted(_mark(*pair) for pair in pairs), dtype=np.uint64)
        kept, before = {}, {}
        for part in distinct_parts(np.concatenate([void, named, *met])):
            rows = own[part] if part in own else columns.read(part)
            mark = rows["first"] * _MIX ^ rows["second"]
            out = np.isin(rows["first"], void) | np.isin(rows["second"], void) | _among(marks, mark)
            kept[part] = rows[~out]
            for first, second, shared, beside, weight, linked in rows[out].tolist():
                before[first, second] = Stood(shared, beside, linked, weight)
        return cls(kept, before)

    def write(self, columns: Columns, made: Records) -> None:
        """Put what became of the pairs in their places."""
        ways = both_ways(made)
        for part in sorted({*self.kept, *ways}):
            rows = np.concatenate([self.kept[part], ways.get(part, made[:0])])
            columns.write(part, rows[np.lexsort((rows["second"], rows["first"]))])

    def turns(self, made: Records) -> Records:
        """The pairs whose weight is another than it was."""
        weights = {(first, second): weight for first, second, _, _, weight, _ in made.tolist()}
        found = [
            (*pair, self.before[pair].weight if pair in self.before else NONE, weights.get(pair, NONE))
            for pair in sorted({*self.before, *weights})
        ]
        turned: Records = np.array(found, dtype=TURNED)
        changed: Records = turned[turned["before"] != turned["after"]]
        return changed


def _among(ordered: NDArray[np.uint64], values: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """True for values that a sorted array holds."""
    if not len(ordered):
        return np.zeros(len(values), dtype=np.bool_)
    found: NDArray[np.bool_] = ordered[np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)] == values
    return found


_MIX = np.uint64(0x9E3779B97F4A7C15)


def _mark(first: int, second: int) -> int:
    """A number that few pairs have in common."""
    return (first * int(_MIX) & 0xFFFFFFFFFFFFFFFF) ^ second


def _partners(rows: Records, documents: Keys) -> Keys:
    """The documents that stand in a pair with one of `documents`."""
    out = np.isin(rows["first"], documents) | np.isin(rows["second"], documents)
    return np.concatenate([rows["first"][out], rows["second"][out]])


def both_ways(pairs: Records) -> dict[int, Records]:
    """Pairs by part of their documents, sorted; those whose documents are of two parts stand in both."""
    if not len(pairs):
        return {}
    crossing = pairs[parts_of(pairs["first"]) != parts_of(pairs["second"])]
    parts = np.concatenate([parts_of(pairs["first"]), parts_of(crossing["second"])])
    both = np.concatenate([pairs, crossing])
    order = np.lexsort((both["second"], both["first"], parts))
    both, parts = both[order], parts[order].astype(np.uint64)
    heads = first_of_each(parts)
    ends = [*heads[1:].tolist(), len(parts)]
    return {int(parts[start]): both[start:end] for start, end in zip(heads.tolist(), ends, strict=True)}
