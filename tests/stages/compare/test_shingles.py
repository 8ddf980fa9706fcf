from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.compare import shingles
from rashomon.stages.compare.shingles import SHINGLE, hash_shingles, shingles_of

_CODES = st.lists(st.integers(1, 3), max_size=60).map(lambda codes: np.array(codes, np.uint64))


@given(_CODES)
def test_equal_runs_of_words_have_equal_hashes_and_others_have_not(
    codes: np.ndarray[tuple[int], np.dtype[np.uint64]],
) -> None:
    made = shingles_of(hash_shingles(codes)).by_place.tolist()
    runs = [tuple(codes[at : at + SHINGLE].tolist()) for at in range(max(0, len(codes) - SHINGLE + 1))]
    assert len(made) == len(runs)
    assert len(set(made)) == len(set(runs)) == len(set(zip(made, runs, strict=True)))


@given(_CODES, _CODES)
def test_places_are_the_first_ones_of_each_in_order(
    one: np.ndarray[tuple[int], np.dtype[np.uint64]], other: np.ndarray[tuple[int], np.dtype[np.uint64]]
) -> None:
    first, second = shingles_of(hash_shingles(one)), shingles_of(hash_shingles(other))
    there = second.by_place.tolist()
    places = {value: [at for at, found in enumerate(there) if found == value] for value in there}
    early = [
        (at, places[value][: shingles._PLACES])
        for at, value in enumerate(first.by_place.tolist())
        if value in places and first.by_place[:at].tolist().count(value) < shingles._PLACES
    ]
    shared = first.shared_with(second)
    ends = zip(shared.lows, shared.highs, strict=True)
    found = [second.places[low:high].tolist() for low, high in ends]
    assert list(zip(shared.places, found, strict=True)) == early
    assert first.places_of(np.unique(second.by_place)) == [at for at, _ in early]
