"""Round-ups: "four people were killed in shootings across the city" sums up crimes that are not one incident."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.reading import Reading

_CRIMES = frozenset({"shootings", "stabbings", "homicides", "murders", "slayings", "crashes", "incidents", "accidents"})
_LINKS = frozenset({"in", "by", "from", "during", "after"})
_SAME = frozenset({"the", "these", "those", "both", "two", "twin", "his", "her", "their", "such"})
_SUMMING = frozenset(
    {"separate", "other", "unrelated", "different", "several", "various", "multiple", "city", "overnight"}
)
_SPREAD = frozenset({"across", "around", "throughout", "citywide", "over", "overnight", "since", "elsewhere", "all"})
_REACH = 7  # words after the noun in which the town or the weekend stands: "shootings Wednesday across the city"


def events_summed(reading: Reading, chain: Mapping[int, int], count: Headcount) -> str:
    """The noun for the many events that a count is taken over; "" where there is none.

    `chain` are the word of harm and the heads above it. "In the shootings" and "in two shootings" may be this event.
    """
    tree = reading.tree
    if not count.numeral or (count.bounds.low or 0) < 2:
        return ""
    for at in chain:
        for link in tree.kids(at, "prep"):
            noun = tree.kid(link, "pobj")
            if noun is None or reading.lower(link) not in _LINKS or reading.lower(noun) not in _CRIMES:
                continue
            before = {reading.lower(k) for k in range(tree.left[noun], noun)}
            after = {reading.lower(k) for k in range(noun + 1, min(tree.sentence(noun)[1], noun + _REACH))}
            if (before & _SUMMING) or (after & _SPREAD) or not before & _SAME:
                return reading.lower(noun)
    return ""
