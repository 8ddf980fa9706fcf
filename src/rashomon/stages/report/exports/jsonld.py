"""Documents, incidents and claims in the words of schema.org, as JSON-LD: NewsArticle, Event, Claim.

The context names schema.org's vocabulary and nothing to fetch, so any JSON-LD processor reads it without a network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rashomon.schema.area import WherePrecision
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import Case
from rashomon.schema.statement import SourceKind
from rashomon.stages.report.exports.annotations import claim_words
from rashomon.stages.report.exports.names import address, urn
from rashomon.stages.report.exports.told import Told, told_incidents
from rashomon.stages.report.lookup import Lookup, kind_noun, look_up_case
from rashomon.stages.report.record_view import in_order
from rashomon.stages.report.words import capitalised

_TYPES: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.PERSON: "Person",
        SourceKind.INSTITUTION: "Organization",
        SourceKind.STATE: "GovernmentOrganization",
        SourceKind.MEDIA: "NewsMediaOrganization",
    }
)


def json_ld(case: Case) -> dict[str, Any]:
    """One graph: articles, actors, incidents and claims, each once, joined by their names."""
    lookup = look_up_case(case)
    originals = _originals(case.lineage)
    homes = {claim: r.incident.id for r in case.records for claim in r.incident.claims}
    return {
        "@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"},
        "@graph": [
            *(_article(document, originals.get(document.id, ())) for document in lookup.documents.values()),
            *(_actor(actor) for actor in case.actors),
            *(_event(told) for told in told_incidents(case)),
            *(_claim(c, homes.get(c.id), lookup) for c in in_order(lookup.claims, lookup.claims, lookup)),
        ],
    }


def _known(**about: Any) -> dict[str, Any]:  # noqa: ANN401
    return {name: value for name, value in about.items() if value not in (None, "", [], {})}


def _originals(lineage: Lineage) -> dict[str, list[str]]:
    """Documents to those they were copied from."""
    found: dict[str, list[str]] = {}
    for link in lineage.links:
        if link.directed:
            found.setdefault(link.second, []).append(link.first)
    return found


def _article(document: Document, copied: Sequence[str]) -> dict[str, Any]:
    return {
        "id": urn("document", document.id),
        "type": "NewsArticle",
        **_known(
            url=address(document),
            headline=document.title,
            name=document.name,
            inLanguage=document.language if document.language != "und" else None,
            datePublished=document.published.value if document.published else None,
            dateModified=document.modified.value if document.modified else None,
            publisher={"type": "Organization", "name": document.outlet} if document.outlet else None,
            author=[{"type": "Person", "name": name} for name in document.authors],
            isBasedOn=[{"id": urn("document", id_)} for id_ in copied],
            identifier={"type": "PropertyValue", "propertyID": "SHA-256 of the page", "value": document.page},
        ),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    speaks_for = {"type": "Organization", "name": actor.party} if actor.party and actor.kind in _TYPES else None
    return {
        "id": urn("actor", actor.id),
        "type": _TYPES.get(actor.kind, "Thing"),
        "name": actor.name,
        **_known(alternateName=list(actor.aliases), memberOf=speaks_for if actor.party != actor.name else None),
    }


def _event(told: Told) -> dict[str, Any]:
    incident = told.record.incident
    return {
        "id": urn("incident", incident.id),
        "type": "Event",
        **_known(
            name=capitalised(kind_noun(incident.kind)) or "Incident",
            startDate=told.begins,
            endDate=told.ends,
            location=_place(told),
            description=" ".join(sentence.text for sentence in told.record.brief),
            subjectOf=[{"id": urn("document", id_)} for id_ in incident.documents],
        ),
    }


def _place(told: Told) -> dict[str, Any] | None:
    """The place by its name; coordinates as a circle, and none where only a region or country is known."""
    area, country = told.record.incident.area, told.record.incident.country
    within = area is not None and area.radius is not None
    wide = area is not None and area.precision in (WherePrecision.REGION, WherePrecision.COUNTRY)
    circle = None
    if area is not None and area.radius is not None and not wide:
        circle = {
            "type": "GeoCircle",
            "geoMidpoint": {"type": "GeoCoordinates", "latitude": area.latitude, "longitude": area.longitude},
            "geoRadius": f"{max(1, round(area.radius * 1000))} m",
        }
    address_ = {"type": "PostalAddress", "addressCountry": country} if country else None
    known = _known(name=told.place, address=address_, geo=circle if within else None)
    return {"type": "Place", **known} if known else None


def _claim(claim: Claim, incident: str | None, lookup: Lookup) -> dict[str, Any]:
    actor = claim.claimant.actor if claim.claimant else None
    named = claim.claimant.name if claim.claimant else ""
    author = {"id": urn("actor", actor)} if actor in lookup.actors and actor else {"type": "Thing", "name": named}
    return {
        "id": urn("claim", claim.id),
        "type": "Claim",
        "name": claim_words(claim, lookup),
        "text": claim.evidence.text,
        "appearance": {"id": urn("document", claim.document)},
        **_known(
            author=author if actor or named else None,
            about={"id": urn("incident", incident)} if incident else None,
            mainEntity=next(_value(claim), None),
            creativeWorkStatus=claim.modality.value,
        ),
    }


def _value(claim: Claim) -> Iterator[dict[str, Any]]:
    """What is claimed; an open end is left out, and so are both where no number is given."""
    bounds = claim.bounds
    if bounds is None:
        yield {"type": "PropertyValue", "name": claim.attribute.value, "value": claim.value}
    elif bounds.exact:
        yield {"type": "PropertyValue", "name": claim.attribute.value, "value": bounds.low}
    else:
        ends = {
            **({"minValue": bounds.low} if bounds.low is not None else {}),
            **({"maxValue": bounds.high} if bounds.high is not None else {}),
        }
        yield {"type": "PropertyValue", "name": claim.attribute.value, **ends}
