"""How many, on whose word, as rows for other programs. Keys and columns are a promise: docs/tolls.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language.victim_kinds import in_order
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.victim import NamedVictim, VictimGroup, VictimKind
from rashomon.stages.report.quotes_rows import Row, known_as, source_row, span_row
from rashomon.stages.report.tolls_words import claim_figure, written_words
from rashomon.stages.report.victim_words import group_words, named_words

TOLL_COLUMNS = (
    *("document", "file", "title", "id", "attribute", "low", "high", "modifier", "figure", "written", "subject", "who"),
    *("claimant", "kind", "described", "mention", "candidates", "via", "modality", "modality_words", "scope"),
    *("scope_reason", "part_of", "increment", "start", "end", "text", "statement", "method", "groups", "named"),
)


def toll_dicts(document: Document, claims: Sequence[Claim]) -> Iterator[Row]:
    """Each claim with its spans and sources, nested: what a line of NDJSON holds."""
    for claim in claims:
        yield {
            **_counted(document, claim),
            "who": [kind.value for kind in _kinds(claim)],
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
            "groups": [_group_row(group) for group in claim.groups],
            "named": [_named_row(named) for named in claim.named],
        }


def toll_rows(document: Document, claims: Sequence[Claim]) -> Iterator[Row]:
    """Each claim as one flat row of `TOLL_COLUMNS`; an open end of a number is an empty cell."""
    for claim in claims:
        source = claim.claimant
        yield {
            **_counted(document, claim),
            "who": "; ".join(kind.value for kind in _kinds(claim)),
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
            "groups": "; ".join(map(group_words, claim.groups)),
            "named": named_words(claim),
        }


def _kinds(claim: Claim) -> tuple[VictimKind, ...]:
    """All kinds of people that the words of a claim name, of all or of some of those counted."""
    return in_order({kind for group in claim.groups for kind in group.kinds})


def _group_row(group: VictimGroup) -> Row:
    bounds = group.bounds
    return {
        **{"kinds": [kind.value for kind in group.kinds], "mixed": group.mixed, "side": group.side},
        **{"low": bounds.low, "high": bounds.high, "modifier": bounds.modifier, "evidence": span_row(group.evidence)},
    }


def _named_row(named: NamedVictim) -> Row:
    sex = named.sex.value if named.sex is not None else None
    return {"name": named.name, "age": named.age, "sex": sex, "evidence": span_row(named.evidence)}


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
