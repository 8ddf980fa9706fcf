"""The `gva` pack: one number killed and one number injured, as the Gun Violence Archive records a shooting.

What each rule follows, and where nothing is published, is in data/gva.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.rules.bests import told_most
from rashomon.rules.ends import highest, lowest
from rashomon.rules.pack import Account, Choice, words_of
from rashomon.rules.packdata import pack_data
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Trace


def most_told(account: Account) -> Choice:
    """The figure that most text families give is taken as best, and of equal ones the higher. Those who were hit and
    did not die are injured, where the figures of both give more than the reports of the injured do.
    """
    low, high = lowest(account.positions), highest(account.positions)
    best = told_most(account.positions)
    if best is None:
        return Choice(low, None, high)
    return Choice(best if low is None else min(low, best), best, high)


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
        alive = _retraced(replace(base, low=base.low or left, best=left, high=high, reason=reason), (hit, died))
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
    return _retraced(replace(hurt, low=chosen.low, best=chosen.best, high=chosen.high, reason=reason), (hurt,))


def _retraced(finding: Finding, behind: Sequence[Finding | None]) -> Finding:
    """The finding with a trace of its own for each end that is another one now; `behind` is what it was made from."""
    held = {trace.end: trace for trace in finding.traces}
    positions = [p for f in behind if f is not None for p in f.positions if not p.superseded]
    claims = tuple(sorted({claim for position in positions for claim in position.claims}))
    traces = []
    for end, value in (("low", finding.low), ("best", finding.best), ("high", finding.high)):
        if end in held and held[end].value == value:
            traces.append(held[end])
        elif value is not None:
            traces.append(
                Trace(end, value, f"{_DATA.title} {hurt_of_the_hit.__name__}", words_of(hurt_of_the_hit), claims)
            )
    return replace(finding, traces=tuple(traces), no_best="" if finding.best is not None else finding.no_best)


_DATA = pack_data("gva")
GVA = _DATA.pack(most_told, complete=hurt_of_the_hit)
