"""Rows as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]] | None = None) -> str:
    """The rows as lines of CSV; without rows, the line of the columns' names.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if rows is None:
        writer.writerow(columns)
    else:
        writer.writerows([safe_cell(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def safe_cell(value: object) -> str:
    """A value as a cell holds it; "" for None, and what a spreadsheet would run as a formula made plain."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
