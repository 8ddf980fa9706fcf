"""Parts by who is counted: figures of children alone, or of fighters alone where others are told of too."""

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
# People who are counted beside all who were hit: a desk tells of "nine women and sixteen children".
_PLURALS = {
    VictimKind.CHILD: "children",
    VictimKind.WOMAN: "women",
    VictimKind.ELDERLY: "elderly people",
    VictimKind.MEDICAL: "medical staff",
    VictimKind.AID: "aid workers",
    VictimKind.PRESS: "journalists",
}
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
    """Leave out whoever counts one kind of people alone, where another figure that stands is higher and counts others.

    "Sixteen children died" beside thirty dead is no other toll but a part of one, and so is "two soldiers died" where
    claims tell of both camps. Where only fighters are told of, 62 soldiers and 83 are two counts of one thing. `old`
    are ids of claims that later ones replaced, and `claims` all on the attribute.
    """
    told = {camp for claim in claims if _is_told(claim) for group in claim.groups if (camp := _camp_of(group))}
    current = [stand for stand in stands if not all(item.claim.id in old for item in stand.claims)]
    kept, aside = [], []
    for stand in stands:
        of_whom = _apart(stand, current, both=len(told) == len(Camp) and stand in current)
        if of_whom:
            reason = f"counts {of_whom} alone, and a higher figure counts others too"
            aside += [SetAside(item.claim.id, reason) for item in (*stand.claims, *stand.echoes)]
        else:
            kept.append(stand)
    return Left(tuple(kept), tuple(aside))


def _apart(stand: Stand, current: Sequence[Stand], both: bool) -> str:
    """Whom alone a stand counts, where a higher one counts others; "" where none does."""
    higher = [other for other in current if (other.bounds.low or 0) > (stand.bounds.low or 0)]
    few = _few(stand)
    if few and any(_few(other) != few for other in higher):
        return " or ".join(_PLURALS[kind] for kind in VictimKind if kind in few)
    camp = counts_alone(stand) if both else None
    return camp.value if camp is not None and any(counts_alone(other) is not camp for other in higher) else ""


def _few(stand: Stand) -> frozenset[VictimKind]:
    """The kinds of which all are whom a stand counts, where nobody would count them alone as the toll of all."""
    found = {_few_of(item.claim) for item in stand.claims if ends(stand.bounds) == _ends(item.claim)}
    return found.pop() if len(found) == 1 else frozenset()


def _few_of(claim: Claim) -> frozenset[VictimKind]:
    group = next((group for group in claim.groups if ends(group.bounds) == _ends(claim)), None)
    if group is None:
        return frozenset()
    kinds = frozenset(group.kinds)
    return kinds.intersection(_PLURALS) if not group.mixed or kinds.issubset(_PLURALS) else frozenset()


def _is_told(claim: Claim) -> bool:
    return claim.scope is Scope.INCIDENT and claim.modality not in _UNTOLD


def _camp_of(group: VictimGroup) -> Camp | None:
    kinds = set(group.kinds) - _NEITHER
    if not kinds or (group.mixed and kinds & _FIGHT) or group.bounds.high == 0:
        return None
    return Camp.FIGHTERS if kinds & _FIGHT else Camp.OTHERS


def counts_alone(stand: Stand) -> Camp | None:
    """The one camp that all who hold this figure count with it; None where someone counts people at large."""
    camps = {_whole(item.claim) for item in stand.claims if ends(stand.bounds) == _ends(item.claim)}
    return camps.pop() if len(camps) == 1 else None


def _whole(claim: Claim) -> Camp | None:
    """The camp of all whom the claim counts."""
    return next((_camp_of(group) for group in claim.groups if ends(group.bounds) == _ends(claim)), None)


def _ends(claim: Claim) -> tuple[int | None, int | None] | None:
    return ends(claim.bounds) if claim.bounds is not None else None
