"""Claims and statements as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.schema.record import Case
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.record_view import chain_names, claim_row, in_order, source_name

_CLAIM_COLUMNS = (
    *("incident", "id", "document", "attribute", "low", "high", "modifier", "value", "claimant", "claimant_mention"),
    *("via", "modality", "subject", "part_of", "increment", "scope", "scope_reason", "start", "end", "text"),
    *("statement", "method"),
)
_STATEMENT_COLUMNS = (
    *("incident", "id", "document", "speaker", "mention", "described", "directness", "modality", "via"),
    *("start", "end", "text", "cue", "inside", "method"),
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def claims_csv(case: Case) -> str:
    """One row for each claim of the case, with the number of its incident ("" for a claim of another event)."""
    lookup = look_up_case(case)
    numbers = _incident_numbers(case, "claims")
    rows = []
    for claim in in_order(lookup.claims, lookup.claims, lookup):
        row = claim_row(claim, lookup, {d: document.name for d, document in lookup.documents.items()})
        mention = claim.claimant.mention if claim.claimant else None
        rows.append(
            {
                **row,
                "incident": numbers.get(claim.id, ""),
                "id": claim.id,
                "via": "; ".join(row["via"]),
                "claimant_mention": mention.text if mention else "",
                "subject": claim.subject,
                "part_of": claim.part_of or "",
                "increment": "yes" if claim.increment else "no",
                "scope": claim.scope.value,
                "scope_reason": claim.scope_reason,
                "statement": claim.statement or "",
                "method": claim.method,
            }
        )
    return csv_lines(_CLAIM_COLUMNS) + csv_lines(_CLAIM_COLUMNS, rows)


def statements_csv(case: Case) -> str:
    """One row for each statement of the case; the stretches of a cut quotation are joined by " … "."""
    lookup = look_up_case(case)
    numbers = _incident_numbers(case, "statements")
    rows = []
    for s in in_order(lookup.statements, lookup.statements, lookup):
        mention = s.speaker.mention if s.speaker else None
        rows.append(
            {
                "incident": numbers.get(s.id, ""),
                "id": s.id,
                "document": lookup.documents[s.document].name,
                "speaker": source_name(s.speaker, lookup),
                "mention": mention.text if mention else "",
                "described": s.speaker.described if s.speaker else "",
                "directness": s.directness.value,
                "modality": s.modality.value,
                "via": "; ".join(chain_names(s.via, lookup)),
                "start": s.start,
                "end": s.end,
                "text": " … ".join(e.text for e in s.content),
                "cue": " … ".join(e.text for e in s.cue),
                "inside": s.inside or "",
                "method": s.method,
            }
        )
    return csv_lines(_STATEMENT_COLUMNS) + csv_lines(_STATEMENT_COLUMNS, rows)


def _incident_numbers(case: Case, field: str) -> dict[str, int]:
    return {id_: n for n, record in enumerate(case.records, 1) for id_ in getattr(record.incident, field)}


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]] | None = None) -> str:
    """The rows as lines of CSV; without rows, the line of the columns' names.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if rows is None:
        writer.writerow(columns)
    else:
        writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
