"""The lead: the title and first paragraphs, which tell the document's own event and its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.schema.document import BlockRole
from rashomon.schema.extraction import EventSketch
from rashomon.stages.extract.dates import iso_day
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.when import Moment

RECENT = 21  # days before the document in which an undated incident lies
_LEAD = 3  # paragraphs after the title


def event_day(
    readings: Sequence[Reading], moments: Mapping[int, tuple[Moment, ...]], now: int | None, sketch: EventSketch | None
) -> int | None:
    """The event's day: as sketched, unless that is long past and the lead dates something recent; else the lead's."""
    sketched = iso_day(sketch.date.day) if sketch is not None and sketch.date is not None and sketch.date.day else None
    if sketched is not None and (now is None or now - RECENT <= sketched):
        return sketched
    lead = _lead_day(readings, moments, now, weekdays=False)
    if lead is not None or sketched is not None:
        return lead if lead is not None else sketched
    return _lead_day(readings, moments, now, weekdays=True)


def _lead_day(
    readings: Sequence[Reading], moments: Mapping[int, tuple[Moment, ...]], now: int | None, *, weekdays: bool
) -> int | None:
    """The day the lead gives that lies shortly before the document's own: the first date, or the earliest weekday.

    A weekday may be that of the telling ("police said Sunday"), a date seldom is.
    """
    days = [
        moment.first
        for reading in lead(readings, more=2 if weekdays else 0)
        for moment in moments[reading.tree.order]
        if moment.exact and moment.weekday == weekdays and now is not None and 0 <= now - moment.first <= RECENT
    ]
    return min(days, default=None) if weekdays else next(iter(days), None)


def lead(readings: Sequence[Reading], more: int = 0) -> Sequence[Reading]:
    """The title and the first paragraphs and captions, `more` of them where wanted."""
    body = [r for r in readings if r.tree.placed.role in {BlockRole.TITLE, BlockRole.PARAGRAPH, BlockRole.CAPTION}]
    return body[: _LEAD + 1 + more]
