"""Columns cut into parts by the leading bits of a key: whole keys lie in one part, and each part is sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.join import Columns, Records
from rashomon.stages.compare.hash_order import hash_order

_SLICE_BITS = 6
_SLICES = 1 << _SLICE_BITS  # of the keys: of all entries of a large collection one slice is sorted at a time


class Sharded:
    """Records kept in order of their first two fields, in parts by the first `bits` bits of the first, the key."""

    def __init__(self, columns: Columns, dtype: np.dtype[np.void], bits: int) -> None:
        self._columns = columns
        self._dtype = dtype
        self._names = dtype.names or ()
        self._key = self._names[0]
        self._shift = np.uint64(64 - bits)

    def all(self) -> Records:
        """Every record, sorted."""
        return self._joined(self._columns.read(part) for part in self._columns.parts())

    def lots(self, size: int) -> Iterator[Records]:
        """Every record, sorted, in lots of whole keys and some `size` records."""
        held: list[Records] = []
        for part in self._columns.parts():
            held.append(self._columns.read(part))
            if sum(map(len, held)) >= size:
                yield self._joined(held)
                held = []
        if held:
            yield self._joined(held)

    def find(self, keys: NDArray[np.uint64]) -> Records:
        """The records under some keys, sorted."""
        wanted = np.unique(keys)
        found = []
        for part, first, last in self._ends(wanted):
            rows = self._columns.read(part)
            held = np.ascontiguousarray(rows[self._key])
            starts = np.searchsorted(held, wanted[first:last], "left")
            ends = np.searchsorted(held, wanted[first:last], "right")
            lengths = ends - starts
            begins = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
            found.append(rows[begins + np.arange(int(lengths.sum()))])
        return self._joined(found)

    def add(self, records: Records) -> None:
        """Put records in that are not there."""
        for part, some in self._cut(self._sorted(records)):
            held = self._columns.read(part)
            self._columns.write(part, self._sorted(np.concatenate([held, some])) if len(held) else some)

    def add_lots(self, lots: Sequence[Records]) -> None:
        """Put records in that are not there. Each lot is sorted by its keys; they are joined a slice at a time."""
        bounds = np.arange(1, _SLICES, dtype=np.uint64) << np.uint64(64 - _SLICE_BITS)
        cuts = [np.searchsorted(np.ascontiguousarray(lot[self._key]), bounds).tolist() for lot in lots]
        ends = [[0, *cut, len(lot)] for cut, lot in zip(cuts, lots, strict=True)]
        for number in range(_SLICES):
            some = [lot[end[number] : end[number + 1]] for lot, end in zip(lots, ends, strict=True)]
            self.add(self._joined(some))

    def remove(self, records: Records) -> None:
        """Take out records that are there; their keys and second fields tell them from others."""
        for part, some in self._cut(self._sorted(records)):
            kept = self._columns.read(part)
            self._columns.write(part, kept[~contains(some, kept, *self._names[:2])])

    def replace(self, records: Records) -> None:
        """Keep these records and no others."""
        written = set()
        for part, some in self._cut(self._sorted(records)):
            self._columns.write(part, some)
            written.add(part)
        for part in self._columns.parts():
            if part not in written:
                self._columns.write(part, np.empty(0, self._dtype))

    def _cut(self, records: Records) -> Iterator[tuple[int, Records]]:
        """The sorted records by the part they belong to."""
        for part, start, end in self._ends(records[self._key]):
            yield part, records[start:end]

    def _ends(self, keys: NDArray[np.uint64]) -> list[tuple[int, int, int]]:
        """The parts that sorted keys belong to, each with where its keys begin and end."""
        parts, begins = np.unique(keys >> self._shift, return_index=True)
        ends = [*begins.tolist(), len(keys)][1:]
        return list(zip(parts.tolist(), begins.tolist(), ends, strict=True))

    def _sorted(self, records: Records) -> Records:
        return records[hash_order(*(records[name] for name in self._names[:2]))]

    def _joined(self, some: Iterable[Records]) -> Records:
        """Records one after the other; as bare bytes, for numpy would go through the fields of each."""
        raw = np.dtype((np.void, self._dtype.itemsize))
        return np.concatenate([np.empty(0, raw), *(np.ascontiguousarray(rows).view(raw) for rows in some)]).view(
            self._dtype
        )


def contains(some: Records, records: Records, *fields: str) -> NDArray[np.bool_]:
    """For each of `records` whether `some` has one that is equal to it in the fields."""
    both = [np.concatenate([records[name], some[name]]) for name in fields]
    order = np.lexsort(both[::-1])
    fresh = np.zeros(len(order), bool)
    fresh[:1] = True
    for values in both:
        fresh[1:] |= values[order][1:] != values[order][:-1]
    group = np.empty(len(order), np.int64)
    group[order] = np.cumsum(fresh)
    return np.isin(group[: len(records)], group[len(records) :])
