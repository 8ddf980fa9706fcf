"""What a rule pack codes of an incident as a whole, once its findings stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from rashomon.rules.pack import RulePack, Situation
from rashomon.rules.reliability import Reliability
from rashomon.schema.coding import Coding
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Lineage
from rashomon.stages.reconcile.ranks import rank_claims


def situation_of(
    incident: Incident, grouping: Grouping, documents: Sequence[Document], lineage: Lineage, reliability: Reliability
) -> Situation:
    """The incident with all that a rule may look at; its findings are not in it yet."""
    told_in = set(incident.documents)
    mine = {document.id: document for document in documents if document.id in told_in}
    claims = {claim.id: claim for claim in grouping.claims if claim.document in mine}
    return Situation(
        incident=incident,
        findings=MappingProxyType({}),
        claims=claims,
        documents=mine,
        actors={actor.id: actor for actor in grouping.actors},
        lineage=lineage,
        ranks=rank_claims(claims.values(), grouping.actors, mine, reliability),
    )


def code(situation: Situation, findings: Sequence[Finding], pack: RulePack) -> tuple[Coding, ...]:
    """The fields that the pack fills in for the incident, in the pack's order."""
    by_attribute = {finding.attribute: finding for finding in findings}
    return pack.code(replace(situation, findings=MappingProxyType(by_attribute)))
