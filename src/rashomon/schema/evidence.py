"""Spans and evidence: every value points at the characters it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import EvidenceError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: Unicode code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise EvidenceError(f"a span cannot run from {self.start} to {self.end}")

    def covers(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words a value stands on: `document.text[start:end] == text`, always.

    Make one with `Document.evidence`, which reads the words itself. A `Case` checks every one again.

    Raises:
        EvidenceError: the span is empty, or not as long as its text.
    """

    document: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start or self.end - self.start != len(self.text):
            raise EvidenceError(
                f"evidence in document {self.document} at {self.start}-{self.end} "
                f"does not fit its {len(self.text)} characters {self.text[:40]!r}"
            )

    @property
    def span(self) -> Span:
        """Where it stands, without the document."""
        return Span(self.start, self.end)
