"""Common nouns for those who speak."""

from __future__ import annotations

import pytest

from rashomon.language.callings import names_person, role_kinds


@pytest.mark.parametrize("noun", ["coroner", "neighbor", "seismologist", "fisherman", "winemaker", "people"])
def test_nouns_of_persons(noun: str) -> None:
    assert names_person(noun)


@pytest.mark.parametrize("noun", ["records", "time", "tower", "paper", "statement"])
def test_nouns_of_things(noun: str) -> None:
    assert not names_person(noun)


def test_each_source_has_its_kind() -> None:
    assert role_kinds()["spokesman"] == "role"
    assert role_kinds()["neighbor"] == "crowd"
    assert "tower" not in role_kinds()
