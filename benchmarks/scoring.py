"""The scorers beside the checkout: what a task's predictions are worth against its gold."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.rows import Row, write_rows

SHARED = Path(__file__).parents[2] / "shared"

Report = dict[str, Any]


def score(scorer: Path, gold: Path, predicted: Path) -> Report:
    """The scorer's whole report."""
    report: Report = json.loads(
        run_scorer(scorer, "--gold", str(gold.resolve()), "--pred", str(predicted.resolve()), "--json")
    )
    return report


def score_rows(scorer: Path, gold: Path, rows: Iterable[Row]) -> Report:
    """The report on predictions that are not in a file yet."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder, "predicted.jsonl")
        write_rows(predicted, rows)
        return score(scorer, gold, predicted)


def run_scorer(scorer: Path, *arguments: str) -> str:
    """What the scorer prints.

    Raises:
        CalledProcessError: it failed; its own words are on stderr.
    """
    command = [sys.executable, "-B", str(scorer), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=scorer.parent).stdout
