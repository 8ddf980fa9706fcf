"""`python -m benchmarks predict TASK --data INPUT --out PRED` and `python -m benchmarks gate`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.gate import hold_floors
from benchmarks.tasks import TASKS


def main() -> int:
    """Run the command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="the product's answers for a task's input")
    predict.add_argument("task", choices=sorted(TASKS))
    predict.add_argument("--data", type=Path, required=True, help="the input: a JSONL file, or a folder for `cases`")
    predict.add_argument("--out", type=Path, required=True, help="where the answers go")
    commands.add_parser("gate", help="compare figures with the floors in benchmarks/floors.toml")
    options = parser.parse_args()
    if options.command == "gate":
        return hold_floors()
    TASKS[options.task](options.data, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
