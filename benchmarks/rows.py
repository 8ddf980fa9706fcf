"""JSONL in and out, and the rule that no row is lost: one that cannot be handled is written empty."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def read_rows(path: Path) -> Iterator[Row]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write a JSONL file, as the rows come."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


def answer_rows(data: Path, out: Path, answer: Callable[[Row], Row], empty: Callable[[Row], Row]) -> None:
    """Answer each row by itself; `empty` is the answer to one that cannot be handled."""

    def answers() -> Iterator[Row]:
        for row in read_rows(data):
            try:
                yield answer(row)
            except Exception as error:
                print(f"left empty: {type(error).__name__}: {error}", file=sys.stderr)
                yield empty(row)

    write_rows(out, answers())
