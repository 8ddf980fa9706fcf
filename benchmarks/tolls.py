"""How many were killed and injured, from the documents of one incident."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.building import build_rows
from benchmarks.rows import Row, answer_rows
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding
from rashomon.schema.record import Case, Record


def predict_tolls(data: Path, out: Path) -> None:
    """The finding on deaths and on injuries of the incident that most of the documents tell."""
    answer_rows(data, out, _tolls, lambda row: {"incident_id": row["incident_id"], "killed": None, "injured": None})


def _tolls(row: Row) -> Row:
    case = build_rows(row["documents"])
    answer: Row = {"incident_id": row["incident_id"], "killed": None, "injured": None}
    if not case.records:
        return answer
    record = max(case.records, key=lambda r: (len(r.incident.documents), len(r.incident.claims)))
    findings = {finding.attribute: finding for finding in record.findings}
    answer |= _figures("killed", findings.get(Attribute.DEATHS))
    answer |= _figures("injured", findings.get(Attribute.INJURIES))
    return answer | _when_and_where(record, case)


def _figures(name: str, finding: Finding | None) -> dict[str, Any]:
    if finding is None or (finding.low is None and finding.high is None):
        return {name: None}
    figures: dict[str, Any] = {name: [finding.low, finding.high]}
    if finding.best is not None:
        figures[f"{name}_best"] = finding.best
    return figures


def _when_and_where(record: Record, case: Case) -> dict[str, Any]:
    known: dict[str, Any] = {}
    incident = record.incident
    if incident.date and incident.date.day:
        known["date"] = incident.date.day
    place = next((p for p in case.places if incident.place in (p.id, p.key)), None) if incident.place else None
    if place and place.latitude is not None:
        known["place"] = {"lat": place.latitude, "lon": place.longitude, "name": place.name}
    return known
