"""The day of an incident: the one that its documents agree on, and that no document is older than."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.language.calendar import day_of, resolve_value
from rashomon.schema.document import Dated, Precision
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch

FROM_OTHERS = "text, counted from another document's date"
_FIRM = 2.0  # a time on the event's own words counts for two on somebody's telling
_TOO_LATE = 0.1  # of a day after the first report of the incident: it is an arrest's, or a vigil's


@dataclass(frozen=True, slots=True)
class ElectedDay:
    """The day as the first document that gives it read it, and the words that give it."""

    date: Dated | None = None
    evidence: tuple[Evidence, ...] = ()


def elect_day(sketches: Sequence[EventSketch]) -> ElectedDay:
    """The day that most documents give, those on the event's own words first; of equals the first.

    What is reported cannot come after its first report; and of two days that as many documents give, the later is more
    often an arrest's, or a telling's.
    """
    first = min((s.told.day for s in sketches if s.told is not None and s.told.day), default="")
    sketches = [_placed(sketch, first) for sketch in sketches]
    weight: dict[str, float] = {}
    for sketch in sketches:
        if sketch.date is not None:
            key = sketch.date.day or sketch.date.value
            late = _TOO_LATE if first and key > first else 1.0
            weight[key] = weight.get(key, 0.0) + late * (_FIRM if sketch.date_firm else 1.0)
    if not weight:
        return _elect_span(sketches)
    value = min(weight, key=lambda key: (-weight[key], key))
    given = [s for s in sketches if s.date is not None and (s.date.day or s.date.value) == value]
    return ElectedDay(
        min(s.date for s in given if s.date is not None),
        tuple(sorted({s.date_evidence for s in given if s.date_evidence is not None})),
    )


def _elect_span(sketches: Sequence[EventSketch]) -> ElectedDay:
    """Where no document tells a day: the days that most leave open, and of equals the fewest, then the first."""
    told = Counter(sketch.within for sketch in sketches if sketch.within is not None)
    if not told:
        return ElectedDay()
    within = min(told, key=lambda dated: (-told[dated], dated.precision is not Precision.SPAN, dated))
    evidence = {s.within_evidence for s in sketches if s.within == within and s.within_evidence is not None}
    return ElectedDay(within, tuple(sorted(evidence)))


def _placed(sketch: EventSketch, first: str) -> EventSketch:
    """A sketch whose time only the others' dates can place, with the day it comes to on the first of them."""
    day = day_of(Dated(first, Precision.DAY, "")) if sketch.said and sketch.date is None else None
    found = resolve_value(sketch.said, day) if day is not None else None
    if found is None or found.day is None:
        return sketch
    return replace(sketch, date=replace(found, read_from=FROM_OTHERS))
