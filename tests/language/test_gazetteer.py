"""Places by name: spelling, context, kinds, and the index behind them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.gazetteer import distance, find, place, region_of
from rashomon.language.gazetteer_index import CityIndex, build
from rashomon.language.spelling import spelling_key


def row(number: int, name: str, people: int, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 1.5,
        "longitude": -2.25,
        "countrycode": "XX",
        "admin1code": "07",
        "population": people,
        "alternatenames": list(others),
    }


ROWS = [
    row(5, "Old Mill", 700, "Moulin", "OMX"),
    row(40, "Ar-Rummah", 90_000, "Rummah", "الرمة"),
    row(3, "Old Mill", 9_000),
]


def test_index_gives_cities_by_key_largest_first() -> None:
    index = CityIndex(build(ROWS))
    assert index.ids(spelling_key("old mill")) == ((3, True), (5, True))
    assert index.ids(spelling_key("Moulin")) == ((5, False),)
    assert index.ids(spelling_key("Rumma")) == ((40, True),)
    assert index.ids(spelling_key("nowhere")) == ()
    assert index.ids(spelling_key("OMX")) == ()


def test_index_gives_cities_by_id() -> None:
    index = CityIndex(build(ROWS))
    city = index.city(40)
    assert city is not None
    assert (city.name, city.latitude, city.longitude, city.country, city.admin, city.population) == (
        "Ar-Rummah",
        1.5,
        -2.25,
        "XX",
        "07",
        90_000,
    )
    assert index.city(41) is None


def test_index_does_not_depend_on_the_order_of_rows() -> None:
    assert build(ROWS) == build(ROWS[::-1])


@settings(deadline=None)  # the first look-up may build the index
@given(st.text(max_size=30))
def test_index_is_total(name: str) -> None:
    assert isinstance(CityIndex(build(ROWS)).ids(spelling_key(name)), tuple)


@pytest.mark.parametrize("name", ["Deir Ezzor", "Deir el-Zour", "Dayr Az Zawr", "Deir ez-Zor", "Deir al-Zor"])
def test_one_town_under_all_its_spellings(name: str) -> None:
    found = find(name)
    assert found[0].country == "SY"
    assert abs(found[0].latitude - 35.34) < 0.3
    assert found[0].kind == "city"


@pytest.mark.parametrize(
    ("name", "countries", "country", "admin"),
    [
        ("Tripoli", (), "LY", None),
        ("Tripoli", ("LB",), "LB", None),
        ("Springfield", ("US-OR",), "US", "OR"),
        ("Springfield", ("US-IL",), "US", "IL"),
        ("Georgia", ("US",), "US", "GA"),
        ("Georgia", (), "GE", None),
        ("Paris", (), "FR", None),
        ("Paris", ("US-TX",), "US", "TX"),
        ("U.S.", (), "US", None),
    ],
)
def test_context_chooses(name: str, countries: tuple[str, ...], country: str, admin: str | None) -> None:
    found = find(name, countries)[0]
    assert found.country == country
    assert admin is None or found.admin == admin


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Idlib province", "region"), ("Idlib", "city"), ("the city of Idlib", "city"), ("Helmand province", "region")],
)
def test_kind_words_choose_the_kind(name: str, kind: str) -> None:
    assert find(name)[0].kind == kind


def test_no_place() -> None:
    assert find("West Side") == ()
    assert find("") == ()
    assert find("Qwrtzplk") == ()
    assert place("place:geonames:x") is None
    assert place("nonsense") is None


def test_keys_lead_back() -> None:
    for name in ("Mosul", "Hormozgan", "Syria", "Donbas", "Anderson County"):
        entry = find(name, ("US-SC",) if name.endswith("County") else ())[0]
        assert place(entry.key) == entry


def test_states_by_name_and_abbreviation() -> None:
    tennessee = region_of("Tenn.")
    assert tennessee is not None
    assert tennessee.admin == "TN"


def test_distance_in_kilometres() -> None:
    paris, london = find("Paris")[0], find("London")[0]
    assert 330 < distance(paris, london) < 360
    assert distance(paris, paris) == 0


@settings(deadline=None)  # the first look-up may build the index
@given(st.text(max_size=40))
def test_find_is_total(name: str) -> None:
    assert find(name) == find(name)
