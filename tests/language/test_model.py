"""Which model is installed, and whether it is the one that is pinned."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import ModelError
from rashomon.language import model
from rashomon.language.model import check_model, find_model, hash_folder
from rashomon.settings import DEFAULT_MODEL, PINNED_MODELS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en" / "vocab").mkdir(parents=True)
    (tmp_path / "en" / "meta.json").write_text('{"version": "9.9"}')
    (tmp_path / "en" / "vocab" / "strings").write_text("words")
    return tmp_path / "en"


def test_the_default_model_is_the_pinned_one() -> None:
    installed = check_model(DEFAULT_MODEL)
    assert installed.version == "3.8.0"
    assert installed.sha256 == installed.pinned == PINNED_MODELS[DEFAULT_MODEL]


def test_other_content_under_a_pinned_name_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_package_folder", lambda _: folder)
    with pytest.raises(ModelError, match="not the one that is pinned"):
        check_model(DEFAULT_MODEL)


def test_a_folder_of_ones_own_is_taken_as_it_is(folder: Path) -> None:
    installed = check_model(str(folder))
    assert (installed.version, installed.pinned) == ("9.9", None)
    assert installed.id == f"en 9.9 {installed.sha256[:16]}"


@pytest.mark.parametrize("name", ["no_such_model", "no.such.model", "../none"])
def test_what_is_no_model_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match="not installed"):
        find_model(name)


def test_the_hash_sees_content_and_names_and_not_compiled_python(folder: Path) -> None:
    before = hash_folder(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_bytes(b"compiled")
    assert hash_folder(folder) == before
    (folder / "vocab" / "strings").rename(folder / "vocab" / "other")
    renamed = hash_folder(folder)
    assert renamed != before
    (folder / "vocab" / "other").write_text("other")
    assert hash_folder(folder) != renamed
