"""Profiles of made-up reports, for tests of what speaks for and against one incident."""

from __future__ import annotations

from collections.abc import Iterable

from tests.stages.reconcile.telling import page

from rashomon.schema.document import Dated, Precision
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile, profile
from rashomon.stages.group.terms import read_words


def report(text: str, *, published: str = "", day: str = "", places: tuple[str, ...] = (), kind: str = "") -> Profile:
    """The profile of a page whose first line is its headline; `day` is the event's."""
    document = page("d", text, published)
    dated = Dated(day, Precision.DAY, "test") if day else None
    return profile(document, Extraction("d", (), (), EventSketch(kind, dated, places)), read_words(document))


def weights(points: Iterable[Point]) -> dict[str, float]:
    """The points that have a reason, by it."""
    return {point.reason: point.weight for point in points if point.reason}
