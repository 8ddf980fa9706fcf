"""How many were killed and injured, from the documents of one incident."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.building import build_rows
from benchmarks.rows import Row, answer_rows
from rashomon.parts import Part, Parts
from rashomon.rules.packs import pack_named
from rashomon.schema.area import WherePrecision
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding
from rashomon.schema.incident import Incident
from rashomon.schema.record import Case, Record
from rashomon.stages.reconcile.reconcile import reconcile


def predict_tolls(data: Path, out: Path) -> None:
    """The findings on deaths and on injuries of the incident that most of the documents tell.

    The range is that of the `airwars` pack, whose ends are closed as the published figures are; the best figure is
    that of the `gva` pack, which counts those who were hit and did not die as injured.
    """
    answer_rows(data, out, _tolls, lambda row: {"incident_id": row["incident_id"], "killed": None, "injured": None})


def _tolls(row: Row) -> Row:
    case = build_rows(row["documents"])
    answer: Row = {"incident_id": row["incident_id"], "killed": None, "injured": None}
    if not case.records:
        return answer
    record = max(case.records, key=lambda r: (len(r.incident.documents), len(r.incident.claims)))
    part = Parts.in_case(case).of(record.incident)
    return answer | figures(record.incident, part) | _when_and_where(record, case)


def figures(incident: Incident, part: Part) -> Row:
    """How many were killed and injured in the incident, under the two packs."""
    ranges, chosen = _findings(incident, part, "airwars"), _findings(incident, part, "gva")
    answer: Row = {}
    for name, attribute in (("killed", Attribute.DEATHS), ("injured", Attribute.INJURIES)):
        answer |= _figures(name, ranges.get(attribute), chosen.get(attribute))
    return answer


def _findings(incident: Incident, part: Part, pack: str) -> dict[Attribute, Finding]:
    found = reconcile(incident, part.grouping, part.documents, part.lineage, pack_named(pack))
    return {finding.attribute: finding for finding in found}


def _figures(name: str, ranged: Finding | None, chosen: Finding | None) -> dict[str, Any]:
    ranged = ranged or chosen
    if ranged is None or (ranged.low is None and ranged.high is None):
        return {name: None}
    figures: dict[str, Any] = {name: [ranged.low, ranged.high]}
    if chosen is not None and chosen.best is not None:
        figures[f"{name}_best"] = chosen.best
    return figures


def _when_and_where(record: Record, case: Case) -> dict[str, Any]:
    known: dict[str, Any] = {}
    incident = record.incident
    if incident.date and incident.date.day:
        known["date"] = incident.date.day
    place = next((p for p in case.places if incident.place in (p.id, p.key)), None) if incident.place else None
    area = incident.area
    if place and area and area.precision is not WherePrecision.COUNTRY:
        known["place"] = {"lat": area.latitude, "lon": area.longitude, "name": place.name}
    return known
