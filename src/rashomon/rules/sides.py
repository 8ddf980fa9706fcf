"""Who the dead were, parted so that the parts add up to one figure: by side, civilians, and all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.language.parties import state_named
from rashomon.rules.codes import BEST, deciding
from rashomon.schema.claim import Claim
from rashomon.schema.finding import Finding
from rashomon.schema.victim import VictimKind

_FIGHTERS = frozenset({VictimKind.COMBATANT, VictimKind.POLICE})


@dataclass(frozen=True, slots=True)
class Sides:
    """The dead of side A and B, civilians, and those whose status is not told; all None where the sum is not known."""

    dead_a: int | None
    dead_b: int | None
    civilians: int | None
    unknown: int | None
    side_a: str = ""
    side_b: str = ""
    because: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A number of dead of one side, or of civilians where `side` is None; `claims` tell of them."""

    side: str | None
    dead: int
    claims: tuple[str, ...]


def sides_of(finding: Finding, best: int, claims: Mapping[str, Claim]) -> Sides:
    """`best` parted by what the claims that decided it say of the dead, else by what all claims come to.

    Parts that come to more than `best` are another count of the same dead: then all are of unknown status.
    """
    deciders = [claims[claim] for claim in deciding(finding, BEST) if claim in claims]
    for parts in (*(list(_told_in(claim)) for claim in deciders), list(_found(finding))):
        if parts and sum(part.dead for part in parts) <= best:
            return _placed(parts, best)
    told = any(True for _ in _found(finding))
    because = "The parts that are told come to more than the best estimate." if told else "Nobody says who they were."
    return Sides(0, 0, 0, best, because=because)


def _placed(parts: Iterable[_Part], best: int) -> Sides:
    parts = list(parts)
    names = sorted({part.side for part in parts if part.side}, key=lambda side: (not state_named(side), side))
    first = names[0] if names else ""
    alone = len(names) == 1 and not state_named(first)  # an armed group that fights a state is side B
    side_a, side_b = ("", first) if alone else (first, names[1] if len(names) > 1 else "")
    dead = {side: sum(part.dead for part in parts if part.side == side) for side in names}
    civilians = sum(part.dead for part in parts if part.side is None)
    dead_a, dead_b = dead.get(side_a, 0), dead.get(side_b, 0)
    ids = tuple(sorted({claim for part in parts for claim in part.claims}))
    because = "As far as the claims say who the dead were."
    return Sides(dead_a, dead_b, civilians, best - dead_a - dead_b - civilians, side_a, side_b, because, ids)


def _told_in(claim: Claim) -> Iterator[_Part]:
    """What one claim says of those it counts: "40 soldiers and 3 civilians"."""
    for group in claim.groups:
        if group.mixed or group.bounds.low is None:
            continue
        if VictimKind.CIVILIAN in group.kinds:
            yield _Part(None, group.bounds.low, (claim.id,))
        elif group.side and _FIGHTERS & set(group.kinds):
            yield _Part(group.side, group.bounds.low, (claim.id,))


def _found(finding: Finding) -> Iterator[_Part]:
    """What all claims come to, row by row."""
    for row in finding.breakdown:
        dead = row.best if row.best is not None else row.low
        if row.mixed or dead is None or len(row.kinds) != 1:
            continue
        if row.kinds[0] is VictimKind.CIVILIAN:
            yield _Part(None, dead, row.claims)
        elif row.side and row.kinds[0] in _FIGHTERS:
            yield _Part(row.side, dead, row.claims)
