"""Who said what in one document, as rows for other programs. Keys and columns are a promise: docs/quotes.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Source, Statement

Row = dict[str, Any]

QUOTE_COLUMNS = (
    *("document", "file", "title", "id", "speaker", "kind", "described", "mention", "candidates", "cue", "text"),
    *("directness", "modality", "modality_words", "via", "start", "end", "inside", "method"),
)


def quote_dicts(document: Document, statements: Sequence[Statement]) -> Iterator[Row]:
    """Each statement with all its spans and sources, nested: what a line of NDJSON holds."""
    for s in statements:
        yield {
            **_place(document, s),
            "speaker": source_row(s.speaker) if s.speaker else None,
            "cue": [span_row(e) for e in s.cue],
            "content": [span_row(e) for e in s.content],
            "directness": s.directness.value,
            "modality": s.modality.value,
            "modality_words": span_row(s.modality_evidence) if s.modality_evidence else None,
            "via": [source_row(source) for source in s.via],
            "inside": s.inside,
            "method": s.method,
        }


def quote_rows(document: Document, statements: Sequence[Statement]) -> Iterator[Row]:
    """Each statement as one flat row of `QUOTE_COLUMNS`; stretches that stand apart are joined by " … "."""
    for s in statements:
        source = s.speaker
        yield {
            **_place(document, s),
            "speaker": source.name if source else "",
            "kind": source.kind.value if source else "",
            "described": source.described if source else "",
            "mention": source.mention.text if source and source.mention else "",
            "candidates": "; ".join(source.candidates) if source else "",
            "cue": _joined(s.cue),
            "text": _joined(s.content),
            "directness": s.directness.value,
            "modality": s.modality.value,
            "modality_words": s.modality_evidence.text if s.modality_evidence else "",
            "via": "; ".join(name for name in map(known_as, s.via) if name),
            "start": s.start,
            "end": s.end,
            "inside": s.inside or "",
            "method": s.method,
        }


def _place(document: Document, statement: Statement) -> Row:
    return {"document": document.id, "file": document.name, "title": document.title or "", "id": statement.id}


def span_row(evidence: Evidence) -> Row:
    """A stretch of a document: code points, end exclusive."""
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text}


def source_row(source: Source) -> Row:
    """A mouth: who it is, and the words for it."""
    return {
        "name": source.name,
        "kind": source.kind.value,
        "mention": span_row(source.mention) if source.mention else None,
        "described": source.described,
        "candidates": list(source.candidates),
        "actor": source.actor,
        "method": source.method,
    }


def _joined(stretches: tuple[Evidence, ...]) -> str:
    return " … ".join(e.text for e in stretches)


def known_as(source: Source) -> str:
    """Its name, or the words for it where nothing resolves them."""
    return source.name or (source.mention.text if source.mention else "")
