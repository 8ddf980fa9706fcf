"""Ids differ when what they say differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.identity import content_id

part = st.one_of(st.none(), st.integers(), st.text())


@given(st.lists(part), st.lists(part))
def test_ids_are_equal_exactly_when_kind_and_parts_are(
    first: list[str | int | None], second: list[str | int | None]
) -> None:
    same = [(type(p), p) for p in first] == [(type(p), p) for p in second]
    assert (content_id("k", *first) == content_id("k", *second)) is same
