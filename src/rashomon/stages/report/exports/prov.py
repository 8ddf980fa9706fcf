"""Where everything comes from, as PROV-JSON: pages, documents, copies, claims, findings, and people's judgements.

`prov.model.ProvDocument.deserialize("out.json")` of the library `prov` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding
from rashomon.schema.judgement import Judgement
from rashomon.schema.lineage import Lineage, LineageKind
from rashomon.schema.record import Case, Record
from rashomon.schema.statement import Source, SourceKind, Statement
from rashomon.stages.report.exports.names import address
from rashomon.stages.report.lookup import Lookup, look_up_case

# The other kinds (a role, a crowd, whoever is unnamed) are agents of no kind that PROV knows.
_AGENTS: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.PERSON: "prov:Person",
        SourceKind.INSTITUTION: "prov:Organization",
        SourceKind.STATE: "prov:Organization",
        SourceKind.MEDIA: "prov:Organization",
    }
)
_PROGRAM = "r:program"


class _Bundle:
    """What was said so far: things by id, and relations in the order in which they were told."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, Any]] = {
            "prefix": {"r": "urn:rashomon:", "schema": "https://schema.org/", "w": "urn:rashomon:word:"}
        }

    def thing(self, kind: str, id_: str, about: Mapping[str, Any]) -> str:
        known = {name: value for name, value in about.items() if value not in (None, "", [])}
        self._kept.setdefault(kind, {})[id_] = known
        return id_

    def relate(self, kind: str, ends: Mapping[str, str], type_: str = "") -> None:
        relations = self._kept.setdefault(kind, {})
        named = {f"prov:{end}": id_ for end, id_ in ends.items()}
        typed = {"prov:type": {"$": type_, "type": "prov:QUALIFIED_NAME"}} if type_ else {}
        relations[f"_:{kind}{len(relations) + 1}"] = {**named, **typed}

    def written(self) -> dict[str, Any]:
        return self._kept


def prov_json(case: Case, judgements: Iterable[Judgement] = ()) -> dict[str, Any]:
    """The whole case as one provenance document."""
    bundle, lookup = _Bundle(), look_up_case(case)
    bundle.thing("agent", _PROGRAM, {"prov:type": _qualified("prov:SoftwareAgent"), "prov:label": "Rashomon"})
    for actor in case.actors:
        kind = _AGENTS.get(actor.kind)
        about = {"prov:type": _qualified(kind) if kind else None, "prov:label": actor.name, "w:kind": actor.kind.value}
        bundle.thing("agent", f"r:actor:{actor.id}", {**about, "w:party": actor.party})
    for document in lookup.documents.values():
        _document(document, bundle)
    _lineage(case.lineage, bundle)
    for claim in case.claims:
        _claim(claim, lookup, bundle)
    for statement in case.statements:
        _statement(statement, lookup, bundle)
    for record in case.records:
        _record(record, bundle)
    for number, judgement in enumerate(judgements, 1):
        _judgement(number, judgement, bundle)
    return bundle.written()


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _document(document: Document, bundle: _Bundle) -> None:
    page = bundle.thing(
        "entity",
        f"r:page:{document.page}",
        {
            "prov:type": _qualified("w:page"),
            "prov:label": document.name,
            "w:sha256": document.page,
            "w:address": address(document),
            "w:captured": document.captured.value if document.captured else None,
        },
    )
    article = bundle.thing(
        "entity",
        f"r:document:{document.id}",
        {
            "prov:type": _qualified("w:document"),
            "prov:label": document.title or document.name,
            "schema:publisher": document.outlet,
            "schema:datePublished": document.published.value if document.published else None,
            "schema:inLanguage": document.language,
        },
    )
    bundle.relate("wasDerivedFrom", {"generatedEntity": article, "usedEntity": page})


def _lineage(lineage: Lineage, bundle: _Bundle) -> None:
    """Copies and revisions between documents; where nobody can say which came first, each is an alternate."""
    for link in lineage.links:
        first, second = f"r:document:{link.first}", f"r:document:{link.second}"
        if link.directed:
            type_ = "prov:Revision" if link.kind is LineageKind.REVISION else "w:copies-passages"
            bundle.relate("wasDerivedFrom", {"generatedEntity": second, "usedEntity": first}, type_)
        else:
            bundle.relate("alternateOf", {"alternate1": first, "alternate2": second})
    outside = sorted({credit.source for credit in lineage.sources})
    ids = {name: f"r:outside:{number}" for number, name in enumerate(outside, 1)}
    for name, id_ in ids.items():
        bundle.thing("entity", id_, {"prov:type": _qualified("w:outside-source"), "prov:label": name})
    for credit in lineage.sources:
        type_ = "prov:Quotation" if credit.kind is LineageKind.QUOTES_OUTLET else "prov:PrimarySource"
        ends = {"generatedEntity": f"r:document:{credit.document}", "usedEntity": ids[credit.source]}
        bundle.relate("wasDerivedFrom", ends, type_)


