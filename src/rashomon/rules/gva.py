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
from rashomon.schema.finding import Finding, Position


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
    """The findings with the injured as those who lived: without those told of as hurt who died since, and no fewer than
    those who were hit less those who died.
    """
    by_attribute = {finding.attribute: finding for finding in findings}
    hit, died = by_attribute.get(Attribute.CASUALTIES), by_attribute.get(Attribute.DEATHS)
    hurt = by_attribute.get(Attribute.INJURIES)
    dead = (died.best or 0) if died is not None else 0
    left = 0 if hit is None else (hit.best or 0) - dead
    alive = _alive(hurt) if hurt is not None else None
    if left > ((alive.best or 0) if alive is not None else 0) and hit is not None:
        base = alive or replace(hit, attribute=Attribute.INJURIES, low=None, high=left, positions=(), reason="")
        reason = f"{base.reason} {hit.best} were hit, of whom {dead} died.".strip()
        high = None if base.high is None else max(left, base.high)
        alive = replace(base, low=base.low or left, best=left, high=high, reason=reason)
    rest = [finding for finding in findings if finding.attribute is not Attribute.INJURIES]
    order = list(Attribute)
    counted = rest if alive is None else [*rest, alive]
    return tuple(sorted(counted, key=lambda finding: order.index(finding.attribute)))


def _alive(hurt: Finding) -> Finding:
    """The finding without the figures that only tell of persons who died since."""
    since_died = set(hurt.died)
    standing = [p for p in hurt.positions if not p.superseded and not since_died.issuperset(p.claims)]
    if not since_died or len(standing) == len([p for p in hurt.positions if not p.superseded]):
        return hurt
    reason = f"{hurt.reason} Those told of as hurt who died since are counted with the dead."
    chosen = most_told(Account(standing, hurt.status)) if standing else Choice(0, 0, 0)
    return replace(hurt, low=chosen.low, best=chosen.best, high=chosen.high, reason=reason)
