"""Whole records: each case's documents built by themselves, as the record view."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import rashomon
from rashomon.schema.document import Document
from rashomon.settings import Settings
from rashomon.stages.report.exports import view

EMPTY: dict[str, Any] = {"incidents": [], "furniture": [], "issues": []}


def predict_cases(data: Path, out: Path) -> None:
    """Write `<out>/<case>/record.json` for every case folder of `data`."""
    write_records(data, out, Settings())


def write_records(data: Path, out: Path, settings: Settings, kept: Path | None = None) -> None:
    """The same with other settings; in `kept` the case files stay, so that the next time nothing is parsed again."""
    for folder in sorted(path for path in data.iterdir() if (path / "documents").is_dir()):
        target = out / folder.name / "record.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        record = _record(folder, settings, kept / folder.name if kept is not None else None)
        target.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _record(folder: Path, settings: Settings, kept: Path | None) -> dict[str, Any]:
    try:
        return view(rashomon.build([folder / "documents"], kept, settings), _number)
    except Exception as error:
        print(f"{folder.name}: left empty: {type(error).__name__}: {error}", file=sys.stderr)
        return EMPTY


def _number(document: Document) -> str:
    """How the contract names a document: the first three characters of its file's name."""
    return document.locations[0].path.rsplit("/", maxsplit=1)[-1][:3]
