"""Whole-collection work at scale: seconds, memory and growth on synthetic pages kept in a case file."""

from __future__ import annotations

import math
import resource
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter

from benchmarks.rows import read_rows
from benchmarks.splicing import Spliced, Splicer
from benchmarks.tables import table
from rashomon.engine.join import Step, run_steps
from rashomon.engine.local import LocalEngine
from rashomon.joins.lineage import STEPS, lineage_of
from rashomon.schema.document import Document
from rashomon.schema.page import Location, Page, PageKind
from rashomon.store.casefile import CaseFile, open_case
from rashomon.store.working import Given

_SMALL = 10  # times fewer pages: the growth is taken between that size and the whole
_STAGE, _METHOD = "clean", "spliced"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of the steps took: seconds by the clock and of all processors, the peak memory of all processes in
    megabytes (each at its own peak, which is more than they ever had together), and the seconds of each step."""

    seconds: float
    processor: float
    megabytes: float
    steps: Mapping[str, float]


def print_scale(data: Path, pages: int, jobs: int, seed: int) -> None:
    """Build cases of `pages` synthetic pages and of a tenth of them, add one page, and print what each run took."""
    with tempfile.TemporaryDirectory() as folder:
        costs = {}
        for size in (max(1, pages // _SMALL), pages):
            path = Path(folder, f"{size}.db")
            keys = fill_case(path, Splicer([str(row["text"]) for row in read_rows(data)], seed).pages(size + 1))
            costs[f"{size:,} pages"] = measure(path, keys[:-1], jobs)
            costs[f"one page more on {size:,}"] = measure(path, keys, jobs)
            print(_found(path, keys), flush=True)
    print(f"{jobs} processes, seed {seed}; synthetic\n")
    print(table(["run", "seconds", "processor seconds", "peak MB", "steps"], _lines(costs)))
    small, _, large, _ = costs.values()
    print(f"\ngrowth: seconds rise with the power {_power(small.seconds, large.seconds):.2f} of the pages, ", end="")
    print(f"processor seconds with {_power(small.processor, large.processor):.2f}")


def fill_case(path: Path, pages: Iterable[Spliced]) -> list[str]:
    """Write pages into a new case file as cleaned documents; their ids, in the order of the pages."""
    with open_case(path) as case:
        case.add_page(Page(_METHOD, PageKind.TEXT, _METHOD, "utf-8", (Location(_METHOD),)))  # none is kept without one
        results = case.results(_STAGE, _METHOD, Document)
        keys = []
        for page in pages:
            results.put(page.document.id, page.document)
            keys.append(page.document.id)
        case.commit()
        return keys


def given(case: CaseFile, keys: Iterable[str]) -> dict[str, Given[Document]]:
    """The documents of a case as the steps' input."""
    kept = case.results(_STAGE, _METHOD, Document)
    return {"documents": Given({key: key for key in keys}, kept.get, kept.packed)}


def measure(path: Path, keys: Sequence[str], jobs: int, steps: Sequence[Step] = STEPS) -> Cost:
    """Run steps on the documents of a case, in a process of its own."""
    here, there = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_run, args=(there, path, keys, jobs, steps))
    process.start()
    there.close()
    try:
        cost: Cost = here.recv()
    finally:
        process.join()
    return cost


def _run(answer: Connection, path: Path, keys: Sequence[str], jobs: int, steps: Sequence[Step]) -> None:
    seconds: dict[str, float] = {}
    with open_case(path) as case:
        begin = last = perf_counter()

        def tell(name: str, *_: int) -> None:
            nonlocal last
            now = perf_counter()
            seconds[name], last = now - last, now

        with LocalEngine(jobs) as engine, case.working("scale", given(case, keys)).run() as tables:
            run_steps(steps, tables, engine, {"documents"}, tell)
        whole = perf_counter() - begin
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = sum(usage.ru_utime + usage.ru_stime for usage in (own, children))
    answer.send(Cost(whole, processor, (own.ru_maxrss + jobs * children.ru_maxrss) / 1024, seconds))


def _found(path: Path, keys: Sequence[str]) -> str:
    """What the steps found, to see that they did their work."""
    with open_case(path) as case, case.working("scale", given(case, keys)).run() as tables:
        lineage = lineage_of(tables)
    several = sum(len(family) > 1 for family in lineage.families)
    return f"{len(keys):,} pages: {len(lineage.links):,} links, {several:,} families of two and more"


def _lines(costs: Mapping[str, Cost]) -> Iterator[list[str]]:
    for name, cost in costs.items():
        steps = ", ".join(f"{step} {seconds:.2f}" for step, seconds in cost.steps.items())
        yield [name, f"{cost.seconds:.2f}", f"{cost.processor:.1f}", f"{cost.megabytes:.0f}", steps]


def _power(small: float, large: float) -> float:
    return math.log(large / small, _SMALL)
