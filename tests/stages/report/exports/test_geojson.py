"""Circles on the globe: closed, turning the right way, as wide as they should be, and in two across 180°."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.report.exports.geojson import circle


def _apart(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Kilometres between two points given as longitude and latitude (the haversine formula)."""
    (x1, y1), (x2, y2) = ([math.radians(part) for part in point] for point in (first, second))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


def _turn(ring: list[tuple[float, float]]) -> float:
    """Twice the area within: above zero where the ring runs counterclockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


@given(st.floats(-89.9, 89.9), st.floats(-180, 180), st.floats(0.5, 500))
def test_rings_are_closed_within_the_map_and_counterclockwise(latitude: float, longitude: float, radius: float) -> None:
    rings = circle(latitude, longitude, radius)
    assert 1 <= len(rings) <= 2
    for ring in rings:
        assert ring[0] == ring[-1]
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert _turn(ring) >= 0


@given(st.floats(-60, 60), st.floats(-170, 170), st.floats(1, 300))
def test_every_corner_lies_on_the_circle(latitude: float, longitude: float, radius: float) -> None:
    (ring,) = circle(latitude, longitude, radius)
    for corner in ring:
        assert _apart((longitude, latitude), corner) == pytest.approx(radius, abs=0.005)


def test_a_circle_across_the_date_line_is_two_pieces_that_meet_there() -> None:
    east, west = circle(-17.0, 179.9, 40.0)
    assert max(x for x, _ in east) == 180
    assert min(x for x, _ in west) == -180


def test_a_circle_around_a_pole_is_the_cap_above_a_parallel() -> None:
    (ring,) = circle(89.9, 40.0, 100.0)
    assert sorted({y for _, y in ring}) == [pytest.approx(89.0007, abs=0.001), 90.0]
