"""A method names the code and data that made a result."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.engine import method


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("schema", "language/en", "stages/clean", "stages/extract"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "code.py").write_text("code")
    (tmp_path / "language/en/words.tsv").write_text("word\n")
    monkeypatch.setattr(method, "_ROOT", tmp_path)
    return tmp_path


def _method_of(*stages: str) -> str:
    method.method_of.cache_clear()
    try:
        return method.method_of(*stages)
    finally:
        method.method_of.cache_clear()


@pytest.mark.parametrize("changed", ["stages/extract/code.py", "language/en/words.tsv", "schema/code.py"])
def test_a_change_to_what_a_stage_rests_on_changes_its_method(package: Path, changed: str) -> None:
    before = _method_of("extract")
    (package / changed).write_text("changed")
    assert _method_of("extract") != before


def test_a_change_elsewhere_does_not(package: Path) -> None:
    before = _method_of("extract")
    (package / "stages/clean/code.py").write_text("changed")
    (package / "stages/extract/notes.txt").write_text("no code")
    assert _method_of("extract") == before


def test_a_library_that_a_stage_rests_on_is_part_of_its_method(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _method_of("clean"), _method_of("extract")
    monkeypatch.setattr(method, "version", lambda name: "0" if name == "trafilatura" else "1")
    middle = _method_of("clean"), _method_of("extract")
    assert before[0] != middle[0]
    monkeypatch.setattr(method, "version", lambda name: "1")
    assert _method_of("clean") != middle[0]
    assert _method_of("extract") == middle[1]
