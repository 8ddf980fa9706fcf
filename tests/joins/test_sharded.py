"""Records cut into parts are as they would be in one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.engine.join import Records
from rashomon.joins.sharded import Sharded

ROW = np.dtype([("key", "<u8"), ("other", "<u8"), ("place", "<u4")])
_KEYS = st.one_of(st.integers(0, 2**64 - 1), st.integers(0, 5), st.integers(0, 7).map(lambda n: n << 61))
_ROWS = st.dictionaries(st.tuples(_KEYS, st.integers(0, 3)), st.integers(0, 9), max_size=30)


class Held:
    """Columns in memory."""

    def __init__(self) -> None:
        self._parts: dict[int, Records] = {}

    def parts(self) -> list[int]:
        return sorted(self._parts)

    def read(self, part: int) -> Records:
        return self._parts.get(part, np.empty(0, ROW))

    def write(self, part: int, rows: Records) -> None:
        self._parts.pop(part, None)
        if len(rows):
            self._parts[part] = rows.copy()


def rows_of(some: dict[tuple[int, int], int]) -> Records:
    return np.array([(*pair, place) for pair, place in some.items()], ROW)


@given(_ROWS, st.lists(_KEYS, max_size=8), st.integers(1, 5))
def test_what_is_added_in_lots_is_kept_in_order_and_found(
    some: dict[tuple[int, int], int], asked: list[int], size: int
) -> None:
    held = Sharded(Held(), ROW, 4)
    rows = rows_of(some)
    for start in range(0, len(rows), 2 * size):
        lots = [np.sort(rows[at : at + size], order="key") for at in (start, start + size)]
        held.add_lots(lots)
    expected = sorted((*pair, place) for pair, place in some.items())
    assert held.all().tolist() == expected
    assert held.find(np.array(asked, np.uint64)).tolist() == [row for row in expected if row[0] in asked]
    assert [row for lot in held.lots(size) for row in lot.tolist()] == expected
    for lot in held.lots(size):
        assert not {row[0] for row in lot.tolist()} & {row[0] for row in expected if row not in lot.tolist()}


@given(_ROWS, _ROWS)
def test_what_is_taken_out_or_replaced_is_gone(
    some: dict[tuple[int, int], int], others: dict[tuple[int, int], int]
) -> None:
    held = Sharded(Held(), ROW, 4)
    held.add(rows_of({**others, **some}))
    held.remove(rows_of(some))
    assert held.all().tolist() == sorted((*pair, place) for pair, place in others.items() if pair not in some)
    held.replace(rows_of(some))
    assert held.all().tolist() == sorted((*pair, place) for pair, place in some.items())
