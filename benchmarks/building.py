"""A case built from a task's rows, by the same path as a user's pages."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import rashomon
from benchmarks.rows import Row
from rashomon.schema.record import Case

FIELDS = ("title", "text", "published", "url")


def build_rows(rows: Sequence[Row]) -> Case:
    """The case that the rows make as lines of one JSONL page file."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages.jsonl")
        lines = (
            {name: row[name] for name in FIELDS if row.get(name)} | {"text": row.get("text") or ""} for row in rows
        )
        pages.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return rashomon.build([pages])


def rows_of_documents(case: Case) -> dict[str, list[int]]:
    """The rows, counted from 0, that each document was read from."""
    return {d.id: sorted(int(place.part.split()[-1]) - 1 for place in d.locations) for d in case.documents}
