"""The forms in which a command tells documents one after another: a table, NDJSON, CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from rich.console import Console

from rashomon.schema.document import Document
from rashomon.schema.extraction import Extraction
from rashomon.stages.report.tables import csv_lines

Rows = Callable[[Document, Extraction], Iterable[Mapping[str, Any]]]
Show = Callable[[Document, Extraction, Console], None]


@dataclass(frozen=True, slots=True)
class Form:
    """`head` is written once, before anything; `each` gives what is written for a document, with its line breaks."""

    head: str
    each: Callable[[Document, Extraction], str]


def ndjson_form(rows: Rows) -> Form:
    """One JSON object a line for each row."""
    return Form("", lambda *read: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(*read)))


def csv_form(columns: Sequence[str], rows: Rows) -> Form:
    """A line of column names, then one line for each row. Cells that a spreadsheet would run are guarded."""
    return Form(csv_lines(columns), lambda *read: csv_lines(columns, rows(*read)))


def table_form(show: Show, stream: TextIO) -> Form:
    """What `show` prints, as wide as the terminal behind `stream` and coloured only where there is one."""
    console = Console(file=stream, highlight=False)

    return Form("", lambda document, extraction: _printed(lambda to: show(document, extraction, to), console))


def printed(show: Callable[[Console], None], stream: TextIO) -> str:
    """What `show` prints, as wide as the terminal behind `stream` and coloured only where there is one."""
    return _printed(show, Console(file=stream, highlight=False))


def _printed(show: Callable[[Console], None], console: Console) -> str:
    with console.capture() as captured:
        show(console)
    text = captured.get()
    # Cells are filled up with spaces, which nobody wants in a file.
    return text if console.is_terminal else "".join(f"{line.rstrip()}\n" for line in text.splitlines())
