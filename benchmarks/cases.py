"""Whole records: each case's documents built by themselves, as the record view."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import rashomon
from rashomon.schema.document import Document
from rashomon.stages.report.exports import view

EMPTY: dict[str, Any] = {"incidents": [], "furniture": [], "issues": []}


def predict_cases(data: Path, out: Path) -> None:
    """Write `<out>/<case>/record.json` for every case folder of `data`."""
    for folder in sorted(path for path in data.iterdir() if (path / "documents").is_dir()):
        target = out / folder.name / "record.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(_record(folder), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _record(folder: Path) -> dict[str, Any]:
    try:
        return view(rashomon.build([folder / "documents"]), _number)
    except Exception as error:
        print(f"{folder.name}: left empty: {type(error).__name__}: {error}", file=sys.stderr)
        return EMPTY


def _number(document: Document) -> str:
    """How the contract names a document: the first three characters of its file's name."""
    return document.locations[0].path.rsplit("/", maxsplit=1)[-1][:3]
