"""The neutral view of a record that scorers read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.claim import Claim
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Breakdown, Finding, Position, Status
from rashomon.schema.record import Case, Record
from rashomon.schema.statement import Source, Statement
from rashomon.stages.report.lookup import Lookup, file_stem, look_up_case

Naming = Callable[[Document], str]
Row = dict[str, Any]
Voices = dict[str, set[str]]


def view(case: Case, document_name: Naming = file_stem) -> Row:
    """The neutral picture of a record that scorers read; offsets are code points into each document's text."""
    lookup = look_up_case(case)
    names = {document.id: document_name(document) for document in case.documents}
    return {
        "incidents": [_incident(record, case, lookup, names) for record in case.records],
        "furniture": [
            {"document": names[d.id], "start": b.start, "end": b.end}
            for d in lookup.documents.values()
            for b in d.blocks
            if b.role is BlockRole.FURNITURE
        ],
        "issues": [
            {"document": names.get(i.document or i.where, i.where), "reason": i.reason, "severity": i.severity.value}
            for i in case.issues
        ],
    }


def _area(area: Area | None) -> Row:
    """The middle of where it was, how far around, and what that rests on; a country alone has no middle to give."""
    if area is None:
        return {"lat": None, "lon": None}
    if area.precision is WherePrecision.COUNTRY:
        return {"lat": None, "lon": None, "radius_km": None, "precision": area.precision.value}
    return {"lat": area.latitude, "lon": area.longitude, "radius_km": area.radius, "precision": area.precision.value}


def _incident(record: Record, case: Case, lookup: Lookup, names: dict[str, str]) -> Row:
    incident = record.incident
    place = lookup.place(incident)
    place_name = place.name if place else incident.place
    own = set(incident.documents)
    voices = _voices(incident.claims, lookup)
    return {
        "documents": sorted(names[d] for d in own),
        "kind": incident.kind or None,
        "date": (incident.date.day or incident.date.value) if incident.date else None,
        "country": incident.country,
        "place": {
            "name": place_name,
            **_area(incident.area),
        }
        if place_name
        else None,
        "claims": [
            claim_row(c, lookup, names)
            for c in in_order(incident.claims, lookup.claims, lookup)
            if c.bounds is None or (c.bounds.low, c.bounds.high) != (None, None)  # harm told without a number
        ],
        "statements": [
            row for s in in_order(incident.statements, lookup.statements, lookup) for row in _said(s, lookup, names)
        ],
        "findings": {
            f.attribute.value: _finding(f, lookup, names, voices)
            for f in record.findings
            if f.status is not Status.NOT_REPORTED
        },
        "lineage": _lineage(case, own, names),
        "entities": [
            *({"name": a.name, "aliases": list(a.aliases)} for a in case.actors if _mentioned(a.mentions, own)),
            *({"name": p.name, "aliases": list(p.aliases)} for p in case.places if _mentioned(p.mentions, own)),
        ],
    }


def in_order(ids: Iterable[str], known: dict[str, Any], lookup: Lookup) -> list[Any]:
    """The claims or statements of `known` with these ids, in the order of the documents and their text."""

    def place(item: Claim | Statement) -> tuple[int, int, int, str]:
        start = item.evidence.start if isinstance(item, Claim) else item.start
        end = item.evidence.end if isinstance(item, Claim) else item.end
        return (lookup.numbers[item.document], start, end, item.id)

    return sorted((known[id_] for id_ in ids if id_ in known), key=place)


def _mentioned(mentions: Iterable[Evidence], documents: set[str]) -> bool:
    return any(mention.document in documents for mention in mentions)


def source_name(source: Source | None, lookup: Lookup) -> str | None:
    """The name of a source, None where there is no source or nothing names it."""
    if source is None:
        return None
    return source.name or lookup.speaker(source) or None


