"""The promises that no stage can keep alone: determinism, what is new alone is worked on, nothing stops a run."""

from __future__ import annotations

import gzip
import random
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import rashomon
from rashomon import pipeline, steps
from rashomon.errors import InputError, ModelError, RashomonError
from rashomon.publishing import publish
from rashomon.schema.claim import Attribute
from rashomon.schema.issue import Severity
from rashomon.schema.record import Case
from rashomon.settings import Settings
from rashomon.stages.clean.clean import clean
from rashomon.stages.compare.compare import compare
from rashomon.stages.dissect.dissect import analyse_paragraphs
from rashomon.stages.extract.extract import extract
from rashomon.store.casefile import open_case, read_case
from rashomon.store.codec import case_to_json

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]


def _build(paths: Sequence[Path], case_file: Path, jobs: int = 1) -> Case:
    with open_case(case_file) as opened:
        return pipeline.build([str(path) for path in paths], Settings(jobs=jobs), opened)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """What was cleaned, parsed and extracted."""
    seen: dict[str, list[Any]] = {"clean": [], "parse": [], "extract": []}

    def clean_and_count(page: Any) -> Any:
        seen["clean"].append(page.locations[0].path)
        return clean(page)

    def analyse_and_count(texts: Sequence[str], settings: Settings) -> Any:
        seen["parse"].extend(texts)
        return analyse_paragraphs(texts, settings)

    def extract_and_count(document: Any, analysis: Any, without: frozenset[str]) -> Any:
        seen["extract"].append(document.name)
        return extract(document, analysis, without)

    monkeypatch.setattr(steps, "clean", clean_and_count)
    monkeypatch.setattr(steps, "analyse_paragraphs", analyse_and_count)
    monkeypatch.setattr(steps, "extract", extract_and_count)
    return seen


