from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from rashomon.schema.document import Document
from rashomon.schema.entity import Actor
from rashomon.schema.finding import Origin, Status
from rashomon.schema.record import Case
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.report.exports import export_case, markdown, view


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_view_names_the_incident(case: Case) -> None:
    (incident,) = view(case)["incidents"]
    assert incident["kind"] == "airstrike"
    assert incident["date"] == "2019-03-14"
    assert incident["country"] == "LY"
    assert incident["place"] == {"name": "Marsa Talin", "lat": None, "lon": None}
    assert incident["documents"] == ["one", "three", "two"]


def test_every_claim_and_statement_of_the_view_reads_back(case: Case) -> None:
    texts = {d.locations[0].path.split("/")[-1].split(".")[0]: d.text for d in case.documents}
    (incident,) = view(case)["incidents"]
    assert len(incident["claims"]) == 6
    assert len(incident["statements"]) == 4
    for row in incident["claims"] + incident["statements"]:
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"]


def test_a_claim_of_the_view_in_full(case: Case) -> None:
    (incident,) = view(case)["incidents"]
    assert incident["claims"][0] == {
        "document": "one",
        "attribute": "deaths",
        "low": 24,
        "high": None,
        "modifier": "dozens",
        "value": None,
        "claimant": None,
        "via": [],
        "modality": "asserted",
        "start": 25,
        "end": 37,
        "text": "kills dozens",
    }
    assert incident["claims"][1]["claimant"] == "Health Ministry"


def test_a_name_nobody_resolves_is_null(case: Case) -> None:
    nobody = Source("", SourceKind.UNNAMED)
    claims = tuple(replace(c, claimant=nobody, via=(nobody,)) for c in case.claims)
    (incident,) = view(replace(case, claims=claims))["incidents"]
    assert {c["claimant"] for c in incident["claims"]} == {None}
    assert incident["claims"][0]["via"] == []


def test_a_statement_in_two_stretches_is_two_rows(case: Case) -> None:
    one = case.documents[0]
    first = next(s for s in case.statements if s.document == one.id)
    cut = replace(first, content=(one.evidence(0, 6), one.evidence(10, 15)))
    changed = replace(case, statements=tuple(cut if s.id == first.id else s for s in case.statements))
    assert len(view(changed)["incidents"][0]["statements"]) == 5


def test_findings_name_claimants_documents_and_origins(case: Case) -> None:
    findings = view(case)["incidents"][0]["findings"]
    assert sorted(findings) == ["deaths", "injuries"]
    assert findings["deaths"]["status"] == "contested"
    assert (findings["deaths"]["low"], findings["deaths"]["best"], findings["deaths"]["high"]) == (31, 31, 44)
    assert findings["deaths"]["positions"][1] == {
        "low": 44,
        "high": 44,
        "claimants": ["Sidra Rights Monitor"],
        "documents": ["one", "two"],
        "origins": 1,
        "superseded": False,
    }


def test_a_figure_that_was_replaced_is_no_position_of_another_status(case: Case) -> None:
    record = case.records[0]
    deaths, *others = record.findings
    first, second = deaths.positions
    with_old = replace(deaths, positions=(replace(first, superseded=True), second))

    def lows(status: Status) -> list[int]:
        changed = replace(record, findings=(replace(with_old, status=status), *others))
        found = view(replace(case, records=(changed,)))["incidents"][0]["findings"]["deaths"]
        return [position["low"] for position in found["positions"]]

    assert lows(Status.SINGLE_SOURCE) == [44]
    assert lows(Status.SUPERSEDED) == [31, 44]


def test_all_who_speak_for_a_party_are_named_where_the_party_holds_a_figure(case: Case) -> None:
    envoy = Actor("a-colonel", "Idris Makhlouf", SourceKind.PERSON, party="Tala")
    ministry = Actor("a-ministry", "Health Ministry", SourceKind.INSTITUTION, party="Tala")
    actors = (*(a for a in case.actors if a.id == "a-monitor"), envoy, ministry)
    spoken = Source("Idris Makhlouf", SourceKind.PERSON, actor="a-colonel")
    claims = tuple(replace(c, claimant=spoken) if c.claimant is None else c for c in case.claims)
    record = case.records[0]
    deaths, *others = record.findings
    first, second = deaths.positions
    held = replace(first, origins=(Origin("Tala", "a-ministry"),))
    changed = replace(record, findings=(replace(deaths, positions=(held, second)), *others))
    (incident,) = view(replace(case, actors=actors, claims=claims, records=(changed,)))["incidents"]
    positions = incident["findings"]["deaths"]["positions"]
    assert positions[0]["claimants"] == ["Health Ministry", "Idris Makhlouf", "Tala"]
    assert positions[1]["claimants"] == ["Sidra Rights Monitor"]


def test_lineage_entities_furniture_and_issues(case: Case) -> None:
    seen = view(case)
    incident = seen["incidents"][0]
    assert incident["lineage"] == [
        {"kind": "copies-passages", "documents": ["one", "two"]},
        {"kind": "credits-agency", "documents": ["two"], "source": "Halyard"},
    ]
    assert incident["entities"] == [{"name": "Marsa Talin", "aliases": ["Talin"]}]
    (block,) = seen["furniture"]
    assert case.documents[0].text[block["start"] : block["end"]] == "Share this story"
    assert [i["document"] for i in seen["issues"]] == ["pages/<empty>.txt", "one"]


def test_the_caller_chooses_how_documents_are_named(case: Case) -> None:
    def first_letter(document: Document) -> str:
        return document.locations[0].path[6:8]

    assert view(case, first_letter)["incidents"][0]["documents"] == ["on", "th", "tw"]


def test_claims_as_csv(case: Case) -> None:
    rows = _rows(export_case(case, "claims").decode())
    assert len(rows) == 6
    assert rows[0]["text"] == "kills dozens"
    assert rows[0]["low"] == "24"
    assert rows[0]["high"] == ""
    assert rows[0]["incident"] == "1"
    assert {row["document"] for row in rows} == {"pages/one.txt", "pages/two.html"}


def test_statements_as_csv(case: Case) -> None:
    rows = _rows(export_case(case, "statements").decode())
    assert [row["speaker"] for row in rows] == ["Sidra Rights Monitor", *["Idris Makhlouf"] * 3]
    assert rows[1]["described"] == "a spokesman for the Northern Command"


def test_no_cell_runs_as_a_formula(case: Case) -> None:
    claims = tuple(replace(c, subject="=HYPERLINK(1)") for c in case.claims)
    assert {row["subject"] for row in _rows(export_case(replace(case, claims=claims), "claims").decode())} == {
        "'=HYPERLINK(1)"
    }


def test_markdown_cites_and_escapes(case: Case) -> None:
    text = markdown(case)
    assert text.startswith("# Air strike at Marsa Talin, Libya, 14 March 2019\n")
    assert "| Deaths | Contested | 31 | 31 | 44 | 2 documents, 1 text family, 2 origins |" in text
    assert "\\<b\\>strike\\</b\\>" in text
    assert "<b>" not in text
    assert "- 1.4: Halyard, “killing 31 people”" in text


def test_forms(case: Case) -> None:
    assert json.loads(export_case(case, "view")) == view(case)
    assert export_case(case, "csv") == export_case(case, "claims")
