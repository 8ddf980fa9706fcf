from __future__ import annotations

import pytest

from rashomon.language.data import table
from rashomon.language.taking_back import takes_back, words_of


@pytest.mark.parametrize(
    "words",
    [
        "has retracted",
        "withdrew",
        "took back",
        "has walked back",
        "its earlier count of 12 was wrong",
        "it had wrongly",
    ],
)
def test_one_s_own_word_is_taken_back(words: str) -> None:
    assert takes_back(words)


@pytest.mark.parametrize("words", ["denied", "was wrong", "false", "wrongly", "took", "walked", "has raised", ""])
def test_what_another_calls_wrong_is_not_taken_back(words: str) -> None:
    assert not takes_back(words)


def test_every_word_has_a_role_and_verbs_with_particles_their_forms() -> None:
    assert {row["role"] for row in table("taking_back")} == {"verb", "predicate", "before", "adverb", "told"}
    assert {"retract", "take back"} <= words_of("verb")
    for row in table("taking_back"):
        assert bool(row["forms"]) is (row["role"] != "told")
        assert all(form.endswith(row["particle"]) for form in row["forms"].split(";"))
