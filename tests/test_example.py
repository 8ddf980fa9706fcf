"""The bundled example, from its pages to its record, against what a careful person reads in them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import rashomon
from rashomon.language.text import fold
from rashomon.schema.change import ChangeKind
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.record import Case, Record
from rashomon.stages.report.page import page

_EXAMPLE = Path(__file__).parents[1] / "examples" / "marsa-talin"
_EXPECTED: dict[str, Any] = json.loads((_EXAMPLE / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def case() -> Case:
    return rashomon.build([_EXAMPLE / "pages"])


@pytest.fixture(scope="module")
def record(case: Case) -> Record:
    (only,) = case.records
    return only


def _documents(case: Case) -> dict[str, Document]:
    return {d.locations[0].path.rsplit("/", 1)[-1]: d for d in case.documents}


def _spread(rows: list[dict[str, Any]]) -> list[Any]:
    """One parameter for each row and each document it stands in."""
    return [
        pytest.param(name, row, id=f"{name}: {row.get('begins') or row.get('words') or _figure(row)}")
        for row in rows
        for name in row["documents"]
    ]


def _figure(row: dict[str, Any]) -> str:
    return f"{row['attribute']} {row['low']} to {row['high']}"


def _same_name(given: str, wanted: str) -> bool:
    """True when the names agree, or the longer holds the shorter: "Colonel Henrik Vaas" and "Henrik Vaas"."""
    return set(fold(wanted).split()) <= set(fold(given).split())


def test_all_pages_tell_one_incident(case: Case, record: Record) -> None:
    assert sorted(record.incident.documents) == sorted(d.id for d in case.documents)
    assert len(case.documents) == 9


def test_kind_date_and_country(record: Record) -> None:
    expected = _EXPECTED["incident"]
    assert record.incident.kind == expected["kind"]
    assert record.incident.date is not None
    assert record.incident.date.day == expected["date"]
    assert record.incident.country == expected["country"]


def test_text_families(case: Case) -> None:
    names = {document.id: name for name, document in _documents(case).items()}
    assert sorted(sorted(names[d] for d in family) for family in case.lineage.families) == _EXPECTED["families"]


@pytest.mark.parametrize(("name", "row"), _spread(_EXPECTED["claims"]))
def test_each_claim_has_its_claimant(case: Case, record: Record, name: str, row: dict[str, Any]) -> None:
    document = _documents(case)[name].id
    wanted = set(record.incident.claims)
    here = [c for c in case.claims if c.id in wanted and c.document == document and c.bounds is not None]
    same = [
        c.claimant.name if c.claimant else None
        for c in here
        if (c.attribute.value, c.bounds and c.bounds.low, c.bounds and c.bounds.high)
        == (row["attribute"], row["low"], row["high"])
    ]
    assert same, [(c.attribute.value, c.bounds) for c in here]
    if row["claimant"] is None:
        assert None in same
    else:
        assert any(given and _same_name(given, row["claimant"]) for given in same), same


@pytest.mark.parametrize(("name", "row"), _spread(_EXPECTED["not_claims_of_this_incident"]))
def test_other_numbers_are_no_claims_of_it(case: Case, record: Record, name: str, row: dict[str, Any]) -> None:
    document = _documents(case)[name]
    start = document.text.index(row["words"])
    wanted = set(record.incident.claims)
    over = [
        c.evidence.text
        for c in case.claims
        if c.id in wanted and c.document == document.id
        if c.evidence.start < start + len(row["words"]) and start < c.evidence.end
    ]
    assert not over


@pytest.mark.parametrize(("name", "row"), _spread(_EXPECTED["statements"]))
def test_each_statement_has_its_speaker(case: Case, name: str, row: dict[str, Any]) -> None:
    document = _documents(case)[name]
    starting = [s for s in case.statements if s.document == document.id and s.content[0].text.startswith(row["begins"])]
    assert starting
    assert any(s.speaker and _same_name(s.speaker.name, row["speaker"]) for s in starting), [
        s.speaker.name if s.speaker else None for s in starting
    ]
    assert row["directness"] in {s.directness.value for s in starting}
    if "modality" in row:
        assert row["modality"] in {s.modality.value for s in starting}


@pytest.mark.parametrize("attribute", sorted(_EXPECTED["findings"]))
def test_each_finding(record: Record, attribute: str) -> None:
    expected = _EXPECTED["findings"][attribute]
    finding = next(f for f in record.findings if f.attribute.value == attribute)
    assert [
        {"low": p.bounds.low, "high": p.bounds.high, "claimants": sorted(o.name for o in p.origins)}
        for p in finding.positions
    ] == expected["positions"]
    assert finding.status.value == expected["status"]
    assert [finding.low, finding.best, finding.high] == [expected["low"], expected["best"], expected["high"]]
    assert finding.origins == expected["origins"]


def test_the_figure_that_changed_on_the_way_is_drift(case: Case, record: Record) -> None:
    expected = _EXPECTED["drift"]
    claims = {c.id: c for c in case.claims}
    finding = next(f for f in record.findings if f.attribute.value == expected["attribute"])
    changes = {
        (
            claims[d.changed].document,
            expected["from"] in claims[d.original].evidence.text,
            claims[d.changed].evidence.text,
        )
        for d in finding.drifts
    }
    document = _documents(case)[expected["document"]].id
    assert any(where == document and known and expected["to"] in words for where, known, words in changes), changes


def test_the_figure_that_its_page_corrected_is_kept_and_closed(case: Case, record: Record) -> None:
    expected = _EXPECTED["corrected"]
    claims = {c.id: c for c in case.claims}
    (change,) = (c for c in record.changes if c.kind is ChangeKind.CORRECTED)
    earlier, later, notice = claims[change.earlier or ""], claims[change.later or ""], change.notice
    documents = _documents(case)
    assert (earlier.evidence.text, earlier.document) == (expected["from"], documents[expected["document"]].id)
    assert (later.evidence.text, later.document) == (expected["to"], documents[expected["in"]].id)
    assert notice is not None
    assert notice.text.startswith(expected["notice"])
    finding = next(f for f in record.findings if f.attribute.value == expected["attribute"])
    assert earlier.id in {entry.claim for entry in finding.set_aside}


@pytest.mark.parametrize("row", _EXPECTED["furniture"], ids=lambda row: row["words"])
def test_furniture(case: Case, row: dict[str, str]) -> None:
    document = _documents(case)[row["document"]]
    assert document.role_at(document.text.index(row["words"])) is BlockRole.FURNITURE


def test_what_pages_add_around_the_article_is_evidence_for_nothing(case: Case) -> None:
    for evidence in case.all_evidence():
        assert not any(words in evidence.text for words in _EXPECTED["not_in_the_record"])


def test_the_page_and_the_brief_tell_the_dispute(case: Case, record: Record) -> None:
    told = " ".join(sentence.text for sentence in record.brief)
    assert "or 34, according to the Gulf Health Authority" in told
    assert "killed 47 people, according to the Sidra Rights Monitor" in told
    assert len(told.split()) <= 250
    assert "Gulf Health Authority" in page(case)


def test_the_archive_file_is_made_from_its_source(tmp_path: Path) -> None:
    copy = shutil.copytree(_EXAMPLE, tmp_path / "example")
    archive = copy / "pages" / "gulf-dispatch.warc.gz"
    archive.unlink()
    subprocess.run([sys.executable, str(copy / "make_warc.py")], check=True)
    assert archive.read_bytes() == (_EXAMPLE / "pages" / "gulf-dispatch.warc.gz").read_bytes()
