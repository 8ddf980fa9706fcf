"""Shocks of one ground: an aftershock shakes the place of the quake before it, and is another event."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.group.details import MAGNITUDE, WEEKDAY
from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile

# Place, kind, names and most words of an aftershock's report are those of the quake's: with what a magnitude and a day
# weigh for other events, a day's second quake joined the first.
_ANOTHER_SHOCK = -0.15


def weigh_shocks(first: Profile, second: Profile) -> Iterator[Point]:
    """What magnitude and day say together: observatories differ on the one and reports on the other, seldom on both."""
    mine, theirs = first.details.get(MAGNITUDE), second.details.get(MAGNITUDE)
    if mine and theirs and mine.isdisjoint(theirs) and _on_other_days(first, second):
        yield Point(_ANOTHER_SHOCK, "another shock on another day")


def _on_other_days(first: Profile, second: Profile) -> bool:
    if first.event_day is not None and second.event_day is not None:
        return first.event_day != second.event_day
    mine, theirs = first.details.get(WEEKDAY), second.details.get(WEEKDAY)
    return bool(mine and theirs and mine.isdisjoint(theirs))
