"""Places, for and against."""

from __future__ import annotations

import pytest
from tests.stages.group.profiles import report

from rashomon.stages.group.where import weigh_places

IDLIB, QAMISHLI, DAMASCUS = "place:geonames:169389", "place:geonames:173377", "place:geonames:170654"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ((QAMISHLI,), (QAMISHLI,), "same place"),
        ((IDLIB, QAMISHLI), (QAMISHLI,), "a place in common"),
        ((QAMISHLI,), ("region:SY-01",), "a place inside the other's"),
        ((QAMISHLI,), (IDLIB,), "another town"),
        ((QAMISHLI,), ("country:FR",), "another country"),
        ((QAMISHLI,), ("country:SY",), ""),
        ((), (QAMISHLI,), ""),
    ],
)
def test_places(one: tuple[str, ...], other: tuple[str, ...], reason: str) -> None:
    told = weigh_places(report("A", places=one), report("B", places=other))
    assert told.reason == reason
    assert told == weigh_places(report("B", places=other), report("A", places=one))
    assert (told.weight < 0) is reason.startswith("another")


def test_a_small_town_says_more_than_a_city() -> None:
    small, large = (weigh_places(report("A", places=(p,)), report("B", places=(p,))) for p in (IDLIB, DAMASCUS))
    assert small.weight > large.weight > 0
