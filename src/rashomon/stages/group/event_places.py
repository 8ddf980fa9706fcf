"""Where an incident was: the place that its documents agree on most, and the area that their words make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language.areas import area_of
from rashomon.language.gazetteer import WIDE_KINDS, PlaceEntry, find, place
from rashomon.language.text import fold
from rashomon.schema.area import Area
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch
from rashomon.stages.group.holders import holders, holds
from rashomon.stages.group.places import unknown_place
from rashomon.stages.group.villages import region_of_capital

_PLACES = 4  # of each document
_FIRST_PLACE = 12  # the weight of a document's first place; the second weighs half, the third a third
_COUNTRY_SHARE = 4  # every report names the country; that does not make it where the event was
_INSIDE = 0.3  # of a county's or state's weight: a town in it that weighs as much says more about the same spot
_NOWHERE = (0, 0, 0, 0)
_QUARTER = 0.7  # of a city's weight
_UNKNOWN = 2  # documents that name a place nobody knows for each one that names a known town


@dataclass(frozen=True, slots=True)
class Elected:
    """The place, by gazetteer key or id, "" for none; its country, its area, and the words that name it.

    `within` names what holds it, the smallest first.
    """

    id: str = ""
    country: str | None = None
    area: Area | None = None
    evidence: tuple[Evidence, ...] = ()
    within: tuple[str, ...] = ()


def elect_place(given: Sequence[EventSketch]) -> Elected:
    """The place that documents give first or near the front; what holds towns gives way to a town in it."""
    sketches = _together(given)
    weight: Counter[str] = Counter()
    shown: dict[str, set[Evidence]] = {}
    for sketch in sketches:
        places = _places(sketch)
        for rank, key in enumerate(places, start=1):
            weight[key] += _FIRST_PLACE // rank // (_COUNTRY_SHARE if key.startswith("country:") else 1)
        if places and sketch.place_evidence is not None:
            shown.setdefault(places[0], set()).add(sketch.place_evidence)
    if not weight:
        return Elected()
    ranked = sorted(weight, key=lambda v: (-weight[v], -len(shown.get(v, ())), -_people(v), v))
    value = _quarter(_finer(ranked, weight), weight, shown)
    country, area = _country(value, sketches), _area(value, sketches)
    return Elected(value, country, area, tuple(sorted(shown.get(value, ()))), holders(value, sketches, weight))


def _people(key: str) -> int:
    """Of two places that as many documents name, the larger is seldom a quarter's or a person's namesake."""
    entry = place(key)
    return entry.population if entry is not None else 0


def _places(sketch: EventSketch) -> tuple[str, ...]:
    """The places of an event, likeliest first: gazetteer keys, and before them the id of one that is in none."""
    own = unknown_place(sketch)
    return ((own.id,) if own else ()) + sketch.places[:_PLACES]


def _finer(ranked: Sequence[str], weight: Mapping[str, int]) -> str:
    """The heaviest place; where it is in no gazetteer or holds towns, a known town that weighs nearly as much."""
    first = place(ranked[0])
    least = _INSIDE * weight[ranked[0]] if first is not None else max(_FIRST_PLACE, weight[ranked[0]] / _UNKNOWN)
    if first is not None and first.kind not in WIDE_KINDS:
        return ranked[0]
    for key in ranked[1:]:
        entry = place(key)
        if entry is not None and weight[key] >= least and entry.kind == "city" and _is_in(entry, first):
            return key
    return ranked[0]


def _quarter(value: str, weight: Mapping[str, int], shown: Mapping[str, object]) -> str:
    """The quarter of a city, or the town of a region that is called after its capital, where it weighs nearly as much.

    Reports of a strike on a town of Idlib say Idlib all the same.
    """
    city = place(value)
    if city is None or city.kind != "city":
        return value
    heavy = (place(key) for key in weight if key in shown and weight[key] >= _QUARTER * weight[value])
    smaller = [e for e in heavy if e is not None and e.kind == "city" and e.population < city.population]
    finer = [entry for entry in smaller if holds(city, entry) or _in_its_region(city, entry)]
    return min(finer, key=lambda entry: (-weight[entry.key], entry.key)).key if finer else value


def _in_its_region(city: PlaceEntry, town: PlaceEntry) -> bool:
    """True where the region of a town is called after the city."""
    return (city.country, city.admin) == (town.country, town.admin) and region_of_capital(city) is not None


def _is_in(entry: PlaceEntry, wide: PlaceEntry | None) -> bool:
    if wide is None:
        return True
    return entry.country == wide.country and (wide.kind in ("country", "area") or entry.admin == wide.admin)


def _together(sketches: Sequence[EventSketch]) -> list[EventSketch]:
    """The sketches, with names put where the others' places lie: one page says "Orange County", the other Florida.

    Where more speaks for one region than for that of a document's first place, that place is one of the region by the
    same name, or else the document's first in that region: a hospital is called Mount Sinai in Chicago.
    """
    standing = _standing(sketches)
    likeliest = min(standing, key=lambda code: (*(-part for part in standing[code]), code), default="")
    return [
        _moved(sketch, likeliest)
        if sketch.places and standing.get(_code(sketch.places[0]), _NOWHERE) < standing.get(likeliest, _NOWHERE)
        else sketch
        for sketch in sketches
    ]


def _standing(sketches: Sequence[EventSketch]) -> dict[str, tuple[int, int, int, int]]:
    """How many documents name places of a region, how many name one first, how many the region itself, and how many
    such places they name."""
    found: dict[str, tuple[int, int, int, int]] = {}
    for sketch in sketches:
        counted = Counter(code for key in dict.fromkeys(sketch.places) if (code := _code(key)))
        for code, places in counted.items():
            documents, firsts, regions, towns = found.get(code, _NOWHERE)
            leads, named = _code(sketch.places[0]) == code, f"region:{code}" in sketch.places
            found[code] = (documents + 1, firsts + leads, regions + named, towns + places)
    return found


def _code(key: str) -> str:
    entry = place(key)
    if entry is None or not entry.country or entry.kind == "country":
        return ""
    return f"{entry.country}-{entry.admin}"


def _moved(sketch: EventSketch, code: str) -> EventSketch:
    """A sketch with its place in a region: the one there that bears its name, else another that the document names."""
    first = place(sketch.places[0]) if sketch.places else None
    if first is None or first.kind not in ("city", "county"):
        return sketch
    inside = (e for e in find(first.name, (code, code[:2])) if f"{e.country}-{e.admin}" == code)
    same = next((e for e in inside if fold(e.name) == fold(first.name)), None)
    if same is not None:
        relation = sketch.area.relation if sketch.area else ""
        return replace(sketch, places=(same.key, *sketch.places[1:]), area=area_of(same, relation))
    there = [key for key in sketch.places if _code(key) == code]
    other = place(there[0]) if there else None
    if other is None:
        return sketch
    rest = tuple(key for key in sketch.places if key not in there)
    return replace(sketch, places=(*there, *rest), place_name=other.name, place_evidence=None, area=area_of(other))


def _area(value: str, sketches: Sequence[EventSketch]) -> Area | None:
    """The area that most documents with this place give; of equal ones the one told without a relation."""
    given = [sketch.area for sketch in sketches if sketch.area is not None and _places(sketch)[:1] == (value,)]
    counted = Counter(given)
    if counted:
        return min(counted, key=lambda area: (-counted[area], area.relation, area.latitude, area.longitude))
    entry = place(value)
    return area_of(entry) if entry is not None else None


def _country(value: str, sketches: Sequence[EventSketch]) -> str | None:
    """The country of the elected place."""
    entry = place(value) if value else None
    if entry is not None:
        return entry.country or None
    unknown = (unknown_place(sketch) for sketch in sketches)
    return next((own.country for own in unknown if own is not None and own.id == value), None)
