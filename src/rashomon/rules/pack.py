"""What a rule pack is: named rules that choose low, best and high among the positions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rashomon.schema.bounds import Bounds
from rashomon.schema.finding import Finding, Position, Status


@dataclass(frozen=True, slots=True)
class Account:
    """What a rule sees of one attribute of one incident.

    `positions` are those that still stand, never what was set aside. `weighed` maps a document to the figure it gives
    in its own voice before it relays those of others: whoever writes so has seen the others' and says what they come
    to. `civilians` are figures of civilians alone where a page tells them apart from fighters. `uncounted` is one word
    of amount, "" for a bare plural, for each claim that tells of harm and counts nobody ("many civilians").
    """

    positions: Sequence[Position]
    status: Status
    weighed: Mapping[str, Bounds] = field(default_factory=lambda: MappingProxyType({}))
    civilians: Sequence[Bounds] = ()
    uncounted: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a rule chose. An end is None where the positions leave it open or the rule does not choose one."""

    low: int | None
    best: int | None
    high: int | None


Rule = Callable[[Account], Choice]
Completion = Callable[[Sequence[Finding]], tuple[Finding, ...]]


def keep(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings as they are."""
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class RulePack:
    """A named, versioned set of coding rules.

    `choose` sees what stands and the status, never the claims that were set aside. `source` names the coding practice
    it follows. `complete` adds what an incident's findings come to beside one another.
    """

    name: str
    version: str
    choose: Rule
    source: str
    complete: Completion = keep

    @property
    def title(self) -> str:
        """What a finding names as its rule: "ucdp-default/1"."""
        return f"{self.name}/{self.version}"

    @property
    def reason(self) -> str:
        """The rule in words, as the record prints it: the first paragraph of its docstring on one line."""
        return " ".join((self.choose.__doc__ or "").split("\n\n", maxsplit=1)[0].split())
