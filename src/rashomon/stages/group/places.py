"""Place names of all documents become places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rashomon.language.gazetteer import place
from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.entity import Place
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import Extraction
from rashomon.schema.identity import content_id

_PREFIXES = ("place:", "region:", "county:", "area:", "country:")


def group_places(
    extractions: Sequence[Extraction], documents: Mapping[str, Document], analyses: Sequence[Analysis]
) -> tuple[Place, ...]:
    """One place for each gazetteer key that a document names or an event was put at, under all its names."""
    met: dict[str, list[Evidence]] = defaultdict(list)
    for analysis in analyses:
        for start, name in analysis.names():
            if name.key is not None and name.key.startswith(_PREFIXES):
                met[name.key].append(Evidence(analysis.document, start + name.start, start + name.end, name.text))
    for extraction in extractions:
        event = extraction.event
        for key in event.places:
            met[key] += [event.place_evidence] if event.place_evidence and key == event.places[0] else []
    return tuple(sorted((_place(key, met[key], documents) for key in met), key=lambda p: p.id))


def _place(key: str, mentions: Sequence[Evidence], documents: Mapping[str, Document]) -> Place:
    entry = place(key)
    read = [m for m in mentions if m.document in documents]
    counted = Counter(" ".join(mention.text.split()) for mention in read)
    names = sorted(counted, key=lambda n: (-counted[n], n))
    name = names[0] if names else (entry.name if entry else key)
    first = {" ".join(m.text.split()): m for m in sorted(read, reverse=True)}
    return Place(
        id=content_id("place", key),
        name=name,
        aliases=tuple(sorted(set(names) - {name})),
        key=key,
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
        country=(entry.country or None) if entry else None,
        kind=entry.kind if entry else "",
        mentions=tuple(sorted(first.values())),
    )
