"""A place and the words of a relation: an area, and no false point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.areas import area_of
from rashomon.language.gazetteer import PlaceEntry, distance, find, place
from rashomon.schema.area import Area, WherePrecision

IDLIB = find("Idlib", ("SY",))[0]


def moved(area: Area) -> float:
    centre = PlaceEntry("", "", area.latitude, area.longitude, "", "", 0, "city")
    return distance(IDLIB, centre)


def test_the_place_itself() -> None:
    area = area_of(IDLIB)
    assert (area.precision, area.radius, moved(area)) == (WherePrecision.PLACE, 10.0, 0.0)


@pytest.mark.parametrize(
    ("relation", "away", "radius"),
    [
        ("60 km east of", 60.0, 12.0),
        ("about ten miles south-west of", 16.1, 3.2),
        ("1,500 metres north of", 1.5, 2.0),
        ("30 kilometres from", 0.0, 36.0),
        ("south of", 0.0, 25.0),
        ("near", 0.0, 25.0),
        ("on the outskirts of", 0.0, 10.0),
        ("on the road to", 0.0, 25.0),
    ],
)
def test_a_relation_makes_an_area(relation: str, away: float, radius: float) -> None:
    area = area_of(IDLIB, relation, f"{relation} Idlib")
    assert area.precision is WherePrecision.NEAR
    assert moved(area) == pytest.approx(away, abs=0.2)
    assert area.radius == pytest.approx(radius, abs=0.1)
    assert area.relation == relation


@pytest.mark.parametrize(("words", "north", "east"), [("north", 1, 0), ("east", 0, 1), ("southwest", -1, -1)])
def test_directions(words: str, north: int, east: int) -> None:
    area = area_of(IDLIB, f"40 km {words} of")
    turned = (round(area.latitude - IDLIB.latitude, 1), round(area.longitude - IDLIB.longitude, 1))
    assert [(n > 0) - (n < 0) for n in turned] == [north, east]


def test_between_two_places_lies_between_them() -> None:
    area = area_of(IDLIB, "between", "between Ariha and Idlib in the north")
    ariha = find("Ariha", ("SY",))[0]
    assert moved(area) == pytest.approx(distance(IDLIB, ariha) / 2, abs=0.5)
    assert area.precision is WherePrecision.NEAR


@pytest.mark.parametrize(
    ("key", "precision"),
    [("region:US-OH", WherePrecision.REGION), ("country:SY", WherePrecision.COUNTRY)],
)
def test_what_holds_towns_has_its_own_precision(key: str, precision: WherePrecision) -> None:
    entry = place(key)
    assert entry is not None
    for relation in ("", "south of"):
        area = area_of(entry, relation)
        assert (area.precision, area.radius) == (precision, None)


@given(st.text(alphabet="0123456789., kmilesnorthwa-", max_size=40))
def test_any_words_give_an_area_on_the_globe(relation: str) -> None:
    area = area_of(IDLIB, relation, relation)
    assert -90 <= area.latitude <= 90
    assert -180 <= area.longitude <= 180
    assert area.radius is not None
    assert area.radius > 0
