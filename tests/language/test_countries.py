"""Countries as the press calls them."""

from __future__ import annotations

import pytest

from rashomon.language.countries import country_of, is_demonym, opens_country, seat_of


@pytest.mark.parametrize(
    ("word", "code"), [("Syria", "SY"), ("Syrians", "SY"), ("U.S.", "US"), ("us and them", None), ("Ruritania", None)]
)
def test_a_country_goes_by_its_names_and_its_people(word: str, code: str | None) -> None:
    assert country_of(word) == code


@pytest.mark.parametrize(
    ("word", "people"), [("Russian", True), ("Russians", True), ("Russia", False), ("Frenchmen", True)]
)
def test_people_are_told_from_their_country(word: str, people: bool) -> None:
    assert is_demonym(word) is people


@pytest.mark.parametrize(
    ("word", "opens"), [("United", True), ("saudi", True), ("Ruritania", False), ("Arabia", False)]
)
def test_a_word_with_which_a_country_begins(word: str, opens: bool) -> None:
    assert opens_country(word) is opens


@pytest.mark.parametrize(("word", "code"), [("Moscow", "RU"), ("Kremlin", "RU"), ("Arvo", None)])
def test_a_government_goes_by_its_seat(word: str, code: str | None) -> None:
    assert seat_of(word) == code
