"""What grouping costs by the number of pages, and what one page more costs. The pages are made up."""

from __future__ import annotations

import math
import resource
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.made_incidents import Maker
from benchmarks.scale import Cost
from benchmarks.tables import table
from rashomon.engine.base import Engine
from rashomon.engine.join import Step, Tables, run_steps
from rashomon.engine.local import LocalEngine
from rashomon.joins.drawn import TELLINGS
from rashomon.joins.found import FOUND, JUDGED
from rashomon.joins.incidents import STEPS
from rashomon.joins.links import LINKS
from rashomon.joins.settled import Found
from rashomon.schema.document import Document
from rashomon.schema.extraction import Extraction
from rashomon.schema.page import Location, Page, PageKind
from rashomon.store.casefile import CaseFile, open_case
from rashomon.store.working import Given

_SMALL = 10  # times fewer pages: the growth is taken between that size and the whole
_LATER = 9  # pages that come one by one to the built case
_METHOD = "made up"


@dataclass(frozen=True, slots=True)
class Measured:
    """What grouping so many pages cost, what each page more did, and how well they are grouped at the end."""

    pages: int
    built: Cost
    more: tuple[Cost, ...]
    f1: float
    incidents: int


def print_grouping_scale(data: Path, pages: int, jobs: int, seed: int) -> None:
    """Group `pages` made-up pages and a tenth of them, add some one by one, and print what each run took.

    The words of the pages are drawn from the texts in `data`.
    """
    found = []
    for size in (max(1, pages // _SMALL), pages):
        with ProcessPoolExecutor(1, get_context("spawn")) as own:  # each size in a process of its own, for its memory
            found.append(own.submit(measure_grouping, data, size, jobs, seed).result())
    print(f"{jobs} processes, seed {seed}; made up\n")
    print(
        table(["run", "seconds", "processor seconds", "peak MB", "steps"], [row for one in found for row in _rows(one)])
    )
    for one in found:
        print(f"\n{one.pages:,} pages: {one.incidents:,} incidents, B-cubed F1 {one.f1:.3f}")
    small, large = (one.built for one in found)
    power = [math.log(b / a, _SMALL) for a, b in ((small.seconds, large.seconds), (small.processor, large.processor))]
    print(f"growth: seconds rise with the power {power[0]:.2f} of the pages, processor seconds with {power[1]:.2f}")


def measure_grouping(data: Path, size: int, jobs: int, seed: int) -> Measured:
    """Build a case of made-up pages, then add some one by one."""
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder, "case.db")) as case:
        incident = _fill(case, Maker(data, seed), size + _LATER)
        keys = sorted(incident)
        late = keys[:: max(1, len(keys) // _LATER)][:_LATER]  # ids are hashes: by chance
        kept = sorted(set(keys) - set(late))
        costs = [_run(case, [*kept, *late[:extra]], jobs) for extra in range(len(late) + 1)]
        with case.working("scale", _given(case, keys)).run() as tables:
            groups = [one.documents for _, one in tables.rows(FOUND, Found).items()]
    return Measured(len(kept), costs[0], tuple(costs[1:]), b_cubed(groups, incident), len(groups))


def _fill(case: CaseFile, maker: Maker, count: int) -> Mapping[str, int]:
    """Put made-up pages into a case as if they had been cleaned and extracted; the incident of each."""
    case.add_page(Page(_METHOD, PageKind.TEXT, _METHOD, "utf-8", (Location(_METHOD),)))  # none is kept without one
    documents = case.results("clean", _METHOD, Document)
    extractions = case.results("extract", _METHOD, Extraction)
    incident = {}
    for page in maker.pages(count):
        documents.put(page.document.id, page.document)
        extractions.put(page.document.id, page.extraction)
        incident[page.document.id] = page.incident
    case.commit()
    return incident


def _given(case: CaseFile, keys: Sequence[str]) -> dict[str, Given[Any]]:
    states = {key: key for key in keys}
    documents, extractions = case.results("clean", _METHOD, Document), case.results("extract", _METHOD, Extraction)
    return {
        "documents": Given(states, documents.get, documents.packed),
        "extractions": Given(states, extractions.get, extractions.packed),
        TELLINGS: Given({}, lambda _: None),  # these pages tell one event each
        JUDGED: Given({}, lambda _: None),
    }


def _run(case: CaseFile, keys: Sequence[str], jobs: int) -> Cost:
    seconds: dict[str, float] = {}
    used = _processor()
    begin = last = perf_counter()

    def tell(name: str, *_: int) -> None:
        nonlocal last
        now = perf_counter()
        seconds[name], last = now - last, now

    given = _given(case, keys)
    with LocalEngine(jobs) as engine, case.working("scale", given).run() as tables:
        run_steps([_NO_LINKS, *STEPS], tables, engine, given, tell)
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    megabytes = (own.ru_maxrss + jobs * children.ru_maxrss) / 1024
    return Cost(perf_counter() - begin, _processor() - used, megabytes, seconds)


def _nothing(_: Tables, __: Engine) -> None:
    """Made-up pages owe one another nothing."""


_NO_LINKS = Step("lineage", (), (LINKS,), _nothing)


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def b_cubed(groups: Sequence[Sequence[str]], label: Mapping[str, int]) -> float:
    """The B-cubed F1 of groups against the labels of what is in them."""
    size = Counter(label[item] for group in groups for item in group)
    total = precision = recall = 0.0
    for group in groups:
        for name, both in Counter(label[item] for item in group).items():
            total += both
            precision += both * both / len(group)
            recall += both * both / size[name]
    return 2 * precision * recall / (total * (precision + recall)) if total else 0.0


def _rows(measured: Measured) -> list[list[str]]:
    more = sorted(measured.more, key=lambda cost: cost.seconds)
    costs = {
        f"{measured.pages:,} pages": measured.built,
        f"one page more on {measured.pages:,}, median": more[len(more) // 2],
        f"one page more on {measured.pages:,}, slowest of {len(more)}": more[-1],
    }
    return [
        [
            name,
            f"{cost.seconds:.2f}",
            f"{cost.processor:.2f}",
            f"{cost.megabytes:.0f}",
            ", ".join(f"{step} {seconds:.2f}" for step, seconds in cost.steps.items()),
        ]
        for name, cost in costs.items()
    ]
