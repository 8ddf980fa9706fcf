"""`rashomon quotes` and `tolls`: what a user types, what comes back on which stream, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rashomon import cli, listing
from rashomon.reading import read_each, read_text
from rashomon.schema.issue import Issue, Severity
from rashomon.settings import Settings
from rashomon.stages.report.quotes_rows import QUOTE_COLUMNS
from rashomon.stages.report.tolls_rows import TOLL_COLUMNS

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]
Capture = pytest.CaptureFixture[str]

DAM = "The wall held all night, engineer Ana Brandt said.\n"


@pytest.fixture
def folder(pages: Mapping[str, str], page_folder: WriteFolder) -> Path:
    """Pages, and three that are none."""
    return page_folder({**pages, "broken.html": b"\x00\x01\x02" * 99, "empty.txt": "", "zebra.csv": b"PK\x03\x04\x00"})


def test_a_table_tells_each_page_and_what_is_lost_goes_to_the_other_stream(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert cli.run(["quotes", str(folder)]) == 0
    shown = capsys.readouterr()
    heads = [line.split()[0] for line in shown.out.splitlines() if line.endswith("──")]
    assert [head for head in heads if "." in head] == [
        *("agency.txt", "copy.txt", "monitor.txt", "quake.txt", "shooting.txt")
    ]
    assert "Karim Haddad" in shown.out
    assert "ministry spokesman" in " ".join(shown.out.split())
    assert [line.split(":")[1].strip() for line in shown.err.splitlines()] == ["broken.html", "empty.txt", "zebra.csv"]
    assert shown.err.splitlines()[1] == "rashomon: empty.txt: it is empty. Save the page again."


@pytest.mark.parametrize("command", ["quotes", "tolls"])
@pytest.mark.parametrize("width", [40, 80, 150])
def test_a_table_fits_the_terminal(
    command: str, folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert cli.run([command, str(folder)]) == 0
    out = capsys.readouterr().out
    assert max(len(line.rstrip()) for line in out.splitlines()) <= width
    assert "\x1b" not in out


def test_ndjson_has_a_line_for_each_statement_and_its_spans_read_back(
    folder: Path, pages: Mapping[str, str], capsys: Capture
) -> None:
    assert cli.run(["quotes", str(folder), "--format", "ndjson"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(dict.fromkeys(row["file"] for row in rows)) == sorted(pages)
    for row in rows:
        for span in (*row["content"], *row["cue"]):
            assert pages[row["file"]][span["start"] : span["end"]] == span["text"]


def test_csv_has_one_line_of_names_and_a_row_for_each_statement(folder: Path, capsys: Capture) -> None:
    assert cli.run(["quotes", str(folder), "--format", "csv"]) == 0
    out = capsys.readouterr().out
    table = list(csv.DictReader(io.StringIO(out)))
    assert tuple(table[0]) == QUOTE_COLUMNS
    assert out.count("document,file,title") == 1
    assert {"Salma Nassar", "Health Ministry"} <= {row["speaker"] for row in table}


def test_tolls_has_a_line_for_each_claim_and_its_spans_read_back(
    folder: Path, pages: Mapping[str, str], capsys: Capture
) -> None:
    assert cli.run(["tolls", str(folder), "--format", "ndjson"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(dict.fromkeys(row["file"] for row in rows)) == sorted(pages)
    for row in rows:
        spans = [row["evidence"], row["modality_words"], row["claimant"] and row["claimant"]["mention"]]
        for span in filter(None, spans):
            assert pages[row["file"]][span["start"] : span["end"]] == span["text"]
    quake = {(row["attribute"], row["low"], row["high"]) for row in rows if row["file"] == "quake.txt"}
    assert {("deaths", 3, 3), ("injuries", 25, 25), ("displaced", 200, 200)} <= quake


def test_tolls_as_csv_has_one_line_of_names_and_open_ends_are_empty(folder: Path, capsys: Capture) -> None:
    assert cli.run(["tolls", str(folder), "--format", "csv"]) == 0
    out = capsys.readouterr().out
    table = list(csv.DictReader(io.StringIO(out)))
    assert tuple(table[0]) == TOLL_COLUMNS
    assert out.count("document,file,title") == 1
    assert ("40", "", "at least", "Health Ministry") in {
        (row["low"], row["high"], row["modifier"], row["claimant"]) for row in table
    }


@pytest.mark.parametrize("command", ["quotes", "tolls"])
@pytest.mark.parametrize("form", ["table", "ndjson", "csv"])
def test_a_file_holds_what_would_be_printed(
    command: str, folder: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert cli.run([command, str(folder), "--format", form, "--out", str(tmp_path / "made")]) == 0
    assert capsys.readouterr().out == ""
    assert cli.run([command, str(folder), "--format", form]) == 0
    assert capsys.readouterr().out.encode() == (tmp_path / "made").read_bytes()


@pytest.mark.parametrize("command", ["quotes", "tolls"])
def test_pages_come_in_the_order_in_which_they_are_named_whatever_the_number_of_processes(
    command: str, folder: Path, capsys: Capture
) -> None:
    call = [command, *(str(folder / name) for name in ("shooting.txt", "empty.txt", "agency.txt", "quake.txt"))]
    assert cli.run([*call, "--format", "ndjson"]) == 0
    alone = capsys.readouterr()
    files = [json.loads(line)["file"] for line in alone.out.splitlines()]
    assert list(dict.fromkeys(files)) == ["shooting.txt", "agency.txt", "quake.txt"]
    assert cli.run([*call, "--format", "ndjson", "--jobs", "2"]) == 0
    assert capsys.readouterr() == alone


def test_standard_input_is_read_and_programs_get_utf_8_in_any_locale() -> None:
    text = "“The café is safe,” said Mayor Zoë Åkerlund on Monday – the wall had held all night. 👋".encode()
    code = "from rashomon.cli import main; main(['quotes', '-', '--format', 'ndjson'])"
    # No locale, and Python kept from putting UTF-8 in its place.
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        input=text,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    row = json.loads(done.stdout.decode("utf-8").splitlines()[0])
    assert (row["file"], row["content"][0]["text"]) == ("stdin", "The café is safe")
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["quotes", "tolls"])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["NONE.txt"], "there is no file or folder"),
        (["empty.txt"], "nothing in what was given can be read"),
        (["empty.txt", "NONE.txt"], "there is no file or folder"),
        (["dam.txt", "--model", "no_such"], "'no_such' is not installed"),
        (["dam.txt", "--without", "wisdom"], "there is no mechanism wisdom"),
        (["dam.txt", "--format", "yaml"], "'yaml' is not one of"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_writes_nothing(
    command: str,
    page_folder: WriteFolder,
    arguments: list[str],
    words: str,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(page_folder({"empty.txt": "", "dam.txt": DAM}))
    assert cli.run([command, *arguments, "--out", "made.txt"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert sorted(path.name for path in Path().iterdir()) == ["dam.txt", "empty.txt"]


@pytest.mark.parametrize("command", ["quotes", "tolls"])
def test_a_page_in_which_nothing_is_found_is_read(command: str, page_folder: WriteFolder, capsys: Capture) -> None:
    path = page_folder({"rain.txt": "Rain fell on the dam all night.\n"}) / "rain.txt"
    assert cli.run([command, str(path)]) == 0
    assert {"quotes": "no statements", "tolls": "no claims"}[command] in capsys.readouterr().out
    assert cli.run([command, str(path), "--format", "ndjson"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", ["quotes", "tolls"])
def test_whoever_stops_reading_is_no_error(command: str, folder: Path) -> None:
    code = f"from rashomon.cli import main; main([{command!r}, {str(folder)!r}, '--format', 'csv'])"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        errors = running.stderr.read().decode()
    assert running.returncode == 0
    assert "Error" not in errors


@pytest.mark.parametrize("command", ["quotes", "tolls"])
def test_an_interruption_leaves_the_file_as_it_was(
    command: str, page_folder: WriteFolder, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> object:
        yield read_text(DAM, Settings())
        raise KeyboardInterrupt

    monkeypatch.setattr("rashomon.reading.read_each", interrupted)
    out = tmp_path / "made.csv"
    out.write_text("old")
    assert cli.run([command, str(page_folder({"dam.txt": DAM})), "--format", "csv", "--out", str(out)]) == 130
    assert capsys.readouterr().err.startswith("rashomon: interrupted; ")
    assert out.read_text() == "old"


def test_each_page_is_written_when_it_is_done(page_folder: WriteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    lengths: list[int] = []

    def watched() -> object:
        for reading in read_each([str(page_folder({"a.txt": DAM, "b.txt": f"{DAM}\n{DAM}"}))], Settings()):
            lengths.append(len(stream.getvalue()))
            yield reading

    listing.write_listing(watched(), listing.QUOTES["ndjson"], None, lambda _: None)  # type: ignore[arg-type]
    assert lengths[0] == 0
    assert 0 < lengths[1] < len(stream.getvalue())


def test_an_issue_cannot_steer_the_terminal_and_names_file_reason_and_remedy() -> None:
    issue = Issue("acquire", "a\x1b[2J.txt", Severity.LOST, "it is\nempty.", "Save it again.")
    assert listing.issue_line(issue) == "a�[2J.txt: it is empty. Save it again."
    assert listing.issue_line(Issue("acquire", "a.txt", Severity.LOST, "it is empty")) == "a.txt: it is empty."
