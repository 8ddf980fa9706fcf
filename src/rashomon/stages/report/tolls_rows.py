"""How many, on whose word, as rows for other programs. Keys and columns are a promise: docs/tolls.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language.victim_kinds import victim_kinds
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.stages.report.quotes_rows import Row, known_as, source_row, span_row
from rashomon.stages.report.tolls_words import claim_figure, written_words

TOLL_COLUMNS = (
    *("document", "file", "title", "id", "attribute", "low", "high", "modifier", "figure", "written", "subject", "who"),
    *("claimant", "kind", "described", "mention", "candidates", "via", "modality", "modality_words", "scope"),
    *("scope_reason", "part_of", "increment", "start", "end", "text", "statement", "method"),
)


def toll_dicts(document: Document, claims: Sequence[Claim]) -> Iterator[Row]:
    """Each claim with its spans and sources, nested: what a line of NDJSON holds."""
    for claim in claims:
        yield {
            **_counted(document, claim),
            "who": list(victim_kinds(claim.subject)),
            "claimant": source_row(claim.claimant) if claim.claimant else None,
            "via": [source_row(source) for source in claim.via],
            "modality": claim.modality.value,
            "modality_words": span_row(claim.modality_evidence) if claim.modality_evidence else None,
            "scope": claim.scope.value,
            "scope_reason": claim.scope_reason,
            "part_of": claim.part_of,
            "increment": claim.increment,
            "evidence": span_row(claim.evidence),
            "statement": claim.statement,
            "method": claim.method,
        }


def toll_rows(document: Document, claims: Sequence[Claim]) -> Iterator[Row]:
    """Each claim as one flat row of `TOLL_COLUMNS`; an open end of a number is an empty cell."""
    for claim in claims:
        source = claim.claimant
        yield {
            **_counted(document, claim),
            "who": "; ".join(victim_kinds(claim.subject)),
            "claimant": source.name if source else "",
            "kind": source.kind.value if source else "",
            "described": source.described if source else "",
            "mention": source.mention.text if source and source.mention else "",
            "candidates": "; ".join(source.candidates) if source else "",
            "via": "; ".join(name for name in map(known_as, claim.via) if name),
            "modality": claim.modality.value,
            "modality_words": claim.modality_evidence.text if claim.modality_evidence else "",
            "scope": claim.scope.value,
            "scope_reason": claim.scope_reason,
            "part_of": claim.part_of or "",
            "increment": "yes" if claim.increment else "no",
            "start": claim.evidence.start,
            "end": claim.evidence.end,
            "text": claim.evidence.text,
            "statement": claim.statement or "",
            "method": claim.method,
        }


def _counted(document: Document, claim: Claim) -> Row:
    bounds = claim.bounds
    return {
        **{"document": document.id, "file": document.name, "title": document.title or "", "id": claim.id},
        "attribute": claim.attribute.value,
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "modifier": bounds.modifier if bounds else "",
        "figure": claim_figure(claim),
        "written": written_words(claim),
        "subject": claim.subject,
    }
