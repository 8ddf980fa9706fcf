"""Whether two documents tell of one day: by the dates they give or bear, and by weekdays and months without a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rashomon.stages.group.details import DATE, MONTH, WEEKDAY
from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile, towns_of
from rashomon.stages.group.who import share_a_victim

_BY_DAYS = ((1, 0.075), (3, 0.05), (7, 0.015), (30, -0.015), (365, -0.04))
_YEARS_APART = -0.06
_DAY_UNKNOWN = -0.015
_WEEKDAY = 0.06  # "on Friday" without a date, and the other document's event was on a Friday
_MONTH_GIVEN = 0.075
_EVENT_DAYS_APART = -0.11  # both documents say when it happened, and it is not the same fortnight ...
_EVENT_YEARS_APART = -0.40  # ... nor the same year
_FORTNIGHT, _YEAR = 14, 365
_SAME_DATE, _SAME_MONTH, _OTHER_MONTH = 0.10, 0.06, -0.05
_SAME_WEEKDAY, _OTHER_WEEKDAY = 0.065, -0.05
_NOTHING: frozenset[str] = frozenset()


def weigh_days(first: Profile, second: Profile) -> Iterator[Point]:
    """What the days of two documents say."""
    if first.details.get(DATE, _NOTHING) & second.details.get(DATE, _NOTHING):
        yield Point(_SAME_DATE, "the same day of a month named")
    if first.day is None or second.day is None:
        fits = _weekday_fits(first, second)
        yield Point(_WEEKDAY, "the weekday of the other's date") if fits else Point(_DAY_UNKNOWN)
        yield from _undated(first, second)
        return
    if _looks_back_on(first, second) or _looks_back_on(second, first) or first.months & second.months:
        yield Point(_MONTH_GIVEN, "the month that a later report gives")
        return
    apart = abs(first.day - second.day)
    weight = next((w for limit, w in _BY_DAYS if apart <= limit), _YEARS_APART)
    yield Point(weight, "same day" if apart == 0 else "days close together" if weight > 0 else "days apart")
    dated = first.event_day is not None and second.event_day is not None
    # A later report's day is often that of a court or a visit; a victim's name tells more than a day so read.
    if dated and apart > _FORTNIGHT and not share_a_victim(first, second):
        yield Point(_EVENT_DAYS_APART if apart <= _YEAR else _EVENT_YEARS_APART, "days apart")


def _undated(first: Profile, second: Profile) -> Iterator[Point]:
    """What weekdays and months say of two documents of which one or both cannot be put on a day."""
    mine, theirs = first.details, second.details
    if WEEKDAY in mine and WEEKDAY in theirs:
        same = mine[WEEKDAY] == theirs[WEEKDAY]
        yield Point(_SAME_WEEKDAY, "same weekday") if same else Point(_OTHER_WEEKDAY, "another weekday")
    months, others = _months(first), _months(second)
    if months and others:
        same = not months.isdisjoint(others)
        yield Point(_SAME_MONTH, "same month") if same else Point(_OTHER_MONTH, "another month")


def _months(one: Profile) -> frozenset[str]:
    """The months that a document names, and that of its day."""
    named = one.details.get(MONTH, _NOTHING)
    return named if one.day is None else named | {str(date.fromordinal(one.day).month)}


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
