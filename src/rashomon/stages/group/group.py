"""The collection as a whole: who is the same actor, which place is meant, which documents tell one incident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.extraction import Extraction
from rashomon.schema.incident import Grouping
from rashomon.schema.lineage import Lineage
from rashomon.schema.statement import Statement
from rashomon.stages.group.actors import group_actors
from rashomon.stages.group.incidents import Sorted, group_documents, make_incident
from rashomon.stages.group.judged import NOTHING_JUDGED, Judged
from rashomon.stages.group.places import group_places, place_issues
from rashomon.stages.group.through_lineage import name_through_lineage
from rashomon.stages.group.units import Said, Units
from rashomon.stages.group.villages import find_village, with_village

_Said = TypeVar("_Said", Claim, Statement)


def group(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    lineage: Lineage,
    judged: Judged = NOTHING_JUDGED,
) -> Grouping:
    """Group documents into incidents, and names into actors and places.

    `judged` is what people decided on pairs of documents. The order of what is given changes nothing.
    """
    found = group_documents(documents, {e.document: e for e in extractions}, lineage, judged)
    return gather(documents, extractions, lineage, found)


def gather(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    lineage: Lineage,
    found: Sorted,
) -> Grouping:
    """The incidents that documents were sorted into, with all that is said in them, and the actors and places."""
    by_document = {extraction.document: extraction for extraction in sorted(extractions, key=lambda e: e.document)}
    told = name_through_lineage(list(by_document.values()), lineage)
    together = found.together
    incident_of = {document: n for n, some in enumerate(together) for document in some.documents}
    texts = {document.id: document for document in documents}
    acted = group_actors(told, incident_of, texts, {e.document: e.names for e in extractions})
    claims, statements = _by_document(acted.claims), _by_document(acted.statements)
    units = Units.of(by_document.values())
    said = Said(units, claims, statements)
    mentions = {extraction.document: extraction.places for extraction in by_document.values()}
    made = [make_incident(some, by_document, said) for some in together]
    villages = [find_village(incident, mentions, texts) for incident in made]
    incidents = [with_village(incident, village) for incident, village in zip(made, villages, strict=True)]
    named = [village for village in villages if village is not None]
    places = group_places(list(by_document.values()), texts, named)
    return Grouping(
        incidents=tuple(sorted(incidents, key=lambda i: (len(i.beside) == len(i.documents), i.id))),
        actors=acted.actors,
        places=places,
        statements=acted.statements,
        claims=acted.claims,
        issues=place_issues(incidents, places, texts),
        open_pairs=tuple(sorted(units.pair(pair) for pair in found.open_pairs)),
    )


def _by_document(said: Sequence[_Said]) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    for one in said:
        found.setdefault(one.document, []).append(one)
    return found
