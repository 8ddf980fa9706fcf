"""A case as FollowTheMoney entities, one JSON object a line, as Aleph, OpenAleph and yente load them.

Documents are Articles, incidents Events, speakers Persons, Organizations or PublicBodies; a Mention joins each to the
documents that name it. Property names are those of FollowTheMoney 4.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rashomon.language.data import table
from rashomon.schema.document import Dated, Document
from rashomon.schema.entity import Actor
from rashomon.schema.identity import content_id
from rashomon.schema.record import Case
from rashomon.schema.statement import SourceKind
from rashomon.stages.report.exports.names import address
from rashomon.stages.report.exports.sheets import figures_told
from rashomon.stages.report.exports.told import Told, told_incidents
from rashomon.stages.report.lookup import kind_noun, look_up_case
from rashomon.stages.report.words import attribute_word, capitalised

# A role, a crowd, a document or an unnamed source is nobody whom another file could know: it gets no entity.
_SCHEMAS: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.PERSON: "Person",
        SourceKind.INSTITUTION: "Organization",
        SourceKind.STATE: "PublicBody",
        SourceKind.MEDIA: "Organization",
    }
)


def ftm_lines(case: Case) -> str:
    """Every entity on a line of its own, sorted by id."""
    entities = sorted(_entities(case), key=lambda entity: entity["id"])
    return "".join(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in entities)


def _entities(case: Case) -> Iterator[dict[str, Any]]:
    lookup = look_up_case(case)
    for document in lookup.documents.values():
        yield _article(document)
    for told in told_incidents(case):
        yield _event(told)
        for document_id in told.record.incident.documents:
            yield _documentation(document_id, told.record.incident.id)
    for actor in case.actors:
        if actor.kind in _SCHEMAS:
            yield _actor(actor)
            yield from _mentions(actor)


def _entity(schema: str, id_: str, **properties: Sequence[str | None]) -> dict[str, Any]:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(kind: str, id_: str) -> str:
    return f"rashomon-{kind}-{id_}"


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        "Article",
        _id("document", document.id),
        title=[document.title],
        fileName=[document.name],
        author=list(document.authors),
        publisher=[document.outlet],
        publishedAt=_date(document.published),
        modifiedAt=_date(document.modified),
        retrievedAt=_date(document.captured),
        sourceUrl=[address(document)],
        language=[_three_letters(document.language)],
        bodyText=[document.text],
    )


def _event(told: Told) -> dict[str, Any]:
    incident = told.record.incident
    findings = [
        f"{attribute_word(finding.attribute, 'title')}: {words}"
        for finding in told.record.findings
        if (words := figures_told(finding, told.lookup))
    ]
    noun = capitalised(kind_noun(incident.kind)) or "Incident"
    return _entity(
        "Event",
        _id("incident", incident.id),
        name=[" ".join(filter(None, (noun, told.lookup.where(incident))))],
        startDate=[told.begins],
        endDate=[told.ends],
        location=[told.lookup.place_name(incident)],
        country=[(incident.country or "").lower()],
        summary=[" ".join(sentence.text for sentence in told.record.brief)],
        notes=findings,
        keywords=[incident.kind],
    )


def _documentation(document: str, incident: str) -> dict[str, Any]:
    id_ = _id("documentation", content_id("documentation", document, incident))
    return _entity(
        "Documentation", id_, document=[_id("document", document)], entity=[_id("incident", incident)], role=["report"]
    )


def _actor(actor: Actor) -> dict[str, Any]:
    schema = _SCHEMAS[actor.kind]
    return _entity(schema, _id("actor", actor.id), name=[actor.name], alias=list(actor.aliases))


def _mentions(actor: Actor) -> Iterator[dict[str, Any]]:
    for document, name in dict.fromkeys((mention.document, mention.text) for mention in actor.mentions):
        yield _entity(
            "Mention",
            _id("mention", content_id("mention", actor.id, document, name)),
            document=[_id("document", document)],
            name=[name],
            resolved=[_id("actor", actor.id)],
            detectedSchema=[_SCHEMAS[actor.kind]],
        )


def _three_letters(language: str) -> str | None:
    return next((row["three"] for row in table("iso639") if row["two"] == language), None)


def _date(dated: Dated | None) -> list[str | None]:
    return [dated.value if dated else None]
