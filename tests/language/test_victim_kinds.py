from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.data import column, table
from rashomon.language.victim_kinds import in_order, kind_term, of_one
from rashomon.schema.victim import VictimKind


@pytest.mark.parametrize(
    ("words", "kinds", "length"),
    [
        ("children", ("child",), 1),
        ("policemen", ("police",), 1),
        ("schoolboys", ("child", "student"), 1),
        ("security forces", ("police",), 2),
        ("security guards", ("worker",), 2),
        ("aid workers", ("aid",), 2),
        ("workers", ("worker",), 1),
        ("army officers", ("combatant",), 2),
        ("officers", ("police",), 1),
    ],
)
def test_a_term_is_found_in_either_number_and_the_longest_stands(
    words: str, kinds: tuple[str, ...], length: int
) -> None:
    term = kind_term(words.split(), 0)
    assert term is not None
    assert (term.kinds, term.length) == (kinds, length)


@pytest.mark.parametrize("words", ["people", "sons", "aid", "security", "victims", ""])
def test_words_that_tell_no_kind(words: str) -> None:
    assert kind_term([words], 0) is None


def test_a_police_commander_is_of_no_army() -> None:
    both = {VictimKind.COMBATANT, VictimKind.POLICE}
    assert of_one(both) == (VictimKind.POLICE,)
    assert in_order(both) == (VictimKind.COMBATANT, VictimKind.POLICE)


def test_every_kind_has_words_to_find_it_by_and_words_to_tell_it_with() -> None:
    assert column("victim_kinds", "kind") == set(VictimKind)
    assert [row["kind"] for row in table("report_victims")] == list(VictimKind)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6), st.integers(0, 5))
def test_any_words_give_a_term_that_they_hold_or_none(words: list[str], at: int) -> None:
    at = min(at, len(words) - 1)
    term = kind_term(words, at)
    assert term is None or 1 <= term.length <= len(words) - at
