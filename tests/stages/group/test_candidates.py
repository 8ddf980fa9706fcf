"""Which pairs are weighed: those that share terms which few documents hold, and those that meet at a place and day."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.stages.group.candidates import LEAST, MOST, POSTING, Index, Shared, likeness, pairs_of, postings_of
from rashomon.stages.group.terms import UNIT, Terms, number_of


def terms(**weights: float) -> Terms:
    numbers = sorted((number_of(name), round(UNIT * weight)) for name, weight in weights.items())
    return Terms(np.array([n for n, _ in numbers], dtype=np.uint64), np.array([w for _, w in numbers], dtype=np.uint16))


def index(*documents: Terms, meets: dict[int, list[str]] | None = None) -> Index:
    made = [postings_of(n, one, (meets or {}).get(n, ())) for n, one in enumerate(documents)]
    return Index.of([Shared.of(np.concatenate([np.zeros(0, POSTING), *made]))])


def found(of: Index) -> dict[tuple[int, int], int]:
    return {pair: shared for lot in of.pairs() for pair, shared in pairs_of(lot)}


def test_pairs_are_those_that_share_enough() -> None:
    made = index(terms(mill=1.0), terms(mill=0.6, ferry=0.8), terms(ferry=0.001))
    assert list(found(made)) == [(0, 1)]
    assert likeness(found(made)[0, 1]) == pytest.approx(0.6 * 1.9 * 64 / 81, abs=1e-3)


def test_a_term_counts_less_the_more_documents_hold_it() -> None:
    two, four = index(*[terms(mill=1.0)] * 2), index(*[terms(mill=1.0)] * 4)
    assert found(two)[0, 1] > found(four)[0, 1] > 0


def test_a_term_of_very_many_documents_brings_none_together() -> None:
    assert len(found(index(*[terms(mill=1.0)] * MOST))) == MOST * (MOST - 1) // 2
    assert found(index(*[terms(mill=1.0)] * (MOST + 1))) == {}


def test_documents_that_meet_are_candidates_without_a_word_in_common() -> None:
    made = found(index(terms(mill=1.0), terms(ferry=1.0), terms(ford=1.0), meets={0: ["at x", "at y"], 2: ["at x"]}))
    assert list(made) == [(0, 2)]
    assert likeness(made[0, 2]) == 0.0
    assert made[0, 2] >= LEAST


def test_a_place_of_very_many_documents_on_a_day_brings_none_together() -> None:
    alone = [terms(**{f"word{n}": 1.0}) for n in range(61)]
    few = index(*alone[:60], meets={n: ["at x"] for n in range(60)})
    assert len(found(few)) == 60 * 59 // 2
    assert found(index(*alone, meets={n: ["at x"] for n in range(61)})) == {}


_MADE = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 1.0), max_size=5), max_size=8)


@given(_MADE, st.integers(0, 7))
@settings(deadline=None)
def test_the_pairs_of_some_documents_are_those_of_all_in_which_they_are(
    documents: list[dict[str, float]], some: int
) -> None:
    made = index(*(terms(**one) for one in documents))
    fresh = np.arange(some, dtype=np.uint64)
    of_some = {pair: shared for lot in made.pairs(fresh) for pair, shared in pairs_of(lot)}
    assert of_some == {pair: shared for pair, shared in found(made).items() if min(pair) < some}
    assert all(made.shared(*pair) == shared for pair, shared in found(made).items())
