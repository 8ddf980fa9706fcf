"""Short forms of names, looked up in an index."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.short_names import Acronyms, FullNames

NAMES = ("Ministry of Health", "Arlen Ministry of Health", "Northern Rights Monitor", "Monitor", "x " * 50)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("ministry", "Arlen Ministry of Health"),
        ("arlen ministry", "Arlen Ministry of Health"),
        ("health", "Arlen Ministry of Health"),
        ("monitor", "Northern Rights Monitor"),
        ("rights monitor", "Northern Rights Monitor"),
        ("northern rights monitor", ""),
        ("rights", ""),
        ("", ""),
    ],
)
def test_the_fullest_name_of_a_short_form(short: str, full: str) -> None:
    names = FullNames()
    for name in NAMES:
        names.meet(name)
    assert names.fullest(short.split()) == full


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("NRM", "Northern Rights Monitor"),
        ("AMH", "Arlen Ministry of Health"),
        ("BOA", "Bank Of Arlen"),
        ("BAR", "Bank Of Arlen Reserve"),
        ("LRB", "League for the Rights of Birds"),
        ("NRX", ""),
        ("RMX", ""),
    ],
)
def test_letters_are_spelled_where_the_text_has_the_words(letters: str, words: str) -> None:
    texts = [
        "The Northern Rights Monitor and the Arlen Ministry of Health.",
        "Bank Of Arlen Reserve; League for the Rights of Birds",
    ]
    found = Acronyms(texts).spell(letters)
    assert found == words
