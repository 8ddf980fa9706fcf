"""On whose word a claim stands: the innermost statement that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Modality, Source, Statement


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who claims, through whom, how firmly, and in which statement; the document itself where all is None."""

    claimant: Source | None = None
    via: tuple[Source, ...] = ()
    modality: Modality = Modality.ASSERTED
    statement: str | None = None
    modality_evidence: Evidence | None = None


def attribute_claim(statements: Sequence[Statement], evidence: Evidence) -> Attributed:
    """The speaker of the innermost statement whose content holds most of the evidence."""
    holding = [s for s in statements if _share(s, evidence) * 2 > evidence.end - evidence.start]
    if not holding:
        return Attributed()
    inner = min(holding, key=lambda s: (sum(c.end - c.start for c in s.content), s.start, s.id))
    return Attributed(inner.speaker, inner.via, inner.modality, inner.id, inner.modality_evidence)


def _share(statement: Statement, evidence: Evidence) -> int:
    return sum(max(0, min(c.end, evidence.end) - max(c.start, evidence.start)) for c in statement.content)
