"""The timeline: what is dated, and where that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.schema.document import Dated, Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.record import TimelineEntry
from rashomon.stages.report.brief import openings
from rashomon.stages.report.lookup import Lookup, kind_noun, look_up
from rashomon.stages.report.words import capitalised


def timeline(incident: Incident, grouping: Grouping, documents: Sequence[Document]) -> tuple[TimelineEntry, ...]:
    """The incident, and each of its documents as published, changed and captured, oldest first.

    Dates of unlike precision sort as text, so "2016-09" stands before "2016-09-17".
    """
    lookup = look_up(incident, grouping, documents)
    entries = [*_event(incident, lookup), *_documents(incident, lookup)]
    return tuple(sorted(entries, key=lambda e: (e.date.value, e.what, e.evidence)))


def _event(incident: Incident, lookup: Lookup) -> Iterator[TimelineEntry]:
    if incident.date and incident.evidence:
        place = lookup.place_name(incident)
        what = capitalised(kind_noun(incident.kind) or "incident") + (f" at {place}" if place else "")
        yield TimelineEntry(incident.date, what, tuple(sorted(set(incident.evidence))))


def _documents(incident: Incident, lookup: Lookup) -> Iterator[TimelineEntry]:
    for id_ in incident.documents:
        document = lookup.documents.get(id_)
        if document is None:
            continue
        evidence: tuple[Evidence, ...] = openings((id_,), lookup)
        label = lookup.labels[id_]
        for date, done in _dates(document):
            yield TimelineEntry(date, f"{label}: {done} ({date.read_from})", evidence)


def _dates(document: Document) -> Iterator[tuple[Dated, str]]:
    if document.published:
        yield document.published, "published"
    if document.modified:
        yield document.modified, "changed"
    if document.captured:
        yield document.captured, "captured by an archive"
