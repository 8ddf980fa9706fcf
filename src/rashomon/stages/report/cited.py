"""What a sentence of the report cites."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.schema.evidence import Evidence
from rashomon.stages.report.lookup import Lookup

_OPENING = 160  # code points: a headline, or the first words of a lead


def openings(documents: Iterable[str], lookup: Lookup) -> tuple[Evidence, ...]:
    """The title, else the first words, of each document: what a sentence about whole documents cites."""
    found = []
    for id_ in documents:
        blocks = lookup.documents[id_].content_blocks()
        if blocks:
            end = min(blocks[0].end, blocks[0].start + _OPENING)
            found.append(lookup.documents[id_].evidence(blocks[0].start, end))
    return tuple(found)


def claim_evidence(claims: Iterable[str], lookup: Lookup) -> tuple[Evidence, ...]:
    """The evidence of claims, given by their ids, one for each document and wording, in the documents' order."""
    return one_each(claim.evidence for claim in lookup.claims_of(claims))


def one_each(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence without repeats, sorted."""
    return tuple(sorted(set(evidence)))
