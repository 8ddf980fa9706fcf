from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.stages.group.cluster import cluster


def test_a_chain_of_likenesses_is_no_group() -> None:
    chain = {(0, 1): 0.5, (1, 2): 0.5, (2, 3): 0.5}
    assert cluster(4, chain, 0.4) == [[0, 1], [2, 3]]


def test_all_alike_are_one_group() -> None:
    alike = {(0, 1): 0.5, (0, 2): 0.4, (1, 2): 0.45}
    assert cluster(4, alike, 0.3) == [[0, 1, 2], [3]]


def test_evidence_against_keeps_apart() -> None:
    assert cluster(3, {(0, 1): 0.5, (1, 2): 0.5, (0, 2): -0.3}, 0.2) == [[0, 1], [2]]


def test_bound_pairs_are_together_whatever_their_weight() -> None:
    assert cluster(4, {(0, 1): -1.0}, 0.2, [(0, 1), (1, 3)]) == [[0, 1, 3], [2]]


def test_the_threshold_itself_joins() -> None:
    assert cluster(2, {(0, 1): 0.2}, 0.2) == [[0, 1]]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(-1, 1), max_size=20))
@settings(deadline=None)
def test_everything_is_in_one_group(raw: dict[tuple[int, int], float]) -> None:
    weights = {pair: weight for pair, weight in raw.items() if pair[0] < pair[1]}
    groups = cluster(8, weights, 0.2)
    assert sorted(n for members in groups for n in members) == list(range(8))
    assert groups == cluster(8, dict(reversed(weights.items())), 0.2)
