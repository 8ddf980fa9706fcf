"""The interval plot of a finding: a line for each position, an arrow where an end is open, and what a pack chooses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.finding import Finding, Position
from rashomon.stages.report.pack_words import chosen_words
from rashomon.stages.report.under import Packs, Under
from rashomon.stages.report.words import figure_words

WIDTH = 320  # user units: a phone's text column, so that labels keep their size there
_LEFT, _RIGHT = 24, 300
_ROW = 28
_TOP = 6
_NAME = 24  # letters of a pack's name that fit beside its figures
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
class Chosen:
    """What a pack chooses: a bar from `x1` to `x2`, None where it gives no range, and its best figure at `best_x`."""

    x1: float | None
    x2: float | None
    open_high: bool
    open_low: bool
    best_x: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything the drawing needs, and `describes`, which says the same in words.

    `chosen` are drawn at the height `chosen_y`, below the positions.
    """

    height: int
    axis_y: int
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    chosen: tuple[Under[Chosen], ...]
    chosen_y: int
    describes: str


def letters(count: int) -> tuple[str, ...]:
    """Names for rows: A to Z, then A2 to Z2, and so on."""
    return tuple(chr(65 + n % 26) + (str(n // 26 + 1) if n >= 26 else "") for n in range(count))


def draw(findings: Sequence[Finding | None], packs: Packs) -> Plot | None:
    """The plot of a finding as it is under each of `packs`, None where there is nothing to draw side by side.

    That is where no position has a figure, or there is but one position.
    """
    known = [finding for finding in findings if finding is not None]
    positions = known[0].positions if known else ()
    ends = [end for p in positions for end in (p.bounds.low, p.bounds.high) if end is not None]
    if len(positions) < 2 or not ends:
        return None
    top = _nice(max([*ends, *(end for f in known for end in (f.low, f.best, f.high) if end is not None)]))
    lines = tuple(_line(n, position, top) for n, position in enumerate(positions))
    chosen_y = _TOP + len(lines) * _ROW + 22
    axis_y = _TOP + (len(lines) + 1) * _ROW + 8
    chosen = [None if f is None else _chosen(f, name, top) for f, name in zip(findings, packs.names, strict=True)]
    return Plot(
        height=axis_y + 18,
        axis_y=axis_y,
        lines=lines,
        ticks=tuple(Tick(_x(value, top), f"{value:,}") for value in _tick_values(top)),
        chosen=packs.vary(chosen),
        chosen_y=chosen_y,
        describes=_describe(lines, [c.label for c in chosen if c is not None]),
    )


def _line(number: int, position: Position, top: int) -> Line:
    low, high = position.bounds.low, position.bounds.high
    x1 = _x(low or 0, top)
    x2 = _x(high, top) if high is not None else float(_RIGHT)
    y = _TOP + number * _ROW + 18
    words = figure_words(position.bounds)
    letter = letters(number + 1)[number]
    return Line(letter, y, x1, x2, high is None, low is None, words, _place_label(x1, x2, y), position.superseded)


def _chosen(finding: Finding, pack: str, top: int) -> Chosen:
    low, best, high = finding.low, finding.best, finding.high
    ranged = (low, high) != (None, None)
    return Chosen(
        x1=_x(low or 0, top) if ranged else None,
        x2=(_x(high, top) if high is not None else float(_RIGHT)) if ranged else None,
        open_high=ranged and high is None,
        open_low=ranged and low is None,
        best_x=_x(best, top) if best is not None else None,
        label=": ".join(filter(None, (pack[:_NAME], chosen_words(finding)))),
    )


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


def _describe(lines: Sequence[Line], chosen: Sequence[str]) -> str:
    return "; ".join([*(f"{line.letter}: {line.label}" for line in lines), *dict.fromkeys(chosen)]) + "."
