"""A file is there wholly or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn, TextIO

import pytest

from rashomon.store.files import open_whole, write_whole


def test_a_file_is_replaced_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "record.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["record.json"]
    assert path.stat().st_mode & 0o777 == 0o644


def test_when_writing_fails_the_old_content_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.json"
    write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["record.json"]


def _fail(file: TextIO) -> NoReturn:
    file.write("half")
    raise OSError("disk full")


def test_what_is_written_bit_by_bit_is_there_at_the_end_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "quotes.csv"
    with open_whole(path) as file:
        file.write("né\n")
        file.flush()
        assert not path.exists()
        file.write("\ud800")
    assert path.read_bytes() == "né\n?".encode()
    with pytest.raises(OSError, match="disk full"), open_whole(path) as file:
        _fail(file)
    assert path.read_bytes() == "né\n?".encode()
    assert [p.name for p in path.parent.iterdir()] == ["quotes.csv"]
