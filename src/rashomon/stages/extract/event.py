"""The event a document mainly tells: its kind, its day, its place, each with the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.geography import PlaceWord
from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch
from rashomon.stages.extract.event_date import find_date
from rashomon.stages.extract.event_kind import find_kind
from rashomon.stages.extract.event_place import find_place


def sketch_event(document: Document, analysis: Analysis, words: Sequence[PlaceWord] = ()) -> EventSketch:
    """What the document alone shows of its event; what it does not show stays empty.

    `words` tell where the document's story is, the places beside the event's own among them.
    """
    kind = find_kind(document, analysis)
    dated = find_date(document, analysis, kind)
    place = find_place(document, analysis, kind, words)
    return EventSketch(
        kind=kind.kind,
        date=dated[0] if dated else None,
        places=place.keys,
        place_name=place.name,
        kind_evidence=kind.evidence,
        date_evidence=dated[1] if dated else None,
        place_evidence=place.evidence,
        area=place.area,
    )