def _claim(claim: Claim, lookup: Lookup, bundle: _Bundle) -> None:
    bounds = claim.bounds
    about = {
        "prov:type": _qualified("w:claim"),
        "prov:label": f"{claim.attribute.value}: {claim.value or (bounds.words() if bounds else '')}",
        "prov:value": claim.evidence.text,
        "w:attribute": claim.attribute.value,
        "w:low": bounds.low if bounds else None,
        "w:high": bounds.high if bounds else None,
        "w:modality": claim.modality.value,
        "w:scope": claim.scope.value,
        "w:start": claim.evidence.start,
        "w:end": claim.evidence.end,
        "w:method": claim.method,
    }
    id_ = bundle.thing("entity", f"r:claim:{claim.id}", about)
    _told(id_, claim.document, claim.claimant, lookup, bundle)


def _statement(statement: Statement, lookup: Lookup, bundle: _Bundle) -> None:
    about = {
        "prov:type": _qualified("w:statement"),
        "prov:value": " … ".join(piece.text for piece in statement.content),
        "w:directness": statement.directness.value,
        "w:modality": statement.modality.value,
        "w:start": statement.start,
        "w:end": statement.end,
        "w:method": statement.method,
    }
    id_ = bundle.thing("entity", f"r:statement:{statement.id}", about)
    _told(id_, statement.document, statement.speaker, lookup, bundle)


def _told(id_: str, document: str, source: Source | None, lookup: Lookup, bundle: _Bundle) -> None:
    """Where it was read, and on whose word; a source that nobody could group to an actor has no agent."""
    ends = {"generatedEntity": id_, "usedEntity": f"r:document:{document}"}
    bundle.relate("wasDerivedFrom", ends, "prov:Quotation")
    actor = source.actor if source else None
    if actor in lookup.actors:
        bundle.relate("wasAttributedTo", {"entity": id_, "agent": f"r:actor:{actor}"})


def _record(record: Record, bundle: _Bundle) -> None:
    incident = record.incident
    about = {
        "prov:type": _qualified("w:incident"),
        "prov:label": incident.kind or "incident",
        "schema:startDate": incident.date.begins if incident.date else None,
        "schema:endDate": incident.date.ends if incident.date else None,
        "w:country": incident.country,
    }
    whole = bundle.thing("entity", f"r:incident:{incident.id}", about)
    for document in incident.documents:
        bundle.relate("wasDerivedFrom", {"generatedEntity": whole, "usedEntity": f"r:document:{document}"})
    for finding in record.findings:
        _finding(incident.id, finding, bundle)
    for change in record.changes:
        if change.directed and change.earlier and change.later:
            ends = {"generatedEntity": f"r:claim:{change.later}", "usedEntity": f"r:claim:{change.earlier}"}
            bundle.relate("wasDerivedFrom", ends, "prov:Revision")


def _finding(incident: str, finding: Finding, bundle: _Bundle) -> None:
    """A finding, the coding that generated it, and the claims it rests on; what was set aside was used, not kept."""
    name = f"{incident}:{finding.attribute.value}"
    coding = bundle.thing("activity", f"r:coding:{name}", {"prov:label": finding.rule, "w:reason": finding.reason})
    about = {
        "prov:type": _qualified("w:finding"),
        "prov:label": finding.attribute.value,
        "w:status": finding.status.value,
        **{"w:low": finding.low, "w:best": finding.best, "w:high": finding.high},
    }
    id_ = bundle.thing("entity", f"r:finding:{name}", about)
    bundle.relate("wasGeneratedBy", {"entity": id_, "activity": coding})
    bundle.relate("wasAssociatedWith", {"activity": coding, "agent": _PROGRAM})
    bundle.relate("specializationOf", {"specificEntity": id_, "generalEntity": f"r:incident:{incident}"})
    kept = sorted({claim for position in finding.positions for claim in position.claims})
    for claim in kept:
        bundle.relate("wasDerivedFrom", {"generatedEntity": id_, "usedEntity": f"r:claim:{claim}"})
    for claim in sorted({*kept, *(aside.claim for aside in finding.set_aside)}):
        bundle.relate("used", {"activity": coding, "entity": f"r:claim:{claim}"})


def _judgement(number: int, judgement: Judgement, bundle: _Bundle) -> None:
    """A person's decision: an activity of theirs that used the thing they decided on."""
    who = bundle.thing(
        "agent",
        f"r:person:{_local(judgement.who)}",
        {"prov:type": _qualified("prov:Person"), "prov:label": judgement.who},
    )
    about = {
        **{"prov:startTime": judgement.when, "prov:endTime": judgement.when, "prov:label": judgement.verdict.value},
        "prov:type": _qualified("w:judgement"),
        "w:note": judgement.note,
    }
    act = bundle.thing("activity", f"r:judgement:{number}", about)
    bundle.relate("wasAssociatedWith", {"activity": act, "agent": who})
    for target in filter(None, (judgement.target, judgement.other)):
        bundle.relate("used", {"activity": act, "entity": f"r:{_local(target)}"})


def _local(name: str) -> str:
    """A name as the local part of a PROV name: what it may not hold is written as its code point."""
    return "".join(c if c.isascii() and (c.isalnum() or c in ":-_") else f".{ord(c):x}" for c in name)
