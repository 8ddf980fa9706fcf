"""The contract with the scorers: every row answered, nothing read but the input, the same bytes again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks import gate
from benchmarks.example import measure_example
from benchmarks.tasks import TASKS


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _predict(task: str, data: Path, out: Path) -> list[dict[str, Any]]:
    TASKS[task](data, out)
    first = out.read_bytes()
    TASKS[task](data, out)
    assert out.read_bytes() == first
    return [json.loads(line) for line in first.splitlines()]


def test_cases_are_views_whose_spans_read_back(pages: Mapping[str, str], tmp_path: Path) -> None:
    documents = tmp_path / "data" / "tel-marun" / "documents"
    documents.mkdir(parents=True)
    for number, name in enumerate(("agency.txt", "copy.txt", "monitor.txt")):
        (documents / f"{number:03}_0123456789abcdef.txt").write_bytes(pages[name].encode())
    (tmp_path / "data" / "broken" / "documents").mkdir(parents=True)
    (tmp_path / "data" / "notes.txt").write_text("no case")
    TASKS["cases"](tmp_path / "data", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["broken", "tel-marun"]
    assert json.loads((tmp_path / "out" / "broken" / "record.json").read_text())["incidents"] == []
    (incident,) = json.loads((tmp_path / "out" / "tel-marun" / "record.json").read_text())["incidents"]
    assert incident["documents"] == ["000", "001", "002"]
    texts = {"000": pages["agency.txt"], "001": pages["copy.txt"], "002": pages["monitor.txt"]}
    rows = incident["claims"] + incident["statements"]
    assert len(rows) > 6
    assert all(texts[row["document"]][row["start"] : row["end"]] == row["text"] for row in rows)
    assert {(row["low"], row["high"]) for row in incident["claims"] if row["attribute"] == "deaths"} >= {
        (40, None),
        (61, 61),
    }


def test_attributions_are_spans_of_the_text_as_given(tmp_path: Path) -> None:
    text = "The bridge fell.\r\n\r\n“No one was on it,” said Mayor Elena Rivas.\r\n"
    rows = _predict(
        "attribution",
        _write(tmp_path / "in", [{"doc_id": "1", "text": text}, {"doc_id": "2", "text": ""}, {"doc_id": "3"}]),
        tmp_path / "out",
    )
    (said,) = rows[0]["attributions"]
    assert [text[start:end] for start, end in said["content"]] == ["“No one was on it,”"]
    assert [text[start:end] for start, end in said["cue"]] == ["said"]
    assert "Elena Rivas" in "".join(text[start:end] for start, end in said["source"])
    assert rows[1:] == [{"doc_id": "2", "attributions": []}, {"doc_id": "3", "attributions": []}]


def test_tolls_are_the_findings_of_the_main_incident(pages: Mapping[str, str], tmp_path: Path) -> None:
    documents = [{"doc_id": "a", "title": "Quake", "text": pages["quake.txt"], "published": "2017-08-02", "url": None}]
    data = _write(
        tmp_path / "in", [{"incident_id": "1", "documents": documents}, {"incident_id": "2", "documents": []}]
    )
    quake, nothing = _predict("tolls", data, tmp_path / "out")
    assert (quake["killed"], quake["killed_best"], quake["injured"]) == ([3, 3], 3, [25, 25])
    assert nothing == {"incident_id": "2", "killed": None, "injured": None}


def test_documents_of_one_incident_are_grouped(pages: Mapping[str, str], tmp_path: Path) -> None:
    names = ["agency.txt", "quake.txt", "monitor.txt", "agency.txt"]
    data = _write(tmp_path / "in", [{"doc_id": str(n), "text": pages[name]} for n, name in enumerate(names)])
    incidents = [row["incident"] for row in _predict("grouping", data, tmp_path / "out")]
    assert incidents[0] == incidents[2] == incidents[3]
    assert incidents[1] != incidents[0]


def test_the_article_is_cleaned_out_of_its_page(tmp_path: Path) -> None:
    article = "The bridge over the Sarn fell into the river on Monday night, and nobody was on it, the mayor said. " * 4
    html = f"<html><body><nav>Home Sport</nav><article><p>{article}</p></article></body></html>"
    rows = _predict("cleaning", _write(tmp_path / "in", [{"page_id": "p", "url": "u", "html": html}]), tmp_path / "out")
    assert article.strip() in rows[0]["text"]
    assert "Sport" not in rows[0]["text"]


class TestGate:
    FLOORS = (
        '[example]\nfloor = 0.5\n[brief]\ngold = "cases"\npositions = 0.6\n'
        '[cases]\ngold = "cases"\nscorer = "cases.py"\nfloor = 0.5\n"all.claims.f1" = 0.7\n'
    )

    @pytest.fixture
    def hold(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[float, float, float, float], int]:
        def held(example: float, cases: float, claims: float, positions: float) -> int:
            monkeypatch.setattr(gate, "_HERE", tmp_path)
            monkeypatch.setattr(gate, "measure_example", lambda: example)
            monkeypatch.setattr(gate, "measure_briefs", lambda _: {"positions": positions, "speakers": 0.0})
            report = {"headline": cases, "all": {"claims": {"f1": claims}}}
            monkeypatch.setattr(gate, "measure", lambda *_: report)
            (tmp_path / "floors.toml").write_text(self.FLOORS)
            (tmp_path / "shared" / "score").mkdir(parents=True)
            return gate.hold_floors(tmp_path / "shared")

        return held

    @pytest.mark.parametrize(
        ("figures", "code"),
        [
            ((0.5, 0.5, 0.7, 0.6), 0),
            ((0.49, 0.9, 0.9, 0.9), 1),
            ((0.9, 0.49, 0.9, 0.9), 1),
            ((0.9, 0.9, 0.69, 0.9), 1),
            ((0.9, 0.9, 0.9, 0.59), 1),
        ],
    )
    def test_a_figure_below_its_floor_fails(
        self, hold: Callable[[float, float, float, float], int], figures: tuple[float, float, float, float], code: int
    ) -> None:
        assert hold(*figures) == code

    def test_without_the_data_it_says_what_it_skips(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(gate, "measure_example", lambda: 1.0)
        assert gate.hold_floors(tmp_path / "none") == 0
        told = capsys.readouterr().out
        assert "skipped, the evaluation data is not beside the checkout" in told
        assert "cases" in told


def test_the_example_reads_as_a_careful_reader_reads_it() -> None:
    assert measure_example() > 0.85
