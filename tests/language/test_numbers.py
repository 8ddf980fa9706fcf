from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.lexemes import lex
from rashomon.language.numbers import kind_of, read_cardinal


@pytest.mark.parametrize(
    ("text", "low", "high", "used"),
    [
        ("twenty-one men", 21, 21, 3),
        ("two hundred and six men", 206, 206, 4),
        ("a hundred men", 100, 100, 2),
        ("3 million men", 3_000_000, 3_000_000, 2),
        ("1,500 men", 1500, 1500, 1),
        ("1, 500 men", 1500, 1500, 1),
        ("tens of thousands of men", 20_000, None, 3),
        ("a few hundred men", 300, None, 3),
        ("no one", 0, 0, 2),
        ("six and one more", 6, 6, 1),
    ],
)
def test_the_longest_cardinal(text: str, low: int, high: int | None, used: int) -> None:
    found = read_cardinal(lex(text), 0)
    assert found is not None
    assert (found.low, found.high, found.stop) == (low, high, used)


@pytest.mark.parametrize("text", ["men", "a man", "no more", "half", "scores high", "number one"])
def test_what_is_no_cardinal(text: str) -> None:
    assert read_cardinal(lex(text), 0) is None


def test_kinds_come_from_the_table() -> None:
    assert (kind_of("dozen"), kind_of("dozens"), kind_of("men")) == ("scale", "plural", "")


@given(st.text(max_size=100))
def test_lexemes_read_back(text: str) -> None:
    for lexeme in lex(text):
        assert text[lexeme.start : lexeme.end] == lexeme.text
