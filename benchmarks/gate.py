"""The floors: figures that may not fall, checked where the public data stands beside the checkout."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path
from typing import Any

from benchmarks.brief import measure_briefs
from benchmarks.example import measure_example
from benchmarks.scoring import SHARED, Report, run_scorer, score
from benchmarks.tasks import TASKS

_HERE = Path(__file__).parent


def hold_floors(shared: Path = SHARED) -> int:
    """Measure everything that has a floor; 1 when a figure lies below its floor, else 0."""
    floors = tomllib.loads((_HERE / "floors.toml").read_text(encoding="utf-8"))
    well = [_holds("example", measure_example(), floors.pop("example")["floor"])]
    briefs = floors.pop("brief")
    if (shared / "score").is_dir():
        marks = measure_briefs(shared / briefs.pop("gold"))
        well += [_holds(f"brief {name}", marks[name], floor) for name, floor in briefs.items()]
        for task, wanted in floors.items():
            report = measure(task, wanted, shared)
            for name in [name for name, floor in wanted.items() if isinstance(floor, float)]:
                well.append(_holds(f"{task} {name}", _figure(report, name), wanted[name]))
    else:
        skipped = ", ".join(["brief", *floors])
        print(f"gate: {skipped} skipped, the evaluation data is not beside the checkout (../shared)")
    return 0 if all(well) else 1


def _figure(report: Report, name: str) -> float:
    """The headline for "floor"; any other figure under its path in the report ("all.exact.f1")."""
    found: Any = report
    for step in ("headline",) if name == "floor" else name.split("."):
        found = found[step]
    return float(found)


def _holds(what: str, figure: float, floor: float) -> bool:
    print(f"gate: {what} {figure:.3f}, floor {floor:.3f}: {'holds' if figure >= floor else 'FALLEN'}")
    return figure >= floor


def measure(task: str, wanted: dict[str, Any], shared: Path) -> Report:
    """The scorer's report on a task's public data."""
    scorer, gold = shared / "score" / wanted["scorer"], shared / wanted["gold"]
    with tempfile.TemporaryDirectory() as folder:
        data, answers = Path(folder, "input"), Path(folder, "answers")
        run_scorer(scorer, "make-input", "--gold", str(gold), "--out", str(data))
        TASKS[task](data, answers)
        return score(scorer, gold, answers)
