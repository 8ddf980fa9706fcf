"""Ways to take one figure as best, shared by packs of ours and by those that users write."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.counting import is_vague
from rashomon.rules.ends import compatible, lowest
from rashomon.schema.finding import Position


def lower(positions: Sequence[Position]) -> int | None:
    """The lower figure; where all can be true together, the least number that satisfies all of them."""
    lows = [p.bounds.low for p in positions if p.bounds.low is not None]
    if not lows:
        return None
    if compatible([p.bounds for p in positions]):
        return max(lows)
    exact = [p.bounds.low for p in positions if p.bounds.exact and p.bounds.low is not None]
    return min(exact, default=lowest(positions))


def higher(positions: Sequence[Position]) -> int | None:
    """The higher figure: of those that are stated, the highest."""
    figures = [p for p in positions if not is_vague(p.bounds)] or positions
    return max((p.bounds.low for p in figures if p.bounds.low is not None), default=None)


def told_most(positions: Sequence[Position]) -> int | None:
    """The figure that most text families give, and of equal ones the higher: a copy is no second report."""
    told = max(_figures(positions), key=_weight, default=None)
    return None if told is None else told.bounds.low


def _figures(positions: Sequence[Position]) -> Sequence[Position]:
    """The exact figures above zero, else those that are bounded below by a figure, else whatever gives a low end."""
    given = [p for p in positions if p.bounds.low is not None]
    exact = [p for p in given if p.bounds.exact and p.bounds.low]
    return exact or [p for p in given if not is_vague(p.bounds)] or given


def _weight(position: Position) -> tuple[int, int]:
    return position.families, position.bounds.low or 0
