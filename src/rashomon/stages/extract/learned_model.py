"""The learned model's weights: whole numbers, so that a score is the same on every machine."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

_MAGIC = b"rashomon attribution 1\n"
_MOST_KNOWN = 1 << 16  # groups of features that one table keeps the weight of: some ten megabytes
_HEAD = 3  # numbers before the tables: bits of a feature's number, steps in one unit of log odds, number of words

Group = tuple[Any, ...]  # a function that spells features as strings, and its arguments


def spelled(group: Group) -> list[str]:
    """The features of a group."""
    features: list[str] = group[0](*group[1:])
    return features


class _Known(dict[Group, int]):
    """What the groups met so far weigh: one look-up; to make and number their features costs far more."""

    __slots__ = ("_bits", "_table")

    def __init__(self, table: array[int], bits: int) -> None:
        super().__init__()
        self._table, self._bits = table, bits

    def __missing__(self, group: Group) -> int:
        weight = sum(map(self._table.__getitem__, feature_numbers(spelled(group), self._bits)))
        if len(self) < _MOST_KNOWN:
            self[group] = weight
        return weight


@dataclass(frozen=True, slots=True)
class Weights:
    """One table of weights, read by a feature's number: 2 to the power of `bits` whole numbers, `steps` to the unit."""

    table: array[int]
    bits: int
    steps: int
    _known: _Known = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Begin with no group known."""
        object.__setattr__(self, "_known", _Known(self.table, self.bits))

    def score(self, groups: Iterable[Group]) -> float:
        """The log odds that the features of the groups speak for."""
        return sum(map(self._known.__getitem__, groups)) / self.steps


@dataclass(frozen=True, slots=True)
class Model:
    """Which words may be cues ("deny/VERB"), and the weights for cues, contents and sources."""

    words: frozenset[str]
    cues: Weights
    contents: Weights
    sources: Weights


def feature_numbers(features: Iterable[str], bits: int) -> list[int]:
    """The place of each feature in a table: its CRC-32, cut to `bits` bits. Two features may share a place."""
    mask = (1 << bits) - 1
    return [zlib.crc32(feature.encode()) & mask for feature in features]


def probability(log_odds: float) -> float:
    """Log odds as a probability, rounded so that the last bits of a machine's `exp` decide nothing."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, log_odds)))), 9)


def shares(scores: list[float]) -> list[float]:
    """Scores of alternatives as probabilities that sum to 1, rounded as in `probability`."""
    best = max(scores)
    raised = [exp(max(-60.0, s - best)) for s in scores]
    total = sum(raised)
    return [round(r / total, 9) for r in raised]


@cache
def attribution_model(language: str = "en") -> Model:
    """The model of the language, read once.

    Raises:
        FileNotFoundError: there is none.
        ValueError: the file is no model of this version.
    """
    return read_model(files("rashomon.language").joinpath(language, "attribution.model").read_bytes())


def read_model(data: bytes) -> Model:
    """Read what `write_model` wrote.

    Raises:
        ValueError: these bytes are no model of this version.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("not a model of attribution, or one of another version")
    raw = zlib.decompress(data[len(_MAGIC) :])
    bits, steps, length = (int.from_bytes(raw[4 * i : 4 * i + 4], "big") for i in range(_HEAD))
    at = 4 * _HEAD
    words = frozenset(raw[at : at + length].decode().split())
    at += length
    size = 1 << bits
    tables = [array("b", raw[at + i * size : at + (i + 1) * size]) for i in range(3)]
    cues, contents, sources = (Weights(table, bits, steps) for table in tables)
    return Model(words, cues, contents, sources)


def write_model(model: Model) -> bytes:
    """The model as a file's bytes: the same for the same weights."""
    words = " ".join(sorted(model.words)).encode()
    head = b"".join(n.to_bytes(4, "big") for n in (model.cues.bits, model.cues.steps, len(words)))
    tables = b"".join(w.table.tobytes() for w in (model.cues, model.contents, model.sources))
    return _MAGIC + zlib.compress(head + words + tables, 9)
