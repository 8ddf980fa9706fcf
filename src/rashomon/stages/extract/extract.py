"""Extract what one document says: its statements, its claims, and the event it tells."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.statement import Statement
from rashomon.stages.extract.claims import find_claims

try:
    from rashomon.stages.extract.statements import find_statements
except ImportError:

    def find_statements(document: Document, analysis: Analysis) -> tuple[Statement, ...]:  # noqa: ARG001
        """No statements."""
        return ()


try:
    from rashomon.stages.extract.event import sketch_event
except ImportError:

    def sketch_event(document: Document, analysis: Analysis) -> EventSketch:  # noqa: ARG001
        """No event."""
        return EventSketch()


def extract(document: Document, analysis: Analysis) -> Extraction:
    """Read `document`: statements first, since a claim stands on its speaker's word."""
    statements: Sequence[Statement] = find_statements(document, analysis)
    event = sketch_event(document, analysis)
    claims = find_claims(document, analysis, statements, event)
    return Extraction(document.id, tuple(statements), claims, event)
