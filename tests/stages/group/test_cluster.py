from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.stages.group.cluster import Border, Pair, Rule, cluster


def groups(count: int, weights: dict[Pair, float], rule: Rule) -> list[list[int]]:
    return [list(group) for group in cluster(count, weights, rule).groups]


def test_a_chain_of_likenesses_is_no_group() -> None:
    chain = {(0, 1): 0.5, (1, 2): 0.5, (2, 3): 0.5}
    assert groups(4, chain, Rule(0.4)) == [[0, 1], [2, 3]]


def test_all_alike_are_one_group() -> None:
    alike = {(0, 1): 0.5, (0, 2): 0.4, (1, 2): 0.45}
    assert groups(4, alike, Rule(0.3)) == [[0, 1, 2], [3]]


def test_evidence_against_keeps_apart() -> None:
    assert groups(3, {(0, 1): 0.5, (1, 2): 0.5, (0, 2): -0.3}, Rule(0.2)) == [[0, 1], [2]]


def test_bound_pairs_are_together_whatever_their_weight() -> None:
    assert groups(4, {(0, 1): -1.0}, Rule(0.2, bound=[(0, 1), (1, 3)])) == [[0, 1, 3], [2]]


def test_the_threshold_itself_joins() -> None:
    assert groups(2, {(0, 1): 0.2}, Rule(0.2)) == [[0, 1]]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(-1, 1), max_size=20))
@settings(deadline=None)
def test_everything_is_in_one_group(raw: dict[tuple[int, int], float]) -> None:
    weights = {pair: weight for pair, weight in raw.items() if pair[0] < pair[1]}
    made = groups(8, weights, Rule(0.2))
    assert sorted(n for members in made for n in members) == list(range(8))
    assert made == groups(8, dict(reversed(weights.items())), Rule(0.2))


def test_what_people_keep_apart_is_apart_with_all_that_joins_it() -> None:
    alike = {(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.5, (2, 3): 0.4}
    assert groups(4, alike, Rule(0.3, apart=[(1, 2)])) == [[0, 1], [2, 3]]


def test_a_bar_goes_before_bonds_that_cannot_all_hold() -> None:
    assert groups(3, {}, Rule(0.3, bound=[(0, 1), (1, 2)], apart=[(0, 2)])) == [[0, 1], [2]]


def test_decisions_near_the_threshold_are_told() -> None:
    found = cluster(6, {(0, 1): 0.21, (2, 3): 0.19, (4, 5): 0.4}, Rule(0.2, margin=0.02))
    assert found.groups == ((0, 1), (2,), (3,), (4, 5))
    assert found.borders == (Border((0,), (1,), 0.21, True), Border((2,), (3,), 0.19, False))


PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), max_size=4)


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(-1, 1), max_size=20), PAIRS, PAIRS)
@settings(deadline=None)
def test_judgements_hold_whatever_the_weights(
    raw: dict[tuple[int, int], float], bound: list[Pair], apart: list[Pair]
) -> None:
    weights = {pair: weight for pair, weight in raw.items() if pair[0] < pair[1]}
    made = groups(8, weights, Rule(0.2, 0.05, sorted(bound), sorted(apart)))
    at = {number: n for n, members in enumerate(made) for number in members}
    assert all(at[one] != at[other] for one, other in apart)
    if not apart:
        assert all(at[one] == at[other] for one, other in bound)
