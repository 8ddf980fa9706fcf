"""What the sentences of one brief are compiled from."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import Finding, Position, Status
from rashomon.schema.incident import Incident
from rashomon.stages.report.brief.cast import Cast, hold
from rashomon.stages.report.brief.figures import Figure, Wording, doubted
from rashomon.stages.report.brief.passing import Passing
from rashomon.stages.report.brief.people import people
from rashomon.stages.report.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Story:
    """What the sentences of one brief are compiled from."""

    incident: Incident
    findings: tuple[Finding, ...]
    lookup: Lookup
    cast: Cast
    wording: Wording
    passing: Passing

    def claims(self, position: Position) -> list[Claim]:
        """The claims of a position."""
        return self.lookup.claims_of(position.claims)

    def figure(self, attribute: Attribute, position: Position) -> Figure:
        """What a position says."""
        claims = self.claims(position)
        nouns = people(claims)
        # One word for several holders would put it into the mouth of all.
        single = len(nouns) == 1 and hold([position], self.cast).single
        return Figure(attribute, position.bounds, doubted(claims), next(iter(nouns)) if single else "")

    def finding(self, attribute: Attribute) -> Finding | None:
        """The finding on an attribute, None where nobody tells of it."""
        return next((f for f in self.findings if f.attribute is attribute and standing(f)), None)


def standing(finding: Finding) -> list[Position]:
    """The positions that nothing later replaced, the one that most documents have first."""
    if finding.status is Status.NOT_REPORTED:
        return []
    found = [p for p in finding.positions if not p.superseded] or list(finding.positions)
    return sorted(found, key=lambda p: -len(p.documents))  # stable: else in the finding's own order
