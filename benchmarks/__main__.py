"""Measure the program on public data.

predict writes the program's answers for a task's input and reads nothing else; the others are for developers, and
errors and ablate read the gold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from benchmarks.ablation import ABLATIONS
from benchmarks.attribution_errors import KINDS, print_errors
from benchmarks.brief import print_briefs
from benchmarks.cost import print_cost, print_curve
from benchmarks.gate import hold_floors
from benchmarks.grouping_scale import print_grouping_scale
from benchmarks.learn import train_attribution
from benchmarks.muc4 import print_muc4
from benchmarks.numbers import print_number_curve
from benchmarks.packs import print_packs
from benchmarks.planted import print_planted
from benchmarks.scale import print_scale
from benchmarks.tasks import TASKS
from benchmarks.throughput import print_throughput

_PRINT: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {
        "cost": print_cost,
        "curve": print_curve,
        "muc4": print_muc4,
        "numbers": print_number_curve,
        "packs": print_packs,
        "throughput": print_throughput,
    }
)


def main() -> int:
    """Run the command; the exit code."""
    options = _parser().parse_args()
    if options.command == "gate":
        return hold_floors()
    if options.command == "predict":
        TASKS[options.task](options.data, options.out)
    elif options.command == "errors":
        print_errors(options.data, options.kind, options.show)
    elif options.command == "train":
        train_attribution(options.data, options.out)
    elif options.command == "ablate":
        ABLATIONS[options.task](options.data, frozenset(options.without))
    elif options.command == "brief":
        print_briefs(options.data, options.ideal)
    elif options.command == "planted":
        print_planted(options.data, options.seed, options.show)
    elif options.command == "scale":
        print_scale(options.data, options.pages, options.jobs, options.seed)
    elif options.command == "scale-group":
        print_grouping_scale(options.data, options.pages, options.jobs, options.seed)
    else:
        _PRINT[options.command](options.data)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="the product's answers for a task's input")
    predict.add_argument("task", choices=sorted(TASKS))
    predict.add_argument("--data", type=Path, required=True, help="the input: a JSONL file, or a folder for `cases`")
    predict.add_argument("--out", type=Path, required=True, help="where the answers go")
    commands.add_parser("gate", help="compare figures with the floors in benchmarks/floors.toml")
    errors = commands.add_parser("errors", help="a table of errors by kind, or examples of one kind")
    errors.add_argument("task", choices=["attribution"])
    errors.add_argument("--data", type=Path, required=True, help="the gold")
    errors.add_argument("--kind", choices=list(KINDS), help="show examples of this kind")
    errors.add_argument("--show", type=int, default=20, metavar="N", help="how many of them")
    ablate = commands.add_parser("ablate", help="what each mechanism adds: the figures without it")
    ablate.add_argument("task", choices=sorted(ABLATIONS))
    ablate.add_argument("--data", type=Path, required=True, help="the gold")
    ablate.add_argument("--without", action="append", default=[], metavar="NAME", help="leave this out throughout")
    for name, words in (
        ("cost", "what finding statements takes beside the parse"),
        ("curve", "the same for pages of 10 kB to 1 MB, ordinary and hostile"),
        ("muc4", "what is found of the victims in MUC-4: a JSONL file with its gold"),
        ("numbers", "what reading quantities takes for texts of 10 kB to 1 MB, ordinary and hostile"),
        ("throughput", "what all of dissect and extract takes beside the parser, part by part"),
    ):
        commands.add_parser(name, help=words).add_argument(
            "--data", type=Path, required=True, help="a JSONL file whose rows have a text, as for predict attribution"
        )
    planted = commands.add_parser("planted", help="copies planted among real texts: how many are found, and what else")
    scale = commands.add_parser("scale", help="whole-collection work on many synthetic pages: seconds, memory, growth")
    scale_group = commands.add_parser("scale-group", help="grouping many made-up pages: seconds, memory, growth")
    for command in (planted, scale, scale_group):
        command.add_argument("--data", type=Path, required=True, help="a JSONL file whose rows have a text")
        command.add_argument("--seed", type=int, default=1, help="of what is made by chance")
    planted.add_argument(
        "--show", type=int, default=0, metavar="N", help="print so many misses and so many false pairs"
    )
    for command in (scale, scale_group):
        command.add_argument("--pages", type=int, default=100_000, help="how many; a tenth is measured too")
        command.add_argument("--jobs", type=int, default=2, help="processes")
    commands.add_parser("packs", help="every rule pack on every case, side by side, as Markdown").add_argument(
        "--data", type=Path, required=True, help="the folder of cases, as for predict cases"
    )
    brief = commands.add_parser(
        "brief", help="what the briefs tell of the positions and speakers of cases, and what wrong"
    )
    brief.add_argument("--data", type=Path, required=True, help="the folder of cases, with their expected.yaml")
    brief.add_argument("--ideal", action="store_true", help="mark what the case files themselves would make instead")
    train = commands.add_parser("train", help="make a learned part anew")
    train.add_argument("task", choices=["attribution"])
    train.add_argument("--data", type=Path, required=True, help="the gold to learn from")
    train.add_argument("--out", type=Path, required=True, help="where the model goes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
