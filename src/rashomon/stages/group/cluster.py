"""Pairs become groups: average link, so that one likeness by chance joins no two groups."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


class _Groups:
    """Groups under way: their members, and the sum of the weights between each two of them."""

    def __init__(self, count: int, weights: Mapping[Pair, float]) -> None:
        self.members: dict[int, list[int]] = {number: [number] for number in range(count)}
        self.sums: dict[int, dict[int, float]] = {number: {} for number in range(count)}
        for (first, second), weight in weights.items():
            self.sums[first][second] = self.sums[second][first] = weight

    def mean(self, first: int, second: int) -> float:
        """The mean weight between all members of two groups; pairs without evidence count as nothing."""
        total = self.sums[first].get(second, 0.0)
        return total / (len(self.members[first]) * len(self.members[second]))

    def join(self, first: int, second: int) -> int:
        """Make one group of two and return its number, the lower of theirs."""
        keep, gone = min(first, second), max(first, second)
        self.members[keep] += self.members.pop(gone)
        for other, total in self.sums.pop(gone).items():
            self.sums[other].pop(gone, None)
            if other != keep:
                self.sums[keep][other] = self.sums[keep].get(other, 0.0) + total
                self.sums[other][keep] = self.sums[keep][other]
        return keep


def cluster(count: int, weights: Mapping[Pair, float], threshold: float, bound: Iterable[Pair] = ()) -> list[list[int]]:
    """Groups of the numbers below `count`, sorted. `bound` pairs are together whatever their weight.

    Merges go by falling mean weight; equal means by the lower numbers, so the result depends on nothing else.
    """
    groups = _Groups(count, weights)
    at = list(range(count))
    for first, second in sorted(bound):
        if at[first] != at[second]:
            keep = groups.join(at[first], at[second])
            for member in groups.members[keep]:
                at[member] = keep
    heap = [
        (-groups.mean(first, second), first, second)
        for first in groups.members
        for second in groups.sums[first]
        if first < second and groups.mean(first, second) >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        negative, first, second = heapq.heappop(heap)
        alive = first in groups.members and second in groups.members
        if not alive or groups.mean(first, second) != -negative:
            continue
        keep = groups.join(first, second)
        for other in sorted(groups.sums[keep]):
            mean = groups.mean(keep, other)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(keep, other), max(keep, other)))
    return sorted(sorted(members) for members in groups.members.values())
