"""The record of each incident: made once, made anew where its own part changed, and lost alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rashomon import pipeline, records
from rashomon.schema.record import Case
from rashomon.settings import Settings
from rashomon.stages.reconcile.reconcile import choose
from rashomon.stages.reconcile.survey import Survey
from rashomon.store.casefile import open_case

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def reconciled(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The documents, by name, of each incident that is reconciled."""
    seen: list[frozenset[str]] = []

    def choose_and_note(found: Survey, rules: Any, ranks: Any) -> Any:
        seen.append(frozenset(document.name for document in found.documents.values()))
        if any("quake" in name for name in seen[-1]) and rules.pack.name == "range":
            raise ValueError("a shaking rule")
        return choose(found, rules, ranks)

    monkeypatch.setattr(records, "choose", choose_and_note)
    return seen


def _build(folder: Path, out: Path, pack: str = "ucdp") -> Case:
    with open_case(out / "case.db") as opened:
        return pipeline.build([str(folder)], Settings(pack=pack), opened)


def test_an_incident_is_made_anew_when_a_page_joins_it_and_no_other_is(
    pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, reconciled: list[frozenset[str]]
) -> None:
    held = {name: text for name, text in pages.items() if name != "copy.txt"}
    folder = page_folder(held)
    _build(folder, tmp_path)
    assert sorted(map(sorted, reconciled)) == [["agency.txt", "monitor.txt"], ["quake.txt"], ["shooting.txt"]]
    reconciled.clear()
    page_folder({"copy.txt": pages["copy.txt"]})
    grown = _build(folder, tmp_path)
    assert [sorted(names) for names in reconciled] == [["agency.txt", "copy.txt", "monitor.txt"]]
    reconciled.clear()
    assert _build(folder, tmp_path) == grown
    assert reconciled == []


def test_another_rule_pack_makes_every_record_anew(
    pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, reconciled: list[frozenset[str]]
) -> None:
    folder = page_folder({"shooting.txt": pages["shooting.txt"]})
    first = _build(folder, tmp_path)
    assert _build(folder, tmp_path, "range") != first
    assert len(reconciled) == 2


def test_an_incident_whose_rules_fail_is_kept_without_findings_and_said(
    pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path, reconciled: list[frozenset[str]]
) -> None:
    case = _build(page_folder(pages), tmp_path, "range")
    (issue,) = [issue for issue in case.issues if issue.stage == "reconcile"]
    assert "a shaking rule" in issue.reason
    lost = next(record for record in case.records if record.incident.id == issue.where)
    assert lost.findings == ()
    assert sum(bool(record.findings) for record in case.records) == len(case.records) - 1


def test_old_records_do_not_pile_up_in_the_case_file(
    pages: Mapping[str, str], page_folder: WriteFolder, tmp_path: Path
) -> None:
    folder = page_folder({"agency.txt": pages["agency.txt"]})
    _build(folder, tmp_path)
    page_folder({"copy.txt": pages["copy.txt"]})
    grown = _build(folder, tmp_path)
    with closing(sqlite3.connect(tmp_path / "case.db")) as connection:
        (held,) = connection.execute("SELECT count(*) FROM results WHERE stage = 'reconcile'").fetchone()
    assert held == len(grown.records)
