"""The `ibc` pack: a minimum and a maximum of civilians, provisional under two origins, as Iraq Body Count documents.

Passages of its methods that each rule follows, and where they are silent, are in data/ibc.toml.
"""

from __future__ import annotations

from rashomon.rules.codes import HIGH, LOW, Field, deciding, origins_of, why
from rashomon.rules.ends import highest_stated, lowest
from rashomon.rules.pack import Account, Choice, Situation
from rashomon.rules.packdata import pack_data
from rashomon.rules.ranking import civilians_alone, trusted
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Position

_DATA = pack_data("ibc")
_ENOUGH = 2  # independent origins under which an entry is provisional


def minimum_maximum(account: Account) -> Choice:
    """The minimum is the lowest figure that stands, the maximum the highest; both are numbers, and figures of civilians
    go before those of all who died where they are told apart from fighters.
    """
    heard = trusted(account)
    positions = heard.positions
    if account.civilians:
        positions = tuple(Position(bounds, (), (), (), 0) for bounds in account.civilians)
    high = highest_stated(positions)
    low = lowest(positions)
    narrowed = len(heard.positions) < len(account.positions)
    behind = civilians_alone(account, heard.positions if narrowed else None, heard.because)
    return Choice(high if low is None else low, None, high, behind.among, behind.because)


def minimum(situation: Situation) -> tuple[Field, ...]:
    """The minimum and the maximum of civilians killed, and of injured."""
    fields = []
    for noun, attribute in (("deaths", Attribute.DEATHS), ("injuries", Attribute.INJURIES)):
        finding = situation.findings.get(attribute)
        low, high = (finding.low, finding.high) if finding is not None else (None, None)
        for end, name, value in ((LOW, "minimum", low), (HIGH, "maximum", high)):
            reason = why(finding, end) or "No claim gives a figure."
            fields.append(Field(f"{name}_{noun}", value, reason, deciding(finding, end)))
    return tuple(fields)


def provisional(situation: Situation) -> tuple[Field, ...]:
    """Yes where the deaths rest on fewer than two independent origins, however many pages relay them."""
    origins = origins_of(situation, (Attribute.DEATHS,))
    if not origins:
        return (Field("provisional", None, "No claim counts anybody dead."),)
    names = ", ".join(origin.name for origin in origins)
    reason = f"{len(origins)} {'origin' if len(origins) == 1 else 'origins'}: {names}."
    return (Field("provisional", "no" if len(origins) >= _ENOUGH else "yes", reason),)


IBC = _DATA.pack(minimum_maximum, coded=(minimum, provisional))
