"""Pairs become groups: average link, so that one likeness by chance joins no two groups."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]

PARTS = 1_000_000  # weights are counted in millionths: sums of whole numbers depend on no order


def in_parts(weight: float) -> int:
    """A weight as a whole number of millionths."""
    return round(weight * PARTS)


@dataclass(frozen=True, slots=True)
class Border:
    """Two sets of numbers, sorted, whose mean weight lies near the threshold, and whether they were put together."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    mean: float
    together: bool


@dataclass(frozen=True, slots=True)
class Clustered:
    """Groups of numbers, sorted, and the decisions that a little more evidence would have turned."""

    groups: tuple[tuple[int, ...], ...]
    borders: tuple[Border, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The mean weight at which groups join, and how near it a decision is open.

    `bound` pairs are together whatever their weight, `apart` pairs are not, nor are the groups that hold them. Where
    two bonds and a bar cannot all hold, the bar does, and the bonds that come first in order.
    """

    threshold: float
    margin: float = 0.0
    bound: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()


class _Groups:
    """Groups under way: their members, the sum of the weights between each two of them, and who may not join whom."""

    def __init__(self, numbers: Iterable[int], weights: Mapping[Pair, int], apart: Iterable[Pair]) -> None:
        self.members: dict[int, list[int]] = {number: [number] for number in numbers}
        self.sums: dict[int, dict[int, int]] = {number: {} for number in self.members}
        self.barred: dict[int, set[int]] = defaultdict(set)
        for (first, second), weight in weights.items():
            self.sums[first][second] = self.sums[second][first] = weight
        for first, second in apart:
            self.barred[first].add(second)
            self.barred[second].add(first)

    def mean(self, first: int, second: int) -> float:
        """The mean weight between all members of two groups; pairs without evidence count as nothing."""
        return self.sums[first].get(second, 0) / (len(self.members[first]) * len(self.members[second]))

    def may_join(self, first: int, second: int) -> bool:
        return second not in self.barred.get(first, ())

    def join(self, first: int, second: int) -> int:
        """Make one group of two and return its number, the lower of theirs."""
        keep, gone = min(first, second), max(first, second)
        self.members[keep] += self.members.pop(gone)
        for other, total in self.sums.pop(gone).items():
            self.sums[other].pop(gone, None)
            if other != keep:
                self.sums[keep][other] = self.sums[keep].get(other, 0) + total
                self.sums[other][keep] = self.sums[keep][other]
        for other in self.barred.pop(gone, set()):
            self.barred[other].discard(gone)
            self.barred[other].add(keep)
            self.barred[keep].add(other)
        return keep


def cluster(count: int, weights: Mapping[Pair, float], rule: Rule) -> Clustered:
    """Groups of the numbers below `count`.

    Merges go by falling mean weight; equal means by the lower numbers, so the result depends on nothing else, and
    numbers that nothing at or above the threshold less the margin connects have no part in one another's groups.
    """
    millionths = {pair: in_parts(weight) for pair, weight in weights.items()}
    groups: list[tuple[int, ...]] = []
    borders: list[Border] = []
    parts = components(count, [*rule.bound, *_near(millionths, rule)])
    inside: dict[int, dict[Pair, int]] = defaultdict(dict)
    part_of = {number: n for n, numbers in enumerate(parts) for number in numbers}
    for (first, second), weight in millionths.items():
        if part_of[first] == part_of[second]:
            inside[part_of[first]][first, second] = weight
    for n, numbers in enumerate(parts):
        if len(numbers) == 1:
            groups.append((numbers[0],))
            continue
        done = _cluster_part(numbers, inside[n], rule)
        groups += done.groups
        borders += done.borders
    return Clustered(tuple(sorted(groups)), tuple(sorted(borders, key=lambda b: (b.one, b.other))))


def components(count: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The numbers below `count` in sets that pairs connect, sorted."""
    leader = list(range(count))
    for first, second in pairs:
        one, other = _lead(leader, first), _lead(leader, second)
        if one != other:
            leader[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        found[_lead(leader, number)].append(number)
    return [found[lead] for lead in sorted(found)]


def _lead(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _near(weights: Mapping[Pair, int], rule: Rule) -> Iterable[Pair]:
    least = _least(rule)
    return (pair for pair, weight in weights.items() if weight >= least)


def _least(rule: Rule) -> int:
    return in_parts(rule.threshold - rule.margin)


def _cluster_part(numbers: Sequence[int], weights: Mapping[Pair, int], rule: Rule) -> Clustered:
    own = set(numbers)
    groups = _Groups(numbers, weights, [pair for pair in rule.apart if own.issuperset(pair)])
    _bind(groups, [pair for pair in rule.bound if pair[0] in own])
    threshold = in_parts(rule.threshold)
    sure = in_parts(rule.threshold + rule.margin)
    borders = []
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
        if not alive or groups.mean(first, second) != -negative or not groups.may_join(first, second):
            continue
        if -negative < sure:
            borders.append(_border(groups, first, second, together=True))
        keep = groups.join(first, second)
        for other in sorted(groups.sums[keep]):
            mean = groups.mean(keep, other)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(keep, other), max(keep, other)))
    least = _least(rule)
    borders += [
        _border(groups, first, second, together=False)
        for first in groups.members
        for second in groups.sums[first]
        if first < second and least <= groups.mean(first, second) < threshold and groups.may_join(first, second)
    ]
    return Clustered(tuple(tuple(sorted(members)) for members in groups.members.values()), tuple(borders))


def _bind(groups: _Groups, bound: Sequence[Pair]) -> None:
    at = {number: number for number in groups.members}
    for first, second in bound:
        one, other = at[first], at[second]
        if one != other and groups.may_join(one, other):
            keep = groups.join(one, other)
            for member in groups.members[keep]:
                at[member] = keep


def _border(groups: _Groups, first: int, second: int, *, together: bool) -> Border:
    one, other = sorted((tuple(sorted(groups.members[first])), tuple(sorted(groups.members[second]))))
    return Border(one, other, groups.mean(first, second) / PARTS, together)
