"""From a place and a relation's words to the area they mean: "60 km east of Ashford", "between Ashford and Bell"."""

from __future__ import annotations

import math
import re
from functools import cache

from rashomon.language.calendar import words_of as calendar_words
from rashomon.language.gazetteer import PlaceEntry, distance, find
from rashomon.language.relations import words_of
from rashomon.schema.area import Area, WherePrecision

_EARTH = 6371.0  # kilometres
_NEAR = 25.0  # kilometres: what coders of conflict events take "near" for (UCDP, where-precision 2)
_EDGE = 10.0  # of a town's outskirts
_COUNTY = 40.0  # half across a county of the United States, the common case
_SHARE = 0.2  # of a stated distance: it is rounded, and so is the direction
_LEAST = 2.0
_FARTHEST = 500.0  # between two places farther apart than that nothing is said
_SIZES = ((1_000_000, 20.0), (100_000, 10.0), (0, 5.0))  # inhabitants, and kilometres from a town's middle to its edge
_KINDS = {
    "county": WherePrecision.DISTRICT,
    "area": WherePrecision.REGION,
    "region": WherePrecision.REGION,
    "country": WherePrecision.COUNTRY,
}
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_POINT = re.compile(r"\b(north|south)?[- ]?(east|west)?(?:ern|wards?)?\b", re.IGNORECASE)
_UNITS = {"mile": 1.609, "km": 1.0, "kms": 1.0, "kilo": 1.0, "metr": 0.001, "mete": 0.001}
_BETWEEN = re.compile(
    r"\bbetween\s+(?:the\s+)?(?P<first>.{2,60}?)\s+and\s+(?:the\s+)?(?P<second>(?:[A-Z][\w’'-]*\s?){1,4})"
)


def area_of(entry: PlaceEntry, relation: str = "", phrase: str = "") -> Area:
    """The area of a place, or the one that `relation`, the words before its name, puts there.

    `phrase` is the relation with the name and what follows it, in which the other end of "between A and B" stands.
    """
    if not relation:
        return Area(entry.latitude, entry.longitude, _radius(entry), _precision(entry), entry.key)
    if _precision(entry) is not WherePrecision.PLACE:  # "south of Syria" is no better known than the country
        return Area(entry.latitude, entry.longitude, _radius(entry), _precision(entry), entry.key, relation)
    if (middle := _between(entry, phrase)) is not None:
        return middle
    away, bearing = _kilometres(relation), _bearing(relation)
    edge = "outskirt" in relation.casefold() or "edge" in relation.casefold()
    if away is None:
        return _near(entry, entry.latitude, entry.longitude, _EDGE if edge else _NEAR, relation)
    if bearing is None:
        return _near(entry, entry.latitude, entry.longitude, max(_LEAST, away * (1 + _SHARE)), relation)
    latitude, longitude = _displaced(entry, away, bearing)
    return _near(entry, latitude, longitude, max(_LEAST, away * _SHARE), relation)


def near(entry: PlaceEntry) -> Area:
    """The neighbourhood of a place, where no words put the thing there exactly."""
    return _near(entry, entry.latitude, entry.longitude, _NEAR, "")


def _near(entry: PlaceEntry, latitude: float, longitude: float, radius: float, relation: str) -> Area:
    where = round(latitude, 4), round(longitude, 4)
    return Area(*where, round(radius, 1), WherePrecision.NEAR, entry.key, relation)


def _precision(entry: PlaceEntry) -> WherePrecision:
    return _KINDS.get(entry.kind, WherePrecision.PLACE)


def _radius(entry: PlaceEntry) -> float | None:
    if entry.kind == "county":
        return _COUNTY
    if entry.kind in _KINDS:
        return None
    return next(size for people, size in _SIZES if entry.population >= people)


def _between(entry: PlaceEntry, phrase: str) -> Area | None:
    found = _BETWEEN.search(phrase)
    if found is None:
        return None
    ends = []
    for written in (found["first"], found["second"]):
        words = written.split()
        names = (" ".join(words[at:]) for at in range(len(words)))
        places = [place for name in names for place in find(name, (entry.country,), 4) if place.kind == "city"]
        ends.append(min(places, key=lambda place: distance(place, entry), default=None))
    first, second = ends
    if first is None or second is None or not 0 < (apart := distance(first, second)) < _FARTHEST:
        return None
    latitude, longitude = (first.latitude + second.latitude) / 2, (first.longitude + second.longitude) / 2
    return _near(entry, latitude, longitude, max(_LEAST, apart / 2), f"between {first.name} and {second.name}")


def _kilometres(relation: str) -> float | None:
    for match in _distances().finditer(relation.casefold()):
        written = match["count"].replace(",", "")
        value = float(written) if written[:1].isdigit() else float(calendar_words("number").get(written, 0))
        if value:
            return value * _UNITS[next(unit for unit in _UNITS if match["unit"].startswith(unit))]
    return None


@cache
def _distances() -> re.Pattern[str]:
    numbers = "|".join(sorted(calendar_words("number"), key=lambda word: (-len(word), word)))
    units = "|".join(sorted(words_of("distance"), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<count>\d[\d,]*(?:\.\d+)?|\b(?:{numbers}))[\s-]*(?P<unit>{units})\b")


def _bearing(relation: str) -> float | None:
    """Degrees clockwise from north."""
    for match in _POINT.finditer(relation):
        written = f"{match[1] or ''}{match[2] or ''}".casefold()
        if written in _POINTS:
            return 45.0 * _POINTS.index(written)
    return None


def _displaced(entry: PlaceEntry, away: float, bearing: float) -> tuple[float, float]:
    """The point `away` kilometres from a place in a direction, over the sphere."""
    latitude, longitude, towards = math.radians(entry.latitude), math.radians(entry.longitude), math.radians(bearing)
    arc = min(away, _FARTHEST) / _EARTH
    north = math.asin(math.sin(latitude) * math.cos(arc) + math.cos(latitude) * math.sin(arc) * math.cos(towards))
    east = longitude + math.atan2(
        math.sin(towards) * math.sin(arc) * math.cos(latitude), math.cos(arc) - math.sin(latitude) * math.sin(north)
    )
    return math.degrees(north), (math.degrees(east) + 540) % 360 - 180
