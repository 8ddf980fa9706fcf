"""What differs between rule packs on the page, and under which of them each of its forms stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rashomon.stages.report.words import join_words

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Under(Generic[T]):
    """A value with the packs under which it holds.

    `marks` are the classes by which the page's style shows it under these packs and no other, "" where it holds under
    every pack. `shown` is True where the pack that the record was made under is one of them: without any style, a
    reader sees these values alone. `names` are the packs' names for a reader.
    """

    value: T
    marks: str
    shown: bool
    names: str


@dataclass(frozen=True, slots=True)
class Packs:
    """The rule packs that a page shows, by name; `own` is the place of the one that the record was made under."""

    names: tuple[str, ...] = ("",)
    own: int = 0

    def vary(self, values: Sequence[T | None]) -> tuple[Under[T], ...]:
        """The distinct values, each with its packs, in the packs' order.

        `values` has one for each pack, None where there is nothing under that pack.
        """
        found: list[tuple[T, list[int]]] = []
        for number, value in enumerate(values):
            if value is None:
                continue
            held = next((numbers for known, numbers in found if known == value), None)
            if held is None:
                found.append((value, [number]))
            else:
                held.append(number)
        return tuple(self._under(value, numbers) for value, numbers in found)

    def _under(self, value: T, numbers: Sequence[int]) -> Under[T]:
        if len(numbers) == len(self.names):
            return Under(value, "", True, "")
        marks = " ".join(["under", *(f"u{number + 1}" for number in numbers)])
        return Under(value, marks, self.own in numbers, join_words([self.names[number] for number in numbers]))


def each(items: Iterable[S | None], say: Callable[[S], T | None]) -> list[T | None]:
    """What `say` says of each item, None where there is no item."""
    return [None if item is None else say(item) for item in items]
