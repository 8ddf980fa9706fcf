"""A number in running text, as whoever asks for numbers alone gets it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.analysis import NumberSense
from rashomon.schema.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` says a number: what it leaves open, what kind of number it is, and of what.

    `start` and `end` are Unicode code points, end exclusive, and hold the words that bound or blur the number ("at
    least 120"). `bounds` has whole numbers: of "6.4 km" the whole part, of "two-thirds" and "3/4" the upper number;
    of "the sixth victim" the six. `sense` tells a count from an age, a year, a distance and so on. `unit` is the word
    for what is counted or measured, as it stands in the text ("soldiers", "miles", "$"), "" where the words alone do
    not tell.
    """

    start: int
    end: int
    text: str
    bounds: Bounds
    sense: NumberSense
    unit: str = ""

    @property
    def modifier(self) -> str:
        """The words that bound or blur the number, in lower case: "at least"; "" for none."""
        return self.bounds.modifier
