"""What a Python program may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import rashomon
from rashomon.errors import CaseFileError

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]


def test_a_build_without_a_folder_leaves_nothing_behind(
    pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = page_folder(pages)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    case = rashomon.build([folder])
    assert len(case.documents) == len(pages)
    assert list((tmp_path / "here").iterdir()) == []


def test_a_case_is_opened_by_its_file_or_its_folder(
    pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
) -> None:
    case = rashomon.build([str(page_folder(pages))], out=str(tmp_path / "out"))
    assert rashomon.open(tmp_path / "out") == case
    assert rashomon.open(str(tmp_path / "out" / "case.db")) == case


def test_progress_is_told_stage_by_stage(pages: Mapping[str, str], page_folder: WriteFolder) -> None:
    told: list[tuple[str, int, int]] = []
    rashomon.build([page_folder(pages)], tell=lambda *step: told.append(step))
    stages = ["acquire", "clean", "dissect", "extract", "join", "reconcile"]
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == stages
    assert [step for step in told if step[0] == "clean"] == [("clean", n, 5) for n in range(1, 6)]
    assert all(done <= of for stage, done, of in told if stage != "acquire")


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="no case file"):
        rashomon.open(tmp_path)


class TestRecords:
    def test_a_record_is_read_back_equal_and_kept_with_the_same_bytes(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        case = rashomon.build([page_folder({"quake.txt": pages["quake.txt"]})], out=tmp_path / "out")
        assert rashomon.read_record(tmp_path / "out" / "record.json") == case
        assert rashomon.import_record(str(tmp_path / "out" / "record.json"), tmp_path / "in") == case
        assert rashomon.open(tmp_path / "in") == case
        for name in ("record.json", "index.html"):
            assert (tmp_path / "in" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()

    def test_a_record_that_cannot_be_read_is_named_and_leaves_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "record.json").write_bytes(b'{"version": "7.0"}')
        with pytest.raises(CaseFileError, match=r"record\.json' cannot be read: this is a record of version '7\.0'"):
            rashomon.import_record(tmp_path / "record.json", tmp_path / "in")
        assert not (tmp_path / "in").exists()


def test_the_package_offers_twelve_functions_and_its_version() -> None:
    assert dir(rashomon) == [
        *("__version__", "build", "compare_packs", "import_record", "lineage", "open", "quantities", "quotes"),
        *("quotes_in", "read_record", "rule_packs", "tolls", "tolls_in"),
    ]
    assert rashomon.__version__ == "0.1.0"
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = rashomon.nothing_like_it


class TestQuotes:
    def test_a_text_gives_its_statements(self) -> None:
        quotes = rashomon.quotes("“The wall held,” said engineer Ana Brandt.\n\nShe denied that it had cracked.")
        first, second = quotes
        assert first.speaker is not None
        assert second.speaker is not None
        assert (first.speaker.name, first.content[0].text) == ("Ana Brandt", "The wall held")
        assert (second.speaker.name, second.modality.value) == ("Ana Brandt", "denied")
        assert quotes.issues == ()

    def test_what_a_text_holds_is_escaped_for_a_notebook(self) -> None:
        text = "The wall <script>alert(1)</script> held all night, the engineer Ana Brandt said on Monday."
        assert "<script" not in rashomon.quotes(text)._repr_html_()

    @pytest.mark.parametrize("text", ["", " \n", "\ud800", "\x00"])
    def test_a_text_without_words_gives_none(self, text: str) -> None:
        quotes = rashomon.quotes(text)
        assert len(quotes) == 0
        assert quotes._repr_html_()

    def test_pages_come_one_by_one_and_one_that_cannot_be_read_says_why(
        self, pages: Mapping[str, str], page_folder: WriteFolder
    ) -> None:
        folder = page_folder({"agency.txt": pages["agency.txt"], "bad.txt": ""})
        agency, bad = rashomon.quotes_in(folder)
        assert agency.document.name == "agency.txt"
        assert len(agency) > 2
        assert (bad.document.name, bad.document.text, len(bad)) == ("bad.txt", "", 0)
        assert bad.issues[0].reason == "it is empty"
        assert [q.document.name for q in rashomon.quotes_in([str(folder / "agency.txt")])] == ["agency.txt"]

    def test_progress_is_told_a_page_at_a_time(self, pages: Mapping[str, str], page_folder: WriteFolder) -> None:
        told: list[tuple[str, int, int]] = []
        list(rashomon.quotes_in(page_folder(pages), tell=lambda *step: told.append(step)))
        assert [step for step in told if step[0] == "acquire"] == [("acquire", n, 0) for n in range(1, 6)]


class TestTolls:
    def test_a_text_gives_its_claims(self) -> None:
        tolls = rashomon.tolls("A wall fell in Tarn. Police said at least 40 people were killed and dozens were hurt.")
        killed, hurt = tolls
        assert killed.claimant is not None
        assert killed.bounds is not None
        assert hurt.bounds is not None
        assert (killed.attribute.value, killed.bounds.low, killed.bounds.high) == ("deaths", 40, None)
        assert (hurt.attribute.value, hurt.bounds.low, hurt.bounds.high) == ("injuries", 24, None)
        assert tolls.document.text[killed.evidence.start : killed.evidence.end] == killed.evidence.text
        assert tolls.issues == ()

    def test_what_a_text_holds_is_escaped_for_a_notebook(self) -> None:
        text = "In Tarn <script>alert(1)</script> 12 people were killed on Monday, the engineer Ana Brandt said."
        assert "<script" not in rashomon.tolls(text)._repr_html_()

    @pytest.mark.parametrize("text", ["", " \n", "\ud800", "\x00"])
    def test_a_text_without_words_gives_none(self, text: str) -> None:
        tolls = rashomon.tolls(text)
        assert len(tolls) == 0
        assert tolls._repr_html_()

    def test_pages_come_one_by_one_and_one_that_cannot_be_read_says_why(
        self, pages: Mapping[str, str], page_folder: WriteFolder
    ) -> None:
        folder = page_folder({"bad.txt": "", "quake.txt": pages["quake.txt"]})
        bad, quake = rashomon.tolls_in(folder)
        assert (bad.document.name, bad.document.text, len(bad)) == ("bad.txt", "", 0)
        assert bad.issues[0].reason == "it is empty"
        assert {c.attribute.value for c in quake} >= {"deaths", "injuries", "displaced"}
