"""Places of one name told apart by the story they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.geography import PlaceWord, body_place, is_street, locate


def chosen(name: str, *others: str, within: tuple[str, ...] = ()) -> tuple[str, str]:
    entry = locate([PlaceWord(name, 1.0, within), *map(PlaceWord, others)]).places[name][0]
    return entry.country, entry.admin


@pytest.mark.parametrize(
    ("others", "country", "admin"),
    [(("Beirut", "Lebanon"), "LB", "09"), (("Libya", "Benghazi"), "LY", None), ((), "LY", None)],
)
def test_countries_of_the_story_choose(others: tuple[str, ...], country: str, admin: str | None) -> None:
    found = chosen("Tripoli", *others)
    assert found[0] == country
    assert admin in (None, found[1])


def test_neighbours_choose() -> None:
    assert chosen("Springfield", "Eugene", "Oregon") == ("US", "OR")
    assert chosen("Springfield", "Chicago", "Peoria") == ("US", "IL")


def test_a_state_written_after_the_name_chooses() -> None:
    assert chosen("Woodburn", within=("US-IN",)) == ("US", "IN")


def test_the_country_written_after_the_name_is_no_hint_but_the_answer() -> None:
    assert chosen("Derna", "Libya", within=("LY",))[0] == "LY"
    assert chosen("Derna", "Libya", within=("RO",))[0] == "RO"
    assert chosen("Derna", within=("JP",))[0] == chosen("Derna")[0]  # none lies there: all that bear the name are left


def test_a_great_city_keeps_its_name_in_another_country_s_story() -> None:
    assert chosen("Moscow", "Syria", "Washington", "United States", "Russia")[0] == "RU"


def test_countries_come_likeliest_first() -> None:
    assert locate([PlaceWord("Syria"), PlaceWord("Syrian"), PlaceWord("Russian")]).countries[:2] == ("SY", "RU")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ashford Police Department", ("Ashford", "body")),
        ("Carver County Sheriff's Office", ("Carver County", "body")),
        ("Carver County Sheriff’s Office", ("Carver County", "body")),
        ("Ashford Airport", ("Ashford", "site")),
        ("Police Department", None),
        ("Ashford Road", None),
        ("Ashford", None),
        ("", None),
    ],
)
def test_place_in_a_body_s_name(name: str, expected: tuple[str, str] | None) -> None:
    assert body_place(name) == expected


def test_streets() -> None:
    assert is_street("Road")
    assert is_street("Ave.")
    assert not is_street("road")
    assert not is_street("Hospital")


@settings(deadline=None)  # the first look-up may build the index
@given(st.lists(st.text(max_size=12), max_size=6))
def test_total_and_the_same_in_every_run(names: list[str]) -> None:
    words = [PlaceWord(name) for name in names]
    assert locate(words) == locate(words)
