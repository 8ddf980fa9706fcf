"""What speaks for and against one incident, point by point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.reconcile.telling import page

from rashomon.schema.document import Dated, Precision
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.stages.group.evidence import weigh_pair, weight_of
from rashomon.stages.group.profile import Profile, profile
from rashomon.stages.group.terms import read_words

IDLIB, QAMISHLI = "place:geonames:169389", "place:geonames:173377"


def seen(text: str = "Something happened", *, kind: str = "", places: tuple[str, ...] = (), day: str = "") -> Profile:
    document = page("d", f"{text}\nNothing more.")
    dated = Dated(day, Precision.DAY, "test") if day else None
    return profile(document, Extraction("d", (), (), EventSketch(kind, dated, places)), read_words(document))


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("airstrike", "airstrike", 0.01),
        ("airstrike", "attack", 0.005),
        ("attack", "shelling", 0.005),
        ("airstrike", "shelling", -0.005),
        ("attack", "earthquake", -0.05),
        ("airstrike", "", 0.0),
    ],
)
def test_kinds(one: str, other: str, weight: float) -> None:
    nothing = weigh_pair(seen(), seen(), 0.0, None).weight
    assert weigh_pair(seen(kind=one), seen(kind=other), 0.0, None).weight - nothing == pytest.approx(weight)


def test_a_weekday_counts_at_one_place_alone() -> None:
    dated = seen(places=(IDLIB,), day="2022-07-22")
    friday, monday = seen("Raid on Friday", places=(IDLIB,)), seen("Raid on Monday", places=(IDLIB,))
    told = "the weekday of the other's date"
    assert told in weigh_pair(dated, friday, 0.0, None).reasons
    assert told in weigh_pair(friday, dated, 0.0, None).reasons
    assert told not in weigh_pair(dated, monday, 0.0, None).reasons
    assert told not in weigh_pair(dated, seen("Raid on Friday", places=(QAMISHLI,)), 0.0, None).reasons
    assert told not in weigh_pair(friday, friday, 0.0, None).reasons


def test_a_town_that_the_other_names_without_being_put_there_is_common_to_both() -> None:
    town, country = seen(places=(QAMISHLI,)), "country:SY"
    tagged = weigh_pair(town, seen("Mourning in #Qamishli", places=(country,)), 0.0, None)
    assert "a place that the other names" in tagged.reasons
    elsewhere = seen("Mourning in #Qamishli", places=(IDLIB,))
    assert "a place that the other names" not in weigh_pair(town, elsewhere, 0.0, None).reasons


def test_a_town_lies_in_its_region() -> None:
    inside = weigh_pair(seen(places=(QAMISHLI,)), seen(places=("region:SY-01",)), 0.0, None)
    outside = weigh_pair(seen(places=(QAMISHLI,)), seen(places=("region:SY-12",)), 0.0, None)
    assert inside.reasons == ("a place inside the other's",)
    assert inside.weight > outside.weight
    assert outside.reasons == ()


@given(st.text(max_size=120), st.text(max_size=120), st.floats(0, 1.2))
def test_evidence_is_the_same_both_ways_and_weighs_what_it_says(one: str, other: str, cosine: float) -> None:
    first, second = seen(one), seen(other)
    told = weigh_pair(first, second, cosine, None)
    assert told == weigh_pair(second, first, cosine, None)
    assert told.weight == weight_of(first, second, cosine, None)
    assert -1.0 <= told.weight <= 0.7
    assert not set(told.reasons) & set(told.against)
