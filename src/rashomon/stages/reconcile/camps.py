"""Figures of fighters alone, or of people who did not fight alone, where both are told of: parts by who is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.claim import Claim, Scope
from rashomon.schema.finding import SetAside
from rashomon.schema.statement import Modality
from rashomon.schema.victim import VictimGroup, VictimKind
from rashomon.stages.reconcile.positions import Stand, ends

_FIGHT = frozenset({VictimKind.COMBATANT, VictimKind.POLICE})
_NEITHER = frozenset({VictimKind.MAN, VictimKind.ATTACKER, VictimKind.DETAINEE})
_UNTOLD = (Modality.DENIED, Modality.CONDITIONAL)


class Camp(StrEnum):
    """Which of those who may be hit a figure counts."""

    FIGHTERS = "fighters"
    OTHERS = "people who did not fight"


@dataclass(frozen=True, slots=True)
class Left:
    """The stands that may be figures for the whole incident, and why the claims of the others are not."""

    stands: tuple[Stand, ...]
    aside: tuple[SetAside, ...]


def leave_camps(stands: Sequence[Stand], old: frozenset[str], claims: Iterable[Claim]) -> Left:
    """Leave out whoever counts one camp alone, where claims tell of both and another figure that stands is higher.

    "Two soldiers died" beside eight dead, of whom some were children, is no other toll but a part of one. Where only
    fighters are told of, 62 soldiers and 83 are two counts of one thing. `old` are ids of claims that later ones
    replaced, and `claims` all on the attribute.
    """
    told = {camp for claim in claims if _is_told(claim) for group in claim.groups if (camp := _camp_of(group))}
    if len(told) < len(Camp):
        return Left(tuple(stands), ())
    current = [stand for stand in stands if not all(item.claim.id in old for item in stand.claims)]
    kept, aside = [], []
    for stand in stands:
        camp = _counts_alone(stand) if stand in current else None
        low = stand.bounds.low or 0
        if camp is not None and any((o.bounds.low or 0) > low and _counts_alone(o) is not camp for o in current):
            reason = f"counts {camp.value} alone, and a higher figure counts others too"
            aside += [SetAside(item.claim.id, reason) for item in (*stand.claims, *stand.echoes)]
        else:
            kept.append(stand)
    return Left(tuple(kept), tuple(aside))


def _is_told(claim: Claim) -> bool:
    return claim.scope is Scope.INCIDENT and claim.modality not in _UNTOLD


def _camp_of(group: VictimGroup) -> Camp | None:
    kinds = set(group.kinds) - _NEITHER
    if not kinds or (group.mixed and kinds & _FIGHT) or group.bounds.high == 0:
        return None
    return Camp.FIGHTERS if kinds & _FIGHT else Camp.OTHERS


def _counts_alone(stand: Stand) -> Camp | None:
    """The one camp that all who hold this figure count with it; None where someone counts people at large."""
    camps = {_whole(item.claim) for item in stand.claims if ends(stand.bounds) == _ends(item.claim)}
    return camps.pop() if len(camps) == 1 else None


def _whole(claim: Claim) -> Camp | None:
    """The camp of all whom the claim counts."""
    return next((_camp_of(group) for group in claim.groups if ends(group.bounds) == _ends(claim)), None)


def _ends(claim: Claim) -> tuple[int | None, int | None] | None:
    return ends(claim.bounds) if claim.bounds is not None else None
