"""The event a document mainly tells: its kind, its day, its place, each with the words that say so."""

from __future__ import annotations

from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch
from rashomon.stages.extract.dates import anchor_of
from rashomon.stages.extract.event_date import find_date, find_said
from rashomon.stages.extract.event_kind import find_kind
from rashomon.stages.extract.event_place import find_place
from rashomon.stages.extract.event_span import find_span
from rashomon.stages.extract.event_waters import find_waters
from rashomon.stages.extract.toponyms import Toponyms


def sketch_event(document: Document, analysis: Analysis, toponyms: Toponyms | None = None) -> EventSketch:
    """What the document alone shows of its event; what it does not show stays empty.

    `toponyms` tell where the document's story is, by the places beside the event's own.
    """
    kind = find_kind(document, analysis)
    dated = find_date(document, analysis, kind)
    within = find_span(document, analysis, kind) if dated is None else None
    place = find_place(document, analysis, kind, toponyms)
    return EventSketch(
        kind=kind.kind,
        date=dated.date if dated else None,
        places=place.keys,
        place_name=place.name,
        kind_evidence=kind.evidence,
        date_evidence=dated.evidence if dated else None,
        place_evidence=place.evidence,
        area=place.area,
        date_firm=dated is not None and dated.firm,
        told=anchor_of(document, analysis),
        within=within.date if within else None,
        within_evidence=within.evidence if within else None,
        waters=find_waters(document, analysis, kind),
        said="" if dated else find_said(document, analysis, kind),
    )
