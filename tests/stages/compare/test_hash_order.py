from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.compare.hash_order import hash_order

# Some that differ in all bits, in the low ones alone, and not at all.
_HASHES = st.one_of(
    st.integers(0, 2**64 - 1),
    st.integers(0, 3),
    st.integers(0, 2**64 - 1).map(lambda n: n >> 30 << 30),
    st.just(7 << 40),
)


@given(st.lists(st.tuples(_HASHES, _HASHES), max_size=60))
def test_the_order_is_that_of_both_columns_and_equals_stay(rows: list[tuple[int, int]]) -> None:
    table = np.array(rows, dtype=[("first", "<u8"), ("second", "<u8")])
    expected = np.lexsort((table["second"], table["first"]))
    assert hash_order(table["first"], table["second"]).tolist() == expected.tolist()