def claim_row(claim: Claim, lookup: Lookup, names: dict[str, str]) -> Row:
    """A claim as the view has it; `names` are the documents' names by id."""
    bounds = claim.bounds
    return {
        "document": names[claim.document],
        "attribute": claim.attribute.value,
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "modifier": (bounds.modifier if bounds else "") or None,
        "value": claim.value or None,
        "claimant": source_name(claim.claimant, lookup),
        "via": chain_names(claim.via, lookup),
        "modality": claim.modality.value,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "text": claim.evidence.text,
    }


def chain_names(via: Sequence[Source], lookup: Lookup) -> list[str]:
    """The names of a chain of sources, nearest first, without those that nothing names."""
    return [name for source in via if (name := source_name(source, lookup))]


def _said(statement: Statement, lookup: Lookup, names: dict[str, str]) -> Iterator[Row]:
    for stretch in statement.content:
        yield {
            "document": names[statement.document],
            "speaker": source_name(statement.speaker, lookup),
            "directness": statement.directness.value,
            "modality": statement.modality.value,
            "start": stretch.start,
            "end": stretch.end,
            "text": stretch.text,
        }


def _finding(finding: Finding, lookup: Lookup, names: dict[str, str], voices: Voices) -> Row:
    """A finding as the view has it; figures that later ones replaced stand in it only where that is its status."""
    replaced = finding.status is Status.SUPERSEDED
    return {
        "status": finding.status.value,
        "low": finding.low,
        "best": finding.best,
        "high": finding.high,
        "positions": [
            {
                "low": p.bounds.low,
                "high": p.bounds.high,
                **({"words": p.words} if p.words else {}),
                "claimants": _position_claimants(p, lookup, voices),
                "documents": sorted(names[d] for d in p.documents),
                "origins": len(p.origins),
                "superseded": p.superseded,
            }
            for p in finding.positions
            if replaced or not p.superseded
        ],
        "victims": [_who(row, names) for row in finding.breakdown],
        "named": [
            {
                **{"name": v.name, "spellings": list(v.spellings), "ages": list(v.ages)},
                **{"sex": v.sex.value if v.sex else None, "documents": sorted(names[d] for d in v.documents)},
            }
            for v in finding.named
        ],
    }


def _who(row: Breakdown, names: dict[str, str]) -> Row:
    """A row of a finding's breakdown; `mixed` where each person is of one of the kinds and not of all."""
    return {
        **{"kinds": [kind.value for kind in row.kinds], "mixed": row.mixed, "side": row.side or None},
        **{"low": row.low, "best": row.best, "high": row.high, "documents": sorted(names[d] for d in row.documents)},
    }


def _voices(claims: Iterable[str], lookup: Lookup) -> Voices:
    """For each party, the names of those who speak for it in these claims: its ministry, its envoy."""
    voices: Voices = {}
    for claim in lookup.claims_of(claims):
        actor = lookup.actors.get((claim.claimant.actor if claim.claimant else None) or "")
        if actor is not None and actor.party:
            voices.setdefault(actor.party, set()).add(actor.name)
    return voices


def _position_claimants(position: Position, lookup: Lookup, voices: Voices) -> list[str]:
    """The origins' names, and those the claims themselves give.

    A party is one origin with several voices, so where a party holds the position all who speak for it are named.
    """
    found = {origin.name for origin in position.origins if origin.name and not lookup.narrates(origin)}
    found |= {name for party in sorted(found) for name in voices.get(party, ())}
    claims = lookup.claims_of(position.claims)
    found |= {name for claim in claims if (name := source_name(claim.claimant, lookup))}
    return sorted(found)


def _lineage(case: Case, own: set[str], names: dict[str, str]) -> list[Row]:
    rows: list[Row] = [
        {"kind": link.kind.value, "documents": [names[link.first], names[link.second]]}
        for link in case.lineage.links
        if link.first in own and link.second in own
    ]
    rows += [
        {"kind": link.kind.value, "documents": [names[link.document]], "source": link.source}
        for link in case.lineage.sources
        if link.document in own
    ]
    return sorted(rows, key=lambda row: (row["kind"], row["documents"], row.get("source", "")))
