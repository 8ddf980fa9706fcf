"""Bounds keep doubt as a type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.bounds import Bounds

end = st.one_of(st.none(), st.integers(0, 1000))


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    low, high = draw(end), draw(end)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Bounds(low, high)


@pytest.mark.parametrize(("low", "high"), [(-1, None), (None, -1), (5, 4)])
def test_ends_that_make_no_count_are_refused(low: int | None, high: int | None) -> None:
    with pytest.raises(ValueError, match="bounds cannot run"):
        Bounds(low, high)


@given(bounds(), bounds())
def test_meeting_is_having_a_number_in_common(a: Bounds, b: Bounds) -> None:
    def numbers(x: Bounds) -> set[int]:
        return set(range(x.low or 0, (1001 if x.high is None else x.high) + 1))

    assert a.meets(b) is bool(numbers(a) & numbers(b))
    assert a.meets(b) is b.meets(a)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Bounds(62, 62), "62"),
        (Bounds(120, None), "at least 120"),
        (Bounds(None, 83), "up to 83"),
        (Bounds(12, 24), "12 to 24"),
        (Bounds(0, 0), "0"),
        (Bounds(None, None), "not stated"),
    ],
)
def test_words_tell_open_ends_apart(value: Bounds, words: str) -> None:
    assert value.words() == words
