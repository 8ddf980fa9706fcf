"""`rashomon lineage`: what a user types, what comes back on which stream, the exit code; the same from Python."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rashomon
from rashomon import cli
from rashomon.copies import find_copies
from rashomon.errors import InputError
from rashomon.settings import Settings

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(pages: Mapping[str, str], page_folder: WriteFolder) -> Path:
    """Pages, one of them twice, and three that are none."""
    bad: dict[str, str | bytes] = {"broken.html": b"\x00\x01\x02" * 99, "empty.txt": "", "zebra.csv": b"PK\x03\x04\x00"}
    return page_folder({**pages, "again.txt": pages["quake.txt"], **bad})


def test_a_table_tells_the_family_and_what_is_lost_goes_to_the_other_stream(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert cli.run(["lineage", str(folder)]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("5 pages: one text family of 2; 3 stand alone\n")
    rows = [line.split() for line in shown.out.splitlines()]
    assert ["1", "agency.txt"] in [row[:2] for row in rows]
    assert ["2", "copy.txt"] in [row[:2] for row in rows]
    assert "“at least 120” became “more than 100”" in shown.out
    assert [line.split(":")[1].strip() for line in shown.err.splitlines()] == ["broken.html", "empty.txt", "zebra.csv"]


@pytest.mark.parametrize("width", [40, 80, 150])
def test_a_table_fits_the_terminal(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert cli.run(["lineage", str(folder)]) == 0
    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= width
    assert "\x1b" not in out


def test_ndjson_reads_back_on_both_sides(folder: Path, pages: Mapping[str, str], capsys: Capture) -> None:
    assert cli.run(["lineage", str(folder), "--format", "ndjson"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (link,) = (row for row in rows if row["type"] == "link")
    assert (link["first"]["file"], link["second"]["file"], link["directed"]) == ("agency.txt", "copy.txt", True)
    for pair in (*link["alignments"], *link["changes"]):
        for side in ("first", "second"):
            span = pair[side]
            assert pages[link[side]["file"]][span["start"] : span["end"]] == span["text"]
    files = sorted(page["files"] for row in rows if row["type"] == "family" for page in row["pages"])
    assert ["again.txt", "quake.txt"] in files


def test_a_graph_has_an_arrow_from_source_to_copy(folder: Path, capsys: Capture) -> None:
    assert cli.run(["lineage", str(folder), "--format", "dot"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("digraph lineage {\n")
    assert out.count(" -> ") == 1


@pytest.mark.parametrize("form", ["table", "ndjson", "dot"])
def test_neither_order_nor_processes_nor_a_file_change_what_is_told(
    folder: Path, tmp_path: Path, form: str, capsys: Capture
) -> None:
    paths = sorted(str(path) for path in folder.iterdir())
    assert cli.run(["lineage", *paths, "--format", form]) == 0
    told = capsys.readouterr()
    assert cli.run(["lineage", *reversed(paths), "--format", form, "--jobs", "2", "--out", str(tmp_path / "made")]) == 0
    again = capsys.readouterr()
    assert (again.out, again.err) == ("", told.err)
    assert (tmp_path / "made").read_text(encoding="utf-8") == told.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["NONE.txt"], "there is no file or folder"),
        (["empty.txt"], "nothing in what was given can be read (empty.txt: it is empty); give pages"),
        (["empty.txt", "NONE.txt"], "there is no file or folder"),
        (["dam.txt", "--format", "csv"], "'csv' is not one of"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_writes_nothing(
    page_folder: WriteFolder, arguments: list[str], words: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page_folder({"empty.txt": "", "dam.txt": "The wall held all night."}))
    assert cli.run(["lineage", *arguments, "--out", "made.txt"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert sorted(path.name for path in Path().iterdir()) == ["dam.txt", "empty.txt"]


def test_no_parser_is_loaded_and_whoever_stops_reading_is_no_error(folder: Path) -> None:
    code = f"""
import sys
from rashomon.cli import run
code = run(["lineage", {str(folder)!r}, "--format", "ndjson", "--quiet"])
print(code, "spacy" in sys.modules, file=sys.stderr)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        errors = running.stderr.read().decode().splitlines()
    assert errors[-1] == "0 False"
    assert not any("Error" in line for line in errors)


def test_an_interruption_leaves_the_file_as_it_was(
    page_folder: WriteFolder, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("rashomon.copies.compare", interrupted)
    out = tmp_path / "made"
    out.write_text("old")
    assert cli.run(["lineage", str(page_folder({"a.txt": "The wall held all night."})), "--out", str(out)]) == 130
    assert capsys.readouterr().err.startswith("rashomon: interrupted; ")
    assert out.read_text() == "old"


def test_python_gets_links_and_families(folder: Path) -> None:
    found = rashomon.lineage(folder)
    assert [[d.name for d in family] for family in found.families] == [["agency.txt", "copy.txt"]]
    assert [d.name for d in found.alone] == ["again.txt", "monitor.txt", "shooting.txt"]
    assert [location.name for location in found.document("quake.txt").locations] == ["again.txt", "quake.txt"]
    assert {issue.where for issue in found.issues} == {"broken.html", "empty.txt", "zebra.csv"}
    assert rashomon.lineage([folder / "agency.txt", folder / "copy.txt"])[0].directed
    with pytest.raises(InputError, match="there is no file or folder"):
        rashomon.lineage("no/such/file")


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=4))
def test_whatever_the_pages_hold_the_good_one_is_told(
    tmp_path_factory: pytest.TempPathFactory, bad: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "good.txt").write_text("The wall held all night, the engineer said.")
    for number, content in enumerate(bad):
        (folder / f"{number}.html").write_bytes(content)
    found = find_copies([str(folder)], Settings())
    assert any(document.name == "good.txt" for document in found.documents)
