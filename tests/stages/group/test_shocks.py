"""A quake and its aftershock are two events at one place."""

from __future__ import annotations

import pytest
from tests.stages.group.profiles import report, weights

from rashomon.stages.group.shocks import weigh_shocks

QUAKE = "A 5.6-magnitude quake shook Velm on Sunday"
AFTERSHOCK = "A quake of magnitude 5.2 shook Velm on Monday"


def test_another_magnitude_on_another_day_is_another_shock() -> None:
    (weight,) = weights(weigh_shocks(report(QUAKE), report(AFTERSHOCK))).values()
    assert weight < 0


@pytest.mark.parametrize(
    "other",
    [
        "A quake of magnitude 5.2 shook Velm on Sunday",
        "On Monday aid came to Velm after the quake of magnitude 5.6",
        "A quake shook Velm on Monday",
        "A quake of magnitude 5.2 shook Velm",
    ],
)
def test_one_difference_alone_says_nothing_more(other: str) -> None:
    assert weights(weigh_shocks(report(QUAKE), report(other))) == {}


def test_the_events_days_go_before_the_weekdays_named() -> None:
    first, second = report(QUAKE, day="2009-03-01"), report(AFTERSHOCK, day="2009-03-01")
    assert weights(weigh_shocks(first, second)) == {}
    assert weights(weigh_shocks(first, report(AFTERSHOCK, day="2009-03-02")))
