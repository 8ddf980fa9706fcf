"""What a command says of the case that it made."""

from __future__ import annotations

import json
from pathlib import Path

from rashomon.schema.record import Case


def summary(case: Case, out: Path) -> str:
    """How much the case holds, its first issues, and how to look at it."""
    lines = [
        f"{_count(len(case.documents), 'document')}, {_count(len(case.records), 'incident')}, "
        f"{_count(len(case.statements), 'statement')}, {_count(len(case.claims), 'claim')}, "
        f"{_count(len(case.issues), 'issue')}",
        *(f"  {issue.where}: {issue.reason}" for issue in case.issues[:20]),
    ]
    if len(case.issues) > 20:
        lines.append(f"  and {len(case.issues) - 20} more, all of them in the record")
    return "\n".join([*lines, f"Open {out / 'index.html'}, or run: rashomon show {out}"])


def summary_json(case: Case, out: Path) -> str:
    """The same for programs, with all issues."""
    summary = {
        "case": str(out / "case.db"),
        "record": str(out / "record.json"),
        "page": str(out / "index.html"),
        "documents": len(case.documents),
        "incidents": len(case.records),
        "statements": len(case.statements),
        "claims": len(case.claims),
        "issues": [
            {"stage": i.stage, "where": i.where, "severity": i.severity, "reason": i.reason} for i in case.issues
        ],
    }
    return json.dumps(summary, ensure_ascii=False, indent=1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
