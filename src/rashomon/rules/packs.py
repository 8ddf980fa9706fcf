"""The rule packs there are."""

from __future__ import annotations

from rashomon.errors import RashomonError
from rashomon.rules.airwars import closed_range
from rashomon.rules.ends import compatible, highest, lowest
from rashomon.rules.gva import hurt_of_the_hit, most_told
from rashomon.rules.pack import Account, Choice, RulePack


def lower_when_undecided(account: Account) -> Choice:
    """The lower figure is taken as best where the reliability of those who give figures cannot be told apart; where
    all can be true together, the least number that satisfies all of them.

    The Uppsala Conflict Data Program codes so: a low, a best and a high estimate, and the lower as best when the
    sources are equally credible.
    """
    positions = account.positions
    low, high = lowest(positions), highest(positions)
    lows = [p.bounds.low for p in positions if p.bounds.low is not None]
    if not lows:
        return Choice(low, None, high)
    if compatible([p.bounds for p in positions]):
        return Choice(low, max(lows), high)
    exact = [p.bounds.low for p in positions if p.bounds.exact and p.bounds.low is not None]
    return Choice(low, min(exact, default=low), high)


def range_only(account: Account) -> Choice:
    """No figure is taken as best: the record gives the range alone."""
    return Choice(lowest(account.positions), None, highest(account.positions))


PACKS: tuple[RulePack, ...] = (
    RulePack("ucdp-default", "1", lower_when_undecided, "UCDP GED codebook, best, low and high estimates"),
    RulePack("airwars", "1", closed_range, "Airwars' methodology and published records: closed ranges of civilians"),
    RulePack("gva", "1", most_told, "Gun Violence Archive, published records of shootings", hurt_of_the_hit),
    RulePack("range", "1", range_only, "for readers who want no figure chosen for them"),
)


def pack_named(name: str) -> RulePack:
    """The rule pack called `name`.

    Raises:
        RashomonError: there is none; the message lists those there are.
    """
    for pack in PACKS:
        if pack.name == name:
            return pack
    known = ", ".join(pack.name for pack in PACKS)
    raise RashomonError(f"there is no rule pack {name!r}; there are: {known}")
