"""Places of one story weighed against one another: those that lie together, or in one state, speak for one another."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.gazetteer import FEDERAL, PlaceEntry, Ranked

_ROUNDS = 3  # later rounds move nothing
_NEAR = 120.0  # kilometres at which a neighbour's support falls to 1/e
_FAR = 400.0  # kilometres beyond which it is none
_SUPPORT = 2.0  # one sure neighbour outweighs a hundred times the people
_MOST = 2.5  # neighbours that count: a list of suburbs is no stronger than that
_REGION = 2.5
_SOFT = 1.0  # a step of the score is a factor of e in trust
_ALONE = 0.3  # support below which nothing speaks for a place
_RADIUS = 6371.0


@dataclass(slots=True)
class _Candidate:
    name: int
    entry: PlaceEntry
    prior: float
    vector: tuple[float, float, float]
    trust: float = 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """The places of each name, best first, and the names whose best place nothing else in the story speaks for."""

    places: dict[str, tuple[PlaceEntry, ...]]
    alone: frozenset[str]


def weigh(found: Mapping[str, Sequence[Ranked]], weights: Mapping[str, float], stated: Mapping[str, float]) -> Weighed:
    """The places of each name, best first, by their own score, by how near they lie to what the other names mean, and
    by their state: `weights` is how much each name counts, `stated` how much the story names a state or country."""
    names = list(found)
    rows = [
        [_Candidate(n, one.entry, one.score, _vector(one.entry)) for one in found[name]] for n, name in enumerate(names)
    ]
    heavy = [min(2.0, 0.5 + 0.5 * weights.get(name, 1.0)) for name in names]
    neighbours = _neighbours(rows)
    speaking = [[0.0] * len(row) for row in rows]
    for _ in range(_ROUNDS):
        for row, spoken in zip(rows, speaking, strict=True):
            _trust(row, [c.prior + more for c, more in zip(row, spoken, strict=True)])
        regions = _region_mass(rows, heavy, stated)
        speaking = [[_support(c, neighbours, heavy) + _regional(c, regions, heavy) for c in row] for row in rows]
    ordered = [_likeliest_first(row, spoken) for row, spoken in zip(rows, speaking, strict=True)]
    return Weighed(
        {name: tuple(row[i].entry for i in order) for name, row, order in zip(names, rows, ordered, strict=True)},
        frozenset(
            name
            for name, row, order, spoken in zip(names, rows, ordered, speaking, strict=True)
            if spoken[order[0]] < _ALONE and _is_vast(row[order[0]].entry, stated)
        ),
    )


def _likeliest_first(row: Sequence[_Candidate], spoken: Sequence[float]) -> list[int]:
    return sorted(range(len(row)), key=lambda i: (-row[i].prior - spoken[i], i))


def _is_vast(entry: PlaceEntry, stated: Mapping[str, float]) -> bool:
    """Whether a place's country says little of where in it something is, or is not the story's at all."""
    return entry.country in FEDERAL or entry.country not in stated


def _vector(entry: PlaceEntry) -> tuple[float, float, float]:
    latitude, longitude = math.radians(entry.latitude), math.radians(entry.longitude)
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )


def _trust(row: Sequence[_Candidate], score: Sequence[float]) -> None:
    """How far each candidate is believed: the shares of a name add up to one."""
    top = max(score, default=0.0)
    shares = [math.exp((s - top) / _SOFT) for s in score]
    total = sum(shares) or 1.0
    for candidate, part in zip(row, shares, strict=True):
        candidate.trust = part / total


_Near = dict[int, list[tuple[_Candidate, float]]]


def _neighbours(rows: Sequence[Sequence[_Candidate]]) -> _Near:
    """For each candidate those of other names that lie near, with how near: 1 at the spot, 0 far away."""
    least = math.cos(_FAR / _RADIUS)
    pool = [c for row in rows for c in row if c.entry.kind != "country"]
    pool.sort(key=lambda c: c.entry.latitude)
    found: _Near = {}
    reach = math.degrees(_FAR / _RADIUS)
    for at, one in enumerate(pool):
        x, y, z = one.vector
        for other in pool[at + 1 :]:
            if other.entry.latitude - one.entry.latitude > reach:
                break
            if other.name == one.name:
                continue
            a, b, c = other.vector
            cosine = x * a + y * b + z * c
            if cosine > least:
                share = math.exp(-_RADIUS * math.acos(min(1.0, cosine)) / _NEAR)
                found.setdefault(id(one), []).append((other, share))
                found.setdefault(id(other), []).append((one, share))
    return found


def _support(one: _Candidate, neighbours: _Near, heavy: Sequence[float]) -> float:
    """What the other names' likely places near by speak for it: each name once, by its best."""
    best: dict[int, float] = {}
    for other, share in neighbours.get(id(one), ()):
        value = other.trust * share * heavy[other.name]
        if value > best.get(other.name, 0.0):
            best[other.name] = value
    return _SUPPORT * min(_MOST, sum(sorted(best.values())))


def _region_mass(
    rows: Sequence[Sequence[_Candidate]], heavy: Sequence[float], stated: Mapping[str, float]
) -> dict[str, float]:
    mass = dict(stated)
    for row, weight in zip(rows, heavy, strict=True):
        for c in row:
            if c.entry.kind != "country" and c.entry.country:
                code = f"{c.entry.country}-{c.entry.admin}"
                mass[code] = mass.get(code, 0.0) + c.trust * weight
    return mass


def _regional(one: _Candidate, mass: Mapping[str, float], heavy: Sequence[float]) -> float:
    """What the story's other places in the same state speak for it, its own share left out."""
    if one.entry.kind == "country" or not one.entry.country:
        return 0.0
    rest = mass.get(f"{one.entry.country}-{one.entry.admin}", 0.0) - one.trust * heavy[one.name]
    return _REGION * math.log1p(max(0.0, rest))
