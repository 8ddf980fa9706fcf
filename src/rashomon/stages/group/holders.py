"""What holds a place: the city of a quarter, the county of a village, the region, the country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.language.gazetteer import WIDE_KINDS, PlaceEntry, distance, place
from rashomon.schema.extraction import EventSketch
from rashomon.stages.group.places import unknown_place

# Inhabitants of a city, and the kilometres from its middle within which a smaller place may be a quarter of it.
_REACH = ((1_000_000, 20.0), (300_000, 12.0), (100_000, 8.0))
_SMALLER = 5  # times: a quarter has fewer people than its city


def holds(city: PlaceEntry, town: PlaceEntry) -> bool:
    """True where a smaller place lies so near the middle of a city that it may be a quarter of it."""
    if city.kind != "city" or town.kind != "city" or town.population * _SMALLER > city.population:
        return False
    if (city.country, city.admin) != (town.country, town.admin):
        return False
    return distance(city, town) <= next((reach for people, reach in _REACH if city.population >= people), 0.0)


def holders(value: str, sketches: Sequence[EventSketch], weight: Mapping[str, int]) -> tuple[str, ...]:
    """The names of what holds a place, by gazetteer key or id, the smallest first.

    A city that documents name holds a quarter; a village that is in no gazetteer lies in the narrowest place that
    holds towns, of those that a document has it in.
    """
    entry = place(value)
    if entry is not None:
        cities = [c for key in weight if (c := place(key)) is not None and holds(c, entry)]
        city = min(cities, key=lambda c: (-weight[c.key], c.key), default=None)
        return ((city.name,) if city else ()) + _above(entry)
    own = next((s for s in sketches if (u := unknown_place(s)) is not None and u.id == value), None)
    wide = [e for key in (own.places if own else ()) if (e := place(key)) is not None and e.kind in WIDE_KINDS]
    held = next((e for kind in ("county", "region", "area", "country") for e in wide if e.kind == kind), None)
    return (held.name, *_above(held)) if held is not None else ()


def _above(entry: PlaceEntry) -> tuple[str, ...]:
    """The first-level region and the country of a place, without itself."""
    keys = (f"region:{entry.country}-{entry.admin}", f"country:{entry.country}")
    found = (above for key in keys if key != entry.key and (above := place(key)) is not None)
    return tuple(above.name for above in found) if entry.kind != "country" else ()