class TestDeterminism:
    def test_the_order_of_files_changes_no_byte(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        files = _files(page_folder(pages))
        expected = case_to_json(_build(files, tmp_path / "sorted.db"))
        for seed in range(3):
            random.Random(seed).shuffle(files)
            assert case_to_json(_build(files, tmp_path / f"{seed}.db")) == expected

    def test_the_number_of_processes_changes_no_byte(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        folder = page_folder(pages)
        one = case_to_json(_build([folder], tmp_path / "1.db", jobs=1))
        assert case_to_json(_build([folder], tmp_path / "2.db", jobs=2)) == one

    def test_building_step_by_step_gives_what_building_at_once_gives(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        files = _files(page_folder(pages))
        expected = case_to_json(_build(files, tmp_path / "once.db"))
        for part in (files[3:], files[:1], files):
            stepwise = _build(part, tmp_path / "steps.db")
        assert case_to_json(stepwise) == expected

    def test_the_stored_record_is_the_one_that_was_returned(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        case = _build([page_folder(pages)], tmp_path / "case.db")
        with read_case(tmp_path / "case.db") as case_file:
            assert case_file.load() == case

    def test_lineage_grown_page_by_page_is_what_comparing_all_pages_finds(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        for file in reversed(_files(page_folder(pages))):
            case = _build([file], tmp_path / "case.db")
        assert len(case.documents) == len(pages)
        assert case.lineage.links
        assert case.lineage == compare(case.documents)


class TestWhatIsNew:
    def test_a_page_more_costs_that_page(
        self,
        pages: Mapping[str, str],
        page_folder: WriteFolder,
        tmp_path: Path,
        counts: dict[str, list[Any]],
    ) -> None:
        _build([page_folder(pages)], tmp_path / "case.db")
        assert sorted(counts["clean"]) == sorted(pages)
        assert sorted(counts["extract"]) == sorted(pages)
        for seen in counts.values():
            seen.clear()
        sentence = "A sixth page said one man was missing."
        # Its first paragraph stands in agency.txt too, and is not parsed again.
        known = pages["agency.txt"].split("\n\n")[3]
        folder = page_folder({"sixth.txt": f"{known}\n\n{sentence}\n"})
        case = _build([folder], tmp_path / "case.db")
        assert counts == {"clean": ["sixth.txt"], "parse": [sentence], "extract": ["sixth.txt"]}
        assert len(case.documents) == len(pages) + 1

    def test_the_same_pages_again_cost_nothing(
        self,
        pages: Mapping[str, str],
        page_folder: WriteFolder,
        tmp_path: Path,
        counts: dict[str, list[Any]],
    ) -> None:
        folder = page_folder(pages)
        first = _build([folder], tmp_path / "case.db")
        for seen in counts.values():
            seen.clear()
        assert _build([folder], tmp_path / "case.db") == first
        assert counts == {"clean": [], "parse": [], "extract": []}

    def test_a_paragraph_that_many_pages_share_is_parsed_once(
        self,
        pages: Mapping[str, str],
        page_folder: WriteFolder,
        tmp_path: Path,
        counts: dict[str, list[Any]],
    ) -> None:
        _build([page_folder(pages)], tmp_path / "case.db")
        assert len(counts["parse"]) == len(set(counts["parse"]))

    def test_a_file_that_was_mended_leaves_no_issue_behind(self, page_folder: WriteFolder, tmp_path: Path) -> None:
        folder = page_folder({"a.txt": "Two men died, police said.\n", "b.txt": b""})
        assert [i.where for i in _build([folder], tmp_path / "case.db").issues] == ["b.txt"]
        page_folder({"b.txt": "Three women were hurt, police said.\n"})
        assert [i for i in _build([folder], tmp_path / "case.db").issues if i.severity is Severity.LOST] == []

    def test_a_build_without_a_mechanism_is_not_mixed_with_one_that_has_it(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, counts: dict[str, list[Any]]
    ) -> None:
        folder = page_folder(pages)
        whole = _build([folder], tmp_path / "case.db")
        counts["extract"].clear()
        with open_case(tmp_path / "case.db") as opened:
            less = pipeline.build([str(folder)], Settings(without=("noun", "clause", "fronted", "learned")), opened)
        assert sorted(counts["extract"]) == sorted(pages)
        assert len(less.statements) < len(whole.statements)
        assert "without: clause, fronted, learned, noun" in next(
            i.reason for i in less.issues if i.where == "all documents"
        )
        assert _build([folder], tmp_path / "case.db") == whole


class TestCopies:
    def test_a_second_copy_of_a_page_is_a_second_place_and_no_second_source(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        once = _build([page_folder(pages)], tmp_path / "once.db")
        twice = _build([page_folder({**pages, "again.txt": pages["agency.txt"]})], tmp_path / "twice.db")
        assert len(twice.documents) == len(once.documents)
        copied = next(d for d in twice.documents if len(d.locations) == 2)
        assert [place.path for place in copied.locations] == ["again.txt", "agency.txt"]
        assert [r.findings for r in twice.records] == [r.findings for r in once.records]

    def test_a_reprint_in_other_furniture_adds_no_origin(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        once = _build([page_folder(pages)], tmp_path / "once.db")
        reprint = "Reprinted by the Harbour Post\n\n" + pages["agency.txt"]
        twice = _build([page_folder({**pages, "reprint.txt": reprint})], tmp_path / "twice.db")
        assert len(twice.documents) == len(once.documents) + 1
        assert _origins(twice) == _origins(once)


def _origins(case: Case) -> list[tuple[str, str, int]]:
    return sorted((r.incident.kind, f.attribute.value, f.origins) for r in case.records for f in r.findings)


class TestIncidents:
    def test_three_incidents_in_one_folder_come_apart(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        case = _build([page_folder(pages)], tmp_path / "case.db")
        names = {document.id: document.name for document in case.documents}
        told = sorted(sorted(names[d] for d in r.incident.documents) for r in case.records)
        assert told == [["agency.txt", "copy.txt", "monitor.txt"], ["quake.txt"], ["shooting.txt"]]

    def test_the_tables_tell_what_the_record_tells(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        case = _build([page_folder(pages)], tmp_path / "case.db")
        with closing(sqlite3.connect(tmp_path / "case.db")) as tables:
            count = {
                name: tables.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
                for name in ("documents", "claims", "statements", "findings", "incidents", "who_claims_what")
            }
            deaths = tables.execute(
                "SELECT low, high FROM who_claims_what WHERE attribute = 'deaths' AND document = 'quake.txt'"
            ).fetchall()
            assert tables.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert count == {
            "documents": len(case.documents),
            "claims": len(case.claims),
            "statements": len(case.statements),
            "findings": sum(len(record.findings) for record in case.records),
            "incidents": len(case.records),
            "who_claims_what": len(case.claims),
        }
        assert (3, 3) in deaths


class TestFailures:
    @pytest.mark.parametrize("stage", ["clean", "extract"])
    def test_one_page_that_breaks_a_stage_stops_no_other(
        self,
        pages: Mapping[str, str],
        page_folder: WriteFolder,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        stage: str,
    ) -> None:
        work = getattr(steps, stage)

        def break_on_the_quake(item: Any, *rest: Any) -> Any:
            if "Antofagasta" in item.text:
                raise ZeroDivisionError("a bug")
            return work(item, *rest)

        monkeypatch.setattr(steps, stage, break_on_the_quake)
        case = _build([page_folder(pages)], tmp_path / "case.db")
        issue = next(i for i in case.issues if i.severity is Severity.LOST)
        assert (issue.stage, issue.where) == (stage, "quake.txt")
        assert issue.reason.startswith("ZeroDivisionError: a bug, in ")
        assert any(claim.attribute is Attribute.DEATHS for claim in case.claims)

    def test_one_paragraph_that_breaks_the_parser_costs_that_paragraph(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def break_on_the_mayor(texts: Sequence[str], settings: Settings) -> Any:
            if any("Mayor" in text for text in texts):
                raise ZeroDivisionError("a bug")
            return analyse_paragraphs(texts, settings)

        monkeypatch.setattr(steps, "analyse_paragraphs", break_on_the_mayor)
        case = _build([page_folder(pages)], tmp_path / "case.db")
        issue = next(i for i in case.issues if i.stage == "dissect")
        assert (issue.where, issue.severity) == ("quake.txt", Severity.PARTIAL)
        quake = next(d.id for d in case.documents if d.name == "quake.txt")
        told = {claim.attribute for claim in case.claims if claim.document == quake}
        assert Attribute.DEATHS in told
        assert Attribute.DISPLACED not in told

    def test_a_crash_leaves_the_last_record(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = page_folder({"quake.txt": pages["quake.txt"]})
        first = _build([folder], tmp_path / "case.db")

        def crash(*_: Any) -> Any:
            raise RuntimeError("crash")

        monkeypatch.setattr(pipeline, "gather", crash)
        with pytest.raises(RuntimeError, match="crash"):
            _build([page_folder(pages)], tmp_path / "case.db")
        with read_case(tmp_path / "case.db") as case_file:
            assert case_file.load() == first

    @pytest.mark.parametrize("stage", ["clean", "extract"])
    def test_a_damaged_result_is_an_issue_and_no_crash(
        self, pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, stage: str
    ) -> None:
        folder = page_folder(pages)
        _build([folder], tmp_path / "case.db")
        with closing(sqlite3.connect(tmp_path / "case.db")) as tool:
            tool.execute(
                "UPDATE results SET data = x'00' WHERE key = (SELECT min(key) FROM results WHERE stage = ?)", (stage,)
            )
            tool.commit()
        damaged = [issue for issue in _build([folder], tmp_path / "case.db").issues if "read back" in issue.reason]
        assert [(issue.stage, issue.severity) for issue in damaged] == [(stage, Severity.LOST)]

    def test_nothing_readable_at_all_is_an_error_that_names_the_files(
        self, page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        folder = page_folder({"empty.txt": b"", "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00"})
        with pytest.raises(InputError, match=r"empty\.txt: .*picture\.png: "):
            _build([folder], tmp_path / "case.db")

    def test_a_folder_without_files_is_an_error(self, page_folder: WriteFolder, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no files"):
            _build([page_folder({})], tmp_path / "case.db")

    def test_a_model_that_is_not_there_is_an_error(self, page_folder: WriteFolder, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="no_such_model"):
            rashomon.build([page_folder({"a.txt": "Two died.\n"})], settings=Settings(model="no_such_model"))

    def test_a_rule_pack_that_is_not_there_is_an_error(self, page_folder: WriteFolder) -> None:
        with pytest.raises(RashomonError, match="there are: ucdp"):
            rashomon.build([page_folder({"a.txt": "Two died.\n"})], settings=Settings(pack="none"))


class TestHostilePages:
    @pytest.fixture
    def hostile(self, pages: Mapping[str, str]) -> dict[str, str | bytes]:
        arabic = "قتل ثلاثة أشخاص في غارة جوية على سوق تل مرعون يوم الثلاثاء، وفق ما قالت وزارة الصحة.\n" * 5
        record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>cut"
        return {
            **pages,
            "empty.txt": b"",
            "binary.bin": bytes(range(256)) * 20,
            "huge.txt": b"Ten people were killed.\n" * (60_000_000 // 24),
            "broken.html": b"<html><body><p>Four people were killed<div></b><<>>&#xZZ; in Port Varda, police said.</p",
            "truncated.warc": record,
            "truncated.warc.gz": gzip.compress(record)[:-20],
            "latin.txt": "Maire José Núñez a dit. The mayor said five people were hurt in Pico Ruivo.\n".encode(
                "latin-1"
            ),
            "claimed.html": b"<meta charset=utf-8><p>Six people were killed in Caf\xe9 Sol, the police said.</p>",
            "arabic.txt": arabic,
            "emoji.txt": "😀 Seven people were killed in the fire in Port Varda, police said 🔥🔥.\n",
            "a path with spaces, ünïcode and 中文.txt": "Eight people were injured in Port Varda, police said.\n",
            "nul.txt": b"Nine people were killed\x00\x00 in Port Varda.\n",
            "one line.txt": "word " * 200_000,
        }

    def test_every_bad_file_is_named_and_every_good_page_keeps_its_claims(
        self, hostile: dict[str, str | bytes], pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
    ) -> None:
        good = _build([page_folder(pages)], tmp_path / "good.db")
        folder = page_folder(hostile)
        case = _build([folder], tmp_path / "all.db")
        lost = {issue.where.split(" (")[0] for issue in case.issues}
        for name in ("empty.txt", "binary.bin", "huge.txt", "truncated.warc", "truncated.warc.gz", "arabic.txt"):
            assert name in lost, name
        assert all(issue.reason for issue in case.issues)
        documents = {document.name: document for document in case.documents}
        assert {"a path with spaces, ünïcode and 中文.txt", "emoji.txt", *pages} <= documents.keys()
        read = {(claim.document, claim.evidence.text, claim.attribute) for claim in case.claims}
        assert {(claim.document, claim.evidence.text, claim.attribute) for claim in good.claims} <= read
        emoji = [text for document, text, _ in read if document == documents["emoji.txt"].id]
        assert any("Seven people were killed" in text for text in emoji)
        publish(case, tmp_path)
        assert "中文" in (tmp_path / "index.html").read_text(encoding="utf-8")
