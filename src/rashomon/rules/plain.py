"""The `range` pack, and what a record gives of whatever a pack does not count: the ends of what is stated."""

from __future__ import annotations

from rashomon.rules.ends import highest, lowest
from rashomon.rules.pack import Account, Choice
from rashomon.rules.packdata import pack_data


def range_only(account: Account) -> Choice:
    """No figure is taken as best: the record gives the range alone."""
    return Choice(lowest(account.positions), None, highest(account.positions))


_DATA = pack_data("range")
RANGE = _DATA.pack(range_only)
