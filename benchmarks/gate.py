"""The floors: figures that may not fall, checked where the public data stands beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from benchmarks.example import measure_example
from benchmarks.tasks import TASKS

_HERE = Path(__file__).parent
SHARED = _HERE.parents[1] / "shared"


def hold_floors(shared: Path = SHARED) -> int:
    """Measure everything that has a floor; 1 when a figure lies below its floor, else 0."""
    floors = tomllib.loads((_HERE / "floors.toml").read_text(encoding="utf-8"))
    well = [_holds("example", measure_example(), floors.pop("example")["floor"])]
    if (shared / "score").is_dir():
        well += [_holds(task, measure(task, wanted, shared), wanted["floor"]) for task, wanted in floors.items()]
    else:
        print(f"gate: {', '.join(floors)} skipped, the evaluation data is not beside the checkout (../shared)")
    return 0 if all(well) else 1


def _holds(task: str, figure: float, floor: float) -> bool:
    print(f"gate: {task} {figure:.3f}, floor {floor:.3f}: {'holds' if figure >= floor else 'FALLEN'}")
    return figure >= floor


def measure(task: str, wanted: dict[str, Any], shared: Path) -> float:
    """A task's headline on its public data."""
    scorer, gold = shared / "score" / wanted["scorer"], shared / wanted["gold"]
    with tempfile.TemporaryDirectory() as folder:
        data, answers = Path(folder, "input"), Path(folder, "answers")
        _score(scorer, "make-input", "--gold", str(gold), "--out", str(data))
        TASKS[task](data, answers)
        report = json.loads(_score(scorer, "--gold", str(gold), "--pred", str(answers), "--json"))
    return float(report["headline"])


def _score(scorer: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-B", str(scorer), *arguments], check=True, capture_output=True, text=True, cwd=scorer.parent
    )
    return done.stdout
