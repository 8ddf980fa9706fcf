from __future__ import annotations

import pytest

from rashomon.language.counting import is_vague, says_one
from rashomon.schema.bounds import Bounds


@pytest.mark.parametrize(
    ("bounds", "vague"),
    [
        (Bounds(24, None), True),
        (Bounds(24, None, "dozens"), True),
        (Bounds(3, None, "several"), True),
        (Bounds(2, None), True),
        (Bounds(24, None, "at least"), False),
        (Bounds(101, None, "more than"), False),
        (Bounds(7, None, "among"), False),
        (Bounds(24, 24), False),
        (Bounds(None, 24, "up to"), False),
        (Bounds(None, 999, "up to several hundred"), True),
        (Bounds(None, None, "up to"), False),
    ],
)
def test_words_are_vague_and_figures_are_not(bounds: Bounds, vague: bool) -> None:
    assert is_vague(bounds) is vague


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("One person was killed", True),
        ("1 dead", True),
        ("a single casualty", True),
        ("the driver died", False),
        ("Someone died", False),
    ],
)
def test_counting_one(text: str, counts: bool) -> None:
    assert says_one(text) is counts
