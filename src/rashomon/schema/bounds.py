"""Doubt has a type: what a number leaves open (promise 3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Bounds:
    """A count with bounds, both ends inclusive, None for an open end.

    "62" is [62, 62]; "at least 62" [62, None]; "more than 100" [101, None]; "up to 83" [None, 83]; "dozens"
    [24, None]; "about 200" [200, 200] with `modifier` "about". `modifier` is the words that bound or blur it,
    lower case, "" for none.

    Raises:
        ValueError: an end is negative, or low is above high.
    """

    low: int | None
    high: int | None
    modifier: str = ""

    def __post_init__(self) -> None:
        ends = [end for end in (self.low, self.high) if end is not None]
        if any(end < 0 for end in ends) or (len(ends) == 2 and ends[0] > ends[1]):
            raise ValueError(f"bounds cannot run from {self.low} to {self.high}")

    @property
    def exact(self) -> bool:
        """One number and no more: both ends known and equal."""
        return self.low is not None and self.low == self.high

    @property
    def stated(self) -> bool:
        """True where at least one end is known: False for "civilians were hurt", of which no number is given."""
        return self.low is not None or self.high is not None

    def meets(self, other: Bounds) -> bool:
        """True when one true number could satisfy both."""
        low = max(self.low or 0, other.low or 0)
        highs = [b.high for b in (self, other) if b.high is not None]
        return not highs or low <= min(highs)

    def words(self) -> str:
        """For a reader: "62", "at least 120", "up to 83", "12 to 24", "not stated"."""
        if self.low is None and self.high is None:
            return "not stated"
        if self.exact:
            return str(self.low)
        if self.high is None:
            return f"at least {self.low}"
        if self.low is None:
            return f"up to {self.high}"
        return f"{self.low} to {self.high}"
