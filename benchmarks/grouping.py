"""Which documents tell the same incident."""

from __future__ import annotations

from pathlib import Path

from benchmarks.building import build_rows, rows_of_documents
from benchmarks.rows import read_rows, write_rows


def predict_grouping(data: Path, out: Path) -> None:
    """The incident of each document's main event; a document that stands in none stands alone."""
    rows = list(read_rows(data))
    case = build_rows(rows)
    places = rows_of_documents(case)
    incident: dict[int, str] = {}
    for record in case.records:
        beside = {told.document for told in record.incident.beside}
        for document in (d for d in record.incident.documents if d not in beside):
            for row in places[document]:
                incident.setdefault(row, record.incident.id)
    write_rows(
        out, ({"doc_id": row["doc_id"], "incident": incident.get(n, f"alone {n}")} for n, row in enumerate(rows))
    )
