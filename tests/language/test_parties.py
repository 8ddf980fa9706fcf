from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.parties import canonical, party_of, state_named


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Russian Defense Ministry", "Russia"),
        ("Russia’s permanent UN representative", "Russia"),
        ("the French foreign ministry", "France"),
        ("a senior U.S. military official", "United States"),
        ("Ministry of Defence of Japan", "Japan"),
        ("Israeli army spokesman", "Israel"),
        ("South Korean Coast Guard officers", ""),
        ("Syrian Observatory for Human Rights", ""),
        ("British Geological Survey", ""),
        ("officials", ""),
        ("", ""),
    ],
)
def test_the_state_whose_office_it_is(name: str, state: str) -> None:
    assert party_of(name) == state


def test_states_by_name_and_code() -> None:
    assert state_named("the US") == state_named("United States") == state_named("US") == "United States"
    assert state_named("FR") == "France"
    assert state_named("Atlantis") == ""
    assert state_named("") == ""


def test_one_spelling() -> None:
    assert canonical("United States Department of Defense") == canonical("U.S. Department of Defence")


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(party_of(text), str)
    assert canonical(canonical(text)) == canonical(text)


def test_a_common_word_is_no_state_s_short_form() -> None:
    assert party_of("car police") == ""
    assert party_of("CAR police") == "Central African Republic"
    assert party_of("US police") == party_of("U.S. police") == "United States"
