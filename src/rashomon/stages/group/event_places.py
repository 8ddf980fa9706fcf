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
from rashomon.stages.group.places import unknown_place

_PLACES = 4  # of each document
_FIRST_PLACE = 12  # the weight of a document's first place; the second weighs half, the third a third
_COUNTRY_SHARE = 4  # every report names the country; that does not make it where the event was
_INSIDE = 0.3  # of a county's or state's weight: a town in it that weighs as much says more about the same spot
_UNKNOWN = 2  # documents that name a place nobody knows for each one that names a known town


@dataclass(frozen=True, slots=True)
class Elected:
    """The place, by gazetteer key or id, "" for none; its country, its area, and the words that name it."""

    id: str = ""
    country: str | None = None
    area: Area | None = None
    evidence: tuple[Evidence, ...] = ()


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
    value = _finer(ranked, weight)
    return Elected(value, _country(value, sketches), _area(value, sketches), tuple(sorted(shown.get(value, ()))))


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


def _is_in(entry: PlaceEntry, wide: PlaceEntry | None) -> bool:
    if wide is None:
        return True
    return entry.country == wide.country and (wide.kind in ("country", "area") or entry.admin == wide.admin)


def _together(sketches: Sequence[EventSketch]) -> list[EventSketch]:
    """The sketches, with names put where the others' places lie: one page says "Orange County", the other Florida."""
    codes = [[code for key in sketch.places if (code := _code(key))] for sketch in sketches]
    counted = Counter(code for found in codes for code in found)
    likeliest = min(counted, key=lambda code: (-counted[code], code), default="")
    return [
        _moved(sketch, likeliest)
        if likeliest and likeliest not in found and all(counted[code] < counted[likeliest] for code in found)
        else sketch
        for sketch, found in zip(sketches, codes, strict=True)
    ]


def _code(key: str) -> str:
    entry = place(key)
    if entry is None or not entry.country or entry.kind == "country":
        return ""
    return f"{entry.country}-{entry.admin}"


def _moved(sketch: EventSketch, code: str) -> EventSketch:
    """A sketch whose place bears a name that there is in the region where the other documents have theirs."""
    first = place(sketch.places[0]) if sketch.places else None
    if first is None or first.kind not in ("city", "county"):
        return sketch
    inside = (e for e in find(first.name, (code, code[:2])) if f"{e.country}-{e.admin}" == code)
    same = next((e for e in inside if fold(e.name) == fold(first.name)), None)
    if same is None:
        return sketch
    relation = sketch.area.relation if sketch.area else ""
    return replace(sketch, places=(same.key, *sketch.places[1:]), area=area_of(same, relation))


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
