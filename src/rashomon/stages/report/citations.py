"""Numbers for evidence: "2.7" is the seventh marked stretch of the second document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.schema.evidence import Evidence
from rashomon.schema.record import Case
from rashomon.stages.report.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Citation:
    """How the page points at evidence: `label` for the reader, `anchor` for the link."""

    label: str
    anchor: str
    evidence: Evidence
    where: str


@dataclass(frozen=True, slots=True)
class Citations:
    """Every piece of evidence of a case with its number."""

    numbered: dict[Evidence, Citation]
    by_document: dict[str, tuple[Citation, ...]]

    def of(self, evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
        """The citations of pieces of evidence, without repeats, in the order of the documents."""
        found = {self.numbered[e] for e in evidence if e in self.numbered}
        return tuple(sorted(found, key=lambda c: [int(part) for part in c.label.split(".")]))

    def in_document(self, document: str) -> tuple[Citation, ...]:
        """The citations that point into one document, in the order of its text."""
        return self.by_document.get(document, ())


def number_evidence(case: Case, lookup: Lookup) -> Citations:
    """Number every distinct piece of evidence by its document and its place there."""
    by_document: dict[str, set[Evidence]] = {}
    for evidence in _cited(case):
        by_document.setdefault(evidence.document, set()).add(evidence)
    numbered: dict[Evidence, Citation] = {}
    ordered: dict[str, tuple[Citation, ...]] = {}
    for document, pieces in sorted(by_document.items(), key=lambda item: lookup.numbers[item[0]]):
        number = lookup.numbers[document]
        for n, evidence in enumerate(sorted(pieces), 1):
            numbered[evidence] = Citation(f"{number}.{n}", f"e{number}-{n}", evidence, lookup.labels[document])
        ordered[document] = tuple(numbered[evidence] for evidence in sorted(pieces))
    return Citations(numbered, ordered)


def _cited(case: Case) -> Iterator[Evidence]:
    """Whatever the page may cite: all but the cues of statements, which would only clutter the text."""
    for statement in case.statements:
        yield from statement.content
    for claim in case.claims:
        yield claim.evidence
        beside = (*(group.evidence for group in claim.groups), *(named.evidence for named in claim.named))
        yield from (evidence for evidence in beside if not claim.evidence.span.covers(evidence.span))
    yield from (link.evidence for link in case.lineage.sources)
    for record in case.records:
        yield from record.incident.evidence
        yield from (e for sentence in record.brief for e in sentence.evidence)
        yield from (e for entry in record.timeline for e in entry.evidence)
        yield from (change.notice for change in record.changes if change.notice is not None)
