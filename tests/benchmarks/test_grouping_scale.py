"""Made-up incidents are what they say, and grouping at scale is measured on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.grouping_scale import b_cubed, measure_grouping
from benchmarks.made_incidents import Maker, evidence_of


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    words = " ".join(f"{a}{b}{c}" for a in "bdfgklm" for b in ("a", "ei", "o") for c in ("n", "st", "rk", "lly"))
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"text": f"The old word is here again. {words}"}) + "\n", encoding="utf-8")
    return path


def test_made_pages_read_back_and_are_the_same_for_a_seed(texts: Path) -> None:
    pages = list(Maker(texts, 3).pages(12))
    assert [page.document for page in Maker(texts, 3).pages(12)] == [page.document for page in pages]
    assert [page.document.id for page in Maker(texts, 4).pages(12)] != [page.document.id for page in pages]
    for page in pages:
        for evidence in evidence_of(page):
            assert page.document.text[evidence.start : evidence.end] == evidence.text


def test_a_small_case_is_measured(texts: Path) -> None:
    found = measure_grouping(texts, 20, 1, 5)
    assert found.pages == 20
    assert len(found.more) == 9
    assert 0 < found.incidents <= 29
    assert 0 < found.f1 <= 1


def test_b_cubed_is_as_the_scorer_counts_it() -> None:
    assert b_cubed([["a", "b", "c"], ["d"], ["e"]], {"a": 0, "b": 0, "c": 1, "d": 1, "e": 2}) == pytest.approx(
        2 * (11 / 15) * 0.8 / (11 / 15 + 0.8)
    )
