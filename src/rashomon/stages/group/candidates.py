"""Which pairs of documents are worth weighing: found through an index of their words, never by trying all."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

_FEWEST = 60  # a term in more documents than these, or than a tenth of all, brings no pair together ...
_MOST = 300  # ... nor one in more than these, so that the work grows with the documents and not with their square ...
_SHARE = 10
_FLOOR = 0.04  # ... and a pair below this likeness cannot reach the threshold on any other evidence

Pair = tuple[int, int]


def candidate_pairs(vectors: Sequence[Mapping[str, float]]) -> dict[Pair, float]:
    """Pairs (first below second) with their cosine over the terms that few documents hold."""
    most = max(_FEWEST, min(_MOST, len(vectors) // _SHARE))
    spread: dict[str, int] = defaultdict(int)
    for vector in vectors:
        for term in vector:
            spread[term] += 1
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[Pair, float] = {}
    for second, vector in enumerate(vectors):
        likeness: dict[int, float] = defaultdict(float)
        rare = [(term, weight) for term, weight in vector.items() if spread[term] <= most]
        for term, weight in rare:
            for first, other in index[term]:
                likeness[first] += weight * other
        for first in sorted(likeness):
            if likeness[first] >= _FLOOR:
                found[(first, second)] = likeness[first]
        for term, weight in rare:
            index[term].append((second, weight))
    return found


def pairs_at_places(places: Sequence[Iterable[str]]) -> list[Pair]:
    """Pairs (first below second), sorted, of documents at one place, for places that few documents have.

    Short reports of one event by two newsrooms may share hardly a word; the town tells that they are worth weighing.
    """
    at: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(places):
        for key in sorted(set(keys)):
            at[key].append(number)
    few = (numbers for numbers in at.values() if len(numbers) <= _FEWEST)
    return sorted({pair for numbers in few for pair in combinations(numbers, 2)})


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two unit vectors."""
    return math.fsum(weight * other[term] for term, weight in one.items() if term in other)
