"""What speaks for and against two documents telling one incident, weighed, with its reason in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.language.gazetteer import WIDE_KINDS, PlaceEntry, distance
from rashomon.language.spelling import spelling_key
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.stages.group.profile import Profile, towns_of
from rashomon.stages.group.terms import common_keys, is_common

# Weights are on the scale of the cosine of two texts: two reports of one event share about 0.25, of two events of
# one kind about 0.1. Days were fitted on public sets of articles on shootings, the others on reports of other kinds.
_BY_DAYS = ((1, 0.10), (3, 0.07), (7, 0.02), (30, -0.02), (365, -0.05))
_YEARS_APART = -0.08
_DAY_UNKNOWN = 0.05
_WEEKDAY = 0.08  # "on Friday" without a date, and the other document's event was on a Friday
_MONTH_GIVEN = 0.10
_EVENT_DAYS_APART = -0.15  # both documents say when it happened, and it is not the same fortnight
_BY_POPULATION = ((50_000, 0.10), (500_000, 0.05))
_IN_CITY, _IN_REGION = 0.02, 0.04
_PLACE_UNKNOWN = 0.03
_SHARED_PLACE, _OTHER_COUNTRY = 0.05, -0.20
_LONG_NAME = 5  # letters of a place's word that is looked for in another document; shorter ones are articles and "Tel"
_SAME_KIND, _KIND_LEFT_OPEN, _OTHER_ATTACK, _OTHER_KIND = 0.02, 0.01, -0.01, -0.10
_ANY_ATTACK = "attack"
_ATTACKS = frozenset(
    {
        "airstrike",
        "shelling",
        "bombing",
        "shooting",
        "raid",
        "attack",
        "clash",
        "explosion",
        "landmine",
        "stabbing",
        "abduction",
    }
)
_SAME_TOLL, _SAME_SMALL_TOLL = 0.05, 0.02
_OTHER_TOLL = -0.10  # where neither day nor place nor a name says that two tolls are of one event
_NOTHING_SHARED = -1.0  # ... nor any word that not every such report has
_SAME_VICTIM, _OTHER_VICTIMS = 0.10, -0.15
_TELLING_TOLL = 5  # below it many events have the same toll, and reports name all the victims
_COPIED = 0.30
_NEAR_KM = 30.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """The weight of the evidence that two documents tell one incident, and its reasons, the weightiest first.

    `against` are the reasons that they tell two.
    """

    weight: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Point:
    weight: float
    reason: str = ""


def weigh_pair(first: Profile, second: Profile, cosine: float, link: TextLink | None) -> Likeness:
    """Add up what speaks for and against."""
    points = [
        _Point(cosine, "much the same words" if cosine >= 0.25 else ""),
        *_days(first, second),
        *_places(first, second),
        *_kinds(first, second),
        *_tolls(first, second),
        *_victims(first, second),
        *_copies(link),
    ]
    told = sorted((p for p in points if p.weight > 0 and p.reason), key=lambda p: (-p.weight, p.reason))
    against = sorted((p for p in points if p.weight < 0 and p.reason), key=lambda p: (p.weight, p.reason))
    return Likeness(
        sum(point.weight for point in points),
        tuple(point.reason for point in told),
        tuple(dict.fromkeys(point.reason for point in against)),
    )


def _days(first: Profile, second: Profile) -> Iterator[_Point]:
    if first.day is None or second.day is None:
        yield (
            _Point(_WEEKDAY, "the weekday of the other's date")
            if _weekday_fits(first, second)
            else _Point(_DAY_UNKNOWN)
        )
        return
    if _looks_back_on(first, second) or _looks_back_on(second, first) or first.months & second.months:
        yield _Point(_MONTH_GIVEN, "the month that a later report gives")
        return
    apart = abs(first.day - second.day)
    weight = next((w for limit, w in _BY_DAYS if apart <= limit), _YEARS_APART)
    yield _Point(weight, "same day" if apart == 0 else "days close together" if weight > 0 else "days apart")
    dated = first.event_day is not None and second.event_day is not None
    # A later report's day is often that of a court or a visit; a victim's name tells more than a day so read.
    if dated and apart > 14 and not _share_a_victim(first, second):
        yield _Point(_EVENT_DAYS_APART, "days apart")


def of_one_day(first: Profile, second: Profile) -> bool:
    """True where the days of two documents, or the weekday that one names and the day of the other, are the same."""
    if first.day is None or second.day is None:
        return _weekday_fits(first, second)
    return abs(first.day - second.day) <= _BY_DAYS[0][0]


def _weekday_fits(first: Profile, second: Profile) -> bool:
    """True where one document has a day and the other, of one place with it and without a day, names its weekday.

    Without the place it says nothing: one event in seven was on a Friday.
    """
    dated, other = (first, second) if second.day is None else (second, first)
    if other.day is not None or dated.event_day is None or not towns_of(first) & towns_of(second):
        return False
    return date.fromordinal(dated.event_day).weekday() in other.weekdays


def _looks_back_on(later: Profile, first: Profile) -> bool:
    return first.day is not None and any(month.holds(first.day) for month in later.months)


def _places(first: Profile, second: Profile) -> Iterator[_Point]:
    if not first.places or not second.places:
        yield _Point(_PLACE_UNKNOWN)
        return
    one, other = first.places[0], second.places[0]
    common = towns_of(first) & towns_of(second)
    named = [entry for entry in (_named_by(first, second), _named_by(second, first)) if entry is not None]
    if one.key == other.key and one.kind != "country":
        yield _Point(_telling(one), "same place")
    elif "country" not in (one.kind, other.kind) and distance(one, other) <= _NEAR_KM:
        yield _Point(min(_SHARED_PLACE, _telling(one), _telling(other)), "places close together")
    elif common:
        shared = max(_telling(entry) for entry in first.places if entry.key in common)
        yield _Point(min(_SHARED_PLACE, shared), "a place in common")
    elif named:
        yield _Point(max(min(_SHARED_PLACE, _telling(entry)) for entry in named), "a place that the other names")
    elif _lies_in(one, other) or _lies_in(other, one):
        yield _Point(_IN_REGION, "a place inside the other's")
    elif "country" in (one.kind, other.kind) and one.country == other.country:
        yield _Point(_PLACE_UNKNOWN)
    elif one.country and other.country and not _countries(first) & _countries(second):
        yield _Point(_OTHER_COUNTRY, "another country")


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


def _kinds(first: Profile, second: Profile) -> Iterator[_Point]:
    if not first.kind or not second.kind:
        return
    if first.kind == second.kind:
        yield _Point(_SAME_KIND, "same kind of event")
    elif _ANY_ATTACK in (first.kind, second.kind) and {first.kind, second.kind} <= _ATTACKS:
        yield _Point(_KIND_LEFT_OPEN)  # an attack to one reporter is an air strike to the next
    else:
        # One attack is a raid to one reporter and a shooting to the next; no attack is an earthquake.
        both_violent = first.kind in _ATTACKS and second.kind in _ATTACKS
        yield _Point(_OTHER_ATTACK if both_violent else _OTHER_KIND, "another kind of event")


def _tolls(first: Profile, second: Profile) -> Iterator[_Point]:
    shared = [number for _, number in first.tolls & second.tolls]
    if shared:
        yield _Point(_SAME_TOLL if max(shared) >= _TELLING_TOLL else _SAME_SMALL_TOLL, "same toll")
    elif _other_tolls(first, second) and not _hold_together(first, second):
        yield _Point(_OTHER_TOLL if _share_a_word(first, second) else _NOTHING_SHARED, "another toll")


def _other_tolls(first: Profile, second: Profile) -> bool:
    """True where both give tolls of the dead, and no two of them can be true together."""
    return bool(first.dead) and bool(second.dead) and not any(a.meets(b) for a in first.dead for b in second.dead)


def _hold_together(first: Profile, second: Profile) -> bool:
    """Whether anything but the kind of event is alike: days or places that can be compared, or a name."""
    if (first.day is not None and second.day is not None) or (first.places and second.places):
        return True
    return any(name not in common_keys() for name in first.names & second.names)


def _share_a_word(first: Profile, second: Profile) -> bool:
    """Whether they share a word besides those of every such report: of two lines each "blast" is much of the text."""
    return any(" " not in word and word in second.words and not is_common(word) for word in first.words)


def _victims(first: Profile, second: Profile) -> Iterator[_Point]:
    if _share_a_victim(first, second):
        yield _Point(_SAME_VICTIM, "same victim named")
    elif first.victims and second.victims and max(first.most, second.most) < _TELLING_TOLL:
        yield _Point(_OTHER_VICTIMS, "other victims named")


def _share_a_victim(first: Profile, second: Profile) -> bool:
    return any(name in second.words for name in first.victims) or any(name in first.words for name in second.victims)


def _copies(link: TextLink | None) -> Iterator[_Point]:
    """Copied text binds strongly, but does not settle it: a report on a new event may carry the old one's text."""
    if link is not None and link.kind is LineageKind.COPIES_PASSAGES:
        yield _Point(_COPIED * max(0.5, min(1.0, link.shared)), "copied text")
