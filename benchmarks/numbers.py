"""What reading the quantities of a text costs as it grows to a megabyte, ordinary and hostile."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from types import MappingProxyType

from benchmarks.rows import read_rows
from benchmarks.tables import table
from rashomon.language.quantities import quantities

_SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)  # characters

HOSTILE: Mapping[str, str] = MappingProxyType(
    {
        "one digit after another": "7",
        "digits and commas": "1,",
        "groups of three, the last too long": "123,456,7891",
        "a comma and a blank after each group": "123, 456, 7",
        "dashes": "- ",
        "number words": "two hundred thousand and ",
        "bounds without end": "at least more than up to ",
        "digits of another script": "٣٤ ",
    }
)


def print_number_curve(data: Path) -> None:
    """Print seconds for articles and for hostile texts of 10 kB to 1 MB, and the exponent with which they grow."""
    quantities("At least 120 soldiers")  # the word lists are loaded once in a run
    shapes = {"articles": "\n\n".join(str(row["text"]) for row in islice(read_rows(data), 400)), **HOSTILE}
    lines = []
    for name, piece in shapes.items():
        seconds = [_seconds(_grown(piece, size)) for size in _SIZES]
        lines.append([name, *(f"{s:.2f}" for s in seconds), f"{1e6 * seconds[-1] / _SIZES[-1]:.1f}", _growth(seconds)])
    print(table(["text", *(f"{size // 1000} kB, s" for size in _SIZES), "µs a character", "exponent"], lines))


def _grown(piece: str, size: int) -> str:
    return "".join(islice(cycle(piece), size)) if len(piece) > 1 else piece * size


def _seconds(text: str) -> float:
    begin = process_time()
    quantities(text)
    return process_time() - begin


def _growth(seconds: Sequence[float]) -> str:
    """The slope of the line through the logarithms of the three largest sizes and their times: 1 is linear."""
    xs = [math.log(size) for size in _SIZES[2:]]
    ys = [math.log(max(s, 1e-6)) for s in seconds[2:]]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return f"{sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs):.2f}"
