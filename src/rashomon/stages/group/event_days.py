"""The day of an incident: the one that its documents agree on, and that no document is older than."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.language.calendar import day_of, resolve_value
from rashomon.language.gazetteer import distance, place
from rashomon.language.text import fold
from rashomon.schema.document import Dated, Precision
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch

FROM_OTHERS = "text, counted from another document's date"
_FIRM = 2.0  # a time on the event's own words counts for two on somebody's telling
_TOO_LATE = 0.1  # of a day after the first report of the incident: it is an arrest's, or a vigil's
_ELSEWHERE = 0.4  # of a day that a page gives to what it mainly tells, elsewhere: less than anybody's telling of this
_FAR = 50.0  # kilometres between two places where one event is not told of both


@dataclass(frozen=True, slots=True)
class ElectedDay:
    """The day as the first document that gives it read it, and the words that give it."""

    date: Dated | None = None
    evidence: tuple[Evidence, ...] = ()


def elect_day(sketches: Sequence[EventSketch], where: str = "") -> ElectedDay:
    """The day that most documents give, those on the event's own words first; of equals the first.

    What is reported cannot come after its first report; and of two days that as many documents give, the later is more
    often an arrest's, or a telling's. `where` is the gazetteer key of the incident's place: a page that mainly tells
    what happened far from it, and this beside, gives that event's day.
    """
    first = min((s.told.day for s in sketches if s.told is not None and s.told.day), default="")
    sketches = [_placed(sketch, first) for sketch in sketches]
    weight: dict[str, float] = {}
    for sketch in sketches:
        if sketch.date is not None:
            key = sketch.date.day or sketch.date.value
            late = _TOO_LATE if first and key > first else 1.0
            here = _ELSEWHERE if _is_elsewhere(sketch, where) else 1.0
            weight[key] = weight.get(key, 0.0) + late * here * (_FIRM if sketch.date_firm else 1.0)
    if not weight:
        return _elect_span(sketches)
    value = min(weight, key=lambda key: (-weight[key], key))
    given = [s for s in sketches if s.date is not None and (s.date.day or s.date.value) == value]
    return ElectedDay(
        min(s.date for s in given if s.date is not None),
        tuple(sorted({s.date_evidence for s in given if s.date_evidence is not None})),
    )


def _is_elsewhere(sketch: EventSketch, where: str) -> bool:
    """Is the place that a document puts its event in far from `where`? Counties and countries are near all in them."""
    own, known = place(sketch.places[0]) if sketch.places else None, place(where)
    if own is None or known is None or own.kind != "city" or known.kind != "city":
        return False
    return fold(own.name) != fold(known.name) and distance(own, known) > _FAR  # of one name: one was misplaced


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
    return replace(sketch, date=replace(found, read_from=FROM_OTHERS), date_firm=True)  # such a time is the event's own
