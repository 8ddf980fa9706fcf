"""Names that are joined one after another into actors, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class United:
    """Numbers of the names that are one actor's, sorted, and why."""

    members: tuple[int, ...]
    reasons: tuple[str, ...]


class Union:
    """Names joined so far, with the reasons."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))
        self._why: dict[int, set[str]] = defaultdict(set)

    def lead(self, one: int) -> int:
        """The number under which all names joined to `one` go, for now."""
        while self._leader[one] != one:
            self._leader[one] = self._leader[self._leader[one]]
            one = self._leader[one]
        return one

    def join(self, one: int, other: int, why: str) -> None:
        """Make two names one actor's; `why` in words, "" where it goes without saying."""
        first, second = sorted((self.lead(one), self.lead(other)))
        if first != second:
            self._leader[second] = first
            self._why[first] |= self._why.pop(second, set())
            if why:
                self._why[first].add(why)

    def join_all(self, numbers: Sequence[int], why: str) -> None:
        """Make all of some names one actor's."""
        for number in numbers[1:]:
            self.join(numbers[0], number, why)

    def groups(self) -> list[United]:
        """The actors, in the order of their first names."""
        members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._leader)):
            members[self.lead(number)].append(number)
        return [United(tuple(m), tuple(sorted(self._why.get(lead, ())))) for lead, m in sorted(members.items())]
