"""Folding makes one of many spellings, and folding again changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.text import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("U.S.’s Defénce", "us defence"),
        ("  Deir  el-Zour ", "deir el zour"),
        ("𝓐l-Bāb", "al bab"),
        ("STRASSE straße", "strasse strasse"),
        ("snake_case", "snake case"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
