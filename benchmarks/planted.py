"""Planted lineage: copies, passages and revisions of real texts that are to be found, and decoys that are not.

A pair is two pages of one family. Base texts are real, and some of them owe one another text already: links between
pages whose base texts tell one incident, or share a run of ten words, or do either through others, count neither
way, and join no families here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.planting import Planted, Planter
from benchmarks.rows import read_rows
from benchmarks.tables import share, table
from rashomon.schema.document import Document
from rashomon.schema.page import Location
from rashomon.stages.acquire.build import build_row
from rashomon.stages.clean.clean import clean
from rashomon.stages.compare.compare import compare

_RUN = 10  # words
_STOCK = 10  # base texts: a run that more of them hold is a stock line, and no sign that they owe one another text
_WORD = re.compile(r"\w+")

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Pairs of pages, by their places in the list of pages: what was planted and what was found; how many links are
    not counted."""

    pages: Sequence[Planted]
    wanted: frozenset[Pair]
    found: frozenset[Pair]
    unknown: int

    @property
    def missed(self) -> list[Pair]:
        """Planted pairs that were not found."""
        return sorted(self.wanted - self.found)

    @property
    def false(self) -> list[Pair]:
        """Found pairs that were not planted."""
        return sorted(self.found - self.wanted)


def print_planted(data: Path, seed: int, show: int = 0) -> None:
    """Plant lineage among the texts of `data`, compare, and print recall and precision, and `show` errors of a sort."""
    rows = list(read_rows(data))
    kin = related([str(row["text"]) for row in rows], [str(row.get("incident_id") or n) for n, row in enumerate(rows)])
    outcome = plant_and_compare([str(row["text"]) for row in rows], kin, seed)
    print(f"{len(outcome.pages)} pages, seed {seed}; synthetic\n")
    print(table(["planted", "pairs", "found", "recall"], _recalls(outcome)))
    hit = len(outcome.wanted & outcome.found)
    precision = share(hit / max(1, hit + len(outcome.false)))
    print(f"\nprecision {precision}: {hit} found, {len(outcome.false)} false, {outcome.unknown} links not counted")
    for kind, number in sorted(Counter(_kind(outcome.pages, pair) for pair in outcome.false).items()):
        print(f"- false, {kind}: {number}")
    for name, pairs in (("missed", outcome.missed), ("false", outcome.false)):
        for pair in pairs[:show]:
            print(f"\n=== {name}: {_kind(outcome.pages, pair)}")
            for page in pair:
                print(f"--- {page}\n{outcome.pages[page].row['text']}")


def plant_and_compare(texts: Sequence[str], kin: Sequence[int], seed: int) -> Outcome:
    """Make the pages, compare them as a build does, and set what is found beside what was planted.

    `kin` are the groups of texts that may owe one another text by nature, a number for each text.
    """
    pages = list(Planter(texts, seed).plant())
    documents = {d.id: (n, d) for n, page in enumerate(pages) if (d := document_of(page, n)) is not None}
    families: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        families[page.family].append(number)
    wanted = _pairs(families.values())
    lineage = compare([document for _, document in documents.values()])
    ends = [(documents[link.first][0], documents[link.second][0]) for link in lineage.links]
    linked = [(min(pair), max(pair)) for pair in ends]
    unknown = {pair for pair in linked if pair not in wanted and _kin(kin, *(pages[n].bases for n in pair))}
    sure = _pairs(_joined(len(pages), set(linked) - unknown))
    found = _pairs(_joined(len(pages), linked))
    return Outcome(pages, wanted, (found & wanted) | sure, len(unknown))


def document_of(page: Planted, number: int) -> Document | None:
    """The document of a page, by the path of a table's row."""
    return clean(build_row(page.row, Location("planted.jsonl", f"row {number + 1}"))).document


def related(texts: Sequence[str], incidents: Sequence[str]) -> list[int]:
    """For each text the number of its kin: texts of one incident, with a common run of ten words, or through others."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, (text, incident) in enumerate(zip(texts, incidents, strict=True)):
        holders[(incident,)].add(number)
        words = [word.lower() for word in _WORD.findall(text)]
        for at in range(len(words) - _RUN + 1):
            holders[tuple(words[at : at + _RUN])].add(number)
    near = [sorted(held) for run, held in holders.items() if len(held) <= _STOCK or len(run) == 1]
    groups = _joined(len(texts), {(held[0], other) for held in near for other in held[1:]})
    kin = [0] * len(texts)
    for number, group in enumerate(groups):
        for member in group:
            kin[member] = number
    return kin


def _joined(size: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The numbers below `size` in groups, joined by the pairs."""
    head = list(range(size))

    def root(number: int) -> int:
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    for one, other in pairs:
        head[root(one)] = root(other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(size):
        groups[root(number)].append(number)
    return list(groups.values())


def _kin(kin: Sequence[int], one: Iterable[int], other: Iterable[int]) -> bool:
    return not {kin[n] for n in one}.isdisjoint({kin[n] for n in other})


def _pairs(families: Iterable[Sequence[int]]) -> frozenset[Pair]:
    return frozenset(pair for family in families for pair in combinations(sorted(family), 2))


def _kind(pages: Sequence[Planted], pair: Pair) -> str:
    """The less ordinary kind of the two: of an original and its copy the copy's."""
    kinds = sorted({pages[n].kind for n in pair} - {"original", "alone"})
    return " and ".join(kinds) or "alone"


def _recalls(outcome: Outcome) -> Iterator[list[str]]:
    wanted = Counter(_kind(outcome.pages, pair) for pair in outcome.wanted)
    found = Counter(_kind(outcome.pages, pair) for pair in outcome.wanted & outcome.found)
    for kind in sorted(wanted, key=lambda kind: (kind.split(",")[0], len(kind), kind)):
        yield [kind, str(wanted[kind]), str(found[kind]), share(found[kind] / wanted[kind])]
    hit = sum(found.values())
    yield ["**all**", str(len(outcome.wanted)), str(hit), share(hit / max(1, len(outcome.wanted)))]
