"""Whether two documents tell of one place."""

from __future__ import annotations

from rashomon.language.gazetteer import WIDE_KINDS, PlaceEntry, distance
from rashomon.language.spelling import spelling_key
from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile, towns_of

_BY_POPULATION = ((50_000, 0.05), (500_000, 0.03))
_IN_CITY, _IN_REGION = 0.01, 0.02
_PLACE_UNKNOWN = 0.015
_SHARED_PLACE, _OTHER_TOWN, _OTHER_COUNTRY = 0.025, -0.03, -0.10
_LONG_NAME = 5  # letters of a place's word that is looked for in another document; shorter ones are articles and "Tel"
_NEAR_KM = 30.0


def weigh_places(first: Profile, second: Profile) -> Point:
    """What the places of two documents say."""
    if not first.places or not second.places:
        return Point(_PLACE_UNKNOWN)
    one, other = first.places[0], second.places[0]
    if one.key == other.key and one.kind != "country":
        return Point(_telling(one), "same place")
    if "country" not in (one.kind, other.kind) and distance(one, other) <= _NEAR_KM:
        return Point(min(_SHARED_PLACE, _telling(one), _telling(other)), "places close together")
    common = towns_of(first) & towns_of(second)
    if common:
        shared = max(_telling(entry) for entry in first.places if entry.key in common)
        return Point(min(_SHARED_PLACE, shared), "a place in common")
    named = [entry for entry in (_named_by(first, second), _named_by(second, first)) if entry is not None]
    if named:
        return Point(max(min(_SHARED_PLACE, _telling(entry)) for entry in named), "a place that the other names")
    if _lies_in(one, other) or _lies_in(other, one):
        return Point(_IN_REGION, "a place inside the other's")
    return _apart(first, second)


def _apart(first: Profile, second: Profile) -> Point:
    """What two places say that are not known to be one."""
    one, other = first.places[0], second.places[0]
    if "country" in (one.kind, other.kind) and one.country == other.country:
        return Point(_PLACE_UNKNOWN)
    if one.country and other.country and not _countries(first) & _countries(second):
        return Point(_OTHER_COUNTRY, "another country")
    return Point(_OTHER_TOWN, "another town") if one.kind == other.kind == "city" else Point(0.0)


def _named_by(first: Profile, second: Profile) -> PlaceEntry | None:
    """The first document's place where the other names it without being put there: as a tag, or spelt otherwise."""
    one, other = first.places[0], second.places[0]
    if one.kind == "country" or other.kind not in WIDE_KINDS or one.country != other.country:
        return None
    if spelling_key(one.name) == spelling_key(second.place_name):
        return one
    words = [word for word in one.name.split() if len(word) >= _LONG_NAME]
    called = bool(words) and all(spelling_key(word) in second.names for word in words)
    return one if called and all(entry.kind == "country" for entry in second.places) else None


def _lies_in(inner: PlaceEntry, outer: PlaceEntry) -> bool:
    """True for a town of a region."""
    return (
        outer.kind == "region" and inner.kind == "city" and (inner.country, inner.admin) == (outer.country, outer.admin)
    )


def _telling(entry: PlaceEntry) -> float:
    """How much it tells that two events were there: less in a city, where much happens, and in a wide region."""
    if entry.kind in ("region", "area"):
        return _IN_CITY
    return next((weight for most, weight in _BY_POPULATION if entry.population <= most), _IN_CITY)


def _countries(one: Profile) -> set[str]:
    return {entry.country for entry in one.places}
