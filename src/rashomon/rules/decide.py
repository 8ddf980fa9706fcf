"""A pack decides on one attribute of one incident: its figures, under which rule, why, and from which claims."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.rules.pack import Account, Choice, RulePack
from rashomon.rules.plain import RANGE
from rashomon.rules.trace import trace_choice
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Trace


@dataclass(frozen=True, slots=True)
class Decision:
    """The figures of a finding, the rule that a finding names, the rule in words, and a trace of each figure.

    `no_best` as in `Finding`.
    """

    low: int | None
    best: int | None
    high: int | None
    rule: str
    reason: str
    traces: tuple[Trace, ...]
    no_best: str = ""


def decide(pack: RulePack, account: Account) -> Decision:
    """What the pack makes of an account; of what it does not count, the plain range, and the reason says so."""
    used = pack_for(pack, account.attribute)
    choice = used.choose(account)
    reasons = [choice.because, used.reason] if used is pack else [_not_counted(pack), used.reason]
    rule = used.title if used is pack else f"{pack.title}, {used.title}"
    traces = trace_choice(choice, account, f"{used.title} {_name(used)}")
    ends = (choice.low, choice.best, choice.high)
    return Decision(*ends, rule, " ".join(filter(None, reasons)), traces, _no_best(choice, account, pack))


def pack_for(pack: RulePack, attribute: Attribute | None) -> RulePack:
    """The pack whose rule chooses the figures of an attribute: `range` for what a pack does not count."""
    return pack if pack.counts(attribute) else RANGE


def _not_counted(pack: RulePack) -> str:
    return f"{pack.name} counts {_counted(pack)} alone."


def _counted(pack: RulePack) -> str:
    return " and ".join(attribute.value for attribute in Attribute if attribute in (pack.attributes or ()))


def _no_best(choice: Choice, account: Account, pack: RulePack) -> str:
    """Why no figure is best: the pack does not count such things, gives ranges alone, or nobody states a low end."""
    if choice.best is not None:
        return ""
    if not account.positions:
        return "Nobody gives a number." if account.tellers else ""
    if not pack.counts(account.attribute) and account.attribute is not None:
        noun = account.attribute.value
        return f"{pack.name} counts {_counted(pack)} alone and takes no figure for {noun}: the range is what is stated."
    if all(position.bounds.low is None for position in account.positions):
        return "Nobody gives a least number, only how many there were at most."
    return f"{pack.name} writes a range and takes no figure of it as best."


def _name(pack: RulePack) -> str:
    return getattr(pack.choose, "__name__", "low, high, best")
