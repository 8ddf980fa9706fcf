"""The index file: found, made, damaged, made by two at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.language import gazetteer_index
from rashomon.language.gazetteer_index import city_index, is_ready, prepare
from rashomon.language.spelling import spelling_key

CITY = {
    "geonameid": 7, "name": "Old Mill", "latitude": 1.5, "longitude": -2.25, "countrycode": "XX", "admin1code": "07",
    "population": 900, "alternatenames": ["Moulin"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def few_cities(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    def cities() -> list[dict[str, Any]]:
        return [CITY]

    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(gazetteer_index, "_cities", cities)
    city_index.cache_clear()
    yield
    city_index.cache_clear()


def the_file(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache").iterdir()
    return file


def test_it_is_ready_once_prepared(tmp_path: Path) -> None:
    assert not is_ready()
    prepare()
    assert is_ready()
    assert the_file(tmp_path).name.startswith("gazetteer-")


def test_what_is_ready_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare()
    city_index.cache_clear()
    monkeypatch.setattr(gazetteer_index, "_cities", None)
    assert city_index().ids(spelling_key("Moulin")) == ((7, False),)


@pytest.mark.parametrize("damage", ["empty", "half", "one byte", "another format", "no head"])
def test_a_damaged_file_is_built_again(tmp_path: Path, damage: str) -> None:
    prepare()
    file = the_file(tmp_path)
    sound = file.read_bytes()
    file.write_bytes(
        {
            "empty": b"",
            "half": sound[: len(sound) // 2],
            "one byte": sound[:-5] + b"#" + sound[-4:],
            "another format": b"rashomon gazetteer 0 0\n",
            "no head": b"x" * 500,
        }[damage]
    )
    city_index.cache_clear()
    assert not is_ready()
    assert city_index().city(7) is not None
    assert the_file(tmp_path).read_bytes() == sound


def test_without_a_folder_it_lives_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "file" / "cache"))
    prepare()
    assert city_index().city(7) is not None
    assert not is_ready()


def test_a_failed_write_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", refuse)
    prepare()
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_second_writer_does_no_harm(tmp_path: Path) -> None:
    prepare()
    first = city_index()
    gazetteer_index._write(the_file(tmp_path), the_file(tmp_path).read_bytes())
    assert first.city(7) is not None
    assert is_ready()


def test_the_users_cache_folder_serves_without_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("RASHOMON_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    prepare()
    assert [path.name.partition("-")[0] for path in (tmp_path / "user" / "rashomon").iterdir()] == ["gazetteer"]
