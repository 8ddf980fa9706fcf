"""The user's word on reliability, as rules use it: who is heard at all, and whose figure goes before others'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.rules.codes import is_reliable
from rashomon.rules.pack import UNRELIABLE, Account, Behind, Ranks
from rashomon.schema.finding import Position


@dataclass(frozen=True, slots=True)
class Heard:
    """Positions that a rule goes on with, and in words why the others are left out; no words where none is."""

    positions: tuple[Position, ...]
    because: str = ""


def trusted(account: Account) -> Heard:
    """The positions that somebody holds whom the user does not call unreliable."""
    kept = tuple(position for position in account.positions if is_reliable(position, account.ranks))
    left = [position for position in account.positions if position not in kept]
    if not left:
        return Heard(kept)
    return Heard(kept, f"Left out, as the list of reliability calls them unreliable: {_names(left)}.")


def most_trusted(positions: Sequence[Position], ranks: Ranks) -> Heard:
    """The positions of the most reliable, by the user's ranks; all of them where the ranks do not tell them apart."""
    best = min((rank for position in positions if (rank := _rank(position, ranks)) is not None), default=None)
    kept = tuple(position for position in positions if _rank(position, ranks) == best)
    if best is None or len(kept) == len(positions):
        return Heard(tuple(positions))
    return Heard(kept, f"Most reliable by the user's list: {_names(kept)}.")


def civilians_alone(account: Account, otherwise: Sequence[Position] | None, because: str) -> Behind:
    """What a rule names as its ground that takes figures of civilians where they are told apart from fighters."""
    if not account.civilians:
        return Behind(otherwise, because)
    return Behind(account.apart, f"{because} Civilians alone, for fighters are told of beside them.".strip())


def _rank(position: Position, ranks: Ranks) -> int | None:
    """The best rank of those who hold it; None where nobody of them is ranked."""
    given = [rank for claim in position.claims if (rank := ranks.get(claim, UNRELIABLE)) != UNRELIABLE]
    return min(given, default=None)


def _names(positions: Sequence[Position]) -> str:
    return ", ".join(sorted({origin.name for position in positions for origin in position.origins}))
