"""The interval plot of a finding: one line for each position, an arrow where an end is open."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.finding import Finding
from rashomon.stages.report.words import figure_words

WIDTH = 320  # user units: a phone's text column, so that labels keep their size there
_LEFT, _RIGHT = 24, 300
_ROW = 28
_TOP = 6
_NICE = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Label:
    """Where a figure is written, and which end of it stands there."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One position: from `x1` to `x2` at height `y`; a point where they are equal."""

    letter: str
    y: int
    x1: float
    x2: float
    open_high: bool
    open_low: bool
    label: str
    label_at: Label
    superseded: bool

    @property
    def point(self) -> bool:
        """True for an exact figure."""
        return self.x1 == self.x2


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything the drawing needs, and `describes`, which says the same in words."""

    height: int
    axis_y: int
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    best_x: float | None
    describes: str


def letters(count: int) -> tuple[str, ...]:
    """Names for rows: A to Z, then A2 to Z2, and so on."""
    return tuple(chr(65 + n % 26) + (str(n // 26 + 1) if n >= 26 else "") for n in range(count))


def draw(finding: Finding) -> Plot | None:
    """The plot of a finding, None where no position has a figure to draw or there is but one."""
    rows = [(letter, p) for letter, p in zip(letters(len(finding.positions)), finding.positions, strict=True)]
    known = [end for _, p in rows for end in (p.bounds.low, p.bounds.high) if end is not None]
    if len(rows) < 2 or not known:
        return None
    top = _nice(max([*known, finding.best or 0]))
    lines = []
    for n, (letter, position) in enumerate(rows):
        low, high = position.bounds.low, position.bounds.high
        x1 = _x(low or 0, top)
        x2 = _x(high, top) if high is not None else float(_RIGHT)
        y = _TOP + n * _ROW + 18
        label = _place_label(x1, x2, y)
        lines.append(
            Line(
                letter,
                y,
                x1,
                x2,
                high is None,
                low is None,
                figure_words(position.bounds),
                label,
                position.superseded,
            )
        )
    axis_y = _TOP + len(rows) * _ROW + 6
    ticks = tuple(Tick(_x(value, top), f"{value:,}") for value in _tick_values(top))
    best_x = _x(finding.best, top) if finding.best is not None else None
    return Plot(axis_y + 18, axis_y, tuple(lines), ticks, best_x, _describe(finding, lines))


def _place_label(x1: float, x2: float, y: int) -> Label:
    """Beside a dot; above a line, at the end where there is room."""
    middle = (_LEFT + _RIGHT) / 2
    if x1 == x2:
        return Label(x1 + 8, y + 3.5, "start") if x1 < _RIGHT - 30 else Label(x1 - 8, y + 3.5, "end")
    return Label(x1, y - 7, "start") if x1 < middle else Label(x2, y - 7, "end")


def _x(value: int, top: int) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * min(value, top) / top, 1)


def _nice(value: int) -> int:
    """The first round number with room above `value`."""
    if value < 5:
        return 5
    power = 10 ** int(math.log10(value))
    return next(int(step * power) for step in (*_NICE, 15) if step * power >= value * 1.05)


def _tick_values(top: int) -> Sequence[int]:
    step = next((s for s in (4, 5, 3, 2) if top % s == 0), 1)
    return [top * n // step for n in range(step + 1)]


def _describe(finding: Finding, lines: Sequence[Line]) -> str:
    parts = "; ".join(f"{line.letter}: {line.label}" for line in lines)
    best = f" The record's best figure is {finding.best:,}." if finding.best is not None else ""
    return f"{parts}.{best}"
