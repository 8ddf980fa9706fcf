"""The event a document mainly tells: its kind, its day, its place, each with the words that say so."""

from __future__ import annotations

from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch
from rashomon.schema.issue import Issue, Severity
from rashomon.stages.extract.event_date import find_date
from rashomon.stages.extract.event_kind import find_kind
from rashomon.stages.extract.event_place import find_place, names_place

_REMEDY = "Look the place up by hand; until then only what holds it is on the map."


def event_issues(document: Document, sketch: EventSketch) -> tuple[Issue, ...]:
    """What is in doubt about the event: a place that the document names and the gazetteer does not know."""
    where = sketch.place_evidence
    if where is None or (sketch.places and names_place(where.text, sketch.places[0])):
        return ()
    reason = f"the place {sketch.place_name!r} is not in the gazetteer"
    name = document.name if document.locations else document.id
    return (Issue("extract", name, Severity.DOUBT, reason, _REMEDY, document.id, where.start, where.end),)


def sketch_event(document: Document, analysis: Analysis) -> EventSketch:
    """What the document alone shows of its event; what it does not show stays empty."""
    kind = find_kind(document, analysis)
    dated = find_date(document, analysis, kind)
    place = find_place(document, analysis, kind)
    return EventSketch(
        kind=kind.kind,
        date=dated[0] if dated else None,
        places=place.keys,
        place_name=place.name,
        kind_evidence=kind.evidence,
        date_evidence=dated[1] if dated else None,
        place_evidence=place.evidence,
    )
