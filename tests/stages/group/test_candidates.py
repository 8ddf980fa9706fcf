"""Which pairs are weighed: those alike in words, and those at one place that few documents have."""

from __future__ import annotations

import pytest

from rashomon.stages.group.candidates import candidate_pairs, likeness, pairs_at_places


def test_pairs_are_those_that_share_enough() -> None:
    made = [{"mill": 1.0}, {"mill": 0.6, "ferry": 0.8}, {"ferry": 0.01}]
    assert candidate_pairs(made) == {(0, 1): pytest.approx(0.6)}


def test_documents_at_one_place_are_a_pair_once() -> None:
    assert pairs_at_places([("a", "b"), ("c",), ("b", "a"), ("a", "a")]) == [(0, 2), (0, 3), (2, 3)]


def test_a_place_of_very_many_documents_brings_none_together() -> None:
    assert len(pairs_at_places([("town",)] * 60)) == 60 * 59 // 2
    assert pairs_at_places([("town",)] * 61) == []


def test_likeness_is_the_cosine_of_unit_vectors() -> None:
    assert likeness({"a": 0.6, "b": 0.8}, {"b": 0.5, "c": 0.1}) == pytest.approx(0.4)
    assert likeness({"a": 1.0}, {}) == 0.0
