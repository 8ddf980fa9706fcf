"""Place names of all documents become places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.language.gazetteer import place
from rashomon.language.geography import names_place
from rashomon.language.text import fold
from rashomon.schema.document import Document
from rashomon.schema.entity import Place
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.identity import content_id
from rashomon.schema.incident import Incident
from rashomon.schema.issue import Issue, Severity
from rashomon.stages.group.villages import Village

_REMEDY = "Look the place up by hand."


def group_places(
    extractions: Sequence[Extraction], documents: Mapping[str, Document], villages: Sequence[Village] = ()
) -> tuple[Place, ...]:
    """One place for each gazetteer key that a document names or an event was put at, under all its names.

    A place that only its name tells has no key and no coordinates: one for each such name in a country. `villages` are
    those of incidents.
    """
    met: dict[str, list[Evidence]] = defaultdict(list)
    unknown: dict[str, Place] = {}
    for mention in (mention for extraction in extractions for mention in extraction.places):
        if mention.key is not None:
            met[mention.key].append(mention.evidence)
    for event in (extraction.event for extraction in extractions):
        for key in event.places:
            met[key] += []
        own = unknown_place(event)
        if own is not None:
            unknown.setdefault(own.id, own)
            met[own.id] += [event.place_evidence] if event.place_evidence else []
        elif event.places and event.place_evidence:
            met[event.places[0]].append(event.place_evidence)
    for village in villages:
        unknown.setdefault(village.place.id, village.place)
        met[village.place.id] += village.evidence
    found = (_place(key, met[key], documents, unknown.get(key)) for key in met)
    return tuple(sorted(found, key=lambda p: p.id))


def unknown_place(event: EventSketch) -> Place | None:
    """The event's own place where the gazetteer does not know it; its country is that of what holds it.

    None where the gazetteer knows the place, or the document names none.
    """
    where = event.place_evidence
    if where is None or not event.place_name or (event.places and names_place(where.text, event.places[0])):
        return None
    held = place(event.places[0]) if event.places else None
    country = (held.country or None) if held else None
    return Place(
        id=content_id("place", "unknown", fold(event.place_name), country), name=event.place_name, country=country
    )


def place_issues(
    incidents: Sequence[Incident], places: Sequence[Place], documents: Mapping[str, Document]
) -> tuple[Issue, ...]:
    """One doubt for each incident whose place is in no gazetteer, at the words that name it."""
    unknown = {p.id: p for p in places if p.key is None and p.mentions}
    found = []
    for incident in incidents:
        where = unknown.get(incident.place or "")
        if where is None:
            continue
        first = next((e for e in incident.evidence if e in where.mentions), where.mentions[0])
        reason = f"the place {where.name!r} is not in the gazetteer, so it has no coordinates"
        name = documents[first.document].name
        found.append(Issue("group", name, Severity.DOUBT, reason, _REMEDY, first.document, first.start, first.end))
    return tuple(sorted(found, key=lambda i: (i.where, i.start or 0, i.reason)))


def _place(key: str, mentions: Sequence[Evidence], documents: Mapping[str, Document], unknown: Place | None) -> Place:
    entry = None if unknown else place(key)
    read = [m for m in mentions if m.document in documents]
    counted = Counter(" ".join(mention.text.split()) for mention in read)
    names = sorted(counted, key=lambda n: (-counted[n], n))
    name = names[0] if names else (entry.name if entry else key)
    first = {" ".join(m.text.split()): m for m in sorted(read, reverse=True)}
    made = unknown or Place(
        id=content_id("place", key),
        name=key,
        key=key,
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
        country=(entry.country or None) if entry else None,
        kind=entry.kind if entry else "",
    )
    return replace(made, name=name, aliases=tuple(sorted(set(names) - {name})), mentions=tuple(sorted(first.values())))
