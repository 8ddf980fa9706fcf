"""What a rule pack is: named rules that choose low, best and high among the positions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.schema.finding import Position, Status


@dataclass(frozen=True, slots=True)
class Choice:
    """What a rule chose. An end is None where the positions leave it open or the rule does not choose one."""

    low: int | None
    best: int | None
    high: int | None


Rule = Callable[[Sequence[Position], Status], Choice]


@dataclass(frozen=True, slots=True)
class RulePack:
    """A named, versioned set of coding rules.

    `choose` sees the positions that still stand and the status, never the claims that were set aside. `source`
    names the coding practice it follows.
    """

    name: str
    version: str
    choose: Rule
    source: str

    @property
    def title(self) -> str:
        """What a finding names as its rule: "ucdp-default/1"."""
        return f"{self.name}/{self.version}"

    @property
    def reason(self) -> str:
        """The rule in words, as the record prints it: the first paragraph of its docstring on one line."""
        return " ".join((self.choose.__doc__ or "").split("\n\n", maxsplit=1)[0].split())
