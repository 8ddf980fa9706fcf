"""Log-linear models over hashed features: fitted here, in floating point; read by the product as whole numbers."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.stages.extract.learned_model import Group, Weights, feature_numbers, spelled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_MEMORY = 8  # steps that L-BFGS remembers
_ROUNDS = 60
_FLAT = 1e-5  # relative gain of a round below which it stops
_STEPS = 32  # whole numbers to one unit of log odds: 127 of them are odds of 50 to 1 for a single feature


class Rows:
    """Rows of features, as numbers below 2 to the power of `bits`; one of fewer than `rarest` rows is left out."""

    def __init__(self, rows: Sequence[Sequence[Group]], bits: int, rarest: int) -> None:
        known = {group: feature_numbers(spelled(group), bits) for row in rows for group in row}
        told = [[n for group in row for n in known[group]] for row in rows]
        numbers = np.array([n for row in told for n in row], dtype=np.int64)
        owners = np.repeat(np.arange(len(rows)), [len(row) for row in told])
        often = (np.bincount(numbers, minlength=1 << bits) >= rarest)[numbers]
        self.size, self.bits = len(rows), bits
        self._places, self._numbers = np.unique(numbers[often], return_inverse=True)
        self._owners = owners[often]

    @property
    def width(self) -> int:
        """How many weights there are to fit: one for each number in use."""
        return len(self._places)

    def scores(self, weights: Floats) -> Floats:
        """The sum of each row's weights."""
        return np.bincount(self._owners, weights=weights[self._numbers], minlength=self.size).astype(np.float64)

    def slope(self, errors: Floats) -> Floats:
        """How the loss rises with each weight, given how it rises with each row's score."""
        return np.bincount(self._numbers, weights=errors[self._owners], minlength=self.width).astype(np.float64)

    def table(self, weights: Floats) -> Weights:
        """The weights as whole numbers of one byte each, at the places of their features."""
        table = np.zeros(1 << self.bits, dtype=np.int8)
        table[self._places] = np.clip(np.rint(weights * _STEPS), -127, 127)
        return Weights(array("b", table.tobytes()), self.bits, _STEPS)


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss and its slope at some weights."""

    value: float
    slope: Floats


def fit_yes_no(rows: Rows, answers: Floats, penalty: float) -> Floats:
    """Weights of a logistic regression; `penalty` is that of the squared weights."""

    def loss(weights: Floats) -> Loss:
        chances = 1 / (1 + np.exp(-np.clip(rows.scores(weights), -30, 30)))
        likely = answers * np.log(chances + 1e-12) + (1 - answers) * np.log(1 - chances + 1e-12)
        value = -likely.sum() + 0.5 * penalty * weights @ weights
        return Loss(float(value), rows.slope(chances - answers) + penalty * weights)

    return _minimise(loss, np.zeros(rows.width))


def fit_choice(rows: Rows, wanted: Floats, groups: Ints, penalty: float) -> Floats:
    """Weights of a choice among the rows of each group; `wanted` sums to 1 in each."""
    count = int(groups[-1]) + 1

    def loss(weights: Floats) -> Loss:
        scores = rows.scores(weights)
        best = np.full(count, -np.inf)
        np.maximum.at(best, groups, scores)
        raised = np.exp(scores - best[groups])
        chances = raised / np.bincount(groups, weights=raised, minlength=count)[groups]
        value = -(wanted * np.log(chances + 1e-12)).sum() + 0.5 * penalty * weights @ weights
        return Loss(float(value), rows.slope(chances - wanted) + penalty * weights)

    return _minimise(loss, np.zeros(rows.width))


def _minimise(loss: Callable[[Floats], Loss], start: Floats) -> Floats:
    """L-BFGS with a line search that halves its step (Nocedal and Wright, Numerical Optimization, algorithm 7.5)."""
    at, here = start, loss(start)
    past: list[tuple[Floats, Floats]] = []
    for _ in range(_ROUNDS):
        way = -_bent(here.slope, past)
        step, fall = 1.0, here.slope @ way
        there = at + way
        found = loss(there)
        while found.value > here.value + 1e-4 * step * fall and step > 1e-4:
            step /= 2
            there = at + step * way
            found = loss(there)
        moved, turned = there - at, found.slope - here.slope
        if moved @ turned > 1e-10:
            past = [*past, (moved, turned)][-_MEMORY:]
        gained = here.value - found.value
        at, here = there, found
        if gained < _FLAT * abs(here.value):
            break
    return at


def _bent(slope: Floats, past: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The slope seen through the curvature that past steps showed."""
    way = slope.copy()
    shares = []
    for moved, turned in reversed(past):
        shares.append((moved @ way) / (turned @ moved))
        way -= shares[-1] * turned
    if past:
        moved, turned = past[-1]
        way *= (moved @ turned) / (turned @ turned)
    else:
        way /= max(1.0, float(np.linalg.norm(slope)))
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        way += moved * (share - (turned @ way) / (turned @ moved))
    return way
