"""The exact alignment of two documents: maximal runs of equal words, joined into passages over small edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rashomon.stages.compare.shingles import SHINGLE
from rashomon.stages.compare.words import Wording

_GAP = 6  # words: an edit no longer than a short phrase ("at least 120" for "more than 100") keeps a passage together
_EDGE = 2  # words that must agree beyond a single-word edit at a passage's edge


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """`length` equal words: from word `second` of the second document and word `first` of the first."""

    second: int
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs in the same order in both documents, no two more than a small edit apart."""

    runs: tuple[Run, ...]

    def matched(self) -> int:
        """How many words agree."""
        return sum(run.length for run in self.runs)


def align(first: Wording, second: Wording) -> tuple[Passage, ...]:
    """The passages two documents share, in the order of the second."""
    chains = list(_chains(list(_anchors(first, second))))
    heads = [chain[0].second for chain in chains] + [len(second.words)]
    passages: list[Passage] = []
    free = 0
    for chain, limit in zip(chains, heads[1:], strict=True):
        runs = [chain[0]]
        for run in chain[1:]:
            runs += [*_fill(first, second, runs[-1], run), run]
        runs = [*_before(first, second, runs[0]), *runs, *_after(first, second, runs[-1])]
        passages.append(Passage(tuple(_joined(_clipped(runs, free, limit)))))
        free = passages[-1].runs[-1].second + passages[-1].runs[-1].length
    return tuple(passages)


def _clipped(runs: Sequence[Run], free: int, limit: int) -> Iterator[Run]:
    """The runs without the words of the second document that the passage before or after has taken."""
    for run in runs:
        late, over = max(0, free - run.second), max(0, run.second + run.length - limit)
        if run.length > late + over:
            yield Run(run.second + late, run.first + late, run.length - late - over)


def _anchors(first: Wording, second: Wording) -> Iterator[Run]:
    """Maximal equal runs of at least SHINGLE words, left to right in the second document, the longest at each place."""
    free, expected = 0, 0
    shared = second.shingles.shared_with(first.shingles)
    for at, low, high in zip(shared.places, shared.lows, shared.highs, strict=True):
        if at < free:
            continue
        places = first.shingles.places[low:high].tolist()
        runs = [Run(at, place, _equal(first.words, second.words, place, at)) for place in places]
        best = max(runs, key=lambda run: (run.length, run.first == expected, -run.first)) if len(runs) > 1 else runs[0]
        if best.length >= SHINGLE:
            yield best
            free, expected = at + best.length, best.first + best.length


def _equal(first: Sequence[str], second: Sequence[str], one: int, other: int) -> int:
    """How many words agree from here on."""
    length = 0
    limit = min(len(first) - one, len(second) - other)
    while length < limit and first[one + length] == second[other + length]:
        length += 1
    return length


def _chains(anchors: Sequence[Run]) -> Iterator[list[Run]]:
    """Anchors that follow one another in both documents with at most a small edit between."""
    chain: list[Run] = []
    for run in anchors:
        if chain and not _follows(chain[-1], run):
            yield chain
            chain = []
        chain.append(run)
    if chain:
        yield chain


def _follows(before: Run, run: Run) -> bool:
    ahead = run.first - before.first - before.length
    return 0 <= ahead <= _GAP and run.second - before.second - before.length <= _GAP


def _fill(first: Wording, second: Wording, before: Run, after: Run) -> Iterator[Run]:
    """The words that agree inside an edit."""
    one, other = before.first + before.length, before.second + before.length
    ours, theirs = first.words[one : after.first], second.words[other : after.second]
    if set(ours).isdisjoint(theirs):
        return
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size:
            yield Run(other + block.b, one + block.a, block.size)


# A single word replaced, put in or left out.
_EDITS = ((1, 1), (0, 1), (1, 0), (2, 1), (1, 2), (2, 2))


def _after(first: Wording, second: Wording, last: Run) -> Iterator[Run]:
    """What still agrees beyond single-word edits after the last run."""
    while True:
        one, other = last.first + last.length, last.second + last.length
        found = [
            Run(other + b, one + a, length)
            for a, b in _EDITS
            if (length := _equal(first.words, second.words, one + a, other + b)) >= _EDGE + (a + b > 2)
        ]
        if not found:
            return
        last = max(found, key=lambda run: (run.length, -run.second, -run.first))
        yield last


def _before(first: Wording, second: Wording, head: Run) -> list[Run]:
    """What still agrees beyond single-word edits before the first run."""
    runs: list[Run] = []
    while True:
        found = [
            Run(head.second - b - length, head.first - a - length, length)
            for a, b in _EDITS
            if (length := _equal_back(first.words, second.words, head.first - a, head.second - b))
            >= _EDGE + (a + b > 2)
        ]
        if not found:
            return runs[::-1]
        head = max(found, key=lambda run: (run.length, run.second, run.first))
        runs.append(head)


def _equal_back(first: Sequence[str], second: Sequence[str], one: int, other: int) -> int:
    """How many words agree from here back."""
    length = 0
    while length < min(one, other) and first[one - length - 1] == second[other - length - 1]:
        length += 1
    return length


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that touch in both documents are one."""
    held: Run | None = None
    for run in runs:
        if held and held.first + held.length == run.first and held.second + held.length == run.second:
            held = Run(held.second, held.first, held.length + run.length)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def edits(passage: Passage) -> Iterator[tuple[range, range]]:
    """The stretches between runs, as word indexes of the first and the second document."""
    for before, after in pairwise(passage.runs):
        yield (
            range(before.first + before.length, after.first),
            range(before.second + before.length, after.second),
        )
