"""An incident's part of a collection holds all it needs and nothing of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import rashomon
from rashomon.parts import Parts
from rashomon.schema.entity import Actor, Place
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.record import Case
from rashomon.schema.statement import SourceKind

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def case(pages: Mapping[str, str], page_folder: WriteFolder) -> Case:
    return rashomon.build([page_folder(pages)])


def test_the_parts_of_all_incidents_are_the_whole(case: Case) -> None:
    parts = Parts.in_case(case)
    all_parts = [parts.of(record.incident) for record in case.records]
    assert len(all_parts) == 3
    for whole, kept in (
        (case.documents, [d for part in all_parts for d in part.documents]),
        (case.claims, [c for part in all_parts for c in part.grouping.claims]),
        (case.statements, [s for part in all_parts for s in part.grouping.statements]),
    ):
        assert sorted(item.id for item in whole) == sorted(item.id for item in kept)
    assert {a.id for part in all_parts for a in part.grouping.actors} == {actor.id for actor in case.actors}
    assert {p.id for part in all_parts for p in part.grouping.places} == {place.id for place in case.places}
    assert sorted(f for part in all_parts for f in part.lineage.families) == sorted(case.lineage.families)
    assert {link for part in all_parts for link in part.lineage.links} == set(case.lineage.links)


def test_a_part_holds_its_own_documents_alone(case: Case) -> None:
    parts = Parts.in_case(case)
    for record in case.records:
        part = parts.of(record.incident)
        own = set(record.incident.documents)
        assert {document.id for document in part.documents} == own
        assert {claim.document for claim in part.grouping.claims} <= own
        assert {link.document for link in part.lineage.sources} <= own
        assert all({link.first, link.second} <= own for link in part.lineage.links)


def test_who_is_heard_and_the_place_itself_come_without_a_mention(case: Case) -> None:
    silent = Actor("silent", "Nobody", SourceKind.PERSON)
    heard = next(claim for claim in case.claims if claim.claimant and claim.claimant.actor)
    assert heard.claimant is not None
    speaking = Actor(heard.claimant.actor or "", heard.claimant.name, heard.claimant.kind)
    place = Place("there", "Somewhere")
    incident = Incident("i", "airstrike", (heard.document,), (heard.id,), (), place="there")
    grouping = Grouping((incident,), (silent, speaking), (place, Place("else", "Elsewhere")), (), case.claims)
    part = Parts(grouping, case.documents, case.lineage).of(incident)
    assert part.grouping.actors == (speaking,)
    assert part.grouping.places == (place,)
