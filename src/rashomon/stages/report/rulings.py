"""What an incident comes to under several rule packs, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rashomon.rules.pack import RulePack
from rashomon.schema.claim import COUNTED, Attribute
from rashomon.schema.coding import Coding
from rashomon.schema.finding import Finding
from rashomon.schema.incident import Incident
from rashomon.schema.record import Record
from rashomon.stages.report.words import join_words


@dataclass(frozen=True, slots=True)
class Ruled:
    """One incident under one pack; `number` is the one that its case gives it, counted from 1.

    Who did it, on purpose or not, at whom and with what are the same under every pack.
    """

    number: int
    pack: RulePack
    incident: Incident
    findings: tuple[Finding, ...]
    codings: tuple[Coding, ...]

    def counted(self) -> Iterator[Finding]:
        """The findings on what is counted."""
        return (finding for finding in self.findings if finding.attribute in COUNTED)

    def to_dict(self) -> dict[str, Any]:
        """A JSON object: the incident, the pack, each figure with its rule and trace, each code with its reason."""
        incident = self.incident
        return {
            "incident": incident.id,
            "number": self.number,
            "kind": incident.kind,
            "date": incident.date.value if incident.date else None,
            "country": incident.country,
            "pack": self.pack.title,
            "findings": [_finding(finding, self.pack) for finding in self.counted()],
            "codings": [asdict(coding) for coding in self.codings],
        }


@dataclass(frozen=True, slots=True)
class CaseUnder:
    """The records of a case as they are under one pack, in the case's order.

    `own` is True for the pack that the case was made under. `problems` says of which incidents the pack could make
    nothing, and why: their records have no findings.
    """

    pack: RulePack
    records: tuple[Record, ...]
    own: bool = False
    problems: tuple[str, ...] = ()


def counted_words(pack: RulePack) -> str:
    """What a pack counts: "deaths and injuries", "everything"."""
    if pack.attributes is None:
        return "everything"
    return join_words([attribute.value for attribute in Attribute if attribute in pack.attributes])


def _finding(finding: Finding, pack: RulePack) -> dict[str, Any]:
    return {
        "attribute": finding.attribute.value,
        "status": finding.status.value,
        "counted_by_pack": pack.counts(finding.attribute),
        "low": finding.low,
        "best": finding.best,
        "high": finding.high,
        "rule": finding.rule,
        "reason": finding.reason,
        "no_best": finding.no_best,
        "traces": [asdict(trace) for trace in finding.traces],
        "positions": [asdict(position) for position in finding.positions],
        "uncounted": asdict(finding.uncounted) if finding.uncounted is not None else None,
        "set_aside": [asdict(row) for row in finding.set_aside],
    }
