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
    if rows is None:
        return write_rows([columns])
    return write_rows([safe_cell(row[name]) for name in columns] for row in rows)


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """The cells as lines of CSV that end in a line feed; a cell with any line break stands in quotation marks."""
    lines = []
    for row in rows:
        # Before Python 3.13 only the characters of the writer's own line end are quoted, and a carriage return is one.
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerow(row)
        lines.append(out.getvalue().removesuffix("\r\n"))
    return "".join(f"{line}\n" for line in lines)


def safe_cell(value: object) -> str:
    """A value as a cell holds it; "" for None, and what a spreadsheet would run as a formula made plain."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
