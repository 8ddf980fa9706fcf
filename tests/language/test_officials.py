"""Officials as the news cites them."""

from __future__ import annotations

import pytest

from rashomon.language.officials import are_unnamed_officials


@pytest.mark.parametrize(
    "name", ["officials", "Authorities", "the police", "local officials", "law enforcement officers"]
)
def test_words_that_tell_no_officials_apart(name: str) -> None:
    assert are_unnamed_officials(name)


@pytest.mark.parametrize("name", ["Norland police", "officials with the county", "witnesses", "", "the", "local"])
def test_others_are_told_apart(name: str) -> None:
    assert not are_unnamed_officials(name)
