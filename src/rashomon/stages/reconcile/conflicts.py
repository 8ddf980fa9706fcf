"""What remains of a dispute once all is explained: the claims that cannot both be true, two by two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.language.counting import is_vague
from rashomon.schema.claim import Claim
from rashomon.schema.finding import Conflict, Position

_FIGURE = re.compile(r"\d[\d,.]*")
_MOST = 12  # pairs that a finding tells; who reads more reads the positions


def conflicts_among(positions: Sequence[Position], claims: Mapping[str, Claim]) -> tuple[Conflict, ...]:
    """The pairs of figures that stand and cannot both be true, each with the claim that tells it best."""
    pairs = [
        (n, n + 1 + more)
        for n, one in enumerate(positions)
        for more, other in enumerate(positions[n + 1 :])
        if not (one.superseded or other.superseded or one.bounds.meets(other.bounds))
    ]
    return conflicts_of(pairs, positions, claims)


def conflicts_of(
    pairs: Sequence[tuple[int, int]], positions: Sequence[Position], claims: Mapping[str, Claim]
) -> tuple[Conflict, ...]:
    """A conflict for each pair of places in `positions`, the pairs with the most origins first."""
    weight = {pair: -sum(len(positions[place].origins) for place in pair) for pair in pairs}
    return tuple(_told(sorted(pairs, key=lambda pair: (weight[pair], pair))[:_MOST], positions, claims))


def _told(
    pairs: Sequence[tuple[int, int]], positions: Sequence[Position], claims: Mapping[str, Claim]
) -> Iterator[Conflict]:
    for one, other in pairs:
        said = [positions[place].words or positions[place].bounds.words() for place in (one, other)]
        first, second = (_best(positions[place], claims) for place in (one, other))
        yield Conflict(first, second, f"{said[0]} and {said[1]} cannot both be true")


def _best(position: Position, claims: Mapping[str, Claim]) -> str:
    """Of the claims that hold a position the one whose words give it: by a name, exactly, at first hand, without
    another figure beside it, and in most words."""

    def order(name: str) -> tuple[bool, bool, bool, int, int, int, str]:
        claim = claims.get(name)
        if claim is None:
            return True, True, True, 0, 0, 0, name
        ends = (claim.bounds.low, claim.bounds.high) if claim.bounds else (None, None)
        other = ends != (position.bounds.low, position.bounds.high)
        vague = claim.bounds is not None and is_vague(claim.bounds)
        words = claim.evidence.text
        return other, vague, claim.claimant is None, len(claim.via), len(_FIGURE.findall(words)), -len(words), name

    return min(position.claims, key=order)
