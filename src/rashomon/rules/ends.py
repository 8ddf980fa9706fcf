"""The ends of what positions state: shared by every rule that gives a range."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.counting import is_vague
from rashomon.schema.bounds import Bounds
from rashomon.schema.finding import Position


def lowest(positions: Sequence[Position]) -> int | None:
    """The lowest figure that a position states as its lower end.

    A plural word ("dozens", "several") is the floor of a word, not a figure that anyone counted, so it sets the
    low end only where nobody gives a figure.
    """
    figures = [p.bounds.low for p in positions if p.bounds.low is not None and not is_vague(p.bounds)]
    words = [p.bounds.low for p in positions if p.bounds.low is not None]
    return min(figures or words, default=None)


def highest(positions: Sequence[Position]) -> int | None:
    """The highest figure that a position states as its upper end; None where some position lies above it, open.

    The top of a word ("up to several hundred") is the high end only where nobody gives a figure for it.
    """
    figures = [p.bounds.high for p in positions if p.bounds.high is not None and not is_vague(p.bounds)]
    words = [p.bounds.high for p in positions if p.bounds.high is not None]
    stated = max(figures or words, default=None)
    above = max((p.bounds.low for p in positions if p.bounds.low is not None), default=0)
    return None if stated is None or above > stated else stated


def highest_stated(positions: Sequence[Position]) -> int | None:
    """The highest figure that a position states at either end: "at least 7" closes at 7 where nobody gives more."""
    ends = (end for p in positions for end in (p.bounds.low, p.bounds.high) if end is not None)
    return max(ends, default=None)


def compatible(all_bounds: Sequence[Bounds]) -> bool:
    """True when one number could satisfy all of them."""
    low = max((b.low for b in all_bounds if b.low is not None), default=0)
    return all(b.high is None or low <= b.high for b in all_bounds)
