"""An incident with its findings, brief and timeline; and a case: all that was made of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.errors import EvidenceError
from rashomon.schema.change import ClaimChange
from rashomon.schema.claim import Claim
from rashomon.schema.coding import Coding
from rashomon.schema.document import Dated, Document
from rashomon.schema.entity import Actor, Place
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Finding
from rashomon.schema.incident import Incident, OpenPair
from rashomon.schema.issue import Issue
from rashomon.schema.lineage import Lineage
from rashomon.schema.statement import Statement

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated thing. `date` is None for an undated one that the order of the text places."""

    date: Dated
    what: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence compiled from claims; `evidence` is never empty, so uncited text cannot be made.

    Raises:
        EvidenceError: there is no evidence.
    """

    text: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"a sentence of the brief cites nothing: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Record:
    """An incident with what its claims come to; `codings` is what the rule pack writes down of it as a whole.

    `changes` tells what became of claims between states of one page, and on the way to copies.
    """

    incident: Incident
    findings: tuple[Finding, ...]
    brief: tuple[BriefSentence, ...]
    timeline: tuple[TimelineEntry, ...]
    codings: tuple[Coding, ...] = ()
    changes: tuple[ClaimChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All that was made of the pages. Every list is sorted, so the same pages give the same bytes.

    `open_pairs` are documents of which the evidence leaves open whether they tell one incident.

    Raises:
        EvidenceError: a piece of evidence does not read back from its document.
    """

    version: str
    pack: str
    documents: tuple[Document, ...]
    lineage: Lineage
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    records: tuple[Record, ...]
    issues: tuple[Issue, ...]
    open_pairs: tuple[OpenPair, ...] = ()

    def __post_init__(self) -> None:
        texts = {document.id: document.text for document in self.documents}
        for evidence in self.all_evidence():
            if texts.get(evidence.document, "")[evidence.start : evidence.end] != evidence.text:
                raise EvidenceError(
                    f"document {evidence.document} does not read {evidence.text[:40]!r} at "
                    f"{evidence.start}-{evidence.end}"
                )

    def all_evidence(self) -> Iterator[Evidence]:
        """Every piece of evidence in the case."""
        for statement in self.statements:
            yield from (*statement.content, *statement.cue)
        for claim in self.claims:
            yield claim.evidence
            yield from (group.evidence for group in claim.groups)
            for named in claim.named:
                yield named.evidence
                if named.age_evidence is not None:
                    yield named.age_evidence
        for link in self.lineage.sources:
            yield link.evidence
        for record in self.records:
            yield from record.incident.evidence
            for sentence in record.brief:
                yield from sentence.evidence
            for entry in record.timeline:
                yield from entry.evidence
            yield from (change.notice for change in record.changes if change.notice is not None)
