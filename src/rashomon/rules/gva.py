"""The `gva` pack: one number killed and one number injured, as the Gun Violence Archive records a shooting.

What it follows, in our own words:

- An incident has a number killed and a number injured. A suspect who is shot, by the police or by himself after he shot
  others, is among them (its explainer for the killed; its published records, whose participants add up so).
- "Four people were shot, one died" makes one killed and three injured: those hit who did not die (its records).
- Which report its researchers follow where reports differ is not published. Taken here: the figure that most
  documents give, and of equal ones the higher, since tolls of shootings are amended upwards more often than down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.counting import is_vague
from rashomon.rules.ends import highest, lowest
from rashomon.rules.pack import Account, Choice
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Position, Status


def most_told(account: Account) -> Choice:
    """The figure that most documents give is taken as best, and of equal ones the higher. Those who were hit and did
    not die are injured, where the figures of both give more than the reports of the injured do.
    """
    low, high = lowest(account.positions), highest(account.positions)
    told = max(_figures(account.positions), key=_weight, default=None)
    best = None if told is None else told.bounds.low
    if best is None:
        return Choice(low, None, high)
    return Choice(best if low is None else min(low, best), best, high)


def _figures(positions: Sequence[Position]) -> Sequence[Position]:
    """The exact figures above zero, else those that are bounded below by a figure, else whatever gives a low end."""
    given = [p for p in positions if p.bounds.low is not None]
    exact = [p for p in given if p.bounds.exact and p.bounds.low]
    return exact or [p for p in given if not is_vague(p.bounds)] or given


def _weight(position: Position) -> tuple[int, int]:
    return len(position.documents), position.bounds.low or 0


def hurt_of_the_hit(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with the injured counted as those who were hit less those who died, where that is more."""
    by_attribute = {finding.attribute: finding for finding in findings}
    hit = by_attribute.get(Attribute.CASUALTIES)
    died = by_attribute.get(Attribute.DEATHS)
    hurt = by_attribute.get(Attribute.INJURIES)
    if hit is None or hit.best is None:
        return tuple(findings)
    left = hit.best - ((died.best or 0) if died is not None else 0)
    if left <= ((hurt.best or 0) if hurt is not None else 0):
        return tuple(findings)
    reason = f"{hit.best} were hit" + (f" and {died.best} of them died." if died is not None and died.best else ".")
    if hurt is None:
        hurt = replace(hit, attribute=Attribute.INJURIES, status=Status.NOT_REPORTED, positions=(), set_aside=())
        hurt = replace(hurt, low=left, high=left, reason="", drifts=())
    high = None if hurt.high is None else max(left, hurt.high)
    counted = replace(hurt, low=hurt.low or left, best=left, high=high, reason=f"{hurt.reason} {reason}".strip())
    rest = [finding for finding in findings if finding.attribute is not Attribute.INJURIES]
    order = list(Attribute)
    return tuple(sorted([*rest, counted], key=lambda finding: order.index(finding.attribute)))
